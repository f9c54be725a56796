"""What is held back, and told as one when its subscription goes on.

A chat cannot be reached, or a subscription was stopped before its message left. On return nobody wants that
message as it stood and another one with what has come in since: where nothing of it has been read it is taken
back, and the subscription stands where it stood before, so that one issue tells all of it, marked as late.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import String, cast, select, update
from sqlmodel import Session

from store.deliveries import AT_ONCE, DROPPED, HELD, WAITING
from store.outgoing import DELIVERIES, SUBSCRIPTIONS

# Why a delivery was given up: what it told is told with what came in later.
MERGED = "merged"


def drop_chat(session: Session, chat_id: int, at: dt.datetime, why: str) -> int:
    """Give up all that waits for a chat that cannot be reached; how many that are.

    What was subscribed to is held until the chat can be reached again.
    """
    waits = (DELIVERIES.c.chat_id == chat_id, DELIVERIES.c.state == WAITING)
    brought = update(DELIVERIES).where(*waits, DELIVERIES.c.subscription_id.is_not(None))
    session.connection().execute(brought.values(state=HELD, trouble=why, leased_until=None))
    statement = update(DELIVERIES).where(*waits)
    return int(
        session.connection()
        .execute(statement.values(state=DROPPED, finished_at=at, trouble=why, leased_until=None))
        .rowcount
    )


def pause(session: Session, subscription: int) -> None:
    """What waits of a subscription waits until that goes on."""
    mine = (DELIVERIES.c.subscription_id == subscription, DELIVERIES.c.state == WAITING)
    session.connection().execute(update(DELIVERIES).where(*mine).values(state=HELD, leased_until=None))


def resume(session: Session, *going_on: int) -> None:
    """What has waited for subscriptions to go on is told now: anew, or, where some was read, as it stands."""
    connection = session.connection()
    wanted = select(DELIVERIES).where(DELIVERIES.c.subscription_id.in_(going_on), DELIVERIES.c.state == HELD)
    # The oldest last: the subscription stands where it stood before that.
    for row in connection.execute(wanted.order_by(DELIVERIES.c.id.desc())).all():
        mine = update(DELIVERIES).where(DELIVERIES.c.id == row.id)
        if row.done or row.cursor_before is None:
            connection.execute(mine.values(state=WAITING, next_try=AT_ONCE))
            continue
        # Its key is free for the one that tells it anew.
        key = DELIVERIES.c.key + "#" + cast(DELIVERIES.c.id, String)
        connection.execute(mine.values(state=DROPPED, trouble=MERGED, key=key, finished_at=row.created_at))
        _stand_before(session, row)


def _stand_before(session: Session, row: Any) -> None:
    values: dict[str, Any] = {"cursor": row.cursor_before}
    if row.due is not None:
        values |= {"last_day": row.day_before, "next_due": row.due}
    own = SUBSCRIPTIONS.c.id == row.subscription_id
    session.connection().execute(update(SUBSCRIPTIONS).where(own).values(**values))
