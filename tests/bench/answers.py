"""What a person waits for inside the process: /latest, an article and a search on the sample store.

Each figure is one whole update: routing, store, rendering, the call checked by the transport's double. The
yardstick is an update that is answered without the store, so the ratio shows what the store costs.
"""

from __future__ import annotations

import asyncio
import itertools
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from zoneinfo import ZoneInfo

from bot.app import build_application
from bot.clock import Clock
from bot.local.client import Client
from bot.local.transport import LocalRequest, Server
from bot.settings import Settings
from seeds import sample_pages
from store import Store
from store.intake import take_in_documents
from tests.bench.figures import row

RUNS = 200
PERSON = 7


def measure() -> None:
    asyncio.run(_measure())


async def _measure() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{folder}/kanbao.db")
        try:
            take_in_documents(store, [(name, text.encode()) for name, text in sample_pages()])
            settings = Settings(_env_file=None, admins=(PERSON,))  # type: ignore[call-arg]
            server = Server()
            application = build_application(
                settings, store, Clock(ZoneInfo("Asia/Shanghai")), request=LocalRequest(server)
            )
            async with application:
                await _questions(Client(application, server, itertools.count(1), PERSON))
        finally:
            store.close()


async def _questions(client: Client) -> None:
    yardstick = await _timed(lambda: client.say("/help"))
    row("/help (yardstick: no list from the store)", yardstick)
    unit = statistics.median(yardstick)
    row("/latest", await _timed(lambda: client.say("/latest")), unit)
    await client.say("/latest")
    article = next(
        key["callback_data"]
        for line in client.newest_with_buttons().keyboard  # type: ignore[union-attr]
        for key in line
    )
    shown = client.newest_with_buttons()
    row("an article", await _timed(lambda: client.press_data(article, shown.message)), unit)  # type: ignore[union-attr]
    words = itertools.cycle(
        ["产改", "货车司机 入会", "“新质生产力”", "工会", "省总", "劳模工匠 -招聘", "没有这个词"]
    )
    row("a search", await _timed(lambda: client.say(next(words))), unit)


async def _timed(ask: Callable[[], Awaitable[object]]) -> list[float]:
    for _ in range(10):
        await ask()
    taken = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        await ask()
        taken.append(time.perf_counter() - begin)
    return taken
