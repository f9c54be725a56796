"""Fits `seeds/labels.tsv`: python -m tests.seeds.tools.fit_labels [--write]

Labels are those of `tests/seeds/labels.txt`, written from memory as papers print them, and of the page-sets
that heads are fitted on; the others are those sets' titles, kickers, subtitles, subheads and ends of lines.
Prints how many labels and how many others of the sets that nothing is fitted to are taken for labels.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from seeds.labels import label_facts

HERE = Path("tests/seeds")
LIST, TABLE = HERE / "labels.txt", Path("seeds/labels.tsv")
FITTED = (
    "hard", "training", "fresh", "various", "newest", "latest", "unread", "unseen", "foreign", "untouched",
    "heldout", "prose",
)  # fmt: skip
MEASURED = ("yonder", "beyond", "afar")
# A weight stays near 0 unless many labels say otherwise; smaller ones are left out.
PULL, LEAST = 1.0, 0.15
ROUNDS, STEP = 600, 0.05
Known = tuple[str, bool]


def printed(sets: Sequence[str]) -> Iterator[Known]:
    """The labels of page-sets, and their other short texts."""
    for name in sets:
        for file in sorted((HERE / name).glob("*.json")):
            for article in json.loads(file.read_text(encoding="utf-8"))["articles"]:
                if article.get("column"):
                    yield article["column"], True
                for part in ("kicker", "title", "subtitle"):
                    yield from ((bit, False) for bit in (article.get(part) or "").split() if len(bit) > 1)
                yield from ((bit, False) for bit in _of_blocks(article["blocks"]))


def _of_blocks(blocks: Sequence[str | Sequence[str]]) -> Iterator[str]:
    for block in blocks:
        if not isinstance(block, str):
            if block[0] == "subhead":
                yield block[1]
        elif len(block) > 60:
            # What a column's end leaves of a line.
            at = random.Random(block).randrange(10, 40)
            yield block[:at].split("。")[-1][-16:]


def fit(known: Sequence[Known]) -> dict[str, float]:
    """Weights by logistic regression."""
    facts = [list(label_facts(text)) for text, _ in known]
    names = [name for name, count in Counter(n for some in facts for n, _ in some).items() if count > 1]
    place = {name: n for n, name in enumerate(names)}
    cells = [(row, place[n], v) for row, some in enumerate(facts) for n, v in some if n in place]
    rows, columns, values = zip(*cells, strict=True)
    table = csr_matrix((values, (rows, columns)), (len(known), len(names)))
    wanted = np.array([float(label) for _, label in known])
    weights, slope, square = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for turn in range(1, ROUNDS):
        now = table.T @ (1 / (1 + np.exp(-(table @ weights))) - wanted) + PULL * weights
        slope, square = 0.9 * slope + 0.1 * now, 0.99 * square + 0.01 * now * now
        weights -= STEP * (slope / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.99**turn)) + 1e-8)
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True) if abs(w) >= LEAST}


def main() -> None:
    """Run as a command."""
    listed = [(line, True) for line in LIST.read_text(encoding="utf-8").splitlines() if line]
    weights = fit([*sorted(set(printed(FITTED))), *listed])
    odds = [
        (sum(weights.get(n, 0.0) * v for n, v in label_facts(t)), is_label)
        for t, is_label in set(printed(MEASURED))
    ]
    for least in (0.0, 1.0, 2.0):
        found = Counter(is_label for value, is_label in odds if value > least)
        of = Counter(is_label for _, is_label in odds)
        sys.stdout.write(
            f"over {least}: {found[True]} of {of[True]} labels, {found[False]} of {of[False]} others\n"
        )
    if "--write" in sys.argv:
        rows = sorted(weights.items(), key=lambda row: (re.sub(r" .*", "", row[0]), -row[1]))
        TABLE.write_text("".join(f"{name}\t{weight}\n" for name, weight in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
