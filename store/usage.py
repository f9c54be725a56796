"""What an archive says again and again: runs of four characters that occur twice or more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seeds.likely import points_of
from seeds.ngrams import Codes

_BITS = np.uint64(16)


@dataclass(frozen=True, eq=False)
class Usage:
    """The runs as sorted numbers."""

    fours: Codes

    @classmethod
    def of(cls, texts: Iterable[str]) -> Usage:
        """The runs of the texts."""
        points = points_of("\n".join(texts))
        runs, inside = runs_of(points)
        found, counts = np.unique(runs[inside], return_counts=True)
        return cls(found[counts >= 2])

    def has(self, runs: Codes) -> NDArray[np.bool_]:
        """Which runs the archive has."""
        if not len(self.fours):
            return np.zeros(runs.shape, dtype=np.bool_)
        nearest = self.fours[np.minimum(np.searchsorted(self.fours, runs), len(self.fours) - 1)]
        return np.asarray(nearest == runs, dtype=np.bool_)


NO_USAGE = Usage(np.zeros(0, dtype=np.uint64))


def runs_of(points: Codes) -> tuple[Codes, NDArray[np.bool_]]:
    """The runs of four, by where they begin, and whether each lies within one line."""
    size = max(0, len(points) - 3)
    out, inside = np.zeros(size, dtype=np.uint64), np.ones(size, dtype=np.bool_)
    for k in range(4):
        part = points[k : k + size]
        out, inside = (out << _BITS) | part, inside & (part != ord("\n"))
    return out, inside
