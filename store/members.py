"""Who may read, and who has asked to."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlmodel import Session

from store import deeds, folders, sleepers
from store.models import MEMBERS, REQUESTS
from store.sharing import INVITATIONS
from store.values import AccessRequest, Member, Role

# A refused stranger may ask again after this long.
ASK_AGAIN = dt.timedelta(days=1)
# Telegram's first and last name have 64 characters each.
_LONGEST_NAME = 64
# As much of a name as a line of the trail has room for, twice.
_TOLD_NAME = 18
# Holds the parts of an emoji together.
_JOINER = "\u200d"


def member(session: Session, user_id: int) -> Member | None:
    """The member with this Telegram id, or None."""
    row = session.connection().execute(select(MEMBERS).where(MEMBERS.c.user_id == user_id)).one_or_none()
    return _member(row) if row else None


def members(session: Session) -> tuple[Member, ...]:
    """Everybody, by name."""
    rows = session.connection().execute(select(MEMBERS).order_by(MEMBERS.c.name, MEMBERS.c.user_id))
    return tuple(_member(row) for row in rows)


def add(session: Session, user_id: int, name: str, username: str | None, role: Role) -> Member:
    """Make somebody a member, or bring name and role up to date."""
    values = {"name": readable(name), "username": username, "role": role}
    connection = session.connection()
    done = connection.execute(update(MEMBERS).where(MEMBERS.c.user_id == user_id).values(**values))
    if not done.rowcount:
        # Who left of their own will finds everything as it was.
        sleepers.wake_person(session, user_id, sleepers.LEFT)
        now = dt.datetime.now(dt.UTC)
        connection.execute(insert(MEMBERS).values(user_id=user_id, added_at=now, **values))
    connection.execute(delete(REQUESTS).where(REQUESTS.c.user_id == user_id))
    return Member(user_id, readable(name), username, role)


def rename(session: Session, user_id: int, name: str, username: str | None, at: dt.datetime) -> bool:
    """Bring up to date what a member is called; False where there is none. The trail tells of it."""
    before = member(session, user_id)
    if before is None:
        return False
    mine = update(MEMBERS).where(MEMBERS.c.user_id == user_id)
    session.connection().execute(mine.values(name=readable(name), username=username))
    told = (before.name, readable(name))
    if told[0] == told[1]:
        told = (f"@{before.username or ''}", f"@{username or ''}")
    deeds.note(session, at, user_id, "rename", detail=" → ".join(each[:_TOLD_NAME] for each in told))
    return True


def remove(session: Session, user_id: int) -> bool:
    """End a membership, at once, and the invitations that this person has made. False when there was none."""
    connection = session.connection()
    folders.stop_sharing(session, user_id)
    connection.execute(delete(INVITATIONS).where(INVITATIONS.c.made_by == user_id))
    connection.execute(delete(REQUESTS).where(REQUESTS.c.user_id == user_id))
    return bool(connection.execute(delete(MEMBERS).where(MEMBERS.c.user_id == user_id)).rowcount)


def request_access(session: Session, user_id: int, name: str, username: str | None, at: dt.datetime) -> bool:
    """Note that a stranger asks to be admitted.

    False when the request is not news to the administrators: it is open, or was refused within the last day,
    or the person is a member.
    """
    connection = session.connection()
    if member(session, user_id):
        return False
    former = connection.execute(select(REQUESTS).where(REQUESTS.c.user_id == user_id)).one_or_none()
    if former and (former.decided_at is None or at - former.decided_at < ASK_AGAIN):
        return False
    connection.execute(delete(REQUESTS).where(REQUESTS.c.user_id == user_id))
    values = {"user_id": user_id, "name": readable(name), "username": username, "asked_at": at}
    connection.execute(insert(REQUESTS).values(**values))
    return True


def requests(session: Session) -> tuple[AccessRequest, ...]:
    """The open requests, the oldest first."""
    still_open = select(REQUESTS).where(REQUESTS.c.decided_at.is_(None))
    rows = session.connection().execute(still_open.order_by(REQUESTS.c.asked_at, REQUESTS.c.user_id))
    return tuple(_request(row) for row in rows)


def is_waiting(session: Session, user_id: int) -> bool:
    """Whether this person's request is still open."""
    mine = select(REQUESTS.c.user_id).where(REQUESTS.c.user_id == user_id, REQUESTS.c.decided_at.is_(None))
    return session.connection().execute(mine).first() is not None


def decide(session: Session, user_id: int, admit: bool, by: int, at: dt.datetime) -> AccessRequest | None:
    """Admit or refuse; the request as it was, or None when another administrator was faster."""
    connection = session.connection()
    still_open = REQUESTS.c.decided_at.is_(None)
    done = connection.execute(
        update(REQUESTS)
        .where(REQUESTS.c.user_id == user_id, still_open)
        .values(admitted=admit, decided_by=by, decided_at=at)
    )
    if not done.rowcount:
        return None
    row = connection.execute(select(REQUESTS).where(REQUESTS.c.user_id == user_id)).one()
    request = _request(row)
    if admit:
        add(session, user_id, request.name, request.username, "member")
    deeds.note(session, at, by, "admit" if admit else "refuse", whom=user_id, detail=request.name)
    return request


def count(session: Session) -> int:
    """How many members there are."""
    return int(session.connection().execute(select(func.count()).select_from(MEMBERS)).scalar_one())


def _member(row: Any) -> Member:
    return Member(row.user_id, row.name, row.username, row.role)


def _request(row: Any) -> AccessRequest:
    return AccessRequest(row.user_id, row.name, row.username, row.asked_at)


def readable(name: str) -> str:
    """A name as it is shown: one line, without marks that turn the direction or cannot be seen."""
    seen = "".join(each for each in name if each.isprintable() or each.isspace() or each == _JOINER)
    return " ".join(seen.split())[:_LONGEST_NAME]
