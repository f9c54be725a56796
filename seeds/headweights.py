"""What the marks of kicker, title and subtitle are worth in the reading of heads: data, fitted.

Each mark has a weight of its own (`heads.tsv`), and a small network (`heads.npz`) says what they are worth
together: a short first line is a kicker above a long one with a verb, and half a title above its twin. It is
also told by which words each part begins and ends: what leads to a title, and what adds to it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from importlib import resources

from seeds.marksandwords import Parts, Together, together

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


@functools.cache
def _together() -> Together:
    """The network that comes with the program; read once."""
    return together("heads.npz")


def odds_of(divisions: Sequence[Mapping[str, float]], parts: Sequence[Parts]) -> list[float]:
    """The marks of each division of a head, and its kicker, title and subtitle → log odds, up to a constant
    for the head."""
    alone = [sum(_WORTH.get(name, 0.0) * value for name, value in marks.items()) for marks in divisions]
    return [own + more for own, more in zip(alone, _together()(divisions, parts), strict=True)]
