"""Waits and tries again where that helps: flood control to the letter, a network that fails for a moment."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import BaseRateLimiter

from bot.wire.pace import Pace

_T = TypeVar("_T")

_log = logging.getLogger(__name__)

# Longer than this nobody waits for an answer in a chat; the person is told to come back instead.
LONGEST_WAIT = 300.0
# Pauses in seconds before each further try after a network error.
BACK_OFF = (0.5, 1.0, 2.0, 4.0)


@dataclass(frozen=True, slots=True)
class Paced:
    """Marks a call that nobody waits for: it keeps the pace, and refusals are its sender's matter.

    `way`: it leaves only while this is set, however long it has waited for its turn. `soon`: it leaves close
    behind what its chat has just been sent.
    """

    way: asyncio.Event | None = None
    soon: bool = False


class Patience(BaseRateLimiter[Paced]):
    """Repeats calls that were refused by flood control or lost by the network.

    Only the call that was refused waits; the calls of other chats go on. (python-telegram-bot's own
    AIORateLimiter stops everything on one 429.) An answer that was sent but whose receipt was lost on the way
    back comes twice: better than none, and the Bot API has no means to tell.
    """

    def __init__(self, back_off: tuple[float, ...] = BACK_OFF, pace: Pace | None = None) -> None:
        self._back_off = back_off
        self._pace = pace or Pace()
        self._ended = asyncio.Event()

    def end(self) -> None:
        """Wait no longer, also where a call is under way: each ends as if the network had failed."""
        self._ended.set()

    def ended(self) -> bool:
        """Whether calls are broken off."""
        return self._ended.is_set()

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(  # noqa: PLR0917 -- the library's own signature
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | dict[str, Any] | list[dict[str, Any]]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Paced | None,
    ) -> bool | dict[str, Any] | list[dict[str, Any]]:
        """Make the call, again after a pause where that may help."""
        chat = data.get("chat_id")
        if rate_limit_args is not None and isinstance(chat, int):
            return await self._in_turn(chat, rate_limit_args, partial(callback, *args, **kwargs))
        pauses = iter(() if endpoint == "getMe" else self._back_off)
        while True:
            left = self._pace.answered(chat) if isinstance(chat, int) else None
            try:
                return await self._unless_ended(callback(*args, **kwargs))
            except TelegramError as error:
                pause = _pause_after(error, pauses)
                if pause is None or self._ended.is_set():
                    raise
                _log.info("%s: %s; again in %.1f s", endpoint, type(error).__name__, pause)
            finally:
                if left is not None:
                    self._pace.arrived(left)
            await self._unless_ended(asyncio.sleep(pause))

    async def _in_turn(self, chat: int, paced: Paced, call: Callable[[], Coroutine[Any, Any, _T]]) -> _T:
        way = paced.way
        left = await self._unless_ended(self._pace.turn(chat, soon=paced.soon))
        while way is not None and not way.is_set():
            # Nothing leaves in this turn.
            self._pace.arrived(left)
            await self._unless_ended(way.wait())
            left = await self._unless_ended(self._pace.turn(chat, soon=paced.soon))
        try:
            return await self._unless_ended(call())
        except RetryAfter as flooded:
            self._pace.flooded(chat, seconds(flooded))
            raise
        finally:
            self._pace.arrived(left)

    async def _unless_ended(self, work: Coroutine[Any, Any, _T]) -> _T:
        doing, ending = asyncio.create_task(work), asyncio.create_task(self._ended.wait())
        try:
            await asyncio.wait((doing, ending), return_when=asyncio.FIRST_COMPLETED)
            if doing.done():
                return doing.result()
        finally:
            doing.cancel()
            ending.cancel()
        raise TimedOut("the bot is being stopped")


def _pause_after(error: TelegramError, pauses: Any) -> float | None:
    """Seconds to wait before the next try; None when another try would not help."""
    if isinstance(error, RetryAfter):
        return seconds(error) if seconds(error) <= LONGEST_WAIT else None
    # A BadRequest is a NetworkError to python-telegram-bot, but asking again changes nothing.
    if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
        return next(pauses, None)
    return None


def seconds(flooded: RetryAfter) -> float:
    """How long a refused call has to wait."""
    asked = flooded.retry_after
    return asked.total_seconds() if isinstance(asked, dt.timedelta) else float(asked)
