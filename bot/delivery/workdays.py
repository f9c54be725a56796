"""Working days in China: holidays and the days that make up for them, as far as the calendar knows."""

from __future__ import annotations

import datetime as dt


def is_workday(day: dt.date) -> bool:
    """Whether people work on that day; Monday to Friday in a year that the calendar does not know."""
    # Not at the top: the tables of all years take some milliseconds to load.
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.isoweekday() <= 5


def is_known(year: int) -> bool:
    """Whether the calendar has that year's holidays (the State Council announces them in November)."""
    import chinese_calendar

    try:
        chinese_calendar.is_workday(dt.date(year, 6, 15))
    except NotImplementedError:
        return False
    return True
