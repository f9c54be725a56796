"""What every list shares: it is kept in the store, so that its buttons work after a restart too."""

from __future__ import annotations

import datetime as dt

from bot.visit import Visit
from store import views
from store.values import View

# The largest offset that makes sense; a button with a larger one was made up.
LARGEST_OFFSET = 10_000_000


async def remember(visit: Visit, kind: str, **params: str | int | None) -> View:
    """Keep a list that is about to be shown to this person."""
    desk, user = visit.desk, visit.person.user_id
    number = await desk.store.awrite(views.remember, user, kind, params)
    return View(id=number, user_id=user, kind=kind, params=params)


def text_of(view: View, name: str) -> str | None:
    """A text among what the list needs to be shown again."""
    value = view.params.get(name)
    return value if isinstance(value, str) else None


def number_of(view: View, name: str, default: int = 0) -> int:
    """A number among what the list needs to be shown again."""
    value = view.params.get(name)
    return value if isinstance(value, int) else default


def day_of(view: View) -> dt.date | None:
    """The day of the list's issue."""
    day = text_of(view, "day")
    return dt.date.fromisoformat(day) if day else None
