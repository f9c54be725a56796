"""Fits the weights of `seeds.headweights` to heads whose parts are known, and prints them.

`python -m tests.seeds.tools.fit_heads` uses the written list, the sample pages, the pages of `hard` and the
held-out pages of odd years; it prints the share of heads read right in ten folds (fitted on nine, measured
on the tenth), and of the held-out pages of even years, which nothing is fitted to.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from seeds import headweights
from seeds.heads import divisions, facts_of, parts_of
from seeds.headunits import halves, units_of
from tests.seeds.headlist import GOLD, Known, annotated, written

HELD_OUT = Path("tests/seeds/heldout")
HARD = Path("tests/seeds/hard")
# A weight stays near its prior unless many heads say otherwise.
PULL = 0.02
# What needs no data: dashes point to the title, halves of a quotation belong together.
PRIOR = {
    "kicker dash at end": 4.0, "title dash at end": -4.0, "subtitle dash at end": -4.0,
    "subtitle dash first": 4.0, "title dash first": -4.0, "kicker dash first": -4.0,
    "kicker unbalanced": -3.0, "title unbalanced": -2.0, "subtitle unbalanced": -3.0,
    "kicker twin of title": -1.0, "subtitle twin of title": -4.0, "title halves over line": 0.5,
    "kicker clause with title": -3.0,
    "kicker wanting": -1.5, "title wanting": -1.5,
    "title clause over space": 1.0, "title clause over line": 0.5, "kicker clause over space": 1.0,
    "subtitle halves over line": -1.0, "subtitle apart over line": -1.5, "kicker apart over line": -0.5,
    "title apart over line": -3.0, "title speech over space": -3.0, "title speech over line": -4.0,
    "kicker by none": 1.0,
}  # fmt: skip
ROUNDS, STEP = 1500, 1.0
Example = tuple[list[dict[str, float]], int]


def settings_of(known: Known) -> list[list[str]]:
    """The head on lines, with kicker and title on one line, and with the title's halves on two."""
    out = [known.lines]
    two = known.title.split(" ")
    if len(two) == 2 and halves(*two):
        out.append([p for p in (known.kicker, *two, known.subtitle) if p])
    if known.kicker and not known.kicker.endswith("——"):
        out.append([f"{known.kicker} {known.title}", *([known.subtitle] if known.subtitle else [])])
    return out


def examples(heads: Sequence[Known]) -> list[Example]:
    """The candidates' marks, and which candidate is right."""
    out = []
    for known in heads:
        want = ["".join(p.split()) for p in (known.kicker, known.title, known.subtitle)]
        for lines in settings_of(known):
            units = units_of(lines)
            found = list(divisions(units))
            texts = [["".join(t for _, t, _ in part) for part in parts_of(units, *c)] for c in found]
            if want in texts:
                out.append(([facts_of(units, *c, known.below) for c in found], texts.index(want)))
    return out


def fit(data: Sequence[Example]) -> dict[str, float]:
    """Weights by gradient ascent on the log chance of the right candidates."""
    names = sorted({name for facts, _ in data for one in facts for name in one})
    place = {name: n for n, name in enumerate(names)}
    tables = [_table(facts, place) for facts, _ in data]
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    weights = prior.copy()
    for _ in range(ROUNDS):
        slope = -PULL * (weights - prior)
        for table, (_, right) in zip(tables, data, strict=True):
            scores = table @ weights
            chance = np.exp(scores - scores.max())
            slope += (table[right] - (chance / chance.sum()) @ table) / len(data) * 10
        weights += STEP * slope / 10
    fitted = {name: float(w) for name, w in zip(names, weights, strict=True)}
    return {name: round(w, 2) for name, w in (PRIOR | fitted).items() if abs(w) >= 0.05}


def _table(facts: Sequence[dict[str, float]], place: dict[str, int]) -> NDArray[np.float64]:
    table = np.zeros((len(facts), len(place)))
    for row, one in enumerate(facts):
        for name, value in one.items():
            table[row, place[name]] = value
    return table


def share_right(data: Sequence[Example], weights: dict[str, float]) -> float:
    """The share of heads whose best candidate is the right one."""
    hits = 0
    for facts, right in data:
        scores = [sum(weights.get(name, 0.0) * value for name, value in one.items()) for one in facts]
        hits += scores.index(max(scores)) == right
    return hits / len(data) if data else 0.0


def main() -> None:
    """Run as a command."""
    years = {p: p.stem[1:] for p in sorted(HELD_OUT.glob("*.json"))}
    even = [p for p, y in years.items() if y.isdigit() and int(y) % 2 == 0]
    odd = [p for p in years if p not in even]
    heads = [*written(), *annotated([*sorted(GOLD.glob("*.json")), *odd, *sorted(HARD.glob("*.json"))])]
    random.Random(1).shuffle(heads)
    folds = [
        share_right(examples(heads[k::10]), fit(examples([h for n, h in enumerate(heads) if n % 10 != k])))
        for k in range(10)
    ]
    weights = fit(examples(heads))
    rest = examples(list(annotated(even)))
    sys.stdout.write(f"ten folds {np.mean(folds):.3f}  fitted {share_right(examples(heads), weights):.3f}")
    sys.stdout.write(
        f"  even years {share_right(rest, weights):.3f}  (now {share_right(rest, headweights.WEIGHTS):.3f})\n"
    )
    for name, weight in sorted(weights.items()):
        sys.stdout.write(f'    "{name}": {weight},\n')


if __name__ == "__main__":
    main()
