"""What one digest or alert says: the new articles that concern a person, ranked, each story once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot import texts
from bot.digests import MOST_HEADS, Section, group, item_line, on_screen, rank
from bot.render import phone
from bot.render.citation import issue_name
from bot.render.lists import TITLE_LENGTH
from bot.render.markup import Rich, bold, join, plain, shortened
from store.search.legible import as_legible
from store.subscriptions import Style
from store.values import Headline

# At most so many are shown at a time; fewer where they would not fit one phone screen.
SCREEN_SIZES: dict[Style, int] = {"titles": 8, "leads": 5, "whole": 8, "survey": 8}
_LEAD_LENGTH = 60
# A blank line, the pages it stands on, what is doubtful; and a head as it is most often.
_FOOT, _USUAL_HEAD = 4, "日报 · 《工人日报》2024年12月20日"
# What stands behind a title where no head tells its page or day.
_WHERE = "　12月20日"


@dataclass(frozen=True, slots=True)
class Composed:
    """Articles in their order, each story once; `also`: the others that tell the story of one."""

    items: tuple[Headline, ...]
    also: Mapping[int, tuple[Headline, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edition:
    """The articles of a digest, most important first; how they are shown; when it should have come.

    `caught_up`: the day of the digest before, where holidays, a pause or a stop lie between. `also`: where
    else a story stands. `told`: that some has been told already, and `before`: what that was. `head` and
    `lines`: what stands above instead of the issue's name.
    """

    items: tuple[Headline, ...]
    style: Style = "titles"
    topics: tuple[str, ...] = ()
    late_since: str = ""
    caught_up: dt.date | None = None
    also: Mapping[int, tuple[Headline, ...]] = field(default_factory=dict)
    head: str = ""
    lines: tuple[str, ...] = ()
    told: str = ""
    before: tuple[int, ...] = ()
    _counts: dict[int, int] = field(default_factory=dict, compare=False, repr=False)

    def screen(self, offset: int) -> tuple[Headline, ...]:
        """The articles of one screen in the order in which they stand there."""
        return tuple(item for section in self.sections(offset) for item in section.items)

    def screen_before(self, offset: int) -> int:
        """Where the screen before that of `offset` begins."""
        at = 0
        while (after := at + self._count(at)) < offset:
            at = after
        return at

    def sections(self, offset: int) -> tuple[Section, ...]:
        """One screen: newest issue first, then by page and column as `/digest` groups them.

        Of several issues each is one group: with a line for every page of each it were two screens. Of many
        none is: the day stands behind the title.
        """
        return self._grouped(self.items[offset : offset + self._count(offset)])

    def top(self, head: str) -> list[str]:
        """What stands above the articles, the head first."""
        told = [self.head or head, *self.lines]
        if self.late_since:
            told.append(texts.LATE.format(due=self.late_since))
        if self.caught_up:
            issues = len({item.date for item in self.items})
            told.append(texts.CAUGHT_UP.format(day=texts.short_day(self.caught_up), count=issues))
        if self.topics:
            told.append(texts.ABOUT.format(topics=texts.listed(self.topics)))
        return [*told, *([self.told] if self.told else [])]

    def _count(self, offset: int) -> int:
        """How many articles fit one screen from there on: one at least."""
        if offset not in self._counts:
            self._counts[offset] = self._fitting(offset)
        return self._counts[offset]

    def _fitting(self, offset: int) -> int:
        room = phone.LINES - _FOOT - sum(map(phone.lines_of, self.top(_USUAL_HEAD)))
        most = len(self.items[offset : offset + SCREEN_SIZES[self.style]])
        fitting = (n for n in range(most, 1, -1) if self._height(self.items[offset : offset + n]) <= room)
        return next(fitting, 1)

    def _height(self, some: Sequence[Headline]) -> int:
        """The lines that these articles take with their heads."""
        sections = self._grouped(some)
        bare = len(sections) == 1 and sections[0].page is None and sections[0].column is None
        lines, where = (0, _WHERE) if bare else (2 * len(sections), "")
        for item in some:
            lines += phone.lines_of(f"10. {item.title[:TITLE_LENGTH]}{where}")
            lines += item.id in self.also
            if self.style == "leads" and item.lead:
                lines += phone.lines_of(item.lead[:_LEAD_LENGTH].replace("\n", " "))
        return lines

    def _grouped(self, some: Sequence[Headline]) -> tuple[Section, ...]:
        days = sorted({item.date or dt.date.min for item in some}, reverse=True)
        if len(days) == 1:
            return on_screen(some)
        by_day = [_in_order([item for item in some if (item.date or dt.date.min) == day]) for day in days]
        if len(days) > MOST_HEADS:
            return (Section(None, None, tuple(item for items in by_day for item in items)),)
        return tuple(Section(None, None, items) for items in by_day)


def _in_order(items: Sequence[Headline]) -> tuple[Headline, ...]:
    return tuple(item for section in group(items) for item in section.items)


def composed(
    items: Iterable[Headline],
    same: Mapping[int, int],
    liking: Mapping[int, float],
    read: Collection[int] = (),
    *,
    together: bool = False,
) -> Composed:
    """Ranked within each issue, the newest issue first (`together`: over all), the same story once.

    The fullest article that can be read stands for its story, at the best place that one of them has. A
    story that this person has `read` is left out, whichever article told it.
    """
    by_day: dict[dt.date | None, list[Headline]] = {}
    for item in items:
        by_day.setdefault(None if together else item.date, []).append(item)
    days = sorted(by_day, key=lambda day: day or dt.date.min, reverse=True)
    told: dict[int, list[Headline]] = {}
    for day in days:
        for item in rank(by_day[day], liking):
            told.setdefault(same.get(item.id, item.id), []).append(item)
    unread = [each for each in told.values() if not any(item.id in read for item in each)]
    full = [max(_legible(each), key=lambda item: item.characters) for each in unread]
    also = {
        one.id: tuple(item for item in each if item.id != one.id)
        for one, each in zip(full, unread, strict=True)
        if len(each) > 1
    }
    return Composed(tuple(full), also)


def _legible(told: Sequence[Headline]) -> Sequence[Headline]:
    """Those of a story's articles that have not come garbled beside others."""
    if len(told) == 1:
        return told
    good = as_legible([item.lead for item in told])
    return [item for item, is_good in zip(told, good, strict=True) if is_good]


def edition_text(edition: Edition, head: str, offset: int = 0) -> Rich:
    """One screen of an edition; its numbers go on from `offset`."""
    first, *more = edition.top(head)
    lines: list[Rich] = [bold(first), *map(plain, more)]
    sections = edition.sections(offset)
    several_days = len({section.items[0].date for section in sections}) > 1
    number = offset + 1
    for section in sections:
        days = {item.date for item in section.items}
        if name := _group_name(section, dated=several_days, alone=len(sections) == 1):
            lines.append(plain("\n") + bold(name))
        for item in section.items:
            lines.append(item_line(number, item, section, dated=len(days) > 1))
            if others := edition.also.get(item.id):
                lines.append(plain(_elsewhere(item, others)))
            if edition.style == "leads" and item.lead:
                lines.append(shortened(plain(item.lead), _LEAD_LENGTH))
            number += 1
    return join(lines)


def _elsewhere(item: Headline, others: Sequence[Headline]) -> str:
    """另见 第1版、12月20日 第3版: where else the story stands."""
    places = []
    for other in others:
        day = texts.short_day(other.date) if other.date and other.date != item.date else ""
        page = texts.page_name(other.page) if other.page is not None else ""
        places.append(f"{day} {page}".strip() or texts.NO_DATE)
    return texts.ALSO.format(places="、".join(dict.fromkeys(places)))


def standing_on(items: Sequence[Headline], doubtful: Sequence[int] = ()) -> Rich:
    """Which pages an edition stands on, and the numbers of the articles that want a second look."""
    pages: dict[dt.date | None, set[int]] = {}
    for item in items:
        pages.setdefault(item.date, set()).update({item.page} if item.page else set())
    parts = []
    for day, numbers in pages.items():
        name = texts.short_day(day) if day else texts.NO_DATE
        parts.append(f"{name} {texts.pages_named(sorted(numbers))}".strip())
    said = texts.STANDS_ON.format(pages="；".join(parts[:3]) + ("……" if len(parts) > 3 else ""))
    if doubtful:
        said += "\n" + texts.DOUBTFUL_ONES.format(numbers="、".join(map(str, doubtful)))
    return plain(said)


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
