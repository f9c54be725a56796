"""What words mean, as vectors: texts of one article lie near one another even where they share no word.

`meanings.npz` holds a vector for each word, learned from which words stand near one another in news texts;
`tests/seeds/tools/make_meanings.py` says from which. A word is known by its first four characters.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from seeds.ngrams import Codes

Vectors = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Meanings:
    """A vector a word: rows of small numbers, in the order of the words' keys, each with its measure."""

    keys: Codes
    rows: NDArray[np.int8]
    measures: Vectors

    def sums(self, lines: Sequence[Codes]) -> Vectors:
        """The sum of the words' vectors for each line, given as the keys of its words."""
        out = np.zeros((len(lines), self.rows.shape[1]), dtype=np.float32)
        sizes = np.array([len(line) for line in lines])
        if not sizes.sum():
            return out
        keys = np.concatenate(lines)
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        measures = np.where(self.keys.take(places) == keys, self.measures.take(places), np.float32(0.0))
        filled = np.flatnonzero(sizes)
        starts = (np.cumsum(sizes) - sizes)[filled]
        out[filled] = np.add.reduceat(self.rows.take(places, axis=0) * measures[:, None], starts, axis=0)
        return out


def unit(vectors: Vectors) -> Vectors:
    """The same directions, all of length one (or none)."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(norms > 0, norms, 1.0), dtype=np.float32)


@functools.cache
def meanings() -> Meanings:
    """The vectors that come with the program; read once."""
    with resources.as_file(resources.files("seeds") / "meanings.npz") as path, np.load(path) as data:
        return Meanings(keys=data["keys"], rows=data["rows"], measures=data["measures"])
