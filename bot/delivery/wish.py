"""What somebody asks to be brought, as people type it: 7:30 工作日 产改, or a whole sentence. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

from bot.delivery.manner import Manner, narrowed_to, read_manner
from bot.delivery.schedule import DAILY, MONDAY_TO_FRIDAY, WORKDAYS

_DIGITS = "零一二三四五六七八九"
_WEEKDAYS = {
    "一": "1",
    "二": "2",
    "三": "3",
    "四": "4",
    "五": "5",
    "六": "6",
    "日": "7",
    "天": "7",
    "末": "67",
}
# The part of the day moves hours 1 to 11 into the afternoon, or says nothing (早上).
_PARTS = dict.fromkeys(("凌晨", "清晨", "早上", "早晨", "上午", "早"), 0)
_PARTS |= dict.fromkeys(("中午", "下午", "傍晚", "晚上", "晚"), 12)
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_NUMBER = r"\d{1,2}|[零一二两三四五六七八九十]{1,3}"
_TIME = re.compile(
    rf"(?P<part>{_PART})?(?P<hour>{_NUMBER})"
    rf"(?::(?P<minute>\d{{2}})|[点时](?P<rest>半|一刻|三刻|整|(?:{_NUMBER})分?)?(?![\d月日号版]))"
)
# 7.30 and 0730, alone: what people write for 7:30.
_SHORT_TIME = re.compile(r"(?<!\S)(\d{1,2}\.|0\d)([0-5]\d)(?!\S)")
_DAYS = re.compile(
    r"(?P<daily>每天|每日|天天)|(?P<work>每?个?工作日|上班日)"
    r"|(?P<span>每?(?:周|星期)[一1](?:到|至|[-—~])(?:周|星期)?[五5])"
    r"|每?个?(?:周|星期|礼拜)(?P<week>[一二三四五六日天末]"
    r"(?:[、和,， ]*(?:周|星期|礼拜)?[一二三四五六日天末])*)"
)
_ASKS = re.compile(r"发我|发给我|推送|订阅")
# An alert: as soon as there is something (有新的就提醒, 随时), gathered for a while (每30分钟, 每小时).
_ALERT = re.compile(
    r"(?<!\S)(?:(?:有新(?:的|内容|消息|闻)?就?(?:马上|立即)?)?(?:提醒|通知)我?|随时|实时|即时)(?!\S)"
)
_AT_ONCE = re.compile("随时|实时|即时|马上|立即")
_GATHER = re.compile(
    rf"每隔?(?:(?P<count>{_NUMBER}|\d{{3}})?(?:(?P<minutes>分钟)|个?小时)|(?P<half>半)个?小时)"
)
_DAY = 24 * 60
_MARKS = re.compile("[,，。;；!！]+")
# What a sentence says besides time, days and topics.
_FILLERS = re.compile(
    r"请|您|麻烦|帮我|给我|每次|把|将|有关|关于|相关|方面"
    r"|的?(?:最新)?(?:新闻|消息|报道|文章|内容|资讯|报纸)"
    r"|(?:推送|订阅|发)(?:给|到)?我?|一下|一份|吧|谢谢|我?想|我?要|的$"
)
# 和谐, 参与, 以及 are words of their own.
_APART = re.compile(
    r"(?:[\s,，、;；。!！]|(?<![共总温饱随调缓柔平祥中])和(?![谐平解睦气蔼])|(?<![参给授赋])与(?![会时])|(?<![以涉普危顾])及(?![时格]))+"
)
# Written like a time or a day: what is left of these was meant as one.
_TIMELIKE = re.compile(
    rf"\d{{1,4}}:\d*|(?:{_PART})?(?:{_NUMBER})[点时](?:半|一刻|三刻|整|(?:{_NUMBER})分?)?|[ap]m"
    r"|(?:每?周|每?星期|每?礼拜)[八九十零〇\d]+|每[月年季](?:[一二三四五六七八九十\d]+[日号天])?|每[两三四五六七八九十\d]+[天日]",
    re.IGNORECASE,
)
# Written like an order to whoever brings it: as a topic it would find nothing.
_ORDER = re.compile(
    r"(?:没有?|别|不用|不必|请|尽量|最好|顺便|每次|另外|记得)\S*(?:发|送|推|说|通知|告诉|提醒|带|附)\S*"
    r"|(?:发|推送|推|送)(?:到|至|给)\S*"
)
# A phrase in quotation marks is one word, blanks and all.
_WORD = re.compile(r"[-－]?[“\"「][^”\"」]*[”\"」]|\S+")
# How much of each article: said alone or as 只要标题.
_STYLE = re.compile(r"(?:只要|只发|只看|要|发|带)?(标题|导语|全文)")
_STYLES: dict[str, Literal["titles", "leads", "whole"]] = {"标题": "titles", "导语": "leads", "全文": "whole"}
_SURVEY = re.compile(
    "周报|综述|(?:这|本|上|每|过去|最近)?一?周的?(?:新闻|要闻|报纸)?的?(?:汇总|综述|回顾|总结|小结|盘点|周报)"
)
_A_SURVEY = "周报"
_MONDAY = "1"
EVERYTHING = frozenset({"全部", "所有", "日报", "报纸", "新闻", "要闻", "头条"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What was understood: minutes after midnight, kinds of days, topics; None where nothing was said.

    `survey`: of a week. `style`: how much of each article. `silence`: whether nothing new is silent.
    `gather`: it is an alert, of at most one message in so many minutes (0: at once); `paced`: how often was
    said. `widened`: a survey was asked for on several days; it comes on the first. `without`: words that
    are not wanted, where nothing is said that is. `place`: the name of a group that it is to be brought
    to; empty: here. `unread`: a word that is written like a time, a day or an order and cannot be read
    as one (25:00, 周八).
    """

    minute: int | None = None
    days: str | None = None
    topics: tuple[str, ...] = ()
    unread: str | None = None
    gather: int | None = None
    survey: bool = False
    style: Literal["titles", "leads", "whole"] | None = None
    silence: bool | None = None
    place: str = ""
    paced: bool = False
    widened: bool = False
    without: str = ""


def read_wish(text: str) -> Wish:
    """The wish in the argument of /subscribe: time, days and words in any order."""
    rest = _SHORT_TIME.sub(lambda m: f"{m[1].rstrip('.')}:{m[2]}", unicodedata.normalize("NFKC", text))
    manner, rest = read_manner(rest)
    gather, paced, rest = _alert(rest)
    if gather is not None:
        return _in(manner, replace(_wish(None, None, _WORD.findall(rest)), gather=gather, paced=paced))
    minute, rest = _time(rest)
    days, rest = _days(rest)
    return _in(manner, _wish(minute, days, _WORD.findall(rest)))


def _in(manner: Manner, wish: Wish) -> Wish:
    """The wish with how it is to be brought."""
    topics = narrowed_to(wish.topics, manner.pages)
    return replace(wish, topics=topics, place=manner.place, silence=manner.silence)


def read_sentence(text: str) -> Wish | None:
    """The wish in a free sentence; None when it is none.

    It is one only when it asks to be sent something (发我, 推送, 订阅) and names a time or a day.
    """
    rest = unicodedata.normalize("NFKC", text)
    if not _ASKS.search(rest):
        return None
    # 每天8点推送产改,没有就不发: what is said of the manner stands apart, and so may the words.
    manner, rest = read_manner(_MARKS.sub(" ", rest))
    minute, rest = _time(rest)
    days, rest = _days(rest)
    if minute is None and days is None:
        return None
    return _in(manner, _wish(minute, days, list(apart(rest))))


def apart(said: str) -> tuple[str, ...]:
    """The topics in the words of a sentence: 货车司机和网约车的消息 names two."""
    # What is asked for as a survey stays together: 一周的新闻汇总.
    words = _APART.split(_FILLERS.sub(" ", re.sub(f"的?(?:{_SURVEY.pattern})", f" {_A_SURVEY} ", said)))
    return tuple(word for word in words if word and word not in {"的", "在", "都"})


# 22-7, 22:30-7:00, 2200-0700, 22.00 至次日 7.00
_SPAN = re.compile(
    r"(\d{1,2})(?:[:.]?([0-5]\d))?\s*(?:[-—~至到 ]|次日|第二天)+\s*(\d{1,2})(?:[:.]?([0-5]\d))?"
)
_MIDNIGHT = re.compile(r"(?:半夜|午夜|深夜|夜里|晚上|晚)(?:12|十二)[点时]|午夜(?!\d)|零点")
_NIGHT = re.compile(r"(?:半夜|深夜|夜里)(?=(?:9|10|11|九|十|十一)[点时])")


def read_span(text: str) -> tuple[int, int] | None:
    """From when to when, in minutes of the day: 22:30-7:00, 晚上十点到早上七点半; None when it is none."""
    plain = _NIGHT.sub("晚上", _MIDNIGHT.sub("0点", unicodedata.normalize("NFKC", text)))
    plain = re.sub("半夜|深夜|夜里", "凌晨", plain)
    afternoon = re.search("下午|中午", plain) is not None
    start, rest = _time(plain)
    end, _ = _time(rest)
    if start is not None and end is not None:
        if afternoon and end < start < end + 12 * 60:
            # 下午1点到3点
            end += 12 * 60
        return (start, end) if start != end else None
    found = _SPAN.search(plain)
    if found is None:
        return None
    first, last = (
        60 * int(hour) + int(minute or 0) for hour, minute in (found.groups()[:2], found.groups()[2:])
    )
    day = 24 * 60
    return (first % day, last % day) if max(first, last) <= day and first % day != last % day else None


def _alert(text: str) -> tuple[int | None, bool, str]:
    """Whether an alert is asked for, gathered for how many minutes, and whether that was said."""
    asked = _ALERT.search(text)
    if asked is None:
        return None, False, text
    rest = _ALERT.sub(" ", text, count=1)
    found = _GATHER.search(rest)
    if found is None:
        return 0, _AT_ONCE.search(asked.group()) is not None, rest
    minutes = 30 if found["half"] else (number(found["count"] or "1") or 1) * (1 if found["minutes"] else 60)
    return min(minutes, _DAY), True, f"{rest[: found.start()]} {rest[found.end() :]}"


def _wish(minute: int | None, days: str | None, words: list[str]) -> Wish:
    if asked := [word for word in words if _SURVEY.fullmatch(word)]:
        rest = _wish(minute, days, [word for word in words if word not in asked])
        return replace(rest, days=_one_day(days), survey=True, widened=bool(days) and len(days or "") > 1)
    if asked := [word for word in words if _STYLE.fullmatch(word)]:
        rest = _wish(minute, days, [word for word in words if word not in asked])
        return replace(rest, style=_STYLES[asked[-1][-2:]])
    unread = next((word for word in words if _TIMELIKE.fullmatch(word) or _ORDER.fullmatch(word)), None)
    if "OR" in words:
        # The query language of search: the words are one query.
        return Wish(minute, days, (" ".join(words),), unread)
    without = [word for word in words if word[0] in "-－" and len(word) > 1]
    topics = _topics(words)
    return Wish(minute, days, topics, unread, without="" if topics else " ".join(without))


def _one_day(days: str | None) -> str:
    """The day of a survey: the one that was named, of several the first; else Monday."""
    return days[0] if days and days.isdecimal() else _MONDAY


def _time(text: str) -> tuple[int | None, str]:
    for found in _TIME.finditer(text):
        hour, minute = number(found["hour"]), _minute(found["minute"], found["rest"])
        if hour is None or minute is None:
            continue
        shift = _PARTS.get(found["part"] or "", 0)
        if shift and hour < 12 and not (found["part"] == "中午" and hour > 10):
            hour += shift
        if hour < 24 and minute < 60:
            return hour * 60 + minute, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _minute(digits: str | None, rest: str | None) -> int | None:
    if digits:
        return int(digits)
    if not rest or rest == "整":
        return 0
    quarters = {"半": 30, "一刻": 15, "三刻": 45}
    return quarters.get(rest, number(rest.removesuffix("分")))


def number(text: str) -> int | None:
    """A number below 100 in digits or in Chinese: 30, 三十; None when it is none."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.replace("两", "二").rpartition("十")
    if not ten:
        return _DIGITS.index(text) if text in _DIGITS else {"两": 2}.get(text)
    if any(part and part not in _DIGITS for part in (tens, ones)):
        return None
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)


def _days(text: str) -> tuple[str | None, str]:
    found = _DAYS.search(text)
    if not found:
        return None, text
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    if found["daily"]:
        return DAILY, rest
    if found["work"]:
        return WORKDAYS, rest
    if found["span"]:
        return MONDAY_TO_FRIDAY, rest
    named = {digit for char in found["week"] or "" for digit in _WEEKDAYS.get(char, "")}
    return ("".join(sorted(named)) or None), rest


def _topics(words: object) -> tuple[str, ...]:
    said = [str(word) for word in words if any(map(str.isalnum, word))]  # type: ignore[attr-defined]
    without = [word for word in said if word[0] in "-－" and len(word) > 1]
    kept = [word for word in said if word not in without and word not in EVERYTHING]
    return tuple(dict.fromkeys(" ".join([word, *without]) for word in kept))


def is_timelike(unread: str) -> bool:
    """Whether a word that could not be read was meant as a time or a day, and not as an order."""
    return _TIMELIKE.fullmatch(unread) is not None
