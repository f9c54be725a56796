"""The outbox: a message is a row before it is sent, claimed by one sender, marked when it has gone out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, bindparam, cast, delete, func, insert, or_, select, update
from sqlmodel import Session

from store.messages import Message, as_text, from_text
from store.outgoing import DELIVERIES

WAITING, SENT, KEPT, DROPPED = "waiting", "sent", "kept", "dropped"
# Of a subscription that is paused or cannot be delivered: it goes out when that goes on.
HELD = "held"
# What has been sent is remembered for so long, so that a digest of that day cannot be made again.
REMEMBERED = dt.timedelta(days=40)
# Longer than Telegram makes a chat wait, or a sender itself.
FAR = dt.timedelta(days=2)
# What waits for no time leaves at once, also when the clock has been put back since.
AT_ONCE = _AT_ONCE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A row of the outbox; `done` messages of it have gone out, `tries` have failed so far.

    `due`: when a digest should have come.
    """

    id: int
    key: str
    subscription_id: int | None
    user_id: int
    chat_id: int
    thread_id: int | None
    messages: tuple[Message, ...]
    done: int
    tries: int
    notice: str = ""
    message_ids: tuple[int, ...] = ()
    made_at: dt.datetime = _AT_ONCE
    due: dt.datetime | None = None


# Built once: ten thousand digests are put at a time, and to make a statement takes longer than to run it.
_OF_KEY = select(DELIVERIES.c.id).where(DELIVERIES.c.key == bindparam("sought"))
_PUT = insert(DELIVERIES)


@dataclass(frozen=True, slots=True)
class Before:
    """When a digest should have come; up to where and to which day its person had been told before."""

    due: dt.datetime | None
    cursor_before: int | None
    day_before: dt.date | None


def put(
    session: Session,
    key: str,
    messages: Sequence[Message],
    *,
    user_id: int,
    chat_id: int,
    at: dt.datetime,
    thread_id: int | None = None,
    subscription_id: int | None = None,
    notice: str = "",
    before: Before | None = None,
) -> bool:
    """Queue messages under a key; False when there has been a delivery of that key."""
    connection = session.connection()
    if connection.execute(_OF_KEY, {"sought": key}).one_or_none():
        return False
    values = {
        "key": key, "messages": as_text(messages), "user_id": user_id, "chat_id": chat_id,
        "thread_id": thread_id, "subscription_id": subscription_id, "state": WAITING,
        "next_try": _AT_ONCE, "created_at": at, "done": 0, "tries": 0, "notice": notice,
        "due": before and before.due, "cursor_before": before and before.cursor_before,
        "day_before": before and before.day_before,
    }  # fmt: skip
    connection.execute(_PUT, values)
    return True


def claim(
    session: Session, now: dt.datetime, lease: dt.timedelta, *, limit: int, user_id: int | None = None
) -> tuple[Delivery, ...]:
    """Take deliveries to send them, the oldest first; nobody else gets them until the lease ends.

    Those whose time to be tried again has come go before those that have not been tried.

    With `user_id` only what is meant for that person.
    """
    # A lease longer than any is of a clock that has been put back since; two machines' may differ a little.
    ended = or_(DELIVERIES.c.leased_until < now, DELIVERIES.c.leased_until > now + 2 * lease)
    free = [DELIVERIES.c.state == WAITING, or_(DELIVERIES.c.leased_until.is_(None), ended)]
    if user_id is not None:
        free.append(DELIVERIES.c.user_id == user_id)
    again = (DELIVERIES.c.next_try > _AT_ONCE, DELIVERIES.c.next_try <= now)
    rows = _first(session, [*free, *again], DELIVERIES.c.next_try, limit)
    if len(rows) < limit:
        rows += _first(
            session, [*free, DELIVERIES.c.next_try == _AT_ONCE], DELIVERIES.c.id, limit - len(rows)
        )
    if not rows:
        # So is a time further off than any.
        far = DELIVERIES.c.next_try > now + FAR
        rows = _first(session, [*free, far], DELIVERIES.c.next_try, limit)
    if rows:
        ids = [row.id for row in rows]
        leased = update(DELIVERIES).where(DELIVERIES.c.id.in_(ids)).values(leased_until=now + lease)
        session.connection().execute(leased)
    return tuple(_from(row) for row in rows)


def _first(session: Session, where: list[Any], order: Any, limit: int) -> list[Any]:
    """The first such rows, in an order that the index has: of many that wait none but these is read."""
    wanted = select(DELIVERIES).where(*where).order_by(order).limit(limit)
    return list(session.connection().execute(wanted.with_for_update(skip_locked=True)))


def gone_out(session: Session, number: int, done: int, message: int) -> None:
    """So many of its messages have gone out, the last of them as this message."""
    ids = DELIVERIES.c.message_ids + f"{message},"
    statement = update(DELIVERIES).where(DELIVERIES.c.id == number).values(done=done, message_ids=ids)
    session.connection().execute(statement)


def sent_since(
    session: Session, start: dt.datetime, kinds: Sequence[str], *, after: int, limit: int
) -> tuple[Delivery, ...]:
    """What has been sent since then under keys that begin so, behind the delivery `after`."""
    kind = or_(*(DELIVERIES.c.key.startswith(each) for each in kinds))
    where = (DELIVERIES.c.state == SENT, DELIVERIES.c.finished_at >= start, DELIVERIES.c.id > after, kind)
    wanted = select(DELIVERIES).where(*where).order_by(DELIVERIES.c.id).limit(limit)
    return tuple(_from(row) for row in session.connection().execute(wanted))


def sent_of(session: Session, numbers: Sequence[int]) -> tuple[Delivery, ...]:
    """Those of these that have been sent."""
    wanted = select(DELIVERIES).where(DELIVERIES.c.id.in_(numbers), DELIVERIES.c.state == SENT)
    return tuple(_from(row) for row in session.connection().execute(wanted))


def not_left(session: Session, kinds: Sequence[str]) -> frozenset[int]:
    """What waits to be sent under keys that begin so."""
    kind = or_(*(DELIVERIES.c.key.startswith(each) for each in kinds))
    wanted = select(DELIVERIES.c.id).where(DELIVERIES.c.state == WAITING, kind)
    return frozenset(session.connection().execute(wanted).scalars())


def of_message(session: Session, chat_id: int, message: int) -> int | None:
    """The delivery that a message of a chat came from, if it shows what was sent still."""
    held = ("," + DELIVERIES.c.message_ids).contains(f",{message},")
    wanted = select(DELIVERIES.c.id).where(DELIVERIES.c.chat_id == chat_id, held).limit(1)
    return session.connection().execute(wanted).scalar_one_or_none()


def messages_of(session: Session, key: str) -> tuple[int, ...]:
    """The messages that a delivery of this key became, as far as they show it still."""
    wanted = select(DELIVERIES.c.message_ids).where(DELIVERIES.c.key == key)
    held = session.connection().execute(wanted).scalar_one_or_none() or ""
    return tuple(int(each) for each in held.split(",") if each and each != "0")


def replaced(session: Session, number: int, message: int) -> None:
    """A message shows something else now: 0 stands in the place of its number."""
    connection = session.connection()
    mine = DELIVERIES.c.id == number
    ids: str = connection.execute(select(DELIVERIES.c.message_ids).where(mine)).scalar_one()
    now = "".join(f"{0 if each == str(message) else each}," for each in ids.split(",") if each)
    connection.execute(update(DELIVERIES).where(mine).values(message_ids=now))


def reworded(session: Session, number: int, messages: Sequence[Message]) -> None:
    """What was sent reads so now."""
    values = {"messages": as_text(messages)}
    session.connection().execute(update(DELIVERIES).where(DELIVERIES.c.id == number).values(**values))


def finish(
    session: Session,
    number: int,
    state: str,
    at: dt.datetime,
    *,
    done: int,
    trouble: str | None = None,
) -> None:
    """It is sent, kept for good (it cannot be sent as it is) or dropped (nobody is there to read it)."""
    values: dict[str, Any] = {
        "state": state, "finished_at": at, "done": done, "trouble": trouble, "leased_until": None,
    }  # fmt: skip
    session.connection().execute(update(DELIVERIES).where(DELIVERIES.c.id == number).values(**values))


def retry(session: Session, number: int, next_try: dt.datetime, trouble: str, *, done: int) -> None:
    """It could not be sent now; it is tried again at that time."""
    values = {"next_try": next_try, "trouble": trouble, "leased_until": None, "done": done}
    mine = DELIVERIES.c.id == number
    statement = update(DELIVERIES).where(mine).values(**values, tries=DELIVERIES.c.tries + 1)
    session.connection().execute(statement)


def hold_chat(session: Session, chat_id: int, until: dt.datetime) -> None:
    """A chat takes nothing before that time: all that waits for it waits so long."""
    waits = (DELIVERIES.c.chat_id == chat_id, DELIVERIES.c.state == WAITING, DELIVERIES.c.next_try < until)
    session.connection().execute(update(DELIVERIES).where(*waits).values(next_try=until))


def release(session: Session, numbers: Sequence[int]) -> None:
    """Give claimed deliveries back: somebody may take them at once."""
    statement = update(DELIVERIES).where(DELIVERIES.c.id.in_(numbers), DELIVERIES.c.state == WAITING)
    session.connection().execute(statement.values(leased_until=None))


def give_up(session: Session, subscription: int, at: dt.datetime) -> None:
    """Whoever has ended a subscription gets nothing more of it."""
    mine = (DELIVERIES.c.subscription_id == subscription, DELIVERIES.c.state.in_((WAITING, HELD)))
    statement = update(DELIVERIES).where(*mine)
    session.connection().execute(statement.values(state=DROPPED, finished_at=at, trouble="ended"))


def forget_future(session: Session, now: dt.datetime) -> None:
    """Digests made when the clock was ahead do not stand in the way of those of the same days."""
    key = DELIVERIES.c.key + "#" + cast(DELIVERIES.c.id, String)
    ahead = (DELIVERIES.c.created_at > now, DELIVERIES.c.key.startswith("digest:"))
    session.connection().execute(update(DELIVERIES).where(*ahead).values(key=key, created_at=now))


def waiting_for(session: Session, chat_id: int) -> tuple[str, ...]:
    """The keys of all that waits for a chat."""
    waits = (DELIVERIES.c.chat_id == chat_id, DELIVERIES.c.state == WAITING)
    return tuple(session.connection().execute(select(DELIVERIES.c.key).where(*waits)).scalars())


def drop(session: Session, key: str, at: dt.datetime) -> bool:
    """Give up one delivery that has not left; False when it has, or there is none."""
    waits = (DELIVERIES.c.key == key, DELIVERIES.c.state == WAITING)
    gone = update(DELIVERIES).where(*waits).values(state=DROPPED, finished_at=at, leased_until=None)
    return bool(session.connection().execute(gone).rowcount)


def move_chat(session: Session, old: int, new: int) -> None:
    """A group has become a supergroup: its number is another."""
    statement = update(DELIVERIES).where(DELIVERIES.c.chat_id == old, DELIVERIES.c.state == WAITING)
    session.connection().execute(statement.values(chat_id=new))


def any_waits(session: Session) -> bool:
    """Whether something is to be sent, now or later."""
    wanted = select(DELIVERIES.c.id).where(DELIVERIES.c.state == WAITING).limit(1)
    return session.connection().execute(wanted).one_or_none() is not None


def counts(session: Session) -> dict[str, int]:
    """How many deliveries there are in each state."""
    wanted = select(DELIVERIES.c.state, func.count()).group_by(DELIVERIES.c.state)
    return {row[0]: row[1] for row in session.connection().execute(wanted)}


def oldest_waiting(session: Session) -> dt.datetime | None:
    """When the oldest that has not left was made; None where nothing waits."""
    wanted = select(func.min(DELIVERIES.c.created_at)).where(DELIVERIES.c.state == WAITING)
    found: dt.datetime | None = session.connection().execute(wanted).scalar_one_or_none()
    return found


def overdue(session: Session, before: dt.datetime) -> tuple[int, dt.datetime | None]:
    """How many deliveries could have left before that time and have not, and since when the first waits.

    What is held back for a chat or tried again later has a later time and does not count.
    """
    waits = (DELIVERIES.c.state == WAITING, DELIVERIES.c.created_at < before, DELIVERIES.c.next_try < before)
    wanted = select(func.count(), func.min(DELIVERIES.c.created_at)).where(*waits)
    count, since = session.connection().execute(wanted).one()
    return int(count), since


def forget(session: Session, now: dt.datetime) -> int:
    """Remove what was finished long ago; how many rows that were."""
    old = DELIVERIES.c.finished_at < now - REMEMBERED
    return int(session.connection().execute(delete(DELIVERIES).where(old)).rowcount)


def _from(row: Any) -> Delivery:
    return Delivery(
        row.id, row.key, row.subscription_id, row.user_id, row.chat_id, row.thread_id,
        from_text(row.messages), row.done, row.tries, row.notice,
        tuple(map(int, filter(None, row.message_ids.split(",")))), row.created_at, row.due,
    )  # fmt: skip
