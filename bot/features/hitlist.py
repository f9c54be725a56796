"""The parts of a list of hits: its head, the ways on from it, and what is said where nothing was found."""

from __future__ import annotations

from bot import texts
from bot.features.lists import text_of
from bot.render.buttons import FACET, LITERALLY, NARROWER, NEAR, OTHER_ORDER, Act, Begin, Change, ShowView
from bot.render.keyboards import Button, Keyboard, Row, in_rows
from bot.render.lists import HITS_SIZE, assumed_lines, filter_line, which
from bot.render.markup import Rich, bold, join, plain
from bot.screen import Screen
from store.search import sound
from store.values import FACETS_OF, FacetCount, SearchResult, Sort, View

# More than this is a text somebody passed on, not something to look for.
LONGEST_QUERY = 200
# How much of a query is repeated in the answer, and of a column on a button.
_SHOWN_QUERY = 30
_SHOWN_VALUE = 12
_FACETS_A_ROW = 2
DOORS: Row = (Button(texts.LATEST, Begin("latest")), Button(texts.ISSUE, Begin("issue")))


def sort_of(view: View) -> Sort:
    """The order of the hits."""
    return "newest" if text_of(view, "sort") == "newest" else "relevance"


def total_of(found: SearchResult) -> int:
    """How many hits there are, at least."""
    return found.total if found.total is not None else (found.at_least or 0)


def head(found: SearchResult, offset: int) -> Rich:
    """What was looked for, how many there are, and which of them are shown."""
    form = texts.COUNT_EXACT if found.total is not None else texts.COUNT_AT_LEAST
    count = form.format(count=total_of(found))
    if offset or total_of(found) > len(found.hits):
        count += texts.COUNT_RANGE.format(which=which(offset, len(found.hits)))
    return join([bold(texts.FOUND.format(query=short(found.query))), plain(count)])


def ways_on(view: View, found: SearchResult) -> Row:
    """To have it otherwise: as typed, in the other order, narrower, or brought."""
    row: list[Button] = []
    kinds = {each.kind for each in found.understood.assumed}
    if kinds & {"spelling", "pinyin"}:
        row.append(Button(texts.AS_TYPED, Change(view.id, LITERALLY)))
    elif "synonym" in kinds:
        row.append(Button(texts.ONLY_AS_TYPED, Change(view.id, LITERALLY)))
    if total_of(found) > HITS_SIZE:
        order = texts.BEST_FIRST if sort_of(view) == "newest" else texts.NEWEST_FIRST
        row.append(Button(order, Change(view.id, OTHER_ORDER)))
        row += [Button(texts.NARROW, Change(view.id, NARROWER))] if found.facets else []
    row.append(Button(texts.SUBSCRIBE_THIS, Act("sub", "search", view.id)))
    return tuple(row)


def narrowing(view: View, found: SearchResult) -> Screen:
    """What the hits can be narrowed to."""
    buttons = [
        Button(_facet(facet), Change(view.id, FACET + at))
        for at, facet in enumerate(found.facets)
        if len(facet.query) <= LONGEST_QUERY
    ]
    back: Row = (Button(texts.BACK, ShowView(view.id)),)
    keyboard: Keyboard = (*in_rows(buttons, _FACETS_A_ROW), back)
    head = texts.NARROW_HEAD.format(count=min(total_of(found), FACETS_OF))
    return Screen(join([bold(texts.FOUND.format(query=short(found.query))), plain(head)]), keyboard)


def _facet(facet: FacetCount) -> str:
    name = texts.FACETS[facet.facet].format(value=facet.value[:_SHOWN_VALUE])
    return texts.FACET.format(name=name, count=facet.count)


def wider(view: View, found: SearchResult) -> Keyboard:
    """With a word less."""
    return tuple(
        (Button(texts.NEAR.format(query=short(query)), Change(view.id, NEAR + at)),)
        for at, query in enumerate(found.near)
    )


def not_found(found: SearchResult) -> list[Rich]:
    """That nothing was found, and how it was read."""
    said, query = found.understood, short(found.query)
    left_out = {each.typed for each in said.assumed if not each.taken}
    if left_out and left_out <= set(said.terms):
        return [plain(texts.NOT_FOUND_DAYS.format(query=query))]
    filters = filter_line(said.filters)
    lines = [plain(texts.NOT_FOUND.format(query=query)), *([plain(filters)] if filters else [])]
    return lines + assumed_lines(said.assumed)


def door(query: str) -> Row:
    """The list whose name is typed in pinyin: zui xin may mean the newest headlines as well."""
    letters = sound.letters(query.lower())
    return tuple(door for door in DOORS if letters and letters == "".join(sound.syllables(door.label)))


def short(query: str) -> str:
    """As much of a query as is repeated."""
    return query if len(query) <= _SHOWN_QUERY else query[: _SHOWN_QUERY - 1] + "…"
