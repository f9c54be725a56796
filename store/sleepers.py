"""Subscriptions that cannot be delivered: the bot is blocked, a group is gone, its person has left."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select, update
from sqlmodel import Session

from store.outgoing import SUBSCRIPTIONS
from store.subscriptions import Subscription, from_row

# Why nothing is delivered to somebody who has left, until they come back.
LEFT = "left"


def put_to_sleep(session: Session, chat_id: int, why: str) -> int:
    """Deliver nothing more to a chat until its person speaks again; how many subscriptions that concerns."""
    awake = (SUBSCRIPTIONS.c.chat_id == chat_id, SUBSCRIPTIONS.c.asleep.is_(None))
    statement = update(SUBSCRIPTIONS).where(*awake).values(asleep=why)
    return int(session.connection().execute(statement).rowcount)


def sleep_of_person(session: Session, user_id: int, why: str) -> None:
    """Deliver nothing more of what this person has subscribed to, in groups as well."""
    mine = (SUBSCRIPTIONS.c.user_id == user_id, SUBSCRIPTIONS.c.asleep.is_(None))
    session.connection().execute(update(SUBSCRIPTIONS).where(*mine).values(asleep=why))


def wake_person(session: Session, user_id: int, why: str) -> None:
    """What sleeps for this reason goes on."""
    mine = (SUBSCRIPTIONS.c.user_id == user_id, SUBSCRIPTIONS.c.asleep == why)
    session.connection().execute(update(SUBSCRIPTIONS).where(*mine).values(asleep=None))


def sleep_in(session: Session, chat_id: int) -> bool:
    """Whether something cannot be delivered to a chat."""
    wanted = select(SUBSCRIPTIONS.c.id).where(*_unreachable(chat_id)).limit(1)
    return session.connection().execute(wanted).one_or_none() is not None


def wake(session: Session, chat_id: int) -> tuple[int, ...]:
    """The chat can be reached again; which subscriptions go on: those that are not paused."""
    connection = session.connection()
    there = (*_unreachable(chat_id), SUBSCRIPTIONS.c.paused.is_(False))
    found = tuple(connection.execute(select(SUBSCRIPTIONS.c.id).where(*there)).scalars())
    connection.execute(update(SUBSCRIPTIONS).where(*_unreachable(chat_id)).values(asleep=None))
    return found


def _unreachable(chat_id: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """What cannot be delivered to a chat; what is a person's who has left waits for that person alone."""
    return SUBSCRIPTIONS.c.chat_id == chat_id, SUBSCRIPTIONS.c.asleep != LEFT


def sleeping(session: Session) -> tuple[Subscription, ...]:
    """Those that cannot be delivered, for the administrators' list; not those of people who have left."""
    wanted = select(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.asleep != LEFT).order_by(SUBSCRIPTIONS.c.id)
    return tuple(from_row(row) for row in session.connection().execute(wanted))
