"""Days off and days worked as an administrator has loaded them, beside the calendar that ships."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from sqlalchemy import delete, extract, insert, select
from sqlmodel import Session

from store.outgoing import CALENDAR_DAYS

# A year's arrangement has some thirteen days off; fewer are those that a neighbour's holidays reach into.
A_YEAR = 5


def days(session: Session) -> dict[dt.date, bool]:
    """Every day that has been loaded, and whether people work on it."""
    rows = session.connection().execute(select(CALENDAR_DAYS.c.day, CALENDAR_DAYS.c.works))
    return {row.day: row.works for row in rows}


def load(session: Session, told: Mapping[dt.date, bool]) -> None:
    """Keep these days; of a year that they hold whole, nothing of before is left."""
    connection = session.connection()
    for year in whole_years(told):
        connection.execute(delete(CALENDAR_DAYS).where(extract("year", CALENDAR_DAYS.c.day) == year))
    connection.execute(delete(CALENDAR_DAYS).where(CALENDAR_DAYS.c.day.in_(list(told))))
    if told:
        rows = [{"day": day, "works": works} for day, works in sorted(told.items())]
        connection.execute(insert(CALENDAR_DAYS), rows)


def whole_years(told: Mapping[dt.date, bool]) -> tuple[int, ...]:
    """The years that these days hold the arrangement of: so many, and both 春节 and 国庆 among them."""
    counted = Counter(day.year for day in told)
    months = {(day.year, day.month) for day, works in told.items() if not works}
    spring = {year for year, month in months if month in (1, 2)}
    autumn = {year for year, month in months if month in (9, 10)}
    return tuple(sorted(y for y, count in counted.items() if count >= A_YEAR and y in spring & autumn))
