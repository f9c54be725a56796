"""What chats have been brought of late: the messages of digests and alerts that left or are about to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlmodel import Session

from store.deliveries import SENT, WAITING
from store.messages import Message, from_text
from store.outgoing import DELIVERIES, SUBSCRIPTIONS


@dataclass(frozen=True, slots=True)
class Brought:
    """A digest or alert (`kind`) of a chat and topic: when it was made, its style, and its messages."""

    kind: str
    subscription_id: int | None
    chat_id: int
    thread_id: int | None
    at: dt.datetime
    style: str | None
    messages: tuple[Message, ...]


def last_before(session: Session, start: dt.datetime) -> int:
    """The number of the newest delivery made before that time: those behind it are of that time or later.

    Deliveries are numbered as they are made, so this reads backwards and stops at the first.
    """
    before = select(DELIVERIES.c.id).where(DELIVERIES.c.created_at < start)
    found = before.order_by(DELIVERIES.c.id.desc()).limit(1)
    return session.connection().execute(found).scalar_one_or_none() or 0


def brought(session: Session, chats: Collection[int], after: int) -> tuple[Brought, ...]:
    """What these chats have been brought behind the delivery `after`.

    What was refused, or is held back by a pause, has told nobody anything.
    """
    kinds = or_(*(DELIVERIES.c.key.startswith(f"{kind}:") for kind in ("digest", "alert")))
    there = DELIVERIES.c.state.in_((WAITING, SENT))
    where = (DELIVERIES.c.chat_id.in_(chats), DELIVERIES.c.id > after, there, kinds)
    of = DELIVERIES.outerjoin(SUBSCRIPTIONS, SUBSCRIPTIONS.c.id == DELIVERIES.c.subscription_id)
    columns = (
        DELIVERIES.c.key, DELIVERIES.c.subscription_id, DELIVERIES.c.chat_id, DELIVERIES.c.thread_id,
        DELIVERIES.c.created_at, SUBSCRIPTIONS.c.style, DELIVERIES.c.messages,
    )  # fmt: skip
    wanted = select(*columns).select_from(of).where(*where).order_by(DELIVERIES.c.id)
    rows = session.connection().execute(wanted)
    return tuple(Brought(row[0].partition(":")[0], *row[1:6], from_text(row[6])) for row in rows)
