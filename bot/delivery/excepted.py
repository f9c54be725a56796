"""What is not wanted in an order: 但不要招聘, 招聘的不要, 招聘除外; by the reading that search has. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.delivery import pages
from bot.delivery.times import read_part, read_time
from bot.delivery.weekdays import read_off
from store.search.denied import BUT, NO
from store.search.unwanted import excluding
from store.search.words import words

# Pieces as people part them; a phrase in quotation marks stays whole.
_PIECE = re.compile(r"(?:[“\"「][^”\"」]*[”\"」]|[^\s,，;；。!！()（）“\"「])+")
_SIGNED = re.compile(r"[-－](?P<what>[“\"「]?[一-鿿A-Za-z].*)")
# 不要 招聘, parted by a blank.
_PARTED = re.compile(rf"(?<![^\s,，;；。])({BUT}(?:{NO}))\s+(?=[一-鿿])")
# 除了工资 还要工会 wants both.
_BOTH = re.compile(r"除[了开去]?([一-鿿]{2,8}?)(?:之外|以外|外)?[\s,，]+[还也](?:想|要|看)+(?=[一-鿿]{2})")
_OF_PAGE = "(?:面|上|的|新闻|内容)*"
_NO_PAGE = re.compile(
    rf"{BUT}(?:{NO}|不用|不必|别|除(?=[^了开去]))再?(?:给我)?[发看推送]?(?P<named>{pages.NAMED}){_OF_PAGE}(?:之外|以外|外)?"
    rf"|{BUT}(?P<before>{pages.NAMED}){_OF_PAGE}(?:都|就|也|我)*"
    r"(?:除外|不算|算了|(?:不要|不用|别|不)再?(?:给我)?[要发推送看]?了?)(?![一-鿿])"
)
# No order has more characters; a row of numbers is gone over from each of them.
_LONGEST_ORDER = 400
# 不要太多: said of the whole, and no word.
_MUCH = re.compile("(?:太|那么|这么|过于)(?:多|长|短|细|详细|啰嗦|罗嗦|复杂)了?")
# 不要发, 没有新的就别发, 其他的不要: said of the sending.
_SENDING = frozenset({
    "发", "送", "推", "推送", "发送", "提醒", "通知", "告诉", "打扰", "没", "没有", "无", "有",
    "其他", "其它", "其余", "别的",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Exceptions:
    """`without`: the words, and the 版, that are not wanted. `holidays`: nor are these days."""

    without: tuple[str, ...] = ()
    holidays: bool = False

    def taken_from(self, topics: tuple[str, ...]) -> tuple[str, ...]:
        """Each of the topics without these words; of none everything without them."""
        signs = " ".join(f"-{word}" for word in self.without)
        return tuple(f"{topic} {signs}".strip() for topic in topics or ("",)) if signs else topics


def read_exceptions(text: str) -> tuple[Exceptions, str]:
    """What is excepted, and the rest of a text whose widths are levelled; days stay in it.

    `holidays`: they are among the days on which nothing is to come.
    """
    holidays = any(not off.isdecimal() for off in read_off(text)[0])
    without: list[str] = []

    def take_page(found: re.Match[str]) -> str:
        without.extend(f"第{page}版" for page in pages.numbers(found["named"] or found["before"]))
        return " "

    if len(text) <= _LONGEST_ORDER:
        text = _NO_PAGE.sub(take_page, text)
    text = _PARTED.sub(r"\1", _BOTH.sub(r"\1 ", text))

    def take(piece: re.Match[str]) -> str:
        said = piece.group()
        if signed := _SIGNED.fullmatch(said):
            without.append(signed["what"])
            return " "
        found = None if read_off(said)[0] else excluding(said)
        if found is None or any(map(_is_of_the_sending, found[1])):
            return said
        without.extend(found[1])
        return found[0] or " "

    rest = _PIECE.sub(take, text)
    return Exceptions(tuple(dict.fromkeys(without)), holidays), rest


def _is_of_the_sending(what: str) -> bool:
    """Whether it is no word to be found, but when and how something is to be sent."""
    timed = read_time(what)[0] is not None or read_part(what, alone=True)[0] is not None
    return timed or _MUCH.fullmatch(what) is not None or words(what)[0] in _SENDING
