"""The pairs of most weight: each row and each column at most once."""

from __future__ import annotations

from collections.abc import Iterator

import lap
import numpy as np
from numpy.typing import NDArray


def best_pairs(gain: NDArray[np.float64]) -> Iterator[tuple[int, int]]:
    """(row, column) of every pair in the assignment of most gain, shape (rows, columns), none below 0.

    Pairs that gain nothing are left out. Jonker and Volgenant 1987, "A shortest augmenting path algorithm for
    dense and sparse linear assignment problems".
    """
    if not gain.size:
        return
    _, column_of, _ = lap.lapjv(-gain, extend_cost=True)
    for row, column in enumerate(column_of):
        if column >= 0 and gain[row, column] > 0:
            yield row, int(column)
