"""What every handler is given: the desk (settings, store, clock), and who is asking."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import uuid4

from telegram.ext import Application, CallbackContext, ExtBot

from bot.clock import Clock
from bot.settings import Settings
from bot.wire.patience import Paced
from store import Store, members

Role = Literal["stranger", "member", "editor", "administrator"]
# Untyped storage of python-telegram-bot that stays empty: state is in the store.
_Unused = dict[Any, Any]


@dataclass(frozen=True)
class Desk:
    """What the application works with."""

    settings: Settings
    store: Store
    clock: Clock
    # Rung when something is queued that should leave at once; the sender looks by itself as well.
    bell: asyncio.Event = field(default_factory=asyncio.Event)
    # The forwards whose receipts are being changed, and whether there is something newer to show.
    showing: dict[int, bool] = field(default_factory=dict)
    # By which other processes on the same store know this one.
    name: str = field(default_factory=lambda: uuid4().hex)

    async def administrators(self) -> list[int]:
        """The administrators by the settings, then those whom the store knows."""
        known = await self.store.aread(members.members)
        stored = [each.user_id for each in known if each.role == "administrator"]
        return list(dict.fromkeys([*self.settings.admins, *stored]))


class Context(CallbackContext[ExtBot[Paced], _Unused, _Unused, Desk]):
    """python-telegram-bot's context, with the desk as its only data."""

    @property
    def desk(self) -> Desk:
        """The settings, the store and the clock."""
        return self.bot_data


KanbaoApplication = Application[ExtBot[Paced], Context, _Unused, _Unused, Desk, None]


@dataclass(frozen=True, slots=True)
class Person:
    """Who is asking, and what they may do."""

    user_id: int
    name: str
    username: str | None
    role: Role

    @property
    def admitted(self) -> bool:
        """Whether this person may read at all."""
        return self.role != "stranger"

    @property
    def is_administrator(self) -> bool:
        """Whether this person may take in pages and admit people."""
        return self.role == "administrator"

    @property
    def is_editor(self) -> bool:
        """Whether this person may put pages right."""
        return self.role in ("editor", "administrator")
