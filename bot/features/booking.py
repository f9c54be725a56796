"""A stop that is ordered ahead: what comes until then comes, and it is said when it goes on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from bot import texts
from bot.delivery.ahead import Ahead, span
from bot.delivery.planning import planned
from bot.delivery.stops import LONGEST, days_of
from bot.delivery.workdays import Workdays, workdays
from bot.features import pausing
from bot.features.subscription import describe, still_paused
from bot.render.buttons import OfSubscription
from bot.render.keyboards import Button
from bot.render.markup import Rich, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, subscriptions
from store.subscriptions import Subscription


async def booked(visit: Visit, mine: Sequence[Subscription], ahead: Ahead) -> Screen:
    """These stop on those days; at once where the first of them is today.

    Raises:
        Sorry: there are no such days to come.
    """
    store, now = visit.desk.store, visit.desk.clock.now()
    works, today = await store.aread(workdays), pausing.today_of(visit, mine[0].zone)
    first, behind = _days(ahead, today, works)
    if first <= today and behind is not None:
        return await pausing.stopped(visit, mine, behind, by_name=bool(ahead.words))
    ends = behind or dt.date.max
    longer = [sub for sub in mine if sub.paused and (sub.paused_until or dt.date.max) >= ends]
    stops = [sub for sub in mine if sub not in longer]
    for sub in stops:
        await store.awrite(_book, sub, now, first, behind)
    said = [texts.stop_ahead(first, behind, today) + "。"] if stops else []
    if any(sub.stop_from for sub in stops):
        said.append(texts.BOOKED_INSTEAD)
    if longer:
        said.append(still_paused(longer, today))
    if len(mine) > 1 and stops:
        said[0] = texts.BOOKED_SEVERAL.format(count=len(stops)) + said[0]
        return Screen(join([*_names(stops, bool(ahead.words)), *map(plain, said), plain(texts.BOOKED_UNDO)]))
    goes_on = Button(texts.STOP_NOT, OfSubscription(mine[0].id, "resume"))
    return Screen(join([*_names(mine, True), *map(plain, said)]), ((goes_on,),) if stops else ())


def _names(subs: Sequence[Subscription], named: bool) -> list[Rich]:
    return [plain(describe(sub)) for sub in subs] if named else []


def _days(ahead: Ahead, today: dt.date, works: Workdays) -> tuple[dt.date, dt.date | None]:
    found = days_of(ahead.festival, today, works) if ahead.festival else span(ahead, today)
    first, behind = found or (today, today)
    if (behind or dt.date.max) <= today or max(first, behind or first) > today + LONGEST:
        raise Sorry(texts.PAUSE_WRONG.format(typed=ahead.typed[:20]))
    return first, behind


def _book(
    session: Session, sub: Subscription, now: dt.datetime, first: dt.date, behind: dt.date | None
) -> None:
    due = sub.next_due
    # An alert is kept back when its day has come, and what is due already comes.
    if sub.kind == "digest" and not (due and due <= now):
        due = planned(replace(sub, stop_from=first, stop_until=behind), now, workdays(session))
    subscriptions.change(session, sub.id, next_due=due, stop_from=first, stop_until=behind)
