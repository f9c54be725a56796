"""Topics of a change that commas part, 加上欠薪，安全, up to what is none: 要安全, 工会那个改到八点. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.delivery.changes import Change
from bot.delivery.forms import SEND
from bot.delivery.times import read_days, read_time
from bot.delivery.wanted import apart

# 加上欠薪，工会那个改到八点: behind the comma stands no topic.
_NO_PIECE = re.compile(
    f"那个|^(?:不要|不看|不带|不想|别|去掉|加上|改|换|停|只|还是|但|要(?![素闻])|想(?!象)|[多少]一?[来点些])"
    f"|(?:不要|不看|不用|去掉)[了吧]*$|(?:{SEND})[给我吧了]*$"
)
_AND = re.compile("^(?:还有|以及|再加上?)(?=..)")


def parted(change: Change, spaced: str) -> Change | None:
    """The change with the topics that commas part, 加上欠薪，安全, up to what is none; None: of another."""
    topics: list[str] = []
    for topic in change.wish.topics:
        sign, word = ("-", topic[1:]) if topic.startswith("-") else ("", topic)
        typed = re.search(r"[\s,，]*".join(map(re.escape, word)), spaced)
        pieces = list(re.finditer("[^,，]+", typed.group())) if typed else []
        if typed is None or len(pieces) < 2:
            topics.append(topic)
            continue
        if _NO_PIECE.search(pieces[0].group().strip()) or any("那个" in piece.group() for piece in pieces):
            return None
        for piece in pieces:
            said = _AND.sub("", piece.group().strip())
            if piece is not pieces[0] and _is_no_topic(said):
                wish = replace(change.wish, topics=tuple(topics))
                return replace(change, wish=wish, rest=spaced[typed.start() + piece.start() :].strip())
            topics += [f"{sign}{each}" for each in apart(said)]
    return replace(change, wish=replace(change.wish, topics=tuple(topics)))


def _is_no_topic(piece: str) -> bool:
    """Whether another thing is wished by it: 要安全, 每天九点."""
    return bool(_NO_PIECE.search(piece) or read_time(piece)[0] is not None or read_days(piece)[0])
