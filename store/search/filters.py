"""The filters of a query: days, 版, column, people, place and kind, in words or in written form. Pure.

A filter is what was typed between blanks and not in quotation marks. Whether a bare name (记者田国盛) is
somebody's is asked of the caller, as 记者采访 is nobody.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from seeds.model import Kind
from store.search import facets
from store.search.days import Days, read_days
from store.search.festivals import numeral
from store.search.level import level
from store.search.looser import read_loosely

_KINDS: dict[str, tuple[Kind, ...]] = {
    "图片": ("photo",),
    "照片": ("photo",),
    "特写": ("feature",),
    "通讯": ("feature",),
    "消息": ("report", "brief"),
    "报道": ("report", "feature"),
    "简讯": ("brief",),
    "日记": ("diary",),
}
_PAGE = re.compile(
    r"(?:第(?=.))?(\d{1,2}|[一二三四五六七八九十]{1,3})版(?:面)?|(头)版(?:头条)?|版面?(?P<behind>\d{1,2})"
)
_WRITTEN = re.compile(
    r"(?:(?P<page>版面?|page)|(?P<column>栏目|column)|(?P<author>作者|记者|通讯员|author)"
    r"|(?P<place>地名?|地点|place)|(?P<kind>类型?|体裁|kind)|(?P<days>日期|时间|date)):(?P<value>.+)",
    re.IGNORECASE,
)
# The names of written filters, for who cuts a query into pieces.
VALUED = re.compile(r"(?:栏目|column|作者|记者|通讯员|author|地名?|地点|place)[:：]", re.IGNORECASE)
NAMES = "版面?|page|栏目|column|作者|记者|通讯员|author|地名?|地点|place|类型?|体裁|kind|日期|时间|date"
_PERSON = re.compile(
    r"(?:本报)?(?:特约|实习)?(?:记者|通讯员|作者|摄影)([\u3400-\u9fff·]{2,8})"
    r"|([\u3400-\u9fff·]{2,8})(?:记者|通讯员|摄影)"
)
# 王维砚写的, 王维砚的稿子: whose it is, when somebody of that name writes here.
_WROTE = re.compile(
    r"(?:本报)?(?:记者|通讯员|作者)?([\u3400-\u9fff·]{2,8}?)(?:(?:采?写|拍摄?|报道|撰写)的|的(?=.))(?:稿[子件]?|文章|报道|新闻|通讯|照片|图片|作品)?"
)
# 蹲点日记栏目, 读者来信栏, 栏目 蹲点日记: a column by its whole name.
_COLUMN = re.compile(
    r"(?P<before>[^:：]{2,20}?)(?:这个)?(?:栏目|专栏|栏)|(?:栏目|专栏)(?P<behind>[^:：]{2,20})"
)
_FIELD = re.compile("栏目|专栏")
_ROLE = re.compile("(?:本报)?(?:特约|实习)?(?:记者|通讯员|作者|摄影)")
_DAYS = ("from", "to", "word")
_DAY = dt.timedelta(days=1)
# Of several filters one may be wrong: a 版 sooner than a day, and a day sooner than who wrote it.
_DOUBTFUL, _SEVERAL = ("page", "days", "kind", "place", "column", "author"), 2
# Joined, so many words may still be one date: 2024年 6月 10日.
_MOST_JOINED = 3
# So short a date is a number as well (6.10, 1-2): a filter only beside something that is looked for.
_BARE = re.compile(r"\d{1,2}[-./]\d{1,2}")


@dataclass(frozen=True, slots=True)
class Filters:
    """What an article must be, beside what it must say.

    Attributes:
        days: the first and the last day of the issue.
        naming: a text that names the day will do as well; `year` is the day's. `told`: one of an issue of up
            to then, where what is named is over by the time that it is told.
        worded: what was typed is a word of texts as well (端午节): whatever has it comes before what is only
            of those days.
        entries: index entries that it must have, or one of each group.
        shown: name → value, for the reader and for JSON.
        typed: the words that were taken for filters; `typed_days` those that are days.
    """

    days: tuple[dt.date, dt.date] | None = None
    naming: str | None = None
    told: dt.date | None = None
    year: int = 0
    worded: bool = False
    entries: tuple[str | tuple[str, ...], ...] = ()
    # Told by the rest: what is alike in all else is alike in this.
    shown: dict[str, str] = field(default_factory=dict, hash=False)
    typed: tuple[str, ...] = ()
    typed_days: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.shown)

    def days_alone(self) -> Filters:
        """The days without the rest."""
        shown = {name: value for name, value in self.shown.items() if name in _DAYS}
        return replace(self, entries=(), shown=shown, typed=self.typed_days)

    def one_less(self) -> Iterator[Filters]:
        """Without one of several filters: the one first that is most easily remembered wrongly."""
        facets_ = [name for name in self.shown if name not in _DAYS]
        if len(facets_) + bool(self.days) < _SEVERAL:
            return
        typed = [one for one in self.typed if one not in self.typed_days]
        for name in _DOUBTFUL:
            if name == "days" and self.days:
                yield self.but_days()
            elif name in facets_:
                at = facets_.index(name)
                shown = {key: value for key, value in self.shown.items() if key != name}
                kept = tuple(one for one in self.typed if one != typed[at])
                yield replace(
                    self, entries=(*self.entries[:at], *self.entries[at + 1 :]), shown=shown, typed=kept
                )

    def but_days(self) -> Filters:
        """The rest without the days."""
        shown = {name: value for name, value in self.shown.items() if name not in _DAYS}
        typed = tuple(one for one in self.typed if one not in self.typed_days)
        return replace(
            self, days=None, naming=None, told=None, worded=False, shown=shown, typed=typed, typed_days=()
        )


@dataclass(frozen=True, slots=True)
class Known:
    """What the store and the clock say while a query is read: today, the newest issue, whose a name is."""

    today: dt.date = dt.date(2000, 1, 1)
    newest: dt.date | None = None
    is_author: Callable[[str], bool] = lambda _: False
    columns: Callable[[str], Sequence[str]] = lambda _: ()
    # The newspaper's name, which says nothing where all is of it.
    paper: Callable[[], str] = lambda: ""
    # Also what is a word of texts as well as a filter (周三, 5月底, 图片), where as a word it finds nothing.
    loosely: bool = False

    def days(self, typed: str) -> Days | None:
        """The days that a word means."""
        read = read_loosely if self.loosely else read_days
        return read(typed, today=self.today, newest=self.newest)


def take(words: Sequence[str], known: Known) -> tuple[Filters, list[int]]:
    """The filters among words, and which of the words (by their places) they are."""
    found = Filters()
    used: list[int] = []
    at = 0
    while at < len(words):
        step = 1
        for many in range(min(_MOST_JOINED, len(words) - at), 0, -1):
            joined = "".join(words[at : at + many])
            one = many == 1 or (many == 2 and _belong_together(words[at], words[at + 1]))
            taken = _one(found, joined, known) if one else _dated(found, joined, known)
            if taken is not None and not (_BARE.fullmatch(joined) and many == len(words)):
                typed = " ".join(words[at : at + many])
                dated = () if taken.days == found.days else (typed,)
                found = replace(taken, typed=(*found.typed, typed), typed_days=(*found.typed_days, *dated))
                used += range(at, at + many)
                step = many
                break
        at += step
    return found, used


def _belong_together(word: str, after: str) -> bool:
    """记者 李丰, 栏目 蹲点日记, 蹲点日记 栏目."""
    return bool(_ROLE.fullmatch(word) or _FIELD.fullmatch(word) or _FIELD.fullmatch(after))


def _one(found: Filters, word: str, known: Known) -> Filters | None:
    text = unicodedata.normalize("NFKC", word)
    if written := _WRITTEN.fullmatch(text):
        return _written(found, written, known)
    if page := _PAGE.fullmatch(text):
        number = page[1] or page["behind"]
        return _with(found, "page", str(numeral(number) if number else 1))
    if name := _author(text, known):
        return _with(found, "author", name)
    column = _COLUMN.fullmatch(text)
    if names := _columns(column["before"] or column["behind"], known) if column else []:
        return _with(found, "column", names[0], names)
    if known.loosely and (kinds := _KINDS.get(text.removesuffix("新闻").removesuffix("报道"))):
        return _with(found, "kind", text, kinds)
    return _dated(found, word, known)


def _author(text: str, known: Known) -> str:
    """Whose it is that somebody asks for, where somebody of that name writes here."""
    person, wrote = _PERSON.fullmatch(text), _WROTE.fullmatch(text)
    names = [name for found in (person, wrote) if found for name in found.groups() if name]
    return next((name for name in names if known.is_author(name)), "")


def _columns(name: str, known: Known) -> list[str]:
    """The columns that are called this, not those that only have it in their names."""
    return [one for one in known.columns(name) if facets.plain(one) == facets.plain(name)]


def _written(found: Filters, written: re.Match[str], known: Known) -> Filters | None:
    value = written["value"].strip("“”\"'")
    name = next(key for key in ("page", "column", "author", "place", "kind", "days") if written[key])
    if not level(value):
        return None
    if name == "days":
        return _dated(found, value, known)
    if name == "page":
        page = re.fullmatch(r"第?(\d{1,2}|[一二三四五六七八九十]{1,3})版?|头版?", value)
        return _with(found, "page", str(numeral(page[1]) if page[1] else 1)) if page else None
    if name == "kind":
        kinds = _KINDS.get(value)
        return _with(found, "kind", value, kinds) if kinds else None
    if name == "column":
        return _with(found, "column", value, tuple(known.columns(value)) or (value,))
    return _with(found, "author" if name == "author" else "place", value)


def _with(found: Filters, facet: facets.Facet, shown: str, values: Sequence[str] = ()) -> Filters | None:
    if facet in found.shown:
        return None
    entries = tuple(facets.entry(facet, value) for value in values or (shown,))
    told = entries[0] if len(entries) == 1 else entries
    return replace(found, entries=(*found.entries, told), shown={**found.shown, facet: shown})


def _dated(found: Filters, word: str, known: Known) -> Filters | None:
    if found.days:
        return None
    days = known.days(word)
    return None if days is None else _on(found, days)


def _on(found: Filters, days: Days) -> Filters:
    # What happened on a day stands in that day's issue or in the next one's.
    last = min(days.last, dt.date.max - _DAY) + _DAY if days.one else days.last
    return replace(
        found,
        days=(days.first, last),
        naming=level(days.naming) if days.naming else None,
        told=days.told,
        year=days.first.year,
        worded=days.word,
        shown={**found.shown, **_shown(days)},
    )


def _shown(days: Days) -> dict[str, str]:
    shown = {"from": days.first.isoformat(), "to": days.last.isoformat()}
    return {**shown, "word": days.naming} if days.word and days.naming else shown
