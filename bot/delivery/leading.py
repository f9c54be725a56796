"""Of several processes on one store one sends; another one goes on where that falls silent.

Telegram's limits are the bot's, and each process paces only what it sends itself: two that send at their own
pace exceed them together. Nobody leads while nothing waits, so an idle outbox is not written to.
"""

from __future__ import annotations

import contextlib
import datetime as dt

from bot.context import Desk
from store import Session, deliveries, leases
from store.errors import StoreError

# Short enough that after a kill the next one takes over in the time that a start takes, and longer than a
# busy process is ever held up.
LENGTH = dt.timedelta(seconds=6)


class Leading:
    """Whether this process is the one that sends; `alone`: what it sends does not go to Telegram."""

    def __init__(self, desk: Desk, *, alone: bool = False) -> None:
        self._desk = desk
        self._alone = alone
        self._until: dt.datetime | None = None

    def take(self, session: Session) -> bool:
        """Whether it leads, in the transaction in which it wants to claim; not where nothing waits."""
        if self._is_sure():
            return True
        if not deliveries.any_waits(session):
            return False
        now = self._desk.clock.now()
        leads = leases.lead(session, leases.SENDER, self._desk.name, now, LENGTH)
        # Half the lease at least is left now: until then nobody needs to be asked.
        self._until = now + LENGTH / 2 if leads else None
        return leads

    async def holds(self) -> bool:
        """Whether it leads still: what is claimed may leave. Renewed where it is about to run out."""
        if self._is_sure():
            return True
        with contextlib.suppress(StoreError):
            return await self._desk.store.awrite(self.take)
        # Nothing leaves that could not be marked.
        return False

    def _is_sure(self) -> bool:
        """Whether nobody needs to be asked: it has been the one that leads just now."""
        now = self._desk.clock.now()
        return self._alone or (self._until is not None and now < self._until <= now + LENGTH)

    async def begin(self) -> bool:
        """Lead for once, also where nothing waits; False while another one does."""
        now = self._desk.clock.now()
        return await self._desk.store.awrite(leases.lead, leases.SENDER, self._desk.name, now, LENGTH)

    async def give_up(self) -> None:
        """Another one may lead at once."""
        self._until = None
        if not self._alone:
            with contextlib.suppress(StoreError):
                await self._desk.store.awrite(leases.give_up, leases.SENDER, self._desk.name)
