"""/search, and any plain text: finds articles."""

from __future__ import annotations

import datetime as dt

from bot import texts
from bot.features import hitlist
from bot.features.lists import number_of, remember, text_of
from bot.plainly import levelled
from bot.render.buttons import FACET, LITERALLY, NARROWER, NEAR, OTHER_ORDER, Act, ShowView
from bot.render.keyboards import Button, Row, numbers, pager
from bot.render.lists import HITS_SIZE, assumed_lines, filter_line, hit_lines
from bot.render.markup import join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import articles
from store.search import search
from store.search.clause import clause_of
from store.values import SearchResult, Sort, View

KIND = "search"
LONGEST_QUERY = hitlist.LONGEST_QUERY


async def run(visit: Visit, argument: str) -> Screen:
    """Search for what was typed.

    Raises:
        Sorry: nothing was typed, or far too much.
    """
    visit.sought = True
    query = " ".join(argument.split())
    if not query:
        raise Sorry(texts.SEARCH_USAGE)
    if len(query) > LONGEST_QUERY:
        return await _passed_on(visit, query)
    return await begin(visit, query)


async def _passed_on(visit: Visit, text: str) -> Screen:
    """A passage, pasted whole: the article that has one of its clauses as it stands."""
    clause = await visit.desk.store.aread(clause_of, text)
    if not clause:
        raise Sorry(texts.TOO_LONG.format(limit=LONGEST_QUERY))
    return await run_noted(visit, f"“{clause}”", texts.BY_A_CLAUSE)


async def run_noted(visit: Visit, argument: str, note: str) -> Screen:
    """Search for what was typed as it stands, with a note above; the note alone where nothing has it."""
    held = await visit.desk.store.aread(articles.newest_id)
    view = await remember(visit, KIND, query=argument, sort="relevance", literally=1, upto=held)
    if not (await _find(visit, view, 0)).hits:
        return Screen(plain(note))
    found = await show(visit, view, 0)
    return Screen(join([plain(note), found.text], "\n\n"), found.keyboard)


async def counted(visit: Visit, query: str) -> Screen:
    """How many articles there are, and the first of them."""
    today = visit.desk.clock.today()
    found = await visit.desk.store.aread(search, query, limit=1, today=today)
    shown = await run(visit, query)
    # What is only near is nothing to count.
    if not found.hits or _is_partial(found):
        return shown
    like = found.totals.get("similar", 0) + found.totals.get("pinyin", 0)
    sure = hitlist.total_of(found) - like
    form = texts.COUNTED_LIKE if like and sure > 0 else texts.COUNTED
    if found.total is None:
        form, sure = texts.COUNTED_AT_LEAST, hitlist.total_of(found)
    said = form.format(
        query=hitlist.short(query), count=sure if sure > 0 else hitlist.total_of(found), like=like
    )
    return Screen(join([plain(said), shown.text], "\n\n"), shown.keyboard)


async def is_held(visit: Visit, text: str, *, loosely: bool = False) -> bool:
    """Whether articles have all of what was typed as it stands; `loosely`: or what it may be a slip of."""
    today = visit.desk.clock.today()
    found = await visit.desk.store.aread(search, text, limit=1, today=today, literally=not loosely)
    return bool(found.hits) and not _is_partial(found)


async def is_found(visit: Visit, text: str, *, whole: bool) -> bool:
    """Whether a search finds anything; `whole`: by all of its words, and not by most of them."""
    found = await visit.desk.store.aread(search, text, limit=1, today=visit.desk.clock.today())
    return bool(found.hits) and not (whole and _is_partial(found))


def _is_partial(found: SearchResult) -> bool:
    """Whether no article has all of what was typed, and what is shown is only near it."""
    return any(each.kind == "partial" for each in found.understood.assumed)


async def is_title(visit: Visit, text: str, *, begun: bool = False) -> bool:
    """Whether an article has exactly this title, but for marks and blanks; `begun`: or one beginning so."""
    bare = levelled(text)
    return any(title == bare or (begun and title.startswith(bare)) for title in await _titles(visit, bare))


async def is_in_title(visit: Visit, text: str) -> bool:
    """Whether an article has this in its title as it stands, but for marks and blanks."""
    bare = levelled(text)
    return any(bare in title for title in await _titles(visit, bare))


async def _titles(visit: Visit, bare: str) -> list[str]:
    """The titles of a few articles that have this in them, or, where none has, in their texts."""
    if not 0 < len(bare) <= LONGEST_QUERY:
        return []
    today = visit.desk.clock.today()
    found = await visit.desk.store.aread(search, f"标题:{bare}", limit=HITS_SIZE, today=today, literally=True)
    return [levelled(hit.headline.title) for hit in found.hits]


async def nothing_open(visit: Visit, text: str, said: str = texts.HELP_ANSWERS["open"]) -> Screen | None:
    """A search for what may be said of an article where none is open; None where articles say it so."""
    if await is_held(visit, text):
        return None
    found = await run(visit, text)
    return Screen(join([found.text, plain(said)], "\n\n"), found.keyboard)


async def fits(visit: Visit, filters: str) -> bool:
    """Whether there are articles that what was typed as a filter fits (第3版)."""
    found = await visit.desk.store.aread(search, filters, limit=1, today=visit.desk.clock.today())
    return bool(found.hits and found.understood.filters)


async def instead(visit: Visit, text: str) -> Row:
    """A button that looks for what was typed, under an answer that took it for something else."""
    view = await remember(visit, KIND, query=" ".join(text.split())[:LONGEST_QUERY])
    return (Button(texts.SEARCH_INSTEAD.format(query=hitlist.short(text)), ShowView(view.id)),)


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """A stretch of the hits, searched anew: buttons of any age work."""
    found = await _find(visit, view, offset)
    if not found.hits and offset:
        raise Sorry(texts.LIST_HAS_NO_PAGE)
    if not found.hits:
        return await _nothing(visit, view, found)
    filters = filter_line(found.understood.filters)
    if filters and (other := await _next_issue(visit, found)):
        filters += f"\n{other}"
    notes = [*([plain(filters)] if filters else []), *assumed_lines(found.understood.assumed)]
    blocks = [hitlist.head(found, offset), *([join(notes)] if notes else [])]
    keyboard = (
        *numbers((hit.headline.id for hit in found.hits), view.id, offset, offset + 1),
        pager(view.id, offset, HITS_SIZE, hitlist.total_of(found)),
        *hitlist.wider(view, found),
        (*hitlist.ways_on(view, found), *hitlist.door(found.query)),
        (Button(texts.SAVE_ALL, Act("clip", "hits", view.id, offset)),),
    )
    return Screen(
        join([*blocks, *hit_lines(found.hits, offset + 1, found.understood.assumed)], "\n\n"), keyboard
    )


async def _next_issue(visit: Visit, found: SearchResult) -> str:
    """That there is no issue of the day that was typed, where what is shown is of the next."""
    filters = found.understood.filters
    if "from" not in filters or filters["from"] != filters["to"]:
        return ""
    day = dt.date.fromisoformat(filters["from"])
    next_day = day + dt.timedelta(days=1)
    if not any(hit.headline.date == next_day for hit in found.hits):
        return ""
    there = await visit.desk.store.aread(articles.dates_between, day, next_day)
    return "" if there else texts.NEXT_ISSUE.format(day=texts.short_day(day), next=texts.short_day(next_day))


async def hits_of(visit: Visit, view: View, offset: int) -> tuple[int, ...]:
    """The articles of a stretch of the hits."""
    return (await stretch_of(visit, view, offset))[0]


async def stretch_of(visit: Visit, view: View, offset: int) -> tuple[tuple[int, ...], int]:
    """The same, and how many hits there are."""
    found = await _find(visit, view, offset)
    return tuple(hit.headline.id for hit in found.hits), hitlist.total_of(found)


async def change(visit: Visit, view: View, what: int) -> Screen:
    """The same search in another order, without what was assumed, narrower or wider."""
    query, sort = text_of(view, "query") or "", hitlist.sort_of(view)
    if what == LITERALLY:
        return await begin(visit, query, sort, literally=True)
    if what == OTHER_ORDER:
        other: Sort = "relevance" if sort == "newest" else "newest"
        return await begin(visit, query, other, literally=bool(number_of(view, "literally")))
    found = await _find(visit, view, 0)
    if what == NARROWER:
        return hitlist.narrowing(view, found)
    facets = {FACET + at: facet.query for at, facet in enumerate(found.facets)}
    wider = {NEAR + at: near for at, near in enumerate(found.near)}
    changed = (facets | wider).get(what)
    if changed is None or len(changed) > LONGEST_QUERY:
        raise Sorry(texts.BUTTON_DEAD)
    return await begin(visit, changed, sort)


async def begin(
    visit: Visit, query: str, sort: Sort = "relevance", *, literally: bool = False, base: str = ""
) -> Screen:
    """A search anew. `base`: the query without the days to which it was narrowed since."""
    held = await visit.desk.store.aread(articles.newest_id)
    view = await remember(visit, KIND, query=query, sort=sort, literally=int(literally), upto=held, base=base)
    return await show(visit, view, 0)


async def _find(visit: Visit, view: View, offset: int) -> SearchResult:
    desk = visit.desk
    return await desk.store.aread(
        search,
        text_of(view, "query") or "",
        limit=HITS_SIZE,
        offset=offset,
        sort=hitlist.sort_of(view),
        today=desk.clock.today(),
        upto=number_of(view, "upto") or None,
        literally=bool(number_of(view, "literally")),
    )


async def _nothing(visit: Visit, view: View, found: SearchResult) -> Screen:
    said = found.understood
    if not (said.terms or said.phrases or said.filters):
        # What is not wanted alone asks for nothing, and marks alone have nothing that could be found.
        usage = (
            texts.SEARCH_USAGE
            if said.excluded
            else texts.NOTHING_TO_FIND.format(query=hitlist.short(found.query))
        )
        raise Sorry(usage)
    held = await visit.desk.store.aread(articles.overview)
    lines = [*hitlist.not_found(found), *([] if number_of(view, "literally") else [plain(texts.SEARCHED)])]
    if held.newest and held.oldest:
        hint = texts.NOT_FOUND_HINT.format(
            articles=held.articles, oldest=texts.full_day(held.oldest), newest=texts.full_day(held.newest)
        )
        lines.append(plain(hint))
    if found.near:
        lines.append(plain(texts.NEAR_HINT))
    return Screen(join(lines), (*hitlist.wider(view, found), hitlist.DOORS))
