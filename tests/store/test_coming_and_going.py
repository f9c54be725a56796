"""Invitations side by side, leaving and removal: the same on SQLite and PostgreSQL."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from store import (
    Session,
    Store,
    contacts,
    deeds,
    deliveries,
    forwards,
    invitations,
    leaving,
    members,
    personal,
    sleepers,
    subscriptions,
    views,
)
from store.forwards import Manner
from store.messages import Message
from store.outgoing import DELIVERIES
from store.subscriptions import Subscription

ADMINISTRATOR, GUEST = 1, 2
NOW = dt.datetime(2024, 12, 21, 9, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def enters(store: Store, code: str, at: dt.datetime, user: int = GUEST) -> bool:
    def enter(session: Session) -> bool:
        return invitations.redeem(session, code, user, name="客", username=None, now=at) is not None

    return store.write(enter)


def removed(store: Store, at: dt.datetime) -> None:
    def remove(session: Session) -> None:
        members.remove(session, GUEST)
        deeds.note(session, at, ADMINISTRATOR, "remove", whom=GUEST)

    store.write(remove)


def test_numbers_change_and_only_of_what_is_open(store: Store) -> None:
    made = store.write(invitations.invite, ADMINISTRATOR, NOW, uses=1, days=7)

    def change(at: dt.datetime, **numbers: int) -> invitations.Invitation | None:
        return store.write(
            lambda session: invitations.change(session, made.code, ADMINISTRATOR, at, **numbers)
        )

    more = change(NOW, uses=5)
    assert more and (more.uses, more.until) == (5, made.until)
    longer = change(NOW + HOUR, days=30)
    assert longer and (longer.uses, longer.until) == (5, NOW + HOUR + dt.timedelta(days=30))
    assert change(NOW + dt.timedelta(days=31), uses=9) is None
    assert [each.code for each in store.read(invitations.still_open, NOW)] == [made.code]
    assert store.read(invitations.still_open, NOW + dt.timedelta(days=31)) == ()


@pytest.mark.parametrize("erased", [False, True])
def test_an_older_link_lets_nobody_in_who_was_removed_since(store: Store, erased: bool) -> None:
    made = store.write(invitations.invite, ADMINISTRATOR, NOW, uses=50)
    other = store.write(invitations.invite, ADMINISTRATOR, NOW + 2 * HOUR, uses=50)
    assert enters(store, made.code, NOW)
    removed(store, NOW + HOUR)
    if erased:
        store.write(invitations.shut_behind, GUEST)
        store.write(personal.erase, GUEST)
    assert not enters(store, made.code, NOW + 2 * HOUR)
    # For anybody else it stays open, unless the trail has forgotten whom it must not let in.
    assert enters(store, made.code, NOW + 2 * HOUR, user=3) is not erased
    assert enters(store, other.code, NOW + 3 * HOUR)


def test_the_invitations_of_who_goes_end(store: Store) -> None:
    store.write(members.add, GUEST, "客", None, "administrator")
    made = store.write(invitations.invite, GUEST, NOW, uses=50)
    removed(store, NOW)
    assert store.read(invitations.known, made.code) is None


def test_what_sleeps_because_somebody_left_wakes_when_they_come_back(store: Store) -> None:
    store.write(members.add, GUEST, "客", None, "member")
    for chat in (GUEST, -1001):
        sub = Subscription(0, GUEST, chat, "digest", 450, "daily", "UTC", NOW, next_due=NOW)
        store.write(subscriptions.add, sub)
    store.write(sleepers.put_to_sleep, -1001, "Forbidden")
    store.write(members.remove, GUEST)
    store.write(sleepers.sleep_of_person, GUEST, sleepers.LEFT)
    assert [each.asleep for each in store.read(subscriptions.of_person, GUEST)] == ["left", "Forbidden"]
    assert [each.chat_id for each in store.read(sleepers.sleeping)] == [-1001]
    due = store.read(lambda session: subscriptions.due(session, NOW + HOUR, limit=9))
    assert due == ()
    store.write(members.add, GUEST, "客", None, "member")
    assert [each.asleep for each in store.read(subscriptions.of_person, GUEST)] == [None, "Forbidden"]


@pytest.mark.parametrize("waits", [True, False])
def test_what_others_hold_of_somebody_erased_goes_too(store: Store, waits: bool) -> None:
    """And nothing else: neither what others say to one another, nor a longer number with theirs inside."""

    def fill(session: Session) -> None:
        for key in ("reply:1:42:7", "reply:1:43:8", "forward:1:43", "forward:2:9", "share:1:9:1.5"):
            message = [Message(f"名字在 {key}")]
            deliveries.put(session, key, message, user_id=9, chat_id=9, at=NOW)
            if not waits:
                number = deliveries.claim(session, NOW, HOUR, limit=1)[0].id
                leaving.is_sent(session, number, NOW, done=1, message=1)
        for sender, readers in ((9, (42, 43)), (42, (9,))):
            people = [(user, str(user)) for user in readers]
            forwards.hand_on(session, (1, "题"), (sender, "名"), people, manner=Manner(), now=NOW)
        contacts.keep(session, 9, "名单", (421, 42, 142))
        views.remember(session, 9, "sending", {"chosen": "421,42"})
        views.remember(session, 9, "sending", {"chosen": "421,142"})
        personal.erase(session, 42)

    store.write(fill)
    rows = store.read(lambda session: session.connection().execute(select(DELIVERIES)).all())
    silent = {row.key.split(":")[0] for row in rows if row.messages == "[]"}
    assert silent == {"erased", "forward"} and {row.key for row in rows if row.messages != "[]"} == {
        "reply:1:43:8", "forward:1:43", "share:1:9:1.5",
    }  # fmt: skip
    assert {row.state for row in rows if row.messages == "[]"} == {"dropped" if waits else "sent"}
    assert [each.people for each in store.read(contacts.lists, 9)] == [(421, 142)]
    assert [store.read(views.recall, n, 9) is None for n in (1, 2)] == [True, False]
