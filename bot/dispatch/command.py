"""What a command is: one entry of the table from which menu, /help and the Chinese words come."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.context import Person
from bot.screen import Screen
from bot.visit import Visit

Run = Callable[[Visit, str], Awaitable[Screen | None]]
Takes = Callable[[Visit, str], Awaitable[bool]]


async def takes_nothing(_: Visit, __: str) -> bool:
    """For a word that is a command only when it stands alone."""
    return False


async def takes_anything(_: Visit, __: str) -> bool:
    """For a word whose command can do something with any argument."""
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the chat.

    Attributes:
        name: Latin, as Telegram wants it, without the slash.
        words: Chinese words for it; the first is shown in /help.
        usage: its argument, as shown in /help; empty when it takes none.
        summary: what it does, for the menu and /help.
        run: does it, and returns what is shown.
        takes: whether an argument behind a Chinese word fits, so that it is no search.
        for_editors: whether only editors and administrators may use it, and see it.
        for_administrators: whether only administrators may use it, and see it.
        in_groups: whether it answers in a bound group, where everybody reads along.
    """

    name: str
    words: tuple[str, ...]
    usage: str
    summary: str
    run: Run
    takes: Takes = takes_nothing
    for_editors: bool = False
    for_administrators: bool = False
    in_groups: bool = False

    def is_for(self, person: Person) -> bool:
        """Whether this person may use it."""
        if self.for_administrators:
            return person.is_administrator
        return person.is_editor or not self.for_editors

    async def where_it_fits(self, visit: Visit, argument: str) -> Screen | None:
        """What it shows; None where the argument does not fit (zuixin 5Gwangluo names no day)."""
        return await self.run(visit, argument) if not argument or await self.takes(visit, argument) else None

    @property
    def for_all(self) -> bool:
        """Whether every member may use it."""
        return not (self.for_editors or self.for_administrators)

    @property
    def title(self) -> str:
        """/latest（最新） [条数|栏目|日期]"""
        words = f"（{'、'.join(self.words)}）" if self.words else ""
        return f"/{self.name}{words}" + (f" {self.usage}" if self.usage else "")
