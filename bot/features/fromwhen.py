"""From which day on what is said of a subscription is to be so: as it was typed, or as it is booked."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot import texts
from bot.delivery.since import begins
from bot.delivery.stops import LONGEST
from bot.delivery.wanted import Wish
from bot.delivery.workdays import Workdays
from bot.screen import Sorry
from store.subscriptions import Subscription


def today_of(sub: Subscription, now: dt.datetime) -> dt.date:
    """The day that it is where it is brought."""
    return now.astimezone(ZoneInfo(sub.zone)).date()


def dated(wish: Wish, now: dt.datetime, zone: str, works: Workdays) -> Wish:
    """The wish with the day from which on it is to be so, as it is written in a year's time too.

    Raises:
        Sorry: the day that was typed is none to come.
    """
    if not wish.since:
        return wish
    today = now.astimezone(ZoneInfo(zone)).date()
    day = begins(wish.since, today, works)
    if day is None or day > today + LONGEST:
        raise Sorry(texts.PAUSE_WRONG.format(typed=wish.since[:20]))
    return replace(wish, since=day.isoformat())


def begins_on(sub: Subscription, wish: Wish, now: dt.datetime) -> dt.date | None:
    """The day from which on it is to be so; None: at once.

    Half an hour later still is later than it is to be: from the day on which it was last to be otherwise.
    And the one day of a week is that of the survey that is booked.
    """
    days: list[dt.date] = []
    if wish.since:
        days = [dt.date.fromisoformat(wish.since)]
    elif wish.again:
        days = [one.day for one in sub.later if "minute" in dict(one.values)]
    elif (wish.days or "").isdecimal() and len(wish.days or "") == 1 and sub.style != "survey":
        days = surveys(sub)[:1]
    return days[-1] if days and days[-1] > today_of(sub, now) else None


def surveys(sub: Subscription) -> list[dt.date]:
    """The days from which on it is to be a survey."""
    return [one.day for one in sub.later if dict(one.values).get("style") == "survey"]
