"""What the log and the person hear when an answer fails."""

from __future__ import annotations

import logging
from types import SimpleNamespace
from typing import Any

import pytest

from bot.dispatch.troubles import on_error
from bot.local.limits import Refused
from store.errors import StoreBusy
from tests.bot.conftest import House, messages, press


async def test_a_busy_store_is_one_line(caplog: pytest.LogCaptureFixture) -> None:
    context: Any = SimpleNamespace(error=StoreBusy("another program holds the database"))
    await on_error(None, context)
    (record,) = caplog.records
    assert "another program holds the database" in record.getMessage()
    assert record.exc_info is None


async def test_an_unexpected_error_keeps_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    context: Any = SimpleNamespace(error=KeyError("x"))
    await on_error(None, context)
    assert caplog.records[0].exc_info


async def test_a_refused_answer_is_logged_with_its_reason(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.server.trouble["sendMessage"] = [Refused("Bad Request: no such thing")]
    await house.member.say("/help")
    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "o such thing" in record.getMessage()
    assert record.exc_info is None


async def test_a_lost_toast_does_not_lose_the_screen(house: House) -> None:
    shown = messages(await house.member.say("/latest"))[-1]
    house.server.trouble["answerCallbackQuery"] = [Refused("Forbidden: no", 403)]
    assert messages(await press(house.member, shown.keyboard[0][0]["text"]))
