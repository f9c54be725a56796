"""How a person puts a page right: a small form of orders, a line each, read forgivingly and answered clearly.

    接 27→56          line 27 goes on in line 56, in the same paragraph
    续 27→56          line 56 is the next paragraph after line 27 (a text, or the last line of a head)
    断 27             nothing on the page continues line 27
    题 12 · 引题 11 · 副题 13 · 栏目 10 · 署名 14 · 小标题 30 · 文 15 · 弃 60
    题 12：弹好服务“合奏曲”    only these words of line 12
    日期 2024-06-10 · 版 2
    撤 12 · 撤 全部          takes back what was said of a line, or everything

Lines are those of the page text, from 1, as `kanbao parse --explain` prints them.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from seeds.decode import decode_page

# What a correction is called beside its page.
SUFFIX = ".fix"
Role = Literal["title", "kicker", "subtitle", "column", "byline", "subhead", "text", "aside"]
Deed = Literal["join", "next", "cut", "role", "date", "page", "undo"]

ROLES: dict[str, Role] = {
    "题": "title", "主题": "title", "标题": "title", "正题": "title", "主标题": "title",
    "引题": "kicker", "肩题": "kicker", "眉题": "kicker", "引": "kicker",
    "副题": "subtitle", "副标题": "subtitle", "副": "subtitle",
    "栏": "column", "栏目": "column", "栏题": "column",
    "署名": "byline", "作者": "byline", "记者": "byline",
    "小标题": "subhead", "小题": "subhead", "分题": "subhead", "插题": "subhead",
    "文": "text", "正文": "text", "文字": "text",
    "弃": "aside", "废": "aside", "噪": "aside", "删": "aside", "丢弃": "aside",
}  # fmt: skip
# The first name of each is the one that is printed.
_LINKS: dict[str, Deed] = {
    "接": "join", "连": "join", "接到": "join", "连接": "join",
    "续": "next", "接着": "next", "另段": "next", "下段": "next",
    "断": "cut", "断开": "cut", "止": "cut", "不接": "cut",
    "撤": "undo", "撤销": "undo", "还原": "undo", "撤回": "undo",
}  # fmt: skip
_FACTS: dict[str, Deed] = {
    "日期": "date", "出版日期": "date", "日": "date",
    "版": "page", "版次": "page", "版面": "page", "版号": "page",
}  # fmt: skip
PRINTED: dict[str, str] = {
    "join": "接", "next": "续", "cut": "断", "undo": "撤", "date": "日期", "page": "版",
    "title": "题", "kicker": "引题", "subtitle": "副题", "column": "栏目", "byline": "署名",
    "subhead": "小标题", "text": "文", "aside": "弃",
}  # fmt: skip
_ALL = ("全部", "所有", "全撤")
_LONGEST, _MOST = 20_000, 500


def beside(page: Path) -> Path:
    """The file in which a page's correction stands: 02.fix beside 02.txt."""
    return page.with_suffix(SUFFIX)


def decode_form(data: bytes) -> str:
    """The text of a file that holds a form; an empty one says nothing.

    Raises:
        PageUnreadable: it is no text.
    """
    return decode_page(data) if data.strip() else ""


@dataclass(frozen=True)
class Order:
    """One thing said: about `lines` of the page, or only `words` of one; `row` is its line of the form.

    `anchors` are the words that the lines had when it was said. A date and a page stand in `words`.
    `filed`: it stands in the file beside the page, and goes when it goes from there.
    """

    row: int
    deed: Deed
    lines: tuple[int, ...] = ()
    role: Role | None = None
    words: str = ""
    anchors: tuple[str, ...] = ()
    filed: bool = False

    def __str__(self) -> str:
        between = "→" if self.deed in ("join", "next") else "、"
        about = f"：{self.words}" if self.words and self.deed == "role" else self.words
        lines = between.join(map(str, self.lines)) or _ALL[0] * (self.deed == "undo")
        return f"{PRINTED[self.role or self.deed]} {lines}{about}"


@dataclass(frozen=True)
class Fault:
    """Why an order cannot be followed, and what to do; `typed` is the order as written."""

    row: int
    typed: str
    what: str

    def __str__(self) -> str:
        return f"correction, row {self.row} “{self.typed}”: {self.what}"


@dataclass(frozen=True)
class Correction:
    """What has been said of a page."""

    orders: tuple[Order, ...] = ()

    @property
    def date(self) -> dt.date | None:
        """The day of the issue, where it is said."""
        said = [order.words for order in self.orders if order.deed == "date"]
        return dt.date.fromisoformat(said[-1]) if said else None

    @property
    def page(self) -> int | None:
        """The page's number, where it is said."""
        said = [order.words for order in self.orders if order.deed == "page"]
        return int(said[-1]) if said else None

    @property
    def form(self) -> str:
        """The orders as a form."""
        return "\n".join(map(str, self.orders))

    def with_orders(self, said: Iterable[Order]) -> Correction:
        """What holds when more is said: the new goes before the old of the same lines, 撤 takes back."""
        orders = list(self.orders)
        for new in said:
            orders = [old for old in orders if not replaced(old, new)]
            if new.deed != "undo":
                orders.append(new)
        return Correction(tuple(orders[-_MOST:]))


UNSAID = Correction()


def replaced(old: Order, new: Order) -> bool:
    """Whether an order holds no longer when another is given."""
    if new.deed == "undo":
        return not new.lines or bool(set(new.lines) & set(old.lines))
    if new.deed in ("date", "page"):
        return old.deed == new.deed
    links = {"join", "next", "cut"}
    if new.deed in links and old.deed in links:
        ends = old.lines[:1] if old.deed != "cut" else old.lines
        return bool(set(ends) & set(new.lines[: 1 if new.deed != "cut" else None])) or (
            old.lines[1:] == new.lines[1:] != () and "cut" not in (old.deed, new.deed)
        )
    return old.deed == new.deed and bool(set(old.lines) & set(new.lines)) and "" in (old.words, new.words)


def read_correction(form: str) -> tuple[Correction, tuple[Fault, ...]]:
    """The orders of a form that can be read, and what is wrong with the others."""
    reader = _Reader()
    for row, line in enumerate(form[:_LONGEST].split("\n"), 1):
        for typed in _orders(line):
            reader.take(row, typed)
    return Correction(tuple(reader.orders[:_MOST])), tuple(reader.faults)


def _orders(line: str) -> list[str]:
    """The orders on a line: parted by ；, unless words of the page follow a number."""
    line = line.strip().strip("\ufeff")
    if not line or line.startswith(("#", "//", "※")):
        return []
    if _WORDS.match(_plain(line)):
        return [line]
    return [part.strip() for part in re.split("[；;。]", line) if part.strip()]


def _plain(text: str) -> str:
    """Widths levelled, marks kept in their places: every character becomes one."""
    return "".join(_level(c) for c in text)


def _level(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


_NAME = "|".join(sorted((*ROLES, *_LINKS, *_FACTS), key=len, reverse=True))
_NUMBER = r"(?:第\s*)?\d{1,5}(?:\s*行)?"
_HEAD = re.compile(rf"^(?P<name>{_NAME})\s*(?:[:=]\s*)?(?P<rest>.*)$", re.S)
# Blanks stand in one place each: what may be of two repeats beside one another is tried in every way.
_BEHIND = re.compile(rf"^(?P<rest>(?:\s*[\d第行,、~至和\-—–])+)\s*(?:[是为:=]\s*)?(?P<name>{_NAME})$")
# 27接56, 第27行接第56行, 27→56.
_BETWEEN = re.compile(rf"^(?P<first>{_NUMBER})\s*(?P<name>接到|连接|接着|接|连|续)\s*(?P<second>{_NUMBER})$")
_CHAIN = re.compile(rf"^{_NUMBER}(?:\s*(?:-{{1,2}}>|=>|[→➔➜⇒⟶►>])\s*{_NUMBER})+$")
_ARROWS = re.compile(r"-{1,2}>|=>|[→➔➜⇒⟶►>]|到|至")
_WORDS = re.compile(rf"^(?P<name>{_NAME})\s*(?:[:=]\s*)?(?P<number>{_NUMBER})\s*[:=]\s*(?P<words>.+)$", re.S)
_RANGE = re.compile(r"(\d{1,5})\s*[-~至到—–]\s*(\d{1,5})")
_DAY = re.compile(r"^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?$|^(\d{4})(\d{2})(\d{2})$")
_PAGE = re.compile(r"^第?\s*(\d{1,4})\s*版?$")


class _Reader:
    """Gathers the orders of a form."""

    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.faults: list[Fault] = []

    def take(self, row: int, typed: str) -> None:
        """One order."""
        try:
            self._read(row, typed.strip(), _plain(typed).strip())
        except ValueError as error:
            self.faults.append(Fault(row, typed[:40], str(error)))

    def _read(self, row: int, typed: str, plain: str) -> None:
        if (page := _PAGE.match(plain)) and plain.endswith("版"):
            self.orders.append(Order(row, "page", words=_page(page[1])))
            return
        if words := _WORDS.match(plain):
            self._add(row, words["name"], words["number"], typed[words.start("words") :])
            return
        if between := _BETWEEN.match(plain):
            self._add(row, between["name"], f"{between['first']}→{between['second']}")
            return
        if _CHAIN.match(plain):
            self._add(row, "接", plain)
            return
        found = _HEAD.match(plain) or _BEHIND.match(plain)
        if not found:
            raise ValueError("it is no order; write one like 接 27→56, 题 12, 文 14, 弃 56, 日期 2024-06-10")
        self._add(row, found["name"], found["rest"].strip())

    def _add(self, row: int, name: str, rest: str, words: str = "") -> None:
        if name in _FACTS:
            self._fact(row, _FACTS[name], rest)
        elif name in ROLES:
            said = Order(row, "role", _numbers(rest, name), ROLES[name], words.strip())
            self.orders.append(said)
        elif _LINKS[name] == "undo" and rest in _ALL:
            self.orders.append(Order(row, "undo"))
        elif _LINKS[name] in ("cut", "undo"):
            self.orders.append(Order(row, _LINKS[name], _numbers(rest, name)))
        else:
            self._link(row, name, rest)

    def _link(self, row: int, name: str, rest: str) -> None:
        parts = [part for part in _ARROWS.split(rest) if part.strip()]
        if len(parts) == 1:
            parts = re.findall(r"\d{1,5}", rest)
        lines = tuple(_numbers(part, name)[0] for part in parts)
        if len(lines) < 2:
            raise ValueError(f"it needs two lines, as in {name} 27→56")
        for first, second in itertools.pairwise(lines):
            if first == second:
                raise ValueError(f"line {first} cannot go on in itself; name another line")
            self.orders.append(Order(row, _LINKS[name], (first, second)))

    def _fact(self, row: int, deed: Deed, rest: str) -> None:
        if deed == "page":
            if not (found := _PAGE.match(rest)):
                raise ValueError("the page's number is missing; write it like 版 2")
            self.orders.append(Order(row, deed, words=_page(found[1])))
            return
        day = _DAY.match(rest.strip())
        try:
            numbers = [int(part) for part in day.groups() if part] if day else []
            self.orders.append(Order(row, deed, words=dt.date(*numbers).isoformat()))
        except (ValueError, TypeError):
            raise ValueError("this is no date; write it like 日期 2024-06-10") from None


def _page(digits: str) -> str:
    if not 0 < int(digits) < 1000:
        raise ValueError("a page's number goes from 1 to 999")
    return str(int(digits))


def _numbers(text: str, name: str) -> tuple[int, ...]:
    """12 · 12、13 · 12-14 · 第12行."""
    out: list[int] = []
    rest = _RANGE.sub(lambda m: " ".join(_range(int(m[1]), int(m[2]))), text)
    for part in re.split(r"[\s,、和及]+", re.sub(r"[第行]", " ", rest)):
        if part and not (part.isdecimal() and part.isascii()):
            raise ValueError(f"“{part[:12]}” is no number of a line; write it like {name} 12")
        if part:
            out.append(int(part))
    if not out or 0 in out:
        raise ValueError(f"the number of the line is missing; write it like {name} 12")
    return tuple(dict.fromkeys(out))


def _range(first: int, last: int) -> list[str]:
    if not first <= last <= first + 200:
        raise ValueError(f"from line {first} to line {last} is no range; write it like 12-14")
    return [str(n) for n in range(first, last + 1)]
