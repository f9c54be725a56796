"""The search index: FTS5 on SQLite, tsvector with GIN on PostgreSQL, in the articles' own transaction.

Entries follow from the levelled text that is kept in `search_docs`, so those of an old version are taken out
exactly; a hit is always compared with that text, so that what the index holds too much is never shown.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, select, text
from sqlmodel import Session

from store import driver
from store.models import ARTICLES, DOCS, PAGES
from store.search import graft, joining, synonyms, vocabulary
from store.search.entries import Entry, of_row, row_of
from store.search.gathered import Gathered
from store.search.numbers import numbered
from store.search.pieces import RULES

_BATCH = 500
# How many parts of one size FTS5 lets stand side by side, how many bytes of entries it gathers before it
# writes a part, and how many pages it puts together at a time. Each piece of a question is looked up in each
# part: where an archive is in, no two of a size are left (530,000 articles in one part: a tenth of the time),
# unless one part has more than so many times all others: to write a large one anew for little takes minutes.
_OFTEN, _SELDOM, _ALONE, _LOPSIDED = 4, 16, 2, 3
# With so many it puts them all together at once, in the transaction at hand: of a quarter of a million
# articles a gigabyte, while every other writer waits.
_IN_NEED = 256
_GATHERED_OF_FEW, _GATHERED = 8 << 20, 64 << 20
_PAGES_AT_A_TIME = 4_000
# So many parts may stand side by side while an archive comes in.
_CROWD = 48

_SQLITE_ADD = "INSERT INTO index_{0}s (rowid, entries) VALUES (?, ?)"
_SQLITE_DROP = "INSERT INTO index_{0}s (index_{0}s, rowid, entries) VALUES ('delete', ?, ?)"
_SQLITE_SET = "INSERT INTO index_{0}s (index_{0}s, rank) VALUES (?, ?)"
_FIELDS = ("title", "text")
_SQLITE_EMPTY = "INSERT INTO index_{0}s (index_{0}s) VALUES ('delete-all')"


class Fresh(NamedTuple):
    """An article that comes in: its number, its issue's date, and its row (`entries.row_of`).

    `gathered`: what was made of many beforehand, and its place there.
    """

    article_id: int
    date: dt.date | None
    row: Mapping[str, Any]
    learned: Sequence[tuple[str, str]]
    gathered: tuple[Gathered, int] | None = None


def add(connection: Connection, articles: Sequence[Fresh]) -> None:
    """Put articles into the index."""
    if not articles:
        return
    days = [one.date.toordinal() if one.date else 0 for one in articles]
    numbers = numbered(connection, days)
    synonyms.propose(connection, [(*pair, one.article_id) for one in articles for pair in one.learned])
    columns = ("doc", "article_id", "day", *articles[0].row)
    told = zip(numbers, days, articles, strict=True)
    docs = [(number, one.article_id, day, *one.row.values()) for number, day, one in told]
    driver.insert_rows(connection, DOCS, columns, docs)
    if not joining.add(connection, numbers, [one.gathered for one in articles]):
        entries = [of_row(one.row) for one in articles]
        vocabulary.count_in(connection, (entry.words for entry in entries))
        if connection.dialect.name == "sqlite":
            _sqlite(connection, _SQLITE_ADD, numbers, entries)
        else:
            joining.postgres(connection, numbers, [(e.title.split(), e.text.split()) for e in entries])


def drop(connection: Connection, article_ids: Iterable[int]) -> None:
    """Take articles out of the index."""
    for some in _chunks(list(article_ids)):
        found = connection.execute(select(DOCS).where(DOCS.c.article_id.in_(some))).mappings().all()
        if not found:
            continue
        numbers = [row["doc"] for row in found]
        entries = [of_row(dict(row)) for row in found]
        vocabulary.count_out(connection, (entry.words for entry in entries))
        if connection.dialect.name == "sqlite":
            _sqlite(connection, _SQLITE_DROP, numbers, entries)
        else:
            gone = text("DELETE FROM index_entries WHERE doc = ANY(:docs)")
            connection.execute(gone, {"docs": numbers})
        connection.execute(delete(DOCS).where(DOCS.c.doc.in_(numbers)))


def expect_many(session: Session) -> None:
    """Before an archive comes in: entries are gathered for longer and put together more seldom.

    Half as much is written, and a search meanwhile looks in more places. `settle` undoes it.
    """
    _set(session, automerge=_SELDOM, crisismerge=_IN_NEED, hashsize=_GATHERED, usermerge=_OFTEN)


def settle(session: Session) -> bool:
    """After it: some of what is still apart is put together; False when nothing is left to do.

    In parts, each a transaction of its own, so that other writers get a turn.
    """
    if session.connection().dialect.name != "sqlite":
        return False
    left = _OFTEN if _is_lopsided(session) else _ALONE
    _set(session, automerge=_OFTEN, crisismerge=_SELDOM, hashsize=_GATHERED_OF_FEW, usermerge=left)
    return put_together(session)


def _is_lopsided(session: Session) -> bool:
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)  # noqa: S101 - it is SQLite's
    try:
        sizes = graft.sizes(connection, "index_texts")
    except graft.StrangeError:
        return True
    return max(sizes, default=0) > _LOPSIDED * (sum(sizes) - max(sizes, default=0))


def put_together(session: Session) -> bool:
    """Put some of what stands side by side together (SQLite); False when nothing is left to do."""
    joining.asked(session.connection())
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)  # noqa: S101 - it is SQLite's
    more = [_put_together(connection, field) for field in _FIELDS]
    return any(more)


def crowded(session: Session) -> bool:
    """True when a search has to look in many parts of the index while an archive comes in."""
    connection = session.connection().connection.driver_connection
    if not isinstance(connection, sqlite3.Connection):
        return False
    return graft.parts(connection, "index_texts") > _CROWD


def _put_together(connection: sqlite3.Connection, field: str) -> bool:
    before = connection.total_changes
    connection.execute(_SQLITE_SET.format(field), ("merge", _PAGES_AT_A_TIME))
    # FTS5 counts the request itself.
    return connection.total_changes - before > 1


def _set(session: Session, **values: int) -> None:
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        joining.asked(connection)
        for field, (name, value) in product(_FIELDS, values.items()):
            connection.exec_driver_sql(_SQLITE_SET.format(field), (name, value))


def put_back(session: Session, article_ids: Sequence[int]) -> None:
    """Put stored articles into the index, from their values."""
    from store.stored import whole_values

    connection = session.connection()
    for some in _chunks(list(article_ids)):
        wanted = select(ARTICLES.c.id, ARTICLES.c.date, PAGES.c.number).join(PAGES)
        rows = connection.execute(wanted.where(ARTICLES.c.id.in_(some)))
        where = {row.id: (row.date, row.number) for row in rows}
        values = whole_values(session, some)
        dated = ((key, *where[key], value) for key, (value, _) in values.items())
        fresh = [
            Fresh(key, date, row_of(value, page), synonyms.learned(value)) for key, date, page, value in dated
        ]
        add(connection, fresh)


def reindex(session: Session, progress: Callable[[int, int], None] | None = None) -> int:
    """Build the index anew from the articles; how many there are in it.

    `progress` is called with how many are done, and how many there are.
    """
    connection = session.connection()
    connection.execute(delete(DOCS))
    vocabulary.clear(connection)
    if connection.dialect.name == "sqlite":
        for field in _FIELDS:
            connection.exec_driver_sql(_SQLITE_EMPTY.format(field))
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


def _sqlite(connection: Connection, statement: str, numbers: Sequence[int], entries: Sequence[Entry]) -> None:
    joining.asked(connection)
    titles = [(number, entry.title) for number, entry in zip(numbers, entries, strict=True)]
    texts = [(number, entry.text) for number, entry in zip(numbers, entries, strict=True)]
    connection.exec_driver_sql(statement.format("title"), titles)
    connection.exec_driver_sql(statement.format("text"), texts)


def _chunks(ids: list[int]) -> Iterable[list[int]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
