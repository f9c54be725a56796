"""How the house is doing: people, reading, the outbox; numbers for its administrators."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session

from store.deliveries import DROPPED, KEPT, SENT, WAITING, counts
from store.models import MEMBERS
from store.outgoing import DELIVERIES, SUBSCRIPTIONS
from store.sharing import FORWARDS, OPENINGS
from store.sleepers import LEFT

# What counts as of late.
LATELY = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Activity:
    """Numbers of now and of the last seven days; `oldest_waiting` is when the oldest unsent was made."""

    members: int
    active: int
    openings: int
    forwards: int
    subscriptions: int
    asleep: tuple[tuple[int, str], ...]
    waiting: int
    sent: int
    kept: int
    dropped: int
    oldest_waiting: dt.datetime | None


def activity(session: Session, now: dt.datetime) -> Activity:
    """Count."""
    connection = session.connection()
    since = now - LATELY
    openings = select(func.count(), func.count(OPENINGS.c.user_id.distinct())).where(OPENINGS.c.at >= since)
    opened, active = connection.execute(openings).one()
    forwards = select(func.count()).select_from(FORWARDS).where(FORWARDS.c.made_at >= since)
    sleeping = select(SUBSCRIPTIONS.c.user_id, SUBSCRIPTIONS.c.asleep).where(SUBSCRIPTIONS.c.asleep != LEFT)
    oldest = select(func.min(DELIVERIES.c.created_at)).where(DELIVERIES.c.state == WAITING)
    states = counts(session)
    return Activity(
        members=connection.execute(select(func.count()).select_from(MEMBERS)).scalar_one(),
        active=active,
        openings=opened,
        forwards=connection.execute(forwards).scalar_one(),
        subscriptions=connection.execute(select(func.count()).select_from(SUBSCRIPTIONS)).scalar_one(),
        asleep=tuple(
            (row.user_id, row.asleep) for row in connection.execute(sleeping.order_by(SUBSCRIPTIONS.c.id))
        ),
        waiting=states.get(WAITING, 0),
        sent=states.get(SENT, 0),
        kept=states.get(KEPT, 0),
        dropped=states.get(DROPPED, 0),
        oldest_waiting=connection.execute(oldest).scalar_one_or_none(),
    )
