"""Festivals: the days they fall on in each year, and what a festival named beside a day tells of the year."""

from __future__ import annotations

import datetime as dt
import functools
import re

from lunardate import LunarDate

# By the common calendar: month and day.
SOLAR = {
    "元旦": (1, 1), "国际劳动妇女节": (3, 8), "三八妇女节": (3, 8), "三八节": (3, 8), "三八”节": (3, 8),
    "植树节": (3, 12),
    "世界读书日": (4, 23), "国际劳动节": (5, 1), "五一劳动节": (5, 1), "劳动节": (5, 1), "五一": (5, 1),
    "五四青年节": (5, 4), "青年节": (5, 4), "国际护士节": (5, 12), "护士节": (5, 12),
    "国际儿童节": (6, 1), "六一儿童节": (6, 1), "六一": (6, 1), "儿童节": (6, 1), "世界环境日": (6, 5),
    "建军节": (8, 1), "教师节": (9, 10), "国庆节": (10, 1), "国庆": (10, 1), "国庆黄金周": (10, 1),
    "记者节": (11, 8), "国家宪法日": (12, 4), "国家公祭日": (12, 13), "平安夜": (12, 24),
}  # fmt: skip
# By the lunar calendar: month and day there; the last day of its year is told from the first of the next.
LUNAR = {
    "春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "七夕": (7, 7), "中秋": (8, 15), "重阳": (9, 9),
    "龙抬头": (2, 2), "中元节": (7, 15), "腊八": (12, 8),
    "北方小年": (12, 23), "南方小年": (12, 24), "小年": (12, 23),
    "除夕": (13, 0), "大年三十": (13, 0), "年三十": (13, 0),
}  # fmt: skip
# By the week: the month, which of its weekdays, and the weekday (0: Monday).
WEEKLY = {"母亲节": (5, 2, 6), "父亲节": (6, 3, 6), "全国助残日": (5, 3, 6), "助残日": (5, 3, 6)}
# 正月初八, 腊月廿二, 农历五月初三, 大年初六; a month that ours has too needs 农历, 初 or 廿.
_ONES = "一二三四五六七八九"
_DAY_THERE = rf"(?:初[{_ONES}十]|十[{_ONES}]?|[廿][{_ONES}]?|二十[{_ONES}]?|三十)"
LUNAR_DAY = (
    rf"(?:大年初[{_ONES}十]|(?:农历)?(?:正月|冬月|腊月){_DAY_THERE}"
    rf"|农历(?:十[一二]|[二三四五六七八九十])月{_DAY_THERE}|[二三四五六七八九十]月(?:初[{_ONES}十]|廿[{_ONES}]?))(?!日)"
)
# Solar terms by their month; of those that are also weather only what calls them a day (今天是大雪).
TERMS = {
    "小寒": 1, "大寒": 1, "立春": 2, "雨水": 2, "惊蛰": 3, "春分": 3, "清明": 4, "谷雨": 4,
    "立夏": 5, "小满": 5, "芒种": 6, "夏至": 6, "小暑": 7, "大暑": 7, "立秋": 8, "处暑": 8,
    "白露": 9, "秋分": 9, "寒露": 10, "霜降": 10, "立冬": 11, "小雪": 11, "大雪": 12, "冬至": 12,
}  # fmt: skip
WEATHER = ("雨水", "小雪", "大雪", "霜降", "白露")
# Days counted from a solar term: the term, and which 庚 day from it on begins what is named (none: the term's
# own day). 入伏 is the third from 夏至, 中伏 the fourth, 末伏 the first from 立秋, 出伏 the next after it.
COUNTED: dict[str, tuple[str, int]] = {
    "入伏": ("夏至", 3), "初伏第一天": ("夏至", 3), "头伏第一天": ("夏至", 3), "初伏首日": ("夏至", 3),
    "中伏第一天": ("夏至", 4), "中伏首日": ("夏至", 4), "末伏第一天": ("立秋", 1), "末伏首日": ("立秋", 1),
    "出伏": ("立秋", 2), "入九": ("冬至", 0), "数九第一天": ("冬至", 0), "数九首日": ("冬至", 0),
}  # fmt: skip
# A 甲 day; the 庚 days are the seventh of every ten from it.
_FIRST_STEM, _SEVENTH = dt.date(2000, 1, 7), 6
_FESTIVAL = re.compile("|".join([*LUNAR, LUNAR_DAY]))
_FESTIVAL_THEN_DAY = re.compile(
    rf"({'|'.join([*LUNAR, LUNAR_DAY])})节?(?:是|为|即|[（(]即?|，[即是]|在)(?:公历)?"
    r"(\d{1,2})月(\d{1,2})日"
)
# 9月29日至10月6日的中秋国庆假期
_SPAN = re.compile(
    rf"(\d{{1,2}})月(\d{{1,2}})日[至到—-]{{1,2}}(?:(\d{{1,2}})月)?(\d{{1,2}})日(?:的|，|（)?(?P<festival>{'|'.join(LUNAR)})"
)
# 10月6日，国庆中秋长假最后一天: the festival is a day of those, and not that one.
_BOTH = re.compile("国庆(?:节|[、和])?中秋|中秋(?:节|[、和])?国庆")
_GOLDEN_WEEK = (9, 27), (10, 8)
_SPAN_ENDS = re.compile(r"\d日[至到—-]{1,2}$")
PLAIN_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
# Years whose lunar calendar is looked at.
_LUNAR_YEARS = range(1980, 2041)


@functools.lru_cache(maxsize=8192)
def festival_day(name: str, year: int) -> dt.date | None:
    """The day of a lunar festival, a lunar day, a solar term, or a day counted from one or told by its week,
    in a year of ours; None: the year has none."""
    if name in WEEKLY:
        month, nth, weekday = WEEKLY[name]
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    if name in TERMS:
        return _terms_of(year).get(name) if 1900 <= year <= 2100 else None
    if name in COUNTED:
        return _counted(name, year)
    month, day = LUNAR.get(name) or _month_and_day(name)
    # The last months of a lunar year lie in the next year of ours.
    for lunar_year in (year - 1, year) if month == 12 else (year, year - 1):
        found = _solar(lunar_year, month, day)
        if found and found.year == year:
            return found
    return None


def _counted(name: str, year: int) -> dt.date | None:
    """The first day of the dog days' thirds, or of the nines of winter."""
    term, nth = COUNTED[name]
    first = festival_day(term, year)
    if first is None or not nth:
        return first
    until = (_SEVENTH - (first - _FIRST_STEM).days) % 10
    return first + dt.timedelta(days=until + 10 * (nth - 1))


def is_lunar(name: str) -> bool:
    """A day that moves by weeks from year to year; a solar term moves by a day, a Sunday by six."""
    return name not in TERMS and name not in WEEKLY


def month_of(name: str) -> int:
    """The month of ours in which a day of another calendar mostly falls."""
    if name in WEEKLY:
        return WEEKLY[name][0]
    if name in COUNTED:
        term, nth = COUNTED[name]
        return TERMS[term] + (nth > 2)
    return TERMS.get(name) or (LUNAR.get(name) or _month_and_day(name))[0] % 12 + 1


def _solar(year: int, month: int, day: int) -> dt.date | None:
    try:
        if month > 12:
            last: dt.date = LunarDate(year, 1, 1).to_solar_date()
            return last - dt.timedelta(days=1)
        found: dt.date = LunarDate(year, month, day).to_solar_date()
    except (ValueError, KeyError, IndexError):
        return None
    return found


def _month_and_day(name: str) -> tuple[int, int]:
    """大年初六 → (1, 6), 农历腊月二十八 → (12, 28)."""
    name = name.removeprefix("农历")
    if name.startswith("大年"):
        return 1, _number(name[2:])
    month, _, day = name.partition("月")
    return {"正": 1, "冬": 11, "腊": 12}.get(month) or _number(month), _number(day)


def _number(spelled: str) -> int:
    spelled = spelled.removeprefix("初").replace("廿", "二十")
    tens, ten, ones = spelled.rpartition("十")
    high = (_ONES.index(tens) + 1 if tens else 1) if ten else 0
    return 10 * high + (_ONES.index(ones) + 1 if ones else 0)


@functools.lru_cache(maxsize=256)
def _terms_of(year: int) -> dict[str, dt.date]:
    # Loaded when a page names a term: most do not.
    import chinese_calendar

    days = chinese_calendar.get_solar_terms(dt.date(year, 1, 1), dt.date(year, 12, 31))
    return {name: day for day, name in days}


@functools.lru_cache(maxsize=512)
def _festival_years(name: str, month: int, day: int, strict: bool) -> frozenset[int]:
    """The years in which the day falls on the festival, or in the holidays around it."""
    first, last = (0, 0) if strict else (-1, 3)
    return frozenset(
        y
        for y in _LUNAR_YEARS
        if (d := _date(y, month, day)) and (f := festival_day(name, y)) and first <= (f - d).days <= last
    )


@functools.lru_cache(maxsize=512)
def _years_within(name: str, first: tuple[int, int], last: tuple[int, int]) -> frozenset[int]:
    """The years in which the festival falls between two days, each a month and a day."""
    return frozenset(
        y for y in _LUNAR_YEARS if (f := festival_day(name, y)) and first <= (f.month, f.day) <= last
    )


def festival_years(text: str) -> frozenset[int]:
    """The years in which a festival falls next to the day named beside it: 6月8日（端午节假期第1日）."""
    years: set[int] = set()
    for match in _SPAN.finditer(text) if "月" in text else ():
        first, last = (int(match[1]), int(match[2])), (int(match[3] or match[1]), int(match[4]))
        years |= _years_within(match["festival"], first, last)
    for match in PLAIN_DAY.finditer(text):
        if _SPAN_ENDS.search(text, max(0, match.start() - 4), match.start()):
            # 9月29日至10月6日的中秋假期: the festival lies within, not beside its last day.
            continue
        rest = text[match.end() : match.end() + 8]
        near = _FESTIVAL.search(rest)
        month, day = int(match.group(1)), int(match.group(2))
        if near and _BOTH.search(rest):
            years |= _years_within(near.group(), *_GOLDEN_WEEK)
        elif near and 1 <= month <= 12 and 1 <= day <= 31:
            holiday = re.search(r"假|长假|前|临近|将", rest) is not None
            years |= _festival_years(near.group(), month, day, strict=not holiday)
    # 今年的大年初一是2月8日, 除夕（1月21日）
    for match in _FESTIVAL_THEN_DAY.finditer(text) if "月" in text else ():
        month, day = int(match.group(2)), int(match.group(3))
        if 1 <= month <= 12 and 1 <= day <= 31:
            years |= _festival_years(match.group(1), month, day, strict=True)
    return frozenset(years)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
