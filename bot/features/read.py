"""Opening an article: part by part, on to its neighbours, back to where one came from."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from bot import texts
from bot.features import around, doubts
from bot.render.article import article_parts
from bot.render.buttons import Act, Begin, OpenArticle, ShowView
from bot.render.keyboards import Button, Keyboard, Row
from bot.render.markup import Rich, italic, join
from bot.render.split import MESSAGE_LIMIT
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import articles, openings
from store.errors import ArticleGone, StoreError
from store.values import StoredArticle

_log = logging.getLogger(__name__)


async def open_article(visit: Visit, asked: OpenArticle) -> Screen:
    """A part of an article.

    Raises:
        Sorry: the article is gone.
    """
    try:
        stored = await visit.desk.store.aread(articles.article, asked.article)
    except ArticleGone:
        raise Sorry(texts.ARTICLE_GONE, _way_back(asked, None)) from None
    await note_opened(visit, stored.id)
    parts = article_parts(stored, visit.desk.settings.paper)
    # A corrected article may have fewer parts than when the button was made.
    part = min(asked.part, len(parts) - 1)
    doubtful = any(doubts.doubtful_seams(stored.article)) or await doubts.likely_misread(
        visit, stored.article
    )
    where = await around.place(visit, asked)
    keyboard = _keyboard(stored, asked, (part, len(parts)), where, doubtful=bool(doubtful))
    return Screen(_with_place(parts[part], where), keyboard)


def _with_place(text: Rich, where: around.Place | None) -> Rich:
    """The text with a line that says where it stands in its list, where a message has room for that."""
    if where is None:
        return text
    of = f"/{where.total}" if where.total else ""
    said = join([text, italic(texts.PLACE.format(name=where.name, number=where.number, of=of))], "\n\n")
    return said if said.length <= MESSAGE_LIMIT else text


async def note_opened(visit: Visit, article_id: int) -> None:
    """This person has the article open. A store that cannot be written is still read from."""
    now = visit.desk.clock.now()
    try:
        await visit.desk.store.awrite(openings.opened, visit.person.user_id, article_id, now)
    except StoreError as error:
        _log.warning("an opened article was not noted: %s", error)


def _keyboard(
    stored: StoredArticle,
    asked: OpenArticle,
    which: tuple[int, int],
    where: around.Place | None,
    *,
    doubtful: bool,
) -> Keyboard:
    part, parts = which

    def opened(article: int, at: int = 0) -> OpenArticle:
        return OpenArticle(article, asked.view, asked.offset, at)

    pages: list[Button] = []
    if part > 0:
        pages.append(Button(texts.PREVIOUS_PAGE, opened(stored.id, part - 1)))
    if part + 1 < parts:
        pages.append(Button(texts.NEXT_PAGE, opened(stored.id, part + 1)))
    beside = tuple(opened(one) if one is not None else None for one in (stored.previous_id, stored.next_id))
    listed = (where.previous, where.next) if where else (None, None)
    if not any(listed) or [one and one.article for one in listed] == [one and one.article for one in beside]:
        # The paper alone is gone on in, or the list is in its order.
        rows: Keyboard = (_row((texts.PREVIOUS_ARTICLE, texts.NEXT_ARTICLE), beside),)
    else:
        of_list = _row((texts.PREVIOUS_ARTICLE, texts.NEXT_ARTICLE), listed)
        rows = (of_list, _row((texts.PREVIOUS_OF_ISSUE, texts.NEXT_OF_ISSUE), beside))
    hand_on = Button(texts.SEND, Act("send", "card", stored.id))
    keep = Button(texts.SAVE, Act("clip", "add", stored.id))
    if doubtful:
        pages.append(Button(texts.SEAMS_BUTTON, Act(doubts.ACTS, "show", stored.id)))
    fault = Button(texts.REPORT_FAULT, Act("report", "ask", stored.id))
    return (tuple(pages), *rows, *_way_back(asked, stored, keep, hand_on, fault))


def _row(labels: tuple[str, str], doors: Sequence[OpenArticle | None]) -> Row:
    return tuple(Button(label, door) for label, door in zip(labels, doors, strict=True) if door is not None)


def _way_back(asked: OpenArticle, stored: StoredArticle | None, *first: Button) -> Keyboard:
    if asked.view:
        return ((*first, Button(texts.BACK, ShowView(asked.view, asked.offset))),)
    if stored and stored.date is None:
        # A page without a date belongs to no issue.
        return (first,)
    return ((*first, Button(texts.WHOLE_ISSUE, Begin("issue", stored.date if stored else None))),)
