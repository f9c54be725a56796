"""Letters to the paper on the page: the greeting below its title, who signs below its farewell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from seeds.lines import Line, Tag, greets
from seeds.shortmarks import PLAIN_DATE, marks_of_text

# Lines between the farewell and who signs: 此致, 敬礼, the writer's house, the writer.
_MOST_BELOW = 4
# The most characters of who signs.
_LONGEST = 28
# What tells by its words who signs.
_SIGNING = frozenset(
    {"named", "place and name", "role and name", "letter's end", "house alone", "house and day", "name apart"}
)
# 沈阳第三机床厂部分职工, 一群司机
_NAME_APART = re.compile(r"^[\u4e00-\u9fff]{2,12}[ 　]+[\u4e00-\u9fff]{1,2}[ 　]?[\u4e00-\u9fff]{1,2}$")
_SEVERAL = re.compile(r"(?:部分|全体|[一几\d]+[名位群]|众)[\u4e00-\u9fff]{2,6}$")


def signing(lines: Sequence[Line]) -> frozenset[int]:
    """Short lines right below a letter's farewell that say who wrote it, and when: they end that letter."""
    out: set[int] = set()
    below = 0
    for line in lines:
        if line.tag in (Tag.REPEAT, Tag.STRAY):
            continue
        short = line.tag is Tag.SHORT and len(line.text) <= _LONGEST
        marks = marks_of_text(line.text) if short else {}
        if marks.get("farewell"):
            below = _MOST_BELOW
        elif below and not line.level and _signs(line, marks):
            out.add(line.index)
            below -= 1
        else:
            below = 0
    return frozenset(out)


def _signs(line: Line, marks: dict[str, float]) -> bool:
    if line.tag in (Tag.BYLINE, Tag.AUTHOR):
        return True
    told = (
        not _SIGNING.isdisjoint(marks)
        or PLAIN_DATE.match(line.text)
        or _SEVERAL.search(line.text)
        # 洛阳公交 武小满: below a farewell nobody asks whether the house is called one.
        or ("name like" in marks and _NAME_APART.search(line.text))
    )
    return line.tag is Tag.SHORT and bool(told)


def greeted(lines: Sequence[Line]) -> frozenset[int]:
    """The lines right above a letter's greeting: 编辑同志："""
    return frozenset(line.index - 1 for line in lines if line.index and greets(line.text))
