"""What an article has of what was typed, and how much more that says than chance would bring together. Pure.

How much it says is a log likelihood ratio. A word, or a pair of characters, that a share p of the articles
has stands in a stretch of f times an article's length with the probability 1 - (1 - p)^f, as if it fell
anywhere (Poisson). What an article has in its best stretch weighs as much as that is unlikely, and how many
such stretches there are in the archive is taken off. What it lacks counts neither way: it may be said
otherwise. In a title, which is remembered wrongly (一面鼓救了七十四户 for 一面锣救下四十七户), single
characters count as well.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from store.search.find import Candidate

# So many characters are some lines of a newspaper's column; a title has at least so many.
_LINES, _TITLE = 80, 12
# Of a word so many places are looked at.
_PLACES = 6
# Of a word that stands there in part one character makes the next likely: each counts so much less.
_LIKELIER = 1.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or pair of characters of what was typed: in which term and where; how many articles lack it."""

    text: str
    term: int
    start: int
    lacking: float

    @property
    def places(self) -> range:
        """Which characters of what was typed it is."""
        return range(self.start, self.start + len(self.text))

    def weight(self, stretch: float) -> float:
        """How unlikely it is in a stretch of so much of an article's length."""
        return -math.log(1 - self.lacking**stretch)


@dataclass(frozen=True, slots=True)
class Had:
    """What an article has: the pieces, each character once, and how much more they say than chance would."""

    pieces: tuple[Piece, ...]
    surplus: float


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: the pieces that the archive has, the heaviest first, and what chance takes off.

    `characters`: each with its term, its place and the share of all characters that it is, the rarest first.
    """

    pieces: Sequence[Piece]
    characters: Sequence[tuple[str, int, int, float]]
    chance: float


_Weighed = tuple[tuple[Piece, ...], float]


def had_by(item: Candidate, sought: Sought) -> Had:
    """What an article has: all of it, or what stands in its title or in some lines, whatever says most."""
    text = whole(item)
    length = max(len(text), _LINES)
    here = [piece for piece in sought.pieces if piece.text in text]
    starts = {at for piece in here for at in _places(text, piece.text)}
    lines = (text[at : at + _LINES] for at in sorted(starts))
    ways = [_within(here, text, 1.0), _in_title(sought, here, item.title, length)]
    had, surplus = max((*ways, *(_within(here, one, _LINES / length) for one in lines)), key=itemgetter(1))
    return Had(had, surplus - sought.chance)


def _in_title(sought: Sought, here: Sequence[Piece], title: str, length: int) -> _Weighed:
    """The pieces in a title and, where there are any, its other characters that were typed."""
    size = max(_TITLE, len(title))
    had, weight = _within(here, title, size / length)
    taken = {place for piece in had for place in piece.places}
    known = {one for piece in had for one in piece.text}
    more: dict[str, Piece] = {}
    for one, term, at, share in sought.characters:
        if had and one in title and one not in known and one not in more and at not in taken:
            more[one] = Piece(one, term, at, (1 - share) ** length)
            weight += max(0.0, more[one].weight(size / length) - _LIKELIER)
    return (*had, *more.values()), weight


def _within(pieces: Sequence[Piece], text: str, stretch: float) -> _Weighed:
    """The pieces in a stretch of so much of an article's length, and how unlikely that is of one of all such.

    The heaviest first, each once, and each character of what was typed once.
    """
    taken: set[int] = set()
    had: dict[str, Piece] = {}
    for piece in pieces:
        if piece.text in text and piece.text not in had and taken.isdisjoint(piece.places):
            taken.update(piece.places)
            had[piece.text] = piece
    return tuple(had.values()), sum(piece.weight(stretch) for piece in had.values()) + math.log(stretch)


def _places(text: str, piece: str) -> Iterator[int]:
    return (found.start() for found in islice(re.finditer(re.escape(piece), text), _PLACES))


def whole(item: Candidate) -> str:
    """All that an article says."""
    return f"{item.title} {item.head} {item.body}"
