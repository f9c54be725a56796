"""When a subscription comes next, which time it has missed, and all plans anew when the calendar changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.delivery.holidays import Days, read_holidays
from bot.delivery.later import as_of
from bot.delivery.schedule import MONDAY_TO_FRIDAY, WORKDAYS, moment, next_due
from bot.delivery.workdays import Workdays, workdays
from store import Session, deeds, deliveries, holidays, subscriptions
from store.subscriptions import Subscription

# What is looked at of a long stop: only its last days can matter.
_LONG = dt.timedelta(days=39)
# So far back is looked for the time of one that has been put off: a week has every rhythm's.
_PUT_OFF = dt.timedelta(days=8)
# An alert that was stopped until a day speaks in its morning: nobody wants to be woken at midnight.
_MORNING = 7 * 60


def following(
    sub: Subscription,
    after: dt.datetime,
    works: Workdays,
    *,
    last_day: dt.date | None = None,
    not_before: dt.date | None = None,
) -> dt.datetime | None:
    """When a digest is due next; None for an alert, or when no day counts.

    Never within a stop that was ordered ahead, and as it is to be from a later day on.
    """
    if sub.minute is None:
        return None
    zone = ZoneInfo(sub.zone)
    due = next_due(
        after, minute=sub.minute, days=sub.days, zone=zone, is_workday=works,
        last_day=last_day, not_before=not_before,
    )  # fmt: skip
    day = due.astimezone(zone).date() if due else None
    if sub.later and (day is None or day >= sub.later[0].day):
        # From that day on it is another.
        begins = sub.later[0].day
        first = max(begins, not_before or begins)
        return following(as_of(sub, begins), after, works, last_day=last_day, not_before=first)
    stop = sub.stop_on(day) if day else None
    if stop is None:
        return due
    behind = stop[1]
    return following(sub, after, works, last_day=last_day, not_before=behind) if behind else None


def planned(sub: Subscription, now: dt.datetime, works: Workdays) -> dt.datetime | None:
    """When it is due next, its pause considered; None for an alert that runs, or a pause without end."""
    until = sub.paused_until if sub.paused else None
    if sub.paused and until is None:
        return None
    if sub.kind == "alert":
        return moment(until, _MORNING, ZoneInfo(sub.zone)) if until else None
    return following(sub, now, works, last_day=sub.last_day, not_before=until)


def last_planned(sub: Subscription, now: dt.datetime, works: Workdays) -> dt.datetime | None:
    """The newest time that has passed: of seven days that were missed only the last comes, once."""
    planned = sub.next_due
    if planned is None or planned > now:
        return None
    planned = asked_for(sub, planned, works)
    # Long stops are skipped in one step.
    start = max(planned - dt.timedelta(seconds=1), now - _LONG)
    while (later := following(sub, start, works)) is not None and later <= now:
        planned = start = later
    return planned


def asked_for(sub: Subscription, planned: dt.datetime, works: Workdays) -> dt.datetime:
    """The time that was asked for, where one that could not be made then has been put off."""
    zone = ZoneInfo(sub.zone)
    wall = planned.astimezone(zone)
    if wall.hour * 60 + wall.minute == as_of(sub, wall.date()).minute:
        return planned
    asked, start = None, planned - _PUT_OFF
    while (later := following(sub, start, works)) is not None and later <= planned:
        asked = start = later
    if asked is None or (sub.last_day and asked.astimezone(zone).date() <= sub.last_day):
        return planned
    return asked


def missed_since(sub: Subscription, day: dt.date) -> dt.date | None:
    """Since when a digest of this day catches up on holidays, a pause or a stop; None on an ordinary day.

    Ordinary is what the week alone would have brought: after a weekend a working day is nothing special.
    """
    if sub.last_day is None or sub.last_day >= day:
        return None
    days = MONDAY_TO_FRIDAY if sub.days == WORKDAYS else sub.days
    zone = ZoneInfo(sub.zone)
    start = moment(sub.last_day, 0, zone)
    usual = next_due(
        start, minute=sub.minute or 0, days=days, zone=zone, is_workday=lambda _: True, last_day=sub.last_day
    )
    return sub.last_day if usual and usual.astimezone(zone).date() < day else None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file of holidays has brought: its days, and how many subscriptions are planned anew."""

    days: Days
    moved: int

    @property
    def years(self) -> tuple[int, ...]:
        """The years whose arrangement it holds."""
        return holidays.whole_years(self.days)

    @property
    def off(self) -> int:
        """How many days are off."""
        return sum(not works for works in self.days.values())

    @property
    def on(self) -> int:
        """How many days are worked though the week says otherwise."""
        return sum(self.days.values())


def load_holidays(session: Session, text: str, name: str, now: dt.datetime, by: int | None) -> Loaded:
    """Keep the holidays of a file, and plan what goes by working days anew.

    Raises:
        CalendarUnreadable: naming the file, the line and what is wrong with it.
    """
    told = read_holidays(text, name)
    holidays.load(session, told)
    moved = replan(session, now, only=WORKDAYS)
    if by is not None:
        years = "、".join(map(str, sorted({day.year for day in told})))
        deeds.note(session, now, by, "calendar", detail=years)
    return Loaded(told, moved)


def replan(session: Session, now: dt.datetime, *, only: str | None = None) -> int:
    """Set the next times anew, of one kind of days where one is named; how many have changed.

    What is due already stays due.
    """
    works, moved = workdays(session), 0
    for sub in subscriptions.planned_after(session, now):
        if only is not None and only not in _rhythms(sub):
            continue
        today = now.astimezone(ZoneInfo(sub.zone)).date()
        last = sub.last_day if sub.last_day and sub.last_day <= today else None
        due = following(sub, now, works, last_day=last, not_before=sub.paused_until if sub.paused else None)
        if due != sub.next_due or last != sub.last_day:
            subscriptions.change(session, sub.id, next_due=due, last_day=last)
            moved += 1
    return moved


def _rhythms(sub: Subscription) -> set[str]:
    """The kinds of days that it goes by, now or from a later day on."""
    return {sub.days, *(value for one in sub.later for name, value in one.values if name == "days")}


def after_the_clock_was_set_back(session: Session, now: dt.datetime) -> int:
    """Plan anew what was planned while the clock was ahead: nobody waits for the days that it had skipped.

    How many subscriptions have moved; 0 where the clock has never been ahead.
    """
    if not subscriptions.ahead_of(session, now):
        return 0
    deliveries.forget_future(session, now)
    subscriptions.made_by(session, now)
    return replan(session, now)
