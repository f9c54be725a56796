"""Rows of new pages: numbers that nobody else gets, articles with their blocks and their index entries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from sqlalchemy import Connection, insert, text

from seeds.model import Page
from store import rows
from store.models import ARTICLES, BLOCKS
from store.search import index


def write_articles(
    connection: Connection,
    pages: Iterable[tuple[dict[str, Any], Page, list[int]]],
    *,
    already: frozenset[int] | set[int] = frozenset(),
) -> None:
    """Write the articles of pages whose own rows are written; those in `already` have a row of their own."""
    articles: list[dict[str, Any]] = []
    blocks: list[dict[str, Any]] = []
    docs: list[dict[str, Any]] = []
    for row, page, ids in pages:
        for position, (key, article) in enumerate(zip(ids, page.articles, strict=True)):
            if key not in already:
                place = {"id": key, "page_id": row["id"], "position": position, "date": page.date}
                articles.append({**place, **rows.article_row(article)})
            blocks.extend(rows.block_rows(key, article))
            if not row["withdrawn"]:
                docs.append(index.doc_row(key, page.date, row["number"], article))
    for table, values in ((ARTICLES, articles), (BLOCKS, blocks)):
        if values:
            connection.execute(insert(table), values)
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
