"""Whole paragraphs below a foreign head: no sentence is cut there, and only what they are about tells.

Where a column ends as a paragraph does, the text goes on elsewhere without an open end, and no seam is looked
for: the rest of one article stands below another's head as if it were its own. Every run of paragraphs is
weighed as text of each other article of the page, against all of them staying where they are. A column may
end below a head as well: then all that stands below it is another's, and goes there if a text of its own is
found for the head. The network of `strands.npz` is learned by `tests/seeds/tools/make_strands.py`.
"""

from __future__ import annotations

import functools
import math
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
# The same of all that stands below a head, which a text surely its own must then take the place of.
LEAST_TRIED = 0.6
# More doubtful than this a paragraph that stays is marked as such. None that was moved is surer than MOST.
DOUBT, MOST = 0.9, 0.99
# Bounded work: runs that are moved on one page.
MOST_MOVES = 16
# So often the moves are tried anew without those that left a head without text.
MOST_ATTEMPTS = 4
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


class Standing(NamedTuple):
    """How sure it is that an item has the paragraphs that it should have, by what they are about."""

    # How likely something of it is another's, and something of others its own.
    foreign: float = 0.0
    lacking: float = 0.0
    # How unlikely the moves to and from it are, as log odds against them (a sum of negative logs).
    moves: float = 0.0


class Restored(NamedTuple):
    """The items with their own paragraphs, those that lost all of them among them; for lines that begin a
    paragraph how likely it follows what stands above it, where a run was moved or there is a doubt; what was
    weighed for that; and how sure each item is."""

    items: list[Item]
    doubts: dict[int, float]
    moved: tuple[Moved, ...] = ()
    standings: tuple[Standing, ...] = ()


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
        return Restored(list(items), {}, (), (Standing(),) * len(items))
    kept = frozenset[int]()
    for attempt in range(MOST_ATTEMPTS):
        # Tried on copies: what has been moved so far shows what else is to be.
        rows = [list(row) for row in strands.rows]
        strands.closed = frozenset(n for n, item in enumerate(items) if not {*cuts}.isdisjoint(item.body))
        sure, moved, choices = _moved(strands, kept)
        bare = {n for n, row in enumerate(strands.rows) if not row and rows[n] and items[n].head} - kept
        if not bare:
            break
        # A head has its text somewhere: of one for which none is found its text stays where it is.
        kept = kept | bare if attempt + 2 < MOST_ATTEMPTS else frozenset(range(len(items)))
        strands.rows = rows
        strands.summed()
    if kept:
        # What has been kept all the same is in doubt.
        choices = _choices(strands, ())
    unlikely = [0.0] * len(items)
    for move in moved:
        for n in (move.source, move.choice.owner):
            unlikely[n] -= math.log(min(move.choice.likely, MOST))
    for b, choice in choices.items():
        if choice.likely >= 1.0 - DOUBT:
            moved.append(Moved(_lines_of(strands, b, choice), b, choice, taken=False))
        for unit, border in zip(strands.rows[b], choice.borders.tolist(), strict=True):
            line = strands.units[unit].lines[0]
            if line in sure or 1.0 - border < DOUBT:
                sure[line] = round(min(sure.get(line, 1.0), 1.0 - border), 3)
    standings = [
        Standing(choices[n].likely if n in choices else 0.0, _lacking(choices, n), unlikely[n])
        for n in range(len(items))
    ]
    rebuilt = [strands.rebuilt(lines, n) for n in range(len(items))]
    return Restored(rebuilt, sure, tuple(moved), tuple(standings))


def _moved(
    strands: Strands, kept: Collection[int]
) -> tuple[dict[int, float], list[Moved], dict[int, Choice]]:
    """Moves the likeliest runs, one after the other; of `kept` no first paragraph: how likely each paragraph
    at a border of theirs follows the one above it, the moves, and what is left to choose."""
    sure: dict[int, float] = {}
    moved: list[Moved] = []
    choices = _choices(strands, kept)
    for _ in range(MOST_MOVES):
        likely = (pair for pair in choices.items() if pair[1].likely >= _least(strands, *pair))
        b, choice = max(likely, key=lambda pair: pair[1].likely, default=(0, None))
        if choice is None:
            break
        row = strands.rows[b]
        for unit in (choice.first, choice.last + 1):
            if unit < len(row):
                line = strands.units[row[unit]].lines[0]
                sure[line] = min(sure.get(line, MOST), choice.likely)
        moved.append(Moved(_lines_of(strands, b, choice), b, choice, taken=True))
        strands.move(b, choice.first, choice.last, choice.owner)
        choices = _choices(strands, kept)
    return sure, moved, choices


def _least(strands: Strands, b: int, choice: Choice) -> float:
    """All that stands below a head may be tried elsewhere: it stays unless the head is given another text."""
    all_of_it = choice.first == 0 and choice.last == len(strands.rows[b]) - 1
    return LEAST_TRIED if all_of_it and strands.items[b].head else LEAST


def _lacking(choices: Mapping[int, Choice], n: int) -> float:
    """How likely some other item has something of this one."""
    without = 1.0
    for choice in choices.values():
        without *= 1.0 - choice.shares.get(n, 0.0)
    return 1.0 - without


def _lines_of(strands: Strands, b: int, choice: Choice) -> tuple[int, ...]:
    run = strands.rows[b][choice.first : choice.last + 1]
    return tuple(i for unit in run for i in strands.units[unit].lines)


def _choices(strands: Strands, kept: Collection[int]) -> dict[int, Choice]:
    # Where no paragraph means more like another article none is weighed: it would hardly ever be another's.
    found = ((b, _choice(strands, b, b in kept)) for b in drawn_elsewhere(strands))
    return {b: choice for b, choice in found if choice is not None}


def _choice(strands: Strands, b: int, kept: bool) -> Choice | None:
    moves = moves_of(strands, b)
    if moves is None:
        return None
    facts = facts_of(strands, moves)
    odds = network()(facts)
    if kept:
        odds[moves.first == 0] = -np.inf
    top = max(0.0, float(odds.max()))
    share = np.exp(odds - top)
    share /= share.sum() + np.exp(-top)
    best = int(share.argmax())
    borders = np.zeros(len(strands.rows[b]) + 1)
    np.add.at(borders, moves.first, share)
    np.add.at(borders, moves.last + 1, share)
    first, last, owner = (int(side[best]) for side in (moves.first, moves.last, moves.owner))
    of_owners = np.ascontiguousarray(share.reshape(-1, len(moves.owners)).T).sum(axis=1)
    shares = dict(zip(moves.owners, of_owners.tolist(), strict=True))
    told = {name: round(float(facts[best, FACTS.index(name)]), 3) for name in _TOLD}
    return Choice(float(share.sum()), first, last, owner, borders[:-1], shares, told)
