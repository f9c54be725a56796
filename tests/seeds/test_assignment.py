"""The assignment of most weight, beside every assignment there is."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from seeds.assignment import best_pairs

GAINS = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.one_of(st.just(0.0), st.floats(0, 9)), min_size=columns, max_size=columns),
        min_size=1,
        max_size=4,
    )
)


def most(gain: list[list[float]]) -> float:
    """The most that any assignment gains, by trying all."""
    rows, columns = len(gain), len(gain[0])
    if rows > columns:
        gain, rows, columns = [list(column) for column in zip(*gain, strict=True)], columns, rows
    ways = itertools.permutations(range(columns), rows)
    return max(sum(gain[row][column] for row, column in enumerate(way)) for way in ways)


@given(GAINS)
def test_no_other_assignment_gains_more(gain: list[list[float]]) -> None:
    pairs = list(best_pairs(np.array(gain)))
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(gain[row][column] > 0 for row, column in pairs)
    assert sum(gain[row][column] for row, column in pairs) >= most(gain) - 1e-9


def test_nothing_to_pair() -> None:
    assert list(best_pairs(np.zeros((0, 3)))) == []
