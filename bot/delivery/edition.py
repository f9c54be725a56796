"""What one digest or alert says: the new articles that concern a person, ranked, each story once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot import texts
from bot.digests import Section, group, rank
from bot.render.citation import issue_name
from bot.render.lists import TITLE_LENGTH, headline_line
from bot.render.markup import Rich, bold, join, plain, shortened
from store.search.level import level
from store.subscriptions import Style
from store.values import Headline

# What fits one phone screen.
SCREEN_SIZES: dict[Style, int] = {"titles": 8, "leads": 5, "whole": 8}
_LEAD_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Edition:
    """The articles of a digest, most important first; how they are shown; when it should have come.

    `caught_up`: the day of the digest before, where holidays, a pause or a stop lie between.
    """

    items: tuple[Headline, ...]
    style: Style = "titles"
    topics: tuple[str, ...] = ()
    late_since: str = ""
    caught_up: dt.date | None = None

    def screen(self, offset: int) -> tuple[Headline, ...]:
        """The articles of one screen in the order in which they stand there."""
        return tuple(item for section in self.sections(offset) for item in section.items)

    def sections(self, offset: int) -> tuple[Section, ...]:
        """One screen: newest issue first, then by page and column as `/digest` groups them."""
        some = self.items[offset : offset + SCREEN_SIZES[self.style]]
        days = sorted({item.date or dt.date.min for item in some}, reverse=True)
        by_day = [[item for item in some if (item.date or dt.date.min) == day] for day in days]
        return tuple(section for items in by_day for section in group(items))


def composed(items: Iterable[Headline], *, together: bool = False) -> tuple[Headline, ...]:
    """Ranked within each issue, the newest issue first, the same story once; `together`: over all issues.

    The same headline again, on another page or another day, is the same story (a notice printed twice, a
    continuation that repeats its title).
    """
    by_day: dict[dt.date | None, list[Headline]] = {}
    for item in items:
        by_day.setdefault(None if together else item.date, []).append(item)
    days = sorted(by_day, key=lambda day: day or dt.date.min, reverse=True)
    told: dict[str, Headline] = {}
    for day in days:
        for item in rank(by_day[day]):
            told.setdefault(level(item.title), item)
    return tuple(told.values())


def edition_text(edition: Edition, head: str, offset: int = 0) -> Rich:
    """One screen of an edition; its numbers go on from `offset`."""
    lines: list[Rich] = [bold(head)]
    if edition.late_since:
        lines.append(plain(texts.LATE.format(due=edition.late_since)))
    if edition.caught_up:
        issues = len({item.date for item in edition.items})
        lines.append(plain(texts.CAUGHT_UP.format(day=texts.short_day(edition.caught_up), count=issues)))
    if edition.topics:
        lines.append(plain(texts.ABOUT.format(topics=texts.listed(edition.topics))))
    sections = edition.sections(offset)
    several_days = len({section.items[0].date for section in sections}) > 1
    number = offset + 1
    for section in sections:
        if name := _group_name(section, dated=several_days, alone=len(sections) == 1):
            lines.append(plain("\n") + bold(name))
        for item in section.items:
            lines.append(headline_line(number, item))
            if edition.style == "leads" and item.lead:
                lines.append(shortened(plain(item.lead), _LEAD_LENGTH))
            number += 1
    return join(lines)


def standing_on(items: Sequence[Headline], doubtful: int) -> Rich:
    """Which pages an edition stands on, and how many of its articles want a second look."""
    pages: dict[dt.date | None, set[int]] = {}
    for item in items:
        pages.setdefault(item.date, set()).update({item.page} if item.page else set())
    parts = []
    for day, numbers in pages.items():
        name = texts.short_day(day) if day else texts.NO_DATE
        parts.append(f"{name} {texts.pages_named(sorted(numbers))}".strip())
    said = texts.STANDS_ON.format(pages="；".join(parts[:3]) + ("……" if len(parts) > 3 else ""))
    return plain(said + (texts.DOUBTFUL_ONES.format(count=doubtful) if doubtful else ""))


def issue_heads(items: Sequence[Headline], paper: str) -> str:
    """The issue that all articles are of, or the house's paper alone where there are several."""
    first = items[0]
    if len({item.date for item in items}) > 1:
        return f"《{first.paper or paper}》"
    return issue_name(first.paper or paper, first.date, certain=all(item.date_certain for item in items))


def _group_name(section: Section, *, dated: bool, alone: bool) -> str:
    day = section.items[0].date
    parts = [texts.short_day(day)] if dated and day else []
    parts += [texts.page_name(section.page)] if section.page is not None else []
    parts += [section.column[:TITLE_LENGTH]] if section.column else []
    return " · ".join(parts) or ("" if alone else texts.OTHER_REPORTS)
