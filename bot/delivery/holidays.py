"""The holidays of a year from a file: the State Council's notice as it stands, or a day a line. Pure.

    国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
    2027-10-01~2027-10-07 休
    2027-10-09 班

What can be checked is checked: days of the week, the number of days, days that are said to be both.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator

from bot.errors import CalendarUnreadable

_WEEK = "一二三四五六日天"
_DAY = re.compile(
    r"(?:(?P<year>\d{4})[年./-])?(?P<month>\d{1,2})[月./-](?P<day>\d{1,2})[日号]?"
    r"(?:\((?:[^()]*(?:周|星期)(?P<week>[一二三四五六日天])|[^()]*)\))?"
)
_TO = re.compile(
    r"\s*(?:至|到|[-—~]+)\s*(?:(?P<whole>(?:\d{4}[年./-])?\d{1,2}[月./-]\d{1,2}[日号]?)|(?P<day>\d{1,2})[日号])"
    r"(?:\((?:[^()]*(?:周|星期)(?P<week>[一二三四五六日天])|[^()]*)\))?"
)
_OFF = re.compile("放假|休息|休|假|off|holiday", re.IGNORECASE)
_ON = re.compile("上班|补班|班|work", re.IGNORECASE)
_SUM = re.compile(r"共(\d{1,2})天")
_YEAR, _NAMED = re.compile(r"(?<!\d)(20\d\d)年"), re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_NOTICE = re.compile("通知|安排")
# The longest holidays have nine days; a stretch much longer is a slip of the pen.
_LONGEST = 16

Days = dict[dt.date, bool]


def read_holidays(text: str, name: str) -> Days:
    """The days off (False) and the days worked (True) that a text tells.

    Args:
        text: of the file.
        name: of the file, for complaints; a year in it stands for one that no line names.

    Raises:
        CalendarUnreadable: with the file's name, the line and what is wrong with it.
    """
    levelled = unicodedata.normalize("NFKC", text)
    lines = levelled.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").splitlines()
    notice = _NOTICE.search(levelled) is not None
    year = _YEAR.search(levelled) or _NAMED.search(unicodedata.normalize("NFKC", name))
    found: Days = {}
    for number, line in enumerate(lines, start=1):
        try:
            for day, works in _line(line.partition("#")[0].strip(), int(year[1]) if year else None, notice):
                if found.setdefault(day, works) != works:
                    raise _Wrong(f"{day} is said to be worked and not to be")
        except _Wrong as wrong:
            raise CalendarUnreadable(name, number, str(wrong)) from None
    if not found:
        raise CalendarUnreadable(name, 1, "no day off is named; write a line like 2027-10-01 休")
    return found


def tells_a_day(text: str) -> bool:
    """Whether some line names a day and says off or worked, rightly or wrongly."""
    lines = unicodedata.normalize("NFKC", text).splitlines()
    return any(_DAY.search(line) and (_OFF.search(line) or _ON.search(line)) for line in lines)


class _Wrong(ValueError):  # noqa: N818 -- said of a line, and handed on with its number
    """What is wrong with a line."""


def _line(line: str, year: int | None, notice: bool) -> Iterator[tuple[dt.date, bool]]:
    """What a line says; in a notice lines without a day are prose, and so is what is only encouraged."""
    said = False
    for sentence in re.split("[。;]", line):
        if "鼓励" in sentence:
            continue
        for days, works in _told(sentence, year):
            said = True
            yield from ((day, works) for day in days)
    if (
        line
        and not said
        and not (notice and (not _DAY.search(line) or _DAY.fullmatch(line) or "鼓励" in line))
    ):
        raise _Wrong("it names no day with 休 or 班; write one like 2027-10-01 休")


def _told(sentence: str, year: int | None) -> Iterator[tuple[list[dt.date], bool]]:
    """Days and what is said of them: those before 放假 or 休 are off, those before 上班 or 班 are worked."""
    waiting: list[dt.date] = []
    at, last = 0, 0
    while at < len(sentence):
        if found := _DAY.match(sentence, at):
            first = _day(found, year)
            if to := _TO.match(sentence, found.end()):
                waiting += _stretch(first, to)
                at = to.end()
            else:
                waiting.append(first)
                at = found.end()
        elif word := _OFF.match(sentence, at) or _ON.match(sentence, at):
            if waiting:
                yield waiting, bool(_ON.fullmatch(word.group()))
                last, waiting = len(waiting), []
            at = word.end()
        elif (total := _SUM.match(sentence, at)) and last:
            if int(total[1]) != last:
                raise _Wrong(f"it says {total[1]} days and names {last}")
            at = total.end()
        else:
            at += 1
    if waiting and last:
        raise _Wrong(f"{waiting[0]} is neither off nor worked; write 休 or 班 behind it")


def _day(found: re.Match[str], year: int | None) -> dt.date:
    if not (found["year"] or year):
        raise _Wrong("the year is missing; write days like 2027-10-01")
    named = int(found["year"] or year or 0)
    return _checked(named, int(found["month"]), int(found["day"]), found["week"])


def _stretch(first: dt.date, to: re.Match[str]) -> list[dt.date]:
    if to["whole"]:
        *years, month, day = (int(number) for number in re.findall(r"\d+", to["whole"]))
        year = years[0] if years else first.year + (month < first.month)
        last = _checked(year, month, day, to["week"])
    else:
        last = _checked(first.year, first.month, int(to["day"]), to["week"])
    length = (last - first).days + 1
    if not 1 < length <= _LONGEST:
        raise _Wrong(f"from {first} to {last} is no holiday")
    return [first + dt.timedelta(days=ahead) for ahead in range(length)]


def _checked(year: int, month: int, day: int, week: str | None) -> dt.date:
    try:
        found = dt.date(year, month, day)
    except ValueError:
        raise _Wrong(f"{year}-{month}-{day} is no day of the calendar") from None
    if week and min(_WEEK.index(week), 6) != found.weekday():
        raise _Wrong(f"{found} is no 周{week}")
    return found
