"""How well the words of two ends go together: two networks that know words by themselves and by their kind.

Beside `seamwords`, which knows more words but each of them alone, it looks at the first and last character
and the part of speech of ten words a side, so that what stands around a rare word or a name still tells what
may follow. Each side becomes a vector; their product is a log, up to a constant for each end, of how much
likelier the two stand together than apart. `wordfit.npz` is learned by `tests/seeds/tools/make_wordfit.py`.
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

from seeds.seamwords import after_comma, mark_first, words_of
from seeds.vectors import Floats, Kept

# Words of either side that are looked at, and the characters among which they are found.
WORDS = 10
REACH = 40
_HAN = re.compile("[\u4e00-\u9fff]")
# (texts, WORDS, 4): the number of each word, of its first and last character, and of its part of speech.
Numbers = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Numbered:
    """The words, characters and parts of speech that are known, by number; 0 is none."""

    words: Mapping[str, int]
    characters: Mapping[str, int]
    # First character, last character and part of speech of each word by its number: (words, 3).
    kinds: NDArray[np.int32]
    # The part of speech of words that are not known.
    of_han: int
    of_mark: int

    def __call__(self, texts: Sequence[Sequence[str]]) -> Numbers:
        """Texts as lists of words, the nearest to the seam first → numbers."""
        out = np.zeros((len(texts) * WORDS, 4), dtype=np.int32)
        words = [word for text in texts for word in text[:WORDS]]
        held = np.array([min(len(text), WORDS) for text in texts], dtype=np.intp)
        places = np.flatnonzero(np.arange(WORDS) < held[:, None])
        known = self.words.get
        numbers = np.array([known(word, 0) for word in words], dtype=np.int32)
        out[places, 0] = numbers
        out[:, 1:] = self.kinds[out[:, 0]]
        strange = np.flatnonzero(numbers == 0)
        if len(strange):
            out[places[strange], 1:] = [self.kind(words[n]) for n in strange.tolist()]
        return out.reshape(-1, WORDS, 4)

    def kind(self, word: str) -> tuple[int, int, int]:
        """First and last character and part of speech of a word that is not known."""
        tag = self.of_han if _HAN.search(word) else self.of_mark
        return self.characters.get(word[0], 0), self.characters.get(word[-1], 0), tag


@dataclass(frozen=True, eq=False)
class Side:
    """One side of a seam: numbers of its words → vectors."""

    # For words, first characters, last characters and parts of speech: rows of small numbers, and measures.
    tables: Sequence[tuple[NDArray[np.int8], Floats]]
    # The hidden layer, and beside it what each place says by itself.
    first: tuple[Floats, Floats]
    out: tuple[Floats, Floats]

    def flat(self, numbers: Numbers) -> Floats:
        """What is known of each word, one behind another: (texts, WORDS, 4) → (texts, wide)."""
        parts = [
            rows.take(numbers[..., k], axis=0) * measures.take(numbers[..., k])[..., None]
            for k, (rows, measures) in enumerate(self.tables)
        ]
        return np.concatenate(parts, axis=-1).reshape(len(numbers), -1)

    def __call__(self, numbers: Numbers) -> Floats:
        """(texts, WORDS, 4) → (texts, out)."""
        both = _through(self.flat(numbers), self.first)
        hidden = len(self.out[0])
        return _through(np.maximum(both[:, :hidden], 0.0), self.out) + both[:, hidden:]


def _through(flat: Floats, layer: tuple[Floats, Floats]) -> Floats:
    return np.asarray(flat @ layer[0] + layer[1], dtype=np.float32)


@dataclass(frozen=True, eq=False)
class WordFit:
    """Both sides, the words that they know, and how often each beginning comes."""

    known: Numbered
    left: Side
    right: Side
    own: tuple[Floats, Floats]

    def gains(self, tails: Sequence[str], heads: Sequence[str]) -> NDArray[np.float64]:
        """How well each tail goes on in each head, in log odds up to a constant a tail: (tails, heads)."""
        if not tails or not heads:
            return np.zeros((len(tails), len(heads)))
        marks = [mark_first(head) for head in heads]
        right = self.behind(heads)
        own = _through(right, self.own).T
        fit = self.before(tails) @ right.T + own
        # Of several marks the last one stands for all: there are no more sorts than marks.
        for mark in {found[-1:] for found in marks} - {""}:
            columns = [c for c, found in enumerate(marks) if found[-1:] == mark]
            with_mark = [tail + mark for tail in tails]
            # Behind a full stop anything may follow.
            goes_on = self.before(with_mark) @ right[columns].T + own[:, columns]
            fit[:, columns] = goes_on if after_comma(mark) else 0.0
        return np.asarray(fit, dtype=np.float64)

    def before(self, tails: Sequence[str]) -> Floats:
        """The vectors of texts before a seam: (tails, out)."""
        return self.lefts([tail[-REACH:] for tail in tails])

    def behind(self, heads: Sequence[str]) -> Floats:
        """The vectors of texts behind a seam, the marks that they begin with left out: (heads, out)."""
        return self.rights([head[len(mark_first(head)) :][:REACH] for head in heads])

    @functools.cached_property
    def lefts(self) -> Kept:
        """The vectors of texts as what stands before a seam."""
        return Kept(lambda texts: self.left(self.known([last_words(text) for text in texts])))

    @functools.cached_property
    def rights(self) -> Kept:
        """The vectors of texts as what stands behind a seam."""
        return Kept(lambda texts: self.right(self.known([first_words(text) for text in texts])))


def first_words(text: str) -> list[str]:
    """The first words, in their order."""
    return words_of(text[:REACH])[:WORDS]


def last_words(text: str) -> list[str]:
    """The last words, the last one first."""
    return words_of(text[-REACH:])[: -WORDS - 1 : -1]


@functools.cache
def word_fit() -> WordFit:
    """The networks that come with the program; read once."""
    with resources.as_file(resources.files("seeds") / "wordfit.npz") as path, np.load(path) as data:
        words = bytes(data["words"]).decode("utf-8").split("\n")
        of_han, of_mark = (int(n) for n in data["kinds"])
        own = data["own"].astype(np.float32)
        return WordFit(
            known=Numbered(
                words={word: n for n, word in enumerate(words, 1)},
                characters={c: n for n, c in enumerate(bytes(data["characters"]).decode("utf-8"), 1)},
                kinds=data["kinds of words"].astype(np.int32),
                of_han=of_han,
                of_mark=of_mark,
            ),
            left=_side(data, "left"),
            right=_side(data, "right"),
            own=(own[:-1, None], own[-1:]),
        )


def _side(data: Any, name: str) -> Side:
    def layer(part: str) -> tuple[Floats, Floats]:
        return data[f"{name} {part}"].astype(np.float32), data[f"{name} {part} bias"].astype(np.float32)

    hidden, places = layer("hidden"), layer("places")
    tables = [
        (data[f"{name} {table} rows"], data[f"{name} {table} measures"].astype(np.float32))
        for table in ("words", "firsts", "lasts", "tags")
    ]
    return Side(
        tables=tables,
        first=(np.concatenate([hidden[0], places[0]], axis=1), np.concatenate([hidden[1], places[1]])),
        out=layer("out"),
    )
