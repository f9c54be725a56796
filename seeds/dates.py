"""The day of the issue: candidates with score and source, then a choice that one outlier does not move."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lunardate import LunarDate

from seeds import rules
from seeds.lines import Line, Tag
from seeds.trace import DateCandidate

_FULL = re.compile(r"(?<!\d)((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日")
_DAY = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")
_RANGE = re.compile(r"^(?:至|到|[-—~～－])(?:(\d{1,2})月)?(\d{1,2})日")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
# Days between the newest event of a page and the next: more, and the newest is taken for an outlier.
OUTLIER_DAYS = 12
# A page tells of events up to this many days old as of new ones.
NEWS_DAYS = 45


@dataclass(frozen=True)
class Mention:
    """A day named on the page, with or without a year, and how it is spoken of."""

    year: int | None
    month: int
    day: int
    line: int
    quote: str
    kind: str  # "dateline", "event", "future", "entry", "header"
    today: bool = False

    def on(self, year: int) -> dt.date | None:
        """The day in that year; None when there is no such day."""
        return safe_date(self.year or year, self.month, self.day)


@dataclass(frozen=True)
class PageDate:
    """The chosen day with its reason; `certain` only on strict evidence."""

    date: dt.date | None
    basis: str | None
    certain: bool
    candidates: tuple[DateCandidate, ...] = ()
    # The year that dates without one are read in.
    year: int | None = None


def safe_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, None when the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def page_date(lines: Sequence[Line]) -> PageDate:
    """The day on which the page came out, read off its own words."""
    found = [m for line in lines if line.tag is not Tag.REPEAT for m in mentions(line)]
    header = next((m for m in found if m.kind == "header"), None)
    if header and (day := header.on(0)):
        return PageDate(day, header.quote, True, (_candidate(day, 9.0, header, "printed"),), day.year)
    year = year_of(lines, found)
    if year is None:
        return PageDate(None, None, False)
    days = _candidates(found, year)
    if not days:
        return PageDate(None, None, False, year=year)
    best = max(days, key=lambda c: (c.score, c.date))
    certain = best.rule == "dateline today" and any(
        m.year and (d := m.on(year)) and abs((dt.date.fromisoformat(best.date) - d).days) <= NEWS_DAYS
        for m in found
    )
    return PageDate(dt.date.fromisoformat(best.date), best.quote, certain, tuple(days), year)


def mentions(line: Line) -> list[Mention]:
    """The days that a line names."""
    if line.tag is Tag.HEADER:
        match = rules.PAGE_HEADER.match(line.text)
        return (
            [
                _mention(
                    line, match, int(match.group("year")), match.group("month"), match.group("day"), "header"
                )
            ]
            if match
            else []
        )
    if line.tag is Tag.ENTRY_DATE:
        match = rules.ENTRY_DATE.match(line.text)
        if match:
            year = int(match.group("year")) if match.group("year") else None
            return [_mention(line, match, year, match.group("month"), match.group("day"), "entry")]
    out = []
    text = line.text
    dateline = rules.DATELINE.match(text)
    if dateline:
        today = bool(rules.TODAY.search(text[: dateline.end() + 60]))
        out.append(
            _mention(line, dateline, None, dateline.group("month"), dateline.group("day"), "dateline", today)
        )
    for match in _FULL.finditer(text):
        out.append(
            _mention(line, match, int(match.group(1)), match.group(2), match.group(3), _spoken(text, match))
        )
    for match in _DAY.finditer(text):
        if not (dateline and match.start() < dateline.end()):
            out.append(_mention(line, match, None, match.group(1), match.group(2), _spoken(text, match)))
            last = _RANGE.match(text[match.end() :])
            if last and out[-1].kind == "event":
                month = last.group(1) or match.group(1)
                out.append(_mention(line, match, None, month, last.group(2), "event"))
    return out


def _mention(  # noqa: PLR0917 - the parts of a date in their order
    line: Line, match: re.Match[str], year: int | None, month: str, day: str, kind: str, today: bool = False
) -> Mention:
    quote = match.string[max(0, match.start() - 6) : match.end() + 18]
    return Mention(year, int(month), int(day), line.number, quote.strip(), kind, today)


def _spoken(text: str, match: re.Match[str]) -> str:
    before, after = text[: match.start()], text[match.end() :]
    if rules.FUTURE_BEFORE.search(before[-6:]) or rules.FUTURE_AFTER.match(after[:4]):
        return "future"
    if before[-1:] == "年" or after[:1] in ("颁",):
        return "past year"
    earlier = re.search(r"(?:去年|前年|上一年|次年|每年|历年)[^。]{0,2}$", before[-8:])
    return "past year" if earlier else "event"


# ── the year ──────────────────────────────────────────────────────────────────────────────────────────

# What speaks for a year, each with its reason.
YEAR = {
    "named": 1.0,  # 2024年春风行动
    "named last year": 0.3,  # the year before is told of as well: 比2023年降低
    "named ahead": -0.4,  # plans name the next year: 2025年示范性项目
    "near": 4.0,  # a full date shortly before the issue: 2024年12月10日
    "told before it came": -3.0,  # 2023年11月30日，…上线运行 cannot stand in a paper of March 2023
    "weekday": 4.0,  # 5月2日 星期四
    "festival": 6.0,  # 6月8日（端午节假期第1日）
}


def year_of(lines: Sequence[Line], found: Sequence[Mention]) -> int | None:
    """The year of the issue: the best of those that the page names and of their neighbours."""
    facts = [fact for line in lines if line.tag is not Tag.REPEAT for fact in _year_facts(line)]
    years = {year + step for year, _, _ in facts for step in (0, 1)}
    years |= {y for line in lines for y in festival_years(line.text)}
    if not years:
        return None
    festivals = [festival_years(line.text) for line in lines if line.tag is Tag.BODY]
    scores = {
        y: _year_score(y, facts, found) + YEAR["festival"] * any(y in f for f in festivals)
        for y in sorted(years)
    }
    return max(scores, key=lambda y: (scores[y], y))


def _year_facts(line: Line) -> list[tuple[int, int | None, bool]]:
    """Years with a month where one stands by, and whether the text speaks of the future."""
    out = []
    for match in _YEAR.finditer(line.text):
        before, after = line.text[: match.start()], line.text[match.end() :]
        ahead = bool(
            rules.FUTURE_BEFORE.search(before[-6:])
            or rules.FUTURE_AFTER.match(after[:4])
            or after[:2] in ("两个", "和2")
        )
        month = re.match(r"(\d{1,2})月", after)
        out.append(
            (int(match.group(1)), int(month.group(1)) if month else None, ahead or after[:1] in "底末前")
        )
    return out


def _year_score(year: int, facts: Sequence[tuple[int, int | None, bool]], found: Sequence[Mention]) -> float:
    newest = _newest_event(found, year)
    issue = newest[1] if newest else dt.date(year, 12, 31)
    score = 0.0
    for named, month, ahead in facts:
        if ahead:
            continue
        if month and (named, month) > (issue.year, issue.month):
            score += YEAR["told before it came"]
        elif named == year:
            score += YEAR["named"]
        elif named == year - 1:
            score += YEAR["named last year"]
        elif named > year:
            score += YEAR["named ahead"]
    full = [d for m in found if m.year and m.kind in ("event", "entry") and (d := m.on(0))]
    score += YEAR["near"] * any(0 <= (issue - d).days <= NEWS_DAYS for d in full)
    return score + YEAR["weekday"] * any(_weekday_fits(m, year) for m in found)


def _weekday_fits(mention: Mention, year: int) -> bool:
    """5月2日 星期四 fits some years only."""
    weekday = (
        re.search(r"(?:星期|周)([一二三四五六日天])", mention.quote) if mention.kind == "entry" else None
    )
    day = mention.on(year)
    return bool(
        weekday and day and day.weekday() == "一二三四五六日".index(weekday.group(1).replace("天", "日"))
    )


# Festivals by the lunar calendar: month and day there.
_LUNAR = {"春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "七夕": (7, 7), "中秋": (8, 15), "重阳": (9, 9)}
_FESTIVAL = re.compile("|".join(_LUNAR))
_YEARS = range(2000, 2041)


@functools.lru_cache(maxsize=64)
def festival_day(name: str, year: int) -> dt.date:
    """The day of a lunar festival in a year of our calendar."""
    day: dt.date = LunarDate(year, *_LUNAR[name]).to_solar_date()
    return day


def festival_years(text: str) -> frozenset[int]:
    """The years in which a festival falls next to the day named beside it: 6月8日（端午节假期第1日）."""
    years: set[int] = set()
    for match in _DAY.finditer(text):
        near = _FESTIVAL.search(text[match.end() : match.end() + 6])
        month, day = int(match.group(1)), int(match.group(2))
        if near and 1 <= month <= 12 and 1 <= day <= 31:
            years |= {
                y
                for y in _YEARS
                if (d := safe_date(y, month, day)) and -1 <= (festival_day(near.group(), y) - d).days <= 3
            }
    return frozenset(years)


# ── the day ───────────────────────────────────────────────────────────────────────────────────────────


def _candidates(found: Sequence[Mention], year: int) -> list[DateCandidate]:
    """Datelines and the newest event, each with its score."""
    out = []
    lines = [(m, d) for m in found if m.kind == "dateline" and (d := m.on(year))]
    newest = _newest_event(found, year)
    for mention, day in lines:
        rule = "dateline today" if mention.today else "dateline"
        later = {
            m.line
            for m in found
            if m.kind == "event" and (e := m.on(year)) and newest and day < e <= newest[1]
        }
        # News of later days than a dateline's say that the report was printed late.
        score = (6.0 if mention.today else 5.0) - 1.5 * len(later)
        out.append(_candidate(next_issue(day), score, mention, rule))
    if newest:
        out.append(_candidate(next_issue(newest[1]), 3.0, newest[0], "latest event"))
    return out


def _newest_event(found: Sequence[Mention], year: int) -> tuple[Mention, dt.date] | None:
    """The newest day told of as past; one that stands alone, far after all others, is an outlier."""
    events = sorted(
        (
            (d, m)
            for m in found
            if m.kind in ("event", "entry", "dateline") and (d := m.on(year)) and d.year == year
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
    ):
        newest = days[-2]
    mention = next(m for d, m in events if d == newest)
    return mention, newest


def next_issue(day: dt.date) -> dt.date:
    """News of a day is printed on the next; Sundays have no issue to speak of."""
    after = day + dt.timedelta(days=1)
    return after + dt.timedelta(days=1) if after.weekday() == 6 else after


def _candidate(day: dt.date, score: float, mention: Mention, rule: str) -> DateCandidate:
    return DateCandidate(day.isoformat(), score, mention.line, rule, mention.quote)
