"""What is done to single lines of a page: cut in two by a column's end, or taken away."""

from __future__ import annotations

from collections.abc import Collection
from random import Random

from tests.seeds.plainpages.cutting import places, quoted
from tests.seeds.plainpages.pieces import Article, Line

Page = list[Line]
_LEAST = 20


def cut(page: Page, line: Line, at: int) -> Line:
    """Cuts a line of a passage in two; the second, which stands below the first."""
    assert line.passage
    rest = Line(line.text[at:], line.article, line.passage)
    line.text = line.text[:at]
    for lines in (line.passage.lines, page):
        lines.insert(lines.index(line) + 1, rest)
    return rest


def cut_somewhere(page: Page, line: Line, least: int, rng: Random) -> Line:
    """Cuts the line at any place where a column may end."""
    return cut(page, line, rng.choice(places(line.text, least)))


def cut_columns(page: Page, rate: float, rng: Random, articles: Collection[Article] | None = None) -> None:
    """So many column ends in a thousand characters, a quarter of them in quotations where there are any."""
    size = sum(len(line.text) for line in page if line.passage)
    for _ in range(round(size / 1000 * rate)):
        usable = [line for line in long_lines(page, 45) if articles is None or line.article in articles]
        if not usable:
            return
        line = rng.choices(usable, [len(one.text) for one in usable])[0]
        free = places(line.text, _LEAST)
        inside = [at for at in free if quoted(line.text, at)]
        if free:
            cut(page, line, rng.choice(inside if inside and rng.random() < 0.25 else free))


def long_lines(page: Page, least: int) -> Page:
    """The lines of paragraphs and captions that have so many characters."""
    return [line for line in page if line.type in ("paragraph", "caption") and len(line.text) >= least]


def drop(page: Page, line: Line) -> None:
    """Loses the line, and with its last line the passage."""
    passage, article = line.passage, line.article
    assert passage
    assert article
    page.remove(line)
    passage.lines.remove(line)
    if passage.lines:
        return
    at = article.passages.index(passage)
    del article.passages[at]
    if at:
        article.passages[at - 1].gap = True
    else:
        article.begins_late = True
