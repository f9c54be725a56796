"""Whether words go on into words: a small network looks at the last words of a text and the first of another.

Each side is turned into a vector by itself; how likely the one goes on in the other is their product, as a
log, up to a constant for each side. A third part tells the middle of a sentence from the beginning of one, a
fourth a text that breaks off from one that ends. `seamwords.npz` is learned from news texts cut at random;
`make_seamwords.py` and `make_breaks.py` in `tests/seeds/tools` say how.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeds.text import kept
from seeds.topics import segmenter
from seeds.vectors import Floats, Kept

# Words of either side that are looked at, and the characters among which they are found.
WORDS = 8
REACH = 40
_DIGITS = dict.fromkeys(map(ord, "0123456789０１２３４５６７８９"), "0")
_MARKS = dict(zip(map(ord, ',:;?!()"'), "，：；？！（）”", strict=True))
_LEVEL = _DIGITS | _MARKS
_NUMBER = re.compile(r"0+(?:\.0+)?")
# 学龄|，不是送回老家: a mark at the beginning belongs to the words before it.
_MARK_FIRST = re.compile(r"[，。、；：？！,;:?!…]+[”’」』）)》]*")
_AFTER_COMMA = frozenset("，、：,:")
# The log odds that a text begins inside a sentence, if a mark is the first of it.
SURELY_INSIDE = 6.0


@dataclass(frozen=True, eq=False)
class Layers:
    """Vectors of words, one behind another, → a vector: by their places, and through one hidden layer."""

    places: Floats
    hidden: Floats
    bias: Floats
    out: Floats

    def __call__(self, flat: Floats) -> Floats:
        """What the layers make of the texts: (texts, out)."""
        through = np.maximum(flat @ self.hidden + self.bias, 0.0) @ self.out
        return np.asarray(flat @ self.places + through, dtype=np.float32)


@dataclass(frozen=True, eq=False)
class Words:
    """The vectors of the words of one side: rows of small numbers, each with its measure; word 0 is none."""

    rows: NDArray[np.int8]
    measures: Floats

    def __call__(self, numbers: NDArray[np.intp]) -> Floats:
        """The words' vectors, the nearest to the seam first: (texts, places times dimensions)."""
        seen = self.rows.take(numbers, axis=0) * self.measures.take(numbers)[..., None]
        return np.asarray(seen.reshape(len(numbers), -1), dtype=np.float32)


@dataclass(frozen=True, eq=False)
class SeamWords:
    """Both sides, the words that they know, and what tells the middle of a sentence from its borders."""

    numbers: Mapping[str, int]
    before: Words
    after: Words
    left: Layers
    right: Layers
    inside: Layers
    broken: Layers

    def gains(
        self, tails: Sequence[str], heads: Sequence[str]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """How well each tail goes on in each head, (tails, heads); and the log odds that a head begins
        inside a sentence."""
        if not tails or not heads:
            return np.zeros((len(tails), len(heads))), np.zeros(len(heads))
        marks = [mark_first(head) for head in heads]
        shown = [head[len(mark) :][:REACH] for head, mark in zip(heads, marks, strict=True)]
        right, inside = self._right(shown)
        fit = np.asarray(self._left(tails) @ right.T, dtype=np.float64)
        # Of several marks the last one stands for all: there are no more sorts than marks.
        for mark in {own[-1:] for own in marks} - {""}:
            columns = [c for c, own in enumerate(marks) if own[-1:] == mark]
            inside[columns] = SURELY_INSIDE
            # Behind a full stop anything may follow: of that the network knows nothing.
            fit[:, columns] = (
                self._left([t + mark for t in tails]) @ right[columns].T if after_comma(mark) else 0.0
            )
        return fit, inside

    def gains_in_step(
        self, tails: Sequence[str], heads: Sequence[str]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """`gains` of each of some tails with the head at its own place and no other: (tails,) each."""
        marks = [mark_first(head) for head in heads]
        shown = [head[len(mark) :][:REACH] for head, mark in zip(heads, marks, strict=True)]
        right, inside = self._right(shown)
        left = self._left([tail + mark[-1:] for tail, mark in zip(tails, marks, strict=True)])
        fit = np.einsum("ij,ij->i", left, right).astype(np.float64)
        fit[[bool(mark) and not after_comma(mark) for mark in marks]] = 0.0
        inside[[bool(mark) for mark in marks]] = SURELY_INSIDE
        return fit, inside

    def _left(self, tails: Sequence[str]) -> Floats:
        return self.lefts([tail[-REACH:] for tail in tails])[:, :-1]

    def _right(self, heads: Sequence[str]) -> tuple[Floats, NDArray[np.float64]]:
        found = self.rights(heads)
        return found[:, :-1], found[:, -1].astype(np.float64)

    def breaks(self, tails: Sequence[str]) -> NDArray[np.float64]:
        """Log odds, up to a constant, that each text breaks off inside a clause: (tails,).

        It was learned from words alone: of a text that ends with a mark it says nothing, 0.
        """
        if not tails:
            return np.zeros(0)
        worded = np.array([t[-1:].isalnum() for t in tails])
        broken = self.lefts([tail[-REACH:] for tail in tails])[:, -1].astype(np.float64)
        return np.where(worded, broken, 0.0)

    @functools.cached_property
    def lefts(self) -> Kept:
        """The vectors of texts as what stands before a seam, the odds that they break off behind them."""

        def made(texts: Sequence[str]) -> Floats:
            ends = self.before(self.last_numbers(texts))
            return np.concatenate([self.left(ends), self.broken(ends)], axis=1)

        return Kept(made)

    @functools.cached_property
    def rights(self) -> Kept:
        """The vectors of texts as what stands behind a seam, the odds that they begin inside behind them."""

        def made(texts: Sequence[str]) -> Floats:
            begins = self.after(self.first_numbers(texts))
            return np.concatenate([self.right(begins), self.inside(begins)], axis=1)

        return Kept(made)

    def first_numbers(self, texts: Sequence[str]) -> NDArray[np.intp]:
        """The first words of texts as numbers: (texts, WORDS)."""
        return self._numbered([first_words(text) for text in texts], 0)

    def last_numbers(self, texts: Sequence[str]) -> NDArray[np.intp]:
        """The last words of texts, the last one first, as numbers: (texts, WORDS)."""
        return self._numbered([last_words(text) for text in texts], -1)

    def _numbered(self, texts: Sequence[Sequence[str]], near: int) -> NDArray[np.intp]:
        """Words as numbers; of a word that is not known, the character near the seam."""
        known, none = self.numbers, [0] * WORDS
        found = [[known.get(w) or known.get(w[near], 0) for w in words] for words in texts]
        return np.array([numbers + none[len(numbers) :] for numbers in found], dtype=np.intp)


def mark_first(text: str) -> str:
    """The marks that a text begins with although nothing begins so, "" where there are none."""
    found = _MARK_FIRST.match(text)
    return found[0] if found else ""


def after_comma(mark: str) -> bool:
    """Whether these marks leave the sentence open for what comes behind them."""
    return mark[-1] in _AFTER_COMMA


def first_words(text: str) -> list[str]:
    """The first words, in their order."""
    return words_of(text)[:WORDS]


def last_words(text: str) -> list[str]:
    """The last words, the last one first."""
    return words_of(text)[: -WORDS - 1 : -1]


@kept(4096)
def words_of(text: str) -> list[str]:
    """The words as the networks know them: marks in full width, every number the same."""
    level = _NUMBER.sub("0", text.translate(_LEVEL))
    return [word for word in segmenter().cut(level) if word.strip()]


@functools.cache
def seam_words() -> SeamWords:
    """The network that comes with the program; read once."""
    with resources.as_file(resources.files("seeds") / "seamwords.npz") as path, np.load(path) as data:
        words = bytes(data["words"]).decode("utf-8").split("\n")
        numbers = {word: n for n, word in enumerate(words) if word}
        return SeamWords(
            numbers=numbers,
            before=Words(data["before rows"], data["before measures"]),
            after=Words(data["after rows"], data["after measures"]),
            left=_layers(data, "left"),
            right=_layers(data, "right"),
            inside=_layers(data, "inside"),
            broken=_layers(data, "broken"),
        )


def _layers(data: Any, name: str) -> Layers:
    parts = ("places", "hidden", "bias", "out")
    return Layers(**{part: data[f"{name} {part}"].astype(np.float32) for part in parts})
