"""Which words to be added or left out are rather said of work, to a colleague: 写名字, 再拖. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.delivery.times import read_time
from bot.delivery.topics import topic_of
from bot.texts import worktalk
from seeds.wordtags import tags_of
from store.search.vocabulary import is_known
from store.search.words import words as words_of

_LEADS, _OF_WORK = frozenset(worktalk.LEADS.split()), frozenset(worktalk.OF_WORK.split())
_OF_DAY = frozenset(worktalk.OF_DAY.split())
# 李师傅, 王主任, 小李
_PERSON = re.compile(
    "[一-鿿]{1,2}(?:师傅|主任|科长|处长|书记|老师|部长|总编|主编|经理|班长)"
    "|[小老][王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕]"
)
# 太短, 早点: the dictionary has some of these as words.
_HOW = re.compile("[太过][长短多少细粗早晚迟快慢大小高低深浅硬空满简繁]|[快慢早晚多少]一?点儿?")
_NOUN = ("n", "vn", "an", "t", "s", "j", "l", "i")
_VERB = ("v", "vd", "vi", "zg")


def is_told(word: str) -> bool:
    """Whether a word reads as a part of a sentence to a colleague, whatever the archive has."""
    if word in _OF_WORK or not topic_of(word) or _PERSON.fullmatch(word) or _HOW.fullmatch(word):
        return True
    first, *rest = words_of(word)
    # 写名字, 交稿子: somebody is to do it.
    does = len(first) == 1 and tags_of(word)[0].startswith("v") and not is_known(word)
    return bool(rest) and (first in _LEADS or does)


def is_named(word: str) -> bool:
    """Whether a word of the dictionary names a thing: 消防, 广告; not what is done, 迟到, nor somebody."""
    return is_known(word) and all(tag.startswith(_NOUN) and tag != "nr" for tag in tags_of(word))


def is_done(word: str) -> bool:
    """Whether it only says what somebody does: 加班, 早退; 培训 is a name as well."""
    return all(tag in _VERB for tag in tags_of(word))


def is_timetable(words: Collection[str]) -> bool:
    """Whether words that stand beside a time of day hold another one, or are what somebody does then."""
    timed = any(read_time(word)[0] is not None for word in words)
    return timed or (bool(words) and all(word in _OF_DAY for word in words))
