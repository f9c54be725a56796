"""Fits weights on damaged pages and prints them: python -m tests.seeds.tools.fit seams|heads CORPUS [PAGES]

CORPUS is the text that `make_ngrams` reads; PAGES is the number of pages a kind of damage (20). "seams" are
`seeds.weights.SEAM`, "heads" are `seeds.fragments.WEIGHTS` and `BIAS`. What is printed is copied by hand,
once the floors of the tests and the held-out pages agree.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from seeds import fragments, weights
from seeds.fragments import head_evidence
from seeds.joins import weigh
from seeds.lines import Tag, read_lines
from seeds.repeats import mark_repeats, mark_strays
from seeds.roles import settle_roles
from tests.seeds.damage import PROFILES
from tests.seeds.tools.training import Pages, followers

Array = NDArray[np.float64]
# Evidence of all pairs (ends, begins, kinds), 1 where a pair is right, and 0 where an end meets its own line.
Sheet = tuple[Array, Array, Array]
SEAM_PROFILES = (
    "broken",
    "interleaved",
    "shuffled",
    "interleaved",
    "shuffled",
    "noisy",
    "clean",
    "halfwidth",
    "unmarked",
)
SEAM_NAMES = [name for name in weights.SEAM if name != "bias"]
# Far is never better than near, and a neighbouring article only a little better than the same. What the
# roles took for a head was seen with the lines around it: it takes more than the next line to undo that.
BOUNDS = {
    "distance": (None, -0.4),
    "articles between": (0.0, 0.6),
    "text below a head": (None, -1.0),
    "head below a text": (None, -0.5),
    "head, ends": (None, -6.0),
    "head, begins": (None, -5.0),
}
# What the pages do not show well stays near its present value: two fits from other pages agree better so.
NEAR = 0.1
# A fragment taken for a head costs more than a head taken for a fragment.
COST_OF_FALSE_HEADS = 2.5
HEAD_RIDGE = 0.0006
# What rare evidence is worth until the pages say otherwise; any other weight stays near its present value.
PRIOR = {
    "marked": 3, "signed below": 4, "report below": 4, "head below": 2.5, "dash": 3, "begins inside": -5,
    "unbalanced": -3, "sentence inside": -4, "ends in a number": -3, "clauses": -4, "head complete below": -1,
}  # fmt: skip


def seam_sheets(pages: Pages, count: int) -> list[Sheet]:
    """The evidence of every page with its right answers."""
    out: list[Sheet] = []
    for profile in SEAM_PROFILES:
        for seed in range(count):
            text, gold = pages.page(profile, 1000 + seed)
            follows = followers(gold)
            lines = settle_roles(mark_repeats(read_lines(text)))
            (weighed,) = weigh(lines)
            if not weighed.ends or not weighed.begins:
                continue
            evidence = np.stack([weighed.evidence[name] for name in SEAM_NAMES], -1)
            ends, begins = [lines[e].number for e in weighed.ends], [lines[b].number for b in weighed.begins]
            right = np.array([[float(follows.get(e) == b) for b in begins] for e in ends])
            apart = np.array([[float(e != b) for b in begins] for e in ends])
            out.append((evidence, right, apart))
    return out


def seam_loss(values: Array, sheets: list[Sheet], present: Array) -> tuple[float, Array]:
    """Each end chooses among the beginnings and a gap, each beginning among the ends and a gap."""
    bias, worth = values[0], values[1:]
    total, slope = 0.0, np.zeros_like(values)
    for evidence, right, apart in sheets:
        odds = np.exp(np.clip(np.where(apart > 0, evidence @ worth + bias, -60.0), -60, 40))
        pull = np.zeros_like(odds)
        for axis in (0, 1):
            every = 1 + odds.sum(axis, keepdims=True)
            open_ = 1 - right.sum(axis, keepdims=True)
            total += float((open_ * np.log(every)).sum() - (right * np.log(odds / every + 1e-12)).sum())
            pull += odds / every - right
        pull *= apart
        slope[0] += pull.sum()
        slope[1:] += np.einsum("ij,ijk->k", pull, evidence)
    slope /= len(sheets)
    off = values - present
    return total / len(sheets) + NEAR * float((off**2).sum()), slope + 2 * NEAR * off


def fit_seams(pages: Pages, count: int) -> dict[str, float]:
    sheets = seam_sheets(pages, count)
    names = ["bias", *SEAM_NAMES]
    start = np.array([weights.SEAM[name] for name in names])
    bounds = [BOUNDS.get(name, (None, None)) for name in names]
    found = minimize(seam_loss, start, args=(sheets, start), jac=True, method="L-BFGS-B", bounds=bounds)
    return dict(zip(names, found.x, strict=True))


def head_rows(pages: Pages, count: int) -> tuple[Array, Array]:
    """The evidence of every short line, weights taken off, and whether it is a head."""
    rows: list[list[float]] = []
    right: list[float] = []
    for profile in PROFILES:
        for seed in range(count):
            text, gold = pages.page(profile, 2000 + seed)
            heads = {n[0] for article in gold["articles"] for n in article["head_lines"]}
            blocks = [block for article in gold["articles"] for block in article["blocks"]]
            heads |= {n[0] for block in blocks if block["type"] == "subhead" for n in block["lines"]}
            noise = {x["lines"][0] for x in gold["noise"]}
            lines = mark_strays(mark_repeats(read_lines(text)))
            gains = fragments._Gains(lines)
            for i, line in enumerate(lines):
                if line.tag is Tag.SHORT and line.number not in noise:
                    found = head_evidence(lines, i, gains)
                    rows.append([found.get(k, 0) / w if w else 0.0 for k, w in fragments.WEIGHTS.items()])
                    right.append(float(line.number in heads))
    return np.array(rows), np.array(right)


def head_loss(values: Array, rows: Array, right: Array, prior: Array) -> tuple[float, Array]:
    share = 1 / (1 + np.exp(-(rows @ values[1:] + values[0])))
    miss, false = -np.log(share + 1e-9), -np.log(1 - share + 1e-9) * COST_OF_FALSE_HEADS
    off = values[1:] - prior
    pull = (right * (share - 1) + (1 - right) * share * COST_OF_FALSE_HEADS) / len(right)
    loss = float((right * miss + (1 - right) * false).mean() + HEAD_RIDGE * (off**2).sum())
    return loss, np.concatenate([[pull.sum()], rows.T @ pull + 2 * HEAD_RIDGE * off])


def fit_heads(pages: Pages, count: int) -> dict[str, float]:
    rows, right = head_rows(pages, count)
    names = list(fragments.WEIGHTS)
    prior = np.array([PRIOR.get(name, fragments.WEIGHTS[name]) for name in names], dtype=float)
    start = np.array([0.0, *fragments.WEIGHTS.values()])
    found = minimize(head_loss, start, args=(rows, right, prior), jac=True, method="L-BFGS-B")
    return dict(zip(["bias", *names], found.x, strict=True))


def main(arguments: list[str]) -> int:
    """Run as a command; the exit status."""
    if len(arguments) < 2 or arguments[0] not in ("seams", "heads"):
        sys.stderr.write((__doc__ or "").split("\n", 1)[0] + "\n")
        return 2
    pages = Pages(Path(arguments[1]), "tune")
    count = int(arguments[2]) if len(arguments) > 2 else 20
    fitted = (fit_seams if arguments[0] == "seams" else fit_heads)(pages, count)
    sys.stdout.writelines(f'    "{name}": {value:.2f},\n' for name, value in fitted.items())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
