"""Invitations: links that admit whoever opens them, so many times, for so long."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlmodel import Session

from store import deeds, members
from store.sharing import DEEDS, INVITATIONS

USES, DAYS = 1, 7
# 72 random bits: nobody guesses one. Deep links take A-Z, a-z, 0-9, _ and -.
_BYTES = 9


@dataclass(frozen=True, slots=True)
class Invitation:
    """Opens the house to `uses` more people, until then."""

    code: str
    uses: int
    until: dt.datetime
    made_by: int
    made_at: dt.datetime


def invite(session: Session, by: int, now: dt.datetime, *, uses: int = USES, days: int = DAYS) -> Invitation:
    """A new invitation."""
    made = Invitation(secrets.token_urlsafe(_BYTES), uses, now + dt.timedelta(days=days), by, now)
    values = {"code": made.code, "uses": uses, "until": made.until, "made_by": by, "made_at": now}
    session.connection().execute(insert(INVITATIONS).values(**values))
    deeds.note(session, now, by, "invite", detail=f"{uses} uses, {days} days")
    return made


def known(session: Session, code: str) -> Invitation | None:
    """The invitation of a code, used up or not."""
    row = session.connection().execute(select(INVITATIONS).where(INVITATIONS.c.code == code)).one_or_none()
    return _invitation(row) if row else None


def still_open(session: Session, now: dt.datetime) -> tuple[Invitation, ...]:
    """The invitations that would admit somebody now, the newest first."""
    wanted = select(INVITATIONS).where(INVITATIONS.c.uses > 0, INVITATIONS.c.until > now)
    rows = session.connection().execute(wanted.order_by(INVITATIONS.c.made_at.desc(), INVITATIONS.c.code))
    return tuple(map(_invitation, rows))


def change(
    session: Session,
    code: str,
    by: int,
    now: dt.datetime,
    *,
    uses: int | None = None,
    days: int | None = None,
) -> Invitation | None:
    """Other numbers for the same link, days counted from now; None when it admits nobody any more."""
    values: dict[str, Any] = {"uses": uses} if uses else {}
    if days:
        values["until"] = now + dt.timedelta(days=days)
    open_still = (INVITATIONS.c.code == code, INVITATIONS.c.uses > 0, INVITATIONS.c.until > now)
    session.connection().execute(update(INVITATIONS).where(*open_still).values(**values))
    row = session.connection().execute(select(INVITATIONS).where(*open_still)).one_or_none()
    if row is None:
        return None
    left = round((row.until - now) / dt.timedelta(days=1))
    deeds.note(session, now, by, "invite", detail=f"{row.uses} uses, {left} days")
    return _invitation(row)


def redeem(
    session: Session, code: str, user_id: int, *, name: str, username: str | None, now: dt.datetime
) -> Invitation | None:
    """Make whoever opened the link a member; None when it is unknown, used up or of the past.

    Nor does it let in again whom an administrator has removed since it was made.
    """
    removed = select(DEEDS.c.id).where(
        DEEDS.c.what == "remove", DEEDS.c.whom == user_id, DEEDS.c.at >= INVITATIONS.c.made_at
    )
    open_still = (
        INVITATIONS.c.code == code, INVITATIONS.c.uses > 0, INVITATIONS.c.until > now, ~removed.exists(),
    )  # fmt: skip
    taken = update(INVITATIONS).where(*open_still).values(uses=INVITATIONS.c.uses - 1)
    if not session.connection().execute(taken).rowcount:
        return None
    members.add(session, user_id, name, username, "member")
    found = known(session, code)
    deeds.note(session, now, user_id, "join", whom=found.made_by if found else None)
    return found


def revoke(session: Session, code: str, by: int, now: dt.datetime) -> bool:
    """Make the link worthless; False when it was already."""
    gone = session.connection().execute(delete(INVITATIONS).where(INVITATIONS.c.code == code)).rowcount
    if gone:
        deeds.note(session, now, by, "revoke invitation")
    return bool(gone)


def shut_behind(session: Session, user_id: int) -> None:
    """End the invitations by which somebody who was removed could come back once the trail forgets them."""
    removed = select(DEEDS.c.id).where(
        DEEDS.c.what == "remove", DEEDS.c.whom == user_id, DEEDS.c.at >= INVITATIONS.c.made_at
    )
    session.connection().execute(delete(INVITATIONS).where(removed.exists()))


def _invitation(row: Any) -> Invitation:
    return Invitation(row.code, row.uses, row.until, row.made_by, row.made_at)
