"""What a text is about: its words, the rare ones counting most, as vectors to compare."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
import rjieba
from numpy.typing import NDArray

from seeds.ngrams import keys_of, model
from seeds.text import is_chinese

# Log count in a thousand million characters above which a word says nothing about a topic (工作, 进行).
COMMON = 13.0
# What the rarest words count: those that the model has never met and those that it hardly has.
RAREST = 7.5


@functools.cache
def segmenter() -> Any:
    """jieba's words; made at first use."""
    return rjieba.Jieba()


@functools.lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of two characters and more, digits and marks left out."""
    return tuple(w for w in segmenter().cut(text) if len(w) > 1 and is_chinese(w[0]) and is_chinese(w[-1]))


def rarity(vocabulary: Sequence[str]) -> NDArray[np.float64]:
    """How much each word says, from 0 (common everywhere) to RAREST."""
    if not vocabulary:
        return np.zeros(0)
    return np.clip(COMMON - model().counts(keys_of(vocabulary)), 0.0, RAREST)


def topic_vectors(texts: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """Unit vectors of the texts, each given as its lines: (texts, words)."""
    row: dict[str, int] = {}
    rows = [[row.setdefault(line, len(row)) for line in text] for text in texts]
    place: dict[str, int] = {}
    places = [[place.setdefault(w, len(place)) for w in words(line)] for line in row]
    shape = (len(row), max(1, len(place)))
    at = np.repeat(np.arange(len(row)) * shape[1], [len(p) for p in places])
    cells = at + np.fromiter(itertools.chain.from_iterable(places), dtype=np.int64, count=len(at))
    of_line = np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape).astype(np.float32)
    holds = np.zeros((len(texts), shape[0]), dtype=np.float32)
    for i, mine in enumerate(rows):
        np.add.at(holds[i], mine, 1.0)
    out = holds @ of_line
    there = out > 0
    # The first time a word stands in a text says most: 1 + log(n).
    np.log(out, out=out, where=there)
    out += there
    if place:
        out *= rarity(list(place))
    norms = np.linalg.norm(out, axis=1, keepdims=True)
    return np.asarray(out / np.where(norms > 0, norms, 1.0), dtype=np.float64)
