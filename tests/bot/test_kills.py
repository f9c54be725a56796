"""The process itself, killed while something leaves: nobody is left out, and repeats are those in flight."""

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
from store import Session, Store, articles, deliveries, forwards, members, openings, subscriptions
from store.subscriptions import Subscription
from tests.bot.conftest import ADMINISTRATOR
from tests.bot.http_double import TOKEN, HttpDouble, running_double

PEOPLE, KILLS = 40, 2
SENDER, READERS, FORWARDS = 900, 7, 4


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
        for turn in range(KILLS + 1):
            with subprocess.Popen(
                [sys.executable, "-m", "bot", "run"], env=_environment(double, url), stderr=subprocess.DEVNULL
            ) as process:
                enough = len(_sent(double)) + moments.randint(1, 12) if turn < KILLS else None
                try:
                    _wait(lambda enough=enough: _reached(double, store, enough))
                finally:
                    process.kill()
            store.write(_end_leases)
    sent = Counter(_sent(double))
    assert set(sent) == set(range(1, PEOPLE + 1))
    # Each kill may repeat what was on the wire, no more.
    assert sum(sent.values()) - PEOPLE <= KILLS * 2
    assert store.read(deliveries.counts) == {deliveries.SENT: PEOPLE}


def test_kills_while_handing_on_lose_no_forward_and_make_none_twice(store: Store, url: str) -> None:
    """Each reader gets what was handed on, the sender hears of each, and of the one who blocked the bot."""
    store.write(_house)
    moments = random.Random(11)
    names = "、".join(f"同事{n}号" for n in range(READERS))
    asked = [
        {
            "update_id": 100 + at,
            "message": {
                "message_id": 1 + at, "date": 1, "text": f"/send {names} 第{at}件",
                "chat": {"id": SENDER, "type": "private"},
                "from": {"id": SENDER, "is_bot": False, "first_name": "张"},
            },
        }
        for at in range(FORWARDS)
    ]  # fmt: skip
    with running_double() as double:
        double.server.chats.update([SENDER, *range(1, READERS + 1)])
        double.server.blocked_by.add(READERS)
        for turn in range(KILLS + 1):
            for update in asked:
                # Telegram hands out again what was not confirmed before the kill.
                double.updates.put(update)
            with subprocess.Popen(
                [sys.executable, "-m", "bot", "run"], env=_environment(double, url), stderr=subprocess.DEVNULL
            ) as process:
                enough = len(_sent(double)) + moments.randint(2, 15) if turn < KILLS else None
                try:
                    _wait(lambda enough=enough: _handed_on(double, store, enough))
                finally:
                    process.kill()
            double.updates.queue.clear()
            store.write(_end_leases)
    came = Counter(
        (event.chat, event.text.split("\n")[1])
        for event in double.server.events
        if isinstance(event, Shown) and "转给您" in event.text
    )
    assert set(came) == {(n, f"第{at}件") for n in range(1, READERS) for at in range(FORWARDS)}
    assert sum(came.values()) - len(came) <= KILLS * 2
    for at in range(FORWARDS):
        told = [
            event.text
            for event in double.server.messages.values()
            if event.chat == SENDER and f"第{at}件" in event.text
        ]
        # The newest receipt of each is true to the last reader.
        assert told[-1].count("已送达") == READERS - 1
        assert f"同事{READERS - 1}号：收不到" in told[-1]


def _house(session: Session) -> None:
    members.add(session, SENDER, "张", None, "member")
    for reader in range(READERS):
        members.add(session, reader + 1, f"同事{reader}号", None, "member")
    article = articles.latest(session, limit=1).items[0].id
    openings.opened(session, SENDER, article, dt.datetime.now(dt.UTC))


def _handed_on(double: HttpDouble, store: Store, enough: int | None) -> bool:
    if enough is not None:
        return len(_sent(double)) >= enough
    every = [store.read(forwards.one, number) for number in range(1, FORWARDS + 1)]
    known = [each for each in every if each is not None]
    return len(known) == FORWARDS and _told_of_all(double)


def _told_of_all(double: HttpDouble) -> bool:
    told = [each.text for each in list(double.server.messages.values()) if each.chat == SENDER]
    done = [text for text in told if text.count("已送达") == READERS - 1 and "收不到" in text]
    return len({text.split("\n")[1] for text in done}) == FORWARDS


def _environment(double: HttpDouble, url: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "KANBAO_TOKEN": TOKEN,
        "KANBAO_API_URL": double.url,
        "KANBAO_ADMINS": str(ADMINISTRATOR),
        "KANBAO_DATABASE_URL": url,
    }


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
