"""The year of an issue: what the page's words say for and against each year, weighed."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lunardate import LunarDate

from seeds import rules
from seeds.lines import Line, Tag
from seeds.mentions import arabic

# What speaks for a year, each with its reason.
YEAR = {
    "named": 0.9,  # 2024年春风行动
    "named again": 0.3,  # each further time, up to CAP
    "named last year": 0.4,  # the year before is told of as well: 比2023年降低
    "from this year": 0.8,  # 2007年起, 自2023年3月1日起施行
    "named ahead": 0.3,  # plans name the year or the next: 自2023年3月1日起施行, 2025年示范性项目
    "named beyond": -0.4,  # goals name later years: 2030年碳达峰
    "planned before": -0.5,  # 将于2022年建成 cannot stand in a paper of 2025
    "near": 4.0,  # a full date shortly before the issue: 2024年12月10日
    "told before it came": -3.0,  # 2023年11月30日，…上线运行 cannot stand in a paper of March 2023
    "since": -0.6,  # each year that nothing on the page names, since the newest that is named
    "weekday": 4.0,  # 5月2日 星期四
    "other weekday": -3.0,
    "festival": 5.0,  # 6月8日（端午节假期第1日）
    "other festival": -3.0,
    "anniversary": 4.0,  # 中华全国总工会成立100周年
}
CAP = 4
# Years after the newest named one that weekdays, festivals and anniversaries may speak for.
REACH = 6
_YEARS = range(1950, 2100)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_MONTH = re.compile(r"(\d{1,2})月")
_PLAIN_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
_WEEKDAY = re.compile(r"(?<![上下每])(?:星期|周|礼拜)([一二三四五六日天])")
# The day a thing began, by what is celebrated: 中华全国总工会成立100周年.
FOUNDED = (
    (re.compile(r"(?:全国总工会|中国工会|全总)(?:成立|诞生|建会)?(\d{2,3})周年"), 1925),
    (re.compile(r"(?:中国共产党|建党|党)(?:成立|诞生)?(\d{2,3})周年"), 1921),
    (re.compile(r"(?:新中国|中华人民共和国|共和国)(?:成立|诞生)?(\d{2,3})周年"), 1949),
    (re.compile(r"(?:改革开放)(\d{2,3})周年"), 1978),
    (re.compile(r"(?:人民解放军建军|建军|解放军成立)(\d{2,3})周年"), 1927),
    (re.compile(r"(?:抗日战争|抗战)[\u4e00-\u9fff]{0,16}?胜利(\d{2,3})周年"), 1945),
    (re.compile(r"(?:工人日报|本报)创刊(\d{2,3})周年"), 1949),
    (re.compile(r"(?:香港回归)[\u4e00-\u9fff]{0,2}(\d{2,3})周年"), 1997),
    (re.compile(r"(?:澳门回归)[\u4e00-\u9fff]{0,2}(\d{2,3})周年"), 1999),
    (re.compile(r"(?:五四运动)(\d{2,3})周年"), 1919),
    (re.compile(r"(?:长征胜利)(\d{2,3})周年"), 1936),
)


@dataclass(frozen=True)
class Fact:
    """A year that the page names: with its month, and whether it is spoken of as to come."""

    year: int
    month: int | None
    ahead: bool


@dataclass(frozen=True)
class Evidence:
    """What the page says of its year besides naming years."""

    # Days of the week with their month and day: (5, 2, 4) is 5月2日 星期五.
    weekdays: frozenset[tuple[int, int, int]]
    # For each day next to a festival, the years in which the two fall together.
    festivals: tuple[frozenset[int], ...]
    anniversaries: frozenset[int]


def year_facts(lines: Sequence[Line]) -> list[Fact]:
    """The years that the page names."""
    out = []
    for line in lines:
        if line.tag is Tag.REPEAT or "年" not in line.text:
            continue
        text = arabic(line.text)
        for match in _YEAR.finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            ahead = bool(
                rules.FUTURE_BEFORE.search(before[-6:])
                or rules.FUTURE_AFTER.match(after[:4])
                or rules.FUTURE_FROM.match(after[:14])
                or after[:2] in ("两个", "和2")
                or after[:1] in "底末前"
            )
            month = _MONTH.match(after)
            out.append(Fact(int(match.group(1)), int(month.group(1)) if month else None, ahead))
    return out


def other_evidence(lines: Sequence[Line]) -> Evidence:
    """Weekdays, festivals and anniversaries on the page."""
    weekdays: set[tuple[int, int, int]] = set()
    festivals: list[frozenset[int]] = []
    anniversaries: set[int] = set()
    for line in lines:
        if line.tag is Tag.REPEAT:
            continue
        text = line.text
        if "周年" in text:
            anniversaries |= {base + int(m.group(1)) for rule, base in FOUNDED for m in rule.finditer(text)}
        if "月" not in text:
            continue
        weekdays |= _weekdays(text)
        years = festival_years(text)
        if years:
            festivals.append(years)
    return Evidence(frozenset(weekdays), tuple(festivals), frozenset(anniversaries))


def _weekdays(text: str) -> set[tuple[int, int, int]]:
    """Days with their weekday right behind or right before: 5月2日（星期五）, 星期四（7月9日）."""
    out = set()
    for day in _PLAIN_DAY.finditer(text):
        near = _WEEKDAY.match(text[day.end() :].lstrip("（( 　，,")) or re.search(
            rf"{_WEEKDAY.pattern}[（(，, ]{{0,2}}$", text[max(0, day.start() - 6) : day.start()]
        )
        if near:
            out.add(
                (
                    int(day.group(1)),
                    int(day.group(2)),
                    "一二三四五六日".index(near.group(1).replace("天", "日")),
                )
            )
    return out


def candidate_years(facts: Sequence[Fact], other: Evidence) -> list[int]:
    """Years named and their next, and years near them that other evidence speaks for."""
    years = {f.year + step for f in facts for step in (0, 1)}
    spoken = set(other.anniversaries)
    for some in other.festivals:
        spoken |= some
    for month, day, weekday in other.weekdays:
        spoken |= {y for y in _YEARS if (d := _date(y, month, day)) and d.weekday() == weekday}
    if not years:
        # Without a year named, only an anniversary or two kinds of evidence tell.
        sure = other.anniversaries or frozenset(y for y in spoken if sum(y in s for s in other.festivals))
        return sorted(sure & set(range(2000, 2041)))
    newest = max(years)
    return sorted(years | {y for y in spoken if newest - 1 <= y <= newest + REACH})


def named_score(year: int, facts: Sequence[Fact], issue: dt.date) -> float:
    """What the named years say, when the newest event of the page fell on `issue`."""
    score, again = 0.0, 0
    told = [f for f in facts if not f.ahead]
    for fact in told:
        if fact.month and (fact.year, fact.month) > (issue.year, issue.month):
            score += YEAR["told before it came"]
        elif fact.year == year:
            score += YEAR["named again" if again else "named"] * (again < CAP)
            again += 1
        elif fact.year == year - 1:
            score += YEAR["named last year"]
        elif fact.year > year:
            score += YEAR["named beyond"]
    for fact in facts:
        if fact.ahead:
            score += YEAR["from this year"] if fact.year == year else 0.0
            score += YEAR["named ahead"] if fact.year == year + 1 else 0.0
            score += YEAR["planned before"] if fact.year < year else 0.0
    newest = max((f.year for f in told if f.month), default=max((f.year for f in told), default=None))
    return score + (YEAR["since"] * max(0, year - newest - 1) if newest else 0.0)


def other_score(year: int, other: Evidence) -> float:
    """What weekdays, festivals and anniversaries say."""
    score = 0.0
    for month, day, weekday in other.weekdays:
        date = _date(year, month, day)
        fits = date is not None and date.weekday() == weekday
        score += YEAR["weekday" if fits else "other weekday"]
    for years in other.festivals[:2]:
        score += YEAR["festival" if year in years else "other festival"]
    return score + YEAR["anniversary"] * (year in other.anniversaries)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


# ── festivals ─────────────────────────────────────────────────────────────────────────────────────────

# By the lunar calendar: month and day there.
_LUNAR = {"春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "七夕": (7, 7), "中秋": (8, 15), "重阳": (9, 9)}
_LUNAR_DAY = {
    "农历正月初一": (1, 1), "正月初一": (1, 1), "大年初一": (1, 1), "正月十五": (1, 15),
    "农历五月初五": (5, 5),
    "农历八月十五": (8, 15), "农历九月初九": (9, 9), "腊八": (12, 8), "腊月二十三": (12, 23),
}  # fmt: skip
_ALL = _LUNAR | _LUNAR_DAY
_FESTIVAL = re.compile("|".join(_ALL))
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
    for match in _PLAIN_DAY.finditer(text):
        rest = text[match.end() : match.end() + 8]
        near = _FESTIVAL.search(rest)
        month, day = int(match.group(1)), int(match.group(2))
        if near and 1 <= month <= 12 and 1 <= day <= 31:
            holiday = re.search(r"假|长假|前|临近|将", rest) is not None
            years |= _festival_years(near.group(), month, day, strict=not holiday)
    return frozenset(years)
