"""The local chat in a terminal: line editing, history, completion of the commands."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.patch_stdout import patch_stdout
from prompt_toolkit.shortcuts import print_formatted_text

from bot import texts
from bot.settings import Settings
from bot.table import COMMANDS

_SQLITE = "sqlite:///"


async def converse(settings: Settings, answer: Callable[[str], Awaitable[list[str]]]) -> None:
    """Ask for lines and print the answers until Ctrl-D. Ctrl-C drops the line being typed."""
    session: PromptSession[str] = PromptSession(
        "> ", history=_history(settings), completer=_completer(), complete_while_typing=False
    )
    print_formatted_text(texts.BANNER + "\n")
    _print(await answer("/start"))
    with patch_stdout(raw=True):
        while True:
            try:
                line = await session.prompt_async()
            except KeyboardInterrupt:
                continue
            except EOFError:
                return
            _print(await answer(line))


def _print(messages: list[str]) -> None:
    for message in messages:
        print_formatted_text(ANSI(f"\n{message}\n"))


def _completer() -> WordCompleter:
    words = [f"/{command.name}" for command in COMMANDS]
    words += [word for command in COMMANDS for word in command.words]
    return WordCompleter([*words, "!file "], sentence=True)


def _history(settings: Settings) -> History:
    """Kept beside the database where that is a file."""
    url = settings.database_url
    if not url.startswith(_SQLITE) or url == _SQLITE:
        return InMemoryHistory()
    folder = Path(url.removeprefix(_SQLITE)).parent
    return FileHistory(str(folder / "chat_history"))
