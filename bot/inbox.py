"""The watched folder: page texts that are put there are taken in, and the administrators hear of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from store.values import IntakeReport

_log = logging.getLogger(__name__)

# A file is taken once it has kept its size and time from one look to the next: one being copied changes.
LOOK_EVERY_SECONDS = 3.0

State = tuple[int, int]


class Inbox:
    """Looks at a folder and hands on the files that are new or changed since the last look.

    What the files are and whether the store has them already is the intake's to say: after a restart every
    file is handed on once more and found unchanged.
    """

    def __init__(
        self,
        folder: Path,
        take_in: Callable[[list[Path]], Awaitable[IntakeReport]],
        tell: Callable[[IntakeReport], Awaitable[None]],
    ) -> None:
        self._folder = folder
        self._take_in = take_in
        self._tell = tell
        self._seen: dict[Path, State] = {}
        self._taken: dict[Path, State] = {}

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
        ready = [path for path, state in now.items() if self._is_ready(path, state)]
        self._seen = now
        if not ready:
            return
        report = await self._take_in(ready)
        self._taken |= {path: now[path] for path in ready}
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
