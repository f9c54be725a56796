"""Columns read in a wrong order: exchanged, from the last to the first, before the head, far away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.seeds.columnpages.pieces import Article, Chunk
from tests.seeds.columnpages.style import Press


@dataclass
class Away:
    """Columns that are read before all the page, or behind it."""

    first: list[Chunk] = field(default_factory=list)
    last: list[Chunk] = field(default_factory=list)


def misorder(articles: Iterable[Article], count: int, away: Away, press: Press) -> None:
    """Reads the columns of so many articles in a wrong order, of each in another way."""
    usable = [article for article in articles if len(article.columns) >= 2]
    press.rng.shuffle(usable)
    faults = [_exchange, _exchange, _to_end, _exchange, _before_head, _reverse, _to_end, _to_start]
    press.rng.shuffle(faults)
    done = 0
    for article in usable:
        if done >= count:
            break
        for fault in faults[:]:
            if fault(article, away, press):
                faults.remove(fault)
                faults.append(fault)
                done += 1
                break


def _exchange(article: Article, _: Away, press: Press) -> bool:
    """Two columns change places; inside a paragraph at each of their ends."""
    columns = article.columns
    usable = [
        n
        for n in range(len(columns) - 1)
        if columns[n].cut_behind
        and columns[n + 1].cut_before
        and (n == 0 or columns[n].cut_before)
        and (n + 2 == len(columns) or columns[n + 1].cut_behind)
    ]
    if not usable:
        return False
    chosen = press.rng.choice(usable)
    one, other = (article.chunks.index(columns[n]) for n in (chosen, chosen + 1))
    article.chunks[one], article.chunks[other] = article.chunks[other], article.chunks[one]
    return True


def _reverse(article: Article, _: Away, _press: Press) -> bool:
    """Three columns are read from the last to the first."""
    columns = article.columns
    if len(columns) != 3 or not columns[0].cut_behind or not columns[1].cut_behind:
        return False
    places = [article.chunks.index(column) for column in columns]
    for place, column in zip(places, reversed(columns), strict=True):
        article.chunks[place] = column
    return True


def _taken(article: Article, press: Press) -> Chunk | None:
    """Takes a later column that is cut at either end out of the article."""
    columns = article.columns
    usable = [
        column
        for n, column in enumerate(columns)
        if n and column.cut_before and (n + 1 == len(columns) or column.cut_behind)
    ]
    if not usable:
        return None
    chosen = press.rng.choice(usable)
    article.chunks.remove(chosen)
    return chosen


def _to_end(article: Article, away: Away, press: Press) -> bool:
    """A column is read behind all the page."""
    column = _taken(article, press)
    away.last += [column] if column else []
    return column is not None


def _to_start(article: Article, away: Away, press: Press) -> bool:
    """A column is read before all the page; it happens once."""
    column = None if away.first else _taken(article, press)
    away.first += [column] if column else []
    return column is not None


def _before_head(article: Article, _: Away, _press: Press) -> bool:
    """The head stands over the later columns only, and the first is read before it."""
    first, chunks = article.columns[0], article.chunks
    if chunks[0].kind != "head" or not first.cut_behind:
        return False
    head = chunks.pop(0)
    chunks.insert(chunks.index(first) + 1, head)
    return True
