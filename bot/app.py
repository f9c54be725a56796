"""Puts the application together: this is the one place where its parts meet."""

from __future__ import annotations

import os

from telegram.ext import Application, ContextTypes
from telegram.request import BaseRequest

from bot.clock import Clock
from bot.context import Context, Desk, KanbaoApplication
from bot.dispatch.handlers import handlers
from bot.dispatch.troubles import on_error
from bot.errors import SettingsError
from bot.settings import Settings
from bot.wire.accepted import Accepted
from bot.wire.flow import InTurn
from bot.wire.patience import Patience
from store import Store

# The shape of a token, for a transport that asks no server.
NO_TOKEN = "1:local"  # noqa: S105 -- opens nothing


def build_application(
    settings: Settings,
    store: Store,
    clock: Clock,
    *,
    request: BaseRequest | None = None,
    polling: BaseRequest | None = None,
) -> KanbaoApplication:
    """The application, not yet initialised. No state in it outlives the store.

    Raises:
        SettingsError: there is neither a token nor a replaced transport.

    Args:
        settings: with the token, unless `request` leads nowhere.
        store: open, and closed by the caller.
        clock: tells what today is.
        request: in the place of the network, for the local chat and tests.
        polling: the way on which updates are asked for, where that is a way of its own.
    """
    # python-telegram-bot's own switch: times as timedelta, without a warning at every 429.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    if settings.token is None and request is None:
        raise SettingsError("KANBAO_TOKEN is missing; without it there is the local chat: kanbao chat")
    patience = Patience()
    builder = (
        Application.builder()
        .token(settings.token.get_secret_value() if settings.token else NO_TOKEN)
        .context_types(ContextTypes(context=Context, bot_data=_desk_type(settings, store, clock)))
        .update_queue(Accepted(store))
        .concurrent_updates(InTurn(store, patience.ended))
        .rate_limiter(patience)
        .job_queue(None)
    )
    if settings.api_url:
        builder = builder.base_url(f"{settings.api_url}/bot").base_file_url(f"{settings.api_url}/file/bot")
    if request is not None:
        builder = builder.request(request)
    if way := polling or request:
        builder = builder.get_updates_request(way)
    application: KanbaoApplication = builder.build()
    application.add_handlers(handlers())
    application.add_error_handler(on_error)
    return application


def _desk_type(settings: Settings, store: Store, clock: Clock) -> type[Desk]:
    """A desk that is made without arguments, as python-telegram-bot makes its data."""

    class ThisDesk(Desk):
        def __init__(self) -> None:
            super().__init__(settings, store, clock)

    return ThisDesk
