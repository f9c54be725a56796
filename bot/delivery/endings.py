"""退订产改, 别再发产改了: sentences that end what is brought of some words. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.delivery.forms import ENDS, NEWS, SEND, WORDS, form, read

_NO = "(?:不要|别|不用|不必|不想要?|请勿|勿)"
_NO_MORE = f"{_NO}(?:再)(?:给我|向我|为我)?"
_NOT_ME = f"{_NO}(?:再)?(?:给我|向我|为我)"
_BROUGHT = "的?(?:新闻|消息)?(?:的)?(?:订阅|推送)"
# Said to nobody but who brings the news: meant even where nothing of the kind is brought.
_PLAIN = form(
    f"(?:退订|取消订阅|停止订阅|不再订阅|不想(?:再)?订阅?){WORDS}(?:{_BROUGHT}|的?(?:提醒|日报)|{NEWS})?",
    f"(?:{ENDS})(?:关于|对)?{WORDS}{_BROUGHT}",
    f"(?:停止|关闭|关掉|取消|终止)(?:给我|向我|为我)?推送{WORDS}(?:{NEWS})?",
    f"把?{WORDS}{_BROUGHT}(?:{ENDS}|退|停|不要)",
    f"{_NO}再?{WORDS}的(?:订阅|推送)了?",
    f"(?:不|不再)订{WORDS}了",
)
# As plain, and what is not to be sent may be a part of what is: 别给我发招聘.
_NOT_SENT = form(
    f"(?:不再|{_NO}再?)(?:给我|向我|为我)?推送{WORDS}(?:{NEWS})?",
    f"(?:{_NO_MORE}|{_NOT_ME})(?:{SEND}){WORDS}(?:{NEWS})?了",
    f"{_NOT_ME}(?:{SEND}){WORDS}(?:{NEWS})?",
    f"{_NO}(?:再)?收到?{WORDS}(?:{_BROUGHT}|{NEWS})?了",
    f"{_NO}再?收到?{WORDS}{_BROUGHT}",
    f"{_NO}再收到?{WORDS}",
    f"以后(?:就|都|也)*{_NO}再?(?:{SEND}){WORDS}(?:的|{NEWS})?",
)
# 招聘的就别推了: the same, and it may be a headline.
_LIKELY_NOT_SENT = form(f"{WORDS}(?:的|{NEWS})(?:就|都|也)*{_NO}再?(?:给我)?(?:{SEND})")
# These may be headlines as well: meant where there is such a subscription.
_LIKELY = form(
    f"(?:不要订阅?|别订阅?){WORDS}(?:的?(?:订阅|推送|提醒|日报)|{NEWS})?",
    f"(?:{ENDS})(?:关于|对)?{WORDS}的?(?:提醒|日报)",
    f"(?:{ENDS})(?:掉)?{WORDS}的?那个",
    "(?:退订|取消|停掉|关掉)(?P<which>第[一二三四五六七八九十\\d]{1,2}[个条项])",
    "把?(?P<which>第[一二三四五六七八九十\\d]{1,2}[个条项])(?:的?那个)?(?:也|就|先|都)?(?:退了|退掉|取消|删了|删掉|关了|关掉|去掉|[不][用看要](?=了))",
    # Before 不要产改了: what is sent is 产改, not 发产改.
    f"{_NO}(?:再)?(?:{SEND}|看){WORDS}(?:{NEWS})?了",
    f"不要{WORDS}了",
    f"{WORDS}(?:我)?(?:不|不再|不想)(?:看|订|要|收)了",
    f"{WORDS}的(?:不要|别要|不想要)了",
    f"把?{WORDS}的?(?:提醒|日报)(?:{ENDS}|不要)",
    f"把?{WORDS}退(?:订|掉)",
    f"把{WORDS}退",
    f"把?{WORDS}的(?:那个)?(?:都|也|先)?(?:退了|停了)",
    f"(?:退掉|停掉|关掉){WORDS}",
    f"{_NO}(?:再)?(?:发送|推送|推){WORDS}(?:{NEWS})?",
    f"{WORDS}(?:{NEWS})?{_NO}(?:再)?(?:给我)?(?:{SEND}|看|订|收)",
)
# Said of much else as well: 去掉空格. Meant only where there is such a subscription.
_FAINT = form(f"(?:去掉|删掉){WORDS}(?:的?那个)?", f"把?{WORDS}(?:的?那个|的)?(?:也|就|都)?(?:去掉|删掉)")


# 产改的, 产改这个
_LAST_WORDS = re.compile("(?<=.)(?:的|(?:的)?[这那]个)$")


@dataclass(frozen=True, slots=True)
class Ending:
    """The words of what is to end.

    `plain`: it is asked even where nothing of the kind is brought. `sent`: it is not to be sent, and may be
    a part of what is. `faint`: where nothing is called so, something else is meant.
    """

    words: str
    plain: bool
    sent: bool = False
    faint: bool = False


def read_ending(bare: str) -> Ending | None:
    """What a sentence wants to end, in its words; None where it wants something else."""
    for forms, plain in (
        (_NOT_SENT, True),
        (_PLAIN, True),
        (_LIKELY_NOT_SENT, False),
        (_LIKELY, False),
        (_FAINT, False),
    ):
        found = read(forms, bare)
        words = next(filter(None, found.groups())) if found else ""
        if len(named := _LAST_WORDS.sub("", words)) > 1:
            sent = forms in {_NOT_SENT, _LIKELY_NOT_SENT}
            return Ending(named, plain, sent, faint=forms is _FAINT)
    return None
