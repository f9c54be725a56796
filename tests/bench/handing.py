"""Handing on while fifty people work, inline answers from a large archive, a briefing of a hundred articles.

On a made archive of KANBAO_BENCH_ARTICLES articles (10,000 where it does not say), or on a copy of the store
that KANBAO_BENCH_STORE names. The network is made of pauses: every call to the Bot API takes PAUSE seconds.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import random
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.app import build_application
from bot.clock import Clock
from bot.context import KanbaoApplication
from bot.delivery.sender import Sender
from bot.local.client import Client
from bot.local.transport import LocalRequest, Server
from bot.memory import settle
from bot.settings import Settings
from store import Session, Store, articles, deliveries, members
from store.intake import take_in
from store.search import warm
from tests.bench import archive, briefing
from tests.bench.figures import p95, row
from tests.bench.typist import Typist

PEOPLE, SECONDS, PAUSE = 50, 60.0, 0.04
# A person does something every five seconds: reads a list, opens an article, now and then hands one on.
THINKS = (2.0, 8.0)
READS, HANDS_ON = 0.4, 0.3
INLINE = 400
_KEY = re.compile(r"附言\d+。")
FIRST = 1000


def measure() -> None:
    """Print the three figures."""
    with held() as url:
        store = Store.open(url)
        try:
            warm()
            settle()
            print(f"{store.read(articles.overview).articles} articles")
            store.write(_house)
            asyncio.run(_inline(store))
            asyncio.run(_at_work(store))
        finally:
            store.close()
        briefing.measure(url)


@contextmanager
def held() -> Iterator[str]:
    """The address of a made archive."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kanbao.db"
        if kept := os.environ.get("KANBAO_BENCH_STORE"):
            shutil.copyfile(kept, path)
        else:
            count = int(os.environ.get("KANBAO_BENCH_ARTICLES", "10000"))
            file = Path(folder) / "made.jsonl"
            with file.open("w", encoding="utf-8") as out:
                out.writelines(line + "\n" for line in archive.lines(count))
            store = Store.open(f"sqlite:///{path}")
            take_in(store, [file])
            store.close()
        yield f"sqlite:///{path}"


def _house(session: Session) -> None:
    for number in range(PEOPLE):
        members.add(session, FIRST + number, f"同事{number}号", None, "member")


def _application(store: Store, server: Server, pause: float) -> KanbaoApplication:
    settings = Settings(_env_file=None, admins=(1,))  # type: ignore[call-arg]

    async def network() -> None:
        await asyncio.sleep(pause)

    request = LocalRequest(server, network if pause else None)
    return build_application(settings, store, Clock(ZoneInfo("Asia/Shanghai")), request=request)


def _numbers() -> Iterator[int]:
    """Numbers of updates that nobody has used on this store: each acts once."""
    return itertools.count(-time.time_ns() // 1000)


async def _inline(store: Store) -> None:
    """As people type into any chat: letter by letter, a slip now and then, nothing at all, the next page."""
    rng, typist, server = random.Random(3), Typist(3), Server()
    titles = [item.title for item in store.read(articles.latest, limit=200).items]
    async with _application(store, server, 0.0) as application:
        person = Client(application, server, _numbers(), FIRST)
        taken: dict[str, list[float]] = {"as it is typed": [], "with a slip": [], "nothing typed": []}
        for turn in range(INLINE):
            title = rng.choice(titles)
            at = rng.randrange(max(1, len(title) - 4))
            part = title[at : at + 4]
            asked = [("as it is typed", part[: 1 + n]) for n in range(4)]
            if turn % 4 == 0:
                asked = [("with a slip", typist.sound(part) or part), ("nothing typed", "")]
            for name, text in [*asked, ("as it is typed", rng.choice(archive.COMMON))]:
                begin = time.perf_counter()
                await person.ask_inline(text, rng.choice(["", "", "20"]))
                taken[name].append(time.perf_counter() - begin)
    for name, seconds in taken.items():
        row(f"inline: {name}", seconds)
    every = [one for seconds in taken.values() for one in seconds]
    print(
        f"inline answers: p95 {p95(every) * 1e3:.0f} ms (to be under 150), at most {max(every) * 1e3:.0f} ms"
    )


class _Watched(Server):
    """Notes when a forward reaches its reader's chat."""

    def __init__(self) -> None:
        super().__init__()
        self.came: dict[str, float] = {}

    def answer(self, method: str, parameters: dict[str, Any]) -> Any:
        """Answer, and look."""
        if method == "sendMessage" and "号 转给您" in parameters["text"]:
            self.came.setdefault(_KEY.findall(parameters["text"])[0], time.perf_counter())
        self.calls.clear()
        return super().answer(method, parameters)


async def _at_work(store: Store) -> None:
    server = _Watched()
    server.chats.update(range(FIRST, FIRST + PEOPLE))
    ids = [item.id for item in store.read(articles.latest, limit=50).items]
    sent: dict[str, float] = {}
    answers: list[float] = []
    async with _application(store, server, PAUSE) as application:
        sending = asyncio.create_task(Sender(application).run())
        count = _numbers()
        people = [Client(application, server, count, FIRST + n, f"同事{n}号") for n in range(PEOPLE)]
        end = time.perf_counter() + SECONDS
        await asyncio.gather(*(_works(each, ids, end, sent, answers) for each in people))
        await asyncio.sleep(3.0)
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
    print(f"{PEOPLE} people, {len(answers)} answers in {SECONDS:.0f} s")
    print(f"{len(sent)} forwards, of which {len(server.came)} arrived; {store.read(deliveries.counts)}")
    row("an answer", answers)
    took = [server.came[key] - at for key, at in sent.items() if key in server.came]
    row("a forward, from its sending to its reader (to be under 1000)", took)


async def _works(
    person: Client, ids: list[int], end: float, sent: dict[str, float], answers: list[float]
) -> None:
    rng = random.Random(person.user_id)
    await asyncio.sleep(rng.uniform(0, THINKS[1]))
    while time.perf_counter() < end:
        begin = time.perf_counter()
        turn = rng.random()
        if turn < READS:
            await person.say(rng.choice(["产改", "工会", "劳模", "货车司机", "职工 服务", "/latest"]))
        else:
            await person.press_data(f"a:{rng.choice(ids)}:0:0:0", 1)
        answers.append(time.perf_counter() - begin)
        if turn > 1 - HANDS_ON:
            other = rng.choice([n for n in range(PEOPLE) if FIRST + n != person.user_id])
            key = f"附言{len(sent) + 1}。"
            sent[key] = time.perf_counter()
            await person.say(f"/send 同事{other}号 {key}")
        await asyncio.sleep(rng.uniform(*THINKS))
