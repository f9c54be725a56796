"""The program's one clock, so that a rehearsal can start it at any time."""

from __future__ import annotations

import datetime as dt
import time
from zoneinfo import ZoneInfo


class Clock:
    """Tells the time in the house's zone.

    With `start` (KANBAO_NOW) it begins there and runs on; without, it is the machine's clock.
    """

    def __init__(self, zone: ZoneInfo, start: dt.datetime | None = None) -> None:
        self.zone = zone
        self._start = start.astimezone(zone) if start else None
        self._origin = time.monotonic()

    def now(self) -> dt.datetime:
        """Aware, in the house's zone."""
        if self._start is None:
            return dt.datetime.now(self.zone)
        # Added in UTC: across a change of daylight saving time wall clock and elapsed time differ.
        elapsed = dt.timedelta(seconds=time.monotonic() - self._origin)
        return (self._start.astimezone(dt.UTC) + elapsed).astimezone(self.zone)

    def today(self) -> dt.date:
        """The date in the house's zone."""
        return self.now().date()
