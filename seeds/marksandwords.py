"""What the marks and the words of a few short texts say together: a small network, as its table keeps it.

Each possibility is told by its marks and by three texts (of a head: kicker, title and subtitle), of which the
network sees with which words each begins and ends, as `seeds.wordfit` knows them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np

from seeds.network import Floats, Network, network
from seeds.wordfit import word_fit

# Three texts, "" where there is none.
Parts = tuple[str, str, str]


@dataclass(frozen=True, eq=False)
class Together:
    """The network, the place of each mark that it knows, and what it makes of the words of a part."""

    places: Mapping[str, int]
    of_words: Floats
    of_words_bias: Floats
    of_all: Network

    def __call__(self, marks: Sequence[Mapping[str, float]], parts: Sequence[Parts]) -> list[float]:
        """The marks and the parts of each possibility → its log odds, or what is to be added to them."""
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
        """(possibilities, 3 parts of as many numbers each): 0 for a part that is not there."""
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


def together(table: str) -> Together:
    """The network of a table that comes with the program."""
    with resources.as_file(resources.files("seeds") / table) as path, np.load(path) as data:
        places = {name: place for place, name in enumerate(data["names"].tolist())}
        words, bias = (data[f"words{name}"].astype(np.float32) for name in ("", " bias"))
        return Together(places, words, bias, network(data, "all"))
