"""Where the text below a head stops being about what the head announces, and goes on about something else.

Behind whole articles the rest of another one stands under a foreign head, and its first line need not look
like the middle of a sentence. But all that follows belongs to the other article and all that precedes it to
the head: the border is where the sum of both is largest (a change point, as in Hinkley 1970).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeds.lines import Line, Tag

Matrix = NDArray[np.float64]
Indices = NDArray[np.intp]
# Lines below a head that show what its article is about.
TOP = 4


def tops_of(lines: Sequence[Line], sections: Sequence[int]) -> list[list[str]]:
    """The first lines of each section, its head among them; nothing for text that no head stands above."""
    out: list[list[str]] = []
    for line, number in zip(lines, sections, strict=True):
        while len(out) <= number:
            out.append([])
        own = out[number]
        if len(own) < TOP and line.tag in (Tag.BODY, Tag.SHORT) and (own or number):
            own.append(line.text)
    return out


def gain_of(ends: NDArray[Any], begins: NDArray[Any], tops: NDArray[Any]) -> Matrix:
    """How much more a beginning shares with an end than with its head: (ends, begins).

    Vectors of the texts up to the ends, of the beginnings' own lines, and of the tops of their sections.
    """
    shared = np.asarray(ends @ begins.T, dtype=np.float64)
    return np.asarray(shared - (begins * tops).sum(axis=1)[None, :])


def rest_of_section(gains: Matrix, own: Indices, there: Indices) -> tuple[Matrix, Matrix]:
    """How much more a beginning and all below it share with an end than with their head; and how much less
    that is than the most of the same section.

    `gains` are those of single lines, of several kinds, (kinds, ends, begins); `own` and `there` are the
    sections of ends and beginnings. As `gains`, 0 within one section.
    """
    below = np.zeros_like(gains)
    most = np.zeros_like(gains)
    for section in np.unique(there):
        columns = np.flatnonzero(there == section)
        sums = np.cumsum(gains[..., columns[::-1]], axis=-1)[..., ::-1]
        below[..., columns] = sums
        most[..., columns] = sums.max(axis=-1, keepdims=True)
    apart = own[:, None] != there[None, :]
    return np.where(apart, below, 0.0), np.where(apart, most - below, 0.0)
