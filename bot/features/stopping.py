"""A stop said in a sentence: 停到下周一, 把产改那个停三天, 休假到5号先别发, 过完年再发, 国庆先别发了."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot import texts
from bot.delivery.stops import Stop, days_of, goes_on, read_stop
from bot.delivery.workdays import workdays
from bot.features import pausing
from bot.features.subscription import describe
from bot.features.unsubscribing import matching
from bot.render.markup import join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import subscriptions
from store.subscriptions import Subscription


async def sentence(visit: Visit, text: str) -> Screen | None:
    """What is meant stops, and it is said until when; None where nothing is brought that is: a search.

    Raises:
        Sorry: the festival is far off, the day is none to come, or nothing is brought at all.
    """
    asked = read_stop(text)
    if asked is None:
        return None
    if asked.later:
        # What can be done instead.
        raise Sorry(texts.PAUSE_LATER)
    mine = await _meant(visit, asked)
    if not mine:
        return None
    if not asked.festival and not asked.until:
        # One that stands still for so long now stands still until it is resumed.
        return await pausing.named(visit, asked.words, stop=True) or await pausing.pause(visit, mine[0], 0)
    until = await _until(visit, asked, pausing.today_of(visit, mine[0].zone))
    if until is None:
        return None
    too = _today_too(visit, mine) if asked.tomorrow else ""
    typed = "" if asked.counted else asked.until
    shown = await pausing.stopped(visit, mine, until, typed, by_name=bool(asked.words))
    shown = replace(shown, text=join([shown.text, plain(too)])) if too else shown
    # Of several it is said which was meant.
    which = join([plain(describe(sub)) for sub in mine]) if asked.words else None
    return replace(shown, text=join([which, shown.text])) if which else shown


async def _meant(visit: Visit, asked: Stop) -> Sequence[Subscription]:
    """What is to stop: of several of that name those that go on; a stop that is in force may be changed.

    Raises:
        Sorry: nothing is brought, and this cannot be about anything else.
    """
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    mine = [sub for sub in every if sub.chat_id == visit.chat_id]
    if asked.words:
        called = matching(mine, asked.words)
        return [sub for sub in called if not sub.paused] or called
    if not mine and (asked.sure or (asked.during and not every)):
        raise Sorry(texts.NO_SUBSCRIPTIONS)
    return mine


def _today_too(visit: Visit, mine: Sequence[Subscription]) -> str:
    """That today's stops as well, where it has not come yet: a stop begins at once."""
    now = visit.desk.clock.now()
    dues = [
        sub.next_due.astimezone(ZoneInfo(sub.zone))
        for sub in mine
        if sub.next_due
        and sub.next_due > now
        and not sub.paused
        and sub.next_due.astimezone(ZoneInfo(sub.zone)).date() == pausing.today_of(visit, sub.zone)
    ]
    return texts.PAUSED_TODAY_TOO.format(time=f"{min(dues):%H:%M}") if dues else ""


async def _until(visit: Visit, asked: Stop, today: dt.date) -> dt.date | None:
    """The day on which it goes on; None where what may be a headline names none.

    Raises:
        Sorry: the festival is far off, or the day is none to come.
    """
    if not asked.festival:
        until = goes_on(asked, today)
        if until is None and asked.sure:
            raise Sorry(texts.PAUSE_WRONG.format(typed=asked.until[:20]))
        return until
    first, behind = days_of(asked.festival, today, await visit.desk.store.aread(workdays))
    if asked.during and first - today > dt.timedelta(days=1):
        said = {"festival": asked.festival, "day": texts.coming_day(first, today)}
        raise Sorry(texts.PAUSE_FESTIVAL_LATER.format(**said))
    return behind if asked.over or asked.during or first <= today else first
