"""Which calls are tried again, and when that is given up."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.wire.patience import BACK_OFF, LONGEST_WAIT, Patience


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    monkeypatch.setattr("bot.wire.patience.asyncio.sleep", sleep)
    return pauses


async def _call(errors: list[TelegramError], endpoint: str = "sendMessage") -> Any:
    async def callback() -> bool:
        if errors:
            raise errors.pop(0)
        return True

    return await Patience().process_request(callback, (), {}, endpoint, {}, None)


async def test_flood_control_and_the_network_are_waited_for(waited: list[float]) -> None:
    flooded = RetryAfter(dt.timedelta(seconds=3))
    assert (
        await _call([flooded, NetworkError("reset"), TimedOut(), RetryAfter(dt.timedelta(seconds=9))]) is True
    )
    assert waited == [3.0, BACK_OFF[0], BACK_OFF[1], 9.0]


@pytest.mark.parametrize("error", [BadRequest("x"), Forbidden("blocked")])
async def test_a_refusal_is_final(waited: list[float], error: TelegramError) -> None:
    with pytest.raises(type(error)):
        await _call([error])
    assert waited == []


async def test_patience_ends(waited: list[float]) -> None:
    with pytest.raises(NetworkError):
        await _call([NetworkError("down") for _ in range(9)])
    assert waited == list(BACK_OFF)
    with pytest.raises(RetryAfter):
        await _call([RetryAfter(dt.timedelta(seconds=LONGEST_WAIT + 1))])


async def test_the_first_question_of_a_start_is_left_to_the_start(waited: list[float]) -> None:
    with pytest.raises(NetworkError):
        await _call([NetworkError("down")], "getMe")
    assert waited == []
