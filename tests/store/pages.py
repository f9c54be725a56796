"""Pages made by hand, so that these tests do not hang on what the parser can do today."""

from __future__ import annotations

import datetime as dt
from typing import Any

from seeds.model import Article, Block, Name, Page


def article(title: str | None, *paragraphs: str, **head: Any) -> Article:
    """An article of paragraphs."""
    byline = tuple(Name(name=name, role="本报记者") for name in head.pop("by", ()))
    return Article(title=title, byline=byline, blocks=tuple(Block(text=text) for text in paragraphs), **head)


def page(*articles: Article, date: str | None = "2024-06-10", number: int | None = 1, **rest: Any) -> Page:
    """A page of articles."""
    return Page(
        schema_version=1,
        source=rest.pop("source", "made.txt"),
        date=dt.date.fromisoformat(date) if date else None,
        date_certain=rest.pop("date_certain", False),
        page=number,
        articles=articles,
        **rest,
    )


def plain(text: str, source: str = "", *_: object) -> Page:
    """A parser for tests: a line that begins with `#` is a title, `@D 2024-06-10` dates the page, `@P 3`
    numbers it, `!` is a fault of the parser, and every other line is a paragraph."""
    date, number = None, None
    heads: list[tuple[str | None, list[str]]] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if line.startswith("!"):
            raise RuntimeError("a fault of the parser")
        if line.startswith("@D"):
            date = line[2:].strip()
        elif line.startswith("@P"):
            number = int(line[2:])
        elif line.startswith("#"):
            heads.append((line.strip("# "), []))
        else:
            heads = heads or [(None, [])]
            heads[-1][1].append(line)
    made = [article(title, *paragraphs) for title, paragraphs in heads]
    return page(*made, date=date, number=number, source=source)


def file_text(*articles: tuple[str, str], date: str | None = "2024-06-10", number: int | None = 1) -> str:
    """A page text for `plain`."""
    head = ([f"@D {date}"] if date else []) + ([f"@P {number}"] if number else [])
    return "\n".join([*head, *(f"# {title}\n{body}" for title, body in articles)]) + "\n"
