"""What was said of subscriptions last is kept for a while, so that it can be taken back in one word."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from bot import texts
from bot.delivery.planning import planned
from bot.delivery.render import subscription_row
from bot.delivery.workdays import workdays
from bot.features.lastshown import WAITS
from bot.features.subscription import coming, confirmed, describe, ended, keep, no_more, places
from bot.render.markup import bold, join, plain
from bot.screen import Screen
from bot.visit import Visit
from store import Session, held, subscriptions, undone, views
from store.errors import StoreError
from store.subscriptions import Subscription

_log = logging.getLogger(__name__)
_Said = ParamSpec("_Said")
_Shown = TypeVar("_Shown", Screen, Screen | None)


def undoable(
    does: Callable[Concatenate[Visit, _Said], Awaitable[_Shown]],
) -> Callable[Concatenate[Visit, _Said], Coroutine[Any, Any, _Shown]]:
    """What this makes of subscriptions can be taken back; all of what is said in one breath at once."""

    @wraps(does)
    async def kept(visit: Visit, /, *args: _Said.args, **named: _Said.kwargs) -> _Shown:
        if visit.undoable:
            return await does(visit, *args, **named)
        visit.undoable = True
        before = await visit.desk.store.aread(undone.rows, visit.person.user_id)
        try:
            return await does(visit, *args, **named)
        finally:
            visit.undoable = False
            await _note(visit, before)

    return kept


async def _note(visit: Visit, before: dict[str, undone.State]) -> None:
    store, user = visit.desk.store, visit.person.user_id
    after = await store.aread(undone.states, user)
    stood = {number: undone.state_of(row) for number, row in before.items()}
    # Of what was newly ordered there is nothing that stood before.
    changed = {
        number: (stood.get(number), now)
        for number, now in after.items()
        if number not in stood or not undone.is_as(stood[number], now)
    }
    over = {number: row for number, row in before.items() if number not in after}
    if not (changed or over):
        # A button that is pressed once more does nothing, and what it did at first can be taken back.
        pressed_again = visit.query is not None and before.keys() == after.keys()
        visit.stays_last = visit.stays_last or pressed_again
        return
    visit.changed = True
    message = visit.update.effective_message
    text = (message.text or "") if message and visit.query is None else ""
    await store.awrite(views.said, user, views.Said(text, changed, visit.desk.clock.now(), ended=over))
    visit.stays_last = True


# What is newly ordered can be taken back as well.
newly_kept = undoable(keep)


async def settle(visit: Visit) -> None:
    """Once this is answered: what was said of subscriptions before it is not what was said last any more.

    Of what hands on or opens something nothing is kept; taking back would mean it, and undo what is
    older.
    """
    store, user = visit.desk.store, visit.person.user_id
    if visit.stays_last or not visit.person.admitted:
        return
    found = await store.aread(views.last_said, user)
    if found is None or not (found.states or found.ended):
        return
    try:
        await store.awrite(views.said, user, replace(found, states={}, ended={}))
    except StoreError as error:
        _log.warning("what was said before was not settled: %s", error)


async def was_said(visit: Visit) -> bool:
    """Whether something was said of subscriptions not long ago, be it taken back or followed by more."""
    found = await visit.desk.store.aread(views.last_said, visit.person.user_id)
    return found is not None and visit.desk.clock.now() - found.at <= WAITS


async def last(visit: Visit) -> views.Said | None:
    """What was said last, where that is not long ago, nothing followed, and all stands as it stood then."""
    found = await _as_it_stood(visit)
    return found if found and (found.states or found.ended) and not found.back else None


async def taken_back(visit: Visit) -> views.Said | None:
    """What was taken back last, likewise: it can be done again."""
    found = await _as_it_stood(visit)
    return found if found and found.back and (found.states or found.ended) else None


async def _as_it_stood(visit: Visit) -> views.Said | None:
    store, user = visit.desk.store, visit.person.user_id
    found = await store.aread(views.last_said, user)
    if found is None or visit.desk.clock.now() - found.at > WAITS:
        return None
    now = await store.aread(undone.states, user)
    same = all(number in now and undone.is_as(now[number], end) for number, (_, end) in found.states.items())
    return found if same and not found.ended.keys() & now.keys() else None


def is_new(said: views.Said) -> bool:
    """Whether something was newly ordered by it."""
    return any(was is None for was, _ in said.states.values())


async def take_back(visit: Visit, said: views.Said) -> Screen:
    """All stands as it stood before that was said; what was booked by it is named, and what was new ends."""
    store, now = visit.desk.store, visit.desk.clock.now()
    over, subs = await store.awrite(_put_back, said, visit.person.user_id, now)
    # What was taken back can be done again, until something else is said.
    visit.stays_last = True
    works, where = await store.aread(workdays), await store.aread(places, [*over, *(sub for _, sub in subs)])
    if over:
        return Screen(join([plain(texts.UNSAID_FIRST), *map(plain, _no_more(over, where))]))
    if len(subs) == 1:
        stood, sub = subs[0]
        shown = confirmed(sub, texts.UNSAID, works, now, where.get(sub.id, ""))
        gone = no_more(stood, sub, now)
        return replace(shown, text=join([shown.text, plain(gone)])) if gone else shown
    lines = [f"{describe(sub, where.get(sub.id, ''))}\n{coming(sub, now)}" for _, sub in subs]
    return Screen(join([bold(texts.UNSAID), *map(plain, lines)]))


async def do_again(visit: Visit, said: views.Said) -> Screen:
    """What was taken back stands again as it was said."""
    store, now = visit.desk.store, visit.desk.clock.now()
    over, subs = await store.awrite(_put_back, said, visit.person.user_id, now)
    visit.stays_last = True
    where = await store.aread(places, [*over, *(sub for _, sub in subs)])
    lines = _no_more(over, where)
    lines += [f"{describe(sub, where.get(sub.id, ''))}\n{coming(sub, now)}" for _, sub in subs]
    keyboard = (subscription_row(subs[0][1]),) if len(subs) == 1 else ()
    return Screen(join([bold(texts.SAID_AGAIN), *map(plain, lines)]), keyboard)


def _no_more(over: Sequence[Subscription], where: Mapping[int, str]) -> list[str]:
    return [texts.ENDED.format(what=describe(sub, where.get(sub.id, ""))) for sub in over]


def _put_back(
    session: Session, said: views.Said, user_id: int, now: dt.datetime
) -> tuple[list[Subscription], list[tuple[Subscription, Subscription]]]:
    """Those that end; of the others each as it stood until now, and as it stands again."""
    works, current = workdays(session), undone.states(session, user_id)
    over, back = [], []
    rows: dict[str, undone.State] = {}
    for number, row in said.ended.items():
        undone.again(session, row)
        sub = subscriptions.one(session, int(number))
        if sub is not None:
            if sub.kind == "digest":
                subscriptions.change(session, sub.id, next_due=planned(sub, now, works))
            back.append((sub, subscriptions.one(session, sub.id) or sub))
    for number, (was, end) in said.states.items():
        stood = subscriptions.one(session, int(number))
        if stood is None:
            continue
        if was is None:
            rows[number] = undone.whole(session, stood.id)
            ended(session, stood, now)
            over.append(stood)
            continue
        # What has been brought since has had its time.
        in_time = current[number]["last_day"] == was["last_day"]
        undone.put_back(session, stood.id, was, due=in_time)
        sub = subscriptions.one(session, stood.id) or stood
        if not in_time:
            subscriptions.change(session, sub.id, next_due=planned(sub, now, works))
        if end["paused"] and not was["paused"]:
            held.resume(session, sub.id)
        elif was["paused"] and not end["paused"]:
            held.pause(session, sub.id)
        back.append((stood, subscriptions.one(session, sub.id) or sub))
    stand = undone.states(session, user_id)
    turned = {
        number: (current.get(number), stand[number])
        for number in (*said.states, *said.ended)
        if number in stand
    }
    views.said(session, user_id, views.Said(said.text, turned, now, not said.back, rows))
    return over, back
