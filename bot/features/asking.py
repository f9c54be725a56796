"""Sentences about what one has subscribed to: to see it, end, stop or change it, or to be told of more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from bot import texts
from bot.delivery.asking import Asking, What, read_asking
from bot.delivery.planning import planned
from bot.delivery.schedule import WORKDAYS
from bot.delivery.wish import Wish
from bot.delivery.workdays import workdays
from bot.features import card, pausing, subscribe, subscribed, unsubscribing
from bot.features.subscription import confirmed
from bot.features.wishing import check
from bot.screen import Screen
from bot.visit import Visit
from store import subscriptions
from store.subscriptions import Subscription

# What is asked of all that one has.
_ALONE: dict[What, Callable[[Visit], Awaitable[Screen]]] = {
    "list": lambda visit: subscribed.run(visit, ""),
    "end": lambda visit: unsubscribing.run(visit, ""),
    "end all": lambda visit: unsubscribing.run(visit, texts.EVERY_ONE),
    "resume": pausing.resume_all,
    "stop": pausing.stop_all,
}


async def answered(visit: Visit, text: str) -> Screen | None:
    """The answer to a sentence that asks something of subscriptions; None for anything else: a search.

    Raises:
        Sorry: there is nothing to do it with.
    """
    asked = read_asking(text)
    if asked is None:
        return None
    if asked.what in _ALONE:
        return await _ALONE[asked.what](visit)
    if asked.what == "end named":
        meant = await unsubscribing.takes(visit, asked.words)
        return await unsubscribing.run(visit, asked.words) if meant else None
    if asked.what == "change":
        return await _changed(visit, asked.wish or Wish())
    return await _card(visit, asked)


async def _card(visit: Visit, asked: Asking) -> Screen:
    """Something new is kept only after 确认: without 发我, 推送 or 订阅 it may have been meant otherwise."""
    wish = asked.wish or Wish()
    check(wish)
    new = await subscribe.fresh(visit, replace(wish, days=wish.days or WORKDAYS))
    return await card.begin(visit, replace(new, kind="alert") if asked.what == "alert" else new)


async def _changed(visit: Visit, wish: Wish) -> Screen | None:
    """The only digest of this chat takes it; of several one is chosen. None where there is none."""
    store, now = visit.desk.store, visit.desk.clock.now()
    every = await store.aread(subscriptions.of_person, visit.person.user_id)
    mine = [sub for sub in every if sub.chat_id == visit.chat_id and sub.kind == "digest"]
    if not mine:
        return None
    if len(mine) > 1:
        return await subscribed.offer(
            visit, [sub.id for sub in mine], note=texts.CHANGE_WHICH.format(count=len(mine))
        )
    works = await store.aread(workdays)
    values = _values(mine[0], wish)
    changed = replace(mine[0], **values)
    values["next_due"] = planned(changed, now, works)
    await store.awrite(subscriptions.change, changed.id, **values)
    return confirmed(replace(changed, next_due=values["next_due"]), texts.CHANGED, works, now)


def _values(sub: Subscription, wish: Wish) -> dict[str, Any]:
    """What is another now; a survey stays a survey, once a week."""
    values: dict[str, Any] = {}
    if wish.minute is not None:
        values["minute"] = wish.minute
    if wish.days and (sub.style != "survey" or (len(wish.days) == 1)):
        values["days"] = wish.days
    if wish.style and sub.style != "survey":
        values["style"] = wish.style
    return values
