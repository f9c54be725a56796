"""Lists of those who have won: the award on a line of its own, below it their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seeds.lines import Line, Tag
from seeds.names import is_house, only_names
from seeds.signers import is_name

# 一等奖（3名）, 团体二等奖, 优秀组织奖, 最佳人气奖：, 冠军, 一等奖（1名）：祁连山 中铁隧道公司
_AWARD = re.compile(
    r"^(?:(?:男子|女子|男|女|个人|团体|集体|青年|职工|[甲乙ABC]组)(?:组|全能|单打|双打)?)?"
    r"(?:(?:特|[一二三四五])等奖|[金银铜]奖|(?:最佳|最具|优[秀胜良]|组织|鼓励|入围|提名|纪念|贡献|创新|特别|单项|参与)"
    r"[\u4e00-\u9fff]{0,6}奖|[冠亚季]军|第[一二三四五六]名)"
    r"[ \u3000]*(?:[（(][^（）()]{1,8}[）)])?(?P<names>[：:].{0,60})?$"
)
_LONGEST = 60
# Words in cells: no clause stands in a row.
_CELLS = re.compile(r"[ \u3000、]+")
_CLAUSES = re.compile(r"[，,。！？!?；;]")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_TAGS = (Tag.SHORT, Tag.AUTHOR, Tag.BYLINE, Tag.BODY)


def winners(lines: Sequence[Line]) -> frozenset[int]:
    """The awards and the rows below each, by index; what is set aside is none of the lines."""
    out: set[int] = set()
    for first, last in _lists(lines):
        out |= {line.index for line in lines[first:last]}
    return frozenset(out)


def _lists(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where a list of winners stands: from the first award to behind the last row."""
    at = 0
    while at < len(lines):
        end, rows = at, 0
        while end < len(lines) and (match := _award(lines[end])):
            below = end + 1 + sum(1 for _ in _rows(lines, end + 1))
            held = below - end - 1 + bool(match["names"] and match["names"].strip("：: \u3000"))
            if not held:
                break
            end, rows = below, rows + held
        # On top of a page a line is its head, whatever it says.
        if at and rows:
            yield at, end
        at = max(end, at + 1)


def _award(line: Line) -> re.Match[str] | None:
    """The award that the line names; none where the page marks it as a head."""
    if line.level or line.said or line.split or line.tag not in _TAGS or len(line.text) > _LONGEST:
        return None
    return _AWARD.match(line.text)


def _rows(lines: Sequence[Line], at: int) -> Iterator[Line]:
    """The rows of those who have won the award above."""
    for n in range(at, len(lines)):
        line = lines[n]
        # A blank line parts rows only where it parts the award from the first of them.
        if (n > at and line.blanks > lines[at].blanks) or not _may_be_row(line):
            return
        below = lines[n + 1] if n + 1 < len(lines) else None
        # 萨如拉 省地铁建设集团: who is not known by the name stands among rows.
        goes_on = below is not None and bool(_award(below) or _names_somebody(below))
        if not _names_somebody(line) and not (goes_on and len(_CELLS.split(line.text)) > 1):
            return
        yield line


def _may_be_row(line: Line) -> bool:
    if line.level or line.said or line.is_report or line.tag not in _TAGS or _award(line):
        return False
    return len(line.text) <= _LONGEST and not _CLAUSES.search(line.text)


def _names_somebody(line: Line) -> bool:
    """祁连山 中铁隧道股份有限公司, 林芳（海港工会）, 泉港市总工会 省地铁建设集团工会."""
    if not _may_be_row(line):
        return False
    plain = _BRACKETS.sub("", line.text).strip()
    cells = [cell for cell in _CELLS.split(plain) if cell]
    return _all_names(plain) or any(map(is_house, cells)) or any(map(_all_names, cells))


def _all_names(text: str) -> bool:
    found = only_names(text)
    return bool(found) and all(map(is_name, found))
