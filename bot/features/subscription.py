"""One subscription: in words, when it comes next, and kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot import texts
from bot.delivery.planning import following
from bot.delivery.render import subscription_row
from bot.delivery.schedule import WORKDAYS
from bot.delivery.workdays import Workdays, workdays
from bot.render.markup import bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import news, subscriptions
from store.subscriptions import Subscription


async def keep(visit: Visit, wished: Subscription) -> Screen:
    """Keep a subscription and say when it comes first.

    Raises:
        Sorry: there is the same one already, or there are too many.
    """
    store, now = visit.desk.store, visit.desk.clock.now()
    for known in await store.aread(subscriptions.of_person, visit.person.user_id):
        if _same(known, wished):
            raise Sorry(texts.SUBSCRIBED_ALREADY, (subscription_row(known),))
    works = await store.aread(workdays)
    new = replace(wished, next_due=following(wished, now, works))
    newest = await store.aread(news.newest_article)
    new = replace(new, cursor=newest if wished.kind == "alert" else subscriptions.to_begin(newest))
    kept = await store.awrite(subscriptions.add, new)
    if kept is None:
        raise Sorry(texts.TOO_MANY_SUBSCRIPTIONS.format(most=subscriptions.MOST))
    return confirmed(kept, texts.SUBSCRIBED, works)


def confirmed(sub: Subscription, head: str, works: Workdays) -> Screen:
    """What has been kept, and when it comes."""
    lines = [bold(head), plain(describe(sub))]
    if when := coming(sub):
        lines.append(plain(when))
    if sub.days == WORKDAYS and sub.next_due and not works.knows(sub.next_due.year):
        lines.append(plain(texts.CALENDAR_UNKNOWN.format(year=sub.next_due.year)))
    return Screen(join(lines), (subscription_row(sub),))


def _same(one: Subscription, other: Subscription) -> bool:
    return (one.kind, one.minute, one.days, one.topics, one.style, one.chat_id, one.thread_id) == (
        other.kind, other.minute, other.days, other.topics, other.style, other.chat_id, other.thread_id,
    )  # fmt: skip


def describe(sub: Subscription) -> str:
    """每天 07:30 · 产改、货车司机 · 标题"""
    when = texts.when(sub.days, sub.minute or 0)
    if sub.kind == "alert":
        when = texts.GATHERED.format(minutes=sub.gather) if sub.gather else texts.AT_ONCE
    about = texts.listed(sub.topics) if sub.topics else texts.EVERYTHING
    style = () if sub.kind == "alert" else (texts.STYLES[sub.style],)
    nothing = (texts.SAYS_NOTHING_NEW,) if sub.says_nothing_new and sub.kind == "digest" else ()
    return " · ".join((when, about, *style, *nothing))


def coming(sub: Subscription, now: dt.datetime | None = None) -> str:
    """When it comes next, or why it does not."""
    if sub.asleep:
        return texts.ASLEEP
    if sub.paused and sub.paused_until is None:
        return texts.PAUSED
    if sub.next_due is None or sub.kind == "alert":
        return ""
    if now is not None and sub.next_due <= now:
        return texts.COMES_SOON
    wall = sub.next_due.astimezone(ZoneInfo(sub.zone))
    return texts.COMES_NEXT.format(when=f"{texts.short_day(wall.date())} {wall:%H:%M}")
