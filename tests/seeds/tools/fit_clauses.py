"""Fits `seeds/clauses.tsv`: python -m tests.seeds.tools.fit_clauses [--write]

One clause: the parts of heads broken between two of their words. Two: the halves that a blank parts, kicker
and title, title and subtitle. Prints the share told right of heads that nothing is fitted to.
"""

from __future__ import annotations

import itertools
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from seeds.clauses import clause_facts
from seeds.text import unbalanced
from seeds.wordtags import tagger
from tests.seeds.headlist import ASIDE, Known, annotated, written

HERE, TABLE = Path("tests/seeds"), Path("seeds/clauses.tsv")
FITTED = (
    "hard", "training", "fresh", "various", "newest", "latest", "unread", "unseen", "foreign", "untouched",
    "heldout", "prose",
)  # fmt: skip
MEASURED = ("yonder", "beyond", "afar", "prose_aside")
# What the examples of a kind count for together, cut ones being 1.
COUNTS = {"cut": 1.0, "halves": 0.6, "kicker": 0.25, "subtitle": 0.15}
PULL, ROUNDS, STEP, LEAST = 0.02, 1500, 0.03, 0.05
_MARKS, _CLOSING = "，：、？！；", "，：、？！；”》）"


def examples(heads: Iterable[Known], rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """What stands before and behind a break, and of which kind it is."""
    for known in heads:
        parts = [part.replace(" / ", " ").strip("—").split() for part in known.parts]
        for part in parts:
            yield from ((a, b, "halves") for a, b in itertools.pairwise(part))
            yield from ((a, b, "cut") for bit in part for a, b in _cuts(bit, rng))
        for above, below, kind in ((parts[0], parts[1], "kicker"), (parts[1], parts[2], "subtitle")):
            if above and below:
                yield above[-1], below[0], kind


def _cuts(text: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """The text broken at two of its words' borders, as a typesetter would."""
    borders = itertools.accumulate(len(word) for word in tagger().cut(text))
    near = [
        at
        for at in borders
        if len(text) >= 8
        and 3 <= at <= len(text) - 3
        and 0.25 * len(text) <= at <= 0.75 * len(text)
        and not any(unbalanced(text[:at]))
        and text[at - 1] not in _MARKS
        and text[at] not in _CLOSING
    ]
    for at in rng.sample(near, min(2, len(near))):
        yield text[:at], text[at:]


def fit(known: Sequence[tuple[str, str, str]]) -> dict[str, float]:
    """Weights by logistic regression."""
    facts = [dict(clause_facts(a, b)) for a, b, _ in known]
    names = sorted({name for one in facts for name in one})
    table = np.array([[one.get(name, 0.0) for name in names] for one in facts])
    wanted = np.array([float(kind == "cut") for _, _, kind in known])
    of = Counter(kind for _, _, kind in known)
    counts = np.array([COUNTS[kind] * of["cut"] / of[kind] for _, _, kind in known])
    weights, slope, square = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for turn in range(1, ROUNDS + 1):
        missed = (1 / (1 + np.exp(-(table @ weights))) - wanted) * counts
        now = table.T @ missed / counts.sum() * 50 + PULL * weights
        slope, square = 0.9 * slope + 0.1 * now, 0.99 * square + 0.01 * now * now
        weights -= STEP * (slope / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.99**turn)) + 1e-8)
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True) if abs(w) >= LEAST}


def main() -> None:
    """Run as a command."""
    files = {
        some: [file for name in some for file in sorted((HERE / name).glob("*.json"))]
        for some in (FITTED, MEASURED)
    }
    rng = random.Random(3)
    weights = fit([*examples([*annotated(files[FITTED]), *written()], rng)])
    right: dict[str, list[bool]] = {}
    for a, b, kind in examples([*annotated(files[MEASURED]), *written(ASIDE)], rng):
        odds = sum(weights.get(name, 0.0) * value for name, value in clause_facts(a, b))
        right.setdefault(kind, []).append((odds > 0) == (kind == "cut"))
    for kind, told in right.items():
        sys.stdout.write(f"{kind}: {sum(told)} of {len(told)} right\n")
    if "--write" in sys.argv:
        TABLE.write_text("".join(f"{n}\t{w}\n" for n, w in sorted(weights.items())), encoding="utf-8")


if __name__ == "__main__":
    main()
