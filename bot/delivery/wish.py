"""What somebody asks to be brought, as people type it: 7:30 工作日 产改, or a whole sentence. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from bot.delivery.courtesy import without_courtesy
from bot.delivery.excepted import read_exceptions
from bot.delivery.manner import beside, read_manner
from bot.delivery.rhythms import read_rhythm
from bot.delivery.schedule import DAILY
from bot.delivery.times import (
    SHORT_TIME,
    another_time,
    days_apart,
    no_time,
    number,
    read_days,
    read_part,
    read_time,
    with_days_beside,
)
from bot.delivery.wanted import GATHER, Wish, apart, brought_so, less, once, wish_of

_ASKS = re.compile(r"发我|发给我|推送|订阅")
# An alert: as soon as there is something (有新的就提醒, 随时), gathered for a while (每30分钟, 每小时).
_ALERT = re.compile(
    r"(?<![^\s,;。])(?:(?:提醒|通知)我?|随时|实时|即时"
    "|(?:如果|只要|要是|一旦|一)?有(?:了|新)?(?:的|内容|消息|闻)?(?:的话|时)?(?:请|就|马上|立即|立刻|及时|第一时间)*"
    r"(?:提醒|通知|告诉|告知|叫)(?:一下|一声)?我?(?:一下|一声)?)(?![^\s,;。])"
)
_AT_ONCE = re.compile("随时|实时|即时|马上|立即|立刻")
# As often as this is an alert also where that is not said, unless there is a time of day.
_OFTEN = re.compile(rf"(?<!\S){GATHER.pattern}(?!\S)")
_DAY = 24 * 60
_MARKS = re.compile("[,，。;；!！()（）]+|(?<=[我送阅]):")
# 李四写的报道: the articles of one author.
_WRITTEN = re.compile(
    "(?:把|将)?(?:(?:本报)?(?:记者|作者|通讯员))?([\u4e00-\u9fff]{2,3}?)(?:同志)?(?:采写|撰写|写)的"
)
_REPORTER = re.compile("(?:本报)?记者([\u4e00-\u9fff]{2,3})")
# 除了体育以外的新闻: all but that.
_ALL_BUT = re.compile(r"除(?:了|去|开)?\s*(\S{1,12}?)\s*(?:之外|以外|外)的?(?:其他|其它|别的)?")
# 蹲点日记栏目: what one column brings.
_COLUMN = re.compile(r"(?!头版)(\S{2,10})(?:栏目|专栏)")
# What parts topics besides blanks: 产改，货车司机; within quotation marks it is a phrase's own.
_BETWEEN = re.compile(r"([-－]?[“\"「][^”\"」]*[”\"」])|(?<!\d)[,、;]|[,、;](?!\d)")
# 八点的产改新闻: what is left of a time or day that stood before; 的士 is a word.
_LEFT_OVER = re.compile("(?<!\\S)的(?![士确])")
# Behind /subscribe people write sentences as well: 每天8点把产改的新闻发我.
_LIKE_A_SENTENCE = re.compile("发给?我|给我|推送(?:给我)?(?!通知)|(?:把|将).{1,20}(?:发|送)")
_TO_ME = re.compile(
    "[发送]给?我|推送给我|给我(?:推送|发|送|订阅)|(?:请|帮我|麻烦|我[想要]).{0,20}(?:推送|订阅)"
)
# A phrase in quotation marks is one word, blanks and all.
_WORD = re.compile(r"[-－]?[“\"「][^”\"」]*[”\"」]|\S+")


def read_wish(text: str) -> Wish:
    """The wish in the argument of /subscribe: time, days and words in any order."""
    exceptions, rest = read_exceptions(with_days_beside(unicodedata.normalize("NFKC", text)))
    return less(_of_line(rest), exceptions)


def _of_line(text: str) -> Wish:
    sentence = _LIKE_A_SENTENCE.search(text) is not None
    if sentence and (said := _of_sentence(text) or _untimed(text)):
        return said
    rest = SHORT_TIME.sub(lambda m: f"{m[1].rstrip('.')}:{m[2]}", text)
    manner, rest = read_manner(rest)
    gather, paced, rest = _alert(rest)
    if gather is not None:
        return brought_so(manner, replace(_alerting(_words(rest)), gather=gather, paced=paced))
    if found := read_rhythm(rest, has_days=read_days(rest)[0] is not None):
        return Wish(unread=found[1], rhythm=found[0])
    if both := days_apart(rest):
        return Wish(unread=both, rhythm="apart")
    if day := once(rest):
        return Wish(unread=day)
    minute, rest = read_time(rest)
    days, rest = read_days(rest)
    if minute is None:
        minute, rest = read_part(rest, alone=True)
    return brought_so(manner, wish_of(minute, days, list(apart(rest)) if sentence else _words(rest)))


def _untimed(text: str) -> Wish | None:
    """A sentence behind /subscribe that names no time: 把产改的新闻发我; None for another."""
    if read_time(text)[0] is not None or read_days(text)[0]:
        return None
    often = GATHER.search(text)
    words = apart(GATHER.sub(" ", text, count=1))
    return _of_line(f"{often.group()} {' '.join(words)}") if often else wish_of(None, None, list(words))


def _words(text: str) -> list[str]:
    return _WORD.findall(_BETWEEN.sub(lambda mark: mark[1] or " ", text))


def read_sentence(text: str) -> Wish | None:
    """The wish in a free sentence; None when it is none.

    It is one only when it asks to be sent something (发我, 推送, 订阅) and names a time or a day.
    """
    exceptions, rest = read_exceptions(with_days_beside(unicodedata.normalize("NFKC", text)))
    wish = _of_sentence(rest)
    return wish and less(wish, exceptions)


def _of_sentence(rest: str) -> Wish | None:
    if not _ASKS.search(rest):
        return None
    rest, _ = without_courtesy(rest)
    # 每天8点推送产改,没有就不发: what is said of the manner stands apart, and so may the words.
    manner, rest = read_manner(_ALL_BUT.sub(r" -\1 ", _MARKS.sub(" ", rest)))
    if unkept := _unkept(rest):
        return unkept
    minute, rest = read_time(rest)
    days, rest = read_days(rest)
    if minute is None and days is None:
        # 早上七点六十分发我: whoever names a time that is none is told so.
        bad = no_time(rest) if _TO_ME.search(rest) else None
        return Wish(unread=bad) if bad else None
    if minute is None:
        minute, rest = read_part(rest, alone=False)
    elif another := another_time(rest):
        return Wish(minute, days, unread=another)
    # 把头版发我: what is left of the sentence may name pages too.
    topics = apart(_WRITTEN.sub(r" 记者:\1 ", _LEFT_OVER.sub("", rest)))
    words = [_as_filter(word) for word in topics]
    exceptions, rest = read_exceptions(" ".join(words))
    more, rest = read_manner(rest)
    wish = wish_of(minute, days, _WORD.findall(rest))
    return less(brought_so(beside(manner, more), wish), exceptions)


def _unkept(rest: str) -> Wish | None:
    """A wish that names days on which nothing is brought: every other day, a day that comes once."""
    to_me = _TO_ME.search(rest) is not None
    if never := read_rhythm(rest, has_days=read_days(rest)[0] is not None):
        # 工会每月推送一次岗位 may be a headline; who says 发我 or a time wants to be brought it.
        return Wish(unread=never[1], rhythm=never[0], plain=to_me or read_time(rest)[0] is not None)
    if both := days_apart(rest):
        return Wish(unread=both, rhythm="apart")
    day = once(rest)
    return Wish(unread=day) if day and to_me else None


def _as_filter(word: str) -> str:
    """蹲点日记栏目 is 栏目:蹲点日记, and 记者李丰 记者:李丰; another word is itself."""
    if found := _COLUMN.fullmatch(word):
        return f"栏目:{found[1].strip('“”「」')}"
    return f"记者:{found[1]}" if (found := _REPORTER.fullmatch(word)) else word


def _alert(text: str) -> tuple[int | None, bool, str]:
    """Whether an alert is asked for, gathered for how many minutes, and whether that was said."""
    asked = _ALERT.search(text)
    if asked is None and (not _OFTEN.search(text) or read_time(text)[0] is not None):
        return None, False, text
    rest = _ALERT.sub(" ", text, count=1)
    found = GATHER.search(rest) if asked else _OFTEN.search(rest)
    if found is None:
        return 0, asked is not None and _AT_ONCE.search(asked.group()) is not None, rest
    minutes = 30 if found["half"] else (number(found["count"] or "1") or 1) * (1 if found["minutes"] else 60)
    return min(minutes, _DAY), True, f"{rest[: found.start()]} {rest[found.end() :]}"


def _alerting(words: list[str]) -> Wish:
    """The wish in the words of an alert: it comes on every day there is; one that is named is not read."""
    days = {word: found for word in words for found, left in [read_days(word)] if found and not left.strip()}
    wish = wish_of(None, None, [word for word in words if word not in days])
    named = next((word for word, found in days.items() if found != DAILY), None)
    return replace(wish, unread=wish.unread or named)
