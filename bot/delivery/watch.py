"""Raises an alarm when the outbox stands still, digests cannot be made, or what was sent is refused for good.

Nobody would know otherwise. Of several processes on one store, and over restarts, one raises each: an alarm
that was raised is a lease in the store.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import secrets

from telegram.error import TelegramError

from bot import texts
from bot.context import Desk, KanbaoApplication
from store import Session, deliveries, leases, receipts, subscriptions
from store.errors import StoreError

_log = logging.getLogger(__name__)

# What should have left so long ago shows that the outbox stands still; at the allowed rate ten thousand
# digests of one minute take six.
LATE = dt.timedelta(minutes=15)
LOOK_EVERY_SECONDS = 60.0
# The alarm is not raised again before this.
QUIET = dt.timedelta(hours=1)


class Watch:
    """Looks at the outbox, and tells the administrators of each kind of trouble at most once an hour."""

    def __init__(self, application: KanbaoApplication, unmade: set[int] | None = None) -> None:
        self._bot = application.bot
        self._desk: Desk = application.bot_data
        # The subscriptions whose digests could not be made since the last alarm.
        self._unmade = unmade if unmade is not None else set()
        # What was refused before the start has been told of, or was there.
        self._start = self._desk.clock.now()

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
        store, now = self._desk.store, self._desk.clock.now()
        # Another holder at each look: who has raised it does not raise it again within the hour either.
        holder = f"{self._desk.name} {secrets.token_hex(8)}"
        found = await store.aread(self._seen, now)
        raised = [name for name in found if await store.awrite(leases.lead, name, holder, now, QUIET)]
        if not raised:
            return False
        if await self._told("\n".join(found[name] for name in raised)):
            if leases.UNMADE in raised:
                self._unmade.clear()
            return True
        # There is no line to them either: it is raised again at the next look.
        for name in raised:
            await store.awrite(leases.give_up, name, holder)
        return False

    def _seen(self, session: Session, now: dt.datetime) -> dict[str, str]:
        """What is wrong now, by the kind of alarm."""
        found: dict[str, str] = {}
        stuck, since = deliveries.overdue(session, now - LATE)
        if stuck and since is not None:
            minutes = int((now - since).total_seconds() // 60)
            found[leases.STANDS] = texts.OUTBOX_STANDS.format(count=stuck, minutes=minutes)
            _log.error("%s deliveries have waited for up to %s minutes", stuck, minutes)
        if undone := subscriptions.are_due(session, now - LATE):
            told = [found[leases.STANDS]] if stuck else []
            found[leases.STANDS] = "\n".join([*told, texts.DIGESTS_UNDONE.format(count=undone)])
            _log.error("%s digests should have been made by now", undone)
        if self._unmade:
            found[leases.UNMADE] = texts.DIGESTS_UNMADE.format(count=len(self._unmade))
        last = leases.raised_at(session, leases.REFUSED, QUIET)
        refused, why = receipts.refused_since(session, min(max(self._start, last), now))
        if refused:
            found[leases.REFUSED] = texts.REFUSED_FOR_GOOD.format(count=refused, why=why)
        return found

    async def _told(self, said: str) -> bool:
        told = False
        for user in await self._desk.administrators():
            try:
                await self._bot.send_message(user, said)
                told = True
            except TelegramError as error:
                _log.info("user %s could not be told: %s", user, type(error).__name__)
        return told
