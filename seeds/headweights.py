"""What the marks of kicker, title and subtitle are worth in the reading of heads: data, fitted.

Each mark has a weight of its own (`heads.tsv`), and a small network (`heads.npz`) says what they are worth
together: a short first line is a kicker above a long one with a verb, and half a title above its twin.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np

from seeds.network import Network, network

# By hand: a page that sets its heads on lines parts no kicker from its title by a space. And the pages
# written blind have a subtitle on one head in four of two parts, the sample pages on one in twenty-one:
# here is something between the two.
# （组诗） below a title.
BY_HAND = {"kicker by space, lined": -3.0, "subtitle here": -0.3, "subtitle bracketed": 9.0}


def _table() -> dict[str, float]:
    rows = (resources.files("seeds") / "heads.tsv").read_text(encoding="utf-8").splitlines()
    return {name: float(weight) for name, weight in (row.split("\t") for row in rows)}


# Worth of each mark, in log odds, fitted by `python -m tests.seeds.tools.fit_heads` on heads written for it,
# on the sample pages, on pages written for measuring (of the held-out ones the odd years) and on the heads
# of texts written by the hundred: `heads.tsv`.
WEIGHTS = _table()
_WORTH = WEIGHTS | BY_HAND


@dataclass(frozen=True, eq=False)
class Together:
    """The network, and the place of each mark that it knows."""

    places: Mapping[str, int]
    of_marks: Network

    def __call__(self, marks: Sequence[Mapping[str, float]]) -> list[float]:
        """The marks of each division, by name → what is to be added to its log odds."""
        table = np.zeros((len(marks), len(self.places)), dtype=np.float32)
        for row, some in zip(table, marks, strict=True):
            known = [
                (place, value) for name, value in some.items() if (place := self.places.get(name, -1)) >= 0
            ]
            row[[place for place, _ in known]] = [value for _, value in known]
        return [float(odds) for odds in self.of_marks(table)]


@functools.cache
def _together() -> Together:
    """The network that comes with the program; read once."""
    with resources.as_file(resources.files("seeds") / "heads.npz") as path, np.load(path) as data:
        places = {name: place for place, name in enumerate(data["names"].tolist())}
        return Together(places, network(data, "marks"))


def odds_of(divisions: Sequence[Mapping[str, float]]) -> list[float]:
    """The marks of each division of a head, by name → their log odds, up to a constant for the head."""
    alone = [sum(_WORTH.get(name, 0.0) * value for name, value in marks.items()) for marks in divisions]
    return [own + more for own, more in zip(alone, _together()(divisions), strict=True)]
