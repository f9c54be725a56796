"""Subscriptions as they stood before something was said of them, so that it can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select, update
from sqlmodel import Session

from store.outgoing import SUBSCRIPTIONS

# What can be said of one in a sentence, as it stands in the row.
_SAID = ("minute", "days", "style", "topics", "former", "later", "stops", "paused", "paused_until")
# When it comes goes by that, and by what has been brought since.
_SINCE = ("next_due", "last_day")
_DAYS, _MOMENTS = ("paused_until", "last_day"), ("next_due", "created_at")

State = dict[str, Any]


def states(session: Session, user_id: int) -> dict[str, State]:
    """How all that a person has stands now, by its number: in a form that can be written down."""
    columns = [SUBSCRIPTIONS.c[name] for name in ("id", *_SAID, *_SINCE)]
    wanted = select(*columns).where(SUBSCRIPTIONS.c.user_id == user_id)
    return {str(row.id): _written(dict(row._mapping)) for row in session.connection().execute(wanted)}


def rows(session: Session, user_id: int) -> dict[str, State]:
    """All that a person has, by its number: each whole, in a form that can be written down."""
    found = session.connection().execute(select(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.user_id == user_id))
    return {str(row.id): {name: _plain(value) for name, value in row._mapping.items()} for row in found}


def state_of(row: State) -> State:
    """What can be said of one, of its whole row."""
    return {name: row[name] for name in (*_SAID, *_SINCE)}


def whole(session: Session, number: int) -> State:
    """All of a subscription's row, in a form that can be written down."""
    found = session.connection().execute(select(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.id == number)).one()
    return {name: _plain(value) for name, value in found._mapping.items()}


def again(session: Session, row: State) -> None:
    """A subscription that has ended is there again, as it was."""
    days = {name: dt.date.fromisoformat(row[name]) for name in _DAYS if row[name]}
    moments = {name: dt.datetime.fromisoformat(row[name]) for name in _MOMENTS if row[name]}
    values = {**row, **days, **moments}
    session.connection().execute(insert(SUBSCRIPTIONS).values(**values))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _written(row: Mapping[str, Any]) -> State:
    return {name: _plain(row[name]) for name in (*_SAID, *_SINCE)}


def is_as(one: State, other: State) -> bool:
    """Whether two states say the same, though something may have been brought between them."""
    return all(one[name] == other[name] for name in _SAID)


def put_back(session: Session, number: int, state: State, *, due: bool) -> None:
    """Have a subscription stand so again; `due`: its next time as well."""
    values = {name: state[name] for name in _SAID}
    if values["paused_until"]:
        values["paused_until"] = dt.date.fromisoformat(values["paused_until"])
    if due:
        values["next_due"] = dt.datetime.fromisoformat(state["next_due"]) if state["next_due"] else None
    own = SUBSCRIPTIONS.c.id == number
    session.connection().execute(update(SUBSCRIPTIONS).where(own).values(**values))
