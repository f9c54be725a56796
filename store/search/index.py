"""The search index: FTS5 on SQLite, tsvector with GIN on PostgreSQL, in the articles' own transaction.

Entries follow from the levelled text that is kept in `search_docs`, so those of an old version are taken out
exactly; a hit is always compared with that text, so that what the index holds too much is never shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, text
from sqlmodel import Session

from seeds.model import Article
from store.models import ARTICLES, DOCS, PAGES
from store.search import facets, synonyms, vocabulary
from store.search.level import level
from store.search.numbers import numbered
from store.search.pieces import RULES, initial_pieces, pieces

_BATCH = 500
_TELLING_TITLE = 9
# Beside the columns of `search_docs`: the abbreviations that the text explains.
LEARNED = "learned"

_SQLITE_ADD = "INSERT INTO index_{0}s (rowid, entries) VALUES (?, ?)"
_SQLITE_DROP = "INSERT INTO index_{0}s (index_{0}s, rowid, entries) VALUES ('delete', ?, ?)"
_SQLITE_EMPTY = "INSERT INTO index_{0}s (index_{0}s) VALUES ('delete-all')"
_POSTGRES_ADD = text(
    "INSERT INTO index_entries (doc, title, text) VALUES "
    "(:doc, array_to_tsvector(CAST(:title AS text[])), array_to_tsvector(CAST(:text AS text[])))"
)


def doc_row(article_id: int, date: dt.date | None, page: int | None, article: Article) -> dict[str, Any]:
    """An article's row of `search_docs`, but for its number."""
    names = (*article.byline, *article.credits)
    place = article.dateline.place if article.dateline else None
    entry = article.entry_date.text if article.entry_date else None
    head = (article.kicker, article.subtitle, article.column, article.affiliation, place, entry)
    body = (part for block in article.blocks for part in (block.label, block.text))
    row = {
        "article_id": article_id,
        "day": date.toordinal() if date else 0,
        "rules": RULES,
        "facets": facets.of(article, page),
        "title": level(article.title or ""),
        "head": _level_all((*head, *(part for name in names for part in (name.role, name.name)))),
        "body": _level_all(body),
    }
    return {**row, "story": _story(row), LEARNED: synonyms.learned(article)}


def add(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put articles into the index."""
    if not rows:
        return
    numbers = numbered(connection, [row["day"] for row in rows])
    synonyms.propose(
        connection, [(*pair, row["article_id"]) for row in rows for pair in row.get(LEARNED, ())]
    )
    rows = [{name: value for name, value in row.items() if name != LEARNED} for row in rows]
    docs = [{"doc": number, **row} for number, row in zip(numbers, rows, strict=True)]
    connection.execute(insert(DOCS), docs)
    vocabulary.count_in(connection, docs)
    if connection.dialect.name == "sqlite":
        _sqlite(connection, _SQLITE_ADD, docs)
        return
    entries = [
        {"doc": doc["doc"], "title": list(_title_pieces(doc)), "text": list(_all_pieces(doc))} for doc in docs
    ]
    connection.execute(_POSTGRES_ADD, entries)


def drop(connection: Connection, article_ids: Iterable[int]) -> None:
    """Take articles out of the index."""
    for some in _chunks(list(article_ids)):
        found = connection.execute(select(DOCS).where(DOCS.c.article_id.in_(some))).mappings().all()
        if not found:
            continue
        numbers = [row["doc"] for row in found]
        vocabulary.count_out(connection, [dict(row) for row in found])
        if connection.dialect.name == "sqlite":
            _sqlite(connection, _SQLITE_DROP, [dict(row) for row in found])
        else:
            gone = text("DELETE FROM index_entries WHERE doc = ANY(:docs)")
            connection.execute(gone, {"docs": numbers})
        connection.execute(delete(DOCS).where(DOCS.c.doc.in_(numbers)))


def put_back(session: Session, article_ids: Sequence[int]) -> None:
    """Put stored articles into the index, from their values."""
    from store.stored import whole_values

    connection = session.connection()
    for some in _chunks(list(article_ids)):
        wanted = select(ARTICLES.c.id, ARTICLES.c.date, PAGES.c.number).join(PAGES)
        rows = connection.execute(wanted.where(ARTICLES.c.id.in_(some)))
        where = {row.id: (row.date, row.number) for row in rows}
        values = whole_values(session, some)
        add(connection, [doc_row(key, *where[key], value) for key, (value, _) in values.items()])


def reindex(session: Session, progress: Callable[[int, int], None] | None = None) -> int:
    """Build the index anew from the articles; how many there are in it.

    `progress` is called with how many are done, and how many there are.
    """
    connection = session.connection()
    connection.execute(delete(DOCS))
    vocabulary.clear(connection)
    if connection.dialect.name == "sqlite":
        for table in ("title", "text"):
            connection.exec_driver_sql(_SQLITE_EMPTY.format(table))
    else:
        connection.execute(text("DELETE FROM index_entries"))
    shown = (PAGES.c.withdrawn.is_(False), ARTICLES.c.part_of.is_(None))
    live = select(ARTICLES.c.id).join(PAGES).where(*shown).order_by(ARTICLES.c.id)
    ids = list(connection.execute(live).scalars())
    for start in range(0, len(ids), _BATCH):
        put_back(session, ids[start : start + _BATCH])
        if progress:
            progress(min(start + _BATCH, len(ids)), len(ids))
    return len(ids)


def faults(session: Session) -> list[str]:
    """What is wrong with the index, a sentence each; empty when it is whole."""
    connection = session.connection()
    live = select(func.count()).select_from(ARTICLES.join(PAGES)).where(PAGES.c.withdrawn.is_(False))
    parts = connection.execute(live.where(ARTICLES.c.part_of.is_not(None))).scalar_one()
    articles = connection.execute(live).scalar_one() - parts
    docs = connection.execute(select(func.count()).select_from(DOCS)).scalar_one()
    found = [] if articles == docs else [f"{docs} of {articles} articles are in the search index"]
    old = connection.execute(select(func.count()).select_from(DOCS).where(DOCS.c.rules != RULES)).scalar_one()
    if old:
        found.append(f"{old} articles are in the search index by older rules")
    counting = "index_texts_docsize" if connection.dialect.name == "sqlite" else "index_entries"
    entries = connection.execute(text(f"SELECT count(*) FROM {counting}")).scalar_one()  # noqa: S608 - ours
    if entries != docs:
        found.append(f"the search index has entries of {entries} articles and texts of {docs}")
    return found


def _sqlite(connection: Connection, statement: str, docs: Iterable[Mapping[str, Any]]) -> None:
    titles, texts = [], []
    for doc in docs:
        titles.append((doc["doc"], " ".join(_title_pieces(doc))))
        texts.append((doc["doc"], " ".join(_all_pieces(doc))))
    connection.exec_driver_sql(statement.format("title"), titles)
    connection.exec_driver_sql(statement.format("text"), texts)


def _all_pieces(doc: Mapping[str, Any]) -> set[str]:
    return pieces(f"{doc['title']} {doc['head']} {doc['body']}").union(facets.entries(doc["facets"]))


def _title_pieces(doc: Mapping[str, Any]) -> set[str]:
    return pieces(doc["title"]).union(initial_pieces(doc["title"]), facets.entries(doc["facets"]))


def _story(row: Mapping[str, Any]) -> int:
    # A long title is one story's alone; a short one (图片新闻) is told apart by how the text begins.
    title = row["title"].replace(" ", "")
    return vocabulary.hashed(title if len(title) >= _TELLING_TITLE else f"{title}\n{row['body'][:60]}")


def _level_all(parts: Iterable[str | None]) -> str:
    return level("\n".join(part for part in parts if part))


def _chunks(ids: list[int]) -> Iterable[list[int]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
