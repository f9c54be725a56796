"""Makes seeds/strands.npz: python -m tests.seeds.tools.make_strands

Learned from pages of the sets on which anything is fitted, damaged by every generator and by
`tests.seeds.wholeparagraphs`: of all moves of an article's paragraphs, and none, the right one is to be the
likeliest (a softmax over them). Where several runs are foreign each of them is right, and what is left to do
once some of them have been moved is learned as well. It takes a quarter of an hour on one core.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from seeds.articles import assemble
from seeds.joins import best_seams, told_apart, weigh
from seeds.lines import Line, read_lines
from seeds.parse import with_roles
from seeds.secondlook import look_again
from seeds.strandfacts import FACTS, Moves, facts_of, moves_of
from seeds.strandmoves import FURTHEST
from seeds.strands import Strands
from tests.seeds.columnpages.pages import column_pages
from tests.seeds.heldout_pages import heldout_pages
from tests.seeds.otherpages.pages import other_pages
from tests.seeds.pagesets import HeldOut
from tests.seeds.plainpages.pages import plain_pages
from tests.seeds.wholeparagraphs import BARE_KINDS, KINDS, whole_paragraphs

Array = NDArray[np.float64]
SETS = Path("tests/seeds")
FROM = (
    "yonder", "beyond", "afar", "remote", "outlying", "distant", "training", "heldout", "fresh", "latest",
    "newest", "various", "unread", "unseen", "foreign", "untouched",
)  # fmt: skip
# What is measured elsewhere are draws 0 to 2. Articles that go on at a paragraph's end are rare but in these.
DRAW, MORE_DRAWS = 5, (6, 7)
# Of the articles that are whole one in so many is learned from, and counts for the others.
WHOLE_ONES = 4
# Pages of whole paragraphs alone are rarer than there are made here: each counts so much.
RARE = 0.4
# States of a page until all its runs are where they belong.
STATES = 12
# An item whose head is of no article, and one that has no head.
NOBODY, HEADLESS = -1, -3
HIDDEN, DROP, ROUNDS, BATCH, RATE, DECAY = 24, 0.2, 12, 32, 4e-3, 0.02
# The network that is kept is a mean over the last steps (Polyak and Juditsky 1992).
KEPT_SHARE = 0.99


class Case(NamedTuple):
    """An article: the facts of its moves, which of them are right, and how much it counts."""

    facts: NDArray[np.float32]
    right: NDArray[np.bool_]
    counts: float


def pages() -> Iterator[tuple[HeldOut, float]]:
    """The pages, and how much each counts."""
    for folder in (SETS / name for name in FROM):
        for generator in (heldout_pages, other_pages, column_pages, plain_pages):
            yield from ((page, 1.0) for page in generator(DRAW, folder))
        for draw in MORE_DRAWS:
            yield from ((page, 1.0) for page in other_pages(draw, folder))
            yield from ((page, RARE) for page in whole_paragraphs(folder, draw, (*KINDS, *BARE_KINDS)))


def cases(page: HeldOut, counts: float) -> Iterator[Case]:
    """The articles of a page as they are read, and again after each right move, drawn by lot."""
    rng = random.Random(page.name)
    lines, strands = _read(page.text)
    if strands is None:
        return
    units, owners = _owners(page.gold, lines, strands)
    fresh = {*range(len(strands.items))}
    for state in range(STATES):
        left: list[tuple[int, int, int, int]] = []
        for b in range(len(strands.items)):
            moves = moves_of(strands, b)
            if moves is None or owners[b] == NOBODY:
                continue
            right = _right(strands, moves, units, owners)
            told = {units[u] for u in strands.rows[b]} - {-1, owners[b]}
            if owners[b] == HEADLESS and len(told) == 1 and told.isdisjoint(owners):
                # A text whose head is not on the page.
                told = set()
            # What belongs to no article of the page, or in pieces, teaches nothing.
            if b in fresh and (right.any() or not told):
                whole = not right.any() and not state
                if not whole or not rng.randrange(WHOLE_ONES):
                    facts = facts_of(strands, moves).astype(np.float32)
                    yield Case(facts, right, counts * (WHOLE_ONES if whole else 1))
            left += [
                (b, int(moves.first[k]), int(moves.last[k]), int(moves.owner[k]))
                for k in np.flatnonzero(right)
            ]
        if not left:
            return
        b, first, last, owner = rng.choice(left)
        strands.move(b, first, last, owner)
        fresh = {b, owner}


def _read(text: str) -> tuple[list[Line], Strands | None]:
    """The page as `seeds.parse` reads it up to this stage."""
    lines = with_roles(read_lines(text))
    seams = [seam for part in weigh(lines) for seam in best_seams(part)]
    lines = look_again(told_apart(lines, seams), seams)
    return lines, Strands.of(lines, assemble(lines, seams)[0], {(s.end, s.begin) for s in seams})


def _owners(gold: dict[str, Any], lines: list[Line], strands: Strands) -> tuple[list[int], list[int]]:
    """Which article of the gold each paragraph is of, and each item by its head."""
    texts = {a: n for n, art in enumerate(gold["articles"]) for b in art["blocks"] for a, _ in b["lines"]}
    heads = {
        i: n
        for n, art in enumerate(gold["articles"])
        for a, b in art.get("head_lines") or ()
        for i in range(a, b + 1)
    }
    units = [
        next((texts[lines[i].number] for i in unit.lines if lines[i].number in texts), -1)
        for unit in strands.units
    ]
    owners = []
    for item in strands.items:
        said = Counter(heads[lines[i].number] for i in item.head if lines[i].number in heads)
        owners.append(said.most_common(1)[0][0] if said else NOBODY if item.head else HEADLESS)
    return units, owners


def _right(strands: Strands, moves: Moves, units: list[int], owners: list[int]) -> NDArray[np.bool_]:
    """Whether a move takes the whole of a foreign run to its article."""
    mine = np.array([units[u] for u in strands.rows[moves.item]])
    padded = np.append(mine, -2)
    to = np.array(owners)[moves.owner]
    other = np.concatenate([[0], np.cumsum(mine[1:] != mine[:-1])])
    one = other[moves.first] == other[moves.last]
    found = one & (mine[moves.first] == to) & (to >= 0) & (to != owners[moves.item])
    edges = (padded[moves.first - 1] != to) & (padded[moves.last + 1] != to)
    return np.asarray(found & edges)


def learned(some: list[Case], means: Array, sizes: Array) -> dict[str, Array]:
    """The network's mean over its last steps (AdamW, Loshchilov and Hutter 2019)."""
    lot = np.random.default_rng(0)
    wide = len(FACTS)
    values: dict[str, Array] = {
        "weights": np.zeros(wide),
        "bias": np.array(-8.0),
        "hidden": lot.normal(0, 1 / np.sqrt(wide), (wide, HIDDEN)),
        "hidden_bias": np.zeros(HIDDEN),
        "out": np.zeros(HIDDEN),
    }
    first, second = ({name: np.zeros_like(v) for name, v in values.items()} for _ in range(2))
    kept = {name: v.copy() for name, v in values.items()}
    step, steps = 0, ROUNDS * (len(some) // BATCH + 1)
    some = [case._replace(facts=_seen(case.facts, means, sizes)) for case in some]
    for round_ in range(ROUNDS):
        random.Random(round_).shuffle(some)
        total = 0.0
        for at in range(0, len(some), BATCH):
            batch = some[at : at + BATCH]
            lost, slopes = _slopes(batch, values, (lot.random(HIDDEN) > DROP) / (1 - DROP))
            total += lost * len(batch)
            step += 1
            rate = RATE * max(0.02, 1 - step / steps) * min(1.0, step / 30)
            for name, slope in slopes.items():
                first[name] = 0.9 * first[name] + 0.1 * slope
                second[name] = 0.999 * second[name] + 0.001 * slope**2
                size = np.sqrt(second[name] / (1 - 0.999**step)) + 1e-8
                decay = DECAY * values[name] if name != "bias" else 0.0
                values[name] = values[name] - rate * (first[name] / (1 - 0.9**step) / size + decay)
                share = KEPT_SHARE if round_ > 1 else 0.0
                kept[name] = kept[name] * share + values[name] * (1 - share)
        sys.stderr.write(f"round {round_ + 1}: loss an article {total / len(some):.4f}\n")
    return kept


def _seen(facts: NDArray[np.float32], means: Array, sizes: Array) -> NDArray[np.float32]:
    """As the network sees them."""
    return np.clip((facts - means) / sizes, -FURTHEST, FURTHEST).astype(np.float32)


def _slopes(batch: list[Case], values: dict[str, Array], drop: Array) -> tuple[float, dict[str, Array]]:
    """How unlikely the right moves are, and its slopes, none longer than 3 together."""
    seen = np.concatenate([case.facts for case in batch])
    value = {name: v.astype(np.float32) for name, v in values.items()}
    drop = drop.astype(np.float32)
    through = np.maximum(seen @ value["hidden"] + value["hidden_bias"], 0) * drop
    odds = (seen @ value["weights"] + through @ value["out"] + value["bias"]).astype(np.float64)
    every = sum(case.counts for case in batch)
    lost, at, pull = 0.0, 0, np.zeros_like(odds)
    for case in batch:
        mine = slice(at, at + len(case.right))
        own, at = odds[mine], mine.stop
        top = max(0.0, float(own.max()))
        total = np.exp(own - top).sum() + np.exp(-top)
        pull[mine] = np.exp(own - top) / total
        good = 0.0
        if case.right.any():
            best = own[case.right].max()
            weighed = np.where(case.right, np.exp(np.minimum(own - best, 0.0)), 0.0)
            good = float(best + np.log(weighed.sum()))
            pull[mine] -= weighed / weighed.sum()
        pull[mine] *= case.counts / every
        lost += case.counts / every * (top + float(np.log(total)) - good)
    near = pull.astype(np.float32)
    back = np.outer(near, value["out"]) * (through > 0) * drop
    slopes: dict[str, Array] = {
        "weights": seen.T @ near, "bias": np.array(pull.sum()), "out": through.T @ near,
        "hidden": seen.T @ back, "hidden_bias": back.sum(axis=0),
    }  # fmt: skip
    length = float(np.sqrt(sum((slope**2).sum() for slope in slopes.values())))
    return lost, {name: slope * min(1.0, 3.0 / length) for name, slope in slopes.items()}


def main() -> int:
    """Run as a command; the exit status."""
    some = [case for page, counts in pages() for case in cases(page, counts)]
    sample = np.concatenate([case.facts[::7] for case in some]).astype(np.float64)
    means, sizes = sample.mean(axis=0), np.maximum(sample.std(axis=0), 0.03)
    found = learned(some, means, sizes)
    target = Path(__file__).parents[3] / "seeds" / "strands.npz"
    values = {
        name: np.asarray(v, dtype=np.float32)
        for name, v in (found | {"means": means, "sizes": sizes}).items()
    }
    np.savez_compressed(target, names=np.array(FACTS), **values)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
