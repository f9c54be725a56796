"""Whole paragraphs below a foreign head: no sentence is cut there, and only what they are about tells.

Where a column ends as a paragraph does, the text goes on elsewhere without an open end, and no seam is looked
for: the rest of one article stands below another's head as if it were its own. Every run of paragraphs is
weighed as text of each other article of the page, against all of them staying where they are. The network of
`strands.npz` is learned by `tests/seeds/tools/make_strands.py`.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from seeds.groups import Item
from seeds.lines import Line
from seeds.strandfacts import FACTS, drawn_elsewhere, facts_of, moves_of
from seeds.strands import Strands

Floats = NDArray[np.float32]
# So sure it must be that something of an article is another's, before the likeliest run is moved. Less sure,
# more articles that take turns come apart, and a report loses its last paragraph to the one beside it that is
# about the same: of whole pages there are more.
LEAST = 0.9
# More doubtful than this a paragraph that stays is marked as such. None that was moved is surer than MOST.
DOUBT, MOST = 0.9, 0.99
# Bounded work: runs that are moved on one page.
MOST_MOVES = 16
# What of a move is told to the one who asks why.
_TOLD = ("topic there", "topic here", "meaning there", "meaning here")
# How far a fact counts, in its deviations.
FURTHEST = 6.0


@dataclass(frozen=True, eq=False)
class Network:
    """(moves, facts) → the log odds of each move against none: a sum, and one hidden layer."""

    means: Floats
    sizes: Floats
    weights: Floats
    bias: float
    hidden: Floats
    hidden_bias: Floats
    out: Floats

    def __call__(self, facts: NDArray[np.float64]) -> NDArray[np.float64]:
        """(moves, FACTS) → (moves,)."""
        seen = np.clip((facts - self.means) / self.sizes, -FURTHEST, FURTHEST).astype(np.float32)
        through = np.maximum(seen @ self.hidden + self.hidden_bias, 0.0)
        return np.asarray(seen @ self.weights + through @ self.out + self.bias, dtype=np.float64)


@functools.cache
def network() -> Network:
    """The network that comes with the program; read once."""
    with resources.as_file(resources.files("seeds") / "strands.npz") as path, np.load(path) as data:
        if tuple(data["names"].tolist()) != FACTS:
            raise ValueError("strands.npz was learned with other facts")
        return Network(
            means=data["means"],
            sizes=data["sizes"],
            weights=data["weights"],
            bias=float(data["bias"]),
            hidden=data["hidden"],
            hidden_bias=data["hidden_bias"],
            out=data["out"],
        )


class Choice(NamedTuple):
    """The likeliest move of an item's paragraphs: from `first` to `last` to the item `owner`.

    `likely` is how likely something of the item is another's; `borders` says of each paragraph how likely a
    foreign run begins with it, or ends right above it.
    """

    likely: float
    first: int
    last: int
    owner: int
    borders: NDArray[np.float64]
    # How likely each item owns something of this one, and what speaks for the likeliest move.
    shares: Mapping[int, float]
    evidence: Mapping[str, float]


class Moved(NamedTuple):
    """Lines of the item `source` that were moved to another, or that stay though that is likely enough."""

    lines: tuple[int, ...]
    source: int
    choice: Choice
    taken: bool


class Restored(NamedTuple):
    """The items with their own paragraphs; for lines that begin a paragraph how likely it follows what stands
    above it, where a run was moved or there is a doubt; and what was weighed for that."""

    items: list[Item]
    doubts: dict[int, float]
    moved: tuple[Moved, ...] = ()


def restored(
    lines: Sequence[Line],
    items: Sequence[Item],
    glued: Collection[tuple[int, int]],
    cuts: Collection[int] = (),
) -> Restored:
    """The items with every run of paragraphs at the article that it is of.

    `glued` are the pairs of lines that a seam or a person joins, `cuts` the lines that, as a person has said,
    nothing continues: their articles are given nothing.
    """
    strands = Strands.of(lines, items, glued)
    if strands is None:
        return Restored(list(items), {})
    strands.closed = frozenset(n for n, item in enumerate(items) if not {*cuts}.isdisjoint(item.body))
    sure: dict[int, float] = {}
    moved: list[Moved] = []
    choices = _choices(strands)
    for _ in range(MOST_MOVES):
        b, choice = max(choices.items(), key=lambda pair: pair[1].likely, default=(0, None))
        if choice is None or choice.likely < LEAST:
            break
        row = strands.rows[b]
        for unit in (choice.first, choice.last + 1):
            if unit < len(row):
                line = strands.units[row[unit]].lines[0]
                sure[line] = min(sure.get(line, MOST), choice.likely)
        moved.append(Moved(_lines_of(strands, b, choice), b, choice, taken=True))
        strands.move(b, choice.first, choice.last, choice.owner)
        choices = _choices(strands)
    for b, choice in choices.items():
        if choice.likely >= 1.0 - DOUBT:
            moved.append(Moved(_lines_of(strands, b, choice), b, choice, taken=False))
        for unit, border in zip(strands.rows[b], choice.borders.tolist(), strict=True):
            line = strands.units[unit].lines[0]
            if line in sure or 1.0 - border < DOUBT:
                sure[line] = round(min(sure.get(line, 1.0), 1.0 - border), 3)
    return Restored([strands.rebuilt(lines, n) for n in range(len(items))], sure, tuple(moved))


def _lines_of(strands: Strands, b: int, choice: Choice) -> tuple[int, ...]:
    run = strands.rows[b][choice.first : choice.last + 1]
    return tuple(i for unit in run for i in strands.units[unit].lines)


def _choices(strands: Strands) -> dict[int, Choice]:
    # Where no paragraph means more like another article none is another's: it overlooks 3 of 1,504 doubts.
    found = ((b, _choice(strands, b)) for b in drawn_elsewhere(strands))
    return {b: choice for b, choice in found if choice is not None}


def _choice(strands: Strands, b: int) -> Choice | None:
    moves = moves_of(strands, b)
    if moves is None:
        return None
    facts = facts_of(strands, moves)
    odds = network()(facts)
    top = max(0.0, float(odds.max()))
    share = np.exp(odds - top)
    share /= share.sum() + np.exp(-top)
    best = int(share.argmax())
    borders = np.zeros(len(strands.rows[b]) + 1)
    np.add.at(borders, moves.first, share)
    np.add.at(borders, moves.last + 1, share)
    first, last, owner = (int(side[best]) for side in (moves.first, moves.last, moves.owner))
    shares = {n: float(share[moves.owner == n].sum()) for n in moves.owners}
    evidence = {name: round(float(value), 3) for name, value in zip(FACTS, facts[best], strict=True)}
    told = {name: evidence[name] for name in _TOLD}
    return Choice(float(share.sum()), first, last, owner, borders[:-1], shares, told)
