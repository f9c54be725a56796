"""How well an article says what is wanted: the tiers, the best first. Pure.

In the title → in the rest of the head, in one piece and otherwise → as a phrase → one term in the title →
near each other → anywhere in the article. A number or Latin word only inside a longer one comes last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from store.search.find import Candidate
from store.search.query import Query

TITLE_PHRASE, TITLE, HEAD_PHRASE, HEAD, PHRASE, TITLE_TERM, NEAR, ANYWHERE, INSIDE = range(9)
# Within so many characters words belong to one sentence or two.
_NEARBY = 60
_MOST_PLACES = 40


class Sought(NamedTuple):
    """What is looked for in each candidate: parts, all in one piece, those with Latin ends, each term's."""

    parts: tuple[str, ...]
    whole: str
    latin: tuple[str, ...]
    terms: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, query: Query) -> Sought:
        """What a query looks for."""
        terms = tuple(wanted.parts for wanted in query.wanted)
        return cls((), query.whole, (), terms).looking_for(query.parts)

    def looking_for(self, parts: tuple[str, ...]) -> Sought:
        """The same for these parts."""
        latin = tuple(part for part in parts if part[0] < "\x80" or part[-1] < "\x80")
        return self._replace(parts=parts, latin=latin)


def tier_of(sought: Sought, candidate: Candidate) -> int | None:
    """The tier of a candidate; None when it has not all."""
    title, head, body = candidate.title, candidate.head, candidate.body
    for part in sought.parts:
        if part not in body and part not in title and part not in head:
            return None
    return placed_in(sought, title, head, body) if sought.parts else ANYWHERE


def placed_in(sought: Sought, title: str, head: str, body: str) -> int:
    """The tier of texts that have all parts."""
    parts, whole, latin, terms = sought
    # Hundreds are placed for a search, and most have not even the first of them in title or head.
    first = parts[0]
    titled = first in title
    if titled and _holds_all(title, parts):
        return TITLE_PHRASE if whole and holds(title, whole) else TITLE
    there = titled or first in head or " " in first
    if head and there and _holds_all(f"{title} {head}", parts):
        return HEAD_PHRASE if whole and holds(head, whole) else HEAD
    if whole and whole in body and holds(body, whole):
        return PHRASE
    # Chinese parts are known to stand there, and cannot stand inside a longer one.
    if latin and not _holds_all(f"{title} {head} {body}", latin):
        return INSIDE
    for term in terms:
        if _holds_all(title, term):
            return TITLE_TERM
    return NEAR if _near(body, parts) else ANYWHERE


def _holds_all(text: str, parts: tuple[str, ...]) -> bool:
    for part in parts:
        if part not in text or ((part[0] < "\x80" or part[-1] < "\x80") and not holds(text, part)):
            return False
    return True


def holds(text: str, part: str) -> bool:
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
    # Most texts have them far apart: then no place of the first has all others around it.
    if not any(_around(text, at, parts) for at in _places(text, parts[0])):
        return False
    last: dict[int, int] = {}
    for at, number in sorted((at, number) for number, part in enumerate(parts) for at in _places(text, part)):
        last[number] = at
        if len(last) == len(parts) and at - min(last.values()) <= _NEARBY:
            return True
    return False


def _places(text: str, part: str) -> Iterator[int]:
    """The first places where it stands."""
    at, step, left = text.find(part), len(part), _MOST_PLACES
    while at >= 0 and left:
        yield at
        at, left = text.find(part, at + step), left - 1


def _around(text: str, at: int, parts: tuple[str, ...]) -> bool:
    """True when around a place there is each of the parts."""
    first, end = max(0, at - _NEARBY), at + _NEARBY
    return all(text.find(part, first, end + len(part)) >= 0 for part in parts)


def _near_each_other(text: str, one: str, other: str) -> bool:
    find, step, reach = text.find, len(one), _NEARBY + len(other)
    at = find(one)
    while at >= 0:
        if find(other, at - _NEARBY if at > _NEARBY else 0, at + reach) >= 0:
            return True
        at = find(one, at + step)
    return False
