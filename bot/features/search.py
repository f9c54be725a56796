"""/search, and any plain text: finds articles."""

from __future__ import annotations

import datetime as dt

from bot import texts
from bot.features.lists import number_of, remember, text_of
from bot.plainly import levelled
from bot.render.buttons import FACET, LITERALLY, NARROWER, NEAR, OTHER_ORDER, Act, Begin, Change, ShowView
from bot.render.keyboards import Button, Keyboard, Row, in_rows, numbers, pager
from bot.render.lists import HITS_SIZE, assumed_lines, filter_line, hit_lines, which
from bot.render.markup import Rich, bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import articles
from store.search import search, sound
from store.search.clause import clause_of
from store.values import FACETS_OF, FacetCount, SearchResult, Sort, View

KIND = "search"
# More than this is a text somebody passed on, not something to look for.
LONGEST_QUERY = 200
# How much of a query is repeated in the answer, and of a column on a button.
_SHOWN_QUERY = 30
_SHOWN_VALUE = 12
_FACETS_A_ROW = 2
_DOORS: Row = (Button(texts.LATEST, Begin("latest")), Button(texts.ISSUE, Begin("issue")))


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
    return await _begin(visit, query)


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
    if not found.hits:
        return shown
    like = found.totals.get("similar", 0) + found.totals.get("pinyin", 0)
    sure = _total(found) - like
    form = texts.COUNTED_LIKE if like and sure > 0 else texts.COUNTED
    if found.total is None:
        form, sure = texts.COUNTED_AT_LEAST, _total(found)
    said = form.format(query=_short(query), count=sure if sure > 0 else _total(found), like=like)
    return Screen(join([plain(said), shown.text], "\n\n"), shown.keyboard)


async def is_held(visit: Visit, text: str, *, loosely: bool = False) -> bool:
    """Whether articles have all of what was typed as it stands; `loosely`: or anything that is like it."""
    today = visit.desk.clock.today()
    found = await visit.desk.store.aread(search, text, limit=1, today=today, literally=not loosely)
    return bool(found.hits)


async def is_found(visit: Visit, text: str, *, whole: bool) -> bool:
    """Whether a search finds anything; `whole`: by all of its words, and not by most of them."""
    found = await visit.desk.store.aread(search, text, limit=1, today=visit.desk.clock.today())
    partly = any(each.kind == "partial" for each in found.understood.assumed)
    return bool(found.hits) and not (whole and partly)


async def is_title(visit: Visit, text: str, *, begun: bool = False) -> bool:
    """Whether an article has exactly this title, but for marks and blanks; `begun`: or one beginning so."""
    bare = levelled(text)
    if not 0 < len(bare) <= LONGEST_QUERY:
        return False
    today = visit.desk.clock.today()
    found = await visit.desk.store.aread(search, f"标题:{bare}", limit=HITS_SIZE, today=today, literally=True)
    titles = [levelled(hit.headline.title) for hit in found.hits]
    return any(title == bare or (begun and title.startswith(bare)) for title in titles)


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
    return (Button(texts.SEARCH_INSTEAD.format(query=_short(text)), ShowView(view.id)),)


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
    blocks = [_head(found, offset), *([join(notes)] if notes else [])]
    keyboard = (
        *numbers((hit.headline.id for hit in found.hits), view.id, offset, offset + 1),
        pager(view.id, offset, HITS_SIZE, _total(found)),
        *_wider(view, found),
        (*_ways_on(view, found), *_door(found.query)),
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
    return tuple(hit.headline.id for hit in (await _find(visit, view, offset)).hits)


async def change(visit: Visit, view: View, what: int) -> Screen:
    """The same search in another order, without what was assumed, narrower or wider."""
    query, sort = text_of(view, "query") or "", _sort(view)
    if what == LITERALLY:
        return await _begin(visit, query, sort, literally=True)
    if what == OTHER_ORDER:
        other: Sort = "relevance" if sort == "newest" else "newest"
        return await _begin(visit, query, other, literally=bool(number_of(view, "literally")))
    found = await _find(visit, view, 0)
    if what == NARROWER:
        return _narrowing(view, found)
    facets = {FACET + at: facet.query for at, facet in enumerate(found.facets)}
    wider = {NEAR + at: near for at, near in enumerate(found.near)}
    changed = (facets | wider).get(what)
    if changed is None or len(changed) > LONGEST_QUERY:
        raise Sorry(texts.BUTTON_DEAD)
    return await _begin(visit, changed, sort)


async def _begin(visit: Visit, query: str, sort: Sort = "relevance", *, literally: bool = False) -> Screen:
    held = await visit.desk.store.aread(articles.newest_id)
    view = await remember(visit, KIND, query=query, sort=sort, literally=int(literally), upto=held)
    return await show(visit, view, 0)


async def _find(visit: Visit, view: View, offset: int) -> SearchResult:
    desk = visit.desk
    return await desk.store.aread(
        search,
        text_of(view, "query") or "",
        limit=HITS_SIZE,
        offset=offset,
        sort=_sort(view),
        today=desk.clock.today(),
        upto=number_of(view, "upto") or None,
        literally=bool(number_of(view, "literally")),
    )


def _sort(view: View) -> Sort:
    return "newest" if text_of(view, "sort") == "newest" else "relevance"


def _total(found: SearchResult) -> int:
    return found.total if found.total is not None else (found.at_least or 0)


def _head(found: SearchResult, offset: int) -> Rich:
    form = texts.COUNT_EXACT if found.total is not None else texts.COUNT_AT_LEAST
    count = form.format(count=_total(found))
    if offset or _total(found) > len(found.hits):
        count += texts.COUNT_RANGE.format(which=which(offset, len(found.hits)))
    return join([bold(texts.FOUND.format(query=_short(found.query))), plain(count)])


def _ways_on(view: View, found: SearchResult) -> Row:
    row: list[Button] = []
    kinds = {each.kind for each in found.understood.assumed}
    if kinds & {"spelling", "pinyin"}:
        row.append(Button(texts.AS_TYPED, Change(view.id, LITERALLY)))
    elif "synonym" in kinds:
        row.append(Button(texts.ONLY_AS_TYPED, Change(view.id, LITERALLY)))
    if _total(found) > HITS_SIZE:
        order = texts.BEST_FIRST if _sort(view) == "newest" else texts.NEWEST_FIRST
        row.append(Button(order, Change(view.id, OTHER_ORDER)))
        row += [Button(texts.NARROW, Change(view.id, NARROWER))] if found.facets else []
    row.append(Button(texts.SUBSCRIBE_THIS, Act("sub", "search", view.id)))
    return tuple(row)


def _narrowing(view: View, found: SearchResult) -> Screen:
    buttons = [
        Button(_facet(facet), Change(view.id, FACET + at))
        for at, facet in enumerate(found.facets)
        if len(facet.query) <= LONGEST_QUERY
    ]
    back: Row = (Button(texts.BACK, ShowView(view.id)),)
    keyboard: Keyboard = (*in_rows(buttons, _FACETS_A_ROW), back)
    head = texts.NARROW_HEAD.format(count=min(_total(found), FACETS_OF))
    return Screen(join([bold(texts.FOUND.format(query=_short(found.query))), plain(head)]), keyboard)


def _facet(facet: FacetCount) -> str:
    name = texts.FACETS[facet.facet].format(value=facet.value[:_SHOWN_VALUE])
    return texts.FACET.format(name=name, count=facet.count)


async def _nothing(visit: Visit, view: View, found: SearchResult) -> Screen:
    said = found.understood
    if not (said.terms or said.phrases or said.filters):
        # What is not wanted alone asks for nothing, and marks alone have nothing that could be found.
        usage = (
            texts.SEARCH_USAGE if said.excluded else texts.NOTHING_TO_FIND.format(query=_short(found.query))
        )
        raise Sorry(usage)
    held = await visit.desk.store.aread(articles.overview)
    lines = [*_not_found(found), *([] if number_of(view, "literally") else [plain(texts.SEARCHED)])]
    if held.newest and held.oldest:
        hint = texts.NOT_FOUND_HINT.format(
            articles=held.articles, oldest=texts.full_day(held.oldest), newest=texts.full_day(held.newest)
        )
        lines.append(plain(hint))
    if found.near:
        lines.append(plain(texts.NEAR_HINT))
    return Screen(join(lines), (*_wider(view, found), _DOORS))


def _wider(view: View, found: SearchResult) -> Keyboard:
    """With a word less."""
    return tuple(
        (Button(texts.NEAR.format(query=_short(query)), Change(view.id, NEAR + at)),)
        for at, query in enumerate(found.near)
    )


def _not_found(found: SearchResult) -> list[Rich]:
    said, query = found.understood, _short(found.query)
    left_out = {each.typed for each in said.assumed if not each.taken}
    if left_out and left_out <= set(said.terms):
        return [plain(texts.NOT_FOUND_DAYS.format(query=query))]
    filters = filter_line(said.filters)
    lines = [plain(texts.NOT_FOUND.format(query=query)), *([plain(filters)] if filters else [])]
    return lines + assumed_lines(said.assumed)


def _door(query: str) -> Row:
    """The list whose name is typed in pinyin: zui xin may mean the newest headlines as well."""
    letters = sound.letters(query.lower())
    return tuple(door for door in _DOORS if letters and letters == "".join(sound.syllables(door.label)))


def _short(query: str) -> str:
    return query if len(query) <= _SHOWN_QUERY else query[: _SHOWN_QUERY - 1] + "…"
