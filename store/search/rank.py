"""Candidates compared with what is wanted, and put in order. Pure.

By tiers (`store.search.tiers`); within a tier what is the whole title, then whole words, then the newest.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice, repeat
from typing import NamedTuple

from store.search.find import Candidate
from store.search.query import Query, Wanted
from store.search.tiers import ANYWHERE, INSIDE, PHRASE, TITLE_PHRASE, Sought, holds, placed_in, tier_of
from store.search.words import stands_apart
from store.values import Sort

# The best score of each tier; within a tier it falls by less than the distance to the next.
_SCORES = (1.0, 0.93, 0.87, 0.81, 0.74, 0.64, 0.54, 0.4, 0.2)
_FALL = 0.05
_LOOKED_AT, _LOOKED_AT_ALONE = 4, 3
_COUNTED = re.compile(r"[0-9][0-9 ]*[百千万亿多余]*[^0-9]?$")


class Match(NamedTuple):
    """A candidate that is wanted, its tier (0 is best) and its score, 1 to 0.

    `across`: a lone term stands there only across the words of the text (大会 in 扩大会议).
    """

    candidate: Candidate
    tier: int
    across: bool = False
    score: float = 0.0
    # Where else the same story stands.
    also: tuple[int, ...] = ()
    # What was typed is the whole title.
    named: bool = False


def ranked(query: Query, candidates: Iterable[Candidate], sort: Sort = "relevance") -> list[Match]:
    """The candidates that hold all that is wanted and nothing that is excluded, in a total order."""
    sought = Sought.of(query)
    parts, whole = sought.parts, query.whole
    # A hundred candidates are looked at for every reading of a query: what it has not is not asked of each.
    lone = len(parts) == 1 and len(parts[0]) > 1 and not parts[0].isascii()
    named, choosing = query.filters.naming is not None, any(wanted.others for wanted in query.wanted)
    found = [
        Match(
            candidate,
            tier,
            lone and is_across(parts[0], candidate, tier),
            named=candidate.title == whole and bool(whole),
        )
        for candidate in candidates
        if (tier := _choosing(query, sought, candidate) if choosing else tier_of(sought, candidate))
        is not None
        and not (query.excluded and is_excluded(query, candidate))
        and not (named and _on_another_day(query, candidate))
    ]
    if sort == "newest" or not query.filters.worded:
        return sorted(found, key=newest_first if sort == "newest" else by_relevance)
    return _worded(query, sought, found)


def _worded(query: Query, sought: Sought, found: Sequence[Match]) -> list[Match]:
    """First what says what was typed (端午节) beside all else, then what is only of those days."""
    word = query.filters.naming or ""
    saying = sought.looking_for((*sought.parts, word))._replace(whole=query.whole or word)
    says: list[Match] = []
    rest: list[Match] = []
    for match in found:
        tier = tier_of(saying, match.candidate)
        (rest if tier is None else says).append(match if tier is None else match._replace(tier=tier))
    others = (match._replace(tier=INSIDE) for match in sorted(rest, key=by_relevance))
    return [*sorted(says, key=by_relevance), *others]


def says_it(query: Query, match: Match) -> bool:
    """True when the article has what is wanted in one piece."""
    candidate = match.candidate
    return any(query.whole in text for text in (candidate.title, candidate.head, candidate.body))


def is_weak(query: Query, match: Match) -> bool:
    """True when the article has the parts of a term, but neither the term in one piece nor all as words."""
    candidate = match.candidate
    texts = (candidate.title, candidate.head, candidate.body)
    for wanted in query.wanted:
        if wanted.others or any(wanted.levelled in text for text in texts):
            continue
        # A lone character that is not where it was typed says nothing.
        if any(len(part) == 1 and part > "\u2e80" for part in wanted.parts):
            return True
        if not all(_apart(part, texts) for part in wanted.parts):
            return True
    return False


def as_words(query: Query, match: Match) -> bool:
    """True when what is wanted stands there as words: 省总 for 省总工会, but not that in 全省总动员."""
    return not match.across and not is_weak(query, match)


def _apart(part: str, texts: tuple[str, ...]) -> bool:
    if len(part) < 2 or part.isascii() or _COUNTED.match(part):
        # 3600万 of 3600万人 is that number, however the characters behind it are cut into words.
        return any(holds(text, part) for text in texts)
    places = ((text, at) for text in texts if part in text for at in _places(text, part))
    return any(stands_apart(text, at, len(part)) for text, at in islice(places, _LOOKED_AT))


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def scored(matches: Sequence[Match], first: int, count: int) -> list[Match]:
    """A stretch of a lane's matches with their scores; `first` is the place of its first, of `count`."""
    return [
        match._replace(score=round(_SCORES[match.tier] - _FALL * at / max(1, count), 6))
        for at, match in enumerate(matches, start=first)
    ]


def by_relevance(match: Match) -> tuple[int, bool, bool, int, int]:
    """The order of hits: the best first."""
    return match.tier, not match.named, match.across, -match.candidate.day, match.candidate.article_id


def is_across(part: str, candidate: Candidate, tier: int) -> bool:
    """Looked at where it decides something: a lone Chinese word in a title or text."""
    if tier not in (TITLE_PHRASE, PHRASE):
        return False
    text = candidate.title if tier == TITLE_PHRASE else candidate.body
    return not any(stands_apart(text, at, len(part)) for at in islice(_places(text, part), _LOOKED_AT_ALONE))


def is_excluded(query: Query, candidate: Candidate) -> bool:
    """True when the article has what is not wanted."""
    texts = (candidate.title, candidate.head, candidate.body)
    said = any(word in text for word in query.without_words for text in texts)
    return said or query.leaves_out(candidate.facets, candidate.day)


def _on_another_day(query: Query, candidate: Candidate) -> bool:
    """An issue of another day does when its text names the day that was typed, and means that year's."""
    filters = query.filters
    if filters.naming is None or filters.days is None:
        return False
    first, last = (day.toordinal() for day in filters.days)
    if first <= candidate.day <= last:
        return False
    if filters.worded:
        return not any(filters.naming in text for text in (candidate.title, candidate.head, candidate.body))
    texts = (candidate.title, candidate.head, candidate.body)
    if any(f"{filters.year}年{filters.naming}" in text for text in texts):
        return False
    if filters.told:
        soon = last < candidate.day <= filters.told.toordinal()
        return not (soon and any(filters.naming in text for text in texts))
    year = dt.date.fromordinal(candidate.day).year if candidate.day else None
    return year != filters.year or not any(holds(text, filters.naming) for text in texts)


def _chosen(query: Query, everything: str) -> tuple[str, ...] | None:
    """The parts that the text has, of each term or of what will do as well; None when it has not all."""
    found: list[str] = []
    for wanted in query.wanted:
        ways = (one for one in (wanted, *wanted.others) if all(part in everything for part in one.parts))
        # Of several a lone character elsewhere says nothing: 女 and 工委 are no 女工委.
        chosen = next((one.parts for one in ways if one.levelled in everything or not _is_loose(one)), None)
        if chosen is None:
            return None
        found += chosen
    return tuple(dict.fromkeys(found))


def _is_loose(wanted: Wanted) -> bool:
    return any(len(part) == 1 and part > "\u2e80" for part in wanted.parts)


def _choosing(query: Query, sought: Sought, candidate: Candidate) -> int | None:
    chosen = _chosen(query, f"{candidate.title} {candidate.head} {candidate.body}")
    return None if chosen is None else tier_of(sought.looking_for(chosen), candidate)


def provisional(candidates: Sequence[Candidate], titled: Container[int]) -> list[Match]:
    """Matches whose texts have not been read; `titled` are the numbers of those that came by their titles."""
    tiers = [TITLE_PHRASE if item[0] in titled else PHRASE for item in candidates]
    rest = (repeat(Match._field_defaults[name]) for name in Match._fields[2:])
    return list(map(partial(tuple.__new__, Match), zip(candidates, tiers, *rest, strict=False)))


def placed(parts: tuple[str, ...], candidate: Candidate) -> tuple[Match, bool]:
    """A match of these parts, and whether they stand together: in the head, or near each other."""
    sought = Sought((), "", (), ()).looking_for(parts)
    tier = placed_in(sought, candidate.title, candidate.head, candidate.body)
    return Match(candidate, tier), tier < ANYWHERE


def is_titled(match: Match) -> bool:
    """True when what is wanted stands in the title, in one piece."""
    return match.tier == TITLE_PHRASE


def newest_first(match: Match) -> tuple[int, int, int]:
    """The order by date."""
    return -match.candidate.day, match.tier, match.candidate.article_id
