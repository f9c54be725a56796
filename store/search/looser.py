"""Days that are words of texts as well (周三, 5月底, 最近), for where the words find nothing. Pure."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from store.search.days import WEEK, Clock, Days, month_end, read_days, read_one, short_year, week
from store.search.festivals import numeral

# The thirds of a month, as (first day, last day); 0 is the month's last.
_THIRDS = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "下旬": (21, 0), "底": (21, 0), "末": (21, 0)}
_THIRD = re.compile(rf"(?P<month>.+月)份?(?P<third>{'|'.join(_THIRDS)})")
# The ends of a year: the months that people mean.
_ENDS = {"初": (1, 2), "底": (11, 12), "末": (11, 12)}
_END = re.compile(r"(?P<year>.+?年?)?年?(?P<end>[初底末])")
_LATELY = re.compile("最近|近期|近日|近来|这几天|这些天|这阵子|这段时间|最新|新近")
_DAYS_LATELY = 30
# 07年, 98年; 20年 is how long something took as well, so only where that finds nothing.
_SHORT_YEAR = re.compile(r"(?P<short>\d{2})年")
# The months that a season begins with.
_SEASONS = {"春": 3, "夏": 6, "秋": 9, "冬": 12}
_SEASON = re.compile(r"(?P<year>.{1,4}年)?的?(?P<season>[春夏秋冬])(?:[天季]|(?<=年.))")
# 上世纪九十年代, 1990年代, 80年代末: a few years of it where its beginning or end is said.
_DECADE = re.compile(
    r"(?:(?P<century>上个?世纪|(?:20|二十)世纪|本世纪|(?:21|二十一)世纪|19|20))?"
    r"(?P<tens>[1-9]0|[二三四五六七八九]?十)年代(?P<part>初期?|早期|前期|中期?|末期?|后期|晚期)?"
)
_PARTS = {"初": (0, 3), "早": (0, 3), "前": (0, 4), "中": (3, 6), "末": (7, 9), "后": (5, 9), "晚": (7, 9)}


def read_loosely(typed: str, *, today: dt.date, newest: dt.date | None) -> Days | None:
    """The days that a word may mean beside what it says, or None when it means none."""
    if found := read_days(typed, today=today, newest=newest):
        return found
    text = "".join(unicodedata.normalize("NFKC", typed).split())
    clock = Clock(today, newest or today)
    if _LATELY.fullmatch(text):
        return Days(today - dt.timedelta(days=_DAYS_LATELY), today, typed)
    ways = (_weekday, _third, _year_end, _short, _season, _decade)
    return next((found for way in ways if (found := way(text, clock)) is not None), None)


def _weekday(text: str, clock: Clock) -> Days | None:
    """周三: the latest that has been."""
    found = WEEK.fullmatch(text)
    if found is None or found["back"] or not found["day"]:
        return None
    this = week(f"本{text}", clock)
    return week(f"上{text}", clock) if this and this.first > clock.today else this


def _third(text: str, clock: Clock) -> Days | None:
    """5月底, 去年10月下旬: the third of the month that it says."""
    found = _THIRD.fullmatch(text)
    month = read_one(found["month"], clock) if found else None
    if found is None or month is None or month.one:
        return None
    start, end = _THIRDS[found["third"]]
    return Days(month.first.replace(day=start), month.first.replace(day=end) if end else month.last, text)


def _year_end(text: str, clock: Clock) -> Days | None:
    """年初, 去年底, 2024年末; without a year the latest that has begun."""
    found = _END.fullmatch(text)
    if found is None or len(text) < 2 or "年" not in text:
        return None
    first, last = _ENDS[found["end"]]
    said = (found["year"] or "").removesuffix("年")
    if said:
        whole = read_one(said + "年", clock)
        if whole is None or (whole.first.month, whole.last.month) != (1, 12):
            return None
        year = whole.first.year
    else:
        year = clock.newest.year - (dt.date(clock.newest.year, first, 1) > clock.newest)
    return Days(dt.date(year, first, 1), month_end(year, last), text)


def _short(text: str, clock: Clock) -> Days | None:
    found = _SHORT_YEAR.fullmatch(text)
    year = short_year(found["short"]) if found else 0
    return (
        Days(dt.date(year, 1, 1), dt.date(year, 12, 31), text)
        if found and year <= clock.newest.year
        else None
    )


def _season(text: str, clock: Clock) -> Days | None:
    """去年夏天, 2024年秋; without a year the latest that has begun. A winter ends in the year behind."""
    found = _SEASON.fullmatch(text)
    if found is None:
        return None
    start = _SEASONS[found["season"]]
    year = clock.newest.year - (dt.date(clock.newest.year, start, 1) > clock.newest)
    if found["year"]:
        whole = read_one(found["year"], clock) or _short(found["year"], clock)
        if whole is None or (whole.first.month, whole.last.month) != (1, 12):
            return None
        year = whole.first.year
    ends = year * 12 + start + 1
    return Days(dt.date(year, start, 1), month_end(ends // 12, ends % 12 + 1), text)


def _decade(text: str, clock: Clock) -> Days | None:
    """上世纪九十年代, 80年代末; without a century the latest that has begun."""
    found = _DECADE.fullmatch(text)
    if found is None:
        return None
    century, tens = found["century"] or "", numeral(found["tens"])
    start = 2000 + tens
    if century in {"上世纪", "上个世纪", "20世纪", "二十世纪", "19"} or (
        not century and start > clock.newest.year
    ):
        start -= 100
    first, last = _PARTS[found["part"][0]] if found["part"] else (0, 9)
    return Days(dt.date(start + first, 1, 1), dt.date(start + last, 12, 31), text)
