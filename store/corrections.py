"""What people have said of pages: kept beside them, found again when the same page comes in once more."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Select, delete, insert, select
from sqlmodel import Session

from seeds.corrections import UNSAID, Correction
from store.errors import PageGone
from store.mending import CORRECTIONS
from store.models import LARGEST, PAGES

_CORRECTION = TypeAdapter(Correction)


@dataclass(frozen=True, slots=True)
class Held:
    """A stored page as far as it matters for its correction; `text` is None where it came in as articles."""

    page_id: int
    text: str | None
    correction: Correction = UNSAID
    filed: str | None = None


def of_page(session: Session, page_id: int) -> Held:
    """What is said of a page.

    Raises:
        PageGone: there is none with this id.
    """
    known = 0 < page_id <= LARGEST
    row = session.connection().execute(_held().where(PAGES.c.id == page_id)).one_or_none() if known else None
    if row is None:
        raise PageGone(f"there is no page {page_id}; page ids stand in the report of an intake")
    return _from(row)


def known(session: Session, text_hash: str, origin: str | None) -> Held | None:
    """What is said of the page of that text, or, where there is none, of the one from that place."""
    connection = session.connection()
    for where in (PAGES.c.text_hash == text_hash, PAGES.c.origin == origin):
        row = connection.execute(_held().where(where).order_by(PAGES.c.id.desc()).limit(1)).one_or_none()
        if row is not None:
            return _from(row)
        if origin is None:
            return None
    return None


def of_issue_page(session: Session, paper: str, date: dt.date, number: int) -> Held | None:
    """What is said of the one page of that number."""
    where = (PAGES.c.paper == paper, PAGES.c.date == date, PAGES.c.number == number, PAGES.c.date_certain)
    rows = session.connection().execute(_held().where(*where).limit(2)).all()
    return _from(rows[0]) if len(rows) == 1 else None


def keep(
    connection: Connection,
    page_id: int,
    correction: Correction,
    at: dt.datetime,
    *,
    filed: str | None = None,
    by: int | None = None,
) -> None:
    """Put a page's correction in the place of the former one; an empty one is none."""
    connection.execute(delete(CORRECTIONS).where(CORRECTIONS.c.page_id == page_id))
    if correction.orders or filed is not None:
        value = _CORRECTION.dump_json(correction).decode()
        row = {"page_id": page_id, "value": value, "filed": filed, "changed_by": by, "changed_at": at}
        connection.execute(insert(CORRECTIONS).values(**row))


def _held() -> Select[Any]:
    columns = (PAGES.c.id, PAGES.c.text, CORRECTIONS.c.value, CORRECTIONS.c.filed)
    return select(*columns).select_from(PAGES.outerjoin(CORRECTIONS))


def _from(row: Any) -> Held:
    said = _CORRECTION.validate_json(row.value) if row.value else UNSAID
    return Held(row.id, row.text, said, row.filed)
