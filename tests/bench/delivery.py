"""A morning's digests to many subscribers at once, against a server with flood control in its own process.

The server's pace is Telegram's times FACTOR, so that the run ends in minutes; the sender's own is scaled
alike. Meanwhile people are answered through the same line: answers must not wait for digests.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.app import build_application
from bot.clock import Clock
from bot.delivery.hours import delivering, look
from bot.delivery.sender import Sender
from bot.settings import Settings
from bot.wire import pace
from seeds import sample_pages
from store import Session, Store, deliveries, members, subscriptions
from store.intake import take_in_documents
from store.subscriptions import Subscription
from tests.bench.figures import row

SUBSCRIBERS, SEARCHES, FACTOR = 10_000, 50_000, 2.0
ZONE = ZoneInfo("Asia/Shanghai")
AT = dt.datetime(2024, 12, 21, 7, 30, tzinfo=ZONE)
# So long before they are due the desk is there; so many are waited for to see the first ones.
_BEFORE, _FEW = dt.timedelta(seconds=4), 300
_SYLLABLES = "产改工会职工技能培训安全生产劳模创新驿站司机保障维权夜校食堂疗养帮扶就业招聘"


def measure() -> None:
    """Make the digests, send them, and print what the server saw."""
    pace.PER_SECOND *= FACTOR
    pace.PRIVATE_GAP /= FACTOR
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{folder}/kanbao.db")
        try:
            take_in_documents(store, [(name, text.encode()) for name, text in sample_pages()])
            store.write(_subscribe)
        finally:
            store.close()
        for name, run in (("first", _first), ("all", _run)):
            shutil.copy(f"{folder}/kanbao.db", f"{folder}/{name}.db")
            with closing(Store.open(f"sqlite:///{folder}/{name}.db")) as one, _server(30 * FACTOR) as url:
                asyncio.run(run(one, url))


async def _first(store: Store, url: str) -> None:
    """The desk as it serves, from a few seconds before all are due: when does the first leave?"""
    clock = Clock(ZONE, AT - _BEFORE)
    due = time.monotonic() + (AT - clock.now()).total_seconds()
    application = build_application(_settings(url), store, clock)
    async with application, delivering(application):
        while len(times := (await asyncio.to_thread(_figures, url))["times"]) < _FEW:
            await asyncio.sleep(0.2)
    later = ", ".join(f"the {at}th at +{times[at - 1] - due:.1f} s" for at in (100, _FEW))
    print(f"{SUBSCRIBERS} due at once, made while they leave: the first at +{times[0] - due:.1f} s, {later}")


def _subscribe(session: Session) -> None:
    """Everybody a digest at 7:30 with five topics of their own: 50,000 saved searches in all."""
    for person in range(1, SUBSCRIBERS + 1):
        members.add(session, person, f"职工{person}", None, "member")
        topics = tuple(
            _SYLLABLES[(person * 7 + turn * 11) % 38 :][:2] + ("" if turn else f" -{person}")
            for turn in range(SEARCHES // SUBSCRIBERS)
        )
        sub = Subscription(
            0, person, person, "digest", 450, "daily", "Asia/Shanghai", AT, topics=topics, cursor=0,
            next_due=AT, says_nothing_new=True,
        )  # fmt: skip
        subscriptions.add(session, sub)


async def _run(store: Store, url: str) -> None:
    application = build_application(_settings(url), store, Clock(ZONE, AT + dt.timedelta(seconds=1)))
    async with application:
        begin, worked = time.perf_counter(), time.process_time()
        due = await look(application.bot_data)
        took, worked = time.perf_counter() - begin, time.process_time() - worked
        print(
            f"{due} digests of {SEARCHES} saved searches made in {took:.1f} s ({worked:.1f} s of processor)"
        )
        begin = time.perf_counter()
        sending = asyncio.create_task(Sender(application).run())
        answers: list[float] = []
        while store.read(deliveries.counts).get(deliveries.WAITING):
            asked = time.perf_counter()
            await application.bot.send_message(SUBSCRIBERS + 1 + len(answers), "答")
            answers.append(time.perf_counter() - asked)
            await asyncio.sleep(0.5)
        took = time.perf_counter() - begin
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
    _report(url, took, answers)


def _settings(url: str) -> Settings:
    given = {"token": SecretStr("1:bench"), "api_url": url, "admins": ()}
    return Settings(_env_file=None).model_copy(update=given)  # type: ignore[call-arg]


def _figures(url: str) -> dict[str, Any]:
    with urllib.request.urlopen(f"{url}/figures") as answer:  # noqa: S310 -- our own address
        seen: dict[str, Any] = json.loads(answer.read())
        return seen


def _report(url: str, took: float, answers: list[float]) -> None:
    seen = _figures(url)
    allowed, rate = 30 * FACTOR, seen["rate"]
    print(
        f"{seen['messages']} messages to {seen['chats']} chats in {took:.0f} s, at most {seen['most']} each"
    )
    print(f"{rate:.1f} a second of {allowed:.0f} allowed: {rate / allowed:.1%} (Telegram's 30 × {FACTOR:g})")
    print(f"refused with 429: {seen['refused']}; sent before a refusal's time was over: {seen['too_soon']}")
    each = sorted(seen["each_second"][1:-1])
    if each:
        median = each[len(each) // 2]
        print(f"in the median second {median} of {allowed:.0f}: {median / allowed:.1%}")
    row("an answer meanwhile", answers)
    print(f"memory at its most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


@contextmanager
def _server(per_second: float) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tests.bench.flood", str(port), str(per_second)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        server.stdout.readline()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()
