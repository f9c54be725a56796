"""What happens when an answer fails: the person hears what to do, the log hears what it was."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot import texts
from bot.context import Context
from bot.logs import redact
from store.errors import StoreError

_log = logging.getLogger("kanbao")


async def on_error(update: object, context: Context) -> None:
    """Log the error and answer politely. The log's formatter keeps the token out of tracebacks."""
    error = context.error
    if isinstance(error, Forbidden):
        # Blocked by the person in the middle of an answer: nobody is left to apologise to.
        _log.info("an answer was not wanted any more")
        return
    _note(error)
    if not isinstance(update, Update):
        return
    sentence = texts.STORE_TROUBLE if isinstance(error, StoreError) else texts.TROUBLE
    try:
        await _apologise(update, context, sentence)
    except TelegramError as failed:
        _log.warning("nor could the apology be sent: %s", type(failed).__name__)


def _note(error: Exception | None) -> None:
    if isinstance(error, BadRequest):
        # Asked first: to python-telegram-bot a refused call is a NetworkError too.
        _log.error("Telegram refused an answer: %s", redact(str(error)))
    elif isinstance(error, NetworkError):
        # The network's troubles are no news and would fill the log with tracebacks.
        _log.warning("Telegram could not be reached: %s", type(error).__name__)
    elif isinstance(error, StoreError):
        # Its message is a sentence that says what to do.
        _log.warning("the store could not be used: %s", redact(" ".join(str(error).split())))
    else:
        _log.error("an update could not be answered", exc_info=error)


async def _apologise(update: Update, context: Context, sentence: str) -> None:
    if update.callback_query:
        try:
            await context.bot.answer_callback_query(update.callback_query.id, sentence, show_alert=True)
            return
        except TelegramError:
            # Answered before it failed: say it as a message.
            pass
    chat = update.effective_chat
    if chat and chat.type == "private":
        await context.bot.send_message(chat.id, sentence)
