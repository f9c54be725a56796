"""Makes seeds/unbroken.npz: python -m tests.seeds.tools.make_unbroken (with torch)

Kickers with their titles, and titles with their subtitles, as one line with nothing between them, against
lines that are one part; also parts of different heads, for where a clause ends shows in these as well. Of
209 such lines of eight sets that nothing is learned from 115 are parted where they should be (28 by rules),
25 elsewhere, and 11 of 476 that are one part are parted (4 by rules).
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from seeds.unbroken import borders, facts_of, parts_of
from tests.seeds.headlist import LABELLED, LIST, MORE, Known, written
from tests.seeds.tools.fit_heads import Example
from tests.seeds.tools.fit_labels import FITTED
from tests.seeds.tools.learned import SETS
from tests.seeds.tools.make_heads import heads_of
from tests.seeds.tools.marksandwords import make_table

TABLE = Path("seeds/unbroken.npz")
# So many lines are made of two heads, four fifths of kicker and title; each counts so much.
DRAWN, OF_KICKERS, DRAWN_COUNT = 9000, 0.8, 0.5


def examples_of(heads: Iterable[Known]) -> Iterator[Example]:
    """Each part of a head alone, and each two that stand one below the other as one line."""
    for known in heads:
        parts = [part for part in known.parts if part and " " not in part.replace(" / ", "/")]
        whole = [line for part in parts for line in part.split(" / ")]
        for line in whole:
            yield from example(line, 0)
        for above, below in itertools.pairwise(parts):
            if _stands(above) and _stands(below):
                yield from example(above + below, len(above))


def drawn(heads: Sequence[Known]) -> Iterator[Example]:
    """Parts of different heads as one line."""
    rng = random.Random(0)
    every = zip(*(known.parts for known in heads), strict=True)
    kickers, titles, subtitles = ([part for part in some if part and _stands(part)] for some in every)
    for _ in range(DRAWN):
        above, below = (kickers, titles) if rng.random() < OF_KICKERS else (titles, subtitles)
        one, two = rng.choice(above), rng.choice(below)
        yield from (e._replace(counts=DRAWN_COUNT) for e in example(one + two, len(one)))


def _stands(part: str) -> bool:
    """On one line, with no blank, and no dash that would part it from another."""
    return "/" not in part and " " not in part and part[-1] not in "—－-" and part[0] not in "—－-（("


def example(line: str, at: int) -> Iterator[Example]:
    """A line whose second part begins there, or that is one part (0); none of one with nothing to choose."""
    found = borders(line)
    if found:
        places = [0, *(border.at for border in found)]
        right = places.index(at) if at in places else -1
        yield Example(facts_of(line, found), parts_of(line, found), right, [line[:at], line[at:]])


def main() -> int:
    """Run as a command; the exit status."""
    heads = [*heads_of(FITTED), *heads_of(SETS), *written(LIST), *written(MORE), *written(LABELLED)]
    make_table(TABLE, [e for e in [*examples_of(heads), *drawn(heads)] if e.right >= 0], {})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
