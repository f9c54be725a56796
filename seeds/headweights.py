"""What the marks of kicker, title and subtitle are worth in the reading of heads: data, fitted.

Each mark has a weight of its own (`heads.tsv`), and a small network (`heads.npz`) says what they are worth
together: a short first line is a kicker above a long one with a verb, and half a title above its twin. It is
also told by which words each part begins and ends: what leads to a title, and what adds to it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np

from seeds.network import Floats, Network, network
from seeds.wordfit import word_fit

# By hand: a page that sets its heads on lines parts no kicker from its title by a space. And the pages
# written blind have a subtitle on one head in four of two parts, the sample pages on one in twenty-one:
# here is something between the two.
# （组诗） below a title.
BY_HAND = {"kicker by space, lined": -3.0, "subtitle here": -0.7, "subtitle bracketed": 9.0}


def _table() -> dict[str, float]:
    rows = (resources.files("seeds") / "heads.tsv").read_text(encoding="utf-8").splitlines()
    return {name: float(weight) for name, weight in (row.split("\t") for row in rows)}


# Worth of each mark, in log odds, fitted by `python -m tests.seeds.tools.fit_heads` on heads written for it,
# on the sample pages, on pages written for measuring (of the held-out ones the odd years) and on the heads
# of texts written by the hundred: `heads.tsv`.
WEIGHTS = _table()
_WORTH = WEIGHTS | BY_HAND


# Kicker, title and subtitle as one text each, "" where the head has none.
Parts = tuple[str, str, str]


@dataclass(frozen=True, eq=False)
class Together:
    """The network, the place of each mark that it knows, and what it makes of the words of a part."""

    places: Mapping[str, int]
    of_words: Floats
    of_words_bias: Floats
    of_all: Network

    def __call__(self, marks: Sequence[Mapping[str, float]], parts: Sequence[Parts]) -> list[float]:
        """The marks and the parts of each division → what is to be added to its log odds."""
        told = np.hstack([self._of_marks(marks), self._of_words(parts)])
        return [float(odds) for odds in self.of_all(told)]

    def _of_marks(self, marks: Sequence[Mapping[str, float]]) -> Floats:
        table = np.zeros((len(marks), len(self.places)), dtype=np.float32)
        for row, some in zip(table, marks, strict=True):
            known = [
                (place, value) for name, value in some.items() if (place := self.places.get(name, -1)) >= 0
            ]
            row[[place for place, _ in known]] = [value for _, value in known]
        return table

    def _of_words(self, parts: Sequence[Parts]) -> Floats:
        """(divisions, 3 parts of as many numbers each): 0 for a part that is not there."""
        texts = [*dict.fromkeys(text for three in parts for text in three if text)]
        known = np.tanh(words_of_parts(texts) @ self.of_words + self.of_words_bias)
        rows = np.vstack([known, np.zeros_like(known[:1])])
        place = {text: n for n, text in enumerate(texts)}
        none = len(texts)
        return rows[[[place.get(text, none) for text in three] for three in parts]].reshape(len(parts), -1)


def words_of_parts(texts: Sequence[str]) -> Floats:
    """What `seeds.wordfit` knows of the first words of each text, and of the last: (texts, 2 × out)."""
    fit = word_fit()
    return np.hstack([fit.rights(texts), fit.lefts(texts)])


@functools.cache
def _together() -> Together:
    """The network that comes with the program; read once."""
    with resources.as_file(resources.files("seeds") / "heads.npz") as path, np.load(path) as data:
        places = {name: place for place, name in enumerate(data["names"].tolist())}
        words, bias = (data[f"words{name}"].astype(np.float32) for name in ("", " bias"))
        return Together(places, words, bias, network(data, "all"))


def odds_of(divisions: Sequence[Mapping[str, float]], parts: Sequence[Parts]) -> list[float]:
    """The marks of each division of a head, and its parts → log odds, up to a constant for the head."""
    alone = [sum(_WORTH.get(name, 0.0) * value for name, value in marks.items()) for marks in divisions]
    return [own + more for own, more in zip(alone, _together()(divisions, parts), strict=True)]
