"""Where a column may end inside a line, and what a line says that stays as it is: marks, credits, days."""

from __future__ import annotations

import re

from tests.seeds.borders import Borders

OPENING = "“‘（《【〔「([<"
NEVER_FIRST = "，。、；：！？）》”’】〕」…—～~,.;:!?)]%％·"
_BORDERS = Borders(NEVER_FIRST, OPENING + "—", "。！？…!?", "”）", re.compile(r"[0-9A-Za-z.]"))
# How a report begins: it is never cut there.
_PREFIX = re.compile(r"^(?:据|综合)?(?:本报|新华社)[^。，]{0,14}?(?:讯|电|消息)(?:[（(][^）)]*[）)])?")
JUMP = re.compile(r"[（(](?:下转|上接)第?[0-9一二三四五六七八]+版[）)]")
CREDIT = re.compile(r"\s*((?:本报|新华社|特约)[^。，]{0,8}?(?:记者|通讯员|发)[^。，]{2,14}摄)$")
# What may tell the day of the issue, so that it must not be lost.
DAY = re.compile(
    r"[今昨前后明]天|昨[日晚夜]|今[日晚年晨]|去年|明年|\d月\d|\d{4}年|[周期][一二三四五六日末]"
    r"|本月|上个?月|下个?月|立秋|重阳|中秋|除夕|小年"
)


def inline_marks(text: str) -> list[tuple[str, str]]:
    """The jump marks and the credit in the text: what each is, and its words."""
    marks = [("jump_to" if "下转" in m[0] else "jump_from", m[0]) for m in JUMP.finditer(text)]
    credit = CREDIT.search(text)
    return marks + ([("credit", credit[1])] if credit else [])


def fixed_parts(text: str) -> tuple[int, int]:
    """Where the text begins behind the mark of a report, and where it ends before its first inline mark."""
    begun = _PREFIX.match(text)
    marks = [text.rfind(words) for _, words in inline_marks(text)]
    return begun.end() if begun else 0, min(marks, default=len(text))


def places(text: str, least: int) -> list[int]:
    """Where a column may end, at least so many characters from either end."""
    first, last = fixed_parts(text)
    return [
        at
        for at in range(max(1, least), len(text) - least + 1)
        if first <= at <= last and _BORDERS.may_part(text, at)
    ]


def quoted(text: str, at: int) -> bool:
    """Whether the place is inside a quotation."""
    return text.count("“", 0, at) > text.count("”", 0, at)
