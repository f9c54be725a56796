"""Days as people type them. Pure: the clock's day and the newest issue's day are arguments."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from calendar import monthrange

from seeds.figures import header_text
from store.search.festivals import numeral

_WORDS = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2}
# 12月20日（星期五）: a day says its weekday as well.
_OF_WEEK = re.compile(r"(?<=[\d日号])[（(]?(?:周|星期|礼拜)[一二三四五六日天][）)]?$")
_NUMERAL = re.compile("[一二三四五六七八九十]{1,3}(?=[月日号]|天(?:以?后|之后))")
_DAY_ALONE = re.compile(r"(\d{1,2})[日号]", re.ASCII)
# 上个月31号, 本月3日: by the clock.
_OF_MONTH = re.compile(r"([上这本])个?月的?(\d{1,2})[日号]", re.ASCII)
_MONTHS_BACK = 12
_COMING = {"明天": 1, "明日": 1, "后天": 2, "大后天": 3}
_LATER = re.compile(r"(\d{1,3})天(?:以?后|之后)", re.ASCII)
# 5号, 下个月5号: of days to come.
_OF_MONTH_TO_COME = re.compile(r"(?:(下|[这本])个?月)?的?(\d{1,2})[日号]", re.ASCII)
_WEEKDAY = re.compile("(下*)(?:个)?(?:周|星期|礼拜)([一二三四五六日天])")
_FULL = re.compile(r"(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})[日号]?|年(\d{1,2})月(\d{1,2})[日号]?)", re.ASCII)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})", re.ASCII)
# 明年1月1日, 今年10月8日: of days to come.
_SAID_YEAR = re.compile(r"([今明])年(?=\d{1,2}月\d{1,2}[日号]?$)")
_SHORT = re.compile(r"(\d{1,2})(?:月(\d{1,2})[日号]?|[-/.](\d{1,2})[日号]?)", re.ASCII)
_MONTH = re.compile(r"(?:(\d{4})年)?(\d{1,2})月份?|(\d{4})[-/.](\d{1,2})", re.ASCII)
# A year that is not typed is looked for this far back: 29 February comes once in eight years at worst.
_YEARS_BACK = 8


class NoSuchDay(ValueError):  # noqa: N818 -- said to the person, no fault
    """Something that is written like a day but is none (2月30日)."""


def figured(text: str) -> str:
    """A day with its figures where it was misread or mistyped: 2O24年7月19曰, 二O二四年十月十日."""
    return header_text(text) if "月" in text or "年" in text else text


def parse_day(text: str, *, today: dt.date, newest: dt.date | None) -> dt.date | None:
    """The day that a text means, or None when it is not written like one.

    Args:
        text: 2024-06-10, 2024/6/10, 2024年6月10日（星期一）, 6月10日, 6-10, 6.10, 20240610, 10日, 十号,
            上个月3号, 今天, 昨天, 前天; full-width digits as well.
        today: by the clock, for the words.
        newest: the newest issue's day; a day without a year or month is the latest such not after it.

    Raises:
        NoSuchDay: the text has a day's form, but the calendar has no such day.
    """
    levelled = _OF_WEEK.sub("", re.sub(r"\s", "", figured(unicodedata.normalize("NFKC", text))))
    levelled = _NUMERAL.sub(lambda said: str(numeral(said[0])), levelled)
    if levelled in _WORDS:
        return today - dt.timedelta(days=_WORDS[levelled])
    if found := _FULL.fullmatch(levelled) or _COMPACT.fullmatch(levelled):
        year, month, day = (int(group) for group in found.groups() if group)
        return _day(year, month, day)
    if found := _SHORT.fullmatch(levelled):
        month, day = (int(group) for group in found.groups() if group)
        return _latest_such(month, day, newest or today)
    if found := _OF_MONTH.fullmatch(levelled):
        of = today.replace(day=1) - dt.timedelta(days=found[1] == "上")
        return _day(of.year, of.month, int(found[2]))
    if found := _DAY_ALONE.fullmatch(levelled):
        return _latest_of_months(int(found[1]), newest or today)
    return None


def parse_coming(text: str, *, today: dt.date) -> dt.date | None:
    """The day to come that a text means (10月8日, 明天, 下周一, 3天后, 5号), or None when none is written.

    One of this month or year (本月5号, 今年3月5日) may be past.

    Raises:
        NoSuchDay: the text has a day's form, but the calendar has no such day.
    """
    levelled = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    levelled = _NUMERAL.sub(lambda said: str(numeral(said[0])), levelled)
    levelled = _SAID_YEAR.sub(lambda said: f"{today.year + (said[1] == '明')}年", levelled)
    if levelled in _COMING:
        return today + dt.timedelta(days=_COMING[levelled])
    if found := _LATER.fullmatch(levelled):
        return today + dt.timedelta(days=int(found[1]))
    if found := _OF_MONTH_TO_COME.fullmatch(levelled):
        day = int(found[2])
        # Whoever names the month means no other, though it has no such day or the day is past.
        of = _next_month(today) if found[1] == "下" else today
        return _day(of.year, of.month, day) if found[1] else _next_of_months(day, _tomorrow(today))
    return _on_weekday(levelled, today) or _dated_to_come(levelled, today)


def _on_weekday(levelled: str, today: dt.date) -> dt.date | None:
    if found := _WEEKDAY.fullmatch(levelled):
        monday = today - dt.timedelta(days=today.weekday())
        day = monday + dt.timedelta(days=7 * len(found[1]) + min("一二三四五六日天".index(found[2]), 6))
        return day if found[1] or day > today else day + dt.timedelta(days=7)
    return None


def _dated_to_come(levelled: str, today: dt.date) -> dt.date | None:
    if found := _FULL.fullmatch(levelled) or _COMPACT.fullmatch(levelled):
        year, month, day_of_month = (int(group) for group in found.groups() if group)
        return _day(year, month, day_of_month)
    if found := _SHORT.fullmatch(levelled):
        month, day_of_month = (int(group) for group in found.groups() if group)
        return _next_such(month, day_of_month, today)
    return None


def parse_month(text: str, *, newest: dt.date) -> dt.date | None:
    """The first day of the month that a text means (2024年6月, 2024-06, 6月), or None.

    Without a year it is the latest such month not after the newest issue's.
    """
    found = _MONTH.fullmatch(re.sub(r"\s", "", figured(unicodedata.normalize("NFKC", text))))
    if not found:
        return None
    year, month = found[1] or found[3], int(found[2] or found[4])
    if not 1 <= month <= 12 or year == "0000":
        return None
    return dt.date(int(year) if year else newest.year - (month > newest.month), month, 1)


def _day(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise NoSuchDay from error


def _next_such(month: int, day: int, today: dt.date) -> dt.date:
    for year in range(today.year, today.year + _YEARS_BACK + 1):
        try:
            found = dt.date(year, month, day)
        except ValueError:
            continue
        if found > today:
            return found
    raise NoSuchDay


def _next_month(today: dt.date) -> dt.date:
    return (today.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


def _tomorrow(today: dt.date) -> dt.date:
    return today + dt.timedelta(days=1)


def _next_of_months(day: int, since: dt.date) -> dt.date:
    """The next such day, that day included."""
    month = since.replace(day=1)
    for _ in range(_MONTHS_BACK):
        if 1 <= day <= monthrange(month.year, month.month)[1] and month.replace(day=day) >= since:
            return month.replace(day=day)
        month = _next_month(month)
    raise NoSuchDay


def _latest_of_months(day: int, newest: dt.date) -> dt.date:
    month = newest.replace(day=1)
    for _ in range(_MONTHS_BACK):
        if 1 <= day <= monthrange(month.year, month.month)[1] and month.replace(day=day) <= newest:
            return month.replace(day=day)
        month = (month - dt.timedelta(days=1)).replace(day=1)
    raise NoSuchDay


def _latest_such(month: int, day: int, newest: dt.date) -> dt.date:
    for year in range(newest.year, newest.year - _YEARS_BACK - 1, -1):
        try:
            found = dt.date(year, month, day)
        except ValueError:
            continue
        if found <= newest:
            return found
    raise NoSuchDay
