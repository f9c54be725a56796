"""A network of one hidden layer, as the tables of this folder keep it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Network:
    """One hidden layer: (rows, facts) → log odds, of one thing or of several."""

    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: Floats

    def __call__(self, facts: Floats) -> Floats:
        """(rows, facts) → (rows,), the log odds of the first."""
        return self.every(facts)[:, 0]

    def every(self, facts: Floats) -> Floats:
        """(rows, facts) → (rows, things)."""
        through = np.maximum(facts @ self.hidden + self.hidden_bias, 0.0)
        return np.asarray(through @ self.out + self.out_bias, dtype=np.float32)


def network(data: Mapping[str, NDArray[Any]], name: str) -> Network:
    """The network of that name in a table: `name hidden`, `name hidden bias`, `name out`, `name out bias`."""
    layers = ("hidden", "hidden bias", "out", "out bias")
    return Network(*(data[f"{name} {layer}"].astype(np.float32) for layer in layers))
