"""The year of an issue: what the page's words say for and against each year, weighed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from seeds.almanac import agreed_years, event_years
from seeds.counted import Counted, counted
from seeds.events import Event, last_known, named_events
from seeds.festivals import festival_years
from seeds.lawages import law_ages
from seeds.lines import Line, Tag
from seeds.mentions import Mention, safe_date
from seeds.namedyears import Fact, years_of_today
from seeds.spans import spans
from seeds.terms import Times, times_of
from seeds.weeks import Weeks, weekdays_beside, weekdays_of_bare_days, weeks_of

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
    "planned too early": -0.8,  # 自2008年1月1日起施行 is not written in 2005
    "planned before": -0.5,  # 将于2022年建成 cannot stand in a paper of 2025
    "near": 4.0,  # a full date shortly before the issue: 2024年12月10日
    "told before it came": -3.0,  # 2023年11月30日，…上线运行 cannot stand in a paper of March 2023
    "long ago": -2.0,  # pages come from a paper of our days: a year before MODERN is remembered
    "unheard of": -2.5,  # after all that the almanac knows, and only plans name such years
    "since": -0.6,  # each year that nothing on the page names, since the newest that is named
    "weekday": 4.0,  # 5月2日 星期四
    "other weekday": -3.0,
    "count-down": 6.0,
    "event said": 3.0,  # 昨晚，莫言获得诺贝尔文学奖
    "event": 2.5,  # 北京申奥成功 on a page whose newest day is 7月13日
    "event to come": -0.8,  # and one that is over, of which the page says that it is to come
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
# No page is older than this: its years are memories.
OLDEST = 1985
# More years than this without a word tell no more: a page may tell of old times only.
SINCE_CAP = 4
# Plans reach this far (years); and no more than FAR_CAP years beyond that count.
FAR, FAR_CAP = 5, 10
# What comes into force this soon is news (months).
SOON = 6
# What has its month comes at most so many months after it is decided.
IN_FORCE = 18
# How long an event is spoken of (years).
SPOKEN_OF = 3
# A count worth this much names its year, be no other named on the page.
SURE = 2.5
# Years after the newest named one that weekdays, festivals and counts may speak for.
REACH = 6
# Years after the newest named one, a memory then, that a lunar day may speak for.
MEMORY = 45
# So many days of other calendars are weighed.
AGREED_CAP = 6
_OF_NOW = frozenset(range(1990, 2041))
_YEARS = range(1950, 2100)


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
    # 下周四（9月21日）, 昨天，星期三.
    weeks: Weeks = field(default_factory=Weeks)
    # Years in which lunar days and weekdays agree with the days told.
    agreed: tuple[Counted, ...] = ()


def other_evidence(lines: Sequence[Line], found: Sequence[Mention] = ()) -> Evidence:
    """Weekdays, festivals and what is counted on the page; `found` are its days."""
    weeks = weeks_of(lines)
    weekdays: set[tuple[int, int, int]] = set(weeks.filed)
    festivals: list[frozenset[int]] = []
    for line in lines:
        if line.tag is Tag.REPEAT:
            continue
        text = line.text
        if "月" not in text:
            continue
        weekdays |= weekdays_beside(text)
        years = festival_years(text)
        if years:
            festivals.append(years)
    weekdays |= weekdays_of_bare_days(lines)
    events, times = named_events(lines), times_of(lines)
    agreed = tuple(agreed_years(found, weeks, _reports(lines)))
    counts = (*counted(lines), *event_years(lines, events), *years_of_today(lines))
    counts += (*law_ages(lines), *spans(lines))
    return Evidence(
        frozenset(weekdays),
        tuple(festivals),
        counts,
        events,
        times,
        weeks,
        agreed,
    )


def _reports(lines: Sequence[Line]) -> dict[int, int]:
    """For the lines of the paper's own reports, by number, where each begins; up to the next head.

    What agencies send from far away is printed later than the day after.
    """
    out: dict[int, int] = {}
    begun = None
    for line in lines:
        if line.is_report:
            begun = line.number if line.text.startswith("本报") else None
        elif line.tag is Tag.SHORT and line.role != "subhead":
            begun = None
        if begun is not None:
            out[line.number] = begun
    return out


def candidate_years(facts: Sequence[Fact], other: Evidence, said: Collection[int] = ()) -> list[int]:
    """Years named and their next, years counted to, and years near them that other evidence speaks for;
    and those that the page gives to a day of the issue.

    No year in which several words of the page were not yet there.
    """
    spoken = _spoken_for(facts, other, said)
    return [year for year in spoken if year >= OLDEST and not other.times.too_early(year)]


def _spoken_for(facts: Sequence[Fact], other: Evidence, said: Collection[int]) -> list[int]:
    years = {f.year + step for f in facts for step in ((-1, 0) if f.ahead else (0, 1))}
    years |= {f.year + 1 for f in facts if f.ahead} | {e.first.year for e in other.events if not e.again}
    years |= {*said}
    sure = {y for c in other.counts for y in c.years if counts_to(y, other) and len(c.years) <= 3}
    spoken = {y for c in (*other.counts, *other.agreed) for y in c.years}
    for some in other.festivals:
        spoken |= some
    for month, day, weekday in other.weekdays:
        spoken |= {y for y in _YEARS if (d := safe_date(y, month, day)) and d.weekday() == weekday}
    earliest = other.times.earliest
    if earliest is not None and max(years, default=earliest) <= earliest:
        # The years named, if any, are memories: the page is younger than they are.
        fitting = {y for y in spoken if earliest <= y <= earliest + REACH} | other.times.begun
        years |= {y for y in fitting if y >= earliest}
    agreed = [*other.festivals, *(c.years for c in other.agreed if c.worth >= SURE)]
    sources = [*agreed, *(c.years for c in other.counts if c.worth >= 1.0)]
    if not years | {y for c in other.counts if c.worth >= SURE for y in c.years}:
        # Without a year named or counted to, only two kinds of evidence together tell.
        least = 1 if agreed else 2
        return sorted({y for y in spoken if sum(y in s for s in sources) >= least} & _OF_NOW)
    newest = max(years | sure | {y for c in other.counts if c.worth >= SURE for y in c.years})
    # The year after the newest named one is a candidate; the one before it as well: 2017年研究生考试. A plan
    # says of its own year only that it is to come: 预计2026年通车.
    planned = [f.year for f in facts if f.ahead]
    told = max((f.year for f in facts if not f.ahead), default=None)
    oldest = newest - 2 if told is not None or not planned else min(planned) - FAR - FAR_CAP
    years |= {y for y in spoken if oldest <= y <= newest + REACH}
    # Where all years named are memories, a lunar day leads further, and so do two counts that agree.
    years |= {y for some in agreed for y in some if newest < y <= newest + MEMORY}
    years |= {y for y in spoken if y > newest and sum(y in s for s in sources) > 1}
    return sorted(years | sure)


def named_score(year: int, facts: Sequence[Fact], issue: dt.date, *, counted_to: bool = False) -> float:
    """What the named years say, when the newest event of the page fell on `issue`.

    A year that the page counts to is as good as named: those named may all be memories.
    """
    score, again = YEAR["long ago"] * (year < MODERN), 0
    told = [f for f in facts if not f.ahead]
    if year > last_known() and all(f.year < year for f in told):
        score += YEAR["unheard of"]
    for fact in told:
        if fact.month and (fact.year, fact.month) > (issue.year, issue.month):
            score += YEAR["told before it came"]
        elif fact.year == year and not fact.life:
            score += YEAR["named again" if again else "named"] * (again < CAP)
            score += YEAR["a part of it"] * fact.part
            again += 1
        elif fact.year == year - 1 and not fact.life:
            score += YEAR["named last year"]
    score += YEAR["named beyond"] * len({f.year for f in told if f.year > year})
    score += sum(_plan_score(year, f, issue) for f in facts if f.ahead)
    newest = max(
        (f.year for f in told if f.month and not f.life), default=max((f.year for f in told), default=None)
    )
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
    if months is not None and months > IN_FORCE:
        return YEAR["planned too early"]
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
        date = safe_date(year, month, day)
        fits = date is not None and date.weekday() == weekday
        score += YEAR["weekday" if fits else "other weekday"]
    for years in other.festivals[:2]:
        score += YEAR["festival" if year in years else "other festival"]
    for count in (*other.counts, *other.agreed[:AGREED_CAP]):
        score += count.worth if year in count.years else count.against
    return score


def event_score(other: Evidence, issue: dt.date) -> float:
    """What the events say that the page names, when its newest day is `issue`."""
    # Of those of one name, the one that speaks best for the day.
    best: dict[str, float] = {}
    for event in other.events:
        if event.fresh(issue):
            worth = YEAR["event"]
        elif event.ahead or issue < event.first:
            worth = YEAR["event to come"]
        else:
            worth = YEAR["event of late"] * ((issue - event.last).days < 365 * SPOKEN_OF)
        best[event.name] = max(worth, best.get(event.name, worth))
    return sum(best.values())


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


def days_said(found: Sequence[Mention]) -> dict[int, float]:
    """By year what is said of it: 距香港回归还有103天, 距2000年1月1日还有四十天 of a day of 1999."""
    said: dict[int, float] = {}
    for mention in found:
        if mention.kind == "anchor" and mention.year and (named := mention.on(mention.year)):
            year = (named + dt.timedelta(days=mention.shift)).year
            said[year] = max(said.get(year, 0.0), YEAR.get(mention.rule, YEAR["count-down"]))
    return said
