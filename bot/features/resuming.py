"""1号恢复, 下周一恢复产改: what stands still, or is to stop before it, comes again from that day on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from bot import texts
from bot.delivery.resuming import is_today, read_resuming
from bot.delivery.stops import Stop
from bot.features import booking, pausing
from bot.features.search import instead, is_held
from bot.features.subscription import coming, describe
from bot.features.undoing import undoable
from bot.features.unsubscribing import called
from bot.render.markup import join, plain
from bot.screen import Screen
from bot.visit import Visit
from store import subscriptions
from store.subscriptions import Subscription


async def sentence(visit: Visit, text: str) -> Screen | None:
    """When these come again; None for another sentence, for a title, or where nothing is meant that stops."""
    asked = read_resuming(text)
    if asked is None:
        return None
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    here = [sub for sub in every if sub.chat_id == visit.chat_id]
    mine = [sub for sub in called(every, asked.words) if sub in here] if asked.words else here
    paused = [sub for sub in mine if sub.paused]
    if paused and is_today(asked, pausing.today_of(visit, mine[0].zone)):
        return None if await is_held(visit, f"“{text.strip()}”") else await _at_once(visit, paused)
    until = await booking.until(visit, asked, pausing.today_of(visit, mine[0].zone)) if mine else None
    if until is None or await is_held(visit, f"“{text.strip()}”"):
        return None
    still = [sub for sub in mine if stands(sub, until)]
    if still:
        return await _on_that_day(visit, still, asked, until, several=len(here) > 1)
    return await _as_itstands(visit, text, asked, mine, until)


def stands(sub: Subscription, until: dt.date) -> bool:
    """Whether it stands still, or is to stop before that day."""
    return sub.paused or (sub.stop_from is not None and sub.stop_from < until)


@undoable
async def _at_once(visit: Visit, paused: list[Subscription]) -> Screen:
    return await pausing.these(visit, paused, stop=False)


@undoable
async def _on_that_day(
    visit: Visit, still: list[Subscription], asked: Stop, until: dt.date, *, several: bool
) -> Screen:
    shown = await booking.ends(visit, still, until, several=several)
    odd = pausing.next_year(asked.until, until, pausing.today_of(visit, still[0].zone))
    return replace(shown, text=join([shown.text, plain(odd)], "")) if odd else shown


async def _as_itstands(
    visit: Visit, text: str, asked: Stop, mine: list[Subscription], until: dt.date
) -> Screen | None:
    """What is said of one that goes on as it is; None where all are meant: to stop until then, perhaps."""
    now, today = visit.desk.clock.now(), pausing.today_of(visit, mine[0].zone)
    if asked.words:
        lines = [line for sub in mine for line in (describe(sub), coming(sub, now)) if line]
    elif any(sub.stop_from for sub in mine):
        # Before the first of the stops that are to come.
        lines = [texts.COMES_ANYWAY.format(days=texts.coming_day(until, today))]
        stops = (texts.stops_ahead(sub.stops, today) for sub in mine if sub.stop_from)
        lines += dict.fromkeys(texts.BOOKED_STILL.format(stop=stop) for stop in stops)
    else:
        return None
    return Screen(plain("\n".join(lines)), (await instead(visit, text.strip()),))
