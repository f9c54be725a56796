"""When a digest is due: times of day on kinds of days, in a person's own zone. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

DAILY, WORKDAYS = "daily", "workdays"
MONDAY_TO_FRIDAY = "12345"
# The longest stretch without a day that counts: a week, or the longest holidays with room to spare.
_LOOK_AHEAD = 40

IsWorkday = Callable[[dt.date], bool]


def counts(days: str, day: dt.date, is_workday: IsWorkday) -> bool:
    """Whether a day is one of these: daily, workdays, or digits of weekdays (1 is Monday)."""
    if days == DAILY:
        return True
    if days == WORKDAYS:
        return is_workday(day)
    return str(day.isoweekday()) in days


def moment(day: dt.date, minute: int, zone: ZoneInfo) -> dt.datetime:
    """That minute of that day on the wall clock, in UTC.

    An hour that the change to summer time leaves out comes by as much later; of one that comes twice it is
    the first.
    """
    wall = dt.datetime.combine(day, dt.time(minute // 60, minute % 60), zone)
    return wall.astimezone(dt.UTC)


def next_due(
    after: dt.datetime,
    *,
    minute: int,
    days: str,
    zone: ZoneInfo,
    is_workday: IsWorkday,
    not_before: dt.date | None = None,
    last_day: dt.date | None = None,
) -> dt.datetime | None:
    """The first time after `after` (aware) that a digest is due, in UTC; None when no day counts.

    Never on `last_day`, nor on a day before `not_before`.
    """
    today = after.astimezone(zone).date()
    first = max(today, not_before) if not_before else today
    for ahead in range(_LOOK_AHEAD):
        day = first + dt.timedelta(days=ahead)
        due = moment(day, minute, zone)
        if due > after and day != last_day and counts(days, day, is_workday):
            return due
    return None
