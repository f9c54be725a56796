"""A briefing of a hundred articles in each form: how long, how much memory, and what the event loop notices.

In a process of its own (python -m tests.bench.briefing URL): the memory is that of a bot that does nothing
else.
"""

from __future__ import annotations

import asyncio
import itertools
import re
import subprocess
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import texts
from bot.app import build_application
from bot.clock import Clock
from bot.local.client import Client
from bot.local.transport import LocalRequest, Server, Shown
from bot.memory import settle
from bot.settings import Settings
from store import Session, Store, articles, clippings, folders, members
from store.search import warm

ARTICLES, PERSON = 100, 1000
# How often the loop is asked whether it is free, in seconds.
_TICK = 0.005


def measure(url: str) -> None:
    """Print the figures of each form, from a store with so many articles."""
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "tests.bench.briefing", url], check=True)


def _measure(url: str) -> None:
    store = Store.open(url)
    try:
        warm()
        settle()
        store.write(_fill)
        asyncio.run(_export(store))
    finally:
        store.close()


def _fill(session: Session) -> None:
    members.add(session, PERSON, "同事", None, "member")
    clock = Clock(ZoneInfo("Asia/Shanghai"))
    made = folders.folder_called(session, PERSON, "周五简报", clock.now())
    assert made is not None
    for item in articles.latest(session, limit=ARTICLES).items:
        clippings.keep(session, made.id, item.id, clock.now())
        clippings.annotate(session, made.id, item.id, "编者按：请各部门结合实际，认真研究。")
    newest = articles.newest_id(session)
    for key in range(newest, 0, -1):
        if len(clippings.content(session, made.id)) >= ARTICLES:
            break
        if articles.headlines(session, [key]):
            clippings.keep(session, made.id, key, clock.now())


async def _export(store: Store) -> None:
    server = Server()
    clock = Clock(ZoneInfo("Asia/Shanghai"))
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    application = build_application(settings, store, clock, request=LocalRequest(server))
    before, memory = _memory("self"), [0.0]
    async with application:
        person = Client(application, server, itertools.count(-time.time_ns() // 1000), PERSON)
        await person.say("/saved 周五简报")
        shown = person.newest_with_buttons()
        assert shown is not None
        keys = {key["text"]: key["callback_data"] for row in shown.keyboard for key in row}
        for form, label in texts.EXPORTS.items():
            lags: list[float] = []
            ticking = asyncio.create_task(_ticks(lags, memory))
            begin = time.perf_counter()
            events = await person.press_data(keys[label], shown.message)
            took = time.perf_counter() - begin
            ticking.cancel()
            (sent,) = [each for each in events if isinstance(each, Shown) and each.document]
            assert sent.document
            size, held = len(sent.document[1]) / 1024, max(lags, default=0.0) * 1e3
            print(f"{form:4} of {ARTICLES} articles: {took:5.2f} s (to be under 10), {size:6.0f} kB")
            print(f"     the event loop was held up {held:.0f} ms at most")
    print(f"memory: {before:.0f} MB before, {_memory('self'):.0f} MB at its most (to be under 300),")
    print(f"        {max(memory):.0f} MB in the process that sets the PDF, while it lives")


async def _ticks(lags: list[float], memory: list[float]) -> None:
    while True:
        memory += _of_children()
        begin = time.perf_counter()
        await asyncio.sleep(_TICK)
        lags.append(time.perf_counter() - begin - _TICK)


def _of_children() -> list[float]:
    found = Path("/proc/self/task").glob("*/children")
    children = [child for each in found for child in each.read_text().split()]
    # Between its fork and its exec a child is its parent.
    return [_memory(child) for child in children if b"typesetting" in _command(child)]


def _command(process: str) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def _memory(process: str) -> float:
    """MB at its most; the kernel's own account, for `getrusage` counts what stood before an exec too."""
    try:
        told = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s*(\d+)", told)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    _measure(sys.argv[1])
