"""Subscriptions: what somebody wants brought, when, and up to where this person has been told."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, delete, func, insert, or_, select, update
from sqlmodel import Session

from store.models import LARGEST
from store.outgoing import SUBSCRIPTIONS

# A survey looks back on a week, with a picture.
Style = Literal["titles", "leads", "whole", "survey"]
# A due time further away than the longest holidays set it: the clock was ahead when it was set.
_FAR = dt.timedelta(days=20)
# The columns that hold JSON.
_WRITTEN = frozenset({"topics", "stops", "former", "later"})
# A person has a handful; this many are a mistake or mischief.
MOST = 30


# Values of a subscription by their names, in a form that can be a key: (("minute", 450), ("style", "leads")).
Values = tuple[tuple[str, Any], ...]


# The first day of a stop and the one on which it goes on; None: when it is resumed.
Span = tuple[dt.date, dt.date | None]


class Later(NamedTuple):
    """What a subscription is to have from a day on: values of it, and `words` that are added to its topics.

    A word with - before it is left out of them.
    """

    day: dt.date
    values: Values


@dataclass(frozen=True, slots=True)
class Subscription:
    """A digest at `minute` (after midnight in `zone`) of `days`, or with `kind` alert at once.

    `days`: daily, workdays (by the calendar of holidays), or digits of weekdays (1 is Monday). `topics`:
    queries of which any may match; none means everything. `gather`: minutes for which an alert gathers.
    `stops`: those that were ordered ahead, the next first and none meeting another: each begins on its first
    day, and on the second (None: when resumed) it goes on. `former`: what it had before it was changed.
    `later`: what it is to have from later days on, the next first.
    `cursor`: the newest article this person has been told of, or `to_begin` with. `asleep`: why nothing can
    be delivered.
    """

    id: int
    user_id: int
    chat_id: int
    kind: Literal["digest", "alert"]
    minute: int | None
    days: str
    zone: str
    created_at: dt.datetime
    thread_id: int | None = None
    topics: tuple[str, ...] = ()
    style: Style = "titles"
    says_nothing_new: bool = False
    gather: int = 0
    paused: bool = False
    paused_until: dt.date | None = None
    stops: tuple[Span, ...] = ()
    former: Values = ()
    later: tuple[Later, ...] = ()
    asleep: str | None = None
    cursor: int | None = None
    last_day: dt.date | None = None
    next_due: dt.datetime | None = None

    @property
    def stop_from(self) -> dt.date | None:
        """The day on which the next stop begins that was ordered ahead."""
        return self.stops[0][0] if self.stops else None

    @property
    def stop_until(self) -> dt.date | None:
        """The day on which it goes on after that."""
        return self.stops[0][1] if self.stops else None

    def stop_on(self, day: dt.date) -> Span | None:
        """The stop that was ordered ahead and is in force on that day."""
        there = (stop for stop in self.stops if stop[0] <= day and (stop[1] is None or day < stop[1]))
        return next(there, None)


def to_begin(newest: int) -> int:
    """The cursor of somebody who has been told of nothing yet, with the newest article as they subscribed.

    The first digest has the newest issue and all that has come in since: below 0, so that it is told apart.
    """
    return -newest - 1


def known_at_first(cursor: int) -> int:
    """The newest article at the time of such a subscription."""
    return -cursor - 1


def add(session: Session, new: Subscription) -> Subscription | None:
    """Keep a subscription (its id is given here); None when this person has too many."""
    connection = session.connection()
    mine = select(func.count()).select_from(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.user_id == new.user_id)
    if connection.execute(mine).scalar_one() >= MOST:
        return None
    statement = insert(SUBSCRIPTIONS).values(**_values(asdict(new), new=True)).returning(SUBSCRIPTIONS.c.id)
    return replace(new, id=int(connection.execute(statement).scalar_one()))


def of_person(session: Session, user_id: int) -> tuple[Subscription, ...]:
    """Everything that a person has subscribed to, the oldest first."""
    wanted = select(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.user_id == user_id).order_by(SUBSCRIPTIONS.c.id)
    return tuple(from_row(row) for row in session.connection().execute(wanted))


def topics_of_chat(session: Session, chat_id: int) -> tuple[str, ...]:
    """What the digests of a chat are about; empty when one of them is about everything, or there is none."""
    wanted = select(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.chat_id == chat_id, SUBSCRIPTIONS.c.kind == "digest")
    every = [from_row(row).topics for row in session.connection().execute(wanted)]
    return tuple(dict.fromkeys(topic for topics in every for topic in topics)) if all(every) else ()


def digests_to(session: Session, chat_id: int, thread_id: int | None) -> int:
    """How many digests come to a chat, or a topic of it."""
    there = (SUBSCRIPTIONS.c.chat_id == chat_id, SUBSCRIPTIONS.c.thread_id.is_not_distinct_from(thread_id))
    wanted = select(func.count()).select_from(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.kind == "digest", *there)
    return int(session.connection().execute(wanted).scalar_one())


def one(session: Session, number: int, user_id: int | None = None) -> Subscription | None:
    """The subscription of this number; None when it is gone, or not this person's."""
    if not 0 < number <= LARGEST:
        return None
    mine = [SUBSCRIPTIONS.c.user_id == user_id] if user_id is not None else []
    wanted = select(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.id == number, *mine)
    row = session.connection().execute(wanted).one_or_none()
    return from_row(row) if row else None


def change(session: Session, number: int, /, **values: Any) -> None:
    """Change what is given, by the names of `Subscription`."""
    statement = update(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.id == number).values(**_values(values))
    session.connection().execute(statement)


def remove(session: Session, number: int, user_id: int) -> bool:
    """End a subscription of this person; False when there was none."""
    mine = (SUBSCRIPTIONS.c.id == number, SUBSCRIPTIONS.c.user_id == user_id)
    return bool(session.connection().execute(delete(SUBSCRIPTIONS).where(*mine)).rowcount)


def due(
    session: Session, now: dt.datetime, *, limit: int, user_id: int | None = None
) -> tuple[Subscription, ...]:
    """Digests whose time has come, the most overdue first; only a person's where one is named."""
    where = [SUBSCRIPTIONS.c.kind == "digest", SUBSCRIPTIONS.c.next_due <= now, *_awake(user_id)]
    wanted = select(SUBSCRIPTIONS).where(*where)
    wanted = wanted.order_by(SUBSCRIPTIONS.c.next_due, SUBSCRIPTIONS.c.id).limit(limit)
    locked = wanted.with_for_update(skip_locked=True)
    return tuple(from_row(row) for row in session.connection().execute(locked))


def are_due(session: Session, now: dt.datetime) -> int:
    """How many digests are due."""
    where = (SUBSCRIPTIONS.c.kind == "digest", SUBSCRIPTIONS.c.next_due <= now, *_awake(None))
    wanted = select(func.count()).select_from(SUBSCRIPTIONS).where(*where)
    return int(session.connection().execute(wanted).scalar_one())


def planned_after(session: Session, now: dt.datetime) -> tuple[Subscription, ...]:
    """Digests that are due later than now, those that sleep as well."""
    where = (SUBSCRIPTIONS.c.kind == "digest", SUBSCRIPTIONS.c.next_due > now)
    wanted = select(SUBSCRIPTIONS).where(*where).order_by(SUBSCRIPTIONS.c.id)
    return tuple(from_row(row) for row in session.connection().execute(wanted))


def to_change(session: Session) -> tuple[Subscription, ...]:
    """Those that are to be otherwise from a later day on."""
    wanted = select(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.later != "[]").order_by(SUBSCRIPTIONS.c.id)
    return tuple(from_row(row) for row in session.connection().execute(wanted))


def by_days(session: Session, days: str) -> int:
    """How many go by these days, or are to do so."""
    of_them = or_(SUBSCRIPTIONS.c.days == days, SUBSCRIPTIONS.c.later.contains(f'["days", "{days}"]'))
    wanted = select(func.count()).select_from(SUBSCRIPTIONS).where(of_them)
    return int(session.connection().execute(wanted).scalar_one())


def ahead_of(session: Session, now: dt.datetime) -> bool:
    """Whether something was made, served or planned at a time that is still far off: the clock was ahead."""
    connection = session.connection()
    served = select(SUBSCRIPTIONS.c.zone, func.max(SUBSCRIPTIONS.c.last_day)).group_by(SUBSCRIPTIONS.c.zone)
    if any(day and day > now.astimezone(ZoneInfo(zone)).date() for zone, day in connection.execute(served)):
        return True
    stops = or_(SUBSCRIPTIONS.c.paused_until.is_not(None), SUBSCRIPTIONS.c.stops != "[]")
    far = (SUBSCRIPTIONS.c.next_due > now + _FAR) & ~stops
    made = SUBSCRIPTIONS.c.created_at > now + dt.timedelta(hours=1)
    found = select(SUBSCRIPTIONS.c.id).where(or_(made, far)).limit(1)
    return connection.execute(found).one_or_none() is not None


def made_by(session: Session, now: dt.datetime) -> None:
    """What was made when the clock was ahead counts as made now."""
    ahead = update(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.created_at > now).values(created_at=now)
    session.connection().execute(ahead)
    # One that is paused until a day goes on by that day, whatever the clock was: without it never.
    runs = (SUBSCRIPTIONS.c.kind == "alert", SUBSCRIPTIONS.c.paused.is_(False))
    alert = (*runs, SUBSCRIPTIONS.c.next_due > now)
    session.connection().execute(update(SUBSCRIPTIONS).where(*alert).values(next_due=None))


def alerts(session: Session, now: dt.datetime, *, user_id: int | None = None) -> tuple[Subscription, ...]:
    """The alerts that may speak now: not asleep, not paused (or until now only), not gathering still."""
    open_ones = or_(SUBSCRIPTIONS.c.next_due.is_(None), SUBSCRIPTIONS.c.next_due <= now)
    over = SUBSCRIPTIONS.c.paused_until.is_not(None) & SUBSCRIPTIONS.c.next_due.is_not(None)
    goes_on = or_(SUBSCRIPTIONS.c.paused.is_(False), over)
    where = [SUBSCRIPTIONS.c.kind == "alert", goes_on, open_ones, *_awake(user_id)]
    wanted = select(SUBSCRIPTIONS).where(*where).order_by(SUBSCRIPTIONS.c.id)
    return tuple(from_row(row) for row in session.connection().execute(wanted))


def next_due(session: Session) -> dt.datetime | None:
    """When the next digest is due."""
    timed = (SUBSCRIPTIONS.c.kind == "digest", SUBSCRIPTIONS.c.next_due.is_not(None), *_awake(None))
    wanted = select(SUBSCRIPTIONS.c.next_due).where(*timed).order_by(SUBSCRIPTIONS.c.next_due).limit(1)
    found: dt.datetime | None = session.connection().execute(wanted).scalar_one_or_none()
    return found


def move_chat(session: Session, old: int, new: int) -> None:
    """A group has become a supergroup: its number is another."""
    statement = update(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.chat_id == old).values(chat_id=new)
    session.connection().execute(statement)


def forget_person(session: Session, user_id: int) -> None:
    """Whoever is no longer a member gets nothing more."""
    session.connection().execute(delete(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.user_id == user_id))


def forget_chat(session: Session, chat_id: int, thread_id: int | None) -> None:
    """A group or topic gets nothing more."""
    there = (SUBSCRIPTIONS.c.chat_id == chat_id, SUBSCRIPTIONS.c.thread_id.is_not_distinct_from(thread_id))
    session.connection().execute(delete(SUBSCRIPTIONS).where(*there))


def _awake(user_id: int | None) -> list[ColumnElement[bool]]:
    mine = [SUBSCRIPTIONS.c.user_id == user_id] if user_id is not None else []
    return [SUBSCRIPTIONS.c.asleep.is_(None), *mine]


def _values(given: dict[str, Any], *, new: bool = False) -> dict[str, Any]:
    values = dict(given)
    for name in _WRITTEN & values.keys():
        values[name] = json.dumps(values[name], default=dt.date.isoformat)
    if new:
        del values["id"]
    return values


def from_row(row: Any) -> Subscription:
    """The subscription of a row."""
    read = {name: json.loads(row._mapping[name]) for name in _WRITTEN if name != "stops"}
    return Subscription(
        **{
            **row._mapping,
            "topics": tuple(read["topics"]),
            "stops": spans(row.stops),
            "former": _pairs(read["former"]),
            "later": tuple(Later(dt.date.fromisoformat(day), _pairs(pairs)) for day, pairs in read["later"]),
        }
    )


def spans(written: str) -> tuple[Span, ...]:
    """The stops of a row."""
    day = dt.date.fromisoformat
    return tuple((day(first), day(behind) if behind else None) for first, behind in json.loads(written))


def _pairs(read: list[list[Any]]) -> Values:
    return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in read)
