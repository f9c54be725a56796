"""A message that is corrected after it was sent: the search that answered it is made anew, in its place.

What it says now is read as if it were typed. Nothing else is done by it: what subscribes, hands on or sets
something has been done when it was sent, and an older message is of the past; that is said.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Concatenate, NoReturn, ParamSpec, TypeVar, cast

from telegram import Update
from telegram.ext import filters

from bot import texts
from bot.context import Context, Desk
from bot.dispatch import table
from bot.dispatch.routing import Asked, Sought, clean, route
from bot.features import access, lastshown, onscreen, search
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, Store, views

FILTER = filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE & filters.TEXT
Reads = Callable[[Visit, str], Awaitable[Screen | None]]
P = ParamSpec("P")
T = TypeVar("T")
_SEARCH = search.KIND


class _Does(Exception):  # noqa: N818 - says what the text does
    """A text would do more than look for something."""


class _OnlyRead(Store):
    """The store, in which nothing is kept but the list that is about to be shown."""

    def __init__(self, store: Store) -> None:
        self.__dict__.update(store.__dict__)

    def write(self, fn: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """As of the store, for a list.

        Raises:
            _Does: it is something else.
        """
        if cast("object", fn) is not views.remember:
            raise _Does
        return super().write(fn, *args, **kwargs)


class _Silent:
    """A context by which nobody is told anything."""

    def __init__(self, desk: Desk) -> None:
        self.desk = Desk(desk.settings, _OnlyRead(desk.store), desk.clock, desk.bell, desk.showing, desk.name)

    def __getattr__(self, _: str) -> NoReturn:
        raise _Does


def corrected(sought: Reads) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """A handler that looks for what a message says now, where it was the last and was looked for.

    Args:
        sought: what answers a text that is no command.
    """

    async def handle(update: Update, context: Context) -> None:
        visit = await access.visitor(update, context)
        if not visit.person.admitted:
            # The first message of a stranger may have got no answer: the bot was away.
            await visit.send(await access.closed_door(visit))
            return
        message = update.effective_message
        text = clean((message.text if message else None) or "")
        answer = await lastshown.answer_sought(visit)
        screen = await _found(visit, text, sought) if answer and text else None
        if answer is None or screen is None:
            # Nobody shall wait for what has not been done.
            await visit.send(Screen(plain(texts.EDITED_NOT_DONE)))
            return
        visit.sought = True
        visit.shown = answer if await visit.edit(screen, answer) else await visit.send(screen)
        await onscreen.note(visit, screen)
        await lastshown.note(visit, screen)

    return handle


async def _found(visit: Visit, text: str, sought: Reads) -> Screen | None:
    """What a search for it shows; None where the text asks for anything else, of which nothing is done."""
    reading = Visit(visit.update, cast("Context", _Silent(visit.desk)), visit.person)
    try:
        screen = await _read(reading, text, sought)
    except _Does:
        return None
    except Sorry as sorry:
        screen = sorry.screen
    return screen if reading.sought else None


async def _read(visit: Visit, text: str, sought: Reads) -> Screen | None:
    asked = route(text, table.words())
    if isinstance(asked, Sought):
        return await sought(visit, asked.text)
    if isinstance(asked, Asked):
        return await search.run(visit, asked.argument) if asked.name == _SEARCH and asked.argument else None
    command = table.words()[asked.word]
    if asked.argument and command.name == _SEARCH:
        return await search.run(visit, asked.argument)
    # 最新 长城 is no command: it is looked for.
    fits = not asked.argument or await command.takes(visit, asked.argument)
    return None if fits else await sought(visit, asked.text)
