"""Working days in China: what an administrator has loaded, then the calendar that ships, then the week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from store import Session, holidays


class Workdays:
    """Which days people work on.

    A day that has been loaded counts as loaded; else the library's calendar says, as far as it knows (the
    State Council announces a year's holidays in the November before); else Monday to Friday are worked.
    """

    def __init__(self, told: Mapping[dt.date, bool] | None = None) -> None:
        self._told = told or {}
        self._years = frozenset(holidays.whole_years(self._told))

    def __call__(self, day: dt.date) -> bool:
        """Whether people work on that day."""
        if day in self._told:
            return self._told[day]
        shipped = _shipped(day)
        return day.isoweekday() <= 5 if shipped is None or day.year in self._years else shipped

    def knows(self, year: int) -> bool:
        """Whether that year's holidays are known."""
        return year in self._years or _shipped(dt.date(year, 6, 15)) is not None


def workdays(session: Session) -> Workdays:
    """With what has been loaded."""
    return Workdays(holidays.days(session))


def _shipped(day: dt.date) -> bool | None:
    # Not at the top: the tables of all years take some milliseconds to load.
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None
