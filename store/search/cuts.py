"""Many texts as the segmenter has cut them, in arrays: a piece is known by its characters, not as a string.

To look a string up that has just been made takes a walk through all of a large dictionary. Numbers made of
characters are sorted instead, and each piece is looked up once for all texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np

from store.search import owned
from store.search.postings import Array, fresh

_BITS = 63


class Distinct(NamedTuple):
    """`which` of `names` is in the text at which of `places`, each once, and how often."""

    which: Array
    places: Array
    counts: Array
    names: list[str]


class Cuts:
    """Texts in pieces of these sizes; a text's pieces are all of it."""

    def __init__(self, texts: Sequence[str], sizes: Sequence[Sequence[int]]) -> None:
        self.count, self.whole = len(texts), "".join(texts)
        characters = np.frombuffer(self.whole.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        counts = [len(some) for some in sizes]
        self.sizes = np.fromiter(chain.from_iterable(sizes), dtype=np.int64, count=sum(counts))
        self.starts = np.cumsum(self.sizes) - self.sizes
        self.places = np.repeat(np.arange(len(texts)), counts)
        met = np.zeros(int(characters.max(initial=0)) + 1, dtype=bool)
        met[characters] = True
        self.alphabet = np.flatnonzero(met).astype(np.uint32)
        # From 1 on, so that no character is 0.
        self.ranks = np.cumsum(met)[characters]
        self.bits, self.place_bits = len(self.alphabet).bit_length(), self.count.bit_length()
        # Pieces of so many characters are numbers.
        self.short = (_BITS - self.place_bits) // max(1, self.bits)

    def distinct(self) -> Distinct:
        """The short pieces."""
        at = np.flatnonzero(self.sizes <= self.short)
        starts, sizes = self.starts[at], self.sizes[at]
        keys, last = np.zeros(len(at), dtype=np.int64), max(0, len(self.ranks) - 1)
        width = int(sizes.max(initial=0))
        for place in range(width):
            keys <<= self.bits
            keys |= self.ranks[np.minimum(starts + place, last)] * (sizes > place)
        keys = keys << self.place_bits | self.places[at]
        keys.sort()
        first = np.flatnonzero(fresh(keys))
        counts, keys = np.diff(first, append=len(keys)), keys[first]
        pieces = keys >> self.place_bits
        new = fresh(pieces)
        names = self._spelled(pieces[new], width)
        return Distinct(np.cumsum(new) - 1, keys & ((1 << self.place_bits) - 1), counts, names)

    def _spelled(self, pieces: Array, width: int) -> list[str]:
        shifts = np.arange(width)[::-1] * self.bits
        ranks = pieces[:, None] >> shifts & ((1 << self.bits) - 1)
        there = ranks > 0
        whole = self.alphabet[ranks[there] - 1].tobytes().decode("utf-32-le", "surrogatepass")
        ends = np.cumsum(there.sum(axis=1)).tolist()
        return [whole[start:end] for start, end in pairwise([0, *ends])]

    def longer(self) -> Iterator[tuple[int, str]]:
        """The others with their places, as often as they are there."""
        at = np.flatnonzero(self.sizes > self.short)
        told = (some[at].tolist() for some in (self.places, self.starts, self.sizes))
        return ((place, self.whole[start : start + size]) for place, start, size in zip(*told, strict=True))

    def runs(self) -> Iterator[tuple[int, str]]:
        """Characters in a row that no word claims, with their places."""
        is_loose = np.array([False, *(owned.is_loose(chr(one)) for one in self.alphabet.tolist())])
        alone = self.sizes == 1
        alone[alone] = is_loose[self.ranks[self.starts[alone]]]
        joined = alone[1:] & alone[:-1] & (self.places[1:] == self.places[:-1])
        first = np.flatnonzero(joined & ~np.append(False, joined[:-1]))
        last = np.flatnonzero(joined & ~np.append(joined[1:], False)) + 1
        starts, ends = self.starts[first].tolist(), (self.starts[last] + 1).tolist()
        told = zip(self.places[first].tolist(), starts, ends, strict=True)
        return ((place, self.whole[start:end]) for place, start, end in told)
