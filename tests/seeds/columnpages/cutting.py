"""Where a column may end inside a text, and what stands at the end of texts."""

from __future__ import annotations

import re

from tests.seeds.borders import Borders

NEVER_FIRST = "，。、；：！？）》”’…—～%％,;:!?)·."
_BORDERS = Borders(NEVER_FIRST, "“‘（(《「『□—", "。！？…!?", "”’）)", re.compile(r"[0-9A-Za-z.%％]"))
# How a report begins: it is never cut there.
_PREFIX = re.compile(r"^(?:据?新华社|本报)[^，。“]{0,16}?(?:讯|电)\s?(?:[（(][^）)]{0,60}[）)])?")
JUMP = re.compile(r"[（(]下转第?[0-9一二三四五六七八]{1,2}版[）)]$")
AFFILIATION = re.compile(r"[（(]作者单位[:：][^（）()]*[）)]$")
CREDIT = re.compile(
    r"(?:新华社发[（(][^（）()]{2,14}摄[）)]"
    r"|(?:(?:本报|新华社|特约)+(?:记者|通讯员|实习生)\s?[\u4e00-\u9fff·]{2,5}"
    r"(?:\s(?!本报|新华社)[\u4e00-\u9fff·]{2,4})*?\s?)+摄)$"
)
TAILS = (JUMP, AFFILIATION, CREDIT)


def end_of_prefix(text: str) -> int:
    """Where the text begins behind the mark of a report."""
    begun = _PREFIX.match(text)
    return begun.end() if begun else 0


def start_of_tail(text: str) -> int:
    """Where the text ends when a jump mark, an affiliation or a credit behind it is not counted."""
    return min((found.start() for tail in TAILS if (found := tail.search(text))), default=len(text))


def place_near(text: str, wanted: int, reach: int) -> int | None:
    """The place for a column's end that is nearest to the one wanted, within reach."""
    first = max(10, end_of_prefix(text) + 6)
    last = min(len(text) - 5, start_of_tail(text) - 4)
    for distance in range(reach + 1):
        for at in (wanted - distance, wanted + distance):
            if first <= at <= last and _BORDERS.may_part(text, at):
                return at
    return None
