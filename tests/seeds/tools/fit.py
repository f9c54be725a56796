"""Fits the weights of seams on damaged pages and prints them: python -m tests.seeds.tools.fit

`seeds.weights.SEAM`, on written pages by every generator and on the real ones. What is printed is copied by
hand, once the floors of the tests and pages that were not fitted on agree; as some evidence hangs on the
weights themselves, a second run from what the first has found is worth its time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from seeds import weights
from seeds.joins import summed
from seeds.lines import read_lines, renumbered
from seeds.parse import with_roles
from seeds.sections import stretches
from tests.seeds.columnpages.pages import column_pages
from tests.seeds.fewbreaks import few_breaks
from tests.seeds.heldout_pages import heldout_pages
from tests.seeds.otherpages.pages import other_pages
from tests.seeds.plainpages.pages import plain_pages
from tests.seeds.test_gold import GOLD, PAGES
from tests.seeds.tools.followers import followers

Array = NDArray[np.float64]
SETS = Path("tests/seeds")
# The sets whose seams are read: `wordfit.npz` and `wordruns.npz` have learned from the others, and know them
# better than they know any page. The draw of each; what is measured elsewhere are draws 0 to 2.
SEAM_SETS = ("yonder", "beyond", "afar", "remote", "outlying", "distant")
SEAM_DRAW = 3
# The real pages count as so many: written articles have their columns in order more often than real ones.
REAL = 24
# What the evidence says together is learned last, by `make_interplay`.
SEAM_NAMES = [name for name in weights.SEAM if name not in ("bias", "together")]
# Far is never better than near, and a neighbouring article only a little better than the same. What the
# roles took for a head was seen with the lines around it: it takes more than the next line to undo that.
# Lines of verse are rare on the pages, and never one text.
BOUNDS = {
    "distance": (None, -0.4),
    "two short lines": (None, -3.0),
    "articles between": (0.0, 0.6),
    "text below a head": (None, -0.5),
    "head below a text": (None, -0.5),
    "head of the same article": (None, -2.0),
    "head, ends": (None, -2.0),
    "head, begins": (None, -2.0),
}
# What the words say is fitted freely. Where the ends stand differs from one generator of damage to the next,
# and from all of them to a real page: of that, what was found before stays unless these pages are sure of it.
# So with what they mean: the articles written for a page have their topics further apart than real ones.
NEAR, NEAR_OF_WORDS = 10.0, 0.002
OF_WORDS = {
    "bias", "words", "words expected", "words go on", "words fit", "word runs", "begins inside",
    "begins like a paragraph", "open end", "breaks off", "first characters",
}  # fmt: skip
# What an archive says is not on these pages.
BY_HAND = (
    "announced below",
    "day cut",
    "day wanted",
    "box between",
    "boxed",
    "short end, page whole",
    "said elsewhere",
)
STEPS = 40
# Messages until the shares of seams stand still, and the largest log odds of one.
PASSES, MOST = 15, 25.0


class Sheet(NamedTuple):
    """The evidence of all pairs (ends, begins, kinds), 1 where a pair is right, 0 where an end meets
    its own line, and the texts of the ends and of the beginnings."""

    evidence: Array
    right: Array
    apart: Array
    ends: list[str]
    begins: list[str]


def seam_sheets() -> list[Sheet]:
    """The evidence of written pages and of every real page with its right answers."""
    real = [sheet for name, text in PAGES.items() for sheet in sheets_of(text, GOLD[name])]
    return [*written_sheets(SEAM_SETS, SEAM_DRAW), *real * REAL]


def written_sheets(sets: Iterable[str], draw: int) -> Iterator[Sheet]:
    """The same of the pages of written sets by every generator."""
    for folder in (SETS / name for name in sets):
        for generator in (heldout_pages, other_pages, column_pages, plain_pages):
            for page in generator(draw, folder):
                yield from sheets_of(page.text, page.gold)
        for cut in few_breaks(folder, draw):
            yield from sheets_of(cut.text, cut.gold)


def sheets_of(text: str, gold: dict[str, Any]) -> Iterator[Sheet]:
    follows = followers(gold)
    lines = with_roles(read_lines(text))
    for part in stretches(lines):
        weighed = summed(renumbered(part))
        if weighed.ends and weighed.begins:
            evidence = np.stack([weighed.evidence[name] for name in SEAM_NAMES], -1)
            ends = [part[e].number for e in weighed.ends]
            begins = [part[b].number for b in weighed.begins]
            right = np.array([[float(follows.get(e) == b) for b in begins] for e in ends])
            apart = np.array([[float(e != b) for b in begins] for e in ends])
            texts = ([part[i].text for i in side] for side in (weighed.ends, weighed.begins))
            yield Sheet(evidence, right, apart, *texts)


def shares_and_sum(odds: Array) -> tuple[Array, float]:
    """How likely each seam is among all ways to join the page, and the log of the sum of their odds.

    Each end is joined once at most and each beginning once; the sum is Bethe's, exact where the pairs in
    question form no circles. Its slope by the log odds are the shares.
    """
    free = np.ones_like(odds)
    for _ in range(PASSES):
        offered = odds * free
        ends = offered.sum(axis=1, keepdims=True)
        taken = odds / (1.0 + ends - offered)
        begins = taken.sum(axis=0, keepdims=True)
        free = 1.0 / (1.0 + begins - taken)
    offered = odds * free
    ends = offered.sum(axis=1, keepdims=True)
    taken = odds / (1.0 + ends - offered)
    begins = taken.sum(axis=0, keepdims=True)
    own = taken * free
    return own / (1.0 + own), float(np.log1p(ends).sum() + np.log1p(begins).sum() - np.log1p(own).sum())


def seam_loss(values: Array, sheets: list[Sheet]) -> tuple[float, Array]:
    """How unlikely the right seams are among all ways to join each page."""
    bias, worth = values[0], values[1:]
    total, slope = 0.0, np.zeros_like(values)
    for evidence, right, apart, *_ in sheets:
        scores = np.clip(np.where(apart > 0, evidence @ worth + bias, -60.0), -60.0, MOST)
        shares, every = shares_and_sum(np.exp(scores))
        total += every - float((right * scores).sum())
        pull = (shares - right) * apart
        slope[0] += pull.sum()
        slope[1:] += np.einsum("ij,ijk->k", pull, evidence)
    return total / len(sheets), slope / len(sheets)


def fit_seams() -> dict[str, float]:
    sheets = seam_sheets()
    names = ["bias", *SEAM_NAMES]
    start = np.array([weights.SEAM[name] for name in names])
    every = np.concatenate([evidence.reshape(-1, len(SEAM_NAMES))[::37] for evidence, *_ in sheets])
    # Steps of like size for evidence of all measures.
    size = np.concatenate([[1.0], np.maximum(every.std(axis=0), 0.03)])
    limits = [(weights.SEAM[n],) * 2 if n in BY_HAND else BOUNDS.get(n, (None, None)) for n in names]
    near = np.where([name in OF_WORDS for name in names], NEAR_OF_WORDS, NEAR)
    bounds = [tuple(None if x is None else x * k for x in pair) for pair, k in zip(limits, size, strict=True)]

    def loss(values: Array) -> tuple[float, Array]:
        worth, slope = seam_loss(values / size, sheets)
        off = values - start * size
        return worth + float((near * off) @ off), slope / size + 2 * near * off

    options = {"maxiter": STEPS}
    found = minimize(loss, start * size, jac=True, method="L-BFGS-B", bounds=bounds, options=options).x / size
    told = (seam_loss(values, sheets)[0] for values in (start, found))
    sys.stderr.write("loss a page {:.3f} → {:.3f}\n".format(*told))
    return dict(zip(names, found, strict=True))


def main() -> int:
    """Run as a command; the exit status."""
    sys.stdout.writelines(f'    "{name}": {value:.2f},\n' for name, value in fit_seams().items())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
