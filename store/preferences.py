"""How a person wants things brought: the zone of their clock, the style of digests, the hours of quiet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update
from sqlmodel import Session

from store.outgoing import PREFERENCES, SUBSCRIPTIONS
from store.subscriptions import Style

MIDNIGHT = 24 * 60


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person has set; None is what the house has. Quiet from one minute of the day to another."""

    zone: str | None = None
    style: Style | None = None
    quiet_from: int | None = None
    quiet_until: int | None = None

    def quiet_ends(self, now: dt.datetime, zone: str) -> dt.datetime | None:
        """When the quiet hours end that `now` lies in; None outside of them. `zone` is the house's."""
        if self.quiet_from is None or self.quiet_until is None:
            return None
        wall = now.astimezone(ZoneInfo(self.zone or zone))
        minute = wall.hour * 60 + wall.minute
        span = (self.quiet_until - self.quiet_from) % MIDNIGHT
        if (minute - self.quiet_from) % MIDNIGHT >= span:
            return None
        day = wall.date() + dt.timedelta(days=self.quiet_until <= minute)
        end = dt.time(self.quiet_until // 60, self.quiet_until % 60)
        return dt.datetime.combine(day, end, wall.tzinfo).astimezone(dt.UTC)


def of_person(session: Session, user_id: int) -> Preferences:
    """What this person has set."""
    wanted = select(PREFERENCES).where(PREFERENCES.c.user_id == user_id)
    row = session.connection().execute(wanted).one_or_none()
    return Preferences(row.zone, row.style, row.quiet_from, row.quiet_until) if row else Preferences()


def put(session: Session, user_id: int, /, **values: Any) -> Preferences:
    """Set what is given, by the names of `Preferences`; a style or a zone is that of all digests at once."""
    connection = session.connection()
    mine = PREFERENCES.c.user_id == user_id
    if not connection.execute(update(PREFERENCES).where(mine).values(**values)).rowcount:
        connection.execute(insert(PREFERENCES).values(user_id=user_id, **values))
    shared = {name: values[name] for name in ("zone", "style") if values.get(name)}
    if shared:
        digests = (SUBSCRIPTIONS.c.user_id == user_id, SUBSCRIPTIONS.c.kind == "digest")
        connection.execute(update(SUBSCRIPTIONS).where(*digests).values(**shared))
    return of_person(session, user_id)
