"""Whom the words behind /send mean: names side by side are people, any other word is the note."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from bot import texts
from store import Store, articles, contacts, forwards, members
from tests.bot.conftest import ADMINISTRATOR, MEMBER, Colleague, House

pytestmark = pytest.mark.usefixtures("hurried")

WANG, LI, ZHAO = 2001, 2002, 2003


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    return (WANG, "王芳", None), (LI, "李明", None), (ZHAO, "赵 强", None)


@pytest.fixture(autouse=True)
def named_list(house: House, store: Store) -> None:
    store.write(contacts.keep, MEMBER, "编辑部", (LI, ZHAO))


async def sent(house: House, store: Store, typed: str) -> tuple[set[int], str] | None:
    """To whom it was handed on, and the note; None when it was not."""
    article = store.read(articles.latest, limit=1).items[0].id
    await house.member.say(f"/start a_{article}")
    await house.member.say(typed)
    forward = store.read(forwards.one, 1)
    return ({each.user_id for each in forward.recipients}, forward.note) if forward else None


@pytest.mark.parametrize(
    ("typed", "to", "note"),
    [
        ("/send 王芳 李明 请阅", {WANG, LI}, "请阅"),
        ("转发 王芳　李明", {WANG, LI}, ""),
        ("/send 王芳 赵 强 李明  两个空格", {WANG, LI, ZHAO}, " 两个空格"),
        ("/send 王芳 编辑部 请阅", {WANG, LI, ZHAO}, "请阅"),
        ("/send 王芳、李明 赵 强 请阅", {WANG, LI, ZHAO}, "请阅"),
        ("/send 王芳 请李明阅", {WANG}, "请李明阅"),
        ("/send 王芳 李明阅", {WANG}, "李明阅"),
        ("/send 王芳 请 李明 阅", {WANG}, "请 李明 阅"),
        ("/send 王芳 李", {WANG}, "李"),
        ("/send 王芳\n李明 已看过", {WANG}, "李明 已看过"),
        ("/send 王芳 小李 请阅", {WANG}, "小李 请阅"),
    ],
)
async def test_names_side_by_side_are_people_and_other_words_the_note(
    house: House, store: Store, typed: str, to: set[int], note: str
) -> None:
    assert await sent(house, store, typed) == (to, note)


async def test_behind_a_name_that_is_doubtful_nothing_is_sent(house: House, store: Store) -> None:
    assert await sent(house, store, "/send 王方 李明 请阅") is None


@pytest.mark.parametrize("typed", ["产改", "/latest", "最新"])
async def test_an_administrator_of_the_settings_is_known_once_he_has_written(
    house: House, store: Store, typed: str
) -> None:
    assert await sent(house, store, "/send 刘主任 请阅") is None
    await house.person(ADMINISTRATOR, "刘主任").say(typed)
    assert await sent(house, store, "/send 刘主任 请阅") == ({ADMINISTRATOR}, "请阅")


async def test_a_line_of_a_thousand_names_is_refused_at_once(house: House, store: Store) -> None:
    """Each name is compared with every colleague's: so many would hold up everybody."""
    for user in range(200):
        store.write(members.add, 3000 + user, f"钱{chr(0x4E00 + user)}{chr(0x5E00 + user)}", None, "member")
    typed = "、".join(f"赵{chr(0x5000 + n)}" for n in range(1000))
    began = time.process_time()
    assert await sent(house, store, f"/send {typed}") is None
    assert time.process_time() - began < 3
    shown = list(house.server.messages.values())[-1]
    assert shown.text == texts.SEND_TOO_MANY.format(most=40)


@pytest.mark.parametrize("row", ["看" * 40, "看一下" * 28])
async def test_a_long_row_of_words_behind_nobody_in_particular_is_read_at_once(
    house: House, store: Store, row: str
) -> None:
    began = time.process_time()
    assert await sent(house, store, f"转发给同事{row}这篇") is None
    assert time.process_time() - began < 3
