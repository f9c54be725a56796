"""Lost text: the foot or the top of a column, the head with the first columns, all of a brief but its head.

Nothing that tells of a day is lost, so that the gold's date holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tests.seeds.columnpages.cutting import AFFILIATION, JUMP, place_near
from tests.seeds.columnpages.pieces import Article, Chunk, Line, Passage
from tests.seeds.columnpages.style import Press

_DAY = re.compile(r"\d{4}年|\d{1,2}月\d{1,2}日")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_MONTHS = re.compile(r"\d+个月")


def told_days(page_set: dict[str, Any], articles: Sequence[Article]) -> list[str]:
    """The words of the page that its date may have been found by."""
    text = "\n".join(passage.text for article in articles for passage in article.body)
    known = {*_DAY.findall(str(page_set["date"])), (page_set["issued"] or "")[:4]}
    return sorted({day for day in known if day and day in text} | set(_YEAR.findall(text)))


def lose_text(articles: Sequence[Article], days: Sequence[str], press: Press) -> list[Article]:
    """Draws what a page loses; the articles that are still whole."""
    rng = press.rng
    headless = _lose_a_head(articles, days, press)
    if rng.random() < 0.3:
        _lose_a_brief([article for article in articles if article is not headless], days)
    for _ in range(rng.choice((2, 3, 3))):
        usable = [article for article in articles if article is not headless or rng.random() < 0.3]
        _lose_end_of_column(usable, days, press)
    for article in articles:
        if article.torn:
            article.forget_unprinted(line.text for line in article.lines)
    return [article for article in articles if article is not headless and not article.torn]


def _safe(gone: str, days: Sequence[str]) -> bool:
    return not any(day in gone for day in days) and "月" not in _MONTHS.sub("", gone)


# ── heads and briefs ──────────────────────────────────────────────────────────────────────────────────


def _lose_a_head(articles: Sequence[Article], days: Sequence[str], press: Press) -> Article | None:
    usable = [a for a in articles if len(a.columns) >= 2 and not a.jump_to and not a.credits]
    press.rng.shuffle(usable)
    if press.rng.random() >= 0.75:
        return None
    for article in usable:
        first = "".join(line.text for line in article.columns[0].lines)
        if _safe(first, days) and not article.dateline and _behead(article):
            return article
    return None


def _behead(article: Article) -> bool:
    """The head is lost, and the columns before one that begins inside a paragraph."""
    columns = article.columns
    begins = [
        n
        for n in range(1, len(columns))
        if columns[n].cut_before and sum(len(line.text) for c in columns[n:] for line in c.lines) > 120
    ]
    if not begins:
        return False
    kept = columns[begins[0] :]
    article.chunks = [chunk for chunk in article.chunks if chunk in kept or chunk.kind == "foot"]
    left = set(article.lines)
    for passage in article.passages:
        passage.lines = [line for line in passage.lines if line in left]
    article.passages = [passage for passage in article.passages if passage.lines]
    article.begins_late, article.jump_from = True, None
    article.signed = []
    people = article.byline
    article.lose_head()
    if any(line.role == "byline" for line in left):
        article.byline = people
    return True


def _lose_a_brief(articles: Sequence[Article], days: Sequence[str]) -> None:
    """Of a brief there is nothing but its head."""
    for article in articles:
        if article.kind == "brief" and len(article.head) == 1 and _safe(article.text, days):
            article.chunks, article.passages = article.chunks[:1], []
            article.kind, article.dateline = "headline_only", None
            article.byline, article.credits, article.affiliation = [], [], None
            return


# ── ends of columns ───────────────────────────────────────────────────────────────────────────────────


def _lose_end_of_column(articles: Sequence[Article], days: Sequence[str], press: Press) -> None:
    """The foot or the top of a column is lost."""
    usable = [end for article in articles if not article.verse for end in _ends(article)]
    press.rng.shuffle(usable)
    for chunk, foot in usable:
        line = chunk.lines[-1 if foot else 0]
        if not line.torn and _tear(line, foot, days, press):
            return


def _ends(article: Article) -> list[tuple[Chunk, bool]]:
    """The columns that can lose their foot (true) or their top (false)."""
    out = []
    for n, column in enumerate(article.columns):
        last = column.lines[-1]
        if _long(last) and not JUMP.search(last.text) and not AFFILIATION.search(last.text):
            out.append((column, True))
        if n and _long(column.lines[0]):
            out.append((column, False))
    return out


def _long(line: Line) -> bool:
    return line.of("paragraph") and len(line.text) >= 70


def _tear(line: Line, foot: bool, days: Sequence[str], press: Press) -> bool:
    """Takes the end of the line away, or its beginning."""
    text, passage, article = line.text, line.passage, line.article
    length = min(len(text) - 28, press.rng.randrange(28, 90))
    at = place_near(text, len(text) - length if foot else length, 10)
    if at is None or not passage or not article:
        return False
    kept, gone = (text[:at], text[at:]) if foot else (text[at:], text[:at])
    if len(gone) < 24 or not _safe(gone, days):
        return False
    line.text, line.torn = kept, True
    if foot:
        line.cut_behind = True
        _part(article, passage, passage.lines.index(line) + 1)
    else:
        line.cut_before = True
        _part(article, passage, passage.lines.index(line), clear=gone[-1] not in "，；：,;:")
    return True


def _part(article: Article, passage: Passage, at: int, clear: bool = True) -> None:
    """Parts a passage before one of its lines: text is lost there."""
    place = article.passages.index(passage)
    if at == 0:
        if place == 0:
            article.begins_late = True
        else:
            article.passages[place - 1].gap, article.passages[place - 1].clear_gap = True, clear
        return
    rest = passage.lines[at:]
    del passage.lines[at:]
    if rest:
        below = Passage(passage.type, passage.text, gap=passage.gap, lines=rest, clear_gap=passage.clear_gap)
        for line in rest:
            line.passage = below
        article.passages.insert(place + 1, below)
    passage.gap, passage.clear_gap = True, clear
