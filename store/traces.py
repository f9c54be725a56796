"""What others hold of somebody who is erased: messages in the outbox, open cards, named lists."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import String, Table, cast, delete, literal, or_, select, update
from sqlmodel import Session

from store.deliveries import DROPPED, WAITING
from store.models import VIEWS
from store.outgoing import DELIVERIES
from store.sharing import FOLDERS, FORWARDS, LISTS, RECIPIENTS

# Messages to others that hold the sender's words, a reader's, or the name of a folder's owner, by their keys.
_OF_SENDER, _OF_READER, _OF_OWNER = ("forward", "remind"), ("reply", "overdue"), ("share",)
_AT_ONCE = 500


def wipe(session: Session, user_id: int) -> None:
    """Remove them; to be called while the forwards and folders still say whose they are.

    What has not left does not leave. An open card that shows the person is dead: its buttons say so.
    """
    numbers = _messages(session, user_id)
    connection = session.connection()
    for start in range(0, len(numbers), _AT_ONCE):
        those = DELIVERIES.c.id.in_(numbers[start : start + _AT_ONCE])
        waits = update(DELIVERIES).where(those, DELIVERIES.c.state == WAITING)
        gone = {"state": DROPPED, "finished_at": DELIVERIES.c.created_at, "leased_until": None}
        connection.execute(waits.values(**gone))
        connection.execute(update(DELIVERIES).where(those).values(messages="[]"))
        # The key of an answer holds the number of who gave it; nobody asks for it again.
        answers = update(DELIVERIES).where(those, DELIVERIES.c.key.like("reply:%"))
        connection.execute(answers.values(key=literal("erased:") + cast(DELIVERIES.c.id, String)))
    for row in _naming(session, VIEWS, "params", user_id):
        connection.execute(delete(VIEWS).where(VIEWS.c.id == row.id))
    for row in _naming(session, LISTS, "people", user_id):
        people = ",".join(each for each in row.people.split(",") if each != str(user_id))
        its = LISTS.c.id == row.id
        connection.execute(
            update(LISTS).where(its).values(people=people) if people else delete(LISTS).where(its)
        )


def _messages(session: Session, user_id: int) -> list[int]:
    """The numbers of the deliveries to others that tell of the person."""
    connection = session.connection()

    def numbers(column: Any, whose: Any) -> set[int]:
        return set(connection.execute(select(column).where(whose == user_id)).scalars())

    sent, got = (
        numbers(FORWARDS.c.id, FORWARDS.c.sender_id),
        numbers(RECIPIENTS.c.forward_id, RECIPIENTS.c.user_id),
    )
    own = numbers(FOLDERS.c.id, FOLDERS.c.owner_id)
    about = {
        **dict.fromkeys(_OF_SENDER, sent),
        **dict.fromkeys(_OF_READER, got),
        **dict.fromkeys(_OF_OWNER, own),
    }
    keys = or_(*(DELIVERIES.c.key.like(f"{what}:%") for what in about))
    rows = connection.execute(select(DELIVERIES.c.id, DELIVERIES.c.key).where(keys)).all()
    found = []
    for row in rows:
        what, number, *rest = row.key.split(":")
        # Of the answers to a forward only this reader's.
        theirs = what != "reply" or rest[:1] == [str(user_id)]
        if theirs and int(number) in about[what]:
            found.append(row.id)
    return found


def _naming(session: Session, table: Table, column: str, user_id: int) -> list[Any]:
    """The rows in which the person's number stands, as a number of its own."""
    alike = select(table).where(table.c[column].like(f"%{user_id}%"))
    number = re.compile(rf"(?<!\d){user_id}(?!\d)", re.ASCII)
    return [row for row in session.connection().execute(alike) if number.search(row._mapping[column])]
