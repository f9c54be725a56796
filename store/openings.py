"""Which articles a person has opened, and what a person's next message answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import delete, insert, select, update
from sqlmodel import Session

from store.sharing import OPENINGS, PROMPTS

# How long a question waits for its answer.
PROMPT_LASTS = dt.timedelta(minutes=15)


def opened(session: Session, user_id: int, article_id: int, at: dt.datetime) -> None:
    """This person has the article open now, whatever the clock says: after all that was opened before."""
    own = (OPENINGS.c.user_id == user_id, OPENINGS.c.article_id == article_id)
    connection = session.connection()
    mine = select(OPENINGS.c.at).where(OPENINGS.c.user_id == user_id)
    before = connection.execute(mine.order_by(OPENINGS.c.at.desc()).limit(1)).scalar_one_or_none()
    if before is not None:
        at = max(at, before + dt.timedelta(microseconds=1))
    if not connection.execute(update(OPENINGS).where(*own).values(at=at)).rowcount:
        connection.execute(insert(OPENINGS).values(user_id=user_id, article_id=article_id, at=at))


def last(session: Session, user_id: int, *, since: dt.datetime | None = None) -> int | None:
    """The article that this person has open: the one opened last; None where none was, or none `since`."""
    mine = select(OPENINGS.c.article_id).where(OPENINGS.c.user_id == user_id)
    mine = mine if since is None else mine.where(OPENINGS.c.at >= since)
    found = mine.order_by(OPENINGS.c.at.desc(), OPENINGS.c.article_id.desc()).limit(1)
    return session.connection().execute(found).scalar_one_or_none()


def among(session: Session, user_id: int, ids: Sequence[int]) -> frozenset[int]:
    """Which of these articles this person has opened before."""
    mine = (OPENINGS.c.user_id == user_id, OPENINGS.c.article_id.in_(ids))
    return frozenset(session.connection().execute(select(OPENINGS.c.article_id).where(*mine)).scalars())


def ask(session: Session, user_id: int, what: str, number: int, now: dt.datetime) -> None:
    """The next message of this person answers that question; an older question is forgotten."""
    connection = session.connection()
    connection.execute(delete(PROMPTS).where(PROMPTS.c.user_id == user_id))
    values = {"user_id": user_id, "what": what, "number": number, "until": now + PROMPT_LASTS}
    connection.execute(insert(PROMPTS).values(**values))


def asked(session: Session, user_id: int, now: dt.datetime) -> tuple[str, int] | None:
    """The question that waits for this person's next message."""
    mine = (PROMPTS.c.user_id == user_id, PROMPTS.c.until > now)
    row = session.connection().execute(select(PROMPTS).where(*mine)).one_or_none()
    return (row.what, row.number) if row else None


def answered(session: Session, user_id: int) -> None:
    """The question is done with."""
    session.connection().execute(delete(PROMPTS).where(PROMPTS.c.user_id == user_id))
