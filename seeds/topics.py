"""What a text is about: its words, the rare ones counting most, as vectors to compare."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import rjieba
from numpy.typing import NDArray

from seeds.ngrams import keys_of, model
from seeds.text import is_chinese

# Log count in running text above which a word says nothing about a topic (工作, 进行: 6 and more).
COMMON = 6.5


@functools.cache
def segmenter() -> Any:
    """jieba's words; made at first use."""
    return rjieba.Jieba()


@functools.lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of two characters and more, digits and marks left out."""
    return tuple(w for w in segmenter().cut(text) if len(w) > 1 and is_chinese(w[0]) and is_chinese(w[-1]))


def rarity(vocabulary: Sequence[str]) -> NDArray[np.float64]:
    """How much each word says, from 0 (common everywhere) to COMMON + 1 (the model has never met it)."""
    if not vocabulary:
        return np.zeros(0)
    return np.clip(COMMON - model().counts(keys_of(vocabulary)), 0.0, COMMON + 1)


def topic_vectors(texts: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """Unit vectors of the texts, each given as its lines: (texts, words)."""
    counts = [Counter(w for line in text for w in words(line)) for text in texts]
    vocabulary = sorted({w for c in counts for w in c})
    place = {w: i for i, w in enumerate(vocabulary)}
    weight = rarity(vocabulary)
    out = np.zeros((len(texts), max(1, len(vocabulary))))
    for row, c in enumerate(counts):
        for word, n in c.items():
            out[row, place[word]] = (1 + math.log(n)) * weight[place[word]]
    norms = np.linalg.norm(out, axis=1, keepdims=True)
    return np.asarray(out / np.where(norms > 0, norms, 1.0))
