"""What an archive has said before: runs of characters of its texts, as evidence at a seam.

A value made outside and handed to `parse_page`, so that the parser itself stays pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seeds.ngrams import Codes, levelled

# A run of three that stands in the archive this often, or of four that stands there at all, is no chance.
OFTEN = 3
# Between two texts: no run goes over it.
_BORDER = "\n"
_BITS = np.uint64(16)


@dataclass(frozen=True, eq=False)
class Corpus:
    """The runs of three characters that occur often, and those of four that occur, as sorted numbers."""

    threes: Codes
    fours: Codes

    @classmethod
    def of(cls, texts: Iterable[str]) -> Corpus:
        """The runs of the texts, levelled as the parser compares them."""
        points = _points(levelled(_BORDER.join(texts)))
        inside = points != ord(_BORDER)
        threes, counts = np.unique(_runs(points, inside, 3), return_counts=True)
        return cls(threes[counts >= OFTEN], np.unique(_runs(points, inside, 4)))

    def across(self, tails: Sequence[str], heads: Sequence[str]) -> NDArray[np.float64]:
        """How much of each seam the archive has: 0, 1 (three characters, often) or 2 (four characters).

        A row for each tail and a column for each head, both levelled.
        """
        out = np.zeros((len(tails), len(heads)))
        if not out.size:
            return out
        # Characters before the seam from the nearest on, and behind it; nothing is as good as a border.
        before = np.array([_points(f"{_BORDER * 3}{tail}"[:-4:-1]) for tail in tails], dtype=np.uint64)
        after = np.array([_points(f"{head}{_BORDER * 3}"[:3]) for head in heads], dtype=np.uint64)
        for known, width in ((self.threes, 3), (self.fours, 4)):
            for left in range(1, width):
                found = _among(_joined(before, after, left, width - left), known)
                out[found] = width - 2.0
        return out


def _points(text: str) -> Codes:
    # Beyond 16 bits there are rare characters only: that two of them count as one is no harm.
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(
        np.uint64
    ) & np.uint64(0xFFFF)


def _runs(points: Codes, inside: NDArray[np.bool_], width: int) -> Codes:
    size = len(points) - width + 1
    if size <= 0:
        return np.zeros(0, dtype=np.uint64)
    out, whole = np.zeros(size, dtype=np.uint64), np.ones(size, dtype=np.bool_)
    for k in range(width):
        out = (out << _BITS) | points[k : k + size]
        whole &= inside[k : k + size]
    return out[whole]


def _joined(before: Codes, after: Codes, left: int, right: int) -> Codes:
    """The run of `left` characters of every tail and `right` of every head."""
    tails, heads = np.zeros(len(before), dtype=np.uint64), np.zeros(len(after), dtype=np.uint64)
    for k in reversed(range(left)):
        tails = (tails << _BITS) | before[:, k]
    for k in range(right):
        heads = (heads << _BITS) | after[:, k]
    return (tails[:, None] << np.uint64(16 * right)) | heads[None, :]


def _among(keys: Codes, known: Codes) -> NDArray[np.bool_]:
    if not len(known):
        return np.zeros(keys.shape, dtype=np.bool_)
    nearest = known[np.minimum(np.searchsorted(known, keys), len(known) - 1)]
    return np.asarray(nearest == keys, dtype=np.bool_)
