"""A house in a box: the real application on a store of the sample pages, people at its other end."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot import texts
from bot.app import build_application
from bot.clock import Clock
from bot.context import KanbaoApplication
from bot.delivery.sender import Sender
from bot.local.client import Client
from bot.local.transport import Event, LocalRequest, Server, Shown, Toast
from bot.settings import Settings
from bot.wire import pace
from seeds import sample_pages
from store import Store, articles, members
from store.intake import take_in_documents

ADMINISTRATOR, MEMBER, STRANGER = 1001, 1002, 1003
ZONE = ZoneInfo("Asia/Shanghai")
NOW = dt.datetime.fromisoformat("2024-12-21T09:00:00+08:00")

# Number, name, @name.
Colleague = tuple[int, str, str | None]


class SetClock(Clock):
    """A clock that stands where it is put; `at` in the house's zone where it names none."""

    def __init__(self, at: str | dt.datetime = NOW) -> None:
        super().__init__(ZONE)
        self.put(at)

    def put(self, at: str | dt.datetime) -> None:
        moment = dt.datetime.fromisoformat(at) if isinstance(at, str) else at
        self.at = moment if moment.tzinfo else moment.replace(tzinfo=ZONE)

    def now(self) -> dt.datetime:
        return self.at


def settings_for(url: str, **given: object) -> Settings:
    """Settings of this test, whatever the environment says."""
    values: dict[str, object] = {"database_url": url, "admins": (ADMINISTRATOR,)} | given
    return Settings(_env_file=None).model_copy(update=values)


@dataclass
class House:
    """The application and everybody who talks to it."""

    application: KanbaoApplication
    server: Server
    store: Store
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def person(self, user_id: int, name: str = "小李", username: str | None = None) -> Client:
        """Somebody with a client."""
        return Client(self.application, self.server, self.ids, user_id, name, username)

    @property
    def administrator(self) -> Client:
        """The administrator of the settings."""
        return self.person(ADMINISTRATOR, "王主任")

    @property
    def member(self) -> Client:
        """A member of the store."""
        return self.person(MEMBER, "小李", "xiaoli")

    @property
    def stranger(self) -> Client:
        """Somebody whom nobody knows."""
        return self.person(STRANGER, "路人")


@asynccontextmanager
async def running_house(
    store: Store, settings: Settings, server: Server | None = None, clock: Clock | None = None
) -> AsyncIterator[House]:
    """An application of its own; afterwards no call may have broken Telegram's rules."""
    server = server or Server()
    clock = clock or Clock(settings.zone, NOW)
    application = build_application(settings, store, clock, request=LocalRequest(server))
    async with application:
        yield House(application, server, store, itertools.count(server.last_message * 1000 + 1))
    assert server.violations == []


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the sample pages and one member, to be copied."""
    path = tmp_path_factory.mktemp("sample") / "kanbao.db"
    store = Store.open(f"sqlite:///{path}")
    pages = [(name, text.encode()) for name, text in sample_pages()]
    take_in_documents(store, pages, default_paper="工人日报")
    store.write(members.add, MEMBER, "小李", "xiaoli", "member")
    store.close()
    return path


@pytest.fixture
def url(sample_store: Path, tmp_path: Path) -> str:
    """The address of this test's own copy."""
    shutil.copy(sample_store, tmp_path / "kanbao.db")
    return f"sqlite:///{tmp_path}/kanbao.db"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """The sample pages and one member."""
    opened = Store.open(url)
    yield opened
    opened.close()


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits a second between two messages to one chat, or three to one group."""
    monkeypatch.setattr(pace, "PRIVATE_GAP", 0.0)
    monkeypatch.setattr(pace, "GROUP_GAP", 0.0)


@pytest.fixture
def clock(request: pytest.FixtureRequest) -> Clock | None:
    """The clock of the house: it stands at the AT of the test's file, or else runs from NOW."""
    at = getattr(request.module, "AT", None)
    return SetClock(at) if at else None


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    """Who else is a member; where anybody is, the bot may write to all of the house."""
    return ()


@pytest.fixture
async def house(
    store: Store, url: str, clock: Clock | None, colleagues: Sequence[Colleague]
) -> AsyncIterator[House]:
    """The application on the sample pages."""
    for user_id, name, username in colleagues:
        store.write(members.add, user_id, name, username, "member")
    async with running_house(store, settings_for(url), clock=clock) as built:
        if colleagues:
            built.server.chats.update((ADMINISTRATOR, MEMBER, *(each[0] for each in colleagues)))
        yield built


@pytest.fixture
def article(store: Store) -> int:
    """The first of the headlines."""
    return store.read(articles.latest, limit=1).items[0].id


def messages(events: list[Event]) -> list[Shown]:
    """The messages among what happened."""
    return [event for event in events if isinstance(event, Shown)]


def message(events: list[Event]) -> Shown:
    """The only message of what happened, but for the mark of a card above that is no more so."""
    (shown,) = (one for one in messages(events) if not (one.edited and one.text == texts.CARD_OUTDATED))
    return shown


def toasts(events: list[Event]) -> list[str]:
    """What the answers to buttons say, where they say anything."""
    return [event.text for event in events if isinstance(event, Toast) and event.text]


def labels(shown: Shown) -> list[str]:
    """The labels of a message's buttons, row by row."""
    return [button["text"] for row in shown.keyboard for button in row]


async def post(house: House) -> list[Shown]:
    """What the outbox sends now, and what it changes."""
    before = len(house.server.events)
    await Sender(house.application).send_waiting()
    return messages(house.server.events[before:])


async def post_new(house: House) -> list[Shown]:
    """What the outbox sends now, new messages only."""
    return [each for each in await post(house) if not each.edited]


async def press(client: Client, label: str) -> list[Event]:
    """Press the button of that label under the newest message with buttons."""
    shown = client.newest_with_buttons()
    assert shown is not None
    return await client.press(labels(shown).index(label) + 1)
