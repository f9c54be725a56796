"""A subscription stands still for a while: for so many days, until a day, or until its person goes on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from bot import texts
from bot.delivery.planning import following, planned
from bot.delivery.stops import Stop, goes_on
from bot.delivery.workdays import workdays
from bot.features.subscription import confirmed, describe, still_paused
from bot.features.unsubscribing import called
from bot.render.buttons import OfSubscription
from bot.render.keyboards import Button, Keyboard
from bot.render.markup import join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, held, openings, subscriptions
from store.subscriptions import Span, Subscription

UNTIL = "until"
_LENGTHS = (3, 7, 14)
_WRITTEN_DAY = re.compile(r"\d{1,2}(?:月|[-/.])\d{1,2}[日号]?", re.ASCII)
# Whoever names a day that far off without its year may have meant the one that is over.
_FAR_OFF = dt.timedelta(days=180)
_SEVERAL = 2


async def pause(visit: Visit, sub: Subscription, days: int) -> Screen:
    """Stop for so many days; 0: until it is resumed. What has not left yet waits as well."""
    until = today_of(visit, sub.zone) + dt.timedelta(days=days) if days else None
    await visit.desk.store.awrite(_stop, [sub], visit.desk.clock.now(), until)
    return _stopped(visit, sub, until)


async def ask(visit: Visit, sub: Subscription) -> Screen:
    """Until which day? The next message says."""
    await visit.desk.store.awrite(openings.ask, visit.person.user_id, UNTIL, sub.id, visit.desk.clock.now())
    return Screen(plain(texts.PAUSE_ASK), ((Button(texts.CANCEL, OfSubscription(sub.id, "keep")),),))


async def until_said(visit: Visit, number: int, typed: str) -> Screen:
    """Stop until the day that was typed.

    Raises:
        Sorry: it is no day to come, or the subscription is gone.
    """
    sub = await visit.desk.store.aread(subscriptions.one, number, visit.person.user_id)
    if sub is None:
        raise Sorry(texts.SUBSCRIPTION_GONE)
    until = goes_on(Stop(until=typed), today_of(visit, sub.zone))
    if until is None:
        raise Sorry(texts.PAUSE_WRONG.format(typed=typed[:20]))
    await visit.desk.store.awrite(_stop, [sub], visit.desk.clock.now(), until)
    return _stopped(visit, sub, until, next_year(typed, until, today_of(visit, sub.zone)))


async def stopped(
    visit: Visit, mine: Sequence[Subscription], until: dt.date, typed: str = "", *, by_name: bool = False
) -> Screen:
    """These stop until that day, which was typed so, or longer if they do so already and are not named."""
    now, today = visit.desk.clock.now(), today_of(visit, mine[0].zone)
    longer = [sub for sub in mine if sub.paused and not by_name and (sub.paused_until or dt.date.max) > until]
    shorter = [sub for sub in mine if sub not in longer]
    await visit.desk.store.awrite(_stop, shorter, now, until)
    notes = [_of_booked(sub, until, today) for sub in shorter]
    ends = {_on_again(sub, until) for sub in shorter}
    day = ends.pop() if len(ends) == 1 else until
    said = texts.ALL_PAUSED_UNTIL.format(count=len(shorter), day=texts.coming_day(day or until, today))
    if longer:
        said = (said + "\n" if shorter else "") + still_paused(longer, today)
    said += "".join(dict.fromkeys(notes))
    keyboard = _ways_on(visit, mine[0]) if len(mine) == 1 else ()
    return Screen(plain(said + next_year(typed, until, today)), keyboard)


async def stands(visit: Visit, subs: Sequence[Subscription], until: dt.date) -> None:
    """These stand still until that day, whatever was said of them before."""
    await visit.desk.store.awrite(_stop, subs, visit.desk.clock.now(), until)


def told_until(sub: Subscription, until: dt.date, today: dt.date) -> str:
    """停到12月22日，12月23日起照常送: of one that stands still until then, with what it stops on later."""
    on = _on_again(sub, until) or until
    days = (texts.coming_day(day, today) for day in (on - dt.timedelta(days=1), on))
    return texts.STOPS_TILL.format(last=next(days), day=next(days)) + _of_booked(sub, until, today)


def next_year(typed: str, until: dt.date, today: dt.date) -> str:
    """That a day without its year is next year's, where this year's is over since not long."""
    if until.year == today.year or until - today < _FAR_OFF or not _WRITTEN_DAY.fullmatch(typed.strip()):
        return ""
    return texts.PAUSED_NEXT_YEAR.format(day=texts.short_day(until), year=until.year)


async def stop_all(visit: Visit) -> Screen:
    """All subscriptions of this chat stop until they are resumed.

    Raises:
        Sorry: there is none.
    """
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    mine = [sub for sub in every if sub.chat_id == visit.chat_id]
    if not mine:
        raise Sorry(texts.NO_SUBSCRIPTIONS)
    if len(mine) == 1:
        return await pause(visit, mine[0], 0)
    await visit.desk.store.awrite(_stop, mine, visit.desk.clock.now(), None)
    return Screen(plain(texts.ALL_PAUSED.format(count=len(mine))))


async def resume_all(visit: Visit) -> Screen:
    """All subscriptions of this chat that stand still go on; what had been held back leaves now.

    In the private chat, where all of them are listed, those for groups where there are no others.

    Raises:
        Sorry: there is none.
    """
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    here = [sub for sub in every if sub.chat_id == visit.chat_id]
    still = [sub for sub in here if sub.paused or sub.asleep or sub.stop_from]
    if not still and visit.chat_id == visit.person.user_id:
        still = [sub for sub in every if sub.paused]
    if not still:
        raise Sorry(texts.NOTHING_PAUSED if every else texts.NO_SUBSCRIPTIONS)
    if len(still) == 1:
        return await resume(visit, still[0])
    await visit.desk.store.awrite(_go_on, still, visit.desk.clock.now())
    return _resumed(still)


def _resumed(subs: Sequence[Subscription]) -> Screen:
    booked = texts.BOOKED_ALL_GONE if any(sub.stop_from for sub in subs) else ""
    later = texts.LATER_STILL if any(sub.later for sub in subs) else ""
    return Screen(plain(texts.ALL_RESUMED.format(count=len(subs)) + booked + later))


async def named(visit: Visit, words: str, *, stop: bool, just_so: bool = False) -> Screen | None:
    """Those that are called so (`just_so`: by a whole topic) stop, or go on; None where there are none."""
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    mine = [sub for sub in called(every, words) if sub.paused != stop or (sub.stop_from and not stop)]
    mine = [sub for sub in mine if words in sub.topics] if just_so else mine
    return await these(visit, mine, stop=stop) if mine else None


async def these(visit: Visit, mine: Sequence[Subscription], *, stop: bool) -> Screen:
    """These stop until they are resumed, or go on."""
    if len(mine) < _SEVERAL:
        return await (pause(visit, mine[0], 0) if stop else resume(visit, mine[0]))
    now, store = visit.desk.clock.now(), visit.desk.store
    if stop:
        await store.awrite(_stop, mine, now, None)
        return Screen(plain(texts.ALL_PAUSED.format(count=len(mine))))
    await store.awrite(_go_on, mine, now)
    return _resumed(mine)


async def resume(visit: Visit, sub: Subscription) -> Screen:
    """Go on, now and where it would have stopped later; what had been held back leaves now."""
    store, now = visit.desk.store, visit.desk.clock.now()
    (on,) = await store.awrite(_go_on, [sub], now)
    shown = confirmed(on, texts.RESUMED, await store.aread(workdays), now)
    more = [texts.LATER_STILL] if on.later else []
    if sub.stop_from and (sub.paused or sub.asleep):
        days = _days(sub.stops, today_of(visit, sub.zone))
        more.append(texts.BOOKED_GONE.format(days=days))
    return replace(shown, text=join([shown.text, *map(plain, more)])) if more else shown


def _go_on(session: Session, subs: Sequence[Subscription], now: dt.datetime) -> list[Subscription]:
    """All of them go on together, or none does."""
    works, gone_on = workdays(session), []
    for sub in subs:
        on: dict[str, Any] = {"paused": False, "paused_until": None, "asleep": None, "stops": ()}
        on["next_due"] = following(replace(sub, **on), now, works, last_day=sub.last_day)
        subscriptions.change(session, sub.id, **on)
        held.resume(session, sub.id)
        gone_on.append(subscriptions.one(session, sub.id) or sub)
    return gone_on


def _stop(session: Session, subs: Sequence[Subscription], now: dt.datetime, until: dt.date | None) -> None:
    """All of them stop together, or none does."""
    works = workdays(session)
    for sub in subs:
        stands: dict[str, Any] = {"paused": True, "paused_until": until}
        stands["stops"] = tuple(stop for stop in sub.stops if not _is_over(stop, until))
        due = planned(replace(sub, **stands), now, works)
        subscriptions.change(session, sub.id, next_due=due, **stands)
        held.pause(session, sub.id)


def _is_over(stop: Span, until: dt.date | None) -> bool:
    """Whether what was to stop later has its end with a pause until that day, when it shall come again."""
    first, behind = stop
    return until is not None and first < until and (behind is None or behind <= until)


def _on_again(sub: Subscription, until: dt.date) -> dt.date | None:
    """The day on which it comes again behind a pause until that day, and behind what it stops on from there.

    None: when it is resumed.
    """
    day: dt.date | None = until
    for first, behind in sub.stops:
        if day and first <= day and not _is_over((first, behind), until):
            day = behind and max(day, behind)
    return day


def _of_booked(sub: Subscription, until: dt.date | None, today: dt.date) -> str:
    """What becomes of stops that were ordered ahead when it stands still until that day."""
    if until is None:
        return ""
    over = [stop for stop in sub.stops if _is_over(stop, until)]
    on = _on_again(sub, until) or until
    # One that begins before it would come again goes on from there.
    joined = [stop for stop in sub.stops if stop not in over and stop[1] and stop[0] < on]
    left = [stop for stop in sub.stops if stop not in (*over, *joined)]
    said = "\n" + texts.BOOKED_ENDS.format(days=_days(over, today)) if over else ""
    if joined:
        said += "\n" + texts.BOOKED_JOINED.format(days=_days(joined, today), day=texts.coming_day(on, today))
    return said + ("\n" + texts.BOOKED_STILL.format(stop=texts.stops_ahead(left, today)) if left else "")


def _days(stops: Sequence[Span], today: dt.date) -> str:
    return "、".join(texts.stop_days(*stop, today) for stop in stops)


def today_of(visit: Visit, zone: str) -> dt.date:
    """The day it is in that zone."""
    return visit.desk.clock.now().astimezone(ZoneInfo(zone)).date()


def _stopped(visit: Visit, sub: Subscription, until: dt.date | None, note: str = "") -> Screen:
    today = today_of(visit, sub.zone)
    on = until and (_on_again(sub, until) or until)
    said = texts.PAUSED_UNTIL.format(day=texts.coming_day(on, today)) if on else texts.PAUSED
    said += _of_booked(sub, until, today)
    return Screen(join([plain(describe(sub)), plain(said + note)]), _ways_on(visit, sub))


def _ways_on(visit: Visit, sub: Subscription) -> Keyboard:
    """To resume at once, or to stop for another time."""
    lengths = [Button(texts.PAUSE_FOR.format(days=n), OfSubscription(sub.id, "pause", n)) for n in _LENGTHS]
    # In a group an answer would not be heard: only what addresses the bot is.
    asks = visit.chat_id == visit.person.user_id
    other = (Button(texts.PAUSE_TO, OfSubscription(sub.id, "until")),) if asks else ()
    return ((Button(texts.RESUME, OfSubscription(sub.id, "resume")),), (*lengths, *other))
