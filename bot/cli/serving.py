"""`kanbao run` and `kanbao chat`."""

from __future__ import annotations

import argparse
import asyncio
import sys

from bot.cli.setup import opened_store, prepare
from bot.clock import Clock
from bot.errors import KanbaoError
from bot.settings import Settings


def run(options: argparse.Namespace) -> int:
    """The bot on Telegram when there is a token, else the local chat."""
    settings, clock = prepare(quiet=False)
    if settings.token is None:
        return _chat(None)
    from bot.serve import serve

    with opened_store(settings) as store:
        return serve(settings, store, clock)


def chat(options: argparse.Namespace) -> int:
    """The local chat; with `--as ID` as that person."""
    return _chat(options.user)


def _chat(user_id: int | None) -> int:
    if sys.stdin is None or sys.stdout is None:
        raise KanbaoError("the local chat needs an input and an output; start it in a terminal or a pipe")
    settings, clock = prepare()
    return asyncio.run(_converse(settings, clock, user_id))


async def _converse(settings: Settings, clock: Clock, user_id: int | None) -> int:
    from bot.local.chat import run_chat

    with opened_store(settings) as store:
        return await run_chat(settings, store, clock, user_id=user_id, stdin=sys.stdin, stdout=sys.stdout)
