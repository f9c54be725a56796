"""The queue of updates, kept in the store: what Telegram has handed over is not lost by a stop or a kill.

Telegram forgets an update as soon as the next ones are asked for, or the webhook's call is answered. So it
is written down before it is queued, and queued again at the next start unless it has been acted on.
"""

from __future__ import annotations

import asyncio
import json
import logging

from telegram import Bot, Update

from store import Store, updates

_log = logging.getLogger(__name__)


class Accepted(asyncio.Queue[object]):
    """A queue of updates; each is in the store before `put` returns."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    async def put(self, item: object) -> None:
        """Keep the update, then queue it. One that cannot be kept is queued all the same."""
        if isinstance(item, Update):
            try:
                await self._store.awrite(updates.accept, item.update_id, item.to_json())
            except Exception as error:
                # The person is told by the handler, which meets the same trouble.
                _log.warning("update %s could not be kept: %s", item.update_id, type(error).__name__)
        await super().put(item)

    async def resume(self, bot: Bot) -> int:
        """Queue what an earlier process has left; how many updates that were."""
        left = await self._store.awrite(updates.waiting)
        for body in left:
            await super().put(Update.de_json(json.loads(body), bot))
        if left:
            _log.info("%d updates were left by the last run; they are answered now", len(left))
        return len(left)
