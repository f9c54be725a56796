"""The head of a printed page: the paper's name, its day, the page's number and section, who has edited it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from seeds.figures import header_text
from seeds.lines import Line, Tag
from seeds.rules import SECTIONS

# A masthead is no longer than this.
LONGEST = 90
_HAN = "\u4e00-\u9fff"
_PARTS = (
    ("day", r"(?:19|20)\d{2}\s?[年.\-/]\s?\d{1,2}\s?[月.\-/]\s?\d{1,2}\s?日?"),
    ("weekday", r"(?:星期|周|礼拜)[一二三四五六日天](?!刊)"),
    # The OCR may leave out the blank behind it: 农历四月廿一责任编辑：张三.
    ("lunar", rf"(?:农历|夏历)[{_HAN}]{{2,10}}?(?=[责编版校美第]|[^{_HAN}]|$)"),
    (
        "issue",
        r"总?第\s?\d{2,6}\s?[期号]|(?:国内)?统一(?:连续出版物)?刊?号\s?[:：]?\s?CN\s?\d{2}\s?[-—]\s?\d{4}|今日\s?\d{1,2}\s?版",
    ),
    ("page", r"第?\s?[A-D]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?版(?!权)"),
    (
        "editors",
        rf"(?:本版)?(?:责任编辑|责任?校对|责编|责校|编辑|版式(?:设计)?|版\s?面(?:设计)?|美编|美术编辑|校对|值班主任|图编)\s?[:：]?\s?[{_HAN}]{{2,4}}"
        rf"(?:[ \u3000、]+[{_HAN}]{{2,4}}(?![{_HAN}:：])){{0,3}}(?![{_HAN}])",
    ),
    ("name", rf"(?<=《)[{_HAN}]{{2,8}}报(?=》)|工[人入八][日曰目]报|[{_HAN}]{{2,6}}(?:日|晚|早|晨|商|时)报"),
    (
        "section",
        rf"(?:{SECTIONS}|[{_HAN}]{{2,4}}(?:新闻|周刊|专刊|副刊|专版|特刊))(?![{_HAN}])",
    ),
    # 4 权益周刊; not 27日头条新闻.
    ("number", r"\d{1,2}(?=[\s|｜·]|$)"),
)
_PART = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PARTS))
# 《工人日报》（2024年7月19日 02版）: brackets part them as well.
_APART = re.compile(r"[\s|｜·・:：/—\-，,、《》（）()【】〔〕\[\]]*")
_NUMBER = re.compile(r"第?\s?(\d{1,2})\s?版")
# What tells a masthead wherever it stands, beside a day or a name; and at the edges of a page.
_BESIDE_DAY = frozenset({"weekday", "page", "name", "section", "issue", "editors", "number"})
_BESIDE_EDITORS = frozenset({"page", "number", "section"})
_BESIDE_NAME = frozenset({"page", "day", "issue", "weekday"})
_AT_THE_TOP = tuple(
    frozenset(parts.split())
    for parts in ("page", "page section", "number section", "name", "name section", "day")
)
# A page alone at the foot is the end of a guide to the others.
_AT_THE_FOOT = tuple(frozenset(parts.split()) for parts in ("page section", "name"))


def mark_mastheads(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those of the page's own head or foot as `Tag.HEADER`; not what a person has named."""
    out = list(lines)
    for line in lines:
        if not line.said and _stands_anywhere(parts_of(line.text)):
            out[line.index] = replace(line, tag=Tag.HEADER)
    for at, line in enumerate(out):
        if not _is_edge(line, _AT_THE_TOP, below=at > 0):
            break
        out[at] = replace(line, tag=Tag.HEADER)
    for at in reversed(range(len(out))):
        if not _is_edge(out[at], _AT_THE_FOOT, below=False):
            break
        out[at] = replace(out[at], tag=Tag.HEADER)
    return out


def _is_edge(line: Line, known: Sequence[frozenset[str]], *, below: bool) -> bool:
    """What may stand at the edge of a page; a section or a weekday alone only `below` a line of the head."""
    if line.tag is Tag.HEADER:
        return True
    parts = parts_of(line.text)
    return not line.said and (parts in known or (below and parts in ({"section"}, {"weekday"})))


def parts_of(text: str) -> frozenset[str]:
    """What a line is made of, when it is made of nothing but parts of a masthead; else none."""
    if len(text) > LONGEST:
        return frozenset()
    text = header_text(text)
    begins = _APART.match(text)
    at = begins.end() if begins else 0
    found: set[str] = set()
    while at < len(text):
        part = _PART.match(text, at)
        if part is None or part.lastgroup in found - {"editors"}:
            return frozenset()
        found.add(part.lastgroup or "")
        apart = _APART.match(text, part.end())
        at = apart.end() if apart else part.end()
    return frozenset(found)


def _stands_anywhere(parts: frozenset[str]) -> bool:
    if "day" in parts and parts & _BESIDE_DAY:
        return True
    if "editors" in parts and parts & _BESIDE_EDITORS:
        return True
    return "name" in parts and bool(parts & _BESIDE_NAME)


def page_number(lines: Sequence[Line]) -> int | None:
    """The number of the page as its head says it; None where it says none, or several."""
    found = set()
    for line in lines:
        if line.tag is Tag.HEADER:
            text = header_text(line.text)
            said = _NUMBER.search(text) or ("number" in parts_of(text) and re.match(r"(\d{1,2})(?!\d)", text))
            if said and 0 < int(said[1]) < 100:
                found.add(int(said[1]))
    return found.pop() if len(found) == 1 else None
