"""Keeps the sender's receipt true: one message that changes as a forward arrives, is read, is answered."""

from __future__ import annotations

import logging

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.context import Desk
from bot.delivery.slips import pass_on
from bot.render.keyboards import to_telegram
from bot.render.receipt import receipt
from store import forwards
from store.deliveries import Delivery

_log = logging.getLogger(__name__)


async def arrived(bot: Bot, desk: Desk, delivery: Delivery, message: int | None, failed: str | None) -> None:
    """A delivery is done with: if it was a forward, its sender is told."""
    forwarded = forwards.of_key(delivery.key)
    if forwarded is None:
        return
    number, user = forwarded
    now = desk.clock.now()
    if failed is None:
        await desk.store.awrite(forwards.progress, number, user, sent_at=now, message=message)
    else:
        await desk.store.awrite(forwards.progress, number, user, failed=failed)
        # Who cannot be reached does not hold up a slip that goes round in turn.
        await desk.store.awrite(pass_on, number, now, paper=desk.settings.paper, zone=desk.clock.zone)
    await refresh(bot, desk, number)


async def refresh(bot: Bot, desk: Desk, number: int) -> None:
    """Show the sender how a forward stands now; that the message is gone is no trouble."""
    forward = await desk.store.aread(forwards.one, number)
    if forward is None or forward.receipt is None:
        return
    text, keyboard = receipt(forward, desk.clock.zone, article_link(bot, forward.article_id))
    try:
        await bot.edit_message_text(
            text.html(),
            chat_id=forward.sender_id,
            message_id=forward.receipt,
            parse_mode=ParseMode.HTML,
            reply_markup=to_telegram(keyboard),
        )
    except TelegramError as error:
        _log.info("the receipt of forward %s was not changed: %s", number, type(error).__name__)


def article_link(bot: Bot, article_id: int) -> str:
    """A link that opens an article for members, and asks strangers to apply."""
    return f"https://t.me/{bot.username}?start=a_{article_id}"
