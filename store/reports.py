"""Faults of the text that members have reported, until an editor has dealt with them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlmodel import Session

from store.errors import ArticleGone
from store.mending import REPORTS
from store.models import ARTICLES

# What somebody reports in one message at most, in characters.
LONGEST = 500
# Reports of one member that may be open: more is no help to anybody.
MOST_OPEN = 20


@dataclass(frozen=True, slots=True)
class Report:
    """A member's report; `done_by` is None while it is open."""

    id: int
    article_id: int
    page_id: int
    title: str
    user_id: int
    name: str
    words: str
    made_at: dt.datetime
    done_by: int | None


def make(
    session: Session, article_id: int, words: str, *, user_id: int, name: str, at: dt.datetime
) -> Report | None:
    """Take a member's report; None when this member has too many open ones.

    Raises:
        ArticleGone: there is no such article.
    """
    connection = session.connection()
    wanted = select(ARTICLES.c.page_id, ARTICLES.c.headline).where(ARTICLES.c.id == article_id)
    row = connection.execute(wanted).one_or_none()
    if row is None:
        raise ArticleGone(f"there is no article {article_id}; find it again with: kanbao search")
    mine = (REPORTS.c.user_id == user_id, REPORTS.c.done_at.is_(None))
    count = connection.execute(select(func.count()).select_from(REPORTS).where(*mine)).scalar_one()
    if count >= MOST_OPEN:
        return None
    values = {
        "article_id": article_id, "page_id": row.page_id, "title": row.headline, "user_id": user_id,
        "name": name, "words": words[:LONGEST], "made_at": at,
    }  # fmt: skip
    number = connection.execute(insert(REPORTS).values(**values).returning(REPORTS.c.id)).scalar_one()
    return one(session, number)


def one(session: Session, number: int) -> Report | None:
    """The report of that number."""
    row = session.connection().execute(select(REPORTS).where(REPORTS.c.id == number)).one_or_none()
    return _report(row) if row else None


def open_ones(session: Session, *, limit: int, offset: int = 0) -> tuple[int, tuple[Report, ...]]:
    """How many are open, and a stretch of them, oldest first."""
    connection = session.connection()
    still = REPORTS.c.done_at.is_(None)
    count = connection.execute(select(func.count()).select_from(REPORTS).where(still)).scalar_one()
    rows = connection.execute(select(REPORTS).where(still).order_by(REPORTS.c.id).limit(limit).offset(offset))
    return count, tuple(_report(row) for row in rows)


def done(session: Session, number: int, by: int, at: dt.datetime) -> bool:
    """Close a report; False when somebody has done so before."""
    still = (REPORTS.c.id == number, REPORTS.c.done_at.is_(None))
    closed = session.connection().execute(update(REPORTS).where(*still).values(done_by=by, done_at=at))
    return bool(closed.rowcount)


def _report(row: Any) -> Report:
    return Report(
        row.id, row.article_id, row.page_id, row.title, row.user_id, row.name, row.words, row.made_at,
        row.done_by,
    )  # fmt: skip
