"""What must be known when a delivery leaves, asked in one statement: thirty times a second, all day long."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import bindparam, select, update
from sqlmodel import Session

from store.deliveries import AT_ONCE, SENT, WAITING
from store.models import MEMBERS
from store.outgoing import DELIVERIES, PREFERENCES
from store.preferences import Preferences

# Built once: making a statement takes SQLAlchemy longer than the database takes to answer it.
_STANDING = (
    select(
        DELIVERIES.c.state, DELIVERIES.c.next_try, MEMBERS.c.user_id.label("member"), PREFERENCES.c.zone,
        PREFERENCES.c.quiet_from, PREFERENCES.c.quiet_until,
    )
    .select_from(
        DELIVERIES.outerjoin(MEMBERS, MEMBERS.c.user_id == DELIVERIES.c.user_id).outerjoin(
            PREFERENCES, PREFERENCES.c.user_id == DELIVERIES.c.user_id
        )
    )
    .where(DELIVERIES.c.id == bindparam("number"))
)  # fmt: skip
_IS_SENT = (
    update(DELIVERIES)
    .where(DELIVERIES.c.id == bindparam("number"))
    .values(
        state=SENT, leased_until=None, trouble=None, finished_at=bindparam("at"), done=bindparam("count"),
        message_ids=DELIVERIES.c.message_ids + bindparam("message"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a delivery still waits, whether its person is a member, and when that person wants quiet.

    `next_try`: its chat may have been told to wait since it was claimed.
    """

    waits: bool
    next_try: dt.datetime
    is_member: bool
    preferences: Preferences


def standing(session: Session, number: int) -> Standing:
    """How it stands with a delivery now."""
    row = session.connection().execute(_STANDING, {"number": number}).one_or_none()
    if row is None:
        return Standing(waits=False, next_try=AT_ONCE, is_member=False, preferences=Preferences())
    set_ = Preferences(row.zone, None, row.quiet_from, row.quiet_until)
    return Standing(row.state == WAITING, row.next_try, row.member is not None, set_)


def is_sent(session: Session, number: int, at: dt.datetime, *, done: int, message: int | None) -> None:
    """All of its messages have gone out, the last of them as this message."""
    told = {"number": number, "at": at, "count": done, "message": f"{message}," if message else ""}
    session.connection().execute(_IS_SENT, told)
