"""The schedule wakes when something is due: on a clock that is set, with waits that are made up."""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools

import pytest

from bot.delivery import hours
from bot.local.transport import Shown
from store import Store, subscriptions
from tests.bot.conftest import MEMBER, House, SetClock
from tests.bot.morning import page

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T05:00")


async def waited(
    house: House, clock: SetClock, monkeypatch: pytest.MonkeyPatch, end: dt.datetime
) -> list[dt.datetime]:
    """When the schedule looked, from the clock's time until then; what is sent is sent meanwhile."""
    looks: list[dt.datetime] = []

    async def passes(seconds: float) -> None:
        looks.append(clock.at)
        await hours.Sender(house.application).send_waiting()
        clock.at += dt.timedelta(seconds=seconds)
        if clock.at > end:
            raise asyncio.CancelledError

    class Asyncio:
        sleep = staticmethod(passes)

    monkeypatch.setattr(hours, "asyncio", Asyncio)
    with pytest.raises(asyncio.CancelledError):
        await hours.keep_hours(house.application.bot_data, set())
    return looks


def brought(house: House) -> list[Shown]:
    return [
        each
        for each in house.server.messages.values()
        if each.chat == MEMBER and each.text.startswith("日报")
    ]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Asia/Tokyo", "Asia/Kathmandu", "America/New_York"])
async def test_a_digest_is_made_in_the_second_in_which_it_is_due(
    house: House, store: Store, clock: SetClock, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    await house.member.say("/subscribe 7:30 每天")
    await house.member.say(f"把时区改成{zone}")
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    due = sub.next_due
    assert due is not None
    clock.put(due - dt.timedelta(minutes=3, seconds=7, milliseconds=300))
    looks = await waited(house, clock, monkeypatch, due + dt.timedelta(minutes=1))
    first = next(at for at in looks if at >= due)
    assert first - due < dt.timedelta(seconds=1) and len(brought(house)) == 1
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert sub.next_due == due + dt.timedelta(days=1)
    # Never longer than ten seconds, for a page that comes in meanwhile calls for alerts.
    assert max(later - sooner for sooner, later in itertools.pairwise(looks)).total_seconds() <= 10


async def test_one_that_is_subscribed_to_just_before_its_time_is_not_missed(
    house: House, store: Store, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.put("2024-12-21T07:29:59")
    await house.member.say("/subscribe 7:30 每天")
    await waited(house, clock, monkeypatch, clock.at + dt.timedelta(minutes=1))
    assert len(brought(house)) == 1


async def test_what_is_due_each_minute_comes_in_its_minute(
    house: House, store: Store, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for minute in range(3):
        await house.member.say(f"/subscribe 7:3{minute} 每天 夜校{minute}")
    clock.put("2024-12-21T07:29")
    for minute in range(3):
        body = f"昨日，夜校{minute}开班，{minute + 5}名职工报名学车床。"
        page(store, "2024-12-21", f"夜校{minute}开班", body, minute + 1)
    looks = await waited(house, clock, monkeypatch, clock.at + dt.timedelta(minutes=4))
    minutes = {f"{at:%H:%M:%S}" for at in looks}
    assert {"07:30:00", "07:31:00", "07:32:00"} <= minutes and len(brought(house)) == 3
