"""What must be known when a delivery leaves, asked in one statement: thirty times a second, all day long."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select, update
from sqlmodel import Session

from store.deliveries import AT_ONCE, SENT, WAITING
from store.models import MEMBERS
from store.outgoing import DELIVERIES, PREFERENCES, SUBSCRIPTIONS
from store.preferences import Preferences
from store.subscriptions import Span, spans

# Built once: making a statement takes SQLAlchemy longer than the database takes to answer it.
_STANDING = (
    select(
        DELIVERIES.c.state, DELIVERIES.c.next_try, MEMBERS.c.user_id.label("member"), PREFERENCES.c.zone,
        PREFERENCES.c.quiet_from, PREFERENCES.c.quiet_until, SUBSCRIPTIONS.c.stops,
        SUBSCRIPTIONS.c.zone.label("where"),
    )
    .select_from(
        DELIVERIES.outerjoin(MEMBERS, MEMBERS.c.user_id == DELIVERIES.c.user_id)
        .outerjoin(PREFERENCES, PREFERENCES.c.user_id == DELIVERIES.c.user_id)
        .outerjoin(SUBSCRIPTIONS, SUBSCRIPTIONS.c.id == DELIVERIES.c.subscription_id)
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

    `next_try`: its chat may have been told to wait since it was claimed. `stops`: those that were ordered
    ahead of what brings it, by the days of the zone `where`.
    """

    waits: bool
    next_try: dt.datetime
    is_member: bool
    preferences: Preferences
    stops: tuple[Span, ...] = ()
    where: str = "UTC"

    def is_stopped(self, now: dt.datetime) -> bool:
        """Whether a stop of what brings it has begun."""
        today = now.astimezone(ZoneInfo(self.where)).date() if self.stops else None
        return any(
            today and first <= today and (behind is None or today < behind) for first, behind in self.stops
        )


def standing(session: Session, number: int) -> Standing:
    """How it stands with a delivery now."""
    row = session.connection().execute(_STANDING, {"number": number}).one_or_none()
    if row is None:
        return Standing(waits=False, next_try=AT_ONCE, is_member=False, preferences=Preferences())
    set_ = Preferences(row.zone, None, row.quiet_from, row.quiet_until)
    stops = spans(row.stops) if row.stops else ()
    return Standing(
        row.state == WAITING, row.next_try, row.member is not None, set_, stops, row.where or "UTC"
    )


def is_sent(session: Session, number: int, at: dt.datetime, *, done: int, message: int | None) -> None:
    """All of its messages have gone out, the last of them as this message."""
    told = {"number": number, "at": at, "count": done, "message": f"{message}," if message else ""}
    session.connection().execute(_IS_SENT, told)
