"""A clean page-set → its damaged pages with their gold, eight kinds of damage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from tests.seeds.cleanarticles import articles_of
from tests.seeds.otherpages.arrangements import Stretch, arranged
from tests.seeds.otherpages.bodies import set_article
from tests.seeds.otherpages.gold import Numbered, gold_of
from tests.seeds.otherpages.losses import lose_text
from tests.seeds.otherpages.noise import loop, misread, stray
from tests.seeds.otherpages.pieces import Article, Line
from tests.seeds.otherpages.style import Press, counts_of, drawn_style
from tests.seeds.pagesets import FOLDER, HeldOut, damaged_pages, page_sets


def other_pages(seed: int = 1, folder: Path = FOLDER) -> Iterator[HeldOut]:
    """Every page-set under every kind of damage; the same seed gives the same pages."""
    sets = page_sets(folder).values()
    counts = counts_of(article for page_set in sets for article in articles_of(page_set, Article))

    def damaged(page_set: dict[str, Any], name: str, kind: str) -> tuple[str, dict[str, Any]]:
        rng = Random(f"{seed}/{name}.json/{kind}")
        return _page(page_set, Press(drawn_style(kind, rng), rng, counts))

    return damaged_pages(folder, damaged)


def _page(page_set: dict[str, Any], press: Press) -> tuple[str, dict[str, Any]]:
    style, rng, articles = press.style, press.rng, articles_of(page_set, Article)
    for article in articles:
        article.narrow(style.narrow)
    if style.kind == "noisy":
        lose_text(articles, press)
        misread(articles, rng)
    cuts = _cuts(style.kind, rng)
    inside = {"clean": 0, "interleaved": 0.6, "broken": 0.4, "shuffled": 0.3}.get(style.kind, 0.2)
    for article in articles:
        set_article(article, press, cuts, inside)
    if not style.clean and rng.random() < 0.5 and style.kind != "interleaved" and len(articles) > 1:
        one, other = rng.sample(range(len(articles)), 2)
        articles[one], articles[other] = articles[other], articles[one]
    stretches = arranged(articles, press)
    lines = [line for stretch in stretches for line in stretch]
    _spoil(lines, press)
    numbered, text = _printed(lines, stretches, press)
    return text, gold_of(numbered, articles)


def _cuts(kind: str, rng: Random) -> float:
    """Column ends in a thousand characters; drawn for every kind, or all seeds would give other pages."""
    return {
        "broken": rng.uniform(3.8, 5.5),
        "interleaved": rng.choice((0, 1.5, 3)),
        "shuffled": rng.choice((0, 1, 2)),
        "noisy": rng.choice((0, 1.5, 3)),
        "halfwidth": rng.choice((0, 0, 1)),
        "unmarked": rng.choice((0, 0, 1)),
        "marked": rng.choice((0, 0, 1.5)),
    }.get(kind, 0)


def _spoil(lines: list[Line], press: Press) -> None:
    """Loops and strays on noisy pages; a stray on some where articles are cut."""
    kind, rng = press.style.kind, press.rng
    strays = 0
    if kind == "noisy":
        for _ in range(rng.choice((1, 1, 2, 3))):
            loop(lines, press)
        strays = rng.choice((0, 0, 1, 1, 2))
    elif kind in ("broken", "interleaved"):
        strays = int(rng.random() < 0.15)
    for _ in range(strays):
        stray(lines, rng)


def _printed(lines: list[Line], stretches: Sequence[Stretch], press: Press) -> tuple[list[Numbered], str]:
    """The lines with their numbers, and the text of the page."""
    style, rng = press.style, press.rng
    starts = {id(stretch[0]) for stretch in stretches if stretch}
    printed = [""] * style.lead
    numbered: list[Numbered] = []
    before: Line | None = None
    for line in lines:
        if before:
            blanks, hard_break = _between(before, line, id(line) in starts, press)
            printed[-1] += "  " * hard_break
            printed += [""] * blanks
        text = line.text
        if line.what == "block" and rng.random() < style.trailing:
            text += rng.choice((" ", "  ", "　"))
        printed.append(text)
        numbered.append((len(printed), line))
        before = line
    return numbered, "\n".join(printed) + ("\n" if rng.random() < 0.5 else "")


def _between(before: Line, line: Line, starts: bool, press: Press) -> tuple[int, bool]:
    """How many blank lines stand between two lines, and whether the upper one ends in a hard break."""
    style, rng = press.style, press.rng
    text, same_article = line.what == "block", line.article == before.article
    two, mixed = rng.choice((1, 2)), rng.choice((0, 1, 1, 2))
    blanks, hard_break = {"one": 1, "none": 0, "two": two, "mixed": mixed}[style.blank], False
    same_block = text and before.what == "block" and line.block is before.block
    if same_block and rng.random() >= style.blank_at_cut:
        blanks = 0
    if line.close:
        blanks = 0
    if line.what == before.what == "head" and same_article and not style.clean and rng.random() < 0.12:
        blanks = 0
    if (before.role == "subhead" and text and rng.random() < style.hard_breaks) or (
        text and same_article and rng.random() < style.hard_breaks * 0.3
    ):
        blanks, hard_break = 0, True
    if starts and blanks and rng.random() < 0.25 and not style.clean:
        blanks += rng.randint(1, 2)
    if text and line.role == "caption" and before.what != "head" and rng.random() < 0.5 and blanks:
        blanks = 3
    return blanks, hard_break
