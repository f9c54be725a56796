"""Until which day something lasts, as it is typed: 三天, 半个月, 下周, 月底, 3月, 10月8日. Pure."""

from __future__ import annotations

import datetime as dt
import re

from bot.dates import NoSuchDay, parse_coming
from bot.delivery.times import number

_DAY = dt.timedelta(days=1)
# A few are three, and that is said.
SOME_DAYS = 3
_COUNTED = re.compile(
    r"(?P<count>\d{1,3}|[零〇一两二三四五六七八九十]{1,3}|半)个?(?P<unit>天|日|周|星期|礼拜|月|年)"
)
_UNITS = {"年": 365, "天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30}
# 下周再发, 停到月底, 过几天再发: the day with which that begins, or behind its end.
_NEXT = re.compile(
    r"(?P<year>(?:今年)?年[底末]|今年[底末]|明年初?)|(?P<said>明年|今年)?(?P<of>\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:初|(?P<end>[底末]))?|(?P<week>下个?(?:周|星期|礼拜))|(?P<month>下个?月初?|月底|月末|这个?月底|本月底)|过(?P<some>[几一两二三四五六七]|\d)天"
)


def counted(typed: str, today: dt.date) -> dt.date | None:
    """The day behind so many days, weeks or months; None for what is no number of them."""
    found = _COUNTED.fullmatch(typed)
    if found is None:
        return None
    unit = _UNITS[found["unit"]]
    days = unit // 2 if found["count"] == "半" else (number(found["count"]) or 0) * unit
    return today + dt.timedelta(days=days)


def coming(typed: str, today: dt.date) -> dt.date | None:
    """The day that was typed, or with which what was typed begins: 10月8日, 下周, 月底; None: no such day."""
    found = _NEXT.fullmatch(typed.strip())
    if found is None:
        try:
            return parse_coming(typed, today=today)
        except NoSuchDay:
            return None
    if found["year"]:
        return dt.date(today.year + 1, 1, 1)
    if found["week"]:
        return today + dt.timedelta(days=7 - today.weekday())
    if found["of"] or found["month"]:
        of = number(found["of"]) or 0 if found["of"] else today.month
        return _month(of, today, found["said"], end=found["end"] is not None or not found["of"])
    return today + dt.timedelta(days=number(found["some"]) or SOME_DAYS)


def _month(month: int, today: dt.date, said: str | None, *, end: bool) -> dt.date | None:
    """The first day of such a month, or behind its `end`: 停到3月, 停到12月底; None where that is past.

    `said`: the year, 今年 or 明年; else it is the next such. The month that runs now is meant as it is.
    """
    if not 1 <= month <= 12:
        return None
    later = said == "明年" or (said is None and month < today.month)
    day = dt.date(today.year + later, month, 1)
    return _behind(day) if end else day if day > today else None


def _behind(day: dt.date) -> dt.date:
    """The first day of the next month."""
    return (day.replace(day=1) + dt.timedelta(days=31)).replace(day=1)
