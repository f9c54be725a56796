"""What a text is about: its words, the rare ones counting most, as vectors to compare."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import rjieba
from numpy.typing import NDArray

from seeds.meanings import Vectors, meanings, unit
from seeds.ngrams import Codes, key_of, model
from seeds.text import is_chinese, kept

# Log count in a thousand million characters above which a word says nothing about a topic (工作, 进行).
COMMON = 13.0
# What the rarest words count: those that the model has never met and those that it hardly has.
RAREST = 7.5
# How much of what the texts of a page have in common is taken off what each of them means.
COMMON_SHARE = 0.8
# Fewer lines than this have less in common that is the page's own: of two, each would be the other's
# opposite.
ENOUGH_LINES = 12
# Bounded work: texts and lines times words; beyond it words are hashed.
MOST_CELLS = 4_000_000
_PRIME = 1_000_003
# A line longer than this is not kept: what is kept of 4,096 lines must stay small.
LONGEST_KEPT = 400
# Words whose keys are kept.
MOST_WORDS = 1 << 16


def segmenter() -> Any:
    """jieba's words. The module is one dictionary for the whole program; one of our own takes 25 MB more."""
    return rjieba


@kept(4096, LONGEST_KEPT)
def words(text: str) -> tuple[str, ...]:
    """The words of two characters and more, digits and marks left out."""
    return tuple(word for word in segmenter().cut(text) if _tells(word))


def _tells(word: str) -> bool:
    return len(word) > 1 and is_chinese(word[0]) and is_chinese(word[-1])


class _WordKeys(dict[str, int]):
    """The keys of words as the model counts them, 0 of those that tell nothing: each is made once."""

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST_WORDS:
            self.clear()
        key = self[word] = key_of(word) if _tells(word) else 0
        return key


_WORD_KEYS = _WordKeys()


@kept(4096, LONGEST_KEPT)
def _keys(text: str) -> Codes:
    """The words as the model's keys: by their first four characters."""
    keys = map(_WORD_KEYS.__getitem__, segmenter().cut(text))
    return np.array([key for key in keys if key], dtype=np.uint64)


def topic_vectors(
    texts: Sequence[Sequence[str]], articles: Sequence[Sequence[str]] = ()
) -> NDArray[np.float64]:
    """Unit vectors of the texts, each given as its lines: (texts, words).

    Words that many of the articles have (工会, where all of the page are about unions) say little.
    """
    return _topics(Shown.of(texts), len(texts), articles)


def meaning_vectors(texts: Sequence[Sequence[str]]) -> Vectors:
    """Unit vectors of what the texts mean, each given as its lines: (texts, dimensions).

    What all of them have in common is no part of it, for the most part.
    """
    return _meanings(Shown.of(texts))


def both_vectors(
    texts: Sequence[Sequence[str]], articles: Sequence[Sequence[str]] = (), topics: int | None = None
) -> tuple[NDArray[np.float64], Vectors]:
    """`topic_vectors` of the texts, or of the first so many that hold every line; and `meaning_vectors`."""
    shown = Shown.of(texts)
    return _topics(shown, len(texts) if topics is None else topics, articles), _meanings(shown)


class Shown(NamedTuple):
    """Texts taken apart once for what they are about and what they mean."""

    # The different texts, each as the places of its lines; what leads up to one line leads away from another.
    rows: list[list[int]]
    # For every text its place among them.
    places: list[int]
    # The words of the lines.
    keys: list[Codes]

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]]) -> Shown:
        """Each text is given as its lines."""
        place: dict[tuple[str, ...], int] = {}
        places = [place.setdefault(tuple(text), len(place)) for text in texts]
        row = {line: n for n, line in enumerate(dict.fromkeys(itertools.chain.from_iterable(place)))}
        return cls([[row[line] for line in text] for text in place], places, [_keys(line) for line in row])


def _topics(shown: Shown, size: int, articles: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    places, keys = shown.places[:size], shown.keys
    if not any(map(len, keys)):
        return np.zeros((size, 1))
    rows = shown.rows[: max(places) + 1]
    vocabulary, cells = np.unique(np.concatenate(keys), return_inverse=True)
    width = len(vocabulary)
    if (size + len(keys)) * width > MOST_CELLS:
        return _hashed(rows, keys, max(64, MOST_CELLS // (8 * size)))[places]
    counts = _counts(rows, cells, np.array([len(k) for k in keys]), width)
    # The first time a word stands in a text says most: 1 + log(n).
    says = 1.0 + np.log(np.arange(1, max(2, counts.max() + 1), dtype=np.float32))
    out = np.concatenate([np.zeros(1, dtype=np.float32), says])[counts]
    out *= _rarity(vocabulary) * _rare_on_page(vocabulary, articles) if articles else _rarity(vocabulary)
    norms = np.linalg.norm(out, axis=1, keepdims=True)
    out /= np.where(norms > 0, norms, np.float32(1.0))
    return out[places].astype(np.float64)


def _meanings(shown: Shown) -> Vectors:
    lines = meanings().sums(shown.keys)
    sizes = np.array([len(mine) for mine in shown.keys], dtype=np.float32)[:, None]
    common = lines.sum(axis=0, keepdims=True) / max(1.0, float(sizes.sum()))
    share = COMMON_SHARE * min(1.0, len(shown.keys) / ENOUGH_LINES)
    found = _line_counts(shown.rows, len(shown.keys)) @ (lines - share * sizes * common)
    return unit(found)[shown.places]


def _rare_on_page(vocabulary: Codes, articles: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    """From 1 for a word of one article down to 0 for one of all."""
    lines = [(_keys(line), n) for n, article in enumerate(articles) for line in article]
    keys = np.concatenate([vocabulary[:0], *(own for own, _ in lines)])
    owner = np.repeat([n for _, n in lines], [len(own) for own, _ in lines])
    places = np.minimum(np.searchsorted(vocabulary, keys), len(vocabulary) - 1)
    there = vocabulary[places] == keys
    # Of the articles each counts once for a word.
    each = np.unique(owner[there].astype(np.intp) * len(vocabulary) + places[there])
    held = np.bincount(each % len(vocabulary), minlength=len(vocabulary)).astype(np.float32)
    most = np.log(len(articles) + 2.0)
    return np.asarray(((most - np.log(np.maximum(held, 1.0))) / most) ** 2, dtype=np.float32)


def _line_counts(rows: Sequence[Sequence[int]], width: int) -> Vectors:
    """How often each text has each line: (texts, lines)."""
    owner = np.repeat(np.arange(len(rows)), [len(mine) for mine in rows])
    out = np.zeros((len(rows), width), dtype=np.float32)
    np.add.at(out, (owner, np.array([n for mine in rows for n in mine], dtype=np.intp)), 1.0)
    return out


def _counts(
    rows: Sequence[Sequence[int]], cells: NDArray[np.intp], lengths: NDArray[np.intp], width: int
) -> NDArray[np.intp]:
    """How often each text has each word; `cells` are the words of all lines, one line after another."""
    lines = np.array([line for mine in rows for line in mine], dtype=np.intp)
    sizes = lengths[lines]
    # The places of each line's words in `cells`, for every line of every text.
    skipped = np.cumsum(lengths)[lines] - np.cumsum(sizes)
    places = np.arange(sizes.sum()) + np.repeat(skipped, sizes)
    owner = np.repeat(np.arange(len(rows)), [len(mine) for mine in rows]) * width
    found = np.bincount(cells[places] + np.repeat(owner, sizes), minlength=len(rows) * width)
    return found.reshape(len(rows), width)


def _hashed(rows: Sequence[Sequence[int]], keys: Sequence[Codes], width: int) -> NDArray[np.float64]:
    """The same for pages beyond all measure: few cells, which several words share."""
    cells = [(k % np.uint64(_PRIME) % np.uint64(width)).astype(np.int64) for k in keys]
    worth = [_rarity(k) for k in keys]
    out = np.zeros((len(rows), width))
    for i, mine in enumerate(rows):
        for line in mine:
            np.add.at(out[i], cells[line], worth[line])
    norms = np.linalg.norm(out, axis=1, keepdims=True)
    return np.asarray(out / np.where(norms > 0, norms, 1.0))


def _rarity(vocabulary: Codes) -> NDArray[np.float32]:
    """How much each word says, from 0 (common everywhere) to RAREST."""
    return np.clip(COMMON - model().counts(vocabulary), 0.0, RAREST).astype(np.float32)
