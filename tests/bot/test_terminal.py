"""The local chat in a terminal: greeting, lines, Ctrl-C, Ctrl-D, history."""

from __future__ import annotations

from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.local import terminal
from bot.local.terminal import converse
from tests.bot.conftest import settings_for


async def test_it_greets_by_itself_and_ends_with_ctrl_d(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    async def answer(line: str) -> list[str]:
        asked.append(line)
        return [f"答：{line}"]

    printed: list[object] = []
    monkeypatch.setattr(terminal, "print_formatted_text", printed.append)
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        keyboard.send_text("产改\rhalf\x03/help\r\x04")
        await converse(settings_for(f"sqlite:///{tmp_path}/kanbao.db"), answer)
    assert asked == ["/start", "产改", "/help"]
    assert len(printed) == 4
    assert "产改" in (tmp_path / "chat_history").read_text(encoding="utf-8")
