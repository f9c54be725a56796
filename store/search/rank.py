"""Candidates compared with what is wanted, and put in order. Pure.

Tiers: in the title → in the rest of the head, in one piece and otherwise → as a phrase → one term in the
title → near each other → anywhere in the article. Within a tier what is the whole title, then whole words,
then the newest first. A number or Latin word that is found only inside a longer one comes last.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice, repeat
from typing import NamedTuple

from store.search.find import Candidate
from store.search.query import Query
from store.search.words import stands_apart
from store.values import Sort

# The best score of each tier; within a tier it falls by less than the distance to the next.
_SCORES = (1.0, 0.93, 0.87, 0.81, 0.74, 0.64, 0.54, 0.4, 0.2)
_TITLE_PHRASE, _TITLE, _HEAD_PHRASE, _HEAD, _PHRASE, _TITLE_TERM, _NEAR, _ANYWHERE, _INSIDE = range(9)
_FALL = 0.05
# Within so many characters words belong to one sentence or two.
_NEARBY = 60
_MOST_PLACES = 40
_LOOKED_AT, _LOOKED_AT_ALONE = 4, 3
_COUNTED = re.compile(r"[0-9][0-9 ]*[^0-9]$")


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


class _Sought(NamedTuple):
    """What is looked for in each candidate: parts, all in one piece, those with Latin ends, each term's."""

    parts: tuple[str, ...]
    whole: str
    latin: tuple[str, ...]
    terms: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, query: Query) -> _Sought:
        terms = tuple(wanted.parts for wanted in query.wanted)
        return cls((), query.whole, (), terms).looking_for(query.parts)

    def looking_for(self, parts: tuple[str, ...]) -> _Sought:
        latin = tuple(part for part in parts if part[0] < "\x80" or part[-1] < "\x80")
        return self._replace(parts=parts, latin=latin)


def ranked(query: Query, candidates: Iterable[Candidate], sort: Sort = "relevance") -> list[Match]:
    """The candidates that hold all that is wanted and nothing that is excluded, in a total order."""
    sought = _Sought.of(query)
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
        if (tier := _choosing(query, sought, candidate) if choosing else _tier(sought, candidate)) is not None
        and not (query.excluded and _excluded(query, candidate))
        and not (named and _on_another_day(query, candidate))
    ]
    return sorted(found, key=newest_first if sort == "newest" else by_relevance)


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
        return any(_holds(text, part) for text in texts)
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
    if tier not in (_TITLE_PHRASE, _PHRASE):
        return False
    text = candidate.title if tier == _TITLE_PHRASE else candidate.body
    return not any(stands_apart(text, at, len(part)) for at in islice(_places(text, part), _LOOKED_AT_ALONE))


def _excluded(query: Query, candidate: Candidate) -> bool:
    texts = (candidate.title, candidate.head, candidate.body)
    return any(item.levelled in text for item in query.excluded for text in texts)


def _on_another_day(query: Query, candidate: Candidate) -> bool:
    """An issue of another day does when its text names the day that was typed, and means that year's."""
    filters = query.filters
    if filters.naming is None or filters.days is None:
        return False
    first, last = (day.toordinal() for day in filters.days)
    if first <= candidate.day <= last:
        return False
    texts = (candidate.title, candidate.head, candidate.body)
    if any(f"{filters.year}年{filters.naming}" in text for text in texts):
        return False
    if filters.told:
        soon = last < candidate.day <= filters.told.toordinal()
        return not (soon and any(filters.naming in text for text in texts))
    year = dt.date.fromordinal(candidate.day).year if candidate.day else None
    return year != filters.year or not any(_holds(text, filters.naming) for text in texts)


def _chosen(query: Query, everything: str) -> tuple[str, ...] | None:
    """The parts that the text has, of each term or of what will do as well; None when it has not all."""
    found: list[str] = []
    for wanted in query.wanted:
        ways = (one.parts for one in (wanted, *wanted.others))
        chosen = next((way for way in ways if all(part in everything for part in way)), None)
        if chosen is None:
            return None
        found += chosen
    return tuple(dict.fromkeys(found))


def _choosing(query: Query, sought: _Sought, candidate: Candidate) -> int | None:
    chosen = _chosen(query, f"{candidate.title} {candidate.head} {candidate.body}")
    return None if chosen is None else _tier(sought.looking_for(chosen), candidate)


def _tier(sought: _Sought, candidate: Candidate) -> int | None:
    """The tier of a candidate; None when it has not all."""
    title, head, body = candidate.title, candidate.head, candidate.body
    for part in sought.parts:
        if part not in body and part not in title and part not in head:
            return None
    return _placed(sought, title, head, body) if sought.parts else _ANYWHERE


def _placed(sought: _Sought, title: str, head: str, body: str) -> int:
    parts, whole, latin, terms = sought
    if _holds_all(title, parts):
        return _TITLE_PHRASE if whole and _holds(title, whole) else _TITLE
    # Most texts have not even the first of them there.
    first = parts[0]
    there = first in head or first in title or " " in first
    if head and there and _holds_all(f"{title} {head}", parts):
        return _HEAD_PHRASE if whole and _holds(head, whole) else _HEAD
    if whole and _holds(body, whole):
        return _PHRASE
    # Chinese parts are known to stand there, and cannot stand inside a longer one.
    if latin and not _holds_all(f"{title} {head} {body}", latin):
        return _INSIDE
    for term in terms:
        if _holds_all(title, term):
            return _TITLE_TERM
    return _NEAR if _near(body, parts) else _ANYWHERE


def _holds_all(text: str, parts: tuple[str, ...]) -> bool:
    for part in parts:
        if part not in text or ((part[0] < "\x80" or part[-1] < "\x80") and not _holds(text, part)):
            return False
    return True


def _holds(text: str, part: str) -> bool:
    """True when `part` stands in `text`, its Latin and number ends not inside a longer run."""
    at = text.find(part)
    if at < 0 or (part[0] > "\x7f" and part[-1] > "\x7f"):
        return at >= 0
    while at >= 0:
        end = at + len(part)
        begins = at == 0 or not (_latin(part[0]) and _latin(text[at - 1]))
        ends = end == len(text) or not (_latin(part[-1]) and _latin(text[end]))
        if begins and ends:
            return True
        at = text.find(part, at + 1)
    return False


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _near(text: str, parts: tuple[str, ...]) -> bool:
    """True when all parts stand within `_NEARBY` characters of each other."""
    if len(parts) < 3:
        return _near_each_other(text, parts[0], parts[-1])
    places: list[tuple[int, int]] = []
    for number, part in enumerate(parts):
        at, left = text.find(part), _MOST_PLACES
        if at < 0:
            return False
        while at >= 0 and left:
            places.append((at, number))
            at, left = text.find(part, at + len(part)), left - 1
    last: dict[int, int] = {}
    for at, number in sorted(places):
        last[number] = at
        if len(last) == len(parts) and at - min(last.values()) <= _NEARBY:
            return True
    return False


def _near_each_other(text: str, one: str, other: str) -> bool:
    at = text.find(one)
    while at >= 0:
        if text.find(other, max(0, at - _NEARBY), at + _NEARBY + len(other)) >= 0:
            return True
        at = text.find(one, at + len(one))
    return False


def provisional(candidates: Sequence[Candidate], titled: Container[int]) -> list[Match]:
    """Matches whose texts have not been read; `titled` are the numbers of those that came by their titles."""
    tiers = [_TITLE_PHRASE if item[0] in titled else _PHRASE for item in candidates]
    rest = (repeat(Match._field_defaults[name]) for name in Match._fields[2:])
    return list(map(partial(tuple.__new__, Match), zip(candidates, tiers, *rest, strict=False)))


def placed(parts: tuple[str, ...], candidate: Candidate) -> tuple[Match, bool]:
    """A match of these parts, and whether they stand together: in the head, or near each other."""
    sought = _Sought((), "", (), ()).looking_for(parts)
    tier = _placed(sought, candidate.title, candidate.head, candidate.body)
    return Match(candidate, tier), tier < _ANYWHERE


def is_titled(match: Match) -> bool:
    """True when what is wanted stands in the title, in one piece."""
    return match.tier == _TITLE_PHRASE


def newest_first(match: Match) -> tuple[int, int, int]:
    """The order by date."""
    return -match.candidate.day, match.tier, match.candidate.article_id
