"""A digest that was made in time and leaves late says so: the machine was down, or there was no line out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot import texts
from bot.render.markup import plain
from store import Session, deliveries, subscriptions
from store.deliveries import Delivery
from store.messages import Message

# A digest is made within a minute of its time while the machine is up; one that is made later says so.
LATE_AFTER = dt.timedelta(seconds=90)
# Of ten thousand digests of one minute the last leaves six minutes after the first: that is no delay.
_LONG = dt.timedelta(minutes=15)


def late_since(planned: dt.datetime, zone: str) -> str:
    """12月21日 07:30"""
    wall = planned.astimezone(ZoneInfo(zone))
    return f"{texts.short_day(wall.date())} {wall:%H:%M}"


def marked_where_late(session: Session, delivery: Delivery, now: dt.datetime, start: dt.datetime) -> Delivery:
    """The delivery as it leaves now; one that was made by a run before `start`, or long ago, is marked.

    What was made late bears the mark already. It is written down as it leaves, for it may be corrected later.
    """
    due = delivery.due
    if due is None or delivery.done or delivery.made_at - due > LATE_AFTER:
        return delivery
    stopped = delivery.made_at < start and now - due > LATE_AFTER
    if not (stopped or now - due > _LONG):
        return delivery
    sub = subscriptions.one(session, delivery.subscription_id or 0)
    mark = plain(texts.LATE.format(due=late_since(due, sub.zone if sub else "UTC"))).html()
    messages = list(delivery.messages)
    at = next((n for n, each in enumerate(messages) if not each.picture), None)
    if sub is None or at is None or mark in messages[at].html:
        return delivery
    messages[at] = _with(messages[at], mark)
    deliveries.reworded(session, delivery.id, messages)
    return replace(delivery, messages=tuple(messages))


def _with(message: Message, mark: str) -> Message:
    """The mark stands below the head."""
    head, _, rest = message.html.partition("\n")
    return replace(message, html="\n".join(filter(None, (head, mark, rest))))
