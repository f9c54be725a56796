"""The rest of a digest or alert that was brought: its list again, screen by screen."""

from __future__ import annotations

from functools import partial

from bot import texts
from bot.delivery.edition import Edition
from bot.delivery.render import VIEW, edition_screen, subscription_row
from bot.features.lists import number_of, text_of
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, articles, news, subscriptions
from store.values import View

KIND = VIEW


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """A screen of the list; articles that are gone meanwhile are left out.

    Raises:
        Sorry: nothing of it is left.
    """
    paper = visit.desk.settings.paper

    def look(session: Session) -> Screen | None:
        ids = [int(number) for number in (text_of(view, "items") or "").split(",") if number]
        items = articles.headlines(session, ids)
        if not items[offset:]:
            return None
        sub = subscriptions.one(session, number_of(view, "subscription"), view.user_id)
        style, topics = (sub.style, sub.topics) if sub else ("titles", ())
        doubtful = partial(news.doubtful, session)
        edition = Edition(items, style, topics, head=text_of(view, "head") or "")
        text, keyboard = edition_screen(edition, paper, view.id, offset, doubtful)
        return Screen(text, (*keyboard, subscription_row(sub)) if sub else keyboard)

    screen = await visit.desk.store.aread(look)
    if screen is None:
        raise Sorry(texts.VIEW_DEAD)
    return screen
