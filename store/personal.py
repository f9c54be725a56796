"""What is kept about a person: handed out to them, and erased with them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Table, delete, func, or_, select, update
from sqlmodel import Session

from store import traces
from store.forwards import UNKNOWN
from store.mending import CORRECTIONS, REPORTS
from store.models import MEMBERS, REQUESTS, VIEWS
from store.outgoing import DELIVERIES, PREFERENCES, SUBSCRIPTIONS
from store.sharing import (
    BINDINGS,
    CHOICES,
    CLIPPINGS,
    DEEDS,
    FOLDERS,
    FORWARDS,
    INVITATIONS,
    LISTS,
    OPENINGS,
    PROMPTS,
    RECIPIENTS,
    SHARES,
)

# Nobody has this number: it stands where somebody erased stood.
NOBODY = 0
# The tables of which each row is one person's own, by the column that says whose.
_OWN: tuple[tuple[Table, str], ...] = (
    (SUBSCRIPTIONS, "user_id"),
    (DELIVERIES, "user_id"),
    (OPENINGS, "user_id"),
    (PROMPTS, "user_id"),
    (CHOICES, "user_id"),
    (SHARES, "user_id"),
    (FOLDERS, "owner_id"),
    (LISTS, "owner_id"),
    (VIEWS, "user_id"),
    (PREFERENCES, "user_id"),
    (REQUESTS, "user_id"),
    (INVITATIONS, "made_by"),
    (MEMBERS, "user_id"),
)
# Tables of what several people share: there the person becomes nobody, and their words go.
_SHARED: tuple[tuple[Table, str, dict[str, Any]], ...] = (
    (FORWARDS, "sender_id", {"sender_name": "", "note": "", "quote": ""}),
    (DEEDS, "by", {"detail": None}),
    (DEEDS, "whom", {"detail": None}),
    (REPORTS, "user_id", {"name": ""}),
    (REPORTS, "done_by", {}),
    (BINDINGS, "bound_by", {}),
    (CLIPPINGS, "noted_by", {"note": ""}),
)
# Every table that holds somebody's number, and the column.
PLACES: tuple[tuple[str, str], ...] = (
    *((table.name, name) for table, name in _OWN),
    *((table.name, name) for table, name, _ in _SHARED),
    (RECIPIENTS.name, "user_id"),
)


def counts(session: Session, user_id: int) -> dict[str, int]:
    """How much is kept: subscriptions, clippings, articles opened, handed on and received."""
    connection = session.connection()

    def count(table: Any, *where: Any) -> int:
        return int(connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one())

    return {
        "subscriptions": count(SUBSCRIPTIONS, SUBSCRIPTIONS.c.user_id == user_id),
        "clippings": count(CLIPPINGS.join(FOLDERS), FOLDERS.c.owner_id == user_id),
        "openings": count(OPENINGS, OPENINGS.c.user_id == user_id),
        "sent": count(FORWARDS, FORWARDS.c.sender_id == user_id),
        # What waits for a stranger to come in has not been received.
        "received": count(
            RECIPIENTS, RECIPIENTS.c.user_id == user_id, RECIPIENTS.c.failed.is_distinct_from(UNKNOWN)
        ),
    }


def everything(session: Session, user_id: int) -> dict[str, list[dict[str, Any]]]:
    """Every row about the person by its table, as plain values; the text of messages is left out."""
    connection = session.connection()
    places = [*_OWN, *((table, name) for table, name, _ in _SHARED), (RECIPIENTS, "user_id")]
    found: dict[str, list[dict[str, Any]]] = {}
    for table, name in places:
        wanted = select(*(c for c in table.c if (table, c.name) != (DELIVERIES, "messages")))
        rows = connection.execute(wanted.where(table.c[name] == user_id)).all()
        found.setdefault(table.name, []).extend(
            {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in r.items()}
            for r in (row._mapping for row in rows)
        )
    mine = select(CLIPPINGS).join(FOLDERS).where(FOLDERS.c.owner_id == user_id)
    found["clippings"] += [{**row._mapping, "kept_at": str(row.kept_at)} for row in connection.execute(mine)]
    return found


def erase(session: Session, user_id: int) -> None:
    """Remove a person with all that is kept about them. What others have of it loses name and words."""
    traces.wipe(session, user_id)
    connection = session.connection()
    for table, name, words in _SHARED:
        mine = table.c[name] == user_id
        connection.execute(update(table).where(mine).values(**words, **{name: NOBODY}))
    connection.execute(update(CORRECTIONS).where(CORRECTIONS.c.changed_by == user_id).values(changed_by=None))
    connection.execute(delete(RECIPIENTS).where(RECIPIENTS.c.user_id == user_id))
    for table, name in _OWN:
        connection.execute(delete(table).where(table.c[name] == user_id))


def forget(session: Session, before: dt.datetime) -> int:
    """Remove the trail and the forwards of long ago; how many rows that were."""
    connection = session.connection()
    gone = connection.execute(delete(DEEDS).where(DEEDS.c.at < before)).rowcount
    gone += connection.execute(delete(FORWARDS).where(FORWARDS.c.made_at < before)).rowcount
    decided = or_(REQUESTS.c.decided_at < before, REQUESTS.c.asked_at < before)
    return int(gone + connection.execute(delete(REQUESTS).where(decided)).rowcount)
