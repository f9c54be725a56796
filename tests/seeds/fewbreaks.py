"""Pages of whole articles with a break or two, as most real pages are, and columns cut anywhere.

Where few texts break off the page itself says little: its other ends show neither where columns end nor
whether their order is right. And who cuts a text by counting characters begins a line with a comma.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.seeds import damage
from tests.seeds.heldout_pages import story_of
from tests.seeds.pagesets import HeldOut, page_sets


def near(page: damage.Damaged) -> None:
    """One to three paragraphs cut in two, the rest on the next line."""
    texts = [n for n, row in enumerate(page.rows) if row.part == "block" and len(row.text) > 60]
    for n in sorted(page.rng.sample(texts, min(len(texts), page.rng.choice((1, 1, 2, 3)))), reverse=True):
        page.rows[n : n + 1] = damage.cut(page.rows[n], damage.cut_places(page.rows[n].text, 1, page))


def far(page: damage.Damaged) -> None:
    """One story goes on behind one to three others."""
    groups = damage.by_story(page.rows)
    n = _long_one(groups[:-1], page.rng)
    groups[n], rest = damage.halved(groups[n], page)
    groups.insert(n + 1 + page.rng.choice((1, 1, 2, 3)), rest)
    page.rows = [row for group in groups for row in group]


def turned(page: damage.Damaged) -> None:
    """One story has its two columns in the wrong order."""
    groups = damage.by_story(page.rows)
    n = _long_one(groups, page.rng)
    groups[n] = damage.columns_turned(groups[n], page)
    page.rows = [row for group in groups for row in group]


def _long_one(groups: list[list[damage.Row]], rng: random.Random) -> int:
    lengths = [sum(len(row.text) for row in group if row.part == "block") for group in groups]
    return rng.choice([n for n, length in enumerate(lengths) if length > 260] or range(len(groups)))


KINDS = {
    "near": (near, False),
    "far": (far, False),
    "turned": (turned, False),
    "near anywhere": (near, True),
    "far anywhere": (far, True),
    "broken anywhere": (damage.broken, True),
    "interleaved anywhere": (damage.interleaved, True),
    "shuffled anywhere": (damage.shuffled, True),
}


def few_breaks(folder: Path, seed: int = 0, kinds: tuple[str, ...] = tuple(KINDS)) -> Iterator[HeldOut]:
    """Every page-set of a folder under these kinds of damage; the same seed gives the same pages."""
    for stem, page_set in page_sets(folder).items():
        for kind in kinds:
            name = f"{stem}-{kind}"
            text, gold = _page(page_set, kind, random.Random(f"{name} {seed}"))
            yield HeldOut(name, text, gold | {"source": f"{name}.txt", "date": page_set["date"]})


def _page(page_set: dict[str, Any], kind: str, rng: random.Random) -> tuple[str, dict[str, Any]]:
    stories = [story_of(a) for a in rng.sample(page_set["articles"], len(page_set["articles"]))]
    rows = [row for n, story in enumerate(stories) for row in damage.rows_of(story, n)]
    make, anywhere = KINDS[kind]
    page = damage.Damaged(stories, rows, rng, anywhere=anywhere)
    make(page)
    return damage.printed(page, kind)
