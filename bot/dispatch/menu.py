"""The command menu beside the input field, from the table of commands."""

from __future__ import annotations

import logging

from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot.context import KanbaoApplication
from bot.dispatch.table import COMMANDS

_log = logging.getLogger(__name__)


def menu(*, administrator: bool) -> list[BotCommand]:
    """The entries of the menu. `start` is left out: Telegram offers it by itself."""
    return [
        BotCommand(command.name, command.summary)
        for command in COMMANDS
        if command.name != "start" and (administrator or command.for_all)
    ]


async def publish_menu(application: KanbaoApplication) -> None:
    """Tell Telegram the menus: one for private chats, a longer one for each administrator."""
    bot = application.bot
    try:
        await bot.set_my_commands(menu(administrator=False), scope=BotCommandScopeAllPrivateChats())
    except TelegramError as error:
        _log.warning("the command menu could not be set: %s", type(error).__name__)
    for user_id in application.bot_data.settings.admins:
        try:
            await bot.set_my_commands(menu(administrator=True), scope=BotCommandScopeChat(user_id))
        except TelegramError as error:
            # An administrator who has not started the bot has no chat yet; /start works all the same.
            _log.info("no menu for administrator %s: %s", user_id, type(error).__name__)
