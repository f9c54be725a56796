"""A stop said in a sentence that names which, or a festival: 把产改那个停三天, 过完年再发, 国庆先别发了."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot import texts
from bot.delivery.stops import Stop, days_of, read_stop
from bot.delivery.workdays import workdays
from bot.features import pausing
from bot.features.subscription import describe
from bot.features.unsubscribing import matching
from bot.render.markup import join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import subscriptions


async def sentence(visit: Visit, text: str) -> Screen | None:
    """What is meant stops, and it is said until when; None where nothing is brought that is: a search.

    Raises:
        Sorry: the festival is far off, or the day is none to come.
    """
    asked = read_stop(text)
    if asked is None:
        return None
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    mine = [sub for sub in every if sub.chat_id == visit.chat_id]
    if asked.words:
        # Of several those that go on; a stop that is in force may be changed.
        called = matching(mine, asked.words)
        mine = [sub for sub in called if not sub.paused] or list(called)
    if not every and asked.during:
        raise Sorry(texts.NO_SUBSCRIPTIONS)
    if not mine:
        return None
    if not asked.festival and not asked.until:
        # One that stands still for so long now stands still until it is resumed.
        return await pausing.named(visit, asked.words, stop=True) or await pausing.pause(visit, mine[0], 0)
    if asked.festival:
        until = await _until(visit, asked, mine[0].zone)
    else:
        until = (pausing.counted if asked.counted else pausing.day_of)(visit, asked.until, mine[0].zone)
    shown = await pausing.stopped(visit, mine, until, asked.until, by_name=bool(asked.words))
    # Of several it is said which was meant.
    which = join([plain(describe(sub)) for sub in mine]) if asked.words else None
    return replace(shown, text=join([which, shown.text])) if which else shown


async def _until(visit: Visit, asked: Stop, zone: str) -> dt.date:
    """The day on which it goes on after, or with, a festival."""
    works = await visit.desk.store.aread(workdays)
    today = visit.desk.clock.now().astimezone(ZoneInfo(zone)).date()
    first, behind = days_of(asked.festival, today, works)
    if asked.during and first - today > dt.timedelta(days=1):
        said = {"festival": asked.festival, "day": texts.coming_day(first, today)}
        raise Sorry(texts.PAUSE_FESTIVAL_LATER.format(**said))
    return behind if asked.over or asked.during or first <= today else first
