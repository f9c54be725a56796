"""The pace of what leaves: counted on a loop whose time is made up, so that it takes none."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import random
from collections.abc import Awaitable, Callable

import pytest

from bot.wire import pace as pacing
from bot.wire.pace import Pace


class Hours:
    """Time that passes only when everybody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.turns = itertools.count()
        self.sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    async def sleep(self, seconds: float) -> None:
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self.sleepers, (self.now + max(seconds, 0.0), next(self.turns), waking))
        await waking

    async def run(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        while not task.done():
            for _ in range(50):
                await asyncio.sleep(0)
            if self.sleepers and not task.done():
                self.now, _, waking = heapq.heappop(self.sleepers)
                waking.set_result(None)
        await task


@pytest.fixture
def hours(monkeypatch: pytest.MonkeyPatch) -> Hours:
    made = Hours()
    monkeypatch.setattr(Pace, "_now", lambda _: made.now)

    class Asyncio:
        sleep = staticmethod(made.sleep)
        Lock = asyncio.Lock

    monkeypatch.setattr(pacing, "asyncio", Asyncio)
    return made


async def _turns(
    hours: Hours, pace: Pace, chats: list[int], trip: Callable[[], float] = lambda: 0.0
) -> list[tuple[float, int]]:
    left: list[tuple[float, int]] = []

    async def one(chat: int) -> None:
        leaves = await pace.turn(chat)
        left.append((hours.now, chat))
        await hours.sleep(trip())
        pace.arrived(leaves)

    async def every() -> None:
        await asyncio.gather(*map(one, chats))

    await hours.run(every())
    return left


def _most_in(left: list[tuple[float, int]], seconds: float, of: Callable[[int], bool] = bool) -> int:
    times = [at for at, chat in left if of(chat)]
    return max(sum(start <= at < start + seconds for at in times) for start in times)


async def test_many_chats_get_all_but_the_whole_rate(hours: Hours) -> None:
    left = await _turns(hours, Pace(), list(range(1, 301)))
    assert _most_in(left, 1.0) <= 30
    took = left[-1][0] - left[0][0]
    assert len(left) / took >= 0.95 * 30


async def _arrivals(hours: Hours, ways: Callable[[int], tuple[float, float]], count: int) -> list[float]:
    """When each arrives, where the way there and back of each is given."""
    pace = Pace()
    arrived: list[float] = []

    async def one(number: int) -> None:
        leaves = await pace.turn(number)
        there, back = ways(number)
        await hours.sleep(there)
        arrived.append(hours.now)
        await hours.sleep(back)
        pace.arrived(leaves)

    async def every() -> None:
        await asyncio.gather(*map(one, range(1, count + 1)))

    await hours.run(every())
    return sorted(arrived)


def _fullest(arrived: list[float]) -> int:
    return max(sum(start <= at < start + 1.0 for at in arrived) for start in arrived)


@pytest.mark.parametrize(("there", "back"), [(0.04, 0.04), (0.01, 0.3), (0.3, 0.01)])
async def test_a_long_line_costs_no_rate(hours: Hours, there: float, back: float) -> None:
    arrived = await _arrivals(hours, lambda _: (there, back), 300)
    assert _fullest(arrived) <= 30
    assert (len(arrived) - 1) / (arrived[-1] - arrived[0]) >= 0.95 * 30


async def test_what_bunches_up_on_the_way_is_never_too_much_at_the_other_end(hours: Hours) -> None:
    """A busy machine holds up what has its turn for up to half a second: it leaves together with the next."""
    chance = random.Random(1)
    held = {number: chance.uniform(0.1, 0.5) for number in range(1, 401) if number % 40 < 12}
    arrived = await _arrivals(hours, lambda number: (0.01 + held.get(number, 0.0), 0.01), 400)
    assert _fullest(arrived) <= 30


async def test_one_chat_gets_one_a_second_and_a_group_twenty_a_minute(hours: Hours) -> None:
    left = await _turns(hours, Pace(), [5] * 10 + [-7] * 45 + list(range(100, 160)))
    assert _most_in(left, 1.0, lambda chat: chat == 5) == 1
    assert _most_in(left, 60.0, lambda chat: chat == -7) <= 20
    # Chats that need not wait are not held up by those that must.
    assert max(at for at, chat in left if chat >= 100) - left[0][0] < 3


async def test_an_answer_goes_at_once_and_the_rest_makes_room(hours: Hours) -> None:
    pace = Pace()
    for _ in range(60):
        pace.arrived(pace.answered(9))
    left = await _turns(hours, pace, [1, 2])
    assert left[0][0] - 100.0 >= 60 / 30


async def test_only_a_second_refusal_at_the_same_time_stops_everybody(hours: Hours) -> None:
    pace = Pace()
    assert not pace.flooded(1, 10)
    assert not pace.flooded(1, 10)
    assert (await _turns(hours, pace, [2]))[0][0] < 101
    assert pace.flooded(2, 5)
    assert (await _turns(hours, pace, [3]))[0][0] >= 105


async def test_what_a_colleague_hands_on_is_a_little_ahead_and_not_more(hours: Hours) -> None:
    """A short burst is allowed; whoever is sent more than that waits like everybody."""
    pace = Pace()
    left: list[float] = []

    async def work() -> None:
        begin = hours.now
        for _ in range(3):
            pace.arrived(pace.answered(1))
        for _ in range(4):
            pace.arrived(await pace.turn(1, soon=True))
            left.append(hours.now - begin)

    await hours.run(work())
    assert left[:2] == [0.0, 0.0]
    assert left[2] > 0.5 and left[3] - left[2] == pytest.approx(pacing.PRIVATE_GAP)
