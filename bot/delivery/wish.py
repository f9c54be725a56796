"""What somebody asks to be brought, as people type it: 7:30 工作日 产改, or a whole sentence. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

from bot.delivery.excepted import Exceptions, read_exceptions
from bot.delivery.manner import Manner, narrowed_to, read_manner
from bot.delivery.rhythms import Rhythm, read_rhythm
from bot.delivery.schedule import DAILY, WORKDAYS
from bot.delivery.times import (
    NUMBER,
    PART,
    SHORT_TIME,
    another_time,
    days_apart,
    number,
    read_days,
    read_part,
    read_time,
)

_ASKS = re.compile(r"发我|发给我|推送|订阅")
# An alert: as soon as there is something (有新的就提醒, 随时), gathered for a while (每30分钟, 每小时).
_ALERT = re.compile(
    r"(?<![^\s,;。])(?:(?:提醒|通知)我?|随时|实时|即时"
    "|(?:如果|只要|要是|一旦|一)?有(?:了|新)?(?:的|内容|消息|闻)?(?:的话|时)?(?:请|就|马上|立即|立刻|及时|第一时间)*"
    r"(?:提醒|通知|告诉|告知|叫)(?:一下|一声)?我?(?:一下|一声)?)(?![^\s,;。])"
)
_AT_ONCE = re.compile("随时|实时|即时|马上|立即|立刻")
GATHER = re.compile(
    rf"每隔?(?:(?P<count>{NUMBER}|\d{{3}})?(?:(?P<minutes>分钟)|个?小时)|(?P<half>半)个?小时)"
)
# As often as this is an alert also where that is not said, unless there is a time of day.
_OFTEN = re.compile(rf"(?<!\S){GATHER.pattern}(?!\S)")
_DAY = 24 * 60
_MARKS = re.compile("[,，。;；!！()（）]+|(?<=[我送阅]):")
# 李四写的报道: the articles of one author.
_WRITTEN = re.compile(
    "(?:把|将)?(?:(?:本报)?(?:记者|作者|通讯员))?([\u4e00-\u9fff]{2,3}?)(?:同志)?(?:采写|撰写|写)的"
)
_REPORTER = re.compile("(?:本报)?记者([\u4e00-\u9fff]{2,3})")
# 和女职工有关的, 跟最低工资相关的
_TO_DO_WITH = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=[我把将]))(?:和|跟|与|同)(\S{2,12}?)(?:有关|相关)的?")
# 除了体育以外的新闻: all but that.
_ALL_BUT = re.compile(r"除(?:了|去|开)?\s*(\S{1,12}?)\s*(?:之外|以外|外)的?(?:其他|其它|别的)?")
# 蹲点日记栏目: what one column brings.
_COLUMN = re.compile(r"(?!头版)(\S{2,10})(?:栏目|专栏)")
# What parts topics besides blanks: 产改，货车司机; within quotation marks it is a phrase's own.
_BETWEEN = re.compile(r"([-－]?[“\"「][^”\"」]*[”\"」])|(?<!\d)[,、;]|[,、;](?!\d)")
# 八点的产改新闻: what is left of a time or day that stood before; 的士 is a word.
_LEFT_OVER = re.compile("(?<!\\S)的(?![士确])")
# As often as this nothing is brought.
_NEVER = re.compile(r"每个?[月年季]度?(?:[一二三四五六七八九十\d]+[日号天])?|隔[一两]?[天日周]")
# Behind /subscribe people write sentences as well: 每天8点把产改的新闻发我.
_LIKE_A_SENTENCE = re.compile("发给?我|给我|推送(?:给我)?(?!通知)|(?:把|将).{1,20}(?:发|送)")
_TO_ME = re.compile(
    "[发送]给?我|推送给我|给我(?:推送|发|送|订阅)|(?:请|帮我|麻烦|我[想要]).{0,20}(?:推送|订阅)"
)
_ONCE = re.compile("今[天晚日]|明[天早晚日]|大?后天")
# What a sentence says besides time, days and topics.
_FILLERS = re.compile(
    r"从(?:今天|现在)(?:开始|起)|^请于|(?:定时|准时|按时)(?=[发推送给把])|(?:从今)?以后(?=\s)|今后(?=\s)|(?:上一?周|本周|这周|当[天日]|今[天日]|昨[天日]|前一天|最近|近期)的"
    r"|给我(?:发送|推送|发|送|推)|能不能|能否|可不可以|可以|请|您|麻烦|帮我|帮忙|给我|每次|把|将"
    r"|有关|关于|相关|方面"
    r"|的?(?:最新)?(?:新闻|要闻|消息|稿子|稿件|报道|文章|内容|资讯|报纸)"
    r"|(?:推送|订阅|发)(?:给|到)?我?|平时|平常|平日|一下|一份|一次(?!性)|吧|谢谢|我?想|我?要|的$"
)
# 和谐, 参与, 以及 are words of their own.
_APART = re.compile(
    r"(?:[\s,，、;；。!！]|(?<![共总温饱随调缓柔平祥中])和(?![谐平解睦气蔼])|(?<![参给授赋])与(?![会时])|(?<![以涉普危顾])及(?![时格]))+"
)
# Written like a time or a day: what is left of these was meant as one.
_TIMELIKE = re.compile(
    rf"\d{{1,4}}:\d*|(?:{PART})?(?:{NUMBER})[点时](?:半|一刻|三刻|整|(?:{NUMBER})分?)?|[ap]m"
    r"|(?:每?周|每?星期|每?礼拜)[八九十零〇\d]+|每[月年季](?:[一二三四五六七八九十\d]+[日号天])?|每[两三四五六七八九十\d]+[天日]"
    rf"|{_NEVER.pattern}|{_ONCE.pattern}|{GATHER.pattern}",
    re.IGNORECASE,
)
# Written like an order to whoever brings it: as a topic it would find nothing.
_ORDER = re.compile(
    r"(?:没有?|别|不用|不必|请|尽量|最好|顺便|每次|另外|记得)\S*(?:发|送|推|说|通知|告诉|提醒|带|附)\S*"
    r"|(?:别|不要|不用)(?:太|那么|这么)\S+"
    rf"|(?:最多|至多|只要|不超过)?(?:{NUMBER}|\d{{3}})来?[条篇](?:就|以内|左右|以下|足够|够)\S*"
    rf"|(?:最多|至多|不超过)(?:{NUMBER}|\d{{3}})[条篇]\S*|(?:简短|精简|少)一?点儿?\S{{0,2}}"
    r"|(?:发|推送|推|送)(?:到|至|给)\S*"
)
# A phrase in quotation marks is one word, blanks and all.
_WORD = re.compile(r"[-－]?[“\"「][^”\"」]*[”\"」]|\S+")
# How much of each article: said alone or as 只要标题.
_STYLE = re.compile(r"(?:只要|只发|只看|要|发|带)?(标题|导语|全文)")
_STYLES: dict[str, Literal["titles", "leads", "whole"]] = {"标题": "titles", "导语": "leads", "全文": "whole"}
_SURVEY = re.compile(
    "周报|综述|(?:这|本|上|每|过去|最近)?一?周的?(?:要闻|大事)|(?:这|本|上|每|过去|最近)?一?周的?(?:新闻|要闻|报纸)?的?(?:汇总|综述|回顾|总结|小结|盘点|周报)"
)
_A_SURVEY = "周报"
# 关于产改的新闻 is 产改.
_ABOUT = re.compile(
    "^(?:关于|有关)(?=..)|(?<=..)的(?:新闻|消息|报道|文章|内容|资讯|动态|稿子|稿件)$|(?<=..)(?<![目标有])的$"
)
EVERYTHING = frozenset({"早报", "简报", "全部", "所有", "日报", "报纸", "新闻", "要闻", "头条"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What was understood: minutes after midnight, kinds of days, topics; None where nothing was said.

    `survey`: of a week. `style`: how much of each article. `silence`: whether nothing new is silent.
    `gather`: it is an alert, of at most one message in so many minutes (0: at once); `paced`: how often was
    said. `widened`: a survey was asked for on several days; it comes on the first. `without`: words that
    are not wanted, where nothing is said that is. `place`: the name of a group that it is to be brought
    to; empty: here. `unread`: a word that is written like a time, a day or an order and cannot be read
    as one (25:00, 周八), or the words of a `rhythm` that nothing is brought in (每月1号). `page`: the words
    by which a 版 is not wanted, which cannot be kept. `holidays`: nor can it that they are left out.
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
    rhythm: Rhythm | None = None
    # Whether it is certain that something is to be brought, and not looked for.
    plain: bool = True
    page: str = ""
    holidays: bool = False


def less(wish: Wish, exceptions: Exceptions) -> Wish:
    """The wish without what is excepted; of the days, holidays are left out where working days are meant."""
    topics = wish.topics if wish.rhythm else exceptions.taken_from(wish.topics)
    holidays = exceptions.holidays and wish.days not in {None, WORKDAYS}
    return replace(wish, topics=topics, page=wish.page or exceptions.page, holidays=holidays)


def read_wish(text: str) -> Wish:
    """The wish in the argument of /subscribe: time, days and words in any order."""
    exceptions, rest = read_exceptions(unicodedata.normalize("NFKC", text))
    return less(_of_line(rest), exceptions)


def _of_line(text: str) -> Wish:
    sentence = _LIKE_A_SENTENCE.search(text) is not None
    if sentence and (said := _of_sentence(text) or _untimed(text)):
        return said
    rest = SHORT_TIME.sub(lambda m: f"{m[1].rstrip('.')}:{m[2]}", text)
    manner, rest = read_manner(rest)
    gather, paced, rest = _alert(rest)
    if gather is not None:
        return _in(manner, replace(_alerting(_words(rest)), gather=gather, paced=paced))
    if found := read_rhythm(rest, has_days=read_days(rest)[0] is not None):
        return Wish(unread=found[1], rhythm=found[0])
    if both := days_apart(rest):
        return Wish(unread=both, rhythm="apart")
    minute, rest = read_time(rest)
    days, rest = read_days(rest)
    if minute is None:
        minute, rest = read_part(rest, alone=True)
    return _in(manner, wish_of(minute, days, list(apart(rest)) if sentence else _words(rest)))


def _untimed(text: str) -> Wish | None:
    """A sentence behind /subscribe that names no time: 把产改的新闻发我; None for another."""
    if read_time(text)[0] is not None or read_days(text)[0]:
        return None
    often = GATHER.search(text)
    words = apart(GATHER.sub(" ", text, count=1))
    return _of_line(f"{often.group()} {' '.join(words)}") if often else wish_of(None, None, list(words))


def _words(text: str) -> list[str]:
    return _WORD.findall(_BETWEEN.sub(lambda mark: mark[1] or " ", text))


def _in(manner: Manner, wish: Wish) -> Wish:
    """The wish with how it is to be brought."""
    topics = narrowed_to(wish.topics, manner.pages)
    return replace(wish, topics=topics, place=manner.place, silence=manner.silence)


def read_sentence(text: str) -> Wish | None:
    """The wish in a free sentence; None when it is none.

    It is one only when it asks to be sent something (发我, 推送, 订阅) and names a time or a day.
    """
    exceptions, rest = read_exceptions(unicodedata.normalize("NFKC", text))
    wish = _of_sentence(rest)
    return wish and less(wish, exceptions)


def _of_sentence(rest: str) -> Wish | None:
    if not _ASKS.search(rest):
        return None
    # 每天8点推送产改,没有就不发: what is said of the manner stands apart, and so may the words.
    manner, rest = read_manner(_ALL_BUT.sub(r" -\1 ", _MARKS.sub(" ", rest)))
    named = read_time(rest)[0] is not None
    if never := read_rhythm(rest, has_days=read_days(rest)[0] is not None):
        # 工会每月推送一次岗位 may be a headline; who says 发我 or a time wants to be brought it.
        return Wish(unread=never[1], rhythm=never[0], plain=named or _TO_ME.search(rest) is not None)
    if both := days_apart(rest):
        return Wish(unread=both, rhythm="apart")
    minute, rest = read_time(rest)
    days, rest = read_days(rest)
    if minute is None and days is None:
        return None
    if minute is None:
        minute, rest = read_part(rest, alone=False)
    elif another := another_time(rest):
        return Wish(minute, days, unread=another)
    # 把头版发我: what is left of the sentence may name pages too.
    topics = apart(_WRITTEN.sub(r" 记者:\1 ", _LEFT_OVER.sub("", rest)))
    words = [_as_filter(word) for word in topics]
    exceptions, rest = read_exceptions(" ".join(words))
    pages, rest = read_manner(rest)
    wish = wish_of(minute, days, _WORD.findall(rest))
    return less(_in(replace(manner, pages=manner.pages + pages.pages), wish), exceptions)


def _as_filter(word: str) -> str:
    """蹲点日记栏目 is 栏目:蹲点日记, and 记者李丰 记者:李丰; another word is itself."""
    if found := _COLUMN.fullmatch(word):
        return f"栏目:{found[1].strip('“”「」')}"
    return f"记者:{found[1]}" if (found := _REPORTER.fullmatch(word)) else word


def apart(said: str) -> tuple[str, ...]:
    """The topics in the words of a sentence: 货车司机和网约车的消息 names two."""
    # What is asked for as a survey stays together: 一周的新闻汇总.
    plain = re.sub(f"的?(?:{_SURVEY.pattern})", f" {_A_SURVEY} ", _TO_DO_WITH.sub(r"\1 ", said))
    words = _APART.split(_FILLERS.sub(" ", plain.replace("要闻版", "头版")))
    return tuple(word for word in words if word and word not in {"的", "在", "都", "的都", "再", "另外"})


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


def wish_of(minute: int | None, days: str | None, words: list[str]) -> Wish:
    """What the words ask for at that time on these days: topics, a survey, how much of each article."""
    if asked := [word for word in words if _SURVEY.fullmatch(word)]:
        rest = wish_of(minute, days, [word for word in words if word not in asked])
        # Of several days the first; else Monday.
        day = days[0] if days and days.isdecimal() else "1"
        return replace(rest, days=day, survey=True, widened=bool(days) and len(days or "") > 1)
    if asked := [word for word in words if _STYLE.fullmatch(word)]:
        rest = wish_of(minute, days, [word for word in words if word not in asked])
        return replace(rest, style=_STYLES[asked[-1][-2:]])
    unread = next((word for word in words if _TIMELIKE.fullmatch(word) or _ORDER.fullmatch(word)), None)
    if "OR" in words:
        # The query language of search: the words are one query.
        return Wish(minute, days, (" ".join(words),), unread)
    without = [word for word in words if word[0] in "-－" and len(word) > 1]
    topics = _topics(words)
    if without and not topics:
        topics = (" ".join(without),)
    return Wish(minute, days, topics, unread)


def _topics(words: object) -> tuple[str, ...]:
    said = [str(word) for word in words if any(map(str.isalnum, word))]  # type: ignore[attr-defined]
    without = [word for word in said if word[0] in "-－" and len(word) > 1]
    bare = [_ABOUT.sub("", word) for word in said if word not in without]
    kept = [word for word in bare if word and word not in EVERYTHING]
    return tuple(dict.fromkeys(" ".join([word, *without]) for word in kept))


def is_timelike(unread: str) -> bool:
    """Whether a word that could not be read was meant as a time or a day, and not as an order."""
    return _TIMELIKE.fullmatch(unread) is not None


def is_once(unread: str) -> bool:
    """Whether it names a day that comes once (明天), and not every day or week."""
    return _ONCE.fullmatch(unread) is not None
