"""The local chat in a terminal: line editing, history, completion of the commands."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Protocol

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.patch_stdout import patch_stdout
from prompt_toolkit.shortcuts import print_formatted_text

from bot import texts
from bot.dispatch.table import COMMANDS
from bot.settings import Settings

_SQLITE = "sqlite:///"


# How often messages that nobody asked for are looked for while the person types.
_LOOK_SECONDS = 1.0


class Conversation(Protocol):
    """A line in, what is to be printed out."""

    async def say(self, line: str) -> list[str]:
        """The answers to a line."""

    async def unread(self) -> list[str]:
        """What has come since, unasked."""


async def converse(settings: Settings, conversation: Conversation) -> None:
    """Ask for lines and print the answers until Ctrl-D. Ctrl-C drops the line being typed."""
    session: PromptSession[str] = PromptSession(
        "> ", history=_history(settings), completer=_completer(), complete_while_typing=False
    )
    print_formatted_text(texts.BANNER + "\n")
    _print(await conversation.say("/start"))
    with patch_stdout(raw=True):
        listening = asyncio.create_task(_listen(conversation))
        try:
            while True:
                try:
                    line = await session.prompt_async()
                except KeyboardInterrupt:
                    continue
                except EOFError:
                    return
                _print(await conversation.say(line))
        finally:
            listening.cancel()


async def _listen(conversation: Conversation) -> None:
    while True:
        await asyncio.sleep(_LOOK_SECONDS)
        _print(await conversation.unread())


def _print(messages: list[str]) -> None:
    for message in messages:
        print_formatted_text(ANSI(f"\n{message}\n"))


def _completer() -> WordCompleter:
    words = [f"/{command.name}" for command in COMMANDS]
    words += [word for command in COMMANDS for word in command.words]
    return WordCompleter([*words, "!file ", "!users "], sentence=True)


def _history(settings: Settings) -> History:
    """Kept beside the database where that is a file."""
    url = settings.database_url
    if not url.startswith(_SQLITE) or url == _SQLITE:
        return InMemoryHistory()
    folder = Path(url.removeprefix(_SQLITE)).parent
    return FileHistory(str(folder / "chat_history"))
