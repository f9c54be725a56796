"""明天别发，后天起改成9点: several orders of one sentence, each as if it were said alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from bot import texts
from bot.delivery.changes import read_change
from bot.delivery.clauses import Clause, bared, read_clauses
from bot.delivery.feasts import days_of
from bot.delivery.stops import goes_on, read_stop
from bot.delivery.workdays import workdays
from bot.features import booking, changing, doubting, pausing, search, stopping
from bot.features.undoing import undoable
from bot.render.markup import Rich, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import subscriptions


async def answered(visit: Visit, text: str) -> Screen | None:
    """What has become of each of the orders; None for a sentence that is none.

    Raises:
        Sorry: none of them can be, or nothing is brought.
    """
    clauses = read_clauses(text)
    if not clauses or await search.is_title(visit, text):
        return None
    mine = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    if not mine:
        raise Sorry(texts.NO_SUBSCRIPTIONS)
    changes = [change for clause in clauses if (change := read_change(bared(clause.text)))]
    if any([await doubting.is_doubtful(visit, change.wish) for change in changes]):
        # 第一个不要迟到，第二个加上奖金: of several none is done, each may be said alone.
        raise Sorry(texts.MAY_BE_OF_WORK, (await search.instead(visit, text),))
    return await _all(visit, clauses, mine[0].zone)


@undoable
async def _all(visit: Visit, clauses: tuple[Clause, ...], zone: str) -> Screen | None:
    behind = await _behind(visit, clauses[0].text, zone) if any(one.behind for one in clauses) else None
    if behind is None and any(one.behind for one in clauses):
        return None
    shown: list[Screen] = []
    refused: list[Sorry] = []
    for clause in clauses:
        try:
            since = behind.isoformat() if clause.behind and behind else clause.since
            one = await ordered(visit, clause.text, since=since)
        except Sorry as sorry:
            # What is said beside it is done all the same: both is said.
            refused.append(sorry)
            one = sorry.screen
        if one is None:
            break
        shown.append(one)
    if refused and len(refused) == len(shown):
        raise refused[0]
    lines = [one.text for one in shown]
    if lines and len(shown) < len(clauses):
        lines.append(unread([clause.text for clause in clauses[len(shown) :]]))
    return replace(shown[-1], text=join(lines, "\n\n")) if shown else None


def unread(rest: Sequence[str]) -> Rich:
    """What of a sentence was not done: each order of it."""
    return plain(texts.REST_UNREAD.format(typed="，".join(one[:20] for one in rest)))


async def ordered(visit: Visit, text: str, *, since: str = "") -> Screen | None:
    """What has become of a stop or a change; None for anything else. `since`: the day from which on it is.

    Raises:
        Sorry: it cannot be.
    """
    if not since and (done := await stopping.sentence(visit, text)):
        return done
    change = read_change(bared(text))
    if change is None:
        return None
    wish = replace(change.wish, since=since) if since else change.wish
    asks = await doubting.is_doubtful(visit, wish)
    return await changing.changed(visit, wish, change.words, asks=asks, every=change.every)


async def _behind(visit: Visit, text: str, zone: str) -> dt.date | None:
    """The day on which it goes on behind the stop that a sentence orders; None where none is said."""
    stop, today = read_stop(text), pausing.today_of(visit, zone)
    if stop is None:
        return None
    if stop.ahead:
        return (await booking.days(visit, stop.ahead, zone))[1]
    if stop.festival:
        first, behind = days_of(stop.festival, today, await visit.desk.store.aread(workdays))
        return behind if stop.over else first
    return goes_on(stop, today)
