"""What the evidence for a seam says together, beyond the sum of what each piece of it says: a small network.

A topic that is shared tells more of a long text than of a short one, the next line less on a page whose
columns are cut, words that go together less where neither side breaks off: `seeds.weights` counts each by
itself. The network sees every pair that the sum holds possible, and how that pair stands among the others: a
seam that is likely by itself is not where its end has a better one. It is also told with which words the end
breaks off and with which the beginning goes on, as `seeds.wordfit` knows them. `interplay.npz` is learned by
`tests/seeds/tools/make_interplay.py`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from seeds.network import Floats, Network, network

Matrix = NDArray[np.float64]
# Pairs whose log odds are below this by the sum are left to it.
POSSIBLE = -9.0
# The most that the network may add or take away, in log odds, and how far evidence counts, in its deviations.
MOST, FURTHEST = 6.0, 6.0
# What is seen of the sum: log odds in these steps, so far.
STEP, FARTHEST = 4.0, 12.0
# What is weighed by hand, for the network has seen too little of it: 去年|5月1日. From that it takes nothing.
RARE = ("day cut", "day wanted")
# Stands for a pair that the sum holds impossible, where pairs are compared.
_NO_ODDS = -20.0


@dataclass(frozen=True, eq=False)
class Interplay:
    """One hidden layer over the evidence named, each divided by how much it differs from pair to pair, and
    over what it makes of the words on both sides."""

    names: tuple[str, ...]
    sizes: Floats
    # What is known of the words of an end, and of a beginning → a few numbers each, with their constants.
    of_end: tuple[Floats, Floats]
    of_begin: tuple[Floats, Floats]
    of_all: Network

    def __call__(
        self, evidence: Mapping[str, Matrix], scores: Matrix, ends: Floats, begins: Floats
    ) -> Matrix:
        """What is to be added to the log odds `scores` of all pairs: (ends, begins).

        `ends` and `begins` are what `WordFit.before` and `WordFit.behind` know of the texts on both sides.
        """
        added = np.zeros_like(scores)
        possible = scores > POSSIBLE
        if not possible.any():
            return added
        told = np.stack([evidence[name][possible] for name in self.names], -1).astype(np.float32)
        told = np.clip(told / self.sizes, -FURTHEST, FURTHEST)
        rows, columns = np.nonzero(possible)
        left, right = _made_of(ends, self.of_end)[rows], _made_of(begins, self.of_begin)[columns]
        found = self.of_all(np.concatenate([told, standing(scores, possible), left, right, left * right], 1))
        added[possible] = MOST * np.tanh(found / MOST)
        for name in RARE:
            added[(evidence[name] > 0.0) & (added < 0.0)] = 0.0
        return added


def _made_of(words: Floats, layer: tuple[Floats, Floats]) -> Floats:
    return np.asarray(np.tanh(words @ layer[0] + layer[1]), dtype=np.float32)


def standing(scores: Matrix, possible: NDArray[np.bool_]) -> Floats:
    """(possible pairs, 3): the log odds of each by the sum, and how far they are above those of the best
    other seam of its end, and of its beginning."""
    odds = np.where(possible, scores, _NO_ODDS)
    seen = np.stack([odds, _above_others(odds), _above_others(odds.T).T], -1)[possible]
    return np.asarray(np.clip(seen, -FARTHEST, FARTHEST) / STEP, dtype=np.float32)


def _above_others(odds: Matrix) -> Matrix:
    """Of each value how far it is above the largest other one of its row."""
    if odds.shape[1] < 2:
        return odds - _NO_ODDS
    second, first = np.partition(odds, -2, axis=1)[:, -2:].T
    return np.asarray(odds - np.where(odds >= first[:, None], second[:, None], first[:, None]))


@functools.cache
def interplay() -> Interplay:
    """The network that comes with the program; read once."""
    with resources.as_file(resources.files("seeds") / "interplay.npz") as path, np.load(path) as data:
        return Interplay(
            names=tuple(data["names"].tolist()),
            sizes=data["sizes"],
            of_end=(data["end"], data["end bias"]),
            of_begin=(data["begin"], data["begin bias"]),
            of_all=network(data, "all"),
        )
