"""Makes seeds/heads.npz: python -m tests.seeds.tools.make_heads (with torch)

What the marks of a head's division and the words of its parts say together, beyond what
`seeds.headweights.WEIGHTS` says of each mark: the weights stay as they are. It learns from the heads that
these are fitted to, from more written pages and from heads written for it alone, and is run after
`fit_heads`. Of the heads of eight sets that nothing is learned from, in every setting, the weights read
.925 right, a network over the marks alone .944, with the words of the parts .952, and with the heads written
for it .965; of three thousand of these .86 to .92 at first sight.
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from seeds.headweights import WEIGHTS
from tests.seeds.headlist import LABELLED, MORE, Known, annotated, written
from tests.seeds.tools.fit_heads import all_examples, examples, inside, sources
from tests.seeds.tools.learned import SETS
from tests.seeds.tools.marksandwords import make_table

TABLE = Path("seeds/heads.npz")
# The weights have been fitted to those of `fit_heads`, and leave less to learn of them than of others.
FITTED_COUNT = 0.5
# Heads written for it have more doubtful ones than papers: counted in full, those of sets are read worse.
ALONE_COUNT = 0.5
# One in so many of the long kickers is seen with a blank inside as well, behind so many characters.
BROKEN, LEAST_BROKEN = 6, 6


def heads_of(names: tuple[str, ...]) -> list[Known]:
    """The heads of written sets."""
    pages = [page for name in names for page in sorted((Path("tests/seeds") / name).glob("*.json"))]
    return [*annotated(pages)]


def broken_kickers(heads: Iterable[Known]) -> list[Known]:
    """Some of the long kickers with a blank inside: pages set one before a quotation or a verb."""
    out = []
    for known in heads:
        quoted = known.kicker.find("“", LEAST_BROKEN)
        at = quoted if quoted > 0 else inside(known.kicker)
        if at and " " not in known.kicker and zlib.crc32(known.kicker.encode()) % BROKEN == 0:
            out.append(replace(known, kicker=f"{known.kicker[:at]} {known.kicker[at:]}"))
    return out


def main() -> int:
    """Run as a command; the exit status."""
    old, sets = sources(), heads_of(SETS)
    alone = [*written(MORE), *written(LABELLED)]
    fitted = [e._replace(counts=e.counts * FITTED_COUNT) for e in all_examples(*old)]
    more = [e._replace(counts=e.counts * ALONE_COUNT) for e in examples(alone)]
    broken = examples(broken_kickers(itertools.chain(*old, sets, alone)))
    known = [e for e in [*fitted, *examples(sets), *more, *broken] if e.right >= 0 and len(e.facts) > 1]
    make_table(TABLE, known, WEIGHTS)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
