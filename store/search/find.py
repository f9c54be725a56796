"""Candidates: the articles that have all pieces of what is wanted, newest first and capped.

A common word has a million of them; asking for the newest only stops early. So that an old article is not
lost behind newer ones, the narrower questions (in the title, as a phrase, as whole numbers) are asked on
their own when the wide one is cut short.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from store.search.pieces import has_whole, needed
from store.search.query import Query

# How many of the newest candidates are compared with what is wanted.
CAP = 500
# A question need not name every pair of a long phrase: it asks for candidates, the text decides.
_MOST_PIECES = 32

_SQLITE = """
SELECT d.doc, d.article_id, d.day, d.title, d.head, d.body FROM index_{0}s AS i
JOIN search_docs AS d ON d.doc = i.rowid
WHERE index_{0}s MATCH :question ORDER BY i.rowid DESC LIMIT :cap
"""
_POSTGRES = """
SELECT d.doc, d.article_id, d.day, d.title, d.head, d.body FROM index_entries AS i
JOIN search_docs AS d ON d.doc = i.doc
WHERE i.{0} @@ CAST(:question AS tsquery) ORDER BY i.doc DESC LIMIT :cap
"""
_STATEMENTS = {
    (dialect, field): text(statement.format(field))
    for dialect, statement in (("sqlite", _SQLITE), ("postgresql", _POSTGRES))
    for field in ("title", "text")
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may be wanted, with its levelled text. `day` is its issue's ordinal, or 0."""

    doc: int
    article_id: int
    day: int
    title: str
    head: str
    body: str


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates, each once; `complete` when there are no others."""

    candidates: tuple[Candidate, ...]
    complete: bool


def candidates(session: Session, query: Query) -> Found:
    """The candidates of a query that wants something."""
    pieces, cap = _of(query.parts), CAP
    wide = _ask(session, "text", pieces, cap)
    if len(wide) < cap:
        return Found(tuple(wide), True)
    narrow = [_ask(session, "title", pieces, cap // 2)]
    if query.whole and query.whole not in query.parts:
        narrow.append(_ask(session, "text", needed(query.whole), cap // 2))
    if any(has_whole(part) for part in query.parts):
        narrow.append(_ask(session, "text", _of(query.parts, whole=True), cap // 2))
    every = {item.doc: item for some in (wide, *narrow) for item in some}
    return Found(tuple(every.values()), False)


def _of(parts: Iterable[str], *, whole: bool = False) -> set[str]:
    return {piece for part in parts for piece in needed(part, whole=whole)}


def _ask(session: Session, field: str, pieces: set[str], cap: int) -> list[Candidate]:
    connection = session.connection()
    # The longest first: whole numbers and pairs say more than single characters.
    chosen = sorted(pieces, key=lambda piece: (-len(piece), piece))[:_MOST_PIECES]
    dialect = connection.dialect.name
    if dialect == "sqlite":
        question = " AND ".join(f'"{piece}"' for piece in chosen)
    else:
        question = " & ".join(f"'{piece}'" for piece in chosen)
    rows: Any = connection.execute(_STATEMENTS[dialect, field], {"question": question, "cap": cap})
    return [Candidate(*row) for row in rows]
