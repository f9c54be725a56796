"""What a text is about: its words, the rare ones counting most, as vectors to compare."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import rjieba
from numpy.typing import NDArray

from seeds.meanings import Vectors, meanings, unit
from seeds.ngrams import Codes, key_of, model
from seeds.text import is_chinese, kept
from seeds.vectors import Kept

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
    return Shown(itertools.chain.from_iterable(texts)).topics(texts, articles)


def meaning_vectors(texts: Sequence[Sequence[str]]) -> Vectors:
    """Unit vectors of what the texts mean, each given as its lines: (texts, dimensions).

    What all of them have in common is no part of it, for the most part.
    """
    return Shown(itertools.chain.from_iterable(texts)).meanings(texts)


def both_vectors(
    texts: Sequence[Sequence[str]], articles: Sequence[Sequence[str]] = (), topics: int | None = None
) -> tuple[NDArray[np.float64], Vectors]:
    """`topic_vectors` of the texts, or of the first so many that hold every line; and `meaning_vectors`."""
    shown = Shown(itertools.chain.from_iterable(texts))
    return shown.topics(texts[:topics], articles), shown.meanings(texts)


class Shown:
    """Lines taken apart once, for what texts that are made of all of them are about and what they mean."""

    def __init__(self, lines: Iterable[str]) -> None:
        # What leads up to one line leads away from another: each is looked at once.
        self.places = {line: n for n, line in enumerate(dict.fromkeys(lines))}
        # The words of the lines, and how many each has.
        self.keys = [_keys(line) for line in self.places]
        self.sizes = np.array([len(own) for own in self.keys], dtype=np.intp)

    @functools.cached_property
    def _words(self) -> tuple[Codes, NDArray[np.intp], NDArray[np.float32]]:
        """The different words, where among them those of the lines are, and how much each says."""
        vocabulary, cells = np.unique(np.concatenate(self.keys), return_inverse=True)
        return vocabulary, cells, _rarity(vocabulary)

    @functools.cached_property
    def _own_meanings(self) -> Vectors:
        """What each line means, less what all of them have in common: (lines, dimensions)."""
        lines, sizes = _line_meanings()(list(self.places)), self.sizes.astype(np.float32)[:, None]
        common = lines.sum(axis=0, keepdims=True) / max(1.0, float(sizes.sum()))
        share = COMMON_SHARE * min(1.0, len(lines) / ENOUGH_LINES)
        return np.asarray(lines - share * sizes * common)

    def topics(
        self, texts: Sequence[Sequence[str]], articles: Sequence[Sequence[str]] = ()
    ) -> NDArray[np.float64]:
        """`topic_vectors` of texts that hold every line."""
        if not self.sizes.any():
            return np.zeros((len(texts), 1))
        rows = _Rows.of(texts, self.places)
        vocabulary, cells, worth = self._words
        width = len(vocabulary)
        if (len(texts) + len(self.keys)) * width > MOST_CELLS:
            return rows.each(_hashed(rows, self.keys, max(64, MOST_CELLS // (8 * len(texts)))))
        counts = _counts(rows, cells, self.sizes, width)
        # The first time a word stands in a text says most: 1 + log(n).
        says = 1.0 + np.log(np.arange(1, max(2, counts.max() + 1), dtype=np.float32))
        out = np.concatenate([np.zeros(1, dtype=np.float32), says]).take(counts)
        out *= worth * _rare_on_page(vocabulary, articles) if articles else worth
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        out /= np.where(norms > 0, norms, np.float32(1.0))
        return rows.each(out).astype(np.float64)

    def meanings(self, texts: Sequence[Sequence[str]]) -> Vectors:
        """`meaning_vectors` of texts that hold every line."""
        if not self.places:
            return np.zeros((len(texts), meanings().rows.shape[1]), dtype=np.float32)
        rows = _Rows.of(texts, self.places)
        return rows.each(unit(_line_counts(rows, len(self.places)) @ self._own_meanings))


@functools.cache
def _line_meanings() -> Kept:
    """The sums of what the words of lines mean."""
    return Kept(lambda lines: meanings().sums([_keys(line) for line in lines]))


class _Rows(NamedTuple):
    """Texts as the places of their lines, each of the different ones once."""

    # The lines of one text behind those of another, and to which of the texts each of them belongs.
    lines: NDArray[np.intp]
    owners: NDArray[np.intp]
    different: int
    # For every text its place among the different ones.
    places: list[int]

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]], places: Mapping[str, int]) -> _Rows:
        """Each text is given as its lines, whose places are known."""
        row: dict[tuple[str, ...], int] = {}
        own = [row.setdefault(tuple(text), len(row)) for text in texts]
        lines = np.array([places[line] for text in row for line in text], dtype=np.intp)
        return cls(lines, np.repeat(np.arange(len(row)), [len(text) for text in row]), len(row), own)

    def each(self, found: NDArray[Any]) -> NDArray[Any]:
        """What was found of the different texts, for every text: (texts, …)."""
        return found if self.different == len(self.places) else found.take(self.places, axis=0)


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


def _line_counts(rows: _Rows, width: int) -> Vectors:
    """How often each text has each line: (texts, lines)."""
    found = np.bincount(rows.owners * width + rows.lines, minlength=rows.different * width)
    return found.reshape(rows.different, width).astype(np.float32)


def _counts(rows: _Rows, cells: NDArray[np.intp], lengths: NDArray[np.intp], width: int) -> NDArray[np.intp]:
    """How often each text has each word; `cells` are the words of all lines, one line after another."""
    sizes = lengths[rows.lines]
    # The places of each line's words in `cells`, for every line of every text.
    skipped = np.cumsum(lengths)[rows.lines] - np.cumsum(sizes)
    places = np.arange(sizes.sum()) + np.repeat(skipped, sizes)
    owners = np.repeat(rows.owners * width, sizes)
    found = np.bincount(cells[places] + owners, minlength=rows.different * width)
    return found.reshape(rows.different, width)


def _hashed(rows: _Rows, keys: Sequence[Codes], width: int) -> NDArray[np.float64]:
    """The same for pages beyond all measure: few cells, which several words share."""
    cells = [(k % np.uint64(_PRIME) % np.uint64(width)).astype(np.int64) for k in keys]
    worth = [_rarity(k) for k in keys]
    out = np.zeros((rows.different, width))
    for i, line in zip(rows.owners.tolist(), rows.lines.tolist(), strict=True):
        np.add.at(out[i], cells[line], worth[line])
    norms = np.linalg.norm(out, axis=1, keepdims=True)
    return np.asarray(out / np.where(norms > 0, norms, 1.0))


def _rarity(vocabulary: Codes) -> NDArray[np.float32]:
    """How much each word says, from 0 (common everywhere) to RAREST."""
    return np.clip(COMMON - model().counts(vocabulary), 0.0, RAREST).astype(np.float32)
