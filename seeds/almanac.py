"""Which years the almanac leaves: lunar days, solar terms and weekdays must agree with the days told."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Mapping, Sequence

from seeds.counted import Counted
from seeds.events import Event
from seeds.festivals import is_lunar
from seeds.lines import Line, Tag
from seeds.mentions import Mention, safe_date
from seeds.weeks import Weeks

# Years in which a page can have come out.
_YEARS = range(1985, 2046)
# A lunar day beside days told as today's or yesterday's; beside mere events; beside another calendar's day.
_LUNAR = (3.5, -2.0)
_TO_THE_DAY = (1.5, 0.0)
# 后天是中秋, 今天是除夕, counted from the dateline of the report.
_FILED = (2.5, -2.0)
_LUNAR_EVENT = (2.0, -1.0)
_TWO = (4.0, -2.0)
_TERM = (1.0, -0.6)
_WEEKDAY = (2.5, -1.5)
# 今天（星期六） below a dateline: of its day, or of the day after.
_WEEKDAY_BELOW = (2.0, -0.5)
_EVENT = (3.5, -0.5)
# What came several times under one name: which of them it was the days say.
_AGAIN = (1.0, 0.0)
_YEAR_SAID = re.compile(r"(?<!\d)(今年|去年|前年|明年|后年)")
_STEPS = {"今年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}
# Days that a newest event can lie before the issue.
_FRESH = 4


def agreed_years(
    found: Sequence[Mention], weeks: Weeks, reports: Mapping[int, int] | None = None
) -> list[Counted]:
    """For each day of another calendar, the years in which it falls where the page's days say.

    `reports` tells of a line, by number, in which line its report begins.
    """
    reports = reports or {}
    moving = list({(m.festival, m.shift): m for m in found if m.kind == "anchor" and m.festival}.values())
    told = [m for m in found if _tells(m)]
    events = [m for m in found if m.kind in ("event", "entry") and m.month and not m.year and not m.carried]
    out = []
    for mention in moving:
        if is_lunar(mention.festival):
            if told:
                own = (mention.line, reports.get(mention.line))
                filed = [m for m in told if m.line in own and m.kind == "dateline"]
                out += [_years(mention, told, 1, _LUNAR), _years(mention, told, 0, _TO_THE_DAY)]
                out.append(_filed_on(mention, filed))
            elif events:
                out.append(_years(mention, events, _FRESH, _LUNAR_EVENT))
            else:
                terms = [m for m in moving if not is_lunar(m.festival)]
                out.append(_years(mention, terms, 1, _TWO))
        else:
            # 今天立秋 in a report is said of its dateline; the term moves by a day and tells little.
            same = [m for m in told if m.line == mention.line and m.kind == "dateline"]
            out.append(_years(mention, same, 0, _TERM))
    if weeks.issue and told:
        fitting = {y for y in _YEARS for m in told if (d := _issue(m, y)) and d.weekday() in weeks.issue}
        out.append(Counted(frozenset(fitting), *_WEEKDAY))
    for month, day, weekday in sorted(weeks.below):
        dates = {y: safe_date(y, month, day) for y in _YEARS}
        fitting = {y for y, d in dates.items() if d and (weekday - d.weekday()) % 7 in (0, 1)}
        out.append(Counted(frozenset(fitting), *_WEEKDAY_BELOW))
    return [count for count in out if count.years]


def event_years(lines: Sequence[Line], events: Sequence[Event]) -> list[Counted]:
    """去年的北京奥运会 is said in the year after it, 明年 in the year before; 台风“摩羯” in its years."""
    again = {event.name for event in events if event.again}
    out = {Counted(frozenset(e.first.year for e in events if e.name == name), *_AGAIN) for name in again}
    for line in lines if events else ():
        if line.tag is not Tag.REPEAT and _YEAR_SAID.search(line.text):
            for name in {event.name: None for event in events if event.named.search(line.text)}:
                firsts = [event.first.year for event in events if event.name == name]
                for match in _year_of(name).finditer(line.text):
                    out.add(Counted(frozenset(year - _STEPS[match[1]] for year in firsts), *_EVENT))
    return sorted(out, key=lambda c: (min(c.years), c.worth, len(c.years)))


@functools.lru_cache(maxsize=256)
def _year_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"{_YEAR_SAID.pattern}[^。！？，；年]{{0,8}}?(?:{name})")


def _tells(mention: Mention) -> bool:
    """A dateline, or a day said to be yesterday's or today's, of our calendar and without its year."""
    return (
        mention.kind in ("dateline", "anchor")
        and not mention.festival
        and not mention.year
        and bool(mention.month)
        and mention.rule != "count-down"
    )


def _years(mention: Mention, told: Sequence[Mention], apart: int, worth: tuple[float, float]) -> Counted:
    near = range(0, _FRESH + 1) if apart == _FRESH else range(-apart, apart + 1)
    years = {
        y
        for y in _YEARS
        if (day := _issue(mention, y))
        and any((other := _issue(m, y)) and (day - other).days in near for m in told)
    }
    return Counted(frozenset(years), *worth)


def _filed_on(mention: Mention, filed: Sequence[Mention]) -> Counted:
    """后天是中秋节, said in a report: of the day on which it was filed, or of the issue's right after it."""
    years = {
        y for y in _YEARS for m in filed if (day := _issue(mention, y)) and day in (m.on(y), _issue(m, y))
    }
    return Counted(frozenset(years), *_FILED)


def _issue(mention: Mention, year: int) -> dt.date | None:
    """The day of issue that a mention speaks for in that year."""
    day = mention.on(year) if mention.festival else safe_date(year, mention.month, mention.day)
    if day is None:
        return None
    late = 1 if mention.kind == "dateline" else mention.shift if mention.kind == "anchor" else 0
    return day + dt.timedelta(days=late)
