"""A rehearsal: the bot as real processes, a server that fails, and people who are all due for a digest."""

from __future__ import annotations

import datetime as dt
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from seeds import sample_pages
from store import Session, Store, deliveries, members, subscriptions
from store.intake import take_in_documents
from store.outgoing import DELIVERIES, LEASES
from store.subscriptions import Subscription

_TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@dataclass
class Rehearsal:
    """Where the store and the server are, and who is to get a digest."""

    url: str
    server: str
    people: int
    store: Store
    # Messages that were taken and not marked yet when their sender was killed: those may come again.
    in_flight: int = 0
    _before: dict[int, int] = field(default_factory=dict)

    @contextmanager
    def bot(self, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
        """The program as a process of its own; killed in the end."""
        given = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "OPENBLAS_NUM_THREADS": "1",
            "KANBAO_TOKEN": _TOKEN,
            "KANBAO_API_URL": self.server,
            "KANBAO_ADMINS": "999999",
            "KANBAO_DATABASE_URL": self.url,
        }
        with subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            env=given | environment,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                yield process
            finally:
                process.kill()
                process.wait()

    def figures(self) -> dict[str, Any]:
        """What the server has seen."""
        with urllib.request.urlopen(f"{self.server}/figures") as answer:  # noqa: S310 -- our own address
            found: dict[str, Any] = json.loads(answer.read())
            return found

    def fail(self, **faults: float) -> None:
        """What goes wrong from now on."""
        body = json.dumps(faults).encode()
        request = urllib.request.Request(f"{self.server}/faults", data=body, method="PUT")  # noqa: S310
        urllib.request.urlopen(request).close()  # noqa: S310 -- our own address

    def taken(self) -> dict[int, int]:
        """How many messages each person has got."""
        return {int(chat): count for chat, count in self.figures()["taken"].items()}

    def killed(self) -> None:
        """Count what was on the wire, and end the leases: in life that takes 45 seconds, and six to lead."""
        self.count_in_flight()
        self.store.write(_end_leases)

    def count_in_flight(self) -> None:
        """What the server has taken since the last kill, and what is not marked: it may come again."""
        time.sleep(0.1)
        marked, taken = self.store.read(_sent), self.taken()
        fresh = [chat for chat, count in taken.items() if count > self._before.get(chat, 0)]
        self.in_flight += sum(chat not in marked for chat in fresh)
        self._before = taken

    def all_sent(self) -> bool:
        """Whether nothing waits, and everybody's digest was made."""
        counts = self.store.read(deliveries.counts)
        return counts.get(deliveries.SENT, 0) >= self.people and not counts.get(deliveries.WAITING)

    def wait(self, true: Callable[[], bool], seconds: float = 120.0) -> None:
        """Until it is true."""
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, "it did not come to pass"
            time.sleep(0.05)

    def finish(self, **environment: str) -> None:
        """Run until all is sent."""
        with self.bot(**environment):
            self.wait(self.all_sent)

    def verdict(self, name: str, allowed: int) -> str:
        """Nobody left out, repeats only as allowed, in one line.

        Raises:
            AssertionError: somebody was left out, or more came again than may.
        """
        taken = self.taken()
        missing = set(range(1, self.people + 1)) - set(taken)
        repeats = sum(taken.values()) - len(taken)
        line = (
            f"{name}: {len(taken)} of {self.people} got theirs, {len(missing)} left out; "
            f"{repeats} came again, {allowed} may"
        )
        assert not missing and repeats <= allowed, line
        return line


@contextmanager
def rehearsal(url: str, people: int, *, due: dt.datetime | None = None) -> Iterator[Rehearsal]:
    """A store with people whose digests are due, and a server."""
    store = Store.open(url)
    try:
        name, text = sample_pages()[0]
        take_in_documents(store, [(name, text.encode())])
        store.write(_subscribe, people, due or dt.datetime.now(dt.UTC) - dt.timedelta(minutes=1))
        with _server() as server:
            yield Rehearsal(url, server, people, store)
    finally:
        store.close()


def _subscribe(session: Session, people: int, due: dt.datetime) -> None:
    for person in range(1, people + 1):
        members.add(session, person, f"职工{person}", None, "member")
        minute = due.hour * 60 + due.minute
        sub = Subscription(0, person, person, "digest", minute, "daily", "UTC", due, next_due=due)
        subscriptions.add(session, sub)


def _sent(session: Session) -> set[int]:
    marked = select(DELIVERIES.c.chat_id).where(DELIVERIES.c.state == deliveries.SENT)
    return set(session.connection().execute(marked).scalars())


def _end_leases(session: Session) -> None:
    session.connection().execute(DELIVERIES.update().values(leased_until=None))
    long_ago = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
    session.connection().execute(LEASES.update().values(holder="", until=long_ago))


@contextmanager
def _server() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tests.bench.faulty", str(port)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as server:
        assert server.stdout is not None
        server.stdout.readline()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()
