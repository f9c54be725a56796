"""The watched folder: page texts that are put there are taken in, and the administrators hear of it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.context import Desk, KanbaoApplication
from bot.features import intake_report
from bot.parsing import parser
from bot.render.keyboards import to_telegram
from store import arrivals
from store.arrivals import State
from store.intake import take_in
from store.values import IntakeReport

_log = logging.getLogger(__name__)

# A file is taken once it has kept its size and time from one look to the next: one being copied changes.
LOOK_EVERY_SECONDS = 3.0


class Inbox:
    """Looks at a folder and hands on the files that are new or changed since the last look.

    What the files are and whether the store has them already is the intake's to say. `taken` are the files
    that were handed on before this start, as they were then.
    """

    def __init__(
        self,
        folder: Path,
        take: Callable[[dict[Path, State]], Awaitable[IntakeReport]],
        tell: Callable[[IntakeReport], Awaitable[None]],
        taken: Mapping[Path, State],
    ) -> None:
        self._folder = folder
        self._take = take
        self._tell = tell
        self._seen: dict[Path, State] = {}
        self._taken = dict(taken)

    async def watch(self) -> None:
        """Look until cancelled; one failure is logged and does not end the watch."""
        while True:
            try:
                await self.look()
            except Exception:  # whatever went wrong, tomorrow's pages must still be seen
                _log.exception("the inbox %s could not be read", self._folder)
            await asyncio.sleep(LOOK_EVERY_SECONDS)

    async def look(self) -> None:
        """One look: files unchanged since the last look, and not yet taken as they are, are taken in."""
        now = await asyncio.to_thread(_files, self._folder)
        ready = {path: state for path, state in now.items() if self._is_ready(path, state)}
        self._seen = now
        if not ready:
            return
        report = await self._take(ready)
        self._taken |= ready
        if report.new or report.replaced or report.failed:
            await self._tell(report)

    def _is_ready(self, path: Path, state: State) -> bool:
        return self._seen.get(path) == state and self._taken.get(path) != state


def _files(folder: Path) -> dict[Path, State]:
    """The files in the folder and below, hidden ones left out, each with its size and time of change."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            facts = path.stat()
            found[path] = (facts.st_size, facts.st_mtime_ns)
    return found


@contextlib.asynccontextmanager
async def watched_inbox(application: KanbaoApplication) -> AsyncIterator[None]:
    """Watch the folder of the settings, if there is one, as long as the application runs."""
    desk = application.bot_data
    if desk.settings.inbox is None:
        yield
        return
    before = {Path(path): state for path, state in (await desk.store.aread(arrivals.arrived)).items()}
    inbox = Inbox(desk.settings.inbox, partial(_take, desk), partial(_tell, application), before)
    watching = asyncio.create_task(inbox.watch(), name="inbox")
    try:
        yield
    finally:
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching


async def _take(desk: Desk, files: dict[Path, State]) -> IntakeReport:
    report = await asyncio.to_thread(_take_in, desk, list(files))
    await desk.store.awrite(arrivals.note, {str(path): state for path, state in files.items()})
    return report


def _take_in(desk: Desk, paths: Sequence[Path]) -> IntakeReport:
    size = sum(path.stat().st_size for path in paths if path.exists())
    with parser(size) as parse:
        report = take_in(
            desk.store, paths, parse=parse, default_paper=desk.settings.paper, at=desk.clock.now()
        )
    # The administrators know the folder; in the chat only what stands in it matters.
    root = f"{desk.settings.inbox}{os.sep}"
    return replace(
        report,
        failed=tuple(replace(each, path=each.path.removeprefix(root)) for each in report.failed),
        doubts=tuple(replace(each, path=each.path.removeprefix(root)) for each in report.doubts),
    )


async def _tell(application: KanbaoApplication, report: IntakeReport) -> None:
    """The report to every administrator; that one cannot be reached is no reason to stop."""
    desk = application.bot_data
    screen = await intake_report.screen(desk, str(desk.settings.inbox), report)
    for user in await desk.administrators():
        try:
            await application.bot.send_message(
                user,
                screen.text.html(),
                parse_mode=ParseMode.HTML,
                reply_markup=to_telegram(screen.keyboard),
            )
        except TelegramError as error:
            _log.info("administrator %s could not be told: %s", user, type(error).__name__)
