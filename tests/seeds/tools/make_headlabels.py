"""Makes seeds/headlabels.npz: python -m tests.seeds.tools.make_headlabels (with torch)

The labels of columns and the heads below them, against the first lines of heads that have no label; also
labels written from memory (`labels.txt`), each above a head drawn for it. Of 310 first lines of eight sets
that nothing is learned from .971 are told, .934 by the rules before.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from seeds.headfacts import Below
from seeds.headlabels import LONGEST, label_facts
from tests.seeds.headlist import LABELLED, LIST, MORE, Known, written
from tests.seeds.tools.fit_heads import Example
from tests.seeds.tools.fit_labels import FITTED
from tests.seeds.tools.fit_labels import LIST as LABELS
from tests.seeds.tools.learned import SETS
from tests.seeds.tools.make_heads import heads_of
from tests.seeds.tools.marksandwords import make_table

TABLE = Path("seeds/headlabels.npz")


def examples_of(heads: Iterable[Known]) -> Iterator[Example]:
    """The label above each head, and the first line of a head of several."""
    for known in heads:
        lines = known.lines
        if known.column:
            yield from example(known.column, lines, known.below, label=True)
        else:
            if len(lines) == 1:
                lines = lines[0].split(" ", 1)
            if len(lines) > 1:
                yield from example(lines[0], lines[1:], known.below, label=False)


def example(first: str, rest: list[str], below: Below, *, label: bool) -> Iterator[Example]:
    """The two things that a line may be; none of a line that is too long for both."""
    if len(first) <= LONGEST:
        facts = [label_facts(first, rest, below), {}]
        yield Example(facts, [(first, rest[0], ""), ("", "", "")], 0 if label else 1, [first, *rest])


def main() -> int:
    """Run as a command; the exit status."""
    heads = [*heads_of(FITTED), *heads_of(SETS), *written(LIST), *written(MORE), *written(LABELLED)]
    rng = random.Random(0)
    alone = [line for line in LABELS.read_text(encoding="utf-8").splitlines() if line]
    drawn = ((label, rng.choice(heads)) for label in alone)
    known = [e for label, head in drawn for e in example(label, head.lines, head.below, label=True)]
    make_table(TABLE, [*examples_of(heads), *known], {})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
