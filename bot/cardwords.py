"""What is said to a card of a subscription while it waits: 改成九点, 周末也要, 不对 是货车司机. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from bot.delivery.schedule import DAILY, MONDAY_TO_FRIDAY, WORKDAYS
from bot.delivery.times import days_off, read_days
from bot.delivery.wanted import Wish
from bot.delivery.wish import read_wish
from store.search.vocabulary import is_known
from store.search.words import words as words_of

_LONGEST = 40
_MARKS = re.compile(r"[,，。;；!！?？~～、…]+")
# Said before what it is to be; those of the second row say that it is to be something else.
_LEADS = (
    "不好意思", "我想", "我要", "麻烦", "帮我", "还是", "要不", "那就", "时间", "日子", "内容", "主题",
    "订阅", "晚一点", "早一点", "晚点", "早点", "嗯", "那", "就", "请", "把", "将", "都", "先", "哦",
)  # fmt: skip
_CHANGES = (
    "改一下", "改成", "改为", "改到", "换成", "换到", "换为", "换个", "调成", "调到", "定在", "定成",
    "设成", "设为", "不对", "不是", "错了", "搞错了", "写错了", "应该是", "改", "换", "调", "是",
)  # fmt: skip
# Of these a sentence may begin as well: 换个活法, 不对称的战争.
_RATHER_SAID = frozenset({"不是", "不对", "错了", "换个"})
# What a card has, by name.
_NAMED = frozenset({"时间", "日子", "内容", "主题", "订阅"})
_MORE = ("再加上", "再加", "还要加", "还要", "加上", "另外加", "也要", "加个", "加")
_LESS = ("去掉", "删掉", "不要了", "不要", "别要")
_BEHIND = (
    "就可以了", "就可以", "就好了", "就行了", "就行", "就好", "可以吗", "行吗", "好吗", "好了", "送来",
    "推送", "发送", "给我", "发我", "的新闻", "的消息", "发", "送", "吧", "啊", "呀", "呢", "哈", "了",
    "的",
)  # fmt: skip
# 不是产改 是货车司机
_RATHER = re.compile(r"不是\s*(\S{2,12}?)\s*(?:而|应该)?是\s*(\S{2,12})")
# 不要每天 工作日就行
_INSTEAD = re.compile(r"(?:不要|别|不用)\S{1,8} +(\S{2,14}?)(?:就|都)?(?:行|好|可以)?了?")
_ALSO = re.compile("^(?P<days>周末|双休日|周[一二三四五六日天、和,到至]{1,12}|节假日|休息日)(?:也|都)要$")


@dataclass(frozen=True, slots=True)
class Amended:
    """What is to be another: what is said of time, days and manner, in words that a card reads.

    `topics` take the place of its topics, are `added` to them or `dropped`; `also`: days beside its own.
    `doubted`: what is added or dropped is said in one piece, which may be a headline (不要躺平).
    `led`: it is said that something is to be another (改成九点), and not only what (九点).
    """

    said: str = ""
    topics: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    also: str = ""
    doubted: bool = False
    led: bool = False


def read_amended(text: str) -> Amended | None:
    """What somebody wants otherwise on the card before them; None where it is about something else."""
    plain = _MARKS.sub(" ", unicodedata.normalize("NFKC", text[: 4 * _LONGEST])).strip()
    if not plain or len(plain) > _LONGEST:
        return None
    if also := _ALSO.fullmatch(plain.replace(" ", "")):
        days = "周六日" if also["days"] in {"双休日", "节假日", "休息日"} else also["days"]
        return Amended(also=read_days(days)[0] or "", led=True)
    if (instead := _INSTEAD.fullmatch(plain)) and (wish := read_wish(instead[1])) and not wish.topics:
        plain = instead[1]
    if rather := _RATHER.fullmatch(plain):
        # 不是谜旧，是人旧: no card has a topic in which there is no word.
        wrong = read_wish(rather[1])
        is_time = wrong.minute is not None or bool(wrong.days)
        if not is_time and all(len(word) == 1 for word in words_of(rather[1])):
            return None
        plain = f"改成{rather[2]}"
    rest, how = _led(plain)
    wish = read_wish(rest)
    if wish.unread or wish.gather is not None or wish.survey:
        return None
    says = wish.minute is not None or wish.days or wish.style or wish.silence is not None
    if how in {"more", "less"} and (wish.topics or wish.days):
        amended = _of_words(how, rest, wish)
        return replace(amended, doubted=" " not in plain and not amended.said, led=True) if amended else None
    # Words alone may be looked for; with 改成 they are the card's.
    means = how == "other" if wish.topics else bool(says)
    return Amended(said=rest, led=bool(how or days_off(rest))) if means else None


def _of_words(how: str, rest: str, wish: Wish) -> Amended | None:
    """What is to be there besides, or no more."""
    if wish.days and not wish.topics:
        # 不要周末 is 周末不要.
        return Amended(said=f"{rest}不要") if how == "less" else Amended(also=read_days(rest)[0] or "")
    if wish.days or wish.minute is not None:
        return None
    return Amended(added=wish.topics) if how == "more" else Amended(dropped=wish.topics)


def together(days: str, also: str) -> str:
    """The days of a card with some beside them."""
    own = {DAILY: "1234567", WORKDAYS: "12345", MONDAY_TO_FRIDAY: "12345"}.get(days, days)
    both = "".join(sorted({*own, *also}))
    return DAILY if len(both) == 7 else both


def _led(text: str) -> tuple[str, str]:
    """What is left of it without what leads to it, and how it changes: more, less, other, or not said."""
    again = True
    while again:
        again = False
        for word in _BEHIND:
            if text.endswith(word) and len(text) > len(word):
                text, again = text[: -len(word)].rstrip(), True
    how, again = "", True
    while again:
        again = False
        for words, means in ((_MORE, "more"), (_LESS, "less"), (_LEADS, ""), (_CHANGES, "other")):
            word = next((word for word in words if text.startswith(word) and len(text) > len(word)), "")
            if word and _leads(word, means, text, how):
                text, again, how = text[len(word) :].lstrip(), True, means or how
                break
    return text, how


def _leads(word: str, means: str, text: str, how: str) -> bool:
    """Whether a text is led by the word that it begins with, and does not begin another one by it: 加班."""
    rest = text[len(word) :]
    # A sentence may begin so (换房记, 不是所有的停工), and so may a topic (改成 主题教育).
    alone = (means and len(word) == 1) or word in _RATHER_SAID or (how and word in _NAMED)
    # 不对是货车司机
    then = word in {"不对", "错了"} and rest.startswith(("是", "应该"))
    if alone and not then and not (how and word == "是") and not _of_a_card(rest):
        return False
    first = words_of(text.split(maxsplit=1)[0])[:1]
    return not first or len(first[0]) <= len(word) or not is_known(first[0])


def _of_a_card(rest: str) -> bool:
    """Whether it stands apart from what is before it, or is a time or day, or the name of what a card has."""
    if rest[:1].isspace():
        return True
    if name := next((name for name in _NAMED if rest.startswith(name) and rest != name), ""):
        return _of_a_card(rest[len(name) :])
    wish = read_wish(rest.split(maxsplit=1)[0]) if rest else Wish()
    return not wish.topics and not wish.unread and (wish.minute is not None or bool(wish.days))
