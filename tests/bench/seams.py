"""What a confidence means, of a seam and of an article: of those given so much, how many are right.

Of the seams on held-out pages: the page-sets of even years are not looked at when rules are written, and no
weight is fitted on either half. Of the articles on pages of the sets to which nothing is fitted,
damaged by four generators, and on such that lie through one another paragraph by paragraph.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

from seeds import parse_page
from tests.seeds.columnpages.pages import column_pages
from tests.seeds.heldout_pages import heldout_pages
from tests.seeds.otherpages.pages import other_pages
from tests.seeds.pagesets import HeldOut
from tests.seeds.plainpages.pages import plain_pages
from tests.seeds.score import whole_articles
from tests.seeds.wholeparagraphs import BARE_KINDS, KINDS, whole_paragraphs

SEEDS = 4
STEPS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
SETS = Path("tests/seeds")
UNFITTED = ("turbaned", "kerchiefed", "cowled", "aproned", "vested", "shawled", "coated", "hatted")
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
        _table(f"{name}: confidence", "seams", seams)
    _table("four generators: confidence", "articles", _articles(_generated()))
    whole = (page for name in UNFITTED for page in whole_paragraphs(SETS / name, 0, (*KINDS, *BARE_KINDS)))
    _table("whole paragraphs: confidence", "articles", _articles(whole))


def _table(name: str, what: str, rows: list[tuple[float, bool]]) -> None:
    print(f"{name:>28}{what:>9}   mean   right")
    for low, high in itertools.pairwise(STEPS):
        some = [(share, right) for share, right in rows if low <= share < high]
        if some:
            mean, right = (sum(values) / len(some) for values in zip(*some, strict=True))
            print(f"{low:23.2f}–{min(high, 1.0):.2f} {len(some):8d}   {mean:.2f}    {right:.2f}")


def _generated() -> Iterator[HeldOut]:
    for name in UNFITTED:
        yield from heldout_pages(folder=SETS / name)
        for pages in (other_pages, column_pages, plain_pages):
            yield from pages(folder=SETS / name)


def _articles(pages: Iterable[HeldOut]) -> list[tuple[float, bool]]:
    return [row for page in pages for row in whole_articles(parse_page(page.text), page.gold)]


def _seams(page: HeldOut) -> Iterator[tuple[float, bool]]:
    """Each seam of the page as it was read: its confidence, and whether it is right."""
    blocks = [block["lines"] for article in page.gold["articles"] for block in article["blocks"]]
    right = {(a[0], b[0]) for lines in blocks for a, b in itertools.pairwise(lines)}
    for article in parse_page(page.text).articles:
        for block in article.blocks:
            for (before, after), seam in zip(itertools.pairwise(block.lines), block.seams, strict=False):
                yield seam.confidence, (before[0], after[0]) in right
