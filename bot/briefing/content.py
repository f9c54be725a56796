"""What stands in a briefing, whatever its form: values ready to be set."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot import texts
from bot.render.article import credits_apart, has_doubts, names, with_doubts
from bot.render.citation import citation
from seeds.model import Article, Block
from store.clippings import Clipping
from store.values import Part

# Marks that turn the direction of what follows (Unicode's Bidi_Control): what a person typed could turn
# the lines of a file around it.
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_WIDE = dict(zip(",;:!?", "，；：！？", strict=True))
_CHINESE = "[\u3400-\u9fff\u3001-\u3020“”‘’…—（），；：！？]"
# A mark of half width in Chinese text; not in 10:30, 1,000 or a web address.
_NARROW = re.compile(rf"(?<={_CHINESE})[,;:!?](?![\x21-\x2f\x3a-\x40])|(?<=[\w%])[,;!?](?={_CHINESE})")
_BRACKETS = re.compile(r"\(([^()\n]{1,300})\)")
_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a text; `kind` as the page schema's block types; "foot": a small line about it."""

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


def briefing(
    title: str,
    day: dt.date,
    found: Sequence[tuple[Clipping, Article]],
    paper: str,
    parts: Mapping[int, Sequence[Part]] | None = None,
) -> Briefing:
    """A briefing of these clippings, in their order.

    Args:
        title: as somebody typed it.
        day: on which it is made.
        found: each clipping with its article.
        paper: the newspaper's name where the page does not say.
        parts: of articles that go on on other pages, by the number of the clipping.
    """
    parts = parts or {}
    entries = (_entry(each, article, paper, parts.get(each.headline.id, ())) for each, article in found)
    return Briefing(straight(title), day, tuple(entries))


def _entry(clipping: Clipping, article: Article, paper: str, parts: Sequence[Part]) -> Entry:
    head = clipping.headline
    return Entry(
        title=wide(head.title),
        kicker=wide(article.kicker or ""),
        subtitle=wide(article.subtitle or ""),
        byline=names(article.byline),
        column=wide(article.column or ""),
        source=citation(head.paper or paper, head.date, head.page, certain=head.date_certain),
        note=texts.SENT_WITH.format(note=note) if (note := straight(clipping.note)) else "",
        paragraphs=tuple(
            Paragraph(part.kind, wide(part.text)) for part in _paragraphs(article, parts) if part.text
        ),
        tags=tuple(tag for each in clipping.tags if (tag := straight(each))),
    )


def _paragraphs(article: Article, parts: Sequence[Part]) -> Iterable[Paragraph]:
    """The text as the chat shows it: a file is passed on without it, doubts and all."""
    yield from (Paragraph(block.type, _text(block)) for block in article.blocks if block.type == "note")
    yield Paragraph("paragraph", article.entry_date.text or "" if article.entry_date else "")
    yield Paragraph("paragraph", texts.GAP_BEFORE if article.gap_before else "")
    pages = {part.block: part.page for part in parts}
    for at, block in enumerate(article.blocks):
        yield Paragraph("foot", texts.JUMPED.format(page=texts.page_name(pages[at])) if at in pages else "")
        if block.type != "note":
            yield Paragraph(block.type, _text(block))
    if not article.blocks and article.kind == "headline_only":
        yield Paragraph("foot", texts.HEADLINE_ONLY)
    yield Paragraph("caption", credits_apart(article))
    yield Paragraph("paragraph", article.affiliation or "")
    yield Paragraph("foot", texts.SEAM_EXPLAINED if has_doubts(article) else "")


def wide(text: str) -> str:
    """The text with marks of full width: those that the OCR took for half ones break lines wrongly."""
    text = _BRACKETS.sub(lambda found: f"（{found[1]}）" if _HAN.search(found[1]) else found[0], text)
    return _NARROW.sub(lambda found: _WIDE[found[0]], text)


def straight(typed: str) -> str:
    """What somebody typed, without marks that turn the direction."""
    return _TURNS.sub("", typed)


def _text(block: Block) -> str:
    label = f"{block.label}：" if block.label else ""
    return f"{label}{with_doubts(block)}{texts.GAP if block.gap_after else ''}"
