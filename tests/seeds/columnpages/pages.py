"""A clean page-set → pages of columns with their gold, eight kinds of damage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from tests.seeds.cleanarticles import articles_of
from tests.seeds.columnpages.arrangements import arranged, read
from tests.seeds.columnpages.gold import gold_of
from tests.seeds.columnpages.losses import told_days
from tests.seeds.columnpages.noise import loop, misread, stray
from tests.seeds.columnpages.pieces import Article, Line
from tests.seeds.columnpages.regions import lay_out, set_article
from tests.seeds.columnpages.style import Press, drawn_style
from tests.seeds.pagesets import FOLDER, HeldOut, damaged_pages


def column_pages(seed: int = 1, folder: Path = FOLDER) -> Iterator[HeldOut]:
    """Every page-set under every kind of damage; the same seed gives the same pages."""

    def damaged(page_set: dict[str, Any], name: str, kind: str) -> tuple[str, dict[str, Any]]:
        rng = Random(f"{seed}/{name}/{kind}")
        return _page(page_set, Press(drawn_style(kind, rng), rng))

    return damaged_pages(folder, damaged)


def _page(page_set: dict[str, Any], press: Press) -> tuple[str, dict[str, Any]]:
    articles = articles_of(page_set, Article)
    for article in articles:
        article.narrow(press.style.narrow)
        set_article(article, press)
    for article in articles:
        lay_out(article, press)
    lines = read(arranged(articles, told_days(page_set, articles), press), press)
    if press.style.kind == "noisy":
        _spoil(lines, articles, press)
    text, numbers = _printed(lines, press)
    return text, gold_of(numbers, articles)


def _spoil(lines: list[Line], articles: Sequence[Article], press: Press) -> None:
    rng = press.rng
    misread(lines, rng)
    loop(lines, rng.choice((1, 1, 2)), rng)
    for _ in range(rng.choice((1, 2, 2))):
        stray(lines, articles, press)


def _printed(lines: Sequence[Line], press: Press) -> tuple[str, dict[Line, int]]:
    """The text of the page, and the numbers of its lines."""
    rng = press.rng
    printed = [""] * rng.randrange(1, 5)
    numbers: dict[Line, int] = {}
    before: Line | None = None
    for line in lines:
        if before:
            blanks, hard = _between(before, line, rng)
            printed[-1] += "  " * hard
            printed += [""] * blanks
        printed.append(f"{line.mark} {line.text}" if line.mark else line.text)
        numbers[line] = len(printed)
        before = line
    return "\n".join(printed) + ("\n" if rng.random() < 0.3 else ""), numbers


def _between(before: Line, line: Line, rng: Random) -> tuple[int, bool]:
    """How many blank lines stand between two lines, and whether the upper one ends in a hard break."""
    same = line.article is before.article
    if same and not line.mark:
        if before.hard and line.role in ("block", "credit"):
            return 0, True
        if line.close:
            return 0, False
    if same:
        verse = before.role == line.role == "block" and _close_verse(line, rng)
        return 0 if verse else 1, False
    photo = any(one.article and one.article.kind == "photo" for one in (before, line))
    if photo and rng.random() < 0.7:
        return 1 + rng.choice((1, 2)), False
    return 1 + (rng.random() < 0.1), False


def _close_verse(line: Line, rng: Random) -> bool:
    """Whether the lines of a poem stand close: drawn once for each."""
    poem = line.article
    if not poem or not poem.verse:
        return False
    if poem.close_verse is None:
        poem.close_verse = rng.random() < 0.6
    return poem.close_verse
