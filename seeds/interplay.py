"""What the evidence for a seam says together, beyond the sum of what each piece of it says: a small network.

A topic that is shared tells more of a long text than of a short one, the next line less on a page whose
columns are cut, words that go together less where neither side breaks off: `seeds.weights` counts each by
itself. The network sees every pair that the sum holds possible. `interplay.npz` is learned by
`tests/seeds/tools/make_interplay.py`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Matrix = NDArray[np.float64]
# Pairs whose log odds are below this by the sum are left to it.
POSSIBLE = -9.0
# The most that the network may add or take away, in log odds, and how far evidence counts, in its deviations.
MOST, FURTHEST = 6.0, 6.0


@dataclass(frozen=True, eq=False)
class Interplay:
    """One hidden layer over the evidence named, each divided by how much it differs from pair to pair."""

    names: tuple[str, ...]
    sizes: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: float

    def __call__(self, evidence: Mapping[str, Matrix], scores: Matrix) -> Matrix:
        """What is to be added to the log odds `scores` of all pairs: (ends, begins)."""
        added = np.zeros_like(scores)
        possible = scores > POSSIBLE
        if not possible.any():
            return added
        seen = np.stack([evidence[name][possible] for name in self.names], -1).astype(np.float32)
        seen = np.clip(seen / self.sizes, -FURTHEST, FURTHEST)
        through = np.maximum(seen @ self.hidden + self.hidden_bias, 0.0)
        added[possible] = MOST * np.tanh((through @ self.out + self.out_bias) / MOST)
        return added


@functools.cache
def interplay() -> Interplay:
    """The network that comes with the program; read once."""
    with resources.as_file(resources.files("seeds") / "interplay.npz") as path, np.load(path) as data:
        return Interplay(
            names=tuple(data["names"].tolist()),
            sizes=data["sizes"],
            hidden=data["hidden"],
            hidden_bias=data["hidden_bias"],
            out=data["out"],
            out_bias=float(data["out_bias"]),
        )
