"""The process itself, killed while something leaves: nobody is left out, and repeats are those in flight."""

from __future__ import annotations

import datetime as dt
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from sqlalchemy import select

from bot.local.transport import Shown
from store import Session, Store, articles, deliveries, forwards, members, openings, subscriptions
from store.outgoing import DELIVERIES
from store.subscriptions import Subscription
from tests.bot.conftest import ADMINISTRATOR
from tests.bot.http_double import TOKEN, Gate, HttpDouble, running_double

PEOPLE, KILLS = 40, 2
SENDER, READERS, FORWARDS = 900, 7, 4
# So many messages go out before a kill, at most: those of all kills together are fewer than there are.
_MOST = 12


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
    repeatable: Counter[object] = Counter()
    with running_double() as double:
        double.server.chats.update(range(1, PEOPLE + 1))
        for turn in range(KILLS):
            came = partial(_sent, double)
            repeatable.update(
                _killed(double, store, url, came, _chats, after=moments.randint(1, _MOST), turn=turn)
            )
        double.gate = None
        with _running(double, url):
            _wait(lambda: store.read(deliveries.counts) == {deliveries.SENT: PEOPLE})
    sent = Counter(_sent(double))
    assert set(sent) == set(range(1, PEOPLE + 1))
    # Each kill may repeat what was on the wire, once, and nothing else.
    assert sent - Counter(set(sent)) <= repeatable


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
    repeatable: Counter[object] = Counter()
    with running_double() as double:
        double.server.chats.update([SENDER, *range(1, READERS + 1)])
        double.server.blocked_by.add(READERS)
        came = partial(_came, double)
        for turn in range(KILLS):
            # Telegram hands out again what was not confirmed before the kill.
            double.updates.queue.extend(asked)
            repeatable.update(
                _killed(double, store, url, came, _notes, after=moments.randint(2, _MOST), turn=turn)
            )
            double.updates.queue.clear()
        double.updates.queue.extend(asked)
        double.gate = None
        with _running(double, url):
            _wait(lambda: _handed_on(double, store))
    found = Counter(_came(double))
    assert set(found) == {(n, f"第{at}件") for n in range(1, READERS) for at in range(FORWARDS)}
    assert found - Counter(set(found)) <= repeatable
    for at in range(FORWARDS):
        told = [
            event.text
            for event in double.server.messages.values()
            if event.chat == SENDER and f"第{at}件" in event.text
        ]
        # The newest receipt of each is true to the last reader.
        assert told[-1].count("已送达") == READERS - 1
        assert f"同事{READERS - 1}号：收不到" in told[-1]


def _killed(
    double: HttpDouble,
    store: Store,
    url: str,
    came: Callable[[], Sequence[object]],
    marked: Callable[[Session], set[object]],
    *,
    after: int,
    turn: int,
) -> set[object]:
    """Kill the process once so many messages have gone out; what has arrived and is not marked as sent.

    However slow the machine is, nothing goes out between the last of these and the kill. At every other
    kill what has arrived is marked first, while the next messages are on their way: nothing may come again.
    """
    gate = double.gate = Gate(after)
    before = len(came())
    with _running(double, url):
        _wait(gate.shut.is_set)
        if turn % 2:
            # What an earlier kill left unmarked may have its turn only after this one.
            _wait(lambda: set(came()[before:]) <= store.read(marked))
    # The gate stays: what the dead process has sent and nobody has read yet never arrives.
    gate.open()
    unmarked = set(came()) - store.read(marked)
    store.write(_end_leases)
    return unmarked


@contextmanager
def _running(double: HttpDouble, url: str) -> Iterator[None]:
    """The bot in a process of its own, killed at the end."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "run"], env=_environment(double, url), stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield
        finally:
            process.kill()


def _chats(session: Session) -> set[object]:
    """The chats whose digest is marked as sent."""
    is_sent = DELIVERIES.c.state == deliveries.SENT
    return set(session.connection().execute(select(DELIVERIES.c.chat_id).where(is_sent)).scalars())


def _notes(session: Session) -> set[object]:
    """Reader and note of the forwards that are marked as sent."""
    is_sent = DELIVERIES.c.state == deliveries.SENT
    keys = session.connection().execute(select(DELIVERIES.c.key).where(is_sent)).scalars().all()
    found = [forwards.of_key(key) for key in keys]
    every = {number: forwards.one(session, number) for number, _ in filter(None, found)}
    return {(user, each.note) for number, user in filter(None, found) if (each := every[number])}


def _came(double: HttpDouble) -> list[object]:
    """Reader and note of each forward that has arrived."""
    return [
        (event.chat, event.text.split("\n")[1])
        for event in list(double.server.events)
        if isinstance(event, Shown) and "转给您" in event.text
    ]


def _house(session: Session) -> None:
    members.add(session, SENDER, "张", None, "member")
    for reader in range(READERS):
        members.add(session, reader + 1, f"同事{reader}号", None, "member")
    article = articles.latest(session, limit=1).items[0].id
    openings.opened(session, SENDER, article, dt.datetime.now(dt.UTC))


def _handed_on(double: HttpDouble, store: Store) -> bool:
    every = [store.read(forwards.one, number) for number in range(1, FORWARDS + 1)]
    return all(every) and _told_of_all(double)


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


def _sent(double: HttpDouble) -> list[object]:
    return [event.chat for event in list(double.server.events) if isinstance(event, Shown)]


def _end_leases(session: Session) -> None:
    """As if the lease of the killed sender had run out; in life that takes 45 seconds."""
    for each in deliveries.claim(
        session, dt.datetime.now(dt.UTC) + dt.timedelta(hours=1), dt.timedelta(), limit=999
    ):
        deliveries.release(session, [each.id])


def _wait(true: Callable[[], object]) -> None:
    end = time.monotonic() + 120
    while not true():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.02)
