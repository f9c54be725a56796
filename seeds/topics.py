"""What a text is about: its words, the rare ones counting most, as vectors to compare."""

from __future__ import annotations

import functools
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
    lines = list(dict.fromkeys(line for text in texts for line in text))
    row = {line: i for i, line in enumerate(lines)}
    vocabulary = list(dict.fromkeys(w for line in lines for w in words(line)))
    place = {w: i for i, w in enumerate(vocabulary)}
    width = max(1, len(vocabulary))
    of_line = np.zeros((len(lines), width), dtype=np.float32)
    for line, i in row.items():
        places = np.array([place[w] for w in words(line)], dtype=np.intp)
        of_line[i] = np.bincount(places, minlength=width)
    out = np.zeros((len(texts), of_line.shape[1]), dtype=np.float32)
    for i, text in enumerate(texts):
        if text:
            out[i] = of_line[[row[line] for line in text]].sum(axis=0)
    # The first time a word stands in a text says most: 1 + log(n).
    out[out > 0] = 1.0 + np.log(out[out > 0])
    if vocabulary:
        out *= rarity(vocabulary)
    norms = np.linalg.norm(out, axis=1, keepdims=True)
    return np.asarray(out / np.where(norms > 0, norms, 1.0), dtype=np.float64)
