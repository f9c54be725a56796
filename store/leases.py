"""Leases: of several processes on one store one does a thing, for so long as it says that it still does."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import or_, select, update
from sqlmodel import Session

from store.outgoing import LEASES

# Clocks of two machines may differ by as much as a lease is long; one that ends later than that was taken by
# a clock that has been put back since.
_SKEW = 2
SENDER = "sender"
# An alarm that was raised is a lease: while it lasts nobody raises it again, whichever process looks.
STANDS, UNMADE, REFUSED = "alarm:stands", "alarm:unmade", "alarm:refused"
_OVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def lead(session: Session, name: str, holder: str, now: dt.datetime, length: dt.timedelta) -> bool:
    """Whether this holder has the lease, from now on for so long; False while another one has it.

    The row of a name is made by a migration: two processes that made it would meet.
    """
    connection = session.connection()
    mine = LEASES.c.name == name
    row = connection.execute(select(LEASES.c.holder, LEASES.c.until).where(mine)).one_or_none()
    if row and row.holder == holder and now + length / 2 < row.until <= now + length:
        return True
    free = or_(LEASES.c.holder == holder, LEASES.c.until < now, LEASES.c.until > now + _SKEW * length)
    taken = update(LEASES).where(mine, free).values(holder=holder, until=now + length)
    return bool(connection.execute(taken).rowcount)


def raised_at(session: Session, name: str, length: dt.timedelta) -> dt.datetime:
    """When a lease of that length was taken last; long ago where it never was."""
    until: dt.datetime = (
        session.connection().execute(select(LEASES.c.until).where(LEASES.c.name == name)).scalar_one()
    )
    return until - length


def give_up(session: Session, name: str, holder: str) -> None:
    """Whoever stops lets another one go on at once."""
    own = (LEASES.c.name == name, LEASES.c.holder == holder)
    session.connection().execute(update(LEASES).where(*own).values(until=_OVER))
