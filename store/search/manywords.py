"""The words of many articles at once, as numbers: the same that `owned.words_of` finds one by one.

Every piece that the segmenter hands out is looked up once and is a number from then on; which of them an
article has once or twice is found by sorting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from store.search import facets, owned
from store.search.postings import Array
from store.search.vocabulary import is_known

# What a piece is: nothing to count, a word of the dictionary, one of no dictionary, a character by itself.
_NONE, _KNOWN, _NEW, _LOOSE = range(4)
_BITS = 24
_PIECE = (1 << _BITS) - 1
# So many pieces are remembered; then everything is met anew.
_MOST = 300_000


class Counted(NamedTuple):
    """`words`: all of them in order; `numbers`: which each article has, up to `ends`."""

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
        bodies: list[int] = []
        sizes, beside = [], []
        for place, row in enumerate(rows):
            body: list[str] = rjieba.cut(row["body"])
            sizes.append(len(body))
            bodies += map(number, body)
            head: list[str] = rjieba.cut_for_search(f"{row['title']} {row['head']}")
            told = map(number, {*head, *owned.loose(head), *facets.names(row["facets"])})
            beside += [place << _BITS | one for one in told if self.pieces.is_word(one)]
        flat = np.array(bodies, dtype=np.int64)
        places = np.repeat(np.arange(len(rows)), sizes)
        keys = [*self._of_bodies(flat, places), beside, list(self._loose(flat, places))]
        return self._counted(np.concatenate([np.array(some, dtype=np.int64) for some in keys]), len(rows))

    def _of_bodies(self, flat: Array, places: Array) -> Iterator[Array]:
        """Words of the dictionary and the words in them; words of none that a text has twice."""
        keys = np.sort(places << _BITS | flat)
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        counts, keys = np.diff(first, append=len(keys)), keys[first]
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

    def _loose(self, flat: Array, places: Array) -> Iterator[int]:
        """Characters that no word claims, taken together, where a text has them twice."""
        alone = self._kinds()[flat] == _LOOSE
        joined = alone[1:] & alone[:-1] & (places[1:] == places[:-1])
        starts = np.flatnonzero(joined & ~np.append(False, joined[:-1]))
        ends = np.flatnonzero(joined & ~np.append(joined[1:], False)) + 2
        found: dict[int, list[str]] = defaultdict(list)
        names = self.pieces.names
        numbers = flat.tolist()
        for place, start, end in zip(places[starts].tolist(), starts.tolist(), ends.tolist(), strict=True):
            run = "".join([names[one] for one in numbers[start:end]])
            found[place] += owned.together(run)
        for place, runs in found.items():
            for word in owned.twice(runs):
                if self.pieces.is_word(one := self.pieces[word]):
                    yield place << _BITS | one

    def _counted(self, keys: Array, count: int) -> Counted:
        keys.sort()
        keys = keys[np.flatnonzero(np.diff(keys, prepend=-1))]
        pieces, where = self._met(keys)
        names = [self.pieces.names[one] for one in pieces.tolist()]
        order = sorted(range(len(names)), key=names.__getitem__)
        rank = np.empty(len(names), dtype=np.uint32)
        rank[order] = np.arange(len(names))
        ends = np.searchsorted(keys >> _BITS, np.arange(count), side="right")
        return Counted([names[one] for one in order], rank[where], ends)

    def _met(self, keys: Array) -> tuple[Array, Array]:
        """The pieces of keys in order, and the place of each key's among them."""
        pieces = keys & _PIECE
        met = np.zeros(len(self.pieces.names), dtype=bool)
        met[pieces] = True
        return np.flatnonzero(met), (np.cumsum(met) - 1)[pieces]

    def _kinds(self) -> Array:
        return np.frombuffer(bytes(self.pieces.kinds), dtype=np.uint8)


class _Pieces(dict[str, int]):
    """Pieces of texts with their numbers; each is sorted out when it is met first."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.kinds = bytearray()
        # The words in a word of the dictionary.
        self.within: dict[int, tuple[int, ...]] = {}

    def __missing__(self, piece: str) -> int:
        number = self[piece] = len(self.names)
        self.names.append(piece)
        self.kinds.append(_kind(piece))
        if self.kinds[number] == _KNOWN and (within := owned.within(piece)):
            self.within[number] = tuple(map(self.__getitem__, within))
        return number

    def is_word(self, number: int) -> bool:
        return self.kinds[number] in {_KNOWN, _NEW}


def _kind(piece: str) -> int:
    if owned.is_loose(piece):
        return _LOOSE
    if not owned.is_word(piece):
        return _NONE
    return _KNOWN if not piece.isascii() and is_known(piece) else _NEW
