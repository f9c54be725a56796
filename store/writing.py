"""Rows of new pages: numbers that nobody else gets, articles with their blocks and their index entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, text

from seeds.model import Article, Page
from store import driver, rows
from store.models import ARTICLES, BLOCKS
from store.search import index, synonyms
from store.search.entries import rows_of
from store.search.gathered import Gathered

_PLACED = ("id", "page_id", "position", "date")


class Made(NamedTuple):
    """An article as rows without numbers: its own, its blocks', and that of the index (`entries.row_of`)."""

    row: tuple[Any, ...]
    blocks: tuple[tuple[Any, ...], ...]
    doc: dict[str, Any]
    learned: tuple[tuple[str, str], ...]


class Share(NamedTuple):
    """The articles of a page, made beforehand; those from `first` on of what was gathered with them."""

    articles: Sequence[Made]
    gathered: Gathered
    first: int


class Pending(NamedTuple):
    """A page whose row is written, with the numbers of its articles and, where they are made, their rows."""

    row: Mapping[str, Any]
    page: Page
    ids: Sequence[int]
    made: Share | None = None


def make(page: Page) -> list[Made]:
    """The rows of a page's articles."""
    return list(map(_made, page.articles, rows_of(page.articles, page.page)))


def _made(article: Article, doc: dict[str, Any]) -> Made:
    blocks = tuple(tuple(block.values()) for block in rows.block_rows(article))
    learned = tuple(synonyms.learned(article))
    return Made(tuple(rows.article_row(article).values()), blocks, doc, learned)


def write_articles(
    connection: Connection, pages: Iterable[Pending], *, already: frozenset[int] | set[int] = frozenset()
) -> None:
    """Write the articles of pages whose own rows are written; those in `already` have a row of their own."""
    articles: list[tuple[Any, ...]] = []
    blocks: list[tuple[Any, ...]] = []
    docs: list[index.Fresh] = []
    for row, page, ids, share in pages:
        number, day = row["id"], driver.day(connection, page.date)
        for position, (key, one) in enumerate(zip(ids, share.articles if share else make(page), strict=True)):
            if key not in already:
                articles.append((key, number, position, day, *one.row))
            blocks.extend((key, *block) for block in one.blocks)
            if not row["withdrawn"]:
                place = (share.gathered, share.first + position) if share else None
                docs.append(index.Fresh(key, page.date, one.doc, one.learned, place))
    driver.insert_rows(connection, ARTICLES, (*_PLACED, *rows.ARTICLE), articles)
    driver.insert_rows(connection, BLOCKS, ("article_id", *rows.BLOCK), blocks)
    index.add(connection, docs)


def reserve(connection: Connection, table: Literal["pages", "articles"], count: int) -> Any:
    """An iterator over `count` ids of a table that nobody else gets, in growing order."""
    if connection.dialect.name == "postgresql":
        taken = text(f"SELECT nextval('{table}_id_seq') FROM generate_series(1, :count)")  # noqa: S608 - ours
        return iter(sorted(connection.execute(taken, {"count": count}).scalars()))
    # In an immediate transaction nobody else can take them meanwhile.
    asked = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    last = connection.execute(asked, {"name": table}).scalar_one_or_none() or 0
    return iter(range(last + 1, last + 1 + count))
