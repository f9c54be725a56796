"""A stop that is ordered ahead: what comes until then comes, and it is said when it goes on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from bot import texts
from bot.delivery import standstill
from bot.delivery.ahead import Ahead, lasts, span, together
from bot.delivery.feasts import day_of, days_of
from bot.delivery.planning import planned
from bot.delivery.stops import LONGEST, Stop, goes_on
from bot.delivery.workdays import Workdays, workdays
from bot.features import pausing
from bot.features.subscription import describe, still_paused
from bot.render.buttons import OfSubscription
from bot.render.keyboards import Button
from bot.render.markup import Rich, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, subscriptions
from store.subscriptions import Span, Subscription


async def booked(visit: Visit, mine: Sequence[Subscription], ahead: Ahead) -> Screen:
    """These stop on those days; at once where the first of them is today.

    Raises:
        Sorry: there are no such days to come.
    """
    store, now, today = visit.desk.store, visit.desk.clock.now(), pausing.today_of(visit, mine[0].zone)
    first, behind = await days(visit, ahead, mine[0].zone)
    if first <= today and behind is not None:
        return await pausing.stopped(visit, mine, behind, by_name=bool(ahead.words))
    over = behind or dt.date.max
    longer = [sub for sub in mine if sub.paused and (sub.paused_until or dt.date.max) >= over]
    stops = [sub for sub in mine if sub not in longer]
    beside = [_beside(sub, (first, behind)) for sub in stops]
    await store.awrite(_book, [(sub, kept) for sub, (kept, _) in zip(stops, beside, strict=True)], now)
    told = {
        sub: texts.stops_ahead(kept, today) + "。" + note
        for sub, (kept, note) in zip(stops, beside, strict=True)
    }
    shown = _shown(told, several=len(mine) > 1, named=bool(ahead.words))
    return replace(shown, text=_with(shown, still_paused(longer, today))) if longer else shown


async def comes(visit: Visit, mine: Sequence[Subscription], on: Ahead, *, named: bool = False) -> Screen:
    """On those days these come, though they were to stop; where none was, it is said that they do.

    `named`: there are others.

    Raises:
        Sorry: there are no such days to come.
    """
    store, now, today = visit.desk.store, visit.desk.clock.now(), pausing.today_of(visit, mine[0].zone)
    then = await days(visit, on, mine[0].zone)
    kept = {sub: standstill.without(sub.stops, then) for sub in mine}
    changed = {sub: stops for sub, stops in kept.items() if stops != sub.stops}
    await store.awrite(_book, list(changed.items()), now)
    said = texts.stop_days(*then, today)
    told = {sub: texts.COMES_THEN.format(days=said) + _left(stops, today) for sub, stops in changed.items()}
    paused = [sub for sub in mine if sub.paused and (sub.paused_until or dt.date.max) > then[0]]
    if paused and not changed:
        raise Sorry(still_paused(paused, today))
    if not changed:
        return Screen(plain(texts.COMES_ANYWAY.format(days=said)))
    return _shown(told, several=len(mine) > 1, named=named or len(changed) < len(mine), undone=False)


def _left(stops: Sequence[Span], today: dt.date) -> str:
    return texts.BOOKED_STILL.format(stop=texts.stops_ahead(stops, today)) if stops else ""


async def ends(visit: Visit, still: Sequence[Subscription], until: dt.date, *, several: bool) -> Screen:
    """On that day these come again that stand still, or stop before it; `several`: there are others."""
    store, now = visit.desk.store, visit.desk.clock.now()
    paused = [sub for sub in still if sub.paused]
    kept = {sub: _ended(sub, until) for sub in still if not sub.paused}
    if paused:
        await pausing.stands(visit, paused, until)
    if kept:
        await store.awrite(_book, list(kept.items()), now)
    told = {sub: _told(sub, until, kept.get(sub), pausing.today_of(visit, sub.zone)) for sub in still}
    return _shown(told, several=several, named=True)


def _told(sub: Subscription, until: dt.date, stops: tuple[Span, ...] | None, today: dt.date) -> str:
    """When one comes again that stands still (no stops), or is to stop later."""
    if stops is not None:
        return texts.stops_ahead(stops, today) + "。"
    return pausing.told_until(sub, until, today)


def _beside(sub: Subscription, new: Span) -> tuple[tuple[Span, ...], str]:
    """All stops with a new one, and what is to be said of that: those that meet become one."""
    one, apart = new, []
    for old in sub.stops:
        if both := together(old, one):
            one = both
        else:
            apart.append(old)
    return tuple(sorted((*apart, one), key=itemgetter(0))), "" if one == new else texts.BOOKED_TOGETHER


def _ended(sub: Subscription, until: dt.date) -> tuple[Span, ...]:
    """Its stops, of which the last that begins before that day ends on it."""
    *before, last = (stop for stop in sub.stops if stop[0] < until)
    return (*before, (last[0], until), *(stop for stop in sub.stops if stop[0] >= until))


def _shown(told: dict[Subscription, str], *, several: bool, named: bool, undone: bool = True) -> Screen:
    """What was said of each; where it is the same of all it is said once. `undone`: it can be."""
    if not undone and not several:
        return Screen(join([plain(f"{describe(sub)}\n{said}") for sub, said in told.items()]))
    undo = [plain(texts.BOOKED_UNDO)] if told and undone else []
    if not several:
        rows = [(Button(texts.STOP_NOT, OfSubscription(sub.id, "resume")),) for sub in told]
        return Screen(join([plain(f"{describe(sub)}\n{said}") for sub, said in told.items()]), tuple(rows))
    if len(told) > 1 and len(every := set(told.values())) == 1:
        names = _names(tuple(told), named)
        all_of_them = texts.BOOKED_SEVERAL.format(count=len(told)) + every.pop()
        return Screen(join([*names, plain(all_of_them), *undo]))
    lines = [plain(f"{describe(sub)}\n{said}") for sub, said in told.items()]
    return Screen(join([*lines, *undo]))


def _with(shown: Screen, more: str) -> Rich:
    return join([shown.text, plain(more)]) if shown.text else plain(more)


def _names(subs: Sequence[Subscription], named: bool) -> list[Rich]:
    return [plain(describe(sub)) for sub in subs] if named else []


async def until(visit: Visit, asked: Stop, today: dt.date) -> dt.date | None:
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


async def days(visit: Visit, ahead: Ahead, zone: str) -> Span:
    """The first of those days in that zone, and the one on which it goes on (None: when it is resumed).

    Raises:
        Sorry: there are no such days to come.
    """
    return _days(ahead, pausing.today_of(visit, zone), await visit.desk.store.aread(workdays))


def _days(ahead: Ahead, today: dt.date, works: Workdays) -> tuple[dt.date, dt.date | None]:
    if "that" in dict(ahead.said):
        found: Span | None = day_of(ahead.festival, today)
    else:
        found = days_of(ahead.festival, today, works) if ahead.festival else span(ahead, today)
        if found and found[1] and (days := lasts(ahead)):
            found = found[0], max(found[1], found[0] + dt.timedelta(days=days))
    first, behind = found or (today, today)
    if (behind or dt.date.max) <= today or max(first, behind or first) > today + LONGEST:
        raise Sorry(texts.PAUSE_WRONG.format(typed=ahead.typed[:20]) if ahead.typed else texts.STOP_HOW)
    return first, behind


def _book(session: Session, every: Sequence[tuple[Subscription, tuple[Span, ...]]], now: dt.datetime) -> None:
    """All of them are to stop so, or none is."""
    works = workdays(session)
    for sub, stops in every:
        due = sub.next_due
        # An alert is kept back when its day has come, and what is due already comes.
        if sub.kind == "digest" and not (due and due <= now):
            due = planned(replace(sub, stops=stops), now, works)
        subscriptions.change(session, sub.id, next_due=due, stops=stops)
