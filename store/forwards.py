"""Articles handed on: to whom, with which note, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select, update
from sqlmodel import Session

from store import deeds
from store.models import LARGEST
from store.sharing import FORWARDS, RECIPIENTS

# Why something has not left: the reader is no member yet.
UNKNOWN = "not yet a member"
_ORDER = (RECIPIENTS.c.place, RECIPIENTS.c.name)


@dataclass(frozen=True, slots=True)
class Recipient:
    """One reader: sent, opened, read (已阅), answered; or why it did not arrive. `message` is theirs."""

    user_id: int
    name: str
    sent_at: dt.datetime | None
    failed: str | None
    message: int | None
    opened_at: dt.datetime | None
    read_at: dt.datetime | None
    reply: str | None
    place: int = 0
    reminded_at: dt.datetime | None = None

    @property
    def is_unknown(self) -> bool:
        """No member yet: it leaves when this person comes in."""
        return self.failed == UNKNOWN

    @property
    def is_done(self) -> bool:
        """Nothing more is to be waited for: read, or not to be reached."""
        return self.read_at is not None or self.failed is not None


@dataclass(frozen=True, slots=True)
class Manner:
    """How an article is handed on.

    `wish` is what the readers are asked for, `quote` a passage of it. `notice`: "urgent" rings in quiet
    hours, "silent" never rings. `slip`: it goes round, to all "together" or in "turn"; due after `days`.
    """

    note: str = ""
    wish: str = ""
    quote: str = ""
    notice: str = ""
    slip: str = ""
    days: int = 3


@dataclass(frozen=True, slots=True)
class Forward:
    """An article on its way. `receipt` is the sender's message that tells what became of it."""

    id: int
    article_id: int
    title: str
    sender_id: int
    sender_name: str
    note: str
    made_at: dt.datetime
    receipt: int | None
    taken_back: bool
    wish: str
    quote: str
    notice: str
    slip: str
    due_at: dt.datetime | None
    overdue_at: dt.datetime | None
    closed_at: dt.datetime | None
    recipients: tuple[Recipient, ...]

    @property
    def turn(self) -> tuple[Recipient, ...]:
        """To whom it goes now: to all, or in turn to the first who is not done."""
        open_ones = tuple(each for each in self.recipients if not each.is_done)
        return open_ones[:1] if self.slip == "turn" else open_ones

    def recipient(self, user_id: int) -> Recipient | None:
        """That reader, if it was handed on to them."""
        return next((each for each in self.recipients if each.user_id == user_id), None)


_KEY = "forward"


def key(forward_id: int, user_id: int) -> str:
    """Under which a forward to one reader stands in the outbox."""
    return f"{_KEY}:{forward_id}:{user_id}"


def of_key(key: str) -> tuple[int, int] | None:
    """The forward and the reader of such a key; None for any other."""
    what, _, rest = key.partition(":")
    if what != _KEY:
        return None
    number, user = rest.split(":")
    return int(number), int(user)


def hand_on(
    session: Session,
    article: tuple[int, str],
    sender: tuple[int, str],
    people: Sequence[tuple[int, str]],
    *,
    manner: Manner,
    now: dt.datetime,
    unknown: Collection[int] = (),
    update_id: int | None = None,
) -> Forward:
    """Write down that an article (id and title) is handed on by and to these people (id and name).

    To those who are `unknown` it goes when they have become members. What the update of that number has
    handed on before is that forward still.
    """
    connection = session.connection()
    if update_id is not None:
        before = select(FORWARDS.c.id).where(
            FORWARDS.c.update_id == update_id, FORWARDS.c.sender_id == sender[0]
        )
        if (number := connection.execute(before).scalar_one_or_none()) and (made := one(session, number)):
            return made
    values = {
        "article_id": article[0], "title": article[1], "sender_id": sender[0], "sender_name": sender[1],
        "note": manner.note, "made_at": now, "taken_back": False, "wish": manner.wish,
        "quote": manner.quote, "notice": manner.notice, "slip": manner.slip,
        "due_at": now + dt.timedelta(days=manner.days) if manner.slip else None, "update_id": update_id,
    }  # fmt: skip
    statement = insert(FORWARDS).values(**values).returning(FORWARDS.c.id)
    number = int(connection.execute(statement).scalar_one())
    rows = [
        {
            "forward_id": number,
            "user_id": user,
            "name": name,
            "place": place,
            "failed": UNKNOWN if user in unknown else None,
        }
        for place, (user, name) in enumerate(people)
    ]
    connection.execute(insert(RECIPIENTS), rows)
    for user, _ in people:
        deeds.note(session, now, sender[0], "forward", whom=user, detail=article[1])
    found = one(session, number)
    assert found is not None  # noqa: S101 -- written just now
    return found


def one(session: Session, number: int) -> Forward | None:
    """A forward with its readers."""
    if not 0 < number <= LARGEST:
        return None
    connection = session.connection()
    columns = [column for column in FORWARDS.c if column.name != "update_id"]
    row = connection.execute(select(*columns).where(FORWARDS.c.id == number)).one_or_none()
    if row is None:
        return None
    readers = select(RECIPIENTS).where(RECIPIENTS.c.forward_id == number).order_by(*_ORDER)
    people = tuple(
        Recipient(**{name: value for name, value in each._mapping.items() if name != "forward_id"})
        for each in connection.execute(readers)
    )
    return Forward(**row._mapping, recipients=people)


def change(session: Session, number: int, /, **values: Any) -> None:
    """Change a forward by the names of its row."""
    session.connection().execute(update(FORWARDS).where(FORWARDS.c.id == number).values(**values))


def progress(session: Session, number: int, user_id: int, /, **values: Any) -> None:
    """Change how far it got with one reader; a time that is known already stays."""
    connection = session.connection()
    own = (RECIPIENTS.c.forward_id == number, RECIPIENTS.c.user_id == user_id)
    for name, value in values.items():
        fresh = [RECIPIENTS.c[name].is_(None)] if name.endswith("_at") else []
        connection.execute(update(RECIPIENTS).where(*own, *fresh).values(**{name: value}))


def unread(session: Session, user_id: int) -> int | None:
    """The forward that came to this person last of those that they have not read."""
    joined = RECIPIENTS.join(FORWARDS, FORWARDS.c.id == RECIPIENTS.c.forward_id)
    open_still = (
        RECIPIENTS.c.sent_at.is_not(None),
        RECIPIENTS.c.read_at.is_(None),
        FORWARDS.c.taken_back.is_(False),
    )
    mine = select(FORWARDS.c.id).select_from(joined).where(RECIPIENTS.c.user_id == user_id, *open_still)
    newest = mine.order_by(RECIPIENTS.c.sent_at.desc(), FORWARDS.c.id.desc()).limit(1)
    return session.connection().execute(newest).scalar_one_or_none()


def since(session: Session, start: dt.datetime, *, limit: int = 50) -> tuple[int, ...]:
    """What has been handed on since then and has a receipt, the newest first."""
    mine = (FORWARDS.c.made_at >= start, FORWARDS.c.receipt.is_not(None))
    wanted = select(FORWARDS.c.id).where(*mine).order_by(FORWARDS.c.id.desc()).limit(limit)
    return tuple(session.connection().execute(wanted).scalars())


def waiting_for(session: Session, user_id: int) -> tuple[int, ...]:
    """The forwards that wait for this person to become a member, the oldest first."""
    joined = RECIPIENTS.join(FORWARDS, FORWARDS.c.id == RECIPIENTS.c.forward_id)
    mine = (RECIPIENTS.c.user_id == user_id, RECIPIENTS.c.failed == UNKNOWN, FORWARDS.c.taken_back.is_(False))
    wanted = select(FORWARDS.c.id).select_from(joined).where(*mine).order_by(FORWARDS.c.id)
    return tuple(session.connection().execute(wanted).scalars())


def last_by(session: Session, sender_id: int) -> int | None:
    """What this person has handed on last."""
    mine = select(FORWARDS.c.id).where(FORWARDS.c.sender_id == sender_id)
    newest = mine.order_by(FORWARDS.c.id.desc()).limit(1)
    return session.connection().execute(newest).scalar_one_or_none()


def last_to(session: Session, sender_id: int, user_id: int) -> int | None:
    """What this person has handed to that one last."""
    joined = RECIPIENTS.join(FORWARDS, FORWARDS.c.id == RECIPIENTS.c.forward_id)
    theirs = FORWARDS.c.sender_id == sender_id, RECIPIENTS.c.user_id == user_id
    newest = select(FORWARDS.c.id).select_from(joined).where(*theirs).order_by(FORWARDS.c.id.desc()).limit(1)
    return session.connection().execute(newest).scalar_one_or_none()


def recent_people(session: Session, sender_id: int, *, limit: int = 6) -> tuple[int, ...]:
    """To whom this person has handed something on, the newest first."""
    joined = RECIPIENTS.join(FORWARDS, FORWARDS.c.id == RECIPIENTS.c.forward_id)
    mine = select(RECIPIENTS.c.user_id).select_from(joined).where(FORWARDS.c.sender_id == sender_id)
    rows = session.connection().execute(mine.order_by(FORWARDS.c.id.desc()).limit(limit * 10)).scalars()
    return tuple(dict.fromkeys(rows))[:limit]


def open_slips(session: Session) -> tuple[Forward, ...]:
    """The slips that are going round, the one due first at the head."""
    going = (FORWARDS.c.due_at.is_not(None), FORWARDS.c.closed_at.is_(None), FORWARDS.c.taken_back.is_(False))
    wanted = select(FORWARDS.c.id).where(*going).order_by(FORWARDS.c.due_at, FORWARDS.c.id)
    found = [one(session, number) for number in session.connection().execute(wanted).scalars().all()]
    return tuple(each for each in found if each is not None)
