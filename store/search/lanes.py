"""The lanes of an answer: what was typed, then its synonyms, what it may be a slip of, and how it sounds.

The gate: a term that the archive holds is never replaced. Only where the archive does not hold a term is
another put in its place; beside one that it holds, others may only add hits, behind the exact ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from store.search import counting, meant, remembered
from store.search.blocks import finer
from store.search.find import Found, candidates, is_plain, plainly, read
from store.search.holds import is_chance, is_scattered
from store.search.legible import as_legible
from store.search.once import once
from store.search.parted import parted
from store.search.query import Query
from store.search.rank import (
    Match,
    as_words,
    is_weak,
    newest_first,
    provisional,
    ranked,
    says_it,
)
from store.values import Assumed, Lane, Sort

# Of a long list only the part that is shown is put in its finer order, so many at a time.
BLOCK = 60
_FEW = 60
_SHARED = 100
# What is so long is a headline rather than a term.
_HEADLINE = 9
# So many hits are looked at to see whether the words of a term stand there as words.
_LOOKED_AT = 12
# Of a story that stands in more places the first few are compared.
_PRINTS = 4


@dataclass(slots=True)
class Hits:
    """One lane: the query that it answers, its matches in order, and whether these are all.

    `rough`: the texts have not been read; `shown` puts what it shows in its finer order.
    """

    lane: Lane
    query: Query
    matches: Sequence[Match]
    complete: bool = True
    rough: bool = False

    def shown(self, session: Session, start: int, end: int, sort: Sort) -> list[Match]:
        """A stretch of the matches."""
        if not self.rough or sort == "newest":
            return list(self.matches[start:end])
        found: list[Match] = []
        for at in range(start // BLOCK * BLOCK, min(end, len(self.matches)), BLOCK):
            found += finer(session, self.query, self.matches[at : at + BLOCK], min(BLOCK, end - at))
        skip = start - start // BLOCK * BLOCK
        return found[skip : skip + end - start]


@dataclass(frozen=True, slots=True)
class Answer:
    """The lanes in their order, and what was assumed on the way to them."""

    query: Query
    lanes: tuple[Hits, ...]
    assumed: tuple[Assumed, ...] = ()

    @property
    def empty(self) -> bool:
        """True when no lane has a hit."""
        return not any(lane.matches for lane in self.lanes)


def answer(session: Session, query: Query, sort: Sort, *, literally: bool = False) -> Answer:
    """All lanes of a query; `literally`: the exact one alone."""
    # What only chance has put together is not worth looking for before all else has been tried.
    one = query.wanted[0] if len(query.wanted) == 1 and not literally else None
    scattered = one is not None and is_scattered(session, one)
    chance = one is not None and (scattered or is_chance(session, one))
    exact = Hits("exact", query, []) if chance else _lane(session, "exact", query, sort)
    if literally or not query.wanted:
        return Answer(query, (exact,))
    weak = bool(exact.matches) and not exact.rough and _all_weak(query, exact.matches)
    if exact.matches and not weak:
        return _beside(session, query, exact, sort)
    named = _beside(session, query, exact if exact.matches else Hits("exact", query, []), sort, names=True)
    if len(named.lanes) > 1:
        # Another writing of a number is the number, and what has its characters here and there is none.
        if one is None or not scattered or is_chance(session, one) or counting.otherwise(one.levelled):
            return named
        # What is scattered stands before other names all the same.
        return _beside(session, query, _lane(session, "exact", query, sort), sort, names=True)
    ways = (meant.instead, remembered.titles, meant.loosely, remembered.passages, parted)
    # What is as long as a headline is first of all taken for one.
    for way in ways if len(query.whole) < _HEADLINE else dict.fromkeys((remembered.titles, *ways)):
        readings = way(session, query)
        # Several readings share what one would have to itself: a few hits of each are enough to choose by.
        cap = _SHARED // len(readings) if len(readings) > 1 else None
        instead = [(one, _lane(session, one.lane, one.query, sort, cap)) for one in readings]
        instead = [(one, lane) for one, lane in instead if lane.matches]
        if instead:
            lanes = [replace(exact, matches=[], complete=True), *_merged([lane for _, lane in instead])]
            assumed = tuple(dict.fromkeys(each for one, _ in instead for each in one.assumed))
            return Answer(instead[0][0].query, _without_doubles(lanes), assumed)
    return _beside(session, query, _lane(session, "exact", query, sort) if chance else exact, sort)


def _beside(session: Session, query: Query, exact: Hits, sort: Sort, *, names: bool = False) -> Answer:
    """What may be added to hits that there are; `names`: the other names of its things alone."""
    lanes = [exact]
    assumed: list[Assumed] = []
    more = [] if names else meant.also(session, query, exact.matches, exact.complete)
    for one in [*meant.synonyms(session, query), *more]:
        # Behind more hits than anybody reads, and of what is only near, a few say that there are others.
        cap = None if exact.complete and one.lane == "synonym" else _FEW
        lane = _whole(_lane(session, one.lane, one.query, sort, cap))
        if lane.matches:
            lanes.append(lane)
            assumed += one.assumed
    return Answer(query, _without_doubles(lanes), tuple(dict.fromkeys(assumed)))


# Other names are tried before anything is mended and again beside what is found, a sentence's words as they
# stand and again as they may be meant.
@once
def _lane(session: Session, lane: Lane, query: Query, sort: Sort, cap: int | None = None) -> Hits:
    found = plainly(session, query) if is_plain(query) else candidates(session, query, cap)
    if is_plain(query):
        return _plain(session, lane, query, found, sort)
    return Hits(lane, query, folded(ranked(query, found.candidates, sort)), found.complete)


def _whole(lane: Hits) -> Hits:
    """What nobody typed must stand there as words."""
    if lane.rough:
        return lane
    return replace(lane, matches=[match for match in lane.matches if as_words(lane.query, match)])


def _plain(session: Session, lane: Lane, query: Query, found: Found, sort: Sort) -> Hits:
    if found.complete and len(found.candidates) <= BLOCK:
        matches = ranked(query, read(session, found.candidates), sort)
        return Hits(lane, query, folded(matches))
    rough = provisional(found.candidates, found.in_title)
    if sort == "newest":
        rough.sort(key=newest_first)
    return Hits(lane, query, folded(rough), found.complete, rough=True)


def folded(matches: list[Match]) -> list[Match]:
    """The same story once, at its best place, with where else it stands; a garbled print behind another."""
    if _all_distinct(matches):
        return matches
    told: dict[int, list[Match]] = {}
    for match in matches:
        told.setdefault(match.candidate.story, []).append(match)
    return [each[0] if len(each) == 1 else _first_of(each) for each in told.values()]


def _first_of(told: list[Match]) -> Match:
    """The best of those that tell a story, unless its print is garbled and another's is not."""
    best = told[0]
    legible = as_legible([match.candidate.body for match in told[:_PRINTS]])
    shown = told[legible.index(True)]
    others = tuple(match.candidate.article_id for match in told if match is not shown)
    return best._replace(candidate=shown.candidate, also=others)


def _merged(lanes: list[Hits]) -> Iterator[Hits]:
    """Several readings of one slip in one lane, in turns: which was meant is not known."""
    for name in dict.fromkeys(lane.lane for lane in lanes):
        same = [lane for lane in lanes if lane.lane == name]
        longest = max(len(lane.matches) for lane in same)
        taken = (lane.matches[at] for at in range(longest) for lane in same if at < len(lane.matches))
        if len(same) == 1:
            yield same[0]
        else:
            yield Hits(name, same[0].query, list(taken), all(lane.complete for lane in same))


def _without_doubles(lanes: tuple[Hits, ...] | list[Hits]) -> tuple[Hits, ...]:
    if len(lanes) == 1:
        # It has been folded.
        return tuple(lanes)
    seen: set[int] = set()
    out = []
    order: dict[Lane, int] = {"exact": 0, "synonym": 1, "similar": 2, "pinyin": 3}
    for lane in sorted(lanes, key=lambda each: order[each.lane]):
        kept = []
        for match in lane.matches:
            if match.candidate.story not in seen:
                seen.add(match.candidate.story)
                kept.append(match)
        out.append(replace(lane, matches=kept))
    return tuple(out)


def _all_distinct(matches: list[Match]) -> bool:
    return len({match[0].story for match in matches}) == len(matches)


def _all_weak(query: Query, matches: Sequence[Match]) -> bool:
    if query.whole and any(says_it(query, match) for match in matches):
        return False
    return all(is_weak(query, match) for match in matches[:_LOOKED_AT])
