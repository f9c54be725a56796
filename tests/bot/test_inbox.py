"""The watched folder: a page put there is in the store, and the administrator hears of it, once."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest

from bot import inbox, texts
from bot.clock import Clock
from bot.local.chat import run_chat
from bot.local.transport import Shown
from store import Store, articles
from store.arrivals import State
from store.values import IntakeReport
from tests.bot.conftest import ADMINISTRATOR, NOW, running_house, settings_for

PAGE = "# 青年夜校又开新课\n\n本报讯（记者张三）2030年1月2日，青年夜校开出新课，报名的职工很多。\n"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "LOOK_EVERY_SECONDS", 0.01)


async def _until(done: object) -> None:
    async with asyncio.timeout(60):
        while not done():  # type: ignore[operator]
            await asyncio.sleep(0.02)


async def test_a_page_put_there_is_taken_in_and_told_of_once(store: Store, url: str, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    before = store.read(articles.overview).pages
    async with running_house(store, settings_for(url, inbox=folder)) as house:
        house.server.chats.add(ADMINISTRATOR)
        async with inbox.watched_inbox(house.application):
            (folder / "page.txt").write_text(PAGE, "utf-8")
            (folder / ".part.txt").write_text(PAGE + "半截", "utf-8")
            await _until(lambda: house.server.events)
            (folder / "broken.txt").write_bytes(b"\0\1\2" * 100)
            await _until(lambda: len(house.server.events) == 2)
            await asyncio.sleep(0.1)
        told = [event.text for event in house.server.events if isinstance(event, Shown)]
    assert len(told) == 2
    assert texts.INGEST_PAGES.format(pages=1, new=1, replaced=0, unchanged=0) in told[0]
    assert texts.INGEST_FAILED in told[1]
    assert "broken.txt" in told[1]
    assert store.read(articles.overview).pages == before + 1


async def test_a_file_that_was_refused_is_not_told_of_again_after_a_restart(
    store: Store, url: str, tmp_path: Path
) -> None:
    (tmp_path / "broken.txt").write_bytes(b"\0\1\2" * 100)
    told = []
    for _ in range(2):
        async with running_house(store, settings_for(url, inbox=tmp_path)) as house:
            house.server.chats.add(ADMINISTRATOR)
            async with inbox.watched_inbox(house.application):
                if told:
                    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
                await _until(lambda house=house: house.server.events)
            told += [event.text for event in house.server.events if isinstance(event, Shown)]
    assert ["broken.txt" in text for text in told] == [True, False]


async def test_a_file_that_is_still_growing_waits(tmp_path: Path) -> None:
    taken: list[str] = []

    async def take(paths: dict[Path, State]) -> IntakeReport:
        taken.extend(path.read_text("utf-8") for path in paths)
        return IntakeReport(pages=len(paths))

    async def tell(report: IntakeReport) -> None:
        raise AssertionError("nothing new: nobody is told")

    box = inbox.Inbox(tmp_path, take, tell, {})
    growing = tmp_path / "page.txt"
    for size in range(1, 4):
        growing.write_text(PAGE[: size * 10], "utf-8")
        await box.look()
    assert taken == []
    await box.look()
    await box.look()
    assert taken == [PAGE[:30]]


async def test_a_folder_that_is_not_there_yet_is_waited_for(tmp_path: Path) -> None:
    async def take(paths: dict[Path, State]) -> IntakeReport:
        return IntakeReport(pages=len(paths))

    async def tell(report: IntakeReport) -> None:
        raise AssertionError("nothing new: nobody is told")

    await inbox.Inbox(tmp_path / "later", take, tell, {}).look()


@pytest.mark.parametrize("token", [None, "123456:abc"])
async def test_the_local_chat_watches_only_when_no_bot_does(
    store: Store, url: str, tmp_path: Path, token: str | None
) -> None:
    from pydantic import SecretStr

    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "page.txt").write_text(PAGE, "utf-8")
    before = store.read(articles.overview).pages
    settings = settings_for(url, inbox=folder, token=SecretStr(token) if token else None)

    class Typing(io.StringIO):
        """A person who waits for the page before the second line."""

        def readline(self, size: int | None = -1, /) -> str:
            import time

            for _ in range(1200 if token is None else 10):
                if store.read(articles.overview).pages > before:
                    break
                time.sleep(0.05)
            return super().readline()

    out = io.StringIO()
    clock = Clock(settings.zone, NOW)
    await run_chat(settings, store, clock, user_id=None, stdin=Typing("/help\n/help\n"), stdout=out)
    assert (store.read(articles.overview).pages > before) is (token is None)


async def test_a_correction_put_beside_its_page_takes_it_again(
    store: Store, url: str, tmp_path: Path
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "page.txt").write_text(PAGE, "utf-8")
    async with running_house(store, settings_for(url, inbox=folder)) as house:
        house.server.chats.add(ADMINISTRATOR)
        async with inbox.watched_inbox(house.application):
            await _until(lambda: house.server.events)
            (folder / "page.fix").write_text("日期 2030-02-03", "utf-8")
            await _until(lambda: len(house.server.events) == 2)
        told = [event.text for event in house.server.events if isinstance(event, Shown)]
    assert texts.INGEST_PAGES.format(pages=1, new=0, replaced=1, unchanged=0) in told[1]
    issue = store.read(articles.issue)
    assert issue is not None
    assert issue.date.isoformat() == "2030-02-03"
