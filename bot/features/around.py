"""Where an article stands in the list from which it was opened, and what stands beside it there."""

from __future__ import annotations

from dataclasses import dataclass

from bot import texts
from bot.features import onscreen, search
from bot.features.lists import text_of
from bot.render.buttons import OpenArticle
from bot.render.lists import HITS_SIZE
from bot.visit import Visit
from store import views
from store.values import View

# Lists in the paper's own order: what stands beside an article there are its neighbours on the page.
_OF_ISSUES = frozenset({"latest", "issue", "page"})
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Place:
    """The number of an article in a list that is called `name`, of how many where that is known."""

    name: str
    number: int
    total: int | None
    previous: OpenArticle | None
    next: OpenArticle | None


async def place(visit: Visit, asked: OpenArticle) -> Place | None:
    """Where an article stands; None where it is opened from no list, or from one in the paper's order."""
    view = await _view(visit, asked)
    if view is None and asked.view:
        return None
    if view and view.kind == search.KIND:
        return await _among_hits(visit, view, asked)
    of_issue = view and view.kind in _OF_ISSUES and not text_of(view, "column")
    if of_issue or visit.chat_id != visit.person.user_id:
        return None
    there = await onscreen.shown(visit) or {}
    number = next((at for at, one in there.items() if one.article == asked.article), None)
    if number is None or there[number].view != asked.view:
        return None
    last = len(there) if not asked.view else None
    return Place(texts.PLACE_LIST, number, last, there.get(number - 1), there.get(number + 1))


async def _view(visit: Visit, asked: OpenArticle) -> View | None:
    if not asked.view:
        return None
    return await visit.desk.store.aread(views.recall, asked.view, visit.person.user_id)


async def _among_hits(visit: Visit, view: View, asked: OpenArticle) -> Place | None:
    """Among the hits of a search; those of the next page are found when its edge is reached."""
    ids, total = await search.stretch_of(visit, view, asked.offset)
    if asked.article not in ids:
        return None
    at = ids.index(asked.article)
    number = asked.offset + at + 1
    before = ids[at - 1] if at else await _edge(visit, view, asked.offset - HITS_SIZE, last=True)
    behind = None
    if number < total:
        behind = ids[at + 1] if at + 1 < len(ids) else await _edge(visit, view, asked.offset + len(ids))
    query = text_of(view, "query") or ""
    query = query if len(query) <= _SHOWN else query[: _SHOWN - 1] + "…"

    def opened(article: int | None, number: int) -> OpenArticle | None:
        return OpenArticle(article, view.id, (number - 1) // HITS_SIZE * HITS_SIZE) if article else None

    name = texts.PLACE_SEARCH.format(query=query)
    return Place(name, number, total, opened(before, number - 1), opened(behind, number + 1))


async def _edge(visit: Visit, view: View, offset: int, *, last: bool = False) -> int | None:
    """The first or the last of the hits on the page that begins there."""
    if offset < 0:
        return None
    ids, _ = await search.stretch_of(visit, view, offset)
    return ids[-1 if last else 0] if ids else None
