"""The audit trail: who did what to whom, never changed afterwards."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, insert, select
from sqlmodel import Session

from store.sharing import DEEDS


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the trail."""

    at: dt.datetime
    by: int
    what: str
    whom: int | None
    detail: str | None


def note(
    session: Session,
    at: dt.datetime,
    by: int,
    what: str,
    *,
    whom: int | None = None,
    detail: str | None = None,
) -> None:
    """Write a line, in the transaction of the deed itself."""
    values = {"at": at, "by": by, "what": what, "whom": whom, "detail": detail}
    session.connection().execute(insert(DEEDS).values(**values))


def newest(session: Session, *, limit: int = 20, offset: int = 0) -> tuple[Deed, ...]:
    """The newest lines first."""
    wanted = select(DEEDS).order_by(DEEDS.c.id.desc()).limit(limit).offset(offset)
    rows = session.connection().execute(wanted)
    return tuple(Deed(row.at, row.by, row.what, row.whom, row.detail) for row in rows)


def count(session: Session) -> int:
    """How many lines there are."""
    return int(session.connection().execute(select(func.count()).select_from(DEEDS)).scalar_one())
