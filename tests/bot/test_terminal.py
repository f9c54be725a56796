"""The local chat in a terminal: greeting, lines, Ctrl-C, Ctrl-D, history."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.local import terminal
from bot.local.terminal import converse
from tests.bot.conftest import settings_for


class Echo:
    """Answers each line with itself, and has one message that nobody asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.waiting = ["新到一版"]

    async def say(self, line: str) -> list[str]:
        self.asked.append(line)
        return [f"答：{line}"]

    async def unread(self) -> list[str]:
        found, self.waiting = self.waiting, []
        return found


async def test_it_greets_by_itself_tells_what_comes_unasked_and_ends_with_ctrl_d(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[object] = []
    monkeypatch.setattr(terminal, "print_formatted_text", printed.append)
    monkeypatch.setattr(terminal, "_LOOK_SECONDS", 0.01)
    echo = Echo()
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        keyboard.send_text("产改\rhalf\x03/help\r")
        talking = asyncio.create_task(converse(settings_for(f"sqlite:///{tmp_path}/kanbao.db"), echo))
        async with asyncio.timeout(60):
            while len(printed) < 5:
                await asyncio.sleep(0.01)
            keyboard.send_text("\x04")
            await talking
    assert echo.asked == ["/start", "产改", "/help"]
    assert sum("新到一版" in str(text) for text in printed) == 1
    assert len(printed) == 5
    assert "产改" in (tmp_path / "chat_history").read_text(encoding="utf-8")
