"""The process itself, killed while digests leave: nobody is left out, and repeats are those in flight."""

from __future__ import annotations

import datetime as dt
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable

from bot.local.transport import Shown
from store import Session, Store, deliveries, members, subscriptions
from store.subscriptions import Subscription
from tests.bot.conftest import ADMINISTRATOR
from tests.bot.http_double import TOKEN, HttpDouble, running_double

PEOPLE, KILLS = 40, 2


def _subscribe(session: Session) -> None:
    due = dt.datetime.now(dt.UTC) - dt.timedelta(minutes=1)
    for person in range(1, PEOPLE + 1):
        members.add(session, person, f"职工{person}", None, "member")
        sub = Subscription(
            0, person, person, "digest", due.hour * 60 + due.minute, "daily", "UTC", due, next_due=due
        )
        subscriptions.add(session, sub)


def test_kills_lose_nobody(store: Store, url: str) -> None:
    store.write(_subscribe)
    moments = random.Random(7)
    with running_double() as double:
        double.server.chats.update(range(1, PEOPLE + 1))
        environment = {
            "PATH": os.environ["PATH"],
            "KANBAO_TOKEN": TOKEN,
            "KANBAO_API_URL": double.url,
            "KANBAO_ADMINS": str(ADMINISTRATOR),
            "KANBAO_DATABASE_URL": url,
        }
        for turn in range(KILLS + 1):
            with subprocess.Popen(
                [sys.executable, "-m", "bot", "run"], env=environment, stderr=subprocess.DEVNULL
            ) as process:
                enough = len(_sent(double)) + moments.randint(1, 12) if turn < KILLS else None
                _wait(lambda enough=enough: _reached(double, store, enough))
                process.kill()
            store.write(_end_leases)
    sent = Counter(_sent(double))
    assert set(sent) == set(range(1, PEOPLE + 1))
    # Each kill may repeat what was on the wire, no more.
    assert sum(sent.values()) - PEOPLE <= KILLS * 2
    assert store.read(deliveries.counts) == {deliveries.SENT: PEOPLE}


def _sent(double: HttpDouble) -> list[int]:
    return [event.chat for event in list(double.server.events) if isinstance(event, Shown)]


def _reached(double: HttpDouble, store: Store, enough: int | None) -> bool:
    if enough is not None:
        return len(_sent(double)) >= enough
    return store.read(deliveries.counts) == {deliveries.SENT: PEOPLE}


def _end_leases(session: Session) -> None:
    """As if the lease of the killed sender had run out; in life that takes 45 seconds."""
    for each in deliveries.claim(
        session, dt.datetime.now(dt.UTC) + dt.timedelta(hours=1), dt.timedelta(), limit=999
    ):
        deliveries.release(session, [each.id])


def _wait(true: Callable[[], object]) -> None:
    end = time.monotonic() + 40
    while not true():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.02)
