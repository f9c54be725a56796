"""The desk's hours: asks the store who is due, when the next one is due and at least every ten seconds."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
from collections.abc import AsyncIterator, Callable
from functools import partial

from bot.context import Desk, KanbaoApplication
from bot.delivery.amend import Amender
from bot.delivery.due import BATCH, begin_changes, make_alerts, make_due, put_off
from bot.delivery.making import Shared
from bot.delivery.planning import after_the_clock_was_set_back
from bot.delivery.receipts import catch_up
from bot.delivery.sender import Sender
from bot.delivery.slips import look_after
from bot.delivery.watch import Watch
from bot.memory import give_back
from store import deliveries, personal, subscriptions
from store.errors import StoreError

_log = logging.getLogger(__name__)

LONGEST_SLEEP = 10.0
_SHORTEST_SLEEP = 0.2
# So many digests at once are worth the memory that the parser's tables hold.
_CROWD = 500
# How long the trail of deeds and what was handed on are kept.
KEPT_FOR = dt.timedelta(days=365)
_FORGET_EVERY = dt.timedelta(hours=6)


async def look(desk: Desk, *, user_id: int | None = None, unmade: set[int] | None = None) -> int:
    """Queue all that is due now, for one person where one is named; how many digests were due.

    `unmade` is told which subscriptions' digests could not be made: they are tried again later.
    """
    paper, admins = desk.settings.paper, frozenset(desk.settings.admins)
    total, shared = 0, Shared()
    if moved := await desk.store.awrite(after_the_clock_was_set_back, desk.clock.now()):
        _log.warning("the clock has been put back: %s subscriptions are planned anew", moved)
    if await desk.store.aread(subscriptions.are_due, desk.clock.now()) >= _CROWD:
        await give_back(desk.store)
    making = partial(make_due, paper=paper, admins=admins, user_id=user_id, shared=shared)
    while made := await _batch(desk, making, user_id, unmade if unmade is not None else set()):
        total += made
    await desk.store.awrite(begin_changes, desk.clock.now())
    if total >= _CROWD:
        await give_back(desk.store)
    await desk.store.awrite(make_alerts, desk.clock.now(), paper=paper, admins=admins, user_id=user_id)
    zone = desk.clock.zone
    await desk.store.awrite(look_after, desk.clock.now(), paper=paper, zone=zone, admins=admins)
    return total


async def _batch(desk: Desk, making: Callable[..., int], user_id: int | None, unmade: set[int]) -> int:
    """Make a batch; where one digest breaks it, make them one at a time and leave that one for later."""
    store = desk.store
    try:
        return await store.awrite(making, desk.clock.now())
    except StoreError:
        raise
    except Exception:
        _log.exception("a batch of digests could not be made; they are made one at a time")
    for made in range(BATCH):
        try:
            if not await store.awrite(making, desk.clock.now(), limit=1):
                return made
        except StoreError:
            raise
        except Exception:
            late = await store.awrite(put_off, desk.clock.now(), user_id=user_id)
            _log.exception("the digest of subscription %s could not be made", late)
            unmade.update({late} if late else ())
    return BATCH


async def keep_hours(desk: Desk, unmade: set[int]) -> None:
    """Look until cancelled; what goes wrong is logged, and looked at again."""
    forgotten = desk.clock.now()
    while True:
        pause = LONGEST_SLEEP
        try:
            await look(desk, unmade=unmade)
            if desk.clock.now() - forgotten > _FORGET_EVERY:
                forgotten = desk.clock.now()
                await desk.store.awrite(deliveries.forget, forgotten)
                await desk.store.awrite(personal.forget, forgotten - KEPT_FOR)
            soon = await desk.store.aread(subscriptions.next_due)
            if soon is not None:
                pause = min(pause, (soon - desk.clock.now()).total_seconds())
        except StoreError as error:
            _log.warning("who is due cannot be asked now: %s", error)
        except Exception:  # whatever went wrong with one, tomorrow's digests must still go
            _log.exception("digests could not be made")
        await asyncio.sleep(max(pause, _SHORTEST_SLEEP))


@contextlib.asynccontextmanager
async def delivering(application: KanbaoApplication) -> AsyncIterator[None]:
    """Make and send digests and alerts as long as the application runs."""
    unmade: set[int] = set()
    work = [
        asyncio.create_task(keep_hours(application.bot_data, unmade), name="hours"),
        asyncio.create_task(Sender(application).run(), name="sender"),
        asyncio.create_task(catch_up(application.bot, application.bot_data), name="receipts"),
        asyncio.create_task(Watch(application, unmade).run(), name="watch"),
        asyncio.create_task(Amender(application).run(), name="amender"),
    ]
    try:
        yield
    finally:
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
