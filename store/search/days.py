"""Days, months and spans as people type them → the days that they mean. Pure: the clock is an argument.

今天, 上周 and 去年 go by the clock; a day, month, quarter or festival without a year is the latest such that
does not begin after the newest issue.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from store.search import festivals
from store.search.festivals import numeral

_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3}|半)"
_YEAR = (
    r"(?:(?P<year>\d{4}|[一二三四五六七八九〇零]{4})年?|(?P<short>\d{2})年|"
    r"(?P<said>今年|本年|去年|前年|明年))"
)
_MONTH = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]?"
_PART = r"(?:(?P<upto>前)?第?(?P<quarter>[1-4一二两三四])个?季度?|(?P<half>[上下])半年)"
_WRITTEN = re.compile(
    rf"(?:{_YEAR}的?)?(?:{_MONTH}(?:{_DAY})?|{_PART})|(?P<only>\d{{4}}|[一二三四五六七八九〇零]{{4}})年度?"
)
_SAID_YEAR = re.compile(r"(?P<said>今年|本年|去年|前年|明年)")
_DOTTED = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})[-/.])?(?P<month>1[0-2]|0?[1-9])[-/.](?P<day>3[01]|[12]\d|0?[1-9])"
)
_YEAR_MONTH = re.compile(r"(?P<year>(?:19|20)\d{2})[-/.](?P<month>1[0-2]|0[1-9])")
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])")
_DAYS_BACK = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2, "前日": 2, "大前天": 3}
WEEK = re.compile(r"(?P<back>(?:上个?)*|本|这个?)(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])?")
_MONTH_BACK = re.compile(rf"(?P<back>(?:上个?)+|本|这个?)月(?:{_DAY})?")
_RECENT = re.compile(
    rf"(?:最近|近|过去|这)(?:的)?(?P<count>{_NUMBER})?个?(?P<unit>天|日|周|星期|月|年)(?:来|内|里)?"
)
_AGO = re.compile(rf"(?P<count>{_NUMBER})个?(?P<unit>天|周|星期|月|年)(?:以?前)")
_BETWEEN = re.compile(r"(.+?)\s*(?:到|至|—+|–|~|～|-{1,2})\s*(.+)")
_OPEN = re.compile(r"(.+?)(?:(?P<since>以来|以后|之后|后|起)|(?P<until>以前|之前|前))")
_FROM = re.compile(r"自从?|从")
_REST_DAY = re.compile(rf"{_DAY}")
_UNIT_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "月": 30, "年": 365}
_WEEKDAYS = {name: number % 7 for number, name in enumerate("一二三四五六日")} | {"天": 6}
_FIRST = dt.date(1900, 1, 1)
# What a quarter or half of a year has brought is told within two months or so.
_TOLD_UNTIL = dt.timedelta(days=60)
# Who types 春节前 means the weeks before it.
_BEFORE_A_FESTIVAL = dt.timedelta(days=30)
# Years in two digits from here on are of the last century.
_LAST_CENTURY = 50
# 29 February comes once in eight years at worst.
_YEARS_BACK = 8


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` to `last`, both included. `one`: a day was named; `naming` is how a text names them.

    Of a quarter or half of a year is told until `told`. `word`: texts have it as a word (端午节).
    """

    first: dt.date
    last: dt.date
    typed: str
    one: bool = False
    naming: str | None = None
    told: dt.date | None = None
    word: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """Today, and the day of the newest issue."""

    today: dt.date
    newest: dt.date


def read_days(typed: str, *, today: dt.date, newest: dt.date | None, loosely: bool = False) -> Days | None:
    """The days that a word means, or None when it means none.

    `loosely`: also what is a word of texts as well as a day (周三, 5月底).
    """
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", typed))
    if not 1 < len(text) <= 30:
        return None
    clock = Clock(today, newest or today)
    for way in (read_one, _between, _open):
        found = way(text, clock)
        if found is not None:
            return replace(found, typed=typed)
    return None


def read_one(text: str, clock: Clock) -> Days | None:
    """The days of a word that is no span between two others."""
    ways: tuple[Callable[[str, Clock], Days | None], ...] = (
        _said_day, _written, _dotted, week, _month_back, _recent, _ago, _festival,
    )  # fmt: skip
    return next((found for way in ways if (found := way(text, clock)) is not None), None)


def _said_day(text: str, clock: Clock) -> Days | None:
    back = _DAYS_BACK.get(text)
    return None if back is None else _day(clock.today - dt.timedelta(days=back))


def _written(text: str, clock: Clock) -> Days | None:
    if said := _SAID_YEAR.fullmatch(text):
        return _whole_year(_year_of(said["said"], clock))
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    if found["only"]:
        return _whole_year(_digits(found["only"]))
    year = _year(found, clock)
    if found["month"]:
        day = numeral(found["day"]) if found["day"] else None
        return _month_or_day(year, numeral(found["month"]), day, clock)
    quarter, half = found["quarter"], found["half"]
    start = (numeral(quarter) - 1) * 3 + 1 if quarter else (1 if half == "上" else 7)
    end, start = start + (2 if quarter else 5), 1 if found["upto"] else start
    year = year or next(y for y in _years(clock) if dt.date(y, start, 1) <= clock.newest)
    last = month_end(year, end)
    name = (
        (f"前{'两三四'[numeral(quarter) - 2]}" if found["upto"] else "一二三四"[numeral(quarter) - 1])
        + "季度"
        if quarter
        else f"{half}半年"
    )
    return Days(dt.date(year, start, 1), last, text, naming=name, told=last + _TOLD_UNTIL)


def _dotted(text: str, clock: Clock) -> Days | None:
    if found := _YEAR_MONTH.fullmatch(text):
        return _month_or_day(int(found["year"]), int(found["month"]), None, clock)
    found = _DOTTED.fullmatch(text) or _COMPACT.fullmatch(text)
    if found is None:
        return None
    year = int(found["year"]) if found["year"] else None
    return _month_or_day(year, int(found["month"]), int(found["day"]), clock)


def _month_or_day(year: int | None, month: int, day: int | None, clock: Clock) -> Days | None:
    for each in [year] if year else _years(clock):
        try:
            first = dt.date(each, month, day or 1)
        except ValueError:
            continue
        if not year and first > clock.newest:
            continue
        return _day(first) if day else Days(first, month_end(each, month), "")
    return None


def week(text: str, clock: Clock) -> Days | None:
    """上周三, 本周, 上周末."""
    found = WEEK.fullmatch(text)
    # 周三 alone is a word as well as a day.
    if found is None or not found["back"]:
        return None
    monday = clock.today - dt.timedelta(days=clock.today.weekday() + 7 * found["back"].count("上"))
    if found["day"] == "末":
        return Days(monday + dt.timedelta(days=5), monday + dt.timedelta(days=6), text)
    if found["day"]:
        return _day(monday + dt.timedelta(days=_WEEKDAYS[found["day"]]))
    return Days(monday, monday + dt.timedelta(days=6), text)


def _month_back(text: str, clock: Clock) -> Days | None:
    found = _MONTH_BACK.fullmatch(text)
    if found is None:
        return None
    months = clock.today.year * 12 + clock.today.month - 1 - found["back"].count("上")
    year, month = divmod(months, 12)
    if found["day"]:
        return _month_or_day(year, month + 1, numeral(found["day"]), clock)
    return Days(dt.date(year, month + 1, 1), month_end(year, month + 1), text)


def _recent(text: str, clock: Clock) -> Days | None:
    found = _RECENT.fullmatch(text)
    if found is None:
        return None
    first = clock.today - dt.timedelta(days=max(1, _length(found)) - 1)
    return Days(max(first, _FIRST), clock.today, text)


def _ago(text: str, clock: Clock) -> Days | None:
    found = _AGO.fullmatch(text)
    if found is None or found["unit"] not in "天":
        return None
    return _day(clock.today - dt.timedelta(days=_length(found)))


def _length(found: re.Match[str]) -> int:
    unit = _UNIT_DAYS[found["unit"]]
    return unit // 2 if found["count"] == "半" else unit * (numeral(found["count"]) if found["count"] else 1)


def _festival(text: str, clock: Clock) -> Days | None:
    asked = festivals.asked(text)
    if asked is None:
        return None
    years = [_year(asked, clock)] if _year(asked, clock) else _years(clock)
    for year in years:
        found = festivals.days(asked, int(year or 0))
        if found and (len(years) == 1 or found[0] <= clock.newest):
            return Days(*found, text, naming=festivals.said(asked), word=bool(festivals.bare(asked)))
    return None


def _between(text: str, clock: Clock) -> Days | None:
    found = _BETWEEN.fullmatch(_FROM.sub("", text, count=1) if _FROM.match(text) else text)
    if found is None:
        return None
    start, end = read_one(found[1], clock), read_one(found[2], clock)
    if start and end is None and start.one and (rest := _REST_DAY.fullmatch(found[2])):
        end = _month_or_day(start.first.year, start.first.month, numeral(rest["day"]), clock)
    elif start is None and re.fullmatch(r"\d{4}|\d{1,2}", found[1]) and found[2][-1:] in "年月":
        start = read_one(found[1] + found[2][-1], clock)
    if start is None or end is None:
        return None
    has_year = re.compile(r"\d{4}|[今去前]年|\d年")
    if has_year.search(found[1]) and not has_year.search(found[2]):
        end = _later(end, start)
    while start.first > end.last and not has_year.search(found[1]):
        start = replace(start, first=_year_before(start.first), last=_year_before(start.last))
    return None if start.first > end.last else Days(start.first, end.last, text)


def _open(text: str, clock: Clock) -> Days | None:
    found = _OPEN.fullmatch(_FROM.sub("", text, count=1) if _FROM.match(text) else text)
    inner = read_one(found[1], clock) if found else None
    if found is None or inner is None:
        return None
    if found["since"]:
        return Days(inner.first, max(clock.newest, clock.today, inner.first), text)
    first = inner.first - _BEFORE_A_FESTIVAL if festivals.asked(found[1]) else _FIRST
    return Days(first, inner.first - dt.timedelta(days=1), text)


def _later(end: Days, start: Days) -> Days:
    # 2023年11月到2月: the year of the beginning, or the one after.
    for year in (start.first.year, start.first.year + 1):
        try:
            moved = replace(end, first=end.first.replace(year=year), last=end.last.replace(year=year))
        except ValueError:
            continue
        if moved.last >= start.first:
            return moved
    return end


def _year_before(day: dt.date) -> dt.date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _year(found: re.Match[str], clock: Clock) -> int | None:
    if found["said"]:
        return _year_of(found["said"], clock)
    if found["short"]:
        return short_year(found["short"])
    return _digits(found["year"]) if found["year"] else None


def short_year(typed: str) -> int:
    """08年 is 2008, 98年 1998."""
    return int(typed) + (1900 if int(typed) >= _LAST_CENTURY else 2000)


def _year_of(said: str, clock: Clock) -> int:
    return clock.today.year + {"去": -1, "前": -2, "明": 1}.get(said[0], 0)


def _digits(year: str) -> int:
    digits = "〇一二三四五六七八九"
    return int("".join(str(digits.index(one)) if one in digits else one.replace("零", "0") for one in year))


def _whole_year(year: int) -> Days | None:
    return Days(dt.date(year, 1, 1), dt.date(year, 12, 31), "") if 1900 <= year <= 2100 else None


def _years(clock: Clock) -> range:
    return range(clock.newest.year, clock.newest.year - _YEARS_BACK - 1, -1)


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _day(day: dt.date) -> Days:
    return Days(day, day, "", one=True, naming=f"{day.month}月{day.day}日")
