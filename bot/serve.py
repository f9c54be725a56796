"""Serves Telegram until it is told to stop: by polling, or by webhook when there is an address for one."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.app import build_application
from bot.clock import Clock
from bot.context import KanbaoApplication
from bot.errors import SettingsError, WrongToken
from bot.inbox import watched_inbox
from bot.menu import publish_menu
from bot.settings import Settings
from store import Store
from store.search import warm

_log = logging.getLogger("kanbao")

# What Telegram is asked for; edits and channel posts are nobody's wish.
WANTED = [Update.MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY]
# Seconds between tries to reach the server at the start: doubled up to the last.
_FIRST_PAUSE, _LAST_PAUSE = 1.0, 60.0
_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class _Polling(HTTPXRequest):
    """The way on which updates are asked for. A token that is withdrawn while the bot runs ends the run.

    python-telegram-bot's updater would fall silent instead, and the bot would look alive.
    """

    def __init__(self, stop: asyncio.Event) -> None:
        super().__init__(connection_pool_size=1)
        self._stop = stop
        self.refused = False

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Ask, and look at the answer's status."""
        status, body = await super().do_request(*args, **kwargs)
        if status == HTTPStatus.UNAUTHORIZED:
            self.refused = True
            self._stop.set()
        return status, body


def serve(settings: Settings, store: Store, clock: Clock) -> int:
    """Serve until SIGINT or SIGTERM; returns the exit status.

    Raises:
        WrongToken: Telegram does not know the token.
        SettingsError: there is no token, or the webhook is set up by halves.
    """
    return asyncio.run(_until_signalled(settings, store, clock))


async def _until_signalled(settings: Settings, store: Store, clock: Clock) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in _STOP_SIGNALS:
        # Windows knows no such handlers; there Ctrl-C ends asyncio.run by itself.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    return await serve_until(stop, settings, store, clock)


async def serve_until(stop: asyncio.Event, settings: Settings, store: Store, clock: Clock) -> int:
    """Serve until the event is set; what is being answered then is answered still."""
    polling = _Polling(stop)
    application = build_application(settings, store, clock, polling=polling)
    try:
        if not await _reach(application, stop):
            return 0
        await publish_menu(application)
        # Before the first question comes: dictionaries take half a second to load.
        await asyncio.to_thread(warm)
        await _listen(application, settings)
        await application.start()
        _log.info("serving as @%s", application.bot.username)
        async with watched_inbox(application):
            await stop.wait()
        if polling.refused:
            raise WrongToken
    except InvalidToken as error:
        # Its own text holds the token.
        raise WrongToken from error
    finally:
        await _leave(application)
    return 0


async def _reach(application: KanbaoApplication, stop: asyncio.Event) -> bool:
    """Wait for the server; False when told to stop before it answered."""
    pause = _FIRST_PAUSE
    while not stop.is_set():
        try:
            await application.initialize()
        except RetryAfter as flooded:
            pause = max(pause, _seconds(flooded))
        except NetworkError as error:
            _log.warning(
                "the Bot API server does not answer (%s); trying again in %.0f s",
                type(error).__name__,
                pause,
            )
        else:
            return True
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause)
        pause = min(pause * 2, _LAST_PAUSE)
    return False


def _seconds(flooded: RetryAfter) -> float:
    asked = flooded.retry_after
    return float(asked) if isinstance(asked, int) else asked.total_seconds()


async def _listen(application: KanbaoApplication, settings: Settings) -> None:
    updater = application.updater
    if updater is None:
        raise SettingsError("this application has no way to hear from Telegram")
    if not settings.webhook_url:
        await updater.start_polling(
            allowed_updates=WANTED, bootstrap_retries=-1, error_callback=_polling_failed
        )
        return
    if settings.webhook_secret is None or settings.listen is None:
        raise SettingsError("KANBAO_WEBHOOK_URL also needs KANBAO_WEBHOOK_SECRET and KANBAO_LISTEN")
    host, port = settings.listen
    await updater.start_webhook(
        listen=host,
        port=port,
        url_path=urlsplit(settings.webhook_url).path.lstrip("/"),
        webhook_url=settings.webhook_url,
        secret_token=settings.webhook_secret.get_secret_value(),
        allowed_updates=WANTED,
        bootstrap_retries=-1,
    )


def _polling_failed(error: TelegramError) -> None:
    # python-telegram-bot tries again by itself, with growing pauses; its own log would print a traceback.
    _log.warning("asking for updates failed (%s); trying again", type(error).__name__)


async def _leave(application: KanbaoApplication) -> None:
    if application.updater and application.updater.running:
        await application.updater.stop()
    if application.running:
        await application.stop()
    await application.shutdown()
    # An application that never came up leaves its bot's connections open.
    await application.bot.shutdown()
