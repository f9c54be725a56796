"""The files of the watched folder that have been taken in, so that a restart does not begin again."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, insert, select
from sqlmodel import Session

from store.models import ARRIVALS

# A file as it was: its size in bytes, and its time of change in nanoseconds.
State = tuple[int, int]


def arrived(session: Session) -> dict[str, State]:
    """Every file that has been taken in, or refused, by its path."""
    rows = session.connection().execute(select(ARRIVALS.c.path, ARRIVALS.c.size, ARRIVALS.c.changed))
    return {path: (size, changed) for path, size, changed in rows}


def note(session: Session, files: Mapping[str, State]) -> None:
    """These files have been taken in, or refused, as they are now."""
    if not files:
        return
    connection = session.connection()
    connection.execute(delete(ARRIVALS).where(ARRIVALS.c.path.in_(files)))
    rows = [{"path": path, "size": size, "changed": at} for path, (size, at) in files.items()]
    connection.execute(insert(ARRIVALS), rows)
