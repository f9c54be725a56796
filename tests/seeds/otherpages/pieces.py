"""The clean articles of a page-set, and the lines that they are printed as."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

Person = tuple[str, str | None]
RUNNING = ("paragraph", "caption")
_ENTRY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
_PRINTED = ("column", "kicker", "title", "subtitle", "affiliation")


@dataclass(eq=False)
class Block:
    """A block of an article; `gap`: text is lost behind it. Two that read the same are two."""

    type: str
    text: str
    label: str | None = None
    gap: bool = False


@dataclass(eq=False)
class Line:
    """A printed line: of a head or beside the text ("head"), of a block ("block"), or nobody's ("noise").

    `place` orders the lines of an article as they are read; `close`: no blank line before it.
    """

    what: str
    text: str
    article: int = -1
    block: Block | None = None
    place: float = 0
    role: str = ""
    why: str = ""
    close: bool = False


@dataclass(eq=False)
class Article:
    """An article of a page-set; what is done to the page is done to it, and the gold is read off it."""

    number: int
    kind: str
    blocks: list[Block]
    column: str | None
    kicker: str | None
    title: str | None
    subtitle: str | None
    affiliation: str | None
    byline: list[Person]
    credits: list[Person]
    dateline: dict[str, str] | None
    # A diary's day: as printed, and which it is.
    entry: tuple[str, str | None] | None
    jump_to: int | None
    jump_from: int | None
    # Lines of the signature under the head, and lines by themselves below the text.
    signed: list[str]
    own: list[str]
    # Head and beginning are lost.
    headless: bool = False
    head: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        # Lines of verse are neither cut nor lost.
        short = sum(len(b.text) < 22 for b in self.blocks)
        self.verse = len(self.blocks) >= 8 and short > 0.8 * len(self.blocks)

    @property
    def whole(self) -> list[Line]:
        """All its lines, as they stand when nothing comes between them."""
        return self.head + self.body + self.below

    @property
    def paragraphs(self) -> int:
        """How many paragraphs it has."""
        return sum(b.type == "paragraph" for b in self.blocks)

    def widened(self, widths: dict[str, str]) -> None:
        """Prints it with other widths of punctuation."""
        table = str.maketrans(widths)
        for block in self.blocks:
            block.text = block.text.translate(table)
        for name in _PRINTED:
            setattr(self, name, (getattr(self, name) or "").translate(table) or None)
        self.own = [line.translate(table) for line in self.own]
        self.signed = [line.translate(table) for line in self.signed]
        if self.entry:
            self.entry = (self.entry[0].translate(table), self.entry[1])


def articles_of(page_set: dict[str, Any]) -> list[Article]:
    """The articles of a page-set, in its order."""
    year = (page_set["issued"] or "")[:4]
    return [_article(number, given, year) for number, given in enumerate(page_set["articles"])]


def _article(number: int, given: dict[str, Any], year: str) -> Article:
    signed = list(given.get("signed") or ())
    entry = _entry(given, year)
    if entry and entry[0] in signed:
        signed.remove(entry[0])
    return Article(
        number,
        given.get("kind", "report"),
        [_block(b) for b in given["blocks"]],
        column=given.get("column"),
        kicker=given.get("kicker"),
        title=given.get("title"),
        subtitle=given.get("subtitle"),
        affiliation=given.get("affiliation"),
        byline=[(name, role) for name, role in given.get("byline") or ()],
        credits=[(name, role) for name, role in given.get("credits") or ()],
        dateline=given.get("dateline"),
        entry=entry,
        jump_to=given.get("jump_to"),
        jump_from=given.get("jump_from"),
        signed=signed,
        own=list(given.get("own_lines") or ()),
    )


def _block(given: str | list[str]) -> Block:
    kind, text = ("paragraph", given) if isinstance(given, str) else given
    kind, _, label = kind.partition(":")
    return Block(kind, text.strip(), label or None)


def _entry(given: dict[str, Any], year: str) -> tuple[str, str | None] | None:
    """The day of a diary: told with its date, or only as it is printed."""
    if text := given.get("entry"):
        day = _ENTRY.match(text)
        date = f"{day[1] or year}-{int(day[2]):02}-{int(day[3]):02}" if day else None
        return text, date
    told = given.get("entry_date")
    return (told["text"], told["date"]) if told else None
