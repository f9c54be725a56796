"""Festivals: the days they fall on in each year, and what a festival named beside a day tells of the year."""

from __future__ import annotations

import datetime as dt
import functools
import re

from lunardate import LunarDate

# By the common calendar: month and day.
SOLAR = {
    "元旦": (1, 1), "国际劳动妇女节": (3, 8), "三八妇女节": (3, 8), "植树节": (3, 12),
    "世界读书日": (4, 23), "国际劳动节": (5, 1), "五一劳动节": (5, 1), "劳动节": (5, 1), "五一": (5, 1),
    "五四青年节": (5, 4), "青年节": (5, 4), "国际护士节": (5, 12), "护士节": (5, 12),
    "国际儿童节": (6, 1), "六一儿童节": (6, 1), "儿童节": (6, 1), "世界环境日": (6, 5),
    "建军节": (8, 1), "教师节": (9, 10), "国庆节": (10, 1), "国庆": (10, 1), "国庆黄金周": (10, 1),
    "记者节": (11, 8), "国家宪法日": (12, 4), "国家公祭日": (12, 13), "平安夜": (12, 24),
}  # fmt: skip
# By the lunar calendar: month and day there.
LUNAR = {"春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "七夕": (7, 7), "中秋": (8, 15), "重阳": (9, 9)}
_LUNAR_DAY = {
    "农历正月初一": (1, 1), "正月初一": (1, 1), "大年初一": (1, 1), "正月十五": (1, 15),
    "农历五月初五": (5, 5),
    "农历八月十五": (8, 15), "农历九月初九": (9, 9), "腊八": (12, 8), "腊月二十三": (12, 23),
}  # fmt: skip
_ALL = LUNAR | _LUNAR_DAY
_FESTIVAL = re.compile("|".join(_ALL))
PLAIN_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
# Years whose lunar calendar is looked at.
_LUNAR_YEARS = range(1980, 2041)


@functools.lru_cache(maxsize=1024)
def festival_day(name: str, year: int) -> dt.date:
    """The day of a lunar festival in a lunar year of our count."""
    day: dt.date = LunarDate(year, *_ALL[name]).to_solar_date()
    return day


@functools.lru_cache(maxsize=512)
def _festival_years(name: str, month: int, day: int, strict: bool) -> frozenset[int]:
    """The years in which the day falls on the festival, or in the holidays around it."""
    first, last = (0, 0) if strict else (-1, 3)
    lunar_step = 1 if _ALL[name][0] == 12 else 0
    return frozenset(
        y
        for y in _LUNAR_YEARS
        if (d := _date(y, month, day)) and first <= (festival_day(name, y - lunar_step) - d).days <= last
    )


def festival_years(text: str) -> frozenset[int]:
    """The years in which a festival falls next to the day named beside it: 6月8日（端午节假期第1日）."""
    years: set[int] = set()
    for match in PLAIN_DAY.finditer(text):
        rest = text[match.end() : match.end() + 8]
        near = _FESTIVAL.search(rest)
        month, day = int(match.group(1)), int(match.group(2))
        if near and 1 <= month <= 12 and 1 <= day <= 31:
            holiday = re.search(r"假|长假|前|临近|将", rest) is not None
            years |= _festival_years(near.group(), month, day, strict=not holiday)
    return frozenset(years)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
