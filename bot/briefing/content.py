"""What stands in a briefing, whatever its form: values ready to be set."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot import texts
from bot.render.article import names
from bot.render.citation import citation
from seeds.model import Article, Block
from store.clippings import Clipping

# Marks that turn the direction of what follows (Unicode's Bidi_Control): what a person typed could turn
# the lines of a file around it.
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a text; `kind` as the page schema's block types."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a briefing. `source` is its citation; empty strings where the page prints nothing."""

    title: str
    kicker: str
    subtitle: str
    byline: str
    column: str
    source: str
    note: str
    paragraphs: tuple[Paragraph, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing: its title, the day it was made, and its articles in order."""

    title: str
    day: dt.date
    entries: tuple[Entry, ...]


def briefing(title: str, day: dt.date, found: Sequence[tuple[Clipping, Article]], paper: str) -> Briefing:
    """A briefing of these clippings, in their order; `paper` where the page does not say."""
    return Briefing(
        straight(title), day, tuple(_entry(clipping, article, paper) for clipping, article in found)
    )


def _entry(clipping: Clipping, article: Article, paper: str) -> Entry:
    head = clipping.headline
    # A file is passed on without the chat: where text is lost it says so in the same words.
    paragraphs = [Paragraph("paragraph", texts.GAP_BEFORE)] if article.gap_before else []
    paragraphs += [Paragraph(block.type, _text(block)) for block in article.blocks]
    if article.affiliation:
        paragraphs.append(Paragraph("paragraph", article.affiliation))
    return Entry(
        title=head.title,
        kicker=article.kicker or "",
        subtitle=article.subtitle or "",
        byline=names(article.byline),
        column=article.column or "",
        source=citation(head.paper or paper, head.date, head.page, certain=head.date_certain),
        note=texts.SENT_WITH.format(note=note) if (note := straight(clipping.note)) else "",
        paragraphs=tuple(paragraphs),
        tags=tuple(tag for each in clipping.tags if (tag := straight(each))),
    )


def straight(typed: str) -> str:
    """What somebody typed, without marks that turn the direction."""
    return _TURNS.sub("", typed)


def _text(block: Block) -> str:
    label = f"{block.label}：" if block.label else ""
    return f"{label}{block.text}{texts.GAP if block.gap_after else ''}"
