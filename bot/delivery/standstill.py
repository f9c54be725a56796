"""A stop that was ordered ahead begins: its subscription stands still, and what has not left waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from bot.delivery.planning import planned
from bot.delivery.workdays import Workdays, workdays
from store import Session, held, subscriptions
from store.subscriptions import Span, Subscription


def begin(session: Session, sub: Subscription, now: dt.datetime, works: Workdays) -> None:
    """From now on it stands still like any other that has been paused, for as long as the stop of today."""
    today = now.astimezone(ZoneInfo(sub.zone)).date()
    stop = sub.stop_on(today)
    if stop is None:
        return
    left = tuple(one for one in to_come(sub, today) if one != stop)
    stands: dict[str, Any] = {"paused": True, "paused_until": stop[1], "stops": left}
    due = planned(replace(sub, **stands), now, works)
    subscriptions.change(session, sub.id, next_due=due, **stands)
    held.pause(session, sub.id)


def begun(session: Session, number: int, now: dt.datetime) -> None:
    """Something of it was about to leave on a day of its stop: that waits, and all that comes behind."""
    sub = subscriptions.one(session, number)
    if sub is not None and not sub.paused:
        begin(session, sub, now, workdays(session))
    held.pause(session, number)


def without(stops: Sequence[Span], days: Span) -> tuple[Span, ...]:
    """The stops but for those days."""
    first, behind = days
    left: list[Span] = []
    for begins, ends in stops:
        before = min(first, ends) if ends else first
        left += [(begins, before)] if begins < before else []
        if behind and (ends is None or behind < ends):
            left.append((max(begins, behind), ends))
    return tuple(left)


def to_come(sub: Subscription, today: dt.date) -> tuple[Span, ...]:
    """The stops that are not over by that day."""
    return tuple(stop for stop in sub.stops if stop[1] is None or stop[1] > today)
