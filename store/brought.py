"""What chats have been brought of late: digests and alerts that left or are about to, and their messages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlmodel import Session

from store.deliveries import SENT, WAITING
from store.messages import Message, from_text
from store.outgoing import DELIVERIES, SUBSCRIPTIONS


@dataclass(frozen=True, slots=True)
class Brought:
    """A digest or alert (`kind`) of a chat and topic: its delivery, when it was made, and its style."""

    number: int
    kind: str
    subscription_id: int | None
    chat_id: int
    thread_id: int | None
    at: dt.datetime
    style: str | None


def last_before(session: Session, start: dt.datetime) -> int:
    """The number of the newest delivery made before that time: those behind it are of that time or later.

    Deliveries are numbered as they are made, so the place is found by halving, in some twenty looks.
    """
    connection = session.connection()
    low, high = 0, connection.execute(select(func.max(DELIVERIES.c.id))).scalar_one() or 0
    while low < high:
        middle = (low + high + 1) // 2
        some = select(DELIVERIES.c.id, DELIVERIES.c.created_at).where(DELIVERIES.c.id <= middle)
        row = connection.execute(some.order_by(DELIVERIES.c.id.desc()).limit(1)).one_or_none()
        if row is None or row.created_at < start:
            low = middle
        else:
            high = row.id - 1
    return low


def brought(session: Session, chats: Collection[int], after: int) -> tuple[Brought, ...]:
    """What these chats have been brought behind the delivery `after`.

    What was refused, or is held back by a pause, has told nobody anything.
    """
    kinds = or_(*(DELIVERIES.c.key.startswith(f"{kind}:") for kind in ("digest", "alert")))
    there = DELIVERIES.c.state.in_((WAITING, SENT))
    where = (DELIVERIES.c.chat_id.in_(chats), DELIVERIES.c.id > after, there, kinds)
    of = DELIVERIES.outerjoin(SUBSCRIPTIONS, SUBSCRIPTIONS.c.id == DELIVERIES.c.subscription_id)
    columns = (
        DELIVERIES.c.id, DELIVERIES.c.key, DELIVERIES.c.subscription_id, DELIVERIES.c.chat_id,
        DELIVERIES.c.thread_id, DELIVERIES.c.created_at, SUBSCRIPTIONS.c.style,
    )  # fmt: skip
    wanted = select(*columns).select_from(of).where(*where).order_by(DELIVERIES.c.id)
    rows = session.connection().execute(wanted)
    return tuple(Brought(row[0], row[1].partition(":")[0], *row[2:]) for row in rows)


def messages(session: Session, numbers: Collection[int]) -> dict[int, tuple[Message, ...]]:
    """The messages of these deliveries."""
    wanted = select(DELIVERIES.c.id, DELIVERIES.c.messages).where(DELIVERIES.c.id.in_(numbers))
    return {row.id: from_text(row.messages) for row in session.connection().execute(wanted)}


def last_sent(
    session: Session, chat_id: int, since: dt.datetime | None, limit: int = 50
) -> tuple[Message, ...]:
    """What went out to a chat after `since`, the newest message first: of at most so many deliveries."""
    there = (DELIVERIES.c.chat_id == chat_id, DELIVERIES.c.state == SENT)
    later = () if since is None else (DELIVERIES.c.finished_at > since,)
    wanted = select(DELIVERIES.c.messages).where(*there, *later).order_by(DELIVERIES.c.finished_at.desc())
    rows = session.connection().execute(wanted.limit(limit)).scalars()
    return tuple(message for row in rows for message in reversed(from_text(row)))
