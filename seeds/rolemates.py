"""The marks of a short line by the lines next to it: longer, marked, of one verse, of one table."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from seeds import rules
from seeds.clauses import clause_odds
from seeds.groups import looks_like_column
from seeds.headfacts import MOST_ODDS
from seeds.labels import MOST, label_odds
from seeds.lines import HEAD_TAGS, Line, Tag
from seeds.shortmarks import is_work
from seeds.text import squeezed
from seeds.verses import is_no_verse

if TYPE_CHECKING:
    from seeds.rolemarks import Page

# A line of two clauses with more characters is a kicker, and the line below it a title.
LONG_KICKER = 16
# A title has so many times the characters of its label.
LONGER = 1.6
# So many titles of one level tell what its marks mean.
SURE_TITLES = 2


def of_neighbours(page: Page, line: Line, above: Line | None, below: Line | None) -> dict[str, float]:
    """What a line is beside those next to it: a label below a longer title, half of a title on two lines."""
    found: dict[str, float] = {"text above": above is not None and above.tag is Tag.BODY}
    found["verse above"] = above is not None and above.index in page.series
    verse = found["verse above"] and above is not None and line.text[-1] not in "。；"
    begins = verse or (above is not None and above.tag in HEAD_TAGS)
    found["verse around"] = begins and line.index in page.series and _in_series(page, below)
    longest = page.longest_verse.get(above.index, 0) if above is not None else 0
    found["verse above, no longer"] = verse and len(line.text) <= longest
    found["unlike the verses above"] = (
        verse and line.index not in page.series and is_no_verse(line, page.verses_above(line))
    )
    cells = len(line.text.split())
    found["cells below"] = below is not None and cells > 2 and len(below.text.split()) == cells
    found["cells above"] = above is not None and cells > 2 and len(above.text.split()) == cells
    notice = bool(rules.NOTICE_TITLE.match(squeezed(line.text)))
    found["notice above a head"] = (
        notice and below is not None and below.index not in page.text and below.tag is Tag.SHORT
    )
    found["notice above"] = (
        above is not None and above.tag is Tag.SHORT and bool(rules.NOTICE_TITLE.match(squeezed(above.text)))
    )
    found["kind of work below"] = below is not None and is_work(below.text)
    found["text below"] = below is not None and below.tag is Tag.BODY
    for side, other in (("above", above), ("below", below)):
        if other is None or other.tag is not Tag.SHORT:
            continue
        found[f"much longer {side}"] = len(other.text) >= LONGER * len(line.text)
        found[f"higher {side}"] = 0 < other.level < line.level
        found[f"lower {side}"] = 0 < line.level < other.level
        found[f"marked {side}"] = other.level > 0 == line.level
        found[f"label {side}"] = looks_like_column(other.text)
        odds = clause_odds(*((other.text, line.text) if side == "above" else (line.text, other.text)))
        found[f"one clause with {side}"] = max(0.0, min(1.0, odds / MOST_ODDS))
        found[f"label like {side}"] = max(0.0, label_odds(other.text)) / MOST
        # 从抱起第一只铁锅算起，她与铁打了三十三年的交道 above a title of four characters.
        found[f"clauses {side}"] = len(other.text) > LONG_KICKER and "，" in other.text
    return {name: float(value) for name, value in found.items() if value}


def _in_series(page: Page, line: Line | None) -> bool:
    return line is not None and line.index in page.series


def level_of_titles(lines: Sequence[Line]) -> int:
    """The one level of marks of all lines above a signature or a report; 0 of none or few."""
    sure = [
        above.level
        for above, below in itertools.pairwise(lines)
        if above.tag is Tag.SHORT and (below.tag in (Tag.BYLINE, Tag.AUTHOR) or below.is_report)
    ]
    return sure[0] if len(sure) >= SURE_TITLES and len({*sure}) == 1 else 0


def longest_verses(lines: Sequence[Line], series: frozenset[int]) -> dict[int, int]:
    """For each verse the characters of the longest from the first verse above it on."""
    out: dict[int, int] = {}
    longest = 0
    for line in lines:
        longest = max(longest, len(line.text)) if line.index in series else 0
        if longest:
            out[line.index] = longest
    return out
