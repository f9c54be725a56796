"""Rows of new pages: numbers that nobody else gets, articles with their blocks and their index entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, text

from seeds.model import Page
from store import driver, rows
from store.models import ARTICLES, BLOCKS
from store.search import index
from store.search.entries import Entry, entry_of


class Made(NamedTuple):
    """An article as rows without numbers: its own, its blocks', and what it brings into the index."""

    row: dict[str, Any]
    blocks: list[dict[str, Any]]
    entry: Entry


class Pending(NamedTuple):
    """A page whose row is written, with the numbers of its articles and, where they are made, their rows."""

    row: Mapping[str, Any]
    page: Page
    ids: Sequence[int]
    made: Sequence[Made] | None = None


def make(page: Page) -> list[Made]:
    """The rows of a page's articles."""
    return [
        Made(rows.article_row(one), list(rows.block_rows(one)), entry_of(one, page.page))
        for one in page.articles
    ]


def write_articles(
    connection: Connection, pages: Iterable[Pending], *, already: frozenset[int] | set[int] = frozenset()
) -> None:
    """Write the articles of pages whose own rows are written; those in `already` have a row of their own."""
    articles: list[dict[str, Any]] = []
    blocks: list[dict[str, Any]] = []
    docs: list[tuple[int, dt.date | None, Entry]] = []
    for row, page, ids, made in pages:
        for position, (key, one) in enumerate(zip(ids, made or make(page), strict=True)):
            if key not in already:
                place = {"id": key, "page_id": row["id"], "position": position, "date": page.date}
                articles.append({**place, **one.row})
            blocks.extend({"article_id": key, **block} for block in one.blocks)
            if not row["withdrawn"]:
                docs.append((key, page.date, one.entry))
    driver.insert_many(connection, ARTICLES, articles)
    driver.insert_many(connection, BLOCKS, blocks)
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
