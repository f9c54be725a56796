"""One of several processes leads, and another one takes over: on SQLite and on PostgreSQL."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

from store import Store, leases

NOW = dt.datetime(2024, 12, 21, tzinfo=dt.UTC)
LENGTH = dt.timedelta(seconds=6)


def lead(store: Store, holder: str, after: float = 0.0) -> bool:
    return store.write(leases.lead, leases.SENDER, holder, NOW + dt.timedelta(seconds=after), LENGTH)


def test_one_leads_until_it_falls_silent(store: Store) -> None:
    assert lead(store, "a") and not lead(store, "b")
    # Renewed, it goes on.
    assert lead(store, "a", 5) and not lead(store, "b", 10)
    assert lead(store, "b", 11.5) and not lead(store, "a", 12)


def test_who_stops_lets_another_one_lead_at_once(store: Store) -> None:
    assert lead(store, "a")
    store.write(leases.give_up, leases.SENDER, "b")
    assert not lead(store, "b", 1)
    store.write(leases.give_up, leases.SENDER, "a")
    assert lead(store, "b", 1)


def test_clocks_may_differ_a_little_and_jump(store: Store) -> None:
    assert lead(store, "a")
    # Another machine's clock is some seconds behind.
    assert not lead(store, "b", -5)
    # A clock that was ahead by a day has been put right, or its process killed.
    assert lead(store, "a", 86_400)
    assert lead(store, "b", 0)


def test_of_many_at_once_one_leads(store: Store) -> None:
    with ThreadPoolExecutor(4) as people:
        won = list(people.map(lambda name: lead(store, name), "abcdefgh"))
    assert won.count(True) == 1


def test_what_is_held_for_long_enough_is_not_written(store: Store) -> None:
    assert lead(store, "a") and lead(store, "a", 2)
    # The first lease holds: nothing was written by the second call.
    assert lead(store, "b", 6.5)
