"""Keeping articles: one, the hits of a search that are shown, or the articles of a digest."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts
from bot.delivery.edition import Edition
from bot.digests import build_digest
from bot.features import digest, edition, search
from bot.features.folder import name
from bot.features.lists import day_of, number_of, text_of
from bot.render.buttons import Act
from bot.screen import Sorry
from bot.visit import Visit
from store import Session, articles, clippings, folders, subscriptions, views
from store.folders import Folder
from store.values import View

# What keeps, by a button's action, and the kind of list that the button stands under.
LISTS = {"hits": search.KIND, "issue": digest.KIND, "edition": edition.KIND}


async def keep_one(visit: Visit, article: int) -> None:
    """Keep an article where this person keeps things; the screen stays as it is.

    Raises:
        Sorry: the article is gone.
    """
    await visit.toast(await keep(visit, article))


async def keep(visit: Visit, article: int) -> str:
    """Keep an article where this person keeps things; returns what is said of it.

    Raises:
        Sorry: the article is gone.
    """
    fresh, into = await _keep(visit, [article])
    if not fresh:
        return texts.SAVED_ALREADY
    return texts.SAVED if into.name == folders.FIRST else texts.SAVED_IN.format(folder=name(into))


async def take_out(visit: Visit, article: int) -> bool:
    """Take an article out of this person's own folders; whether it was in one."""

    def out(session: Session) -> bool:
        user = visit.person.user_id
        own = [each.id for each in folders.folders(session, user) if each.right == "own"]
        # Out of each of them, be it in several.
        return sum(clippings.take_out(session, each, article) for each in own) > 0

    return await visit.desk.store.awrite(out)


async def keep_all(visit: Visit, asked: Act) -> None:
    """Keep every article of the stretch of a list that is shown.

    Raises:
        Sorry: the list is gone, or somebody else's.
    """
    view = await visit.desk.store.aread(views.recall, asked.number, visit.person.user_id)
    if view is None or view.kind != LISTS[asked.action]:
        raise Sorry(texts.VIEW_DEAD)
    await visit.toast(_kept(*await _keep(visit, await _shown(visit, view, asked))))


async def keep_these(visit: Visit, articles_named: Sequence[int]) -> str:
    """Keep some articles where this person keeps things; returns what is said of it.

    Raises:
        Sorry: they are gone.
    """
    return _kept(*await _keep(visit, articles_named))


def _kept(count: int, into: Folder) -> str:
    if not count:
        return texts.SAVED_ALREADY
    if into.name == folders.FIRST:
        return texts.SAVED_ALL.format(count=count)
    return texts.SAVED_ALL_IN.format(count=count, folder=name(into))


async def _shown(visit: Visit, view: View, asked: Act) -> Sequence[int]:
    """The articles of that stretch."""
    if asked.action == "hits":
        return await search.hits_of(visit, view, asked.other)
    if asked.action == "issue":
        made = await visit.desk.store.aread(build_digest, day_of(view))
        return [item.id for section in made.screen(asked.other) for item in section.items]

    def look(session: Session) -> list[int]:
        ids = [int(number) for number in (text_of(view, "items") or "").split(",") if number]
        sub = subscriptions.one(session, number_of(view, "subscription"), view.user_id)
        style, topics = (sub.style, sub.topics) if sub else ("titles", ())
        made = Edition(articles.headlines(session, ids), style, topics)
        return [item.id for item in made.screen(asked.other)]

    return await visit.desk.store.aread(look)


async def _keep(visit: Visit, ids: Sequence[int]) -> tuple[int, Folder]:
    def keep(session: Session) -> tuple[int, Folder]:
        now = visit.desk.clock.now()
        into = folders.chosen(session, visit.person.user_id, now)
        there = articles.headlines(session, ids)
        if not there:
            raise Sorry(texts.ARTICLE_GONE)
        # The newest kept stands first: the first of a list is kept last.
        kept = [clippings.keep(session, into.id, item.id, now) for item in reversed(there)]
        return sum(kept), into

    return await visit.desk.store.awrite(keep)
