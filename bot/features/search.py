"""/search, and any plain text: finds articles."""

from __future__ import annotations

from bot import texts
from bot.features.lists import remember, text_of
from bot.render.buttons import Begin
from bot.render.keyboards import Button, Row, numbers, pager
from bot.render.lists import HITS_SIZE, assumed_lines, hit_lines, which
from bot.render.markup import Rich, bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import articles
from store.search import search
from store.values import SearchResult, Sort, View

KIND = "search"
# More than this is a text somebody passed on, not something to look for.
LONGEST_QUERY = 200
# How much of a query is repeated in the answer.
_SHOWN_QUERY = 30


async def run(visit: Visit, argument: str) -> Screen:
    """Search for what was typed.

    Raises:
        Sorry: nothing was typed, or far too much.
    """
    query = " ".join(argument.split())
    if not query:
        raise Sorry(texts.SEARCH_USAGE)
    if len(query) > LONGEST_QUERY:
        raise Sorry(texts.TOO_LONG.format(limit=LONGEST_QUERY))
    return await show(visit, await remember(visit, KIND, query=query, sort="relevance"), 0)


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """A stretch of the hits, searched anew: buttons of any age work."""
    query = text_of(view, "query") or ""
    sort: Sort = "newest" if text_of(view, "sort") == "newest" else "relevance"
    desk = visit.desk
    found = await desk.store.aread(
        search, query, limit=HITS_SIZE, offset=offset, sort=sort, today=desk.clock.today()
    )
    if not found.hits:
        return await _nothing(visit, query, found)
    blocks = [_head(found, offset), *assumed_lines(found.understood.assumed)]
    keyboard = (
        *numbers((hit.headline.id for hit in found.hits), view.id, offset, offset + 1),
        pager(view.id, offset, HITS_SIZE, _total(found)),
    )
    return Screen(join([*blocks, *hit_lines(found.hits, offset + 1)], "\n\n"), keyboard)


def _total(found: SearchResult) -> int:
    return found.total if found.total is not None else (found.at_least or 0)


def _head(found: SearchResult, offset: int) -> Rich:
    form = texts.COUNT_EXACT if found.total is not None else texts.COUNT_AT_LEAST
    count = form.format(count=_total(found))
    if offset or _total(found) > len(found.hits):
        count += texts.COUNT_RANGE.format(which=which(offset, len(found.hits)))
    return join([bold(texts.FOUND.format(query=_short(found.query))), plain(count)])


async def _nothing(visit: Visit, query: str, found: SearchResult) -> Screen:
    held = await visit.desk.store.aread(articles.overview)
    lines = [plain(texts.NOT_FOUND.format(query=_short(query))), *assumed_lines(found.understood.assumed)]
    if held.newest and held.oldest:
        hint = texts.NOT_FOUND_HINT.format(
            articles=held.articles, oldest=texts.full_day(held.oldest), newest=texts.full_day(held.newest)
        )
        lines.append(plain(hint))
    ways_on: Row = (Button(texts.LATEST, Begin("latest")), Button(texts.ISSUE, Begin("issue")))
    return Screen(join(lines), (ways_on,))


def _short(query: str) -> str:
    return query if len(query) <= _SHOWN_QUERY else query[: _SHOWN_QUERY - 1] + "…"
