"""The words of many articles at once, as numbers: the same that `owned.words_of` finds one by one.

Every piece that the segmenter hands out is looked up once and is a number from then on; which of them an
article has once or twice is found by sorting.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from store.search import facets, owned
from store.search.cuts import Cuts
from store.search.postings import Array
from store.search.vocabulary import is_known

# What a piece is: nothing to count, a word of the dictionary, one of no dictionary, a character by itself.
_NONE, _KNOWN, _NEW, _LOOSE = range(4)
_BITS = 24
_PIECE = (1 << _BITS) - 1
# So many pieces are remembered; then everything is met anew.
_MOST = 300_000


class Counted(NamedTuple):
    """`words`: all of them; `numbers`: which each article has, up to `ends`."""

    words: list[str]
    numbers: Array
    ends: Array


class ManyWords:
    """Counts the words of articles; what was met before it knows."""

    def __init__(self) -> None:
        self.pieces = _Pieces()

    def of(self, rows: Sequence[Mapping[str, Any]]) -> Counted:
        """The words of rows of `search_docs`."""
        import rjieba

        if len(self.pieces.names) > _MOST:
            self.pieces = _Pieces()
        number = self.pieces.__getitem__
        beside: list[int] = []
        sizes: list[list[int]] = []
        for place, row in enumerate(rows):
            sizes.append(list(map(len, rjieba.cut(row["body"]))))
            head: list[str] = rjieba.cut_for_search(f"{row['title']} {row['head']}")
            told = map(number, {*head, *owned.loose(head), *facets.names(row["facets"])})
            beside += [place << _BITS | one for one in told]
        text = Cuts([row["body"] for row in rows], sizes)
        keys, counts = self._met_in(text)
        loose = [place << _BITS | number(word) for place, word in _loose(text)]
        self.pieces.sort_out()
        heads, taken = (self._words(np.array(some, dtype=np.int64)) for some in (beside, loose))
        every = np.concatenate([*self._of_bodies(keys, counts), heads, taken])
        return self._counted(every, len(rows))

    def _met_in(self, text: Cuts) -> tuple[Array, Array]:
        """The pieces of texts with their places, each once, and how often it is there."""
        which, places, counts, names = text.distinct()
        known = np.fromiter(map(self.pieces.__getitem__, names), dtype=np.int64, count=len(names))
        longer = Counter(place << _BITS | self.pieces[piece] for place, piece in text.longer())
        more = np.array(list(longer.items()), dtype=np.int64).reshape(-1, 2)
        keys = np.concatenate((places << _BITS | known[which], more[:, 0]))
        return keys, np.concatenate((counts, more[:, 1]))

    def _words(self, keys: Array) -> Array:
        """Those of pieces that are words."""
        kind = self._kinds()[keys & _PIECE]
        found: Array = keys[(kind == _KNOWN) | (kind == _NEW)]
        return found

    def _of_bodies(self, keys: Array, counts: Array) -> Iterator[Array]:
        """Words of the dictionary and the words in them; words of none that a text has twice."""
        kind = self._kinds()[keys & _PIECE]
        known = keys[kind == _KNOWN]
        yield known
        yield keys[(kind == _NEW) & (counts > 1)]
        within = self.pieces.within
        pieces, where = self._met(known)
        inner = [within.get(one, ()) for one in pieces.tolist()]
        sizes = np.array([len(some) for some in inner], dtype=np.int64)
        starts = np.cumsum(sizes) - sizes
        every = np.array([one for some in inner for one in some], dtype=np.int64)
        mine = sizes[where]
        at = np.repeat(starts[where] - (np.cumsum(mine) - mine), mine) + np.arange(int(mine.sum()))
        yield np.repeat(known >> _BITS, mine) << _BITS | every[at]

    def _counted(self, keys: Array, count: int) -> Counted:
        keys.sort()
        keys = keys[np.flatnonzero(np.diff(keys, prepend=-1))]
        pieces, where = self._met(keys)
        ends = np.searchsorted(keys >> _BITS, np.arange(count), side="right")
        return Counted([self.pieces.names[one] for one in pieces.tolist()], where.astype(np.uint32), ends)

    def _met(self, keys: Array) -> tuple[Array, Array]:
        """The pieces of keys in order, and the place of each key's among them."""
        pieces = keys & _PIECE
        met = np.zeros(len(self.pieces.names), dtype=bool)
        met[pieces] = True
        return np.flatnonzero(met), (np.cumsum(met) - 1)[pieces]

    def _kinds(self) -> Array:
        return np.frombuffer(bytes(self.pieces.kinds), dtype=np.uint8)


class _Pieces(dict[str, int]):
    """Pieces of texts with their numbers; those that are met for the first time are sorted out together."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.kinds = bytearray()
        # The words in a word of the dictionary.
        self.within: dict[int, tuple[int, ...]] = {}

    def __missing__(self, piece: str) -> int:
        number = self[piece] = len(self.names)
        self.names.append(piece)
        return number

    def sort_out(self) -> None:
        """Say what each new piece is, and the words in it."""
        while len(self.kinds) < len(self.names):
            first = len(self.kinds)
            self.kinds += bytes(map(_kind, self.names[first:]))
            # Words of two characters have none in them.
            longer = ((at, name) for at, name in enumerate(self.names[first:], first) if len(name) > 2)
            for number, name in longer:
                if self.kinds[number] == _KNOWN and (within := owned.within(name)):
                    self.within[number] = tuple(map(self.__getitem__, within))


def _loose(text: Cuts) -> Iterator[tuple[int, str]]:
    """Characters that no word claims, taken together, where a text has them twice."""
    found: dict[int, list[str]] = defaultdict(list)
    for place, run in text.runs():
        found[place] += owned.together(run)
    for place, runs in found.items():
        for word in owned.twice(runs):
            yield place, word


def _kind(piece: str) -> int:
    if len(piece) == 1:
        return _LOOSE if owned.is_loose(piece) else _NONE
    if piece > owned.LATIN_ENDS and is_known(piece):
        return _KNOWN if owned.is_word(piece) else _NONE
    return _NEW if owned.is_word(piece) else _NONE
