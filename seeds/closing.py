"""Which short lines of text end a letter, a notice or a box, whole as they stand."""

from __future__ import annotations

from seeds.lines import Line
from seeds.rolemarks import Page, around
from seeds.shortmarks import marks_of_text

# Of those below, what the words alone say: 过年那几天，矿 is no house.
_OF_WORDS = frozenset({"house alone", "named"})
SURELY_CUT = -3.0
# What ends a letter, a notice or a box: who signs it, thanks, a bracketed remark.
_CLOSING = frozenset(
    {
        "plain date",
        "letter's end",
        "farewell",
        "named",
        "role and name",
        "bracketed",
        "date below",
        "paper's house",
        "contact",
        "house and day",
        # 浙江省总工会经济技术部, taken for text: who signs a notice.
        "house alone",
        "name apart",
        # 7月21日（星期五） 国内成品油调价窗口开启
        "day of a calendar",
        "row with a sum",
    }
)


def closes_text(page: Page, line: Line, as_head: float) -> bool:
    """A short line of text that is whole as it stands: 安徽巢湖 许大勇 below a letter.

    `as_head` are the odds that it is a head: what reads so little like one was cut out of a text.
    """
    if line.index in page.ending:
        return True
    found = {n for n, v in (marks_of_text(line.text) | around(page, line)).items() if v} & _CLOSING
    return bool(found if as_head > SURELY_CUT else found - _OF_WORDS)
