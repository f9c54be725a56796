"""Subscriptions and the outbox, on both databases: once a key, one worker at a time, nothing forgotten."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from store import Session, Store, deliveries, held, schema, sleepers, subscriptions
from store.deliveries import KEPT, SENT
from store.doctor import examine
from store.messages import Message
from store.subscriptions import Later, Subscription

NOW = dt.datetime(2024, 6, 10, 7, 30, tzinfo=dt.UTC)
LEASE = dt.timedelta(minutes=3)
MESSAGE = Message("<b>日报</b>", ((("1", "a:1:2:0:0"), ("退订", "s:1:end")),))


def wanted(**given: object) -> Subscription:
    sub = Subscription(0, 7, 7, "digest", 450, "daily", "Asia/Shanghai", NOW, topics=("产改 -招聘",))
    return replace(sub, **({"next_due": NOW} | given))  # type: ignore[arg-type]


def put(store: Store, key: str, chat: int = 7) -> bool:
    return store.write(deliveries.put, key, [MESSAGE], user_id=chat, chat_id=chat, at=NOW)


def claim(store: Store, at: dt.datetime = NOW, limit: int = 10) -> list[str]:
    return [each.key for each in store.write(deliveries.claim, at, LEASE, limit=limit)]


def test_the_next_stop_outlives_the_way_to_an_older_schema_and_back(store: Store) -> None:
    from alembic import command
    from alembic.config import Config

    day = dt.date.fromisoformat
    stops = ((day("2024-07-01"), day("2024-07-03")), (day("2024-08-01"), None))
    kept = store.write(
        subscriptions.add, wanted(stops=stops, later=(Later(day("2024-07-02"), (("minute", 9),)),))
    )
    assert kept is not None and store.read(subscriptions.one, kept.id) == kept

    def down(session: Session) -> None:
        config = Config()
        config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = session.connection()
        command.downgrade(config, "0022")

    store.write(down)
    store.write(lambda session: schema.upgrade(session.connection()))
    assert store.read(subscriptions.one, kept.id) == replace(kept, stops=stops[:1], later=())


def test_a_subscription_comes_back_as_it_was_kept(store: Store) -> None:
    kept = store.write(subscriptions.add, wanted(style="leads", paused_until=dt.date(2024, 7, 1)))
    assert kept is not None
    assert store.read(subscriptions.of_person, 7) == (kept,)
    assert store.read(subscriptions.one, kept.id, 7) == kept
    assert store.read(subscriptions.one, kept.id, 8) is None
    assert not store.write(subscriptions.remove, kept.id, 8)
    assert store.write(subscriptions.remove, kept.id, 7)
    assert store.read(subscriptions.of_person, 7) == ()


def test_a_person_cannot_have_more_than_a_house_needs(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subscriptions, "MOST", 2)
    made = [store.write(subscriptions.add, wanted(minute=at)) for at in range(3)]
    assert [each is not None for each in made] == [True, True, False]


def test_who_is_due(store: Store) -> None:
    hour = dt.timedelta(hours=1)
    due = store.write(subscriptions.add, wanted())
    later = store.write(subscriptions.add, wanted(minute=1, next_due=NOW + hour))
    store.write(subscriptions.add, wanted(minute=2, asleep="Forbidden"))
    store.write(subscriptions.add, wanted(minute=3, paused=True, next_due=None))
    ahead = store.write(subscriptions.add, wanted(minute=4, next_due=NOW + dt.timedelta(days=400)))
    paused = dt.timedelta(days=200)
    store.write(
        subscriptions.add,
        wanted(minute=5, next_due=NOW + paused, paused_until=(NOW + paused).date()),
    )
    found = {sub.id for sub in store.write(subscriptions.due, NOW, limit=10)}
    assert due and later and ahead and found == {due.id}
    # What is due further off than any days set it shows a clock that was ahead; a pause may be long.
    assert store.read(subscriptions.ahead_of, NOW)
    store.write(subscriptions.remove, ahead.id, ahead.user_id)
    assert not store.read(subscriptions.ahead_of, NOW)
    assert store.read(subscriptions.next_due) == NOW
    assert store.write(subscriptions.due, NOW, limit=10, user_id=8) == ()


def test_a_key_is_delivered_once_for_all_time(store: Store) -> None:
    assert put(store, "digest:1:2024-06-10") and not put(store, "digest:1:2024-06-10")
    (found,) = store.write(deliveries.claim, NOW, LEASE, limit=10)
    assert found.messages == (MESSAGE,)
    store.write(deliveries.finish, found.id, SENT, NOW, done=1)
    assert not put(store, "digest:1:2024-06-10")
    assert claim(store, NOW + dt.timedelta(days=1)) == []
    assert store.write(deliveries.forget, NOW + dt.timedelta(days=1)) == 0
    assert store.write(deliveries.forget, NOW + deliveries.REMEMBERED * 2) == 1


def test_what_one_worker_has_claimed_another_gets_after_the_lease(store: Store) -> None:
    put(store, "a")
    assert claim(store) == ["a"]
    assert claim(store) == []
    assert claim(store, NOW + LEASE + dt.timedelta(seconds=1)) == ["a"]


def test_what_failed_waits_its_time_and_a_chat_that_is_refused_waits_whole(store: Store) -> None:
    put(store, "a"), put(store, "b"), put(store, "c", chat=8)
    first, *_ = store.write(deliveries.claim, NOW, LEASE, limit=1)
    until = NOW + dt.timedelta(seconds=40)
    store.write(deliveries.hold_chat, 7, until)
    store.write(deliveries.retry, first.id, until, "RetryAfter", done=0)
    assert claim(store) == ["c"]
    (again, other) = store.write(deliveries.claim, until, LEASE, limit=10)
    assert (again.key, again.tries, other.key) == ("a", 1, "b")


def test_a_chat_that_is_gone_gets_nothing_and_one_that_moved_gets_all(store: Store) -> None:
    put(store, "a"), put(store, "b", chat=-8)
    kept = store.write(subscriptions.add, wanted())
    assert kept is not None
    brought = {"user_id": 7, "chat_id": 7, "at": NOW, "subscription_id": kept.id}
    assert store.write(deliveries.put, "c", [MESSAGE], **brought)
    assert store.write(held.drop_chat, 7, NOW, "Forbidden") == 1
    assert store.write(sleepers.put_to_sleep, 7, "Forbidden") == 1
    assert [sub.id for sub in store.read(sleepers.sleeping)] == [kept.id]
    assert store.write(sleepers.wake, 7) == (kept.id,)
    store.write(deliveries.move_chat, -8, -1008)
    assert [each.chat_id for each in store.write(deliveries.claim, NOW, LEASE, limit=10)] == [-1008]
    assert store.read(deliveries.counts) == {"dropped": 1, "held": 1, "waiting": 1}
    store.write(held.resume, kept.id)
    assert claim(store) == ["c"]


def test_what_is_tried_again_goes_before_what_waits_for_the_first_time(store: Store) -> None:
    for key in ("digest:1:a", "digest:2:b", "digest:3:c"):
        put(store, key)
    first, *_ = store.write(deliveries.claim, NOW, LEASE, limit=10)
    later = NOW + LEASE * 2
    store.write(deliveries.retry, first.id, NOW + dt.timedelta(seconds=30), "NetworkError", done=0)
    put(store, "digest:4:d")
    claimed = [each.key for each in store.write(deliveries.claim, later, LEASE, limit=2)]
    assert claimed == ["digest:1:a", "digest:2:b"]
    # Two days ahead is the clock's fault, not Telegram's.
    store.write(deliveries.retry, first.id, later + dt.timedelta(days=400), "NetworkError", done=0)
    left = [each.key for each in store.write(deliveries.claim, later, LEASE, limit=9)]
    assert left == ["digest:3:c", "digest:4:d"]
    assert [each.key for each in store.write(deliveries.claim, later, LEASE, limit=9)] == ["digest:1:a"]


def test_two_workers_never_claim_the_same(store: Store) -> None:
    for number in range(200):
        put(store, str(number), chat=number + 1)
    got: list[str] = []

    def work() -> None:
        while found := claim(store, limit=7):
            got.extend(found)

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(got, key=int) == [str(number) for number in range(200)]
    assert store.read(deliveries.counts) == {"waiting": 200}
    for each in store.write(deliveries.claim, NOW + LEASE * 2, LEASE, limit=200):
        store.write(deliveries.finish, each.id, KEPT, NOW, done=0, trouble="BadRequest")
    assert store.read(deliveries.counts) == {"kept": 200}


def test_the_doctor_names_what_stands_still(store: Store) -> None:
    def state() -> tuple[str, str]:
        found = next(check for check in examine(store) if check.check == "deliveries")
        return found.state, found.detail

    assert state()[0] == "ok"
    ago = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    store.write(deliveries.put, "x", [MESSAGE], user_id=7, chat_id=7, at=ago)
    store.write(subscriptions.add, wanted(next_due=ago))
    assert state() == (
        "warning",
        f"1 waiting, 0 sent, the oldest unsent since {ago:%Y-%m-%d %H:%M} UTC; "
        "1 should have left a while ago, 1 digests should have been made",
    )
