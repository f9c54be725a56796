"""Lost text: a head with the beginning, and the end, the beginning or the middle of paragraphs.

Nothing that tells of a day is lost, so that the gold's date holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

from tests.seeds.plainpages.cutting import DAY, inline_marks, places
from tests.seeds.plainpages.lines import Page, drop
from tests.seeds.plainpages.pieces import Article, Line, Passage, passage_of, text_of

_NEAR_DAY = re.compile("今天|昨天|前天|后天")
_LEAST = 20


def lose_head(page: Page, articles: Sequence[Article], rng: Random) -> Article | None:
    """One article loses its head, its box and up to half of its text; which."""
    usable = [a for a in articles if _can_lose_head(a)]
    quiet = [a for a in usable if not DAY.search(text_of(a.passages[:3]))]
    if not quiet:
        quiet = [a for a in usable if not a.dateline and not _NEAR_DAY.search(text_of(a.passages[:3]))]
    if not quiet:
        return None
    article = rng.choice(quiet)
    _take(page, article.head)
    article.lose_head()
    article.head, article.jump_from, article.begins_late = [], None, True
    for passage in article.running[: rng.randint(1, max(1, len(article.passages) // 2))]:
        if sum(p.type == "paragraph" for p in article.passages) > 2:
            _lose_passage(page, passage, article)
    for note in article.notes:
        _take(page, [note.label_line] if note.label_line else [])
        _lose_passage(page, note, article)
    first = next(p for p in article.passages if p.type == "paragraph").lines[0]
    while article.passages[0].type == "subhead":
        _lose_passage(page, article.passages[0], article)
    free = places(first.text, 15)
    if rng.random() < 0.5 and free and not DAY.search(first.text):
        first.text = first.text[rng.choice(free[: max(1, len(free) // 2)]) :]
    article.passages[0].lines[0].tight = False
    return article


def _can_lose_head(article: Article) -> bool:
    whole = article.kind in ("report", "feature") and not article.jump_to and not article.own
    return whole and len(article.passages) >= 5 and any(p.type == "paragraph" for p in article.passages)


def _take(page: Page, lines: Sequence[Line]) -> None:
    for line in lines:
        page.remove(line)


def _lose_passage(page: Page, passage: Passage, article: Article) -> None:
    _take(page, passage.lines)
    article.passages.remove(passage)


# ── parts of paragraphs ───────────────────────────────────────────────────────────────────────────────


def lose_text(page: Page, articles: Sequence[Article], rng: Random) -> None:
    """Two to four paragraphs lose a part."""
    for _ in range(rng.randint(2, 4)):
        usable = [line for article in articles for line in _losable(article)]
        if not usable:
            return
        line = rng.choice(usable)
        drawn = rng.random()
        if drawn < 0.4:
            _lose_end(page, line, rng)
        elif drawn < 0.7:
            _lose_beginning(line, rng)
        else:
            _lose_middle(page, line, rng)


def _losable(article: Article) -> Iterator[Line]:
    """Long paragraphs that are whole; the first passage stays."""
    for passage in article.passages[1:]:
        text = passage.printed
        if passage.gap or not passage.whole or len(text) <= 60 or "作者" in text[-30:]:
            continue
        if _plain(text) and places(text, _LEAST):
            yield passage.lines[0]


def _plain(text: str) -> bool:
    return not DAY.search(text) and not inline_marks(text)


def _siblings(line: Line) -> tuple[Article, Passage, int]:
    """Article and passage of a line, and which passage of the article it is."""
    assert line.article
    assert line.passage
    return line.article, line.passage, line.article.passages.index(line.passage)


def _lose_end(page: Page, line: Line, rng: Random) -> None:
    """The end of a paragraph, perhaps with the next one, unless that is the last."""
    article, passage, number = _siblings(line)
    free = places(line.text, _LEAST)
    line.text = line.text[: rng.choice(free[len(free) // 3 :])]
    passage.gap = True
    if number + 2 < len(article.passages):
        below = article.passages[number + 1]
        if below.whole and _plain(below.printed) and rng.random() < 0.4:
            drop(page, below.lines[0])


def _lose_beginning(line: Line, rng: Random) -> None:
    article, _, number = _siblings(line)
    free = places(line.text, _LEAST)
    line.text = line.text[rng.choice(free[: max(1, 2 * len(free) // 3)]) :]
    line.tight = False
    article.passages[number - 1].gap = True


def _lose_middle(page: Page, line: Line, rng: Random) -> None:
    """Two fragments are left of a paragraph."""
    article, passage, number = _siblings(line)
    free = places(line.text, _LEAST)
    end = rng.choice(free[: max(1, len(free) // 2)])
    starts = [at for at in free if at > end + 20]
    if not starts:
        return
    rest = passage_of(article, "paragraph", line.text[rng.choice(starts) :])
    line.text, passage.gap = line.text[:end], True
    article.passages.insert(number + 1, rest)
    page.insert(page.index(line) + 1, rest.lines[0])
