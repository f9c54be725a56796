"""How something stands of late: 最近产改怎么样了, 产改最近有啥 ask for what came out in the last weeks. Pure.

Only for what finds nothing as it stands: 最近邻 and 最新款 are words of their own.
"""

from __future__ import annotations

import re

_WORD = "最近|近期|近日|近来|这几天|这些天|这阵子|这段时间|最新|新近"
_MATTER = "新闻|报道|文章|消息|动态|动静|动作|动向|进展|情况|变化|成果|说法"
_ASKS = (
    f"(?:都|又|还)?有?(?:什么|啥|哪些|些什么|些啥|没有)(?:新的?)?(?:{_MATTER})?"
    "|(?:怎么样|怎样|咋样|如何|到哪一?步|搞得怎样)"
)
_END = r"(?:了|的|没|吗|呢|啊|呀|吧)*[?？。!！~～\s]*"
_FIRST = re.compile(
    rf"\s*(?P<when>{_WORD})(?:有没有|有关|关于|有|的|\s)*(?P<what>\S{{2,20}}?)(?:的?(?:{_MATTER}))?(?:{_ASKS})?{_END}"
)
_LAST = re.compile(
    rf"\s*(?:关于|有关)?(?P<what>\S{{2,20}}?)\s*的?(?:在)?(?P<when>{_WORD})(?:的|\s)*(?:{_MATTER})?(?:{_ASKS})?{_END}"
)


def of_late(typed: str) -> str:
    """What it is about, and the word for when as a term of its own; empty where nothing is asked so."""
    for form in (_FIRST, _LAST):
        if (found := form.fullmatch(typed)) and not re.search(_WORD, found["what"]):
            asked = f"{found['what']} {found['when']}"
            # What is so already is asked once.
            return asked if asked != typed.strip() else ""
    return ""
