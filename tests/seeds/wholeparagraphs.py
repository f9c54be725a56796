"""Pages on which articles lie through one another paragraph by paragraph: no sentence is cut, no end is open.

Columns that end where paragraphs do leave nothing that shows it but what the texts are about.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.seeds import damage
from tests.seeds.heldout_pages import story_of
from tests.seeds.pagesets import HeldOut, page_sets

Rows = list[damage.Row]
# A story of so many paragraphs has a rest that tells whose it is.
LONG_ENOUGH = 3


def alternating(page: damage.Damaged) -> None:
    """Two stories, each below its head at first, then in turn, a paragraph each."""
    _through(page, 2, lambda: 1)


def runs(page: damage.Damaged) -> None:
    """Two or three stories in turn, one to three paragraphs each."""
    _through(page, page.rng.choice((2, 3)), lambda: page.rng.choice((1, 2, 2, 3)))


def rest_behind(page: damage.Damaged) -> None:
    """The rests of one or two stories stand behind one to three others."""
    groups = damage.by_story(page.rows)
    long = [n for n, group in enumerate(groups[:-1]) if len(_texts(group)) >= LONG_ENOUGH]
    for n in sorted(page.rng.sample(long, min(len(long), page.rng.choice((1, 2)))), reverse=True):
        at = page.rng.choice(_texts(groups[n])[1:])
        groups[n], rest = groups[n][:at], groups[n][at:]
        groups.insert(min(len(groups), n + 1 + page.rng.choice((1, 1, 2, 3))), rest)
    page.rows = list(itertools.chain(*groups))


def columns(page: damage.Damaged) -> None:
    """Columns that end where paragraphs do, read in a wrong order."""
    size = sum(len(row.text) for row in page.rows)
    count = page.rng.choice((3, 4, 5))
    out: list[Rows] = [[]]
    used = 0
    for before, row in itertools.pairwise([page.rows[0], *page.rows]):
        full = used >= size * len(out) / count
        if full and row.part == "block" and before.part in ("block", "own"):
            out.append([])
        out[-1].append(row)
        used += len(row.text)
    order = list(range(len(out)))
    while order == sorted(order) and len(order) > 1:
        page.rng.shuffle(order)
    page.rows = list(itertools.chain(*(out[n] for n in order)))


def heads_apart(page: damage.Damaged) -> None:
    """Columns read in a wrong order that may end below a head as well: its text is the next column's."""
    places = [
        n
        for n, (above, row) in enumerate(itertools.pairwise(page.rows), 1)
        if row.part == "block" or above.part in ("block", "own")
    ]
    # At every third border one of the two stands right below a head.
    below = [
        n for n in places if page.rows[n].part == "block" and page.rows[n - 1].part not in ("block", "own")
    ]
    count = min(page.rng.choice((2, 3, 4, 5)), len(places))
    chosen = {
        *page.rng.sample(places, count - count // 2),
        *page.rng.sample(below, min(count // 2, len(below))),
    }
    borders = [0, *sorted(chosen), len(page.rows)]
    out = [page.rows[a:b] for a, b in itertools.pairwise(borders)]
    page.rng.shuffle(out)
    page.rows = list(itertools.chain(*out))


def exchanged(page: damage.Damaged) -> None:
    """Two heads with the texts of one another below them, or with the rests of one another."""
    groups = damage.by_story(page.rows)
    long = [n for n, group in enumerate(groups) if len(_texts(group)) >= 2]
    if len(long) < 2:
        return
    one, other = sorted(page.rng.sample(long, 2))
    kept = page.rng.choice(((0, 0), (0, 0), (0, 1), (1, 0)))
    tops = [_texts(groups[n])[k] for n, k in zip((one, other), kept, strict=True)]
    rests = [groups[n][top:] for n, top in zip((one, other), tops, strict=True)]
    for n, top, rest in zip((one, other), tops, rests[::-1], strict=True):
        groups[n] = groups[n][:top] + rest
    page.rows = list(itertools.chain(*groups))


def turns_from_the_head(page: damage.Damaged) -> None:
    """Two stories, in turn from the second head on: below it stands a paragraph of the first."""
    groups = damage.by_story(page.rows)
    starts = [n for n in range(len(groups) - 1) if all(len(_texts(g)) >= 2 for g in groups[n : n + 2])]
    if not starts:
        return
    start = page.rng.choice(starts)
    one, other = groups[start : start + 2]
    first, second = _texts(one)[page.rng.choice((0, 1))], _texts(other)[0]
    out = one[:first] + other[:second]
    rests = [one[first:], other[second:]]
    while any(rests):
        for rest in rests:
            taken = next((n for n, row in enumerate(rest) if n and row.part == "block"), len(rest))
            out += rest[:taken]
            del rest[:taken]
    groups[start : start + 2] = [out]
    page.rows = list(itertools.chain(*groups))


def _texts(group: Rows) -> list[int]:
    """Where the paragraphs of a story stand among its rows, its boxes and what follows them left out."""
    texts = [n for n, row in enumerate(group) if row.part == "block"]
    return [n for n in texts if len(group[n].text) > 30 and group[n - 1].part != "label"]


def _through(page: damage.Damaged, count: int, turn: Any) -> None:
    """So many neighbouring stories go on in turn below their heads."""
    groups = damage.by_story(page.rows)
    long = [n for n, group in enumerate(groups) if len(_texts(group)) >= LONG_ENOUGH]
    starts = [n for n in long if set(range(n, n + count)) <= set(long)]
    if not starts:
        return
    start = page.rng.choice(starts)
    chosen = groups[start : start + count]
    tops = [_texts(group)[1] for group in chosen]
    out: Rows = list(itertools.chain(*(group[:top] for group, top in zip(chosen, tops, strict=True))))
    rests = [group[top:] for group, top in zip(chosen, tops, strict=True)]
    for rest in itertools.cycle(rests):
        if not any(rests):
            break
        for _ in range(turn()):
            taken = next((n for n, row in enumerate(rest) if n and row.part == "block"), len(rest))
            out += rest[:taken]
            del rest[:taken]
    groups[start : start + count] = [out]
    page.rows = list(itertools.chain(*groups))


KINDS = {
    "alternating": alternating,
    "runs": runs,
    "rest behind": rest_behind,
    "columns": columns,
    "whole": lambda page: None,
}
# What no paragraph shows by standing below its head: all of a text may stand below another's.
BARE_KINDS = {
    "heads apart": heads_apart,
    "exchanged": exchanged,
    "turns from the head": turns_from_the_head,
}


def whole_paragraphs(folder: Path, seed: int = 0, kinds: Sequence[str] = tuple(KINDS)) -> Iterator[HeldOut]:
    """Every page-set of a folder under these kinds of damage; the same seed gives the same pages."""
    for stem, page_set in page_sets(folder).items():
        for kind in kinds:
            name = f"{stem}-{kind}"
            rng = random.Random(f"{name} {seed}")
            stories = [story_of(a) for a in rng.sample(page_set["articles"], len(page_set["articles"]))]
            rows = [row for n, story in enumerate(stories) for row in damage.rows_of(story, n)]
            page = damage.Damaged(stories, rows, rng)
            (KINDS | BARE_KINDS)[kind](page)
            text, gold = damage.printed(page, kind)
            yield HeldOut(name, text, gold | {"source": f"{name}.txt", "date": page_set["date"]})
