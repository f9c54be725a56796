"""Articles as values again: each piece by itself, and those over several pages as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from seeds.model import Article
from store import driver
from store.models import ARTICLES, BLOCKS, PAGES
from store.rows import article_from
from store.values import Part

# Articles over several pages are shown once, where they begin (`store.jumps`).
WHOLE = ARTICLES.c.part_of.is_(None)


def values_of(session: Session, ids: Sequence[int]) -> dict[int, Article]:
    """The values of these articles, withdrawn or not."""
    wanted = select(ARTICLES.c.id, ARTICLES.c.value).where(ARTICLES.c.id.in_(ids))
    rows = session.connection().execute(wanted).all()
    blocks = blocks_of(session, [row.id for row in rows])
    return {row.id: article_from(row.value, blocks[row.id]) for row in rows}


def blocks_of(session: Session, ids: Sequence[int]) -> dict[int, list[Any]]:
    """The rows of these articles' blocks, in their order."""
    wanted = (
        select(BLOCKS).where(BLOCKS.c.article_id.in_(ids)).order_by(BLOCKS.c.article_id, BLOCKS.c.position)
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for row in session.connection().execute(wanted):
        found[row.article_id].append(row)
    return found


def wholes(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """For each article the one in which it is shown: itself, or what it is a part of."""
    within, told = driver.listed(session, ids)
    asked = f"SELECT id, coalesce(part_of, id) FROM articles WHERE id {within}"  # noqa: S608 - ours
    return {row[0]: row[1] for row in driver.rows(session, asked, told)}


def later_pieces(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """The later pieces of these articles in their order, each with what it is a piece of."""
    within, told = driver.listed(session, ids)
    asked = (
        "SELECT a.id, a.part_of FROM articles AS a JOIN pages AS p ON p.id = a.page_id "  # noqa: S608 - ours
        f"WHERE a.part_of {within} ORDER BY p.number NULLS LAST, p.id, a.position"
    )
    return {row[0]: row[1] for row in driver.rows(session, asked, told)}


def parts_of(session: Session, ids: Sequence[int]) -> dict[int, list[Any]]:
    """The later pieces of these articles, page by page: rows with id, page_id and number."""
    columns = (ARTICLES.c.id, ARTICLES.c.part_of, ARTICLES.c.page_id, PAGES.c.number)
    wanted = select(*columns).select_from(ARTICLES.join(PAGES)).where(ARTICLES.c.part_of.in_(ids))
    found: dict[int, list[Any]] = {}
    order = (PAGES.c.number.nulls_last(), PAGES.c.id, ARTICLES.c.position)
    for row in session.connection().execute(wanted.order_by(*order)):
        found.setdefault(row.part_of, []).append(row)
    return found


def whole_values(session: Session, ids: Sequence[int]) -> dict[int, tuple[Article, tuple[Part, ...]]]:
    """The values of these articles with the text of their later pieces, and where these begin."""
    pieces = parts_of(session, ids)
    values = values_of(session, [*ids, *(row.id for rows in pieces.values() for row in rows)])
    return {key: _whole(values, key, pieces.get(key, ())) for key in ids if key in values}


def _whole(values: dict[int, Article], key: int, pieces: Iterable[Any]) -> tuple[Article, tuple[Part, ...]]:
    article, parts = values[key], []
    for row in pieces:
        piece = values[row.id]
        parts.append(Part(row.id, row.page_id, row.number, len(article.blocks)))
        article = article.model_copy(
            update={
                "blocks": (*article.blocks, *piece.blocks),
                "continues_on": piece.continues_on,
                "byline": _added(article.byline, piece.byline),
                "credits": _added(article.credits, piece.credits),
                "affiliation": " ".join(filter(None, (article.affiliation, piece.affiliation))) or None,
                "confidence": _least(article.confidence, piece.confidence),
            }
        )
    return article, tuple(parts)


def _added(names: tuple[Any, ...], more: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*names, *(name for name in more if name not in names))


def _least(first: float | None, second: float | None) -> float | None:
    known = [share for share in (first, second) if share is not None]
    return min(known, default=None)
