"""The clean articles of a page-set, as a generator of pages takes them before it sets and damages them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

Person = tuple[str, str | None]
_ENTRY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
_HALVES = {"，": ",", "（": "(", "）": ")", "：": ":", "；": ";", "！": "!", "？": "?"}
_PRINTED = ("column", "kicker", "title", "subtitle", "affiliation")


@dataclass(eq=False)
class Block:
    """A block of an article; `gap`: text is lost behind it. Two that read the same are two."""

    type: str
    text: str
    label: str | None = None
    gap: bool = False


@dataclass(eq=False)
class CleanArticle:
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

    def narrow(self, marks: str) -> None:
        """Prints these marks of punctuation at half their width."""
        for block in self.blocks:
            block.text = narrowed(block.text, marks)
        for name in _PRINTED:
            setattr(self, name, narrowed(getattr(self, name) or "", marks) or None)
        self.own = [narrowed(line, marks) for line in self.own]
        self.signed = [narrowed(line, marks) for line in self.signed]
        if self.entry:
            self.entry = (narrowed(self.entry[0], marks), self.entry[1])

    def lose_head(self) -> None:
        """The head is lost; who is not named in a line below the text is no longer known to have signed."""
        own = [line.replace(" ", "") for line in self.own]
        self.kind, self.signed, self.entry, self.dateline = "continuation", [], None, None
        self.byline = [person for person in self.byline if any(person[0] in line for line in own)]
        self.column = self.kicker = self.title = self.subtitle = None

    def forget_unprinted(self, texts: Iterable[str]) -> None:
        """Who is named in none of the texts, that are left of the article, is no longer known."""
        printed = "".join("".join(texts).split())
        self.byline = [person for person in self.byline if "".join(person[0].split()) in printed]
        self.credits = [person for person in self.credits if "".join(person[0].split()) in printed]

    def told(self) -> dict[str, Any]:
        """What the gold says of the article besides its lines."""
        out: dict[str, Any] = {
            "kind": self.kind,
            "column": self.column,
            "kicker": self.kicker,
            "title": self.title,
            "subtitle": self.subtitle,
            "byline": [{"name": name, "role": role} for name, role in self.byline],
            "dateline": self.dateline,
            "credits": [{"name": name, "role": role, "what": "摄"} for name, role in self.credits],
            "affiliation": self.affiliation,
            "jump_to": self.jump_to,
            "jump_from": self.jump_from,
        }
        if self.entry:
            out["entry_date"] = dict(zip(("text", "date"), self.entry, strict=True))
        return out


A = TypeVar("A", bound=CleanArticle)


def narrowed(text: str, marks: str) -> str:
    """The text with these marks of punctuation at half their width."""
    return text.translate({ord(mark): _HALVES[mark] for mark in marks})


def articles_of(page_set: dict[str, Any], article: type[A]) -> list[A]:
    """The articles of a page-set, in its order, as a generator has them."""
    year = (page_set["issued"] or "")[:4]
    return [_article(number, given, year, article) for number, given in enumerate(page_set["articles"])]


def _article(number: int, given: dict[str, Any], year: str, article: type[A]) -> A:
    signed = list(given.get("signed") or ())
    entry = _entry(given, year)
    if entry and entry[0] in signed:
        signed.remove(entry[0])
    return article(
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
