"""What became of what a subscription brought: its last deliveries, and why one has not come."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session

from store.deliveries import KEPT
from store.outgoing import DELIVERIES

LATEST = 3


@dataclass(frozen=True, slots=True)
class Receipt:
    """A delivery: its local day (a digest's), its state, when it was done with or is tried again, and why."""

    day: dt.date | None
    state: str
    at: dt.datetime
    tries: int
    trouble: str | None


def receipts(session: Session, subscription: int, *, limit: int = LATEST) -> tuple[Receipt, ...]:
    """The last deliveries of a subscription, the newest first."""
    columns = (
        DELIVERIES.c.key, DELIVERIES.c.state, DELIVERIES.c.finished_at, DELIVERIES.c.next_try,
        DELIVERIES.c.created_at, DELIVERIES.c.tries, DELIVERIES.c.trouble,
    )  # fmt: skip
    mine = select(*columns).where(DELIVERIES.c.subscription_id == subscription)
    rows = session.connection().execute(mine.order_by(DELIVERIES.c.id.desc()).limit(limit))
    return tuple(
        Receipt(
            _day(row.key),
            row.state,
            row.finished_at or max(row.created_at, row.next_try),
            row.tries,
            row.trouble,
        )
        for row in rows
    )


def refused_since(session: Session, start: dt.datetime) -> tuple[int, str]:
    """How many deliveries have been refused for good since then, and why one of them was."""
    there = (DELIVERIES.c.state == KEPT, DELIVERIES.c.finished_at > start)
    wanted = select(func.count(), func.max(DELIVERIES.c.trouble)).where(*there)
    count, why = session.connection().execute(wanted).one()
    return int(count), why or ""


def _day(key: str) -> dt.date | None:
    kind, _, rest = key.partition(":")
    day = rest.partition(":")[2].partition("#")[0]
    try:
        return dt.date.fromisoformat(day) if kind == "digest" else None
    except ValueError:
        return None
