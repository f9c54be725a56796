"""The newest articles that have enough of some words (SQLite), where there are dozens of sets that will do.

FTS5 goes through a word's list once for each set that has it. Here the rarer words' lists are fetched, those
without one of which no set is whole, a stretch of days after the other, the newest first; then the lists of
the others, for what the articles still lack. (36 ms for 78 with nine common words in 530,000 articles.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from sqlmodel import Session

from store import driver
from store.search.numbers import ends
from store.search.once import once
from store.search.pieces import needed
from store.search.postings import Array, fresh

# So many numbers are fetched in a first stretch; the next is at most so many times as long as what has been
# seen, and somewhat more than it should have to be.
_FIRST, _LONGER, _MORE = 8_000, 4, 1.25
# To ask for one article's word takes as long as to fetch so many numbers.
_ONE_BY_ONE = 200
_LISTED = "SELECT group_concat(rowid) FROM index_texts WHERE index_texts MATCH ? AND rowid BETWEEN ? AND ?"
_HAS = "SELECT 1 FROM index_texts WHERE index_texts MATCH ? AND rowid = ?"


def with_enough(
    session: Session,
    sets: Sequence[Sequence[str]],
    counts: Mapping[str, int],
    between: tuple[int, int],
    wanted: int,
) -> Iterator[list[int]]:
    """The numbers of articles that have all pieces of one of the sets of words, stretch by stretch.

    `counts`: about how many articles have each word; `between`: both inclusive; `wanted`: how many numbers
    will do. Within a stretch, too, the newest come first.
    """
    if (numbers_taken := ends(session)) is None:
        return
    first, last = numbers_taken
    words = sorted({word for some in sets for word in some}, key=lambda word: (counts.get(word, 0), word))
    asked = _Wanted(session, words, counts, sets)
    low, high = max(between[0], first), min(between[1], last)
    share = min(1.0, _FIRST / max(1, sum(counts.get(word, 0) for word in asked.rarer)))
    seen, found = 0.0, 0
    while high >= low:
        size = int((last - first) * share) + 1
        numbers = asked.between(max(low, high - size), high, share)
        yield numbers
        high -= size + 1
        seen, found = seen + share, found + len(numbers)
        # As far as the others are likely to reach, by how far these did.
        lacking = max(0, wanted - found) / found if found else _LONGER
        share = min(1.0, max(share, seen * min(_LONGER, _MORE * lacking)))


class _Wanted:
    """Sets of words as bits; `rarer`: those of the first words without which no set is whole."""

    def __init__(
        self,
        session: Session,
        words: Sequence[str],
        counts: Mapping[str, int],
        sets: Sequence[Sequence[str]],
    ) -> None:
        self.session, self.words, self.counts = session, words, counts
        self.asked = [" AND ".join(f'"{piece}"' for piece in sorted(needed(word))) for word in words]
        bit = {word: 1 << at for at, word in enumerate(words)}
        every = np.arange(1 << len(words))
        self.enough = np.zeros(len(every), dtype=bool)
        for some in sets:
            mask = sum(bit[word] for word in some)
            self.enough |= every & mask == mask
        # What all words behind the first few may bring.
        self.rest = [len(every) - (1 << at) for at in range(len(words) + 1)]
        until = next(at for at, rest in enumerate(self.rest) if not self.enough[rest])
        self.rarer = words[:until]

    def between(self, low: int, high: int, share: float) -> list[int]:
        """The numbers from `low` to `high` that have enough; these are about that share of all."""
        lists = [self._numbers(at, low, high) for at in range(len(self.rarer))]
        numbers = np.concatenate(lists)
        bits = np.repeat([1 << at for at in range(len(lists))], [len(some) for some in lists])
        order = np.argsort(numbers, kind="stable")
        starts = np.flatnonzero(fresh(numbers[order]))
        if not len(starts):
            return []
        masks = np.add.reduceat(bits[order], starts)
        numbers = numbers[order][starts]
        for at in range(len(self.rarer), len(self.words)):
            may_be = self.enough[masks | self.rest[at]]
            numbers, masks = numbers[may_be], masks[may_be]
            lacking = np.flatnonzero(~self.enough[masks])
            if not len(lacking):
                break
            masks[lacking] |= self._has(at, numbers[lacking], share) << at
        found: list[int] = numbers[self.enough[masks]][::-1].tolist()
        return found

    def _has(self, at: int, numbers: Array, share: float) -> Array:
        if len(numbers) * _ONE_BY_ONE < self.counts.get(self.words[at], 0) * share:
            told = [_is_in(self.session, self.asked[at], one) for one in numbers.tolist()]
            return np.array(told, dtype=np.int64)
        listed = self._numbers(at, int(numbers[0]), int(numbers[-1]))
        return np.isin(numbers, listed, assume_unique=True).astype(np.int64)

    def _numbers(self, at: int, low: int, high: int) -> Array:
        return _listed(self.session, self.asked[at], low, high)


# The ways of one search to read what was typed ask for nearly the same words.
@once
def _listed(session: Session, asked: str, low: int, high: int) -> Array:
    (told,) = driver.rows(session, _LISTED, (asked, low, high))[0]
    return np.fromstring(told or "", dtype=np.int64, sep=",")


@once
def _is_in(session: Session, asked: str, number: int) -> bool:
    return bool(driver.rows(session, _HAS, (asked, number)))
