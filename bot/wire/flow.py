"""In what order updates are handled: one chat's in turn, different chats side by side, each update once."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from store import Store, updates

_log = logging.getLogger(__name__)

# How many updates may wait for their chat's turn, and how many are worked on at the same time.
WAITING, WORKING = 10_000, 32


class InTurn(BaseUpdateProcessor):
    """Handles the updates of a chat in their order, and an update that comes twice only once.

    An update counts as handled when its answers have gone out; until then `bot.wire.accepted` keeps it, so
    that a stop or a kill in between loses nothing.
    """

    def __init__(self, store: Store, ended: Callable[[], bool]) -> None:
        super().__init__(WAITING)
        self._store = store
        # True once answers under way are broken off: their updates are handled at the next start.
        self._ended = ended
        self._turns: dict[int, tuple[asyncio.Lock, int]] = {}
        self._workers = asyncio.Semaphore(WORKING)

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's turn, then handle the update unless that was done before."""
        if not isinstance(update, Update):
            await coroutine
            return
        async with AsyncExitStack() as turn:
            turn.callback(self._leave, _chat_of(update))
            # The chat first, then a worker: a chat with many updates must not hold all the workers.
            await turn.enter_async_context(self._enter(_chat_of(update)))
            await turn.enter_async_context(self._workers)
            if await self._handled(update.update_id):
                if inspect.iscoroutine(coroutine):
                    coroutine.close()
                return
            await coroutine
            if not self._ended():
                await self._mark(update.update_id)

    def _enter(self, chat: int) -> asyncio.Lock:
        lock, waiting = self._turns.get(chat, (asyncio.Lock(), 0))
        self._turns[chat] = (lock, waiting + 1)
        return lock

    def _leave(self, chat: int) -> None:
        lock, waiting = self._turns[chat]
        if waiting == 1:
            del self._turns[chat]
        else:
            self._turns[chat] = (lock, waiting - 1)

    async def _handled(self, update_id: int) -> bool:
        try:
            return await self._store.aread(updates.seen, update_id)
        except Exception:
            # Whatever it is, the handler meets the same trouble and tells the person.
            return False

    async def _mark(self, update_id: int) -> None:
        try:
            await self._store.awrite(updates.mark, update_id)
        except Exception as error:
            # The person has been answered; at worst the same update is answered once more.
            _log.warning("update %s could not be marked as handled: %s", update_id, type(error).__name__)


def _chat_of(update: Update) -> int:
    """The chat, or for an inline query the person, whose turn it is."""
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else 0
