"""The pace of what leaves: counted on a loop whose time is made up, so that it takes none."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Awaitable, Callable

import pytest

from bot.wire import pace as pacing
from bot.wire.pace import Pace


class Hours:
    """Time that passes only when everybody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    async def sleep(self, seconds: float) -> None:
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self.sleepers, (self.now + max(seconds, 0.0), len(self.sleepers), waking))
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


async def _turns(hours: Hours, pace: Pace, chats: list[int]) -> list[tuple[float, int]]:
    left: list[tuple[float, int]] = []

    async def one(chat: int) -> None:
        await pace.turn(chat)
        left.append((hours.now, chat))

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


async def test_one_chat_gets_one_a_second_and_a_group_twenty_a_minute(hours: Hours) -> None:
    left = await _turns(hours, Pace(), [5] * 10 + [-7] * 45 + list(range(100, 160)))
    assert _most_in(left, 1.0, lambda chat: chat == 5) == 1
    assert _most_in(left, 60.0, lambda chat: chat == -7) <= 20
    # Chats that need not wait are not held up by those that must.
    assert max(at for at, chat in left if chat >= 100) - left[0][0] < 3


async def test_an_answer_goes_at_once_and_the_rest_makes_room(hours: Hours) -> None:
    pace = Pace()
    for _ in range(60):
        pace.answered(9)
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
            pace.answered(1)
        for _ in range(4):
            await pace.turn(1, soon=True)
            left.append(hours.now - begin)

    await hours.run(work())
    assert left[:2] == [0.0, 0.0]
    assert left[2] > 0.5 and left[3] - left[2] == pytest.approx(pacing.PRIVATE_GAP)
