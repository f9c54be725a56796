"""Serves Telegram until it is told to stop: by polling, or by webhook when there is an address for one."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from functools import partial
from http import HTTPStatus
from typing import Any

from telegram import Update
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.app import build_application
from bot.clock import Clock
from bot.context import KanbaoApplication
from bot.delivery.hours import delivering
from bot.dispatch.menu import publish_menu
from bot.errors import SettingsError, WrongToken
from bot.inbox import watched_inbox
from bot.memory import settle
from bot.settings import Settings
from bot.wire.accepted import Accepted
from bot.wire.doors import open_doors
from bot.wire.patience import Patience, seconds
from store import Store
from store.search import warm

_log = logging.getLogger("kanbao")

# What Telegram is asked for; edits and channel posts are nobody's wish.
WANTED = [Update.MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY]
# Seconds between tries to reach the server at the start: doubled up to the last.
_FIRST_PAUSE, _LAST_PAUSE = 1.0, 60.0
# Seconds for what is under way when told to stop: for the last look for updates, then for the answers.
_GRACE = 3.0
# As many as python-telegram-bot takes by itself.
_CONNECTIONS = 256
# Bot API: 401 for a token that is not known, 404 for what has not the form of one.
_UNKNOWN_TOKEN = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)
_NO_UPDATES = b'{"ok": true, "result": []}'
_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class _Asking(HTTPXRequest):
    """The way to the server, on which what is no answer of the Bot API counts as a failure of the network.

    python-telegram-bot raises a KeyError for it, or logs all of a gateway's error page with a traceback.
    """

    async def do_request(self, url: str, method: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Ask, and look whether the answer is one."""
        status, body = await super().do_request(url, method, *args, **kwargs)
        if method == "GET":
            return status, body
        answer = _read(body)
        if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES and "result" not in answer:
            raise NetworkError("the server's answer is none of the Bot API")
        return status, body if answer else b"{}"


def _read(body: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(body)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


class _Polling(_Asking):
    """The way on which updates are asked for. A token that is withdrawn while the bot runs ends the run.

    python-telegram-bot's updater would fall silent instead, and the bot would look alive.
    """

    def __init__(self, stop: asyncio.Event) -> None:
        super().__init__(connection_pool_size=1)
        self._stop = stop
        self.refused = False

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Ask, and look at the answer's status."""
        if self.refused:
            return HTTPStatus.OK, _NO_UPDATES
        async with asyncio.timeout(_GRACE if self._stop.is_set() else None):
            status, body = await super().do_request(*args, **kwargs)
        if status in _UNKNOWN_TOKEN:
            self.refused = True
            self._stop.set()
            return HTTPStatus.OK, _NO_UPDATES
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
    # Without a token no way is needed: building says that it is missing.
    asking = _Asking(connection_pool_size=_CONNECTIONS) if settings.token else None
    application = build_application(settings, store, clock, request=asking, polling=polling)
    try:
        async with _doors(application, settings):
            if not await _start(application, settings, stop):
                return 0
            _log.info("serving as @%s", application.bot.username)
            # Deliveries first: what a stop made late is caught up at once.
            menu = _meanwhile(publish_menu(application))
            async with delivering(application), menu, watched_inbox(application):
                await stop.wait()
        if polling.refused:
            raise WrongToken
    except InvalidToken as error:
        # Its own text holds the token.
        raise WrongToken from error
    finally:
        await _leave(application)
    return 0


async def _start(application: KanbaoApplication, settings: Settings, stop: asyncio.Event) -> bool:
    """Come up, however often the server has to be asked; False when told to stop before."""
    if not await _reach(application.initialize, stop):
        return False
    # Before the first question comes: dictionaries take half a second to load.
    await asyncio.to_thread(warm)
    settle()
    if isinstance(application.update_queue, Accepted):
        await application.update_queue.resume(application.bot)
    if not await _reach(partial(_listen, application, settings), stop):
        return False
    await application.start()
    return True


@contextlib.asynccontextmanager
async def _meanwhile(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Do the work beside what else is done, and drop it at the end."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def _reach(ask: Callable[[], Coroutine[Any, Any, None]], stop: asyncio.Event) -> bool:
    """Ask the server until it answers; False when told to stop before it did."""
    pause = _FIRST_PAUSE
    while not stop.is_set():
        try:
            return await _unless_stopped(ask(), stop)
        except InvalidToken:
            raise
        except TelegramError as error:
            if isinstance(error, RetryAfter):
                pause = max(pause, seconds(error))
            down = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
            _log.warning(
                "the Bot API server %s (%s); trying again in %.0f s",
                "does not answer" if down else "refuses to begin",
                type(error).__name__,
                pause,
            )
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause)
        pause = min(pause * 2, _LAST_PAUSE)
    return False


async def _unless_stopped(work: Coroutine[Any, Any, None], stop: asyncio.Event) -> bool:
    """Whether the work was done; it is dropped when told to stop."""
    doing, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((doing, stopping), return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        finished = doing.done()
        doing.cancel()
        await asyncio.wait([doing])
    if finished:
        doing.result()
    return finished


async def _listen(application: KanbaoApplication, settings: Settings) -> None:
    updater = application.updater
    if updater is None:
        raise SettingsError("this application has no way to hear from Telegram")
    if not settings.webhook_url:
        await updater.start_polling(allowed_updates=WANTED, error_callback=_polling_failed)
        return
    if settings.webhook_secret is None or settings.listen is None:
        raise SettingsError("KANBAO_WEBHOOK_URL also needs KANBAO_WEBHOOK_SECRET and KANBAO_LISTEN")
    secret = settings.webhook_secret.get_secret_value()
    await application.bot.set_webhook(settings.webhook_url, allowed_updates=WANTED, secret_token=secret)


@contextlib.asynccontextmanager
async def _doors(application: KanbaoApplication, settings: Settings) -> AsyncIterator[None]:
    """Listen on KANBAO_LISTEN, if there is one, from before Telegram is told of it until the end.

    Raises:
        SettingsError: it is taken.
    """
    try:
        server = open_doors(application, settings)
    except OSError as error:
        host, port = settings.listen or ("", 0)
        raise SettingsError(
            f"cannot listen on KANBAO_LISTEN={host}:{port} ({error.strerror or error}); "
            "name an address of this machine with a free port, or end the program that has it"
        ) from error
    try:
        yield
    finally:
        if server is not None:
            server.stop()
            await server.close_all_connections()


def _polling_failed(error: TelegramError) -> None:
    # python-telegram-bot tries again by itself, with growing pauses; its own log would print a traceback.
    _log.warning("asking for updates failed (%s); trying again", type(error).__name__)


async def _leave(application: KanbaoApplication) -> None:
    """Stop hearing, finish what is being answered (with patience for a few seconds), close."""
    if application.updater and application.updater.running:
        with contextlib.suppress(TimeoutError, TelegramError):
            async with asyncio.timeout(_GRACE):
                await application.updater.stop()
    if application.running:
        patience = application.bot.rate_limiter
        if isinstance(patience, Patience):
            asyncio.get_running_loop().call_later(_GRACE, patience.end)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(2 * _GRACE):
                await application.stop()
    await application.shutdown()
    # An application that never came up leaves its bot's connections open.
    await application.bot.shutdown()
