"""Members, requests for access, views and updates."""

from __future__ import annotations

import datetime as dt

import pytest

from store import Store, members, updates, views

NOW = dt.datetime(2024, 7, 1, 7, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def test_members_come_and_go(store: Store) -> None:
    big = 2**52
    store.write(members.add, big, "王\x00芳", "wang", "member")
    store.write(members.add, 2, "李", None, "administrator")
    assert store.write(members.add, big, "王芳", None, "editor").role == "editor"
    assert [(m.user_id, m.name, m.role) for m in store.read(members.members)] == [
        (2, "李", "administrator"),
        (big, "王芳", "editor"),
    ]
    assert store.read(members.count) == 2
    assert store.write(members.remove, big) and not store.write(members.remove, big)
    assert store.read(members.member, big) is None


def test_a_request_is_told_once_and_decided_once(store: Store) -> None:
    assert store.write(members.request_access, 7, "赵", "zhao", NOW)
    assert not store.write(members.request_access, 7, "赵", "zhao", NOW + dt.timedelta(days=9))
    (request,) = store.read(members.requests)
    assert (request.name, request.asked_at) == ("赵", NOW)
    assert store.write(members.decide, 7, False, 1, NOW) == request
    assert store.write(members.decide, 7, True, 2, NOW) is None
    assert store.read(members.requests) == () and store.read(members.member, 7) is None
    assert not store.write(members.request_access, 7, "赵", "zhao", NOW + dt.timedelta(hours=2))
    assert store.write(members.request_access, 7, "赵", "zhao", NOW + dt.timedelta(days=2))
    store.write(members.decide, 7, True, 1, NOW)
    admitted = store.read(members.member, 7)
    assert admitted and admitted.role == "member"
    assert not store.write(members.request_access, 7, "赵", "zhao", NOW)


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="without a zone"):
        store.write(members.request_access, 7, "赵", None, NOW.replace(tzinfo=None))


def test_a_view_is_its_owners_and_the_oldest_go(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    key = store.write(views.remember, 1, "search", {"q": "产改", "offset": 10, "day": None})
    view = store.read(views.recall, key, 1)
    assert view and view.params == {"q": "产改", "offset": 10, "day": None}
    assert store.read(views.recall, key, 2) is None
    assert store.read(views.recall, 2**70, 1) is None
    monkeypatch.setattr(views, "KEPT", 10)
    kept = [store.write(views.remember, 1, "x", {}) for _ in range(60)]
    assert store.read(views.recall, key, 1) is None
    assert store.read(views.recall, kept[-1], 1)


def test_an_update_acts_once_also_after_a_restart(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.open(url)
    assert store.write(updates.mark, 5) and not store.write(updates.mark, 5)
    store.close()
    store = Store.open(url)
    assert store.read(updates.seen, 5) and not store.read(updates.seen, 6)
    monkeypatch.setattr(updates, "KEPT", 10)
    for update in range(50, 101):
        store.write(updates.mark, update)
    assert not store.read(updates.seen, 5)
    assert store.read(updates.seen, 100)
    store.close()


def test_an_accepted_update_waits_until_it_is_acted_on(store: Store) -> None:
    assert store.write(updates.accept, 7, "{}") and not store.write(updates.accept, 7, "{}")
    assert not store.read(updates.seen, 7)
    assert store.write(updates.waiting) == ["{}"]
    assert store.write(updates.mark, 7) and store.read(updates.seen, 7)
    assert store.write(updates.waiting) == []


def test_an_update_that_ends_every_start_is_given_up(store: Store) -> None:
    store.write(updates.accept, 7, "{}")
    handed_out = [store.write(updates.waiting) for _ in range(updates.MOST_STARTS + 2)]
    assert handed_out == [["{}"]] * updates.MOST_STARTS + [[], []]
    assert store.read(updates.seen, 7)
