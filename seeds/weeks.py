"""Weeks that a page speaks of: 下周四（9月21日） says the week of the issue, 昨天，星期三 its day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from seeds import rules
from seeds.figures import arabic
from seeds.lines import Line, Tag
from seeds.mentions import safe_date

_WORDS = ("周", "星期", "礼拜")
_NAME = rf"(?:{'|'.join(_WORDS)})"
_DAYS = "一二三四五六日"
_STEPS = {"上": -1, "本": 0, "这": 0, "下": 1}
_OF_WEEK = rf"(?P<step>[上下本这])个?{_NAME}(?P<name>[一二三四五六日天])"
# 下周四（9月21日）, 本周六，12月22日 · 12月22日（本周六）
_IN_WEEK = (
    re.compile(rf"(?<![上下]){_OF_WEEK}[（(，,]?(?:即)?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日"),
    re.compile(rf"(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日[（(，,]?(?:也?就?[是即])?{_OF_WEEK}"),
)
# 昨天，星期三 · 今天是星期四 · 今天（周五）
_SAID = re.compile(
    rf"(?P<said>前天|昨[天日晚]|今[天日晨晚]|明[天日晚]|后天)(?:上午|下午|早上|清晨|傍晚|晚上)?(?:[，,（(]|又?正?是)?{_NAME}(?P<name>[一二三四五六日天])(?![一二三四五六日天期刊])"
)
_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
# 10月8日，周一闭馆 says when it is closed: behind a comma the weekday stands alone, or with a time of day.
_BEHIND = re.compile(
    rf"[（( 　]*(?P<comma>[，,] ?)?(?:[上下本这]个?)?{_NAME}(?P<day>[{_DAYS}天])"
    r"(?(comma)(?=$|[，,。、）)；上下早晚中午凌清傍]))"
)
_BEFORE = re.compile(rf"(?<!每)(?:[上下本这]个?)?{_NAME}(?P<day>[{_DAYS}天])[（(，, ]{{0,2}}$")
# 上个星期天（16日）, 16日（星期天）: the month is that of the reports.
_BARE = (
    re.compile(rf"(?P<step>[上本这])个?{_NAME}(?P<name>[{_DAYS}天])[（(，,]?(?P<day>\d{{1,2}})日(?!\d)"),
    re.compile(
        rf"(?<![月\d])(?P<day>\d{{1,2}})日[（(，,](?P<step>[上本这]个?)?{_NAME}(?P<name>[{_DAYS}天])[）)，,]"
    ),
)
_SHIFTS = {"前": 2, "昨": 1, "今": 0, "明": -1, "后": -2}


@dataclass(frozen=True)
class Weeks:
    """What a page says of weeks."""

    # A month and day, and how many weeks it lies after the week of the issue.
    weeks: frozenset[tuple[int, int, int]] = frozenset()
    # Days of the week that the issue may have, 0 for Monday.
    issue: frozenset[int] = frozenset()
    # Month, day and the day of the week of a dateline's 今天.
    filed: frozenset[tuple[int, int, int]] = frozenset()
    # The same of what stands below a dateline: 今天 is the dateline's day, or that of another text.
    below: frozenset[tuple[int, int, int]] = frozenset()
    # The last words that say so, and their line.
    quote: str = ""
    line: int = 0

    def monday(self, week: tuple[int, int, int], year: int) -> dt.date | None:
        """The first day of the week of the issue, as one of `weeks` has it in that year."""
        month, day, step = week
        named = safe_date(year, month, day)
        return named - dt.timedelta(days=named.weekday() + 7 * step) if named else None

    def fits(self, day: dt.date) -> int:
        """How many more of the statements an issue of that day agrees with than it goes against."""
        fits = 0
        for week in self.weeks:
            first = self.monday(week, day.year)
            fits += 0 if first is None else 1 if 0 <= (day - first).days <= 6 else -1
        return fits + (1 if day.weekday() in self.issue else -1 if self.issue else 0)

    def holds(self, day: dt.date) -> bool:
        """Whether the day lies in the week of the issue, as one of `weeks` has it."""
        firsts = [first for week in self.weeks if (first := self.monday(week, day.year))]
        return any(0 <= (day - first).days <= 6 for first in firsts)

    def last(self, year: int) -> dt.date | None:
        """The last day of the week of the issue: what the page tells of later days is to come."""
        ends = [d + dt.timedelta(days=6) for week in self.weeks if (d := self.monday(week, year))]
        return max(ends, default=None)

    def named(self, year: int) -> list[dt.date]:
        """The days that week and day of the week name together."""
        first = {d for week in self.weeks if (d := self.monday(week, year))}
        return [d + dt.timedelta(days=n) for d in sorted(first) for n in sorted(self.issue)]

    def after(self, newest: dt.date) -> list[dt.date]:
        """The days after the newest event on which the issue can have come out: the next with its weekday."""
        days = [newest + dt.timedelta(days=n) for n in range(1, 8)]
        return [d for d in days if d.weekday() in self.issue]


def weeks_of(lines: Sequence[Line]) -> Weeks:
    """The weeks that the page speaks of."""
    weeks: set[tuple[int, int, int]] = set()
    issue: list[int] = []
    filed: set[tuple[int, int, int]] = set()
    below: set[tuple[int, int, int]] = set()
    quote, at = "", 0
    days = _filed_days(lines)
    for line in lines:
        if line.tag is Tag.REPEAT or not any(word in line.text for word in _WORDS):
            continue
        text = arabic(line.text)
        for rule in _IN_WEEK if "月" in text else ():
            for match in rule.finditer(text):
                weeks.add((int(match["month"]), int(match["day"]), _STEPS[match["step"]]))
                quote, at = match.group(), line.number
        for match in _SAID.finditer(text):
            weekday = weekday_of(match["name"]) + _SHIFTS[match["said"][0]]
            if line.index in days:
                (filed if line.is_report else below).add((*days[line.index], weekday % 7))
            else:
                issue.append(weekday % 7)
                quote, at = match.group(), line.number
    return Weeks(frozenset(weeks), frozenset(_most(issue)), frozenset(filed), frozenset(below), quote, at)


def _filed_days(lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """For a dateline and the lines below it in the same text its month and day."""
    out: dict[int, tuple[int, int]] = {}
    day: tuple[int, int] | None = None
    for line in lines:
        if line.tag is Tag.REPEAT:
            continue
        if line.tag is not Tag.BODY or line.is_report:
            dateline = rules.DATELINE.match(arabic(line.text))
            day = (int(dateline["month"]), int(dateline["day"])) if dateline else None
        if day:
            out[line.index] = day
    return out


def weekdays_beside(text: str) -> set[tuple[int, int, int]]:
    """Days with their weekday right behind or right before: 5月2日（星期五）, 下周四（9月21日）."""
    out = set()
    for day in _DAY.finditer(text):
        near = _BEHIND.match(text, day.end()) or _BEFORE.search(text[max(0, day.start() - 6) : day.start()])
        if near:
            out.add((int(day.group(1)), int(day.group(2)), weekday_of(near["day"])))
    return out


def weekdays_of_bare_days(lines: Sequence[Line]) -> set[tuple[int, int, int]]:
    """The same of days named without their month, where all reports were filed in one: 上个星期天（16日）.

    A day after the last report's is one of the month before.
    """
    filed = _filed_days(lines)
    months = {month for month, _ in filed.values()}
    if len(months) != 1:
        return set()
    month, last = months.pop(), max(day for _, day in filed.values())
    out = set()
    for line in lines:
        if line.tag is Tag.REPEAT or "日" not in line.text or not any(word in line.text for word in _WORDS):
            continue
        text = arabic(line.text)
        for match in (found for rule in _BARE for found in rule.finditer(text)):
            day = int(match["day"])
            out.add(((month if day <= last + 1 else month - 1) or 12, day, weekday_of(match["name"])))
    return out


def weekday_of(name: str) -> int:
    """四 → 3, 天 → 6."""
    return _DAYS.index(name.replace("天", "日"))


def _most(days: Iterable[int]) -> set[int]:
    """What is said most often; texts that tell of other days say each its own."""
    days = list(days)
    most = max((days.count(d) for d in days), default=0)
    found = {d for d in days if days.count(d) == most}
    return found if len(found) == 1 else set()
