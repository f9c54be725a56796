"""Keeps the sender's receipt true: one message that changes as a forward arrives, is read, is answered."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.context import Desk
from bot.delivery.slips import pass_on
from bot.render.keyboards import to_telegram
from bot.render.receipt import receipt
from store import Session, forwards, leaving, members
from store.deliveries import Delivery
from store.errors import StoreError
from store.forwards import Forward

_log = logging.getLogger(__name__)

# What was handed on so recently may have been under way when the program stopped.
_UNDER_WAY = dt.timedelta(hours=1)


def is_sent(session: Session, delivery: Delivery, at: dt.datetime, *, done: int, message: int | None) -> None:
    """A delivery has gone out; that a forward has arrived is written down with it, or not at all."""
    leaving.is_sent(session, delivery.id, at, done=done, message=message)
    if forwarded := forwards.of_key(delivery.key):
        forwards.progress(session, *forwarded, sent_at=at, message=message)


async def arrived(bot: Bot, desk: Desk, delivery: Delivery) -> None:
    """A delivery has gone out: if it was a forward, its sender is told."""
    if forwarded := forwards.of_key(delivery.key):
        await refresh(bot, desk, forwarded[0])


def is_lost(session: Session, keys: Iterable[str], why: str) -> tuple[int, ...]:
    """Deliveries of these keys will not go out: written down of forwards; which ones those are."""
    forwarded = [found for key in keys if (found := forwards.of_key(key))]
    for number, user in forwarded:
        forwards.progress(session, number, user, failed=why)
    return tuple(dict.fromkeys(number for number, _ in forwarded))


async def failed(bot: Bot, desk: Desk, numbers: Iterable[int]) -> None:
    """Forwards have not reached somebody: their senders are told, and slips go on without."""
    now, zone = desk.clock.now(), desk.clock.zone
    for number in numbers:
        # Who cannot be reached does not hold up a slip that goes round in turn.
        await desk.store.awrite(pass_on, number, now, paper=desk.settings.paper, zone=zone)
        await refresh(bot, desk, number)


async def catch_up(bot: Bot, desk: Desk) -> None:
    """After a start: what was under way when the program stopped is shown to its senders as it stands now."""
    try:
        for number in await desk.store.aread(forwards.since, desk.clock.now() - _UNDER_WAY):
            await refresh(bot, desk, number)
    except StoreError as error:
        _log.warning("receipts cannot be looked at now: %s", error)


async def refresh(bot: Bot, desk: Desk, number: int) -> None:
    """Show the sender how a forward stands now; that the message is gone is no trouble.

    Who is no member any more is told nothing more. Readers come in side by side: while one change is being
    shown the others wait for their turn together, for Telegram takes an edit a second or so.
    """
    if number in desk.showing:
        desk.showing[number] = True
        return
    desk.showing[number] = True
    shown: Forward | None = None
    try:
        while desk.showing[number]:
            desk.showing[number] = False
            forward = await desk.store.aread(forwards.one, number)
            if forward is None or forward.receipt is None or not await may_know(desk, forward.sender_id):
                return
            if forward != shown:
                await _show(bot, desk, forward)
                shown, desk.showing[number] = forward, True
    finally:
        del desk.showing[number]


async def _show(bot: Bot, desk: Desk, forward: Forward) -> None:
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
        _log.info("the receipt of forward %s was not changed: %s", forward.id, type(error).__name__)


async def may_know(desk: Desk, user_id: int) -> bool:
    """Whether a sender is still there to be told: who has left, was removed or erased is not."""
    return user_id in desk.settings.admins or await desk.store.aread(members.member, user_id) is not None


def article_link(bot: Bot, article_id: int) -> str:
    """A link that opens an article for members, and asks strangers to apply."""
    return f"https://t.me/{bot.username}?start=a_{article_id}"
