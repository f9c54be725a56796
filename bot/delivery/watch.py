"""Raises an alarm when the outbox stands still, digests cannot be made, or what was sent is refused for good.

Nobody would know otherwise.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging

from telegram.error import TelegramError

from bot import texts
from bot.context import Desk, KanbaoApplication
from store import deliveries, receipts
from store.errors import StoreError

_log = logging.getLogger(__name__)

# What should have left so long ago shows that the outbox stands still; at the allowed rate ten thousand
# digests of one minute take six.
LATE = dt.timedelta(minutes=15)
LOOK_EVERY_SECONDS = 60.0
# The alarm is not raised again before this.
QUIET = dt.timedelta(hours=1)


class Watch:
    """Looks at the outbox, and tells the administrators at most once an hour."""

    def __init__(self, application: KanbaoApplication, unmade: set[int] | None = None) -> None:
        self._bot = application.bot
        self._desk: Desk = application.bot_data
        self._told: dt.datetime | None = None
        # The subscriptions whose digests could not be made since the last alarm.
        self._unmade = unmade if unmade is not None else set()
        # What was refused before this has been told of, or was there at the start.
        self._refused = self._desk.clock.now()

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            try:
                await self.look()
            except StoreError as error:
                _log.warning("the outbox cannot be watched now: %s", error)

    async def look(self) -> bool:
        """Look once; whether an alarm was raised."""
        now, store = self._desk.clock.now(), self._desk.store
        stuck, since = await store.aread(deliveries.overdue, now - LATE)
        said = []
        if stuck and since is not None:
            minutes = int((now - since).total_seconds() // 60)
            said.append(texts.OUTBOX_STANDS.format(count=stuck, minutes=minutes))
            _log.error("%s deliveries have waited for up to %s minutes", stuck, minutes)
        if self._unmade:
            said.append(texts.DIGESTS_UNMADE.format(count=len(self._unmade)))
        refused, why = await store.aread(receipts.refused_since, min(self._refused, now))
        if refused:
            said.append(texts.REFUSED_FOR_GOOD.format(count=refused, why=why))
        if not said or (self._told and now - self._told < QUIET):
            return False
        self._told = self._refused = now
        self._unmade.clear()
        for user in await self._desk.administrators():
            try:
                await self._bot.send_message(user, "\n".join(said))
            except TelegramError as error:
                _log.info("user %s could not be told: %s", user, type(error).__name__)
        return True
