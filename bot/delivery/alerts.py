"""有产改的消息就提醒我, 一有产改就发我: sentences that ask to be told of what comes, as it comes. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.delivery.forms import HEAD, NEWS, SEND, TAIL, WORDS, form, read
from bot.delivery.topics import topic_of
from bot.delivery.wanted import GATHER, Wish, apart
from bot.delivery.wish import read_wish
from store.search.vocabulary import is_known
from store.search.words import words as words_of

# To be told, in whatever words.
SAYS = (
    "(?:马上|立即|立刻|及时|第一时间|请|就|要|也)*(?:提醒|通知|告诉|告知|叫|喊)(?:一下|一声)?我(?:一下|一声)?"
)
_WHEN = "(?:的时候|的话|时|了)?"
_TOLD_OF = "(?:新闻|消息|报道|文章|动态|进展|资讯)"
_ANY = "(?:以后|今后|只要|如果|要是|凡是|一旦)?"
_ALERT = form(
    f"{_ANY}(?:一?有|出现|看到|提到)(?:了|关于|有关|涉及)*{WORDS}(?:方面|相关)?{NEWS}{_WHEN}{SAYS}",
    f"{_ANY}一?有(?:了|关于|有关|涉及)*{WORDS}的{SAYS}",
    f"{_ANY}(?:出现|看到|提到|报道){WORDS}{_WHEN}(?:就|请|马上){SAYS}",
    f"{_ANY}{WORDS}(?:方面|相关)?(?:一旦|只要|如果|要是|一)?有(?:了|新)?(?:的)?{NEWS}{_WHEN}{SAYS}",
    f"(?:关注|盯着点?|盯|留意|跟踪|追踪)(?:一下)?{WORDS}(?:方面|相关)?(?:{NEWS})?(?:有新的|有消息|有){SAYS}",
    f"(?:关于|有关)?{WORDS}的(?:最新)?{_TOLD_OF}{SAYS}",
    # 产改有新的叫我, 一有产改就发我, 随时发我产改
    f"{WORDS}的?一?有了?新的{_WHEN}{SAYS}",
    f"(?:只要|一旦|要是|如果|一)有(?:了|新的|关于|有关)*{WORDS}(?:{NEWS}|的)?(?:就|马上|立刻|立即|请)*(?:{SEND})给?我",
    f"(?:随时|实时|即时|第一时间)(?:都|就)?(?:给我)?(?:{SEND})(?:给?我)?(?:关于|有关)?{WORDS}(?:{NEWS}|的)?",
    f"提醒我(?:关注|留意|看)?(?:关于|有关)?{WORDS}的(?:最新)?{_TOLD_OF}",
)
# 提醒我银行降息; 提醒我国货车司机 is a headline.
_ALERT_DOUBTED = form(
    "提醒我(?![国们市省区县镇村校厂军方党院司辈等所自])(?:关注|留意|看)?"
    "(?P<words>[^，。！？,.!?；;：:]{2,30}?)",
    # 加班费提醒我
    "(?P<what>[^，。！？,.!?；;：:]{2,12}?)(?:有了|有新的|来了)?(?:就|请|马上)?(?:提醒|通知|告诉|喊)(?:一下|一声)?我(?:一下|一声)?",
)
_DATED = re.compile(
    "[今明后昨前][天晚早日年]|[点时月日号]|(?:周|星期|礼拜)[一二三四五六日天末]|前$|时候|以后|之后"
)
# 提醒我 货车司机: with a blank, for 提醒我国货车司机 is a headline.
_ALERT_APART = re.compile(
    rf"{HEAD}(?:(?:提醒|通知)我[\s,，:：]+(?P<behind>.{{1,40}})"
    rf"|(?P<before>.{{1,40}}?)[\s,，]+(?:提醒|通知)我){TAIL}"
)
_HAS, _PAIR = re.compile("^一?有"), 2
# 每小时发我一次产改: an alert, gathered.
_HOURLY = re.compile(
    f"{HEAD}(?P<often>{GATHER.pattern})(?:给我)?(?:{SEND}|提醒|通知|告诉)(?:给?我)?(?:一次|一下)?"
    f"(?:关于|有关)?{WORDS}(?:{NEWS})?{TAIL}"
)
_WATCHED = re.compile(
    "(?:请|麻烦)?(?:帮我|替我)(?:关注|盯着点?|盯|留意|跟踪|追踪)(?:一下)?"
    f"{WORDS}(?:方面|相关)?(?:{NEWS})?{TAIL}"
)


@dataclass(frozen=True, slots=True)
class Alert:
    """What is to be told of; `doubted`: only where no article says it."""

    wish: Wish
    doubted: bool = False


def read_alert(spaced: str, bare: str) -> Alert | None:
    """The alert that a sentence asks for, as it is `spaced` and without blanks; None: it asks for none."""
    if found := _HOURLY.fullmatch(bare):
        often = read_wish(f"{found['often']} {' '.join(apart(found['words']))}")
        return Alert(often) if often.gather is not None and often.topics else None
    plain = _ALERT_APART.fullmatch(spaced) or read(_ALERT, bare) or _WATCHED.fullmatch(bare)
    found = plain or (None if _DATED.search(bare) else read(_ALERT_DOUBTED, bare))
    said = next(filter(None, found.groups())) if found else ""
    words = apart(_without_has(said, bare[bare.find(said) + len(said) :]))
    topics = tuple(filter(None, map(topic_of, words)))
    # 所有的新闻提醒我: of what is to be asked.
    if not words or (plain is None and not topics):
        return None
    return Alert(Wish(topics=topics, gather=0), doubted=plain is None)


def _without_has(said: str, rest: str) -> str:
    """产改 of 有产改就告诉我; the 有 of 有色金属 is its own, and that of 有效投资 where no 就 follows."""
    first = words_of(said)[0] if said else ""
    own = is_known(first) and (len(first) > _PAIR or (len(first) == _PAIR and "就" not in rest))
    return said if own else _HAS.sub("", said)
