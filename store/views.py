"""The lists that people look at, kept so that a button in an old message still works after a restart."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

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
# And which buttons of what was shown last can be typed.
_PRESSABLE = "last buttons"
# And what was said of what is brought last, so that it can be taken back.
_SAID = "last said"
_LASTING = (_LAST, _PRESSABLE, _SAID)
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
            old = (VIEWS.c.user_id == user_id, VIEWS.c.id <= oldest, VIEWS.c.kind.not_in(_LASTING))
            connection.execute(delete(VIEWS).where(*old))
    return int(view_id)


@dataclass(frozen=True, slots=True)
class Shown:
    """The list that somebody was shown last, and when: each label with what its button carries."""

    items: dict[str, list[int]]
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Pressable:
    """Buttons that somebody may type, and since when: each label with what its button carries."""

    items: dict[str, str]
    at: dt.datetime


def shown(session: Session, user_id: int, items: Mapping[str, list[int]], at: dt.datetime) -> None:
    """This list is the last that this person was shown."""
    _keep_last(session, user_id, _LAST, items, at)


def last_shown(session: Session, user_id: int) -> Shown | None:
    """The list that this person was shown last; None where there was none."""
    found = _kept_last(session, user_id, _LAST)
    return Shown(*found) if found else None


def pressable(session: Session, user_id: int, items: Mapping[str, str], at: dt.datetime) -> None:
    """These are the buttons of what this person was shown last that can be typed, by their labels."""
    _keep_last(session, user_id, _PRESSABLE, items, at)


def last_pressable(session: Session, user_id: int) -> Pressable | None:
    """The buttons that can be typed; None where there never were any."""
    found = _kept_last(session, user_id, _PRESSABLE)
    return Pressable(*found) if found else None


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of subscriptions last, and when: of each, by its number, how it was before and after.

    None before: it was newly ordered. Of what ended by it `ended` has the rows. `back`: it is what was
    taken back, from how that stood to how it stands now, so that it can be done again.
    """

    text: str
    states: dict[str, tuple[dict[str, Any] | None, dict[str, Any]]]
    at: dt.datetime
    back: bool = False
    ended: dict[str, dict[str, Any]] = field(default_factory=dict)


def said(session: Session, user_id: int, said: Said) -> None:
    """This was said of subscriptions last; nothing can be taken back where it has no states."""
    items = {"text": said.text, "states": said.states, "back": said.back, "ended": said.ended}
    _keep_last(session, user_id, _SAID, items, said.at)


def last_said(session: Session, user_id: int) -> Said | None:
    """What was said of subscriptions last; None where nothing was."""
    found = _kept_last(session, user_id, _SAID)
    if found is None:
        return None
    items, at = found
    # What was noted before there was anything to be done again has no more.
    return Said(items["text"], items["states"], at, items.get("back", False), items.get("ended", {}))


def _keep_last(
    session: Session, user_id: int, kind: str, items: Mapping[str, object], at: dt.datetime
) -> None:
    connection = session.connection()
    params = json.dumps({"items": items, "at": at.isoformat()})
    if not connection.execute(update(VIEWS).where(*_last_of(user_id, kind)).values(params=params)).rowcount:
        connection.execute(insert(VIEWS).values(user_id=user_id, kind=kind, params=params))


def _kept_last(session: Session, user_id: int, kind: str) -> tuple[dict[str, Any], dt.datetime] | None:
    found = session.connection().execute(select(VIEWS.c.params).where(*_last_of(user_id, kind)))
    params = json.loads(found.scalars().first() or "null")
    return (params["items"], dt.datetime.fromisoformat(params["at"])) if params else None


def _last_of(user_id: int, kind: str) -> tuple[ColumnElement[bool], ...]:
    return VIEWS.c.user_id == user_id, VIEWS.c.kind == kind


def recall(session: Session, view_id: int, user_id: int) -> View | None:
    """The view again; None when it is gone, or somebody else's."""
    if not 0 < view_id <= LARGEST:
        return None
    mine = select(VIEWS).where(VIEWS.c.id == view_id, VIEWS.c.user_id == user_id)
    row = session.connection().execute(mine).one_or_none()
    return View(row.id, row.user_id, row.kind, json.loads(row.params)) if row else None
