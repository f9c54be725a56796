"""A stop said in a sentence: 停到下周一, 把产改那个停三天, 休假到5号先别发, 过完年再发, 明天别发."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from bot import texts
from bot.delivery.stops import Stop, days_of, goes_on, read_stop
from bot.delivery.workdays import workdays
from bot.features import booking, pausing
from bot.features.subscription import describe
from bot.features.unsubscribing import matching
from bot.render.buttons import Act, OfSubscription
from bot.render.keyboards import Button, in_rows
from bot.render.markup import bold, join, plain, shortened
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import subscriptions
from store.subscriptions import Subscription

ACTS = "stop"
_A_ROW, _LENGTH = 5, 80


async def sentence(visit: Visit, text: str) -> Screen | None:
    """What is meant stops, and it is said until when; None where nothing is brought that is: a search.

    Raises:
        Sorry: the day is none to come, or nothing is brought at all.
    """
    asked = read_stop(text)
    if asked is None:
        return None
    mine = await _meant(visit, asked)
    if mine and asked.ahead:
        return await booking.booked(visit, mine, asked.ahead)
    return await _stopped(visit, mine, asked) if mine else None


async def _stopped(visit: Visit, mine: Sequence[Subscription], asked: Stop) -> Screen | None:
    """From now on; None where what may be a headline names no day."""
    if not asked.festival and not asked.until:
        # One that stands still for so long now stands still until it is resumed.
        return await pausing.named(visit, asked.words, stop=True) or await pausing.pause(visit, mine[0], 0)
    until = await _until(visit, asked, pausing.today_of(visit, mine[0].zone))
    if until is None:
        return None
    booked = [sub for sub in mine if sub.stop_from and sub.stop_from < until and not sub.paused]
    if asked.unsaid and booked:
        # 1月5日再发: what is to stop later is meant, not a stop of today.
        return await booking.ends(visit, booked, until, several=len(mine) > 1)
    if asked.unsaid and len(mine) > 1:
        return _which(mine, until, pausing.today_of(visit, mine[0].zone))
    typed = "" if asked.counted else asked.until
    shown = await pausing.stopped(visit, mine, until, typed, by_name=bool(asked.words))
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
    if not mine and (asked.sure or (asked.ahead and not every)):
        raise Sorry(texts.NO_SUBSCRIPTIONS)
    return mine


async def _until(visit: Visit, asked: Stop, today: dt.date) -> dt.date | None:
    """The day on which it goes on; None where what may be a headline names none.

    Raises:
        Sorry: the day is none to come.
    """
    if not asked.festival:
        until = goes_on(asked, today)
        if until is None and asked.sure:
            raise Sorry(texts.PAUSE_WRONG.format(typed=asked.until[:20]))
        return until
    first, behind = days_of(asked.festival, today, await visit.desk.store.aread(workdays))
    return behind if asked.over or first <= today else first


def _which(mine: Sequence[Subscription], until: dt.date, today: dt.date) -> Screen:
    """培训，下周一再发: which of several is to stop until then, if that is what was meant."""
    lines = [bold(texts.STOP_WHICH.format(day=texts.coming_day(until, today), weekday=texts.weekday(until)))]
    for at, sub in enumerate(mine, start=1):
        lines.append(plain(f"{at}. ") + shortened(plain(describe(sub)), _LENGTH))
    day = until.toordinal()
    doors = [Button(str(at), Act(ACTS, "one", sub.id, day)) for at, sub in enumerate(mine, start=1)]
    last = (
        Button(texts.STOP_ALL, Act(ACTS, "all", mine[-1].id, day)),
        Button(texts.CANCEL, OfSubscription(mine[-1].id, "keep")),
    )
    return Screen(join(lines), (*in_rows(doors, _A_ROW), last))


async def act(visit: Visit, asked: Act) -> Screen:
    """The one that was chosen stops until that day, or all that there were at the question.

    Raises:
        Sorry: the question is of the past, or what it was about has ended.
    """
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    here = [sub for sub in every if sub.chat_id == visit.chat_id and sub.id <= asked.number]
    mine = [sub for sub in here if asked.action == "all" or sub.id == asked.number]
    if asked.action not in {"one", "all"} or not 0 < asked.other <= dt.date.max.toordinal():
        raise Sorry(texts.BUTTON_DEAD)
    if not mine:
        raise Sorry(texts.SUBSCRIPTION_GONE)
    day = dt.date.fromordinal(asked.other).isoformat()
    until = goes_on(Stop(until=day), pausing.today_of(visit, mine[0].zone))
    if until is None:
        raise Sorry(texts.BUTTON_DEAD)
    shown = await pausing.stopped(visit, mine, until, by_name=asked.action == "one")
    return replace(shown, text=join([plain(describe(mine[0])), shown.text])) if len(mine) == 1 else shown
