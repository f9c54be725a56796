"""Erase me, which really erases: neither name nor number nor words stay in any table, nor leave any more."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from bot import texts
from bot.local.client import Client
from store import Session, Store, contacts
from store.models import Row
from tests.bot.conftest import (
    MEMBER,
    Colleague,
    House,
    labels,
    message,
    post,
    press,
    toasts,
)

pytestmark = pytest.mark.usefixtures("hurried")

ZHANG, GUEST = 2001, 424242
NAME, HANDLE, WORDS = "欧阳独特", "unlikeanyother", "极其少见的话"
# A fault of the text that was reported is about the text: its words stay, without a name.
# The keys of the index of characters are numbers, in which any digits may stand.
_KEPT = {"reports", "search_keys"}


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    return ((ZHANG, "张丽华", "lihua"),)


@pytest.fixture
async def house(house: House) -> House:
    """The administrator has a chat: requests for access arrive."""
    await house.administrator.say("/start")
    return house


def guest(house: House) -> Client:
    return house.person(GUEST, NAME, HANDLE)


def traces(store: Store) -> set[str]:
    """The tables in which something of the guest stands."""

    def look(session: Session) -> set[str]:
        found = set()
        for table in Row.metadata.tables.values():
            rows = repr(session.connection().execute(select(table)).all())
            if any(mark in rows for mark in (NAME, HANDLE, WORDS, str(GUEST))):
                found.add(table.name)
        return found

    return store.read(look)


async def comes_in(house: House, article: int) -> None:
    """Chosen in Telegram's own list by a colleague, who keeps the card open; admitted, served."""
    await house.member.say(f"/start a_{article}")
    await press(house.member, texts.SEND)
    await press(house.member, texts.SEND_BOOK)
    await house.member.share_users([(GUEST, NAME)])
    await press(house.member, texts.SEND_NOW.format(count=1))
    await guest(house).say("/start")
    await press(guest(house), texts.JOIN)
    await press(house.administrator, texts.ADMIT)
    await post(house)


async def works(house: House, store: Store, article: int) -> None:
    """Answers, hands on, keeps, shares, subscribes, reports; stands in a list and on a slip of others."""
    person = guest(house)
    await press(person, texts.REPLY)
    await person.say(WORDS)
    await person.say(f"/start a_{article}")
    await person.say(f"/send 张丽华 {WORDS}")
    await person.say(f"/saved {WORDS}")
    await press(person, texts.FOLDER_NEW)
    await press(person, texts.FOLDER_MORE)
    await press(person, texts.SHARE)
    await press(person, "张丽华")
    await press(person, texts.CONFIRM)
    await person.say(WORDS)
    await person.say(f"/subscribe 07:30 每天 {WORDS}")
    store.write(contacts.keep, MEMBER, "两位", (GUEST, ZHANG))
    store.write(contacts.keep, MEMBER, "一位", (GUEST,))
    await house.member.say(f"/start a_{article}")
    await press(house.member, texts.SEND)
    await press(house.member, NAME)
    await post(house)


async def erased(house: House) -> None:
    await guest(house).say("/settings")
    await press(guest(house), texts.MY_DATA)
    await press(guest(house), texts.DATA_ERASE)
    await press(guest(house), texts.CONFIRM)


async def test_nothing_of_a_person_stays_in_any_table(house: House, store: Store, article: int) -> None:
    await comes_in(house, article)
    await works(house, store, article)
    assert {"deliveries", "views", "lists", "forwards", "members", "folders"} <= traces(store)
    await erased(house)
    assert traces(store) <= _KEPT
    assert [(each.name, each.people) for each in store.read(contacts.lists, MEMBER)] == [("两位", (ZHANG,))]
    # Whoever had the card open is told, and begins anew.
    assert toasts(await press(house.member, texts.SEND_NOW.format(count=1))) == [texts.VIEW_DEAD]
    await house.member.say(f"/start a_{article}")
    assert NAME not in labels(message(await press(house.member, texts.SEND)))


async def test_what_has_not_left_does_not_leave(house: House, store: Store, article: int) -> None:
    await comes_in(house, article)
    person = guest(house)
    await person.say(f"/start a_{article}")
    await person.say(f"/send 张丽华 {WORDS}")
    await erased(house)
    assert [each for each in await post(house) if each.chat == ZHANG] == []


async def test_what_others_send_one_another_stays(house: House, store: Store, article: int) -> None:
    await comes_in(house, article)
    await house.member.say(f"/start a_{article}")
    await house.member.say("/send 张丽华、欧阳独特 请阅")
    await erased(house)
    (came,) = [each for each in await post(house) if each.chat == ZHANG]
    assert came.text.startswith(texts.FROM_COLLEAGUE.format(name="小李"))
