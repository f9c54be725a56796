"""What a digest of an issue says: which articles, in what order, in which groups. Selection is pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot import texts
from bot.render.citation import issue_name
from bot.render.lists import headline_line
from bot.render.markup import Rich, bold, join, plain
from seeds.model import Kind
from store import Session, articles
from store.search.standing import Newcomers
from store.values import Headline

# What fits one phone screen with its group lines; the rest is behind a button.
SCREEN_SIZE = 8
# A head takes two lines, with the blank one above it.
MOST_HEADS = 4
# How much an article matters by what it is: a signed report most, a lone headline or a tail least.
_KIND_WEIGHT: dict[Kind, float] = {
    "report": 3.0,
    "feature": 3.0,
    "brief": 1.5,
    "diary": 1.5,
    "photo": 1.0,
    "headline_only": 0.5,
    "continuation": 0.0,
}
# The front page leads the paper; the second page still carries news.
_PAGE_WEIGHT = {1: 3.0, 2: 1.0}
# Longer articles matter more, up to this many characters.
_LONG = 1200
# The paper's own order within a page: each place further down costs this much.
_PLACE_COST = 0.15


@dataclass(frozen=True, slots=True)
class Section:
    """The articles of one column of one page, most important first."""

    page: int | None
    column: str | None
    items: tuple[Headline, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """An issue's articles, grouped; `ranked` has the same articles by importance alone."""

    date: dt.date | None
    date_certain: bool
    paper: str | None
    sections: tuple[Section, ...]
    ranked: tuple[Headline, ...]

    def screen(self, offset: int) -> tuple[Section, ...]:
        """The sections of the articles ranked from `offset` on, as many as fit a screen."""
        return on_screen(self.ranked[offset : offset + SCREEN_SIZE])


def build_digest(session: Session, day: dt.date | None = None, topics: Sequence[str] = ()) -> Digest:
    """The digest of a day's issue, or of the newest; without sections when there is no such issue.

    With `topics` only what answers one of these queries.
    """
    issue = articles.issue(session, day)
    if issue is None:
        return Digest(day, True, None, (), ())
    items = [item for page in issue.pages for item in page.articles]
    if topics:
        newcomers = Newcomers.of(session, [item.id for item in items], issue.date or dt.date.min)
        wanted = newcomers.answering_any(topics)
        items = [item for item in items if item.id in wanted]
    ranked = rank(items)
    paper = issue.papers[0] if issue.papers else None
    return Digest(issue.date, issue.date_certain, paper, group(ranked), ranked)


def rank(
    items: Sequence[Headline], liking: Mapping[int, float] = MappingProxyType({})
) -> tuple[Headline, ...]:
    """Most important first. The items come in the paper's order, page by page.

    `liking`: how much an article concerns its reader, beyond what it is.
    """
    places: dict[int, int] = {}
    weighed: list[tuple[float, int, Headline]] = []
    for order, item in enumerate(items):
        place = places.get(item.page_id, 0)
        places[item.page_id] = place + 1
        weighed.append((_weight(item, place) + liking.get(item.id, 0.0), -order, item))
    return tuple(item for _, _, item in sorted(weighed, key=lambda entry: entry[:2], reverse=True))


def _weight(item: Headline, place: int) -> float:
    return (
        _KIND_WEIGHT[item.kind]
        + _PAGE_WEIGHT.get(item.page or 0, 0.0)
        + min(item.characters, _LONG) / _LONG
        - _PLACE_COST * place
    )


def group(ranked: Sequence[Headline]) -> tuple[Section, ...]:
    """By page and column: pages in their order, columns by their best article, ranked within."""
    groups: dict[tuple[int | None, str | None], list[Headline]] = {}
    for item in ranked:
        groups.setdefault((item.page, item.column), []).append(item)
    # Sorting keeps the order of ranks within a page; pages whose number is unknown come last.
    keys = sorted(groups, key=lambda key: (key[0] is None, key[0] or 0))
    return tuple(Section(page, column, tuple(groups[page, column])) for page, column in keys)


def on_screen(ranked: Sequence[Headline]) -> tuple[Section, ...]:
    """Grouped with few heads: by page alone where there are many columns, not at all where many pages."""
    sections = group(ranked)
    if len(sections) <= MOST_HEADS:
        return sections
    in_order = [item for section in sections for item in section.items]
    pages = list(dict.fromkeys(item.page for item in in_order))
    if len(pages) > MOST_HEADS:
        return (Section(None, None, tuple(in_order)),)
    by_page = {page: tuple(item for item in in_order if item.page == page) for page in pages}
    return tuple(Section(page, None, items) for page, items in by_page.items())


def item_line(number: int, item: Headline, section: Section, *, dated: bool = False) -> Rich:
    """3. 标题, with its 版 or day where no head says it."""
    where = ""
    if dated:
        where = texts.short_day(item.date) if item.date else texts.NO_DATE
    elif section.page is None and item.page is not None:
        where = texts.page_name(item.page)
    return headline_line(number, item) + (f"　{where}" if where else "")


def digest_text(digest: Digest, paper: str, offset: int = 0, doubtful: Collection[int] = ()) -> Rich:
    """One screen of the digest. The numbers go on from `offset`; those of `doubtful` articles are named."""
    head = bold(
        f"{texts.DIGEST} · {issue_name(digest.paper or paper, digest.date, certain=digest.date_certain)}"
    )
    lines = [head]
    number = offset + 1
    sections = digest.screen(offset)
    for section in sections:
        lines.append(plain("\n") + bold(_section_name(section, alone=len(sections) == 1)))
        for item in section.items:
            lines.append(item_line(number, item, section))
            number += 1
    shown = (item for section in sections for item in section.items)
    if doubts := [str(at) for at, item in enumerate(shown, start=offset + 1) if item.id in doubtful]:
        lines.append(plain("\n" + texts.DOUBTFUL_ONES.format(numbers="、".join(doubts))))
    return join(lines)


def _section_name(section: Section, *, alone: bool) -> str:
    page = texts.page_name(section.page) if section.page is not None else ""
    column = section.column or ("" if alone or page else texts.OTHER_REPORTS)
    return " · ".join(part for part in (page, column) if part) or texts.HEADLINES


def digest_messages(
    digest: Digest, paper: str = texts.DEFAULT_PAPER, doubtful: Collection[int] = ()
) -> tuple[str, ...]:
    """The texts that a digest would send, as the reader sees them without its buttons."""
    if not digest.ranked:
        day = digest.date
        return (texts.NO_ISSUE.format(day=texts.full_day(day)) if day else texts.NOTHING_YET,)
    left = len(digest.ranked) - SCREEN_SIZE
    text = digest_text(digest, paper, doubtful=doubtful).text
    return (f"{text}\n\n{texts.REST.format(count=left)}" if left > 0 else text,)
