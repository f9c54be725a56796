"""What a seam's confidence means: of the seams given so much, how many are right, on held-out pages.

The page-sets of even years are not looked at when rules are written, and no weight is fitted on either half.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from seeds import parse_page
from tests.seeds.heldout_pages import heldout_pages
from tests.seeds.pagesets import HeldOut

SEEDS = 4
STEPS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
UNSEEN = frozenset({"p1998", "p2008", "p2010", "p2012", "p2018", "p2026"})


def measure() -> None:
    for name, unseen in (("development", False), ("unseen", True)):
        seams = [
            seam
            for seed in range(SEEDS)
            for page in heldout_pages(seed)
            if (page.name.split("-")[0] in UNSEEN) == unseen
            for seam in _seams(page)
        ]
        print(f"{name}: confidence   seams   mean   right")
        for low, high in itertools.pairwise(STEPS):
            some = [(share, right) for share, right in seams if low <= share < high]
            if some:
                mean, right = (sum(values) / len(some) for values in zip(*some, strict=True))
                print(f"{low:15.2f}–{min(high, 1.0):.2f} {len(some):7d}   {mean:.2f}    {right:.2f}")


def _seams(page: HeldOut) -> Iterator[tuple[float, bool]]:
    """Each seam of the page as it was read: its confidence, and whether it is right."""
    blocks = [block["lines"] for article in page.gold["articles"] for block in article["blocks"]]
    right = {(a[0], b[0]) for lines in blocks for a, b in itertools.pairwise(lines)}
    for article in parse_page(page.text).articles:
        for block in article.blocks:
            for (before, after), seam in zip(itertools.pairwise(block.lines), block.seams, strict=False):
                yield seam.confidence, (before[0], after[0]) in right
