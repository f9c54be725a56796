"""The day of the issue: candidates with score and source, then a choice that one outlier does not move."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from seeds import years
from seeds.lines import Line
from seeds.mentions import Mention, all_mentions, safe_date
from seeds.namedyears import year_facts
from seeds.saidevents import said_events
from seeds.trace import DateCandidate
from seeds.weeks import Weeks

# Days between the newest event of a page and the next: more, and the newest is taken for an outlier.
OUTLIER_DAYS = 12
# A page tells of events up to this many days old as of new ones.
NEWS_DAYS = 45
# What each kind of candidate is worth; every further one for the same day adds AGREES.
WORTH = {
    "dateline today": 6.0,  # 本报北京10月30日电 … 今天
    "dateline": 5.0,
    "said": 6.0,  # 昨日（9月12日）
    "said today": 3.5,  # 今天（5月1日）: the day of the issue or of writing
    "festival": 5.0,  # 后天就是国庆黄金周
    "count-down": 6.0,  # 今天，距香港回归祖国还有103天
    "event said": 3.4,  # 昨晚，莫言获得诺贝尔文学奖
    "week": 4.5,  # 下周四（9月21日）, 昨天，星期三: the Thursday of the week before
    "weekday": 3.4,  # 昨天，星期三, after the newest event
    "latest event": 3.0,
    "latest day": 3.2,  # 记者12日从…获悉
}
LATER_NEWS = -2.0  # a line with news of a later day than a dateline's, or filed later: it was printed late
LATER_CAP = 2
# A festival's day up to so many days after a dateline's own; reports from far away come late.
LATE_DATELINE, LATE = 1.5, range(1, 4)
# Each statement on weeks that a day agrees with more than it goes against, up to a cap.
IN_WEEK, WEEK_CAP = 1.6, 2
AGREES = 1.0
# What is filed on a day is printed on the next.
NEXT = dt.timedelta(days=1)
# The five-day week; before it papers came out on Sundays too.
_TWO_DAYS_OFF = dt.date(1995, 5, 1)
# A day without its month belongs to the newest events' month when it follows them this closely.
BARE_DAYS = 3


@dataclass(frozen=True)
class PageDate:
    """The chosen day with its reason; `certain` only on strict evidence."""

    date: dt.date | None
    basis: str | None
    certain: bool
    candidates: tuple[DateCandidate, ...] = ()
    # The year that dates without one are read in.
    year: int | None = None


def page_date(lines: Sequence[Line]) -> PageDate:
    """The day on which the page came out, read off its own words."""
    found = all_mentions(lines)
    header = next((m for m in found if m.kind == "header"), None)
    if header and (day := header.on(0)):
        return PageDate(day, header.quote, True, (_candidate(day, 9.0, header, "printed"),), day.year)
    other = years.other_evidence(lines, found)
    found += said_events(lines, other.events)
    year = year_of(lines, found, other)
    if year is None:
        return PageDate(None, None, False)
    days = _candidates(_so_far(_resolved(found, year, other.weeks), other.weeks, year), year, other.weeks)
    if not days:
        return PageDate(None, None, False, year=year)
    best = max(days, key=lambda c: (c.score, c.date))
    certain = best.rule == "dateline today" and any(
        m.year and (d := m.on(year)) and abs((dt.date.fromisoformat(best.date) - d).days) <= NEWS_DAYS
        for m in found
    )
    return PageDate(dt.date.fromisoformat(best.date), best.quote, certain, tuple(days), year)


def year_of(lines: Sequence[Line], found: Sequence[Mention], other: years.Evidence) -> int | None:
    """The year of the issue: the best of those that the page names and of those that fit its days."""
    facts = year_facts(lines, other.events)
    said = years.days_said(found)
    candidates = years.candidate_years(facts, other, said.keys())
    if not candidates:
        return None
    full = [d for m in found if m.year and m.kind in ("event", "entry") and (d := m.on(0))]
    scores = {}
    for year in candidates:
        issue = _last_day(_so_far(_resolved(found, year, other.weeks), other.weeks, year), year, other.weeks)
        counted_to = years.counts_to(year, other)
        scores[year] = years.named_score(year, facts, issue, counted_to=counted_to)
        scores[year] += years.other_score(year, other) + years.event_score(other, issue)
        scores[year] += said.get(year, 0.0) + years.times_score(year, other.times)
        scores[year] += years.YEAR["near"] * any(0 <= (issue - d).days <= NEWS_DAYS for d in full)
    named = max((f.year for f in facts), default=other.times.earliest)
    best = max(scores, key=lambda y: (scores[y], -abs(y - (named or y)), y))
    # The year in which somebody died is not that of the issue because no other is named.
    return best if scores[best] > 0 or not any(fact.life for fact in facts) else None


def _last_day(found: Sequence[Mention], year: int, weeks: Weeks) -> dt.date:
    """The day up to which a page of that year can tell: its last dateline's, else its newest event's."""
    filed = [d for m in found if m.kind in ("dateline", "anchor") and m.month and (d := _said_on(m, year))]
    if filed:
        late = any(m.kind == "dateline" and m.on(year) == max(filed) for m in found)
        return max(filed) + dt.timedelta(days=late)
    newest = _newest_event(found, year, weeks)
    return newest[1] if newest else dt.date(year, 12, 31)


def _resolved(found: Sequence[Mention], year: int, weeks: Weeks) -> list[Mention]:
    """The mentions in an issue of that year: in January, 12月30日 is of the year before."""
    found = [m for m in found if m.rule != "event said" or m.year == year]
    filed = {
        d.month for m in found if m.kind in ("dateline", "anchor") and m.month and (d := _said_on(m, year))
    }
    # 本周六（12月22日）: the month of the issue, more or less.
    filed |= {month for month, _, _ in weeks.weeks}
    months = filed or {m.month for m in found if m.kind in ("event", "entry") and not m.year}
    if not months & {1, 2} or months & set(range(3, 11)):
        return list(found)
    return [replace(m, year=year - 1) if m.month >= 11 and not m.year else m for m in found]


def _said_on(mention: Mention, year: int) -> dt.date | None:
    """The day on which a day is said to be yesterday, today or tomorrow, in an issue of that year.

    What is tomorrow on the last of December is a day of the next year.
    """
    shift = dt.timedelta(days=mention.shift if mention.kind == "anchor" else 0)
    said = (day := mention.on(year)) and day + shift
    if said and said.year < year and not mention.year:
        said = (day := mention.on(year + 1)) and day + shift
    return said


def _so_far(found: Sequence[Mention], weeks: Weeks, year: int) -> list[Mention]:
    """The mentions without the days after the week of the issue: they are announced, not told.

    So is what lies far after the last report filed "today": no paper keeps one so long.
    """
    ends = [d for d in (weeks.last(year), _last_filed(found, year)) if d]
    if not ends:
        return list(found)
    last = min(ends)
    return [
        m for m in found if m.kind not in ("event", "entry") or not m.month or (m.on(year) or last) <= last
    ]


def _last_filed(found: Sequence[Mention], year: int) -> dt.date | None:
    """The last day that a page can tell of whose reports were filed on days said to be today's."""
    filed = [d for m in found if m.kind == "dateline" and (d := m.on(year))]
    today = any(m.kind == "dateline" and m.today for m in found)
    return max(filed) + dt.timedelta(days=OUTLIER_DAYS) if filed and today else None


# ── the day ───────────────────────────────────────────────────────────────────────────────────────────


def _candidates(found: Sequence[Mention], year: int, weeks: Weeks) -> list[DateCandidate]:
    """Datelines, days said to be yesterday or today, and the newest event, each with its score."""
    out = []
    newest = _newest_event(found, year, weeks)
    filed = [d for m in found if m.kind == "dateline" and (d := m.on(year))]
    said = [m for m in found if m.kind == "anchor" and (m.shift > 0 or m.rule == "festival")]
    printed = frozenset(d for m in said if (d := _issue_of(m, year)))
    for mention in found:
        day = mention.on(year) if mention.month else _in_month(mention, newest)
        if day is None:
            continue
        if mention.kind == "dateline":
            rule = "dateline today" if mention.today else "dateline"
            later = _later(found, day, newest, year)
            score = WORTH[rule] + LATER_NEWS * min(LATER_CAP, later)
            out.append(_candidate(day + NEXT, score, mention, rule))
        elif mention.kind == "anchor":
            rule = mention.rule or ("said" if mention.shift > 0 else "said today")
            issue = _issue_of(mention, year) or day + dt.timedelta(days=mention.shift)
            late = rule == "festival" and any((issue - d).days in LATE for d in filed)
            out.append(_candidate(issue, WORTH[rule] + LATE_DATELINE * late, mention, rule))
        elif mention.kind == "bare" and newest and day > newest[1]:
            out.append(_candidate(next_issue(day, printed), WORTH["latest day"], mention, "latest day"))
    if newest:
        day = next_issue(newest[1], printed)
        out.append(_candidate(day, WORTH["latest event"], newest[0], "latest event"))
    out += _of_weeks(weeks, newest, year)
    return [
        replace(
            c,
            score=c.score
            + IN_WEEK * max(-WEEK_CAP, min(WEEK_CAP, weeks.fits(dt.date.fromisoformat(c.date)))),
        )
        for c in _agreed(out)
    ]


def _of_weeks(weeks: Weeks, newest: tuple[Mention, dt.date] | None, year: int) -> list[DateCandidate]:
    """Days that the weekdays of the page name: with the week of the issue, or after the newest event."""
    out = [
        DateCandidate(d.isoformat(), WORTH["week"], weeks.line, "week", weeks.quote)
        for d in weeks.named(year)
    ]
    for day in weeks.after(newest[1]) if newest and not out else ():
        out.append(DateCandidate(day.isoformat(), WORTH["weekday"], weeks.line, "weekday", weeks.quote))
    return out


def _agreed(candidates: Sequence[DateCandidate]) -> list[DateCandidate]:
    """Candidates of one day support one another."""
    by_day: dict[str, list[DateCandidate]] = defaultdict(list)
    for candidate in candidates:
        by_day[candidate.date].append(candidate)
    return [
        replace(c, score=c.score + AGREES * min(3, len(same) - 1)) for same in by_day.values() for c in same
    ]


def _later(found: Sequence[Mention], day: dt.date, newest: tuple[Mention, dt.date] | None, year: int) -> int:
    """How many lines tell of days after a dateline's, up to the newest event."""
    if newest is None:
        return 0
    return len(
        {
            m.line
            for m in found
            if m.kind in ("event", "dateline") and m.month and (e := m.on(year)) and day < e <= newest[1]
        }
    )


def _in_month(mention: Mention, newest: tuple[Mention, dt.date] | None) -> dt.date | None:
    """A day without its month, read in the month of the newest event or the next."""
    if newest is None:
        return None
    first = newest[1].replace(day=1)
    for month in (first, (first + dt.timedelta(days=32)).replace(day=1)):
        day = safe_date(month.year, month.month, mention.day)
        if day and 0 <= (day - newest[1]).days <= BARE_DAYS:
            return day
    return None


def _newest_event(found: Sequence[Mention], year: int, weeks: Weeks) -> tuple[Mention, dt.date] | None:
    """The newest day told of as past; one that stands alone, far after all others, is an outlier.

    None is that lies in the week of the issue, as the page names it.
    """
    events = sorted(
        (
            (d, m)
            for m in found
            if m.kind in ("event", "entry", "dateline", "anchor")
            and m.month
            and m.carried in (None, year)
            and (m.kind != "anchor" or m.shift > 0)
            and (d := m.on(year))
            and d.year in (year, year - 1)
        ),
        key=lambda pair: pair[0],
    )
    if not events:
        return None
    days = sorted({d for d, _ in events})
    newest = days[-1]
    if (
        len(days) >= 3
        and (newest - days[-2]).days > OUTLIER_DAYS
        and (days[-2] - days[-3]).days <= OUTLIER_DAYS
        and not weeks.holds(newest)
    ):
        newest = days[-2]
    mention = next(m for d, m in events if d == newest)
    return mention, newest


def _issue_of(mention: Mention, year: int) -> dt.date | None:
    """The day of issue of which a day of the calendar is said to be yesterday, today or tomorrow."""
    return _said_on(mention, year) if mention.month else None


def next_issue(day: dt.date, printed: Collection[dt.date] = ()) -> dt.date:
    """News of a day is printed on the next; hardly on Sundays since the five-day week, but for those that
    the page says were its own: `printed`. What is filed today is another thing: it is printed tomorrow."""
    after = day + NEXT
    off = after.weekday() == 6 and after >= _TWO_DAYS_OFF and after not in printed
    return after + NEXT if off else after


def _candidate(day: dt.date, score: float, mention: Mention, rule: str) -> DateCandidate:
    return DateCandidate(day.isoformat(), score, mention.line, rule, mention.quote)
