"""The year of an issue: what the page's words say for and against each year, weighed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from seeds import rules
from seeds.counted import Counted, counted
from seeds.events import Event, named_events
from seeds.festivals import festival_years
from seeds.lines import Line, Tag
from seeds.mentions import Mention, arabic
from seeds.terms import Times, times_of

# What speaks for a year, each with its reason.
YEAR = {
    "named": 0.9,  # 2024年春风行动
    "named again": 0.3,  # each further time, up to CAP
    "a part of it": 0.8,  # 2016年一季度, 2007年前7个月: news counts the year that runs
    "named last year": 0.4,  # the year before is told of as well: 比2023年降低
    "from this year": 0.8,  # 2007年起, 自2023年3月1日起施行
    "soon": 1.0,  # 自2012年1月1日起施行, in a paper of November 2011
    "named ahead": 0.3,  # plans name the year or the next: 自2023年3月1日起施行, 2025年示范性项目
    "planned far beyond": -0.3,  # each year that a plan lies more than FAR years ahead
    "named beyond": -0.8,  # each later year told of; only goals do so: 2030年碳达峰
    "planned before": -0.5,  # 将于2022年建成 cannot stand in a paper of 2025
    "near": 4.0,  # a full date shortly before the issue: 2024年12月10日
    "told before it came": -3.0,  # 2023年11月30日，…上线运行 cannot stand in a paper of March 2023
    "long ago": -2.0,  # pages come from a paper of our days: a year before MODERN is remembered
    "since": -0.6,  # each year that nothing on the page names, since the newest that is named
    "weekday": 4.0,  # 5月2日 星期四
    "other weekday": -3.0,
    "count-down": 5.0,
    "event": 2.5,  # 北京申奥成功 on a page whose newest day is 7月13日
    "event to come": -0.8,
    "event of late": 0.5,  # spoken of within SPOKEN_OF years
    "festival": 5.0,  # 6月8日（端午节假期第1日）
    "other festival": -3.0,
    "word before its time": -1.5,  # 新就业形态 cannot stand in a paper of 2013; so many times up to CAP
    "word of its time": 0.8,  # 受疫情影响
    "word after its time": -0.5,
    "in force this year": 3.0,  # 今年5月1日起施行的《保障农民工工资支付条例》
}
CAP = 4
MODERN = 1993
# More years than this without a word tell no more: a page may tell of old times only.
SINCE_CAP = 4
# Plans reach this far (years); and no more than FAR_CAP years beyond that count.
FAR, FAR_CAP = 5, 10
# What comes into force this soon is news (months).
SOON = 6
# How long an event is spoken of (years).
SPOKEN_OF = 3
# A count worth this much names its year, be no other named on the page.
SURE = 2.5
# Years after the newest named one that weekdays, festivals and counts may speak for.
REACH = 6
_YEARS = range(1950, 2100)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
# 2009年前三季度 is told of; 2030年前 lies ahead.
_SPAN = re.compile(r"前[一二三四五六七八九十两\d]{1,3}个?(?:季度|月|天|周|批)|前几|底前夕")
_PART = re.compile(rf"(?:第?[一二三1-3]季度|上半年|{_SPAN.pattern}|1[-至—~～到]\d{{1,2}}月)")
# 到2020年: an aim of plans.
_GOAL = re.compile(r"(?:到|至|力争|确保|争取|规划)$")
# 截稿日期为1995年2月28日
_DEADLINE = re.compile(r"(?:截稿|截止|报名|征稿|征集|期限|投票)[^，。；]{0,6}$")
_MONTH = re.compile(r"(\d{1,2})月")
_PLAIN_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
_WEEKDAY = re.compile(r"(?<![上下每])(?:星期|周|礼拜)([一二三四五六日天])")


@dataclass(frozen=True)
class Fact:
    """A year that the page names: with its month, whether it is to come, told of in part, or aimed at."""

    year: int
    month: int | None
    ahead: bool
    part: bool = False
    goal: bool = False


@dataclass(frozen=True)
class Evidence:
    """What the page says of its year besides naming years."""

    # Days of the week with their month and day: (5, 2, 4) is 5月2日 星期五.
    weekdays: frozenset[tuple[int, int, int]]
    # For each day next to a festival, the years in which the two fall together.
    festivals: tuple[frozenset[int], ...]
    # 中华全国总工会成立100周年, 第33个教师节, 龙年.
    counts: tuple[Counted, ...] = ()
    # 北京申奥成功, 神舟十三号.
    events: tuple[Event, ...] = ()
    # 新就业形态, 健康码.
    times: Times = field(default_factory=Times)


def year_facts(lines: Sequence[Line], events: Sequence[Event] = ()) -> list[Fact]:
    """The years that the page names; an event that everybody knows names its own."""
    out = [Fact(event.first.year, None, ahead=False) for event in events]
    begun = {(event.first.year, event.first.month) for event in events}
    for line in lines:
        if line.tag is Tag.REPEAT or "年" not in line.text:
            continue
        text = arabic(line.text)
        for match in _YEAR.finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            ahead = bool(
                rules.FUTURE_BEFORE.search(before[-6:])
                or _DEADLINE.search(before[-10:])
                or rules.FUTURE_AFTER.match(after[:4])
                or rules.FUTURE_FROM.match(after[:14])
                or after[:2] in ("两个", "和2")
                or (after[:1] in ("底", "末", "前") and not _SPAN.match(after))
            )
            month = _MONTH.match(after)
            part, goal = bool(_PART.match(after)), bool(_GOAL.search(before[-4:]))
            year, told = int(match.group(1)), int(month.group(1)) if month else None
            if (year, told) in begun:
                # 1997年7月1日政权交接: told of before and after it alike.
                told = None
            out.append(Fact(year, told, ahead, part, goal))
    return out


def other_evidence(lines: Sequence[Line]) -> Evidence:
    """Weekdays, festivals and what is counted on the page."""
    weekdays: set[tuple[int, int, int]] = set()
    festivals: list[frozenset[int]] = []
    for line in lines:
        if line.tag is Tag.REPEAT:
            continue
        text = line.text
        if "月" not in text:
            continue
        weekdays |= _weekdays(text)
        years = festival_years(text)
        if years:
            festivals.append(years)
    found = counted(lines), named_events(lines), times_of(lines)
    return Evidence(frozenset(weekdays), tuple(festivals), *found)


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
    """Years named and their next, years counted to, and years near them that other evidence speaks for.

    No year in which several words of the page were not yet there.
    """
    return [year for year in _spoken_for(facts, other) if not other.times.too_early(year)]


def _spoken_for(facts: Sequence[Fact], other: Evidence) -> list[int]:
    years = {f.year + step for f in facts for step in ((-1, 0) if f.ahead else (0, 1))}
    years |= {f.year + 1 for f in facts if f.ahead} | {e.first.year for e in other.events}
    sure = {y for c in other.counts for y in c.years if counts_to(y, other) and len(c.years) <= 3}
    spoken = {y for c in other.counts for y in c.years}
    for some in other.festivals:
        spoken |= some
    for month, day, weekday in other.weekdays:
        spoken |= {y for y in _YEARS if (d := _date(y, month, day)) and d.weekday() == weekday}
    earliest = other.times.earliest
    if earliest is not None and max(years, default=earliest) <= earliest:
        # The years named, if any, are memories: the page is younger than they are.
        fitting = {y for y in spoken if earliest <= y <= earliest + REACH} | other.times.begun
        years |= {y for y in fitting if y >= earliest}
    if not years | {y for c in other.counts if c.worth >= SURE for y in c.years}:
        # Without a year named or counted to, only two kinds of evidence together tell.
        sources = [*other.festivals, *(c.years for c in other.counts if c.worth >= 1.0)]
        sure = {y for y in spoken if sum(y in s for s in sources) >= (1 if other.festivals else 2)}
        return sorted(sure & set(range(1990, 2041)))
    newest = max(years | sure)
    return sorted(years | sure | {y for y in spoken if newest - 1 <= y <= newest + REACH})


def named_score(year: int, facts: Sequence[Fact], issue: dt.date, *, counted_to: bool = False) -> float:
    """What the named years say, when the newest event of the page fell on `issue`.

    A year that the page counts to is as good as named: those named may all be memories.
    """
    score, again = YEAR["long ago"] * (year < MODERN), 0
    told = [f for f in facts if not f.ahead]
    for fact in told:
        if fact.month and (fact.year, fact.month) > (issue.year, issue.month):
            score += YEAR["told before it came"]
        elif fact.year == year:
            score += YEAR["named again" if again else "named"] * (again < CAP)
            score += YEAR["a part of it"] * fact.part
            again += 1
        elif fact.year == year - 1:
            score += YEAR["named last year"]
    score += YEAR["named beyond"] * len({f.year for f in told if f.year > year})
    score += sum(_plan_score(year, f, issue) for f in facts if f.ahead)
    newest = max((f.year for f in told if f.month), default=max((f.year for f in told), default=None))
    if newest is None or counted_to:
        return score
    return score + YEAR["since"] * min(SINCE_CAP, max(0, year - newest - 1))


def _plan_score(year: int, fact: Fact, issue: dt.date) -> float:
    """What a year says that lies ahead."""
    if fact.year < year:
        return YEAR["planned before"]
    if fact.goal and not fact.month:
        return YEAR["named ahead"] * (fact.year <= year + 1)
    months = 12 * (fact.year - issue.year) + fact.month - issue.month if fact.month else None
    if months is not None and 0 <= months <= SOON:
        return YEAR["soon"]
    if fact.year == year:
        return YEAR["from this year"] * (1.0 if months is None else 0.5)
    far = YEAR["planned far beyond"] * min(FAR_CAP, max(0, fact.year - year - FAR))
    return far + YEAR["named ahead"] * (fact.year == year + 1)


def counts_to(year: int, other: Evidence) -> bool:
    """Whether an anniversary, an age or the like leads to just this year."""
    return any(c.worth >= 1.0 and len(c.years) <= 3 and year in c.years for c in other.counts)


def other_score(year: int, other: Evidence) -> float:
    """What weekdays, festivals and counts say."""
    score = 0.0
    for month, day, weekday in other.weekdays:
        date = _date(year, month, day)
        fits = date is not None and date.weekday() == weekday
        score += YEAR["weekday" if fits else "other weekday"]
    for years in other.festivals[:2]:
        score += YEAR["festival" if year in years else "other festival"]
    for count in other.counts:
        score += count.worth if year in count.years else count.against
    return score


def event_score(other: Evidence, issue: dt.date) -> float:
    """What the events say that the page names, when its newest day is `issue`."""
    score = 0.0
    for event in other.events:
        if event.fresh(issue):
            score += YEAR["event"]
        elif issue < event.first:
            score += YEAR["event to come"]
        elif (issue - event.last).days < 365 * SPOKEN_OF:
            score += YEAR["event of late"]
    return score


def times_score(year: int, times: Times) -> float:
    """What words say that have their time."""
    early = sum(year < term.first for term in times.terms)
    passing = [term for term in times.terms if term.last is not None]
    score = YEAR["word before its time"] * min(CAP, early) + YEAR["in force this year"] * (
        year in times.begun
    )
    for term in passing[:CAP]:
        late = term.last is not None and year > term.last
        score += YEAR["word after its time" if late else "word of its time"] * (year >= term.first)
    return score


def days_said(found: Sequence[Mention], year: int) -> float:
    """Days of which the page gives the year in so many words: 距香港回归还有103天."""
    return YEAR["count-down"] * any(m.kind == "anchor" and m.year == year for m in found)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
