"""What a query's reader may ask of the store: the newest issue, whose a name is, which columns are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, select, text
from sqlmodel import Session

from store import driver
from store.models import DOCS
from store.search import facets
from store.search.filters import Known
from store.search.find import ask

# Hops from one column's name to the next in the index of columns, instead of reading every article.
_COLUMNS = text(
    'WITH RECURSIVE names(name) AS (SELECT min("column") FROM articles UNION ALL '
    'SELECT (SELECT min("column") FROM articles WHERE "column" > names.name) FROM names '
    "WHERE names.name IS NOT NULL) SELECT name FROM names WHERE name IS NOT NULL"
)
_MOST_COLUMNS = 40


def known_to(session: Session, today: dt.date) -> Known:
    """What the store and the clock know; nothing is looked up before it is asked for."""
    newest = driver.rows(session, "SELECT day FROM search_docs ORDER BY doc DESC LIMIT 1")

    def is_author(name: str) -> bool:
        return bool(ask(session, "text", [facets.entry("author", name)], None, 1, reads="short"))

    def columns(name: str) -> Sequence[str]:
        wanted = facets.plain(name)
        every = (str(row[0]) for row in session.connection().execute(_COLUMNS))
        return [one for one in every if wanted in facets.plain(one)][:_MOST_COLUMNS]

    def paper() -> str:
        named = driver.rows(session, "SELECT paper FROM issues ORDER BY id DESC LIMIT 1")
        return str(named[0][0]) if named else ""

    day = dt.date.fromordinal(newest[0][0]) if newest and newest[0][0] else None
    return Known(today, day, is_author, columns, paper)


def count(session: Session) -> int:
    """How many articles can be found."""
    return int(session.connection().execute(select(func.count()).select_from(DOCS)).scalar_one())
