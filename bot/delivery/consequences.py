"""What follows when a delivery cannot go out: kept, dropped, held for a chat, or sent after its group."""

from __future__ import annotations

import datetime as dt

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.delivery import receipts
from store import Session, bindings, deliveries, held, sleepers, subscriptions
from store.deliveries import DROPPED, Delivery

# The Bot API's words for a chat that is not there for us.
_NOBODY = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "bot is not a member",
    "have no rights to send",
)


def over(
    session: Session, delivery: Delivery, now: dt.datetime, state: str, *, done: int, trouble: str
) -> tuple[int, ...]:
    """It will not go out: a forward is marked in the same transaction; which forwards are lost."""
    deliveries.finish(session, delivery.id, state, now, done=done, trouble=trouble)
    return receipts.is_lost(session, [delivery.key], trouble)


def moved(session: Session, old: int, new: int) -> None:
    """A group has become a supergroup: all that is meant for it follows."""
    deliveries.move_chat(session, old, new)
    subscriptions.move_chat(session, old, new)
    bindings.move_chat(session, old, new)


def gone(session: Session, delivery: Delivery, now: dt.datetime, why: str, done: int) -> tuple[int, ...]:
    """Nothing goes to this chat until somebody speaks there; which forwards were to."""
    waiting = deliveries.waiting_for(session, delivery.chat_id)
    lost = receipts.is_lost(session, {delivery.key, *waiting}, why)
    if delivery.subscription_id is None:
        deliveries.finish(session, delivery.id, DROPPED, now, done=done, trouble=why)
    held.drop_chat(session, delivery.chat_id, now, why)
    sleepers.put_to_sleep(session, delivery.chat_id, why)
    return lost


def is_nobody(error: TelegramError) -> bool:
    """Blocked, deactivated, thrown out, or never there."""
    refused = isinstance(error, BadRequest) and any(word in str(error).lower() for word in _NOBODY)
    return isinstance(error, Forbidden) or refused
