"""Sentences that order several, each at its own time: 每天早上八点产改，晚上六点安全. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from bot.delivery.orders import read_order, seen
from bot.delivery.schedule import DAILY
from bot.delivery.times import PART, another_time, days_off, read_days, read_time
from bot.delivery.wanted import EVERYTHING, Wish, apart
from bot.delivery.wish import read_sentence, read_wish
from bot.delivery.worktalk import is_done, is_timetable
from seeds.wordtags import tags_of
from store.search.words import words as words_of

_MORE = "(?:然后|另外|还有|再来?|以及|和|同时|记得)?"
_APART, _BLANKS = (
    re.compile(rf"[,，;；。、]+\s*{_MORE}|和(?={PART}|\d{{1,2}}[:点])"),
    re.compile(rf"\s+{_MORE}"),
)
_LEADS = re.compile("^(?:请|麻烦|帮我|给我|我[想要]+|我)*(?:订阅|订|设置|设)?(?:一下|[一两]?[个份])?[:：]?")
# With these words it is kept at once; with the others it is certain that something is to be brought.
_AT_ONCE = re.compile("发给?我|推送|订阅")
# 订阅人数, 推送时间 and 订阅号 are what is written about.
_OF_WORK = re.compile(
    "订阅(?:[量费号数户价者版制率期]|人数|用户|服务)|推送(?:[量数率号]|时间|时段|平台|渠道)"
)
# 晚上6点发安全给王芳
_TO_OTHERS = re.compile("(?<=..)(?<![供补配自])给(?![我水养付力予])")
_SAYS = re.compile("给我|^(?:请|帮我|我[想要]+|再)*订")
_SENDS = re.compile("[发送推]")
_WANTS = re.compile("^(?:的|我?[想要]+(?![素闻求点件害象法]))(?=..)")
# 九点到直播招聘: somebody is to be there.
_GOES = frozenset({"到", "去", "回"})
_BRINGS = "送"
_SHORTEST = 2
_MOST, _LONGEST = 3, 60


@dataclass(frozen=True, slots=True)
class Orders:
    """What is ordered, in turn. `plain`: it is said that it is to be brought; else it may be a timetable.

    `at_once`: it is said so that nothing is to be confirmed.
    """

    wishes: tuple[Wish, ...]
    plain: bool
    at_once: bool


def read_orders(text: str) -> Orders | None:
    """The orders of a sentence; None where it is one order, or another sentence."""
    said = unicodedata.normalize("NFKC", text).strip(" 。.！!～~")
    bare = _LEADS.sub("", said) if len(said) <= _LONGEST else ""
    pieces = [piece for piece in _APART.split(bare) if piece]
    pieces = pieces if len(pieces) > 1 else [piece for piece in _BLANKS.split(bare) if piece]
    # 每天八点产改，晚上六点安全，周末不发 is said of both.
    off = pieces.pop() if len(pieces) > 1 and days_off(pieces[-1]) and not read_time(pieces[-1])[0] else ""
    # 每天早上8点 产改 晚上6点 安全: what stands apart from its time is of it.
    joined: list[str] = []
    for piece in pieces:
        if joined and (_time_of(piece) is None or _time_of(joined[-1]) is None):
            joined[-1] += f" {piece}"
        else:
            joined.append(piece)
    if _OF_WORK.search(said) or not 1 < len(joined) <= _MOST:
        return None
    if any(another_time(read_time(piece)[1]) for piece in joined):
        return None
    at_once = _AT_ONCE.search(said) is not None
    plain = at_once or _SAYS.search(said) is not None or all(map(_SENDS.search, joined))
    # 工作日8点，周末10点发我产改 is told that one subscription has one time.
    joined = [f"{piece} {off}" for piece in joined] if off else joined
    # 早上七点半发工匠，晚上八点货车司机: whoever says no day means every one.
    named = any(read_days(read_time(piece)[1])[0] for piece in joined)
    wishes = _read(
        joined,
        DAILY if (plain or any(map(_SENDS.search, joined))) and not named else None,
        sent=_SENDS.search(joined[-1]) is not None and not at_once,
    )
    topics = [topic for wish in wishes for topic in wish.topics]
    is_table = all(map(_is_of_work, topics)) and not any(wish.survey for wish in wishes)
    return (
        Orders(wishes, plain, at_once and named) if wishes and ((plain and named) or not is_table) else None
    )


def _is_of_work(topic: str) -> bool:
    """Whether it says what is done at that time: 培训, 考试."""
    return is_done(topic) or tags_of(topic)[0].startswith("v")


def _unsent(topic: str) -> str:
    """工匠 of 送工匠; 送教 is a word of its own."""
    return topic[1:] if len(topic) > _SHORTEST and words_of(topic)[0] == _BRINGS else topic


def _time_of(piece: str) -> int | None:
    """The time of a piece, a part of the day where that is of something: 每周一早上发我周报."""
    minute, rest = read_time(piece)
    if minute is not None or not read_days(rest)[0]:
        return minute
    wish = read_wish(piece)
    return wish.minute if wish.topics or wish.survey else None


def _read(pieces: list[str], days: str | None, *, sent: bool) -> tuple[Wish, ...]:
    """What each of them orders, 每天早上八点和晚上六点发产改 the same at both; none where one has none.

    `days` are those of pieces before which none are named.
    """
    wishes: list[Wish] = []
    for piece in pieces:
        wish = _of(piece, wishes[-1].days if wishes else days)
        if wish is None:
            return ()
        wishes.append(wish)
    last = wishes[-1]
    if sent and last.topics and not any(wish.topics or wish.survey for wish in wishes[:-1]):
        wishes = [replace(wish, topics=last.topics) for wish in wishes]
    return tuple(wishes) if all(wish.topics or wish.survey for wish in wishes) else ()


def _of(piece: str, before: str | None) -> Wish | None:
    """What a piece orders; its days are those before it where it names none. None: nothing."""
    minute, rest = _time_of(piece), read_time(piece)[1]
    days = read_days(rest)[0] or before
    if minute is None or days is None:
        return None
    whole = piece if read_days(rest)[0] else f"每天{piece}"
    order = read_order(whole)
    wish = (order.wish if order else None) or read_sentence(whole) or read_wish(whole)
    wish = replace(wish, days=days if wish.days == DAILY else wish.days)
    each = (one for topic in wish.topics for one in apart(seen(_unsent(_WANTS.sub("", topic)))))
    topics = tuple(one for one in each if one not in EVERYTHING)
    odd = wish.unread or wish.rhythm or wish.gather is not None or wish.minute != minute
    odd = odd or any(_TO_OTHERS.search(topic) or words_of(topic)[0] in _GOES for topic in topics)
    return None if odd or is_timetable(topics) else replace(wish, topics=topics)
