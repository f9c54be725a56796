"""Which days a festival is: those off work around it, its own, or the next of all (节后). Pure."""

from __future__ import annotations

import datetime as dt

from bot.delivery.ahead import FESTIVALS, called
from bot.delivery.workdays import Workdays
from store.search import festivals

_DAY = dt.timedelta(days=1)
# What is said of whatever festival comes next.
NEXT = "节"


def day_of(festival: str, today: dt.date) -> tuple[dt.date, dt.date] | None:
    """The next such festival's own day, 清明节那天, and the one behind it."""
    found = festivals.asked(f"{festival}当天")
    for year in (today.year, today.year + 1) if found else ():
        spell = festivals.days(found, year) if found else None
        # The eve belongs to 春节; its day is the next.
        day = spell[0] + (festival == "春节") * _DAY if spell else today
        if day > today:
            return day, day + _DAY
    return None


def days_of(festival: str, today: dt.date, works: Workdays) -> tuple[dt.date, dt.date]:
    """The first day off of the next such festival, or of this one, and the first day worked after it."""
    if festival == NEXT:
        return min(days_of(called(each), today, works) for each in FESTIVALS.split("|"))
    found = festivals.asked(f"{festival}节日")
    for year in (today.year, today.year + 1) if found else ():
        spell = festivals.days(found, year) if found else None
        if spell is None:
            continue
        first, last = spell
        behind = last + _DAY
        if works.knows(year):
            behind = first + _DAY
            while not works(behind):
                behind += _DAY
            while not works(first - _DAY):
                first -= _DAY
        if behind > today:
            return first, behind
    return today, today + _DAY
