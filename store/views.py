"""The lists that people look at, kept so that a button in an old message still works after a restart."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlmodel import Session

from store.models import LARGEST, VIEWS
from store.values import View

# The views of one person that are kept; a button in an older message says that it is of the past.
KEPT = 500
# Old ones are looked for once in so many new ones.
_EVERY = 50


# One row a person, which stays when older views go: which list was shown last.
_LAST = "last shown"
# Built once: a view is kept for each list that is shown.
_KEEP = insert(VIEWS).returning(VIEWS.c.id)


def remember(session: Session, user_id: int, kind: str, params: Mapping[str, str | int | None]) -> int:
    """Keep a view; its id goes into the buttons."""
    connection = session.connection()
    text = json.dumps(dict(params), ensure_ascii=True)
    values = {"user_id": user_id, "kind": kind, "params": text}
    view_id = connection.execute(_KEEP, values).scalar_one()
    if view_id % _EVERY == 0:
        mine = select(VIEWS.c.id).where(VIEWS.c.user_id == user_id).order_by(VIEWS.c.id.desc())
        oldest = connection.execute(mine.offset(KEPT).limit(1)).scalar_one_or_none()
        if oldest is not None:
            old = (VIEWS.c.user_id == user_id, VIEWS.c.id <= oldest, VIEWS.c.kind != _LAST)
            connection.execute(delete(VIEWS).where(*old))
    return int(view_id)


@dataclass(frozen=True, slots=True)
class Shown:
    """The list that somebody was shown last, and when: each label with what its button carries."""

    items: dict[str, list[int]]
    at: dt.datetime


def shown(session: Session, user_id: int, items: Mapping[str, list[int]], at: dt.datetime) -> None:
    """This list is the last that this person was shown."""
    connection = session.connection()
    params = json.dumps({"items": items, "at": at.isoformat()})
    if not connection.execute(update(VIEWS).where(*_last_of(user_id)).values(params=params)).rowcount:
        connection.execute(insert(VIEWS).values(user_id=user_id, kind=_LAST, params=params))


def last_shown(session: Session, user_id: int) -> Shown | None:
    """The list that this person was shown last; None where there was none."""
    found = session.connection().execute(select(VIEWS.c.params).where(*_last_of(user_id))).scalars().first()
    if found is None:
        return None
    params = json.loads(found)
    return Shown(params["items"], dt.datetime.fromisoformat(params["at"]))


def _last_of(user_id: int) -> tuple[ColumnElement[bool], ...]:
    return VIEWS.c.user_id == user_id, VIEWS.c.kind == _LAST


def recall(session: Session, view_id: int, user_id: int) -> View | None:
    """The view again; None when it is gone, or somebody else's."""
    if not 0 < view_id <= LARGEST:
        return None
    mine = select(VIEWS).where(VIEWS.c.id == view_id, VIEWS.c.user_id == user_id)
    row = session.connection().execute(mine).one_or_none()
    return View(row.id, row.user_id, row.kind, json.loads(row.params)) if row else None
