"""The Telegram updates that have been acted on: the same one delivered twice acts once."""

from __future__ import annotations

from sqlalchemy import delete, insert, select
from sqlmodel import Session

from store.models import UPDATES

# Telegram keeps undelivered updates for a day; a house has far fewer than this in one.
KEPT = 5000
_EVERY = 100


def seen(session: Session, update_id: int) -> bool:
    """True when this update has been acted on."""
    found = session.connection().execute(select(UPDATES).where(UPDATES.c.update_id == update_id))
    return found.one_or_none() is not None


def mark(session: Session, update_id: int) -> bool:
    """Note an update as acted on; False when it already was. Keeps the newest few thousand."""
    if seen(session, update_id):
        return False
    connection = session.connection()
    connection.execute(insert(UPDATES).values(update_id=update_id))
    if update_id % _EVERY == 0:
        newest = select(UPDATES.c.update_id).order_by(UPDATES.c.update_id.desc())
        oldest = connection.execute(newest.offset(KEPT).limit(1)).scalar_one_or_none()
        if oldest is not None:
            connection.execute(delete(UPDATES).where(UPDATES.c.update_id <= oldest))
    return True
