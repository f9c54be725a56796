"""The hits on the screen made others by a sentence: 只要今年的, 不要招聘的, 只看标题, 有没有新一点的."""

from __future__ import annotations

from dataclasses import replace

from bot import refining, texts
from bot.features import search, undoing
from bot.features.lastshown import view_on_screen
from bot.features.lists import number_of, text_of
from bot.features.slipped import corrected
from bot.render.buttons import OTHER_ORDER
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session
from store.search import search as find
from store.search.query import entitled, untitled
from store.search.undated import undated
from store.values import Sort, View


async def of_titles(visit: Visit, text: str) -> Screen | None:
    """只看标题 right behind a list of hits is said of these, and not of what is brought; None for all else.

    Raises:
        Sorry: it is so already, or it is of how much is shown (只要导语), which may be said of both.
    """
    if refining.is_of_length(text) and await view_on_screen(visit) and not await undoing.last(visit):
        raise Sorry(texts.LENGTH_OF_WHAT, (await search.instead(visit, text.strip()),))
    said = refining.read(text)
    if said is None or said.what != "title" or await view_on_screen(visit) is None:
        return None
    return await answered(visit, text)


async def answered(visit: Visit, text: str) -> Screen | None:
    """The same search with what was said of it; None for another sentence, or where no hits are shown.

    Raises:
        Sorry: it is so already, or what is asked for has become too long.
    """
    said = refining.read(text)
    # Who reads one of the hits may speak of the list behind it.
    view = await view_on_screen(visit, behind=True) if said else None
    if said is None or view is None or view.kind != search.KIND:
        return None
    sort: Sort = "newest" if text_of(view, "sort") == "newest" else "relevance"
    if said.what == "newest":
        if sort == "newest":
            raise Sorry(texts.SORTED_SO, (await search.instead(visit, text),))
        return await _with_way_back(visit, text, await search.change(visit, view, OTHER_ORDER))
    literally = bool(number_of(view, "literally"))
    query, base = await _refined(visit, text, view, said, literally=literally)
    if len(query) > search.LONGEST_QUERY:
        raise Sorry(texts.TOO_LONG.format(limit=search.LONGEST_QUERY))
    shown = await search.begin(visit, query, sort, literally=literally, base=base)
    return await _with_way_back(visit, text, shown)


async def _refined(
    visit: Visit, text: str, view: View, said: refining.Refinement, *, literally: bool
) -> tuple[str, str]:
    """The query, and what it is without the days to which it was narrowed.

    Raises:
        Sorry: titles alone are looked through already.
    """
    query = text_of(view, "query") or ""
    if not literally:
        query = await corrected(visit, query)
    base = text_of(view, "base") or ""
    if said.what == "when":
        # 去年的呢 takes the place of 只要今年的, and of the days that were typed.
        base = base or await visit.desk.store.aread(_undated, query, visit)
        return f"{base} {said.words}".strip(), base
    if said.what == "title":
        if untitled(query) != query:
            raise Sorry(texts.TITLES_ALREADY, (await search.instead(visit, text),))
        return entitled(query), base and entitled(base)
    # 工会，招聘的都不要 below the hits of 工会: that is what they are of, and not what is to be left out.
    own = {f"-{word}" for word in query.split()} if " " in said.words else frozenset[str]()
    if refining.names_page(said.words):
        # 只要头版 takes the place of 只要第1版的: no article is of both.
        query, base = refining.without_pages(query), refining.without_pages(base)
    more = " ".join(word for word in said.words.split() if word not in query.split() and word not in own)
    return f"{query} {more}".strip(), base and f"{base} {more}".strip()


def _undated(session: Session, query: str, visit: Visit) -> str:
    """The query without its days, as they were read."""
    today = visit.desk.clock.today()
    read = find(session, query, limit=1, today=today).understood
    inside = "from" in read.filters or any(each.kind == "date" for each in read.assumed)
    return undated(session, query, today, inside=inside)


async def _with_way_back(visit: Visit, text: str, shown: Screen) -> Screen:
    """What was typed may have been meant as words to look for."""
    return replace(shown, keyboard=(*shown.keyboard, await search.instead(visit, text.strip())))
