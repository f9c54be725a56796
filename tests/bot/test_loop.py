"""Nothing a person does blocks the event loop, (how quick answers are, tests/bench measures)."""

from __future__ import annotations

import asyncio

import pytest
from blockbuster import blockbuster_ctx

from bot import texts
from tests.bot.conftest import House, press

# Callbacks of the loop that take longer are CPU that belongs into a thread. Generous: CI machines are shared.
SLOW_CALLBACK = 0.5


async def test_a_whole_visit_never_blocks_the_loop(house: House, caplog: pytest.LogCaptureFixture) -> None:
    loop = asyncio.get_running_loop()
    await house.member.say("产改")
    loop.set_debug(True)
    loop.slow_callback_duration = SLOW_CALLBACK
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
    loop.set_debug(False)
    assert "Executing" not in caplog.text
