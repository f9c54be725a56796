"""Two processes on one store: one sends, the other takes over; an alarm comes once, whoever raises it."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
from collections.abc import AsyncIterator

import pytest

from bot import texts
from bot.delivery import sender
from bot.delivery.leading import LENGTH
from bot.delivery.sender import Sender
from bot.delivery.watch import LATE, QUIET, Watch
from bot.local.limits import Refused
from bot.local.transport import Server, Shown
from store import Store, deliveries, subscriptions
from store.messages import Message
from store.subscriptions import Subscription
from tests.bot.conftest import MEMBER, House, SetClock, running_house, settings_for
from tests.store.postgres import Databases

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T07:30")


@pytest.fixture(params=["sqlite", "postgresql"])
async def two(
    request: pytest.FixtureRequest, url: str, clock: SetClock
) -> AsyncIterator[tuple[House, House]]:
    """Two applications of one house, on a server of either kind."""
    with contextlib.ExitStack() as stack:
        if request.param == "postgresql":
            databases: Databases = request.getfixturevalue("postgres")
            url = databases.migrated()
            stack.callback(databases.drop, url)
        one, other = Store.open(url), Store.open(url)
        stack.callback(one.close)
        stack.callback(other.close)
        server = Server(chats={MEMBER, 1001})
        settings = settings_for(url, admins=(1001, MEMBER))
        async with (
            running_house(one, settings, server, clock) as first,
            running_house(other, settings, server, clock) as second,
        ):
            yield first, second


def wait(house: House, count: int, begin: int = 0) -> None:
    now = house.application.bot_data.clock.now()
    for number in range(begin, begin + count):
        said = [Message(f"message {number}")]
        house.store.write(deliveries.put, f"x:{number}", said, user_id=MEMBER, chat_id=MEMBER, at=now)


def sent(house: House) -> int:
    return house.store.read(deliveries.counts).get(deliveries.SENT, 0)


async def test_one_sends_and_the_other_stands_by(two: tuple[House, House], clock: SetClock) -> None:
    first, second = two
    wait(first, 3)
    leading, standing = Sender(first.application), Sender(second.application)
    claimed = await leading._claimed()
    assert len(claimed) == 3
    wait(first, 2, 3)
    assert await standing._claimed() == ()
    for each in claimed:
        await leading._send(each)
    assert sent(first) == 3
    # It falls silent: killed, or its machine has gone.
    clock.at += LENGTH + dt.timedelta(seconds=1)
    assert await standing.send_waiting() == 2
    # Whoever has done its work lets the other lead at once.
    wait(first, 1, 5)
    assert len(await leading._claimed()) == 1


async def test_who_no_longer_leads_gives_back_what_it_has_claimed(
    two: tuple[House, House], clock: SetClock
) -> None:
    first, second = two
    wait(first, 2)
    slow, quick = Sender(first.application), Sender(second.application)
    claimed = await slow._claimed()
    # Held up for longer than its lease: the other one has taken over.
    clock.at += LENGTH + dt.timedelta(seconds=1)
    wait(first, 1, 2)
    assert len(await quick._claimed()) == 1
    for each in claimed:
        await slow._send(each)
    assert sent(first) == 0
    assert len(await quick._claimed()) == 2


async def test_while_all_wait_their_turn_the_lead_is_kept(
    two: tuple[House, House], clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = two
    wait(first, 4)
    monkeypatch.setattr(sender, "_CLAIM", 2)
    monkeypatch.setattr(sender, "LOOK_EVERY_SECONDS", 0.01)
    leading, standing = Sender(first.application), Sender(second.application)
    turn = asyncio.Event()
    # A 429 for everybody: what has been claimed waits, and nothing more is.
    monkeypatch.setattr(leading, "_to_go", lambda *_: turn.wait())
    work = asyncio.create_task(leading.run())
    try:
        for _ in range(4):
            await asyncio.sleep(0.1)
            clock.at += LENGTH / 2
        assert await standing._claimed() == ()
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
    # It was stopped: the other one goes on, with all that it gave back.
    assert len(await standing._claimed()) == 2


def alarms(house: House) -> list[str]:
    """What the administrator was sent."""
    return [each.text for each in house.server.events if isinstance(each, Shown) and each.chat == 1001]


async def test_the_same_alarm_comes_once_from_two_processes(
    two: tuple[House, House], clock: SetClock
) -> None:
    first, second = two
    one, other = Watch(first.application), Watch(second.application)
    wait(first, 1)
    clock.at += LATE + dt.timedelta(minutes=1)
    assert await one.look() and not await other.look() and not await one.look()
    # A restart does not raise it again either.
    assert not await Watch(second.application).look()
    assert len(alarms(first)) == 1
    # Other trouble is told of at once, and once as well.
    (claimed,) = await Sender(first.application)._claimed()
    first.server.trouble["sendMessage"] = [Refused("Bad Request: x")]
    await Sender(first.application)._send(claimed)
    clock.at += dt.timedelta(minutes=1)
    assert await other.look() and not await one.look()
    assert "拒收" in alarms(first)[-1] and len(alarms(first)) == 2
    # The hour is over, and it stands still: either may say so, one does.
    wait(first, 1, 1)
    clock.at += QUIET + LATE
    assert [await other.look(), await one.look()] == [True, False]
    assert len(alarms(first)) == 3 and "拒收" not in alarms(first)[-1]


async def test_an_alarm_that_nobody_could_be_sent_is_raised_again(
    two: tuple[House, House], clock: SetClock
) -> None:
    first, second = two
    wait(first, 1)
    clock.at += LATE + dt.timedelta(minutes=1)
    # No administrator can be reached: none has written to the bot yet.
    first.server.chats.clear()
    assert not await Watch(first.application).look()
    first.server.chats.update({MEMBER, 1001})
    clock.at += dt.timedelta(minutes=1)
    assert await Watch(second.application).look()


async def test_digests_that_nobody_makes_raise_an_alarm(two: tuple[House, House], clock: SetClock) -> None:
    first, second = two
    due = clock.at - dt.timedelta(minutes=1)
    late = Subscription(0, MEMBER, MEMBER, "digest", 450, "daily", "UTC", due, next_due=due)
    first.store.write(subscriptions.add, late)
    watch = Watch(second.application)
    assert not await watch.look()
    clock.at += LATE
    assert await watch.look() and not await Watch(first.application).look()
    assert alarms(first) == [texts.DIGESTS_UNDONE.format(count=1)]
