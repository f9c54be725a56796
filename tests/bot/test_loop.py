"""Nothing a person does blocks the event loop, (how quick answers are, tests/bench measures)."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from blockbuster import blockbuster_ctx

from bot import texts
from tests.bot.conftest import House, press

# A callback of the loop that works longer than so many seconds does what belongs into a thread. Only the work
# of the loop's own thread counts, not what it waits for on a busy machine.
MUCH_WORK = 0.5


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each callback of the loop works, in seconds of its thread's processor time."""
    spent: list[float] = []
    run: Any = asyncio.Handle._run

    def measured(handle: asyncio.Handle) -> None:
        before = time.thread_time()
        run(handle)
        spent.append(time.thread_time() - before)

    monkeypatch.setattr(asyncio.Handle, "_run", measured)
    return spent


async def test_a_whole_visit_never_blocks_the_loop(house: House, worked: list[float]) -> None:
    await house.member.say("产改")
    worked.clear()
    with blockbuster_ctx():
        await house.member.say("/start")
        await house.member.say("/latest")
        await press(house.member, "1")
        await press(house.member, texts.BACK)
        await house.member.say("/issue")
        await house.member.say("/digest")
        await house.member.say("职工")
        await press(house.member, texts.NEXT_PAGE)
        await house.administrator.send_file(
            "page.txt", "# 题\n\n本报讯（记者张三）文。\n".encode(), "2030-01-01"
        )
        await house.stranger.say("hi")
        await press(house.stranger, texts.JOIN)
    assert worked and max(worked) < MUCH_WORK


async def test_work_on_the_loop_would_be_seen(worked: list[float]) -> None:
    async def work() -> None:
        begun = time.thread_time()
        while time.thread_time() < begun + MUCH_WORK:
            sum(range(1000))

    await asyncio.create_task(work())
    assert max(worked) >= MUCH_WORK
