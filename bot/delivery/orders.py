"""Orders that do not say for whom: 每天8点发产改, 早上7点半发产改，周末不要, 8:30 每天 产改. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.addressing import means_group
from bot.delivery.courtesy import is_one_more, less_of, without_courtesy
from bot.delivery.forms import HEAD, NEWS, TAIL
from bot.delivery.manner import beside, read_manner
from bot.delivery.rhythms import read_rhythm
from bot.delivery.times import days_apart, no_time, read_days, read_part, read_time, with_days_beside
from bot.delivery.wanted import Wish, apart, brought_so, surveying, wish_of
from bot.delivery.weekdays import read_off, without
from bot.delivery.wish import read_sentence, read_wish
from bot.delivery.worktalk import is_timetable
from store.search.vocabulary import is_known
from store.search.words import words as words_of

# 其他时候不要: says no more than the days that are named.
_OTHERWISE = re.compile(
    "(?<![一-鿿])(?:其他|其它|其余|别的)的?(?:时候|时间|日子|天)?(?:都|就|也)*"
    "(?:不要|不用|不必|不|别)再?(?:给我)?(?:发送|推送|发|推|送|要|看|打扰)?了?(?![一-鿿])"
)
# 明天开始: what is ordered now comes from tomorrow on, where its hour is over for today.
_FROM_NOW = re.compile("从?(?:今天|明天|现在)(?:开始|起)")
_VERB = "(?P<verb>发送|推送|发|推|送|给我)"
# 每天8点发产改: whoever says both when and 发 means no newspaper, but for 每天8点发车.
_ORDER = re.compile(
    rf"{HEAD}\s?(?:(?:定时|准时|按时|都|就|只)\s?)?{_VERB}(?:给我|来)?(?:一下|一次|[一1]?[份个])?\s*(?=[^\s的了着过出]\S)(?P<words>.{{2,30}}?)(?:{NEWS})?{TAIL}"
)
_SENDS = re.compile(rf"{HEAD}\s?(?:都|就)?{_VERB}(?:给我|来)?(?:一下|一次|一份)?{TAIL}")
# Without a verb it is one only by what is said of the days.
_UNSAID = re.compile(rf"{HEAD}的?(?P<words>.{{2,16}}?)(?:{NEWS})?{TAIL}")
_MARKS = re.compile(r"[\s,，。;；!！()（）]+")
_BEGINS = re.compile(rf"{HEAD}\s")
_TO_ORDER = re.compile(
    "^(?:再|另外|还|帮我|给我|我[想要]+|请|麻烦[你您]?)*(?:(?:订阅|订)(?:一下|一?[个份])?|(?:来|加|要|添|增加)(?:一[个份]|个))(?=..)"
)
# 我想看产改, 给我看产改; 看护 and 读者 are words of their own.
_TO_SEE = re.compile("^(?:我?(?:想要|想|要)|我)?(?=(?P<see>看看|看一看|看到|看|读)..)")
_SEE = frozenset({"看看", "看一看", "看到", "看", "读"})
# Nobody looks for a time together with days, in words that stand apart.
_FEWEST = 1
# Of a topic; what is told is longer.
_SHORT = 5
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be brought, and whether it is certain that something is; else it may be a headline."""

    wish: Wish
    plain: bool = True


def read_order(spaced: str) -> Order | None:
    """The order in a text whose widths are levelled; None where it is another sentence."""
    if read_sentence(spaced):
        return None
    spaced, asked = without_courtesy(with_days_beside(spaced))
    return _ordered(spaced) or _made_of(spaced, asked=asked) or _survey(spaced)


def _ordered(spaced: str) -> Order | None:
    """A time, and what is to be sent, with the days on which it is to come or not to come."""
    manner, spaced = read_manner(spaced)
    off, rest = read_off(_OTHERWISE.sub(" ", _FROM_NOW.sub(" ", spaced)))
    if both := days_apart(rest):
        rest = rest.replace(both, " 工作日 ")
    at_first = rest
    minute, rest = read_time(rest)
    days, rest = read_days(rest)
    if minute is None and days:
        minute, rest = read_part(rest, alone=False)
    if minute is None:
        return _at_no_time(rest) if days else None
    said = _MARKS.sub(" ", rest).strip()
    # 每天八点把劳模发到宣教群 says what is sent before where to.
    unsaid = off or (days and means_group(manner.place))
    found = _ORDER.fullmatch(said) or (_UNSAID.fullmatch(said) if unsaid else None)
    if found is None or ((verb := found.groupdict().get("verb")) and _is_of_a_word(verb, found["words"])):
        return None
    if not (days or off) and not _BEGINS.match(read_time(at_first)[1]):
        return None
    words = tuple(word for word in apart(found["words"]) if not is_one_more(word))
    rhythm = read_rhythm(said, has_days=days is not None)
    if both:
        rhythm = ("apart", both)
    if rhythm:
        return Order(Wish(unread=rhythm[1], rhythm=rhythm[0])) if days and verb else None
    if not words:
        return None
    # 发全部新闻 names no topic and 发周报 a survey; both are orders.
    more, left = read_manner(" ".join(map(seen, words)))
    wish = wish_of(minute, without(days, off) if off else days, left.split())
    wish = brought_so(beside(manner, more), wish)
    return Order(wish, plain=bool(verb and (days or off)))


def _at_no_time(rest: str) -> Order | None:
    """每天28点发: what is to be sent on days at a time that is none."""
    said = _MARKS.sub(" ", rest).strip()
    bad = no_time(said)
    behind = said.partition(bad)[2].strip() if bad else ""
    sends = _ORDER.fullmatch(behind) or _SENDS.fullmatch(behind)
    return Order(Wish(unread=bad)) if bad and sends else None


def _survey(spaced: str) -> Order | None:
    """每周五16:00周报: a time, days and a survey, in one piece."""
    minute, rest = read_time(spaced)
    days, rest = read_days(rest)
    if minute is None and days:
        minute, rest = read_part(rest, alone=False)
    said = _MARKS.sub("", rest)
    wish = wish_of(minute, days, [said]) if said and minute is not None and days else None
    return Order(wish) if wish and wish.survey and not wish.topics else None


def _made_of(spaced: str, *, asked: bool) -> Order | None:
    """8:30 每天 产改 without a verb: a time and days are said, and nobody looks for these together.

    8点 图书 says when and of what alone: it may be looked for as well. `asked`: it is asked for politely.
    """
    if len(_MARKS.split(spaced)) <= _FEWEST and not asked:
        return None
    wish = read_wish(_OTHERWISE.sub(" ", spaced))
    if wish.minute is None or wish.unread:
        return None
    if wish.days is None and not _is_time_and_words(spaced.split()):
        return None
    named = (less_of(one) for one in wish.topics if not is_one_more(one))
    topics = tuple(seen(_TO_ORDER.sub("", one)) for one in named)
    if is_timetable(topics):
        # 每天早上八点到岗，晚上六点下班
        return None
    return Order(surveying(replace(wish, topics=topics)), plain=wish.days is not None)


def _is_time_and_words(typed: list[str]) -> bool:
    """Whether it is a time of day and short words, apart: 8点 图书; heads begin with a time as well.

    23时15分 is how papers print it, and nobody types.
    """
    first, *words = typed
    minute, rest = read_time(first)
    is_time = minute is not None and not rest.strip() and "时" not in first
    return (
        is_time and bool(words) and all(len(word) <= _SHORT and _MARKS.search(word) is None for word in words)
    )


def seen(topic: str) -> str:
    """What is to be seen or read, where somebody says so."""
    found = _TO_SEE.match(topic)
    if found is None:
        return topic
    said = topic[found.end() :]
    first = words_of(said)[0]
    if first not in _SEE and is_known(first):
        return topic
    # 想看看守所: a word begins with the second 看.
    inner = words_of(said[1:])[0] if found["see"] == "看看" else ""
    is_word = len(inner) > _PAIR or (len(inner) == _PAIR and inner == said[1:])
    return said[1:] if is_word and is_known(inner) else said[len(found["see"]) :]


def _is_of_a_word(verb: str, sent: str) -> bool:
    """Whether a verb before it is the beginning of a word: 发车, 发电量, but not 发货车司机."""
    first = words_of(f"{verb}{sent}")[0]
    return len(first) > len(verb) and is_known(first)
