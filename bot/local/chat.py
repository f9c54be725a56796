"""The chat without a token: the real application in this process, a person at the keyboard or a pipe."""

from __future__ import annotations

import asyncio
import io
import itertools
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TextIO

from bot import texts
from bot.app import build_application
from bot.clock import Clock
from bot.delivery.hours import look
from bot.delivery.sender import Sender
from bot.dispatch.routing import narrowed
from bot.inbox import watched_inbox
from bot.local.client import Client, NoSuchButton
from bot.local.picture import picture
from bot.local.transport import Event, LocalRequest, Server
from bot.settings import Settings
from seeds import sample_pages
from store import Store, articles, members
from store.intake import take_in_documents

# The person at the keyboard when the settings name no administrator: no number that Telegram gives out.
KEYBOARD = 9_000_000_000_001
_BUTTON = re.compile(r"#(\d{1,4})", re.ASCII)
_FILE, _USERS = "!file", "!users"
_PERSON = re.compile(r"\s*(\d{1,15})\s*(.*?)\s*", re.ASCII)


async def run_chat(
    settings: Settings,
    store: Store,
    clock: Clock,
    *,
    user_id: int | None,
    stdin: TextIO,
    stdout: TextIO,
) -> int:
    """Talk until the end of input; returns the exit status.

    Args:
        settings: their token is not used: nothing leaves this process.
        store: open; filled with the sample pages when it holds no page.
        clock: the program's clock.
        user_id: whose rights apply; None: an administrator's.
        stdin: lines, or a terminal to edit them in.
        stdout: where the answers go.
    """
    for stream in (stdin, stdout):
        # A byte that is no text becomes a mark in one line, not the end of the chat.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    person, seated = _seated(settings, user_id)
    await asyncio.to_thread(_fill, store, settings.paper)
    # With a token the bot on Telegram is at work on the same store, and the inbox is its task.
    at_work = settings.token is None
    async with _application(seated, store, clock, person, at_work=at_work) as client:
        post = partial(_post, client, at_work=at_work)
        if stdin.isatty() and stdout.isatty():
            from bot.local.terminal import converse

            await converse(settings, Conversation(client, post, styled=True))
        else:
            await _piped(Conversation(client, post), stdin, stdout)
    return 0


async def _piped(conversation: Conversation, stdin: TextIO, stdout: TextIO) -> None:
    while line := await asyncio.to_thread(stdin.readline):
        for text in await conversation.say(line):
            stdout.write(f"{text}\n\n")
        stdout.flush()


def _seated(settings: Settings, user_id: int | None) -> tuple[int, Settings]:
    """Who sits at the keyboard, and the settings under which that is so."""
    local = settings.model_copy(update={"token": None})
    if user_id is not None:
        return user_id, local
    person = settings.admins[0] if settings.admins else KEYBOARD
    return person, local.model_copy(update={"admins": tuple(dict.fromkeys([*settings.admins, person]))})


def _fill(store: Store, paper: str) -> None:
    if store.read(articles.overview).pages:
        return
    pages = [(name, text.encode()) for name, text in sample_pages()]
    take_in_documents(store, pages, default_paper=paper)


async def _post(client: Client, *, at_work: bool) -> None:
    """Bring what is due to the person at the keyboard; made here only where no bot is at work."""
    if at_work:
        await look(client.application.bot_data, user_id=client.user_id)
    await Sender(client.application, user_id=client.user_id).send_waiting()


@asynccontextmanager
async def _application(
    settings: Settings, store: Store, clock: Clock, person: int, *, at_work: bool
) -> AsyncIterator[Client]:
    server = Server()
    application = build_application(settings, store, clock, request=LocalRequest(server))
    async with application, watched_inbox(application) if at_work else nullcontext():
        # A member is called as in the store, which takes over what people call themselves.
        known = await store.aread(members.member, person)
        called = (known.name, known.username) if known else (texts.LOCAL_NAME, None)
        yield Client(application, server, _numbers(), person, *called)


def _numbers() -> Iterator[int]:
    """Numbers of updates that no earlier chat on the same store has used, and Telegram never uses."""
    return itertools.count(-(time.time_ns() // 1000))


class Conversation:
    """What one person types, and everything that comes back: answers, and messages nobody asked for."""

    def __init__(self, client: Client, post: Callable[[], Awaitable[None]], *, styled: bool = False) -> None:
        self._client = client
        self._post = post
        self._styled = styled
        self._read = 0

    async def say(self, line: str) -> list[str]:
        """What is to be printed after a typed line; what came in before it is printed first."""
        text = line.encode("utf-8", "replace").decode().strip()
        if not text:
            return await self.unread()
        try:
            await _act(self._client, text)
        except NoSuchButton as missing:
            if not missing.last:
                return [texts.LOCAL_NO_BUTTONS]
            return [texts.LOCAL_WRONG_BUTTON.format(typed=narrowed(text)[1:], last=missing.last)]
        except _Unsendable as unsendable:
            return [str(unsendable)]
        return await self.unread()

    async def unread(self) -> list[str]:
        """What has come since the last look; what is due is brought first."""
        await self._post()
        events = self._client.server.events[self._read :]
        self._read += len(events)
        chat = self._client.chat
        own = (event for event in events if getattr(event, "chat", chat) == chat)
        return [shown for event in own if (shown := picture(event, styled=self._styled))]


class _Unsendable(Exception):  # noqa: N818 -- said to the person at the keyboard
    """A line that names a file which cannot be sent."""


async def _act(client: Client, text: str) -> list[Event]:
    if found := _BUTTON.fullmatch(narrowed(text)):
        return await client.press(int(found[1]))
    if text == "@" or text.startswith("@ "):
        return await client.ask_inline(text[1:].strip())
    if text == _USERS or text.startswith(f"{_USERS} "):
        return await _share_users(client, text.removeprefix(_USERS))
    if text == _FILE or text.startswith(f"{_FILE} "):
        return await _send_file(client, text.removeprefix(_FILE).strip())
    return await client.say(text)


async def _share_users(client: Client, typed: str) -> list[Event]:
    found = [_PERSON.fullmatch(each) for each in re.split("[,，、;；]", typed)]
    people = [(int(each[1]), each[2]) for each in found if each]
    if not people or len(people) < len(found):
        raise _Unsendable(texts.LOCAL_USERS_USAGE)
    try:
        return await client.share_users(people)
    except NoSuchButton:
        raise _Unsendable(texts.LOCAL_NO_USERS) from None


async def _send_file(client: Client, typed: str) -> list[Event]:
    if not typed:
        raise _Unsendable(texts.LOCAL_FILE_USAGE)
    try:
        name, data = await asyncio.to_thread(_read_file, typed.strip("\"'"))
    except OSError:
        raise _Unsendable(texts.LOCAL_NO_FILE.format(path=typed)) from None
    return await client.send_file(name, data)


def _read_file(typed: str) -> tuple[str, bytes]:
    path = Path(typed).expanduser()
    return path.name, path.read_bytes()
