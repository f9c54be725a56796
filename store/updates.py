"""Telegram's updates: kept from their arrival until they have been acted on, and acted on once."""

from __future__ import annotations

from sqlalchemy import delete, insert, select, update
from sqlmodel import Session

from store.models import UPDATES

# Telegram keeps undelivered updates for a day; a house has far fewer than this in one.
KEPT = 5000
_EVERY = 100
# An update whose handling ended the process this often is given up, so that it does not end the next one.
MOST_STARTS = 3


def accept(session: Session, update_id: int, body: str) -> bool:
    """Keep an update (as JSON) that has come in; False when it is known already."""
    if _known(session, update_id):
        return False
    session.connection().execute(insert(UPDATES).values(update_id=update_id, body=body))
    return True


def waiting(session: Session) -> list[str]:
    """The updates that an earlier process has accepted and not acted on, as JSON, oldest first.

    Each is handed out at MOST_STARTS starts at most.
    """
    connection = session.connection()
    open_ones = UPDATES.c.body.is_not(None)
    connection.execute(
        update(UPDATES).where(open_ones, UPDATES.c.starts >= MOST_STARTS).values(body=None, starts=0)
    )
    connection.execute(update(UPDATES).where(open_ones).values(starts=UPDATES.c.starts + 1))
    found = select(UPDATES.c.body).where(open_ones).order_by(UPDATES.c.update_id)
    return list(connection.execute(found).scalars())


def seen(session: Session, update_id: int) -> bool:
    """True when this update has been acted on."""
    acted_on = select(UPDATES.c.update_id).where(UPDATES.c.update_id == update_id, UPDATES.c.body.is_(None))
    return session.connection().execute(acted_on).one_or_none() is not None


def mark(session: Session, update_id: int) -> bool:
    """Note an update as acted on; False when it already was. Keeps the newest few thousand."""
    if seen(session, update_id):
        return False
    connection = session.connection()
    if _known(session, update_id):
        own = UPDATES.c.update_id == update_id
        connection.execute(update(UPDATES).where(own).values(body=None, starts=0))
    else:
        connection.execute(insert(UPDATES).values(update_id=update_id))
    if update_id % _EVERY == 0:
        newest = select(UPDATES.c.update_id).order_by(UPDATES.c.update_id.desc())
        oldest = connection.execute(newest.offset(KEPT).limit(1)).scalar_one_or_none()
        if oldest is not None:
            done = UPDATES.c.body.is_(None)
            connection.execute(delete(UPDATES).where(UPDATES.c.update_id <= oldest, done))
    return True


def _known(session: Session, update_id: int) -> bool:
    found = select(UPDATES.c.update_id).where(UPDATES.c.update_id == update_id)
    return session.connection().execute(found).one_or_none() is not None
