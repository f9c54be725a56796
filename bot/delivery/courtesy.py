"""What people say around an order and is no part of it: 再来一个，…, …，麻烦了, 的欠薪. Pure."""

from __future__ import annotations

import re

from store.search.words import words as words_of

_PLEASE = "(?:请|麻烦[你您]?|劳驾|帮忙|帮我|给我|替我|我?[想要]|再|另外|还|也|顺便|可以|能不能){0,6}+"
_BIT = "(?:上|个|[一1两]?[个份条]|点|一下)"
_KIND = "(?:订阅|推送)?"
_ONE_MORE = re.compile(f"{_PLEASE}多?(?:(?:订阅|订|来|加|要|添|增加|新增)(?:一[个份]|个){_KIND}|[订定])")
_HELLO = "请|麻烦[你您]?(?:了|一下)?|劳驾|帮个忙|帮忙|[你您]好|打扰了?|不好意思"
# 麻烦再加一个，工作日晚上六点送欠薪; 多订一份 周一 欠薪; 麻烦每天八点的欠薪
_LEAD = re.compile(
    rf"^(?:{_PLEASE}多?(?:订阅|订|定|来|加|要|添|添加|增加|新增|安排|弄|搞){_BIT}(?:新的)?{_KIND}[吧啊呀哈]?"
    rf"|(?:{_HELLO}){{1,3}})[\s,，。:：!！]++(?=\S)"
    r"|^(?:麻烦[你您]?|劳驾)(?=[每周早晚中上下星礼\d]|工作日)"
)
_TO_WHOM = "(?:[你您]们?|大家|老师|同志)?"
# Behind a blank alone 感谢 and 辛苦 may be looked for.
_THANKS = (
    f"(?:(?:多谢|谢谢){_TO_WHOM}[了啦啊呀哈哦]?|(?:感谢|谢|麻烦|辛苦|拜托|劳驾|有劳|打扰|费心){_TO_WHOM}[了啦]"
    "|(?<=[,，;；。])(?:感谢|拜托|辛苦|麻烦)[你您]?)"
)
_NO_MORE = "就这样|就这些|就行了?|好吗|行吗|可以吗|好不好"
# 每天晚上八点的欠薪，麻烦了
_CLOSE = re.compile(
    r"(?<=[^\s,，。;；!！~～])[\s,，。;；!！~～]++"
    rf"(?:(?:先|非常|十分|太|就这样|就这些|可以|好吗|行吗|吧)?{_THANKS}{{1,2}}|{_NO_MORE})[。.!！~～]?$"
)
_OF = "的"


def without_courtesy(spaced: str) -> tuple[str, bool]:
    """The order without what is said around it, and whether it is asked for by that."""
    rest = _CLOSE.sub("", _LEAD.sub("", spaced))
    return rest, rest != spaced


def is_one_more(word: str) -> bool:
    """Whether a word only says that something is ordered: 再来一个, 帮我订一份."""
    return _ONE_MORE.fullmatch(word) is not None


def less_of(topic: str) -> str:
    """欠薪 of 的欠薪, where a time or a day stood before it; 的士 is a word."""
    return topic[1:] if topic[:1] == _OF and len(topic) > 2 and words_of(topic)[0] == _OF else topic
