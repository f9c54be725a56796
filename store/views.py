"""The lists that people look at, kept so that a button in an old message still works after a restart."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import delete, insert, select
from sqlmodel import Session

from store.models import LARGEST, VIEWS
from store.values import View

# The views of one person that are kept; a button in an older message says that it is of the past.
KEPT = 500
# Old ones are looked for once in so many new ones.
_EVERY = 50


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
            connection.execute(delete(VIEWS).where(VIEWS.c.user_id == user_id, VIEWS.c.id <= oldest))
    return int(view_id)


def recall(session: Session, view_id: int, user_id: int) -> View | None:
    """The view again; None when it is gone, or somebody else's."""
    if not 0 < view_id <= LARGEST:
        return None
    mine = select(VIEWS).where(VIEWS.c.id == view_id, VIEWS.c.user_id == user_id)
    row = session.connection().execute(mine).one_or_none()
    return View(row.id, row.user_id, row.kind, json.loads(row.params)) if row else None
