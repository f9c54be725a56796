"""What both sides of a seam look like: of no weight by itself, but told to `seeds.interplay`.

怕，也要查个明白 above a paragraph is a subhead, or the first words of one that a column end has cut: what
tells is how short it is, whether others like it stand between the texts, and whether longer texts break off.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from seeds.layout import CLOSED, LONG_TEXT, openness
from seeds.lines import HEAD_TAGS, Line, Tag
from seeds.sections import Matrix

# A text of so many characters is as long as any.
LONG = 32
# One of so many is a long one.
MANY = 240
# How far the odds that a line is a head are told.
FURTHEST = 6.0


def shapes(
    lines: Sequence[Line], ends: Sequence[Line], begins: Sequence[Line], begins_inside: Sequence[float]
) -> dict[str, Matrix]:
    """Of each pair, how short its sides are and how they stand: (ends, begins).

    `begins_inside` are the log odds of each beginning that no sentence begins so.
    """
    shape = len(ends), len(begins)
    alike = _alike(lines)
    inside = dict(zip((line.index for line in begins), begins_inside, strict=True))
    rows = {
        "few characters, ends": [_few(line) for line in ends],
        "few characters with a comma": [_few(line) * ("，" in line.text) for line in ends],
        "head at all, ends": [_as_head(line) for line in ends],
        "first of a paragraph": [_stands_first(lines, line) for line in ends],
        "ends with a colon": [float(line.text[-1] in "：:") for line in ends],
        "short lines alike": [alike.get(line.index, 0.0) for line in ends],
        "many characters, ends": [min(1.0, len(line.text) / MANY) for line in ends],
        "end that begins inside": [inside.get(line.index, 0.0) for line in ends],
        "ends with a comma": [float(line.text[-1] in "，,、") for line in ends],
        "ends with a figure": [float(line.text[-1].isdigit()) for line in ends],
        "ends with a quotation": [float(line.text[-1] in "”’」』》）)") for line in ends],
        "above a head": [_is_head(lines, line.index + 1) for line in ends],
    }
    columns = {
        "few characters, begins": [_few(line) for line in begins],
        "head at all, begins": [_as_head(line) for line in begins],
        "many characters, begins": [min(1.0, len(line.text) / MANY) for line in begins],
        "beginning that breaks off": [float(openness(line.text) >= 2) for line in begins],
        "begins with a quotation": [float(line.text[0] in "“‘「『《（(") for line in begins],
        "below a head of any kind": [_is_head(lines, line.index - 1) for line in begins],
        "blank lines above": [float(min(3, line.blanks)) for line in begins],
    }
    out = {name: np.broadcast_to(np.reshape(value, (-1, 1)), shape) for name, value in rows.items()}
    out |= {name: np.broadcast_to(np.reshape(value, (1, -1)), shape) for name, value in columns.items()}
    open_ends = sum(openness(line.text) >= 2 for line in ends)
    inner = sum(odds > 1.0 for odds in begins_inside)
    return out | {
        "texts that break off": np.full(shape, _broken(lines)),
        "open ends of the page": np.full(shape, np.log1p(open_ends)),
        "inner beginnings of the page": np.full(shape, np.log1p(inner)),
        "more ends than beginnings": np.full(shape, np.log1p(open_ends) - np.log1p(inner)),
    }


def _is_head(lines: Sequence[Line], at: int) -> float:
    if not 0 <= at < len(lines):
        return 0.5
    return float(lines[at].tag in HEAD_TAGS or lines[at].tag is Tag.SHORT)


def _few(line: Line) -> float:
    """1 for hardly a character, 0 for a text of some length."""
    return max(0.0, 1.0 - len(line.text) / LONG)


def _as_head(line: Line) -> float:
    return min(FURTHEST, max(-FURTHEST, line.as_head))


def _stands_first(lines: Sequence[Line], line: Line) -> float:
    """1 below a text that has its end, -1 below one that breaks off, 0 below anything else."""
    above = lines[line.index - 1] if line.index else None
    if above is None or above.tag is not Tag.BODY:
        return 0.0
    return 1.0 if openness(above.text) <= CLOSED else -1.0


def _alike(lines: Sequence[Line]) -> dict[int, float]:
    """How many other short lines stand above a long text in the same article, as a logarithm, of each."""
    out: dict[int, float] = {}
    group: list[int] = []
    for line in [*lines, None]:
        if line is None or line.tag in HEAD_TAGS or (line.tag is Tag.SHORT and line.role != "subhead"):
            out |= dict.fromkeys(group, float(np.log(max(1, len(group)))))
            group = []
        elif line.tag is Tag.BODY and line.role == "text" and _above_long(lines, line):
            group.append(line.index)
    return out


def _above_long(lines: Sequence[Line], line: Line) -> bool:
    below = lines[line.index + 1] if line.index + 1 < len(lines) else None
    return below is not None and below.tag is Tag.BODY and len(below.text) >= LONG_TEXT


def _broken(lines: Sequence[Line]) -> float:
    """The share of long texts that break off."""
    long = [line for line in lines if line.tag is Tag.BODY and len(line.text) >= LONG_TEXT]
    return sum(openness(line.text) >= 2 for line in long) / max(1, len(long))
