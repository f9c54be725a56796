"""The day of the issue: candidates with score and source, then a choice that one outlier does not move."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from seeds import rules
from seeds.lines import Line, Tag
from seeds.trace import DateCandidate

_FULL = re.compile(r"(?<!\d)((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日")
_DAY = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")
_RANGE = re.compile(r"^(?:至|到|[-—~～－])(?:(\d{1,2})月)?(\d{1,2})日")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_PAST_YEAR = re.compile(r"^(?:度|以来|\d{1,2}月)")
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


def _mention(
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


def year_of(lines: Sequence[Line], found: Sequence[Mention]) -> int | None:
    """The year of the issue, from full dates near the newest events, and from years that have begun."""
    votes: Counter[int] = Counter()
    for line in lines:
        if line.tag is Tag.REPEAT:
            continue
        for match in _YEAR.finditer(line.text):
            year = int(match.group(1))
            before, after = line.text[: match.start()], line.text[match.end() :]
            if rules.FUTURE_BEFORE.search(before[-6:]) or rules.FUTURE_AFTER.match(after[:4]):
                continue
            votes[year] += 3 if _PAST_YEAR.match(after) else 1
            votes[year + 1] += 0
    for mention in found:
        votes.update(_weekday_votes(mention, set(votes)))
    if not votes or not any(votes.values()):
        return None
    return _newest_believable(votes, found)


def _weekday_votes(mention: Mention, years: set[int]) -> dict[int, int]:
    """5月2日 星期四 fits some years only."""
    if mention.kind != "entry" or mention.year:
        return {}
    weekday = re.search(r"(?:星期|周)([一二三四五六日天])", mention.quote)
    if not weekday:
        return {}
    wanted = "一二三四五六日".index(weekday.group(1).replace("天", "日"))
    near = {y + d for y in years for d in (0, 1)} or set(range(2010, 2036))
    return {y: 6 for y in near if (day := mention.on(y)) and day.weekday() == wanted}


def _newest_believable(votes: Counter[int], found: Sequence[Mention]) -> int | None:
    """The newest year with enough behind it: a full date of it that is past, or several mentions."""
    full = {m.year for m in found if m.year and m.kind in ("event", "entry")}
    total = sum(votes.values())
    for year in sorted((y for y, n in votes.items() if n), reverse=True):
        if year in full or votes[year] >= max(2, 0.12 * total):
            return _not_ahead(year, full)
    return max(votes, key=lambda y: (votes[y], y))


def _not_ahead(year: int, full: set[int | None]) -> int:
    """Plans name the next year (2025年示范性项目): the year of full dates goes before it."""
    known = [y for y in full if y]
    return max(known) if known and max(known) == year - 1 and year not in full else year


# ── the day ───────────────────────────────────────────────────────────────────────────────────────────


def _candidates(found: Sequence[Mention], year: int) -> list[DateCandidate]:
    out = []
    for mention in found:
        day = mention.on(year)
        if mention.kind == "dateline" and day:
            rule = "dateline today" if mention.today else "dateline"
            out.append(_candidate(next_issue(day), 6.0 if mention.today else 5.0, mention, rule))
    newest = _newest_event(found, year)
    if newest:
        out.append(_candidate(next_issue(newest[1]), 3.0, newest[0], "latest event"))
    return _agreeing(out)


def _agreeing(days: list[DateCandidate]) -> list[DateCandidate]:
    """A dateline far from every other is doubted."""
    return days


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
