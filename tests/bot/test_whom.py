"""是不是这一位？ is answered by a press; a name that is typed asks once more. 附言 is no part of a note."""

from __future__ import annotations

import pytest

from bot import texts
from bot.addressing import unlabelled
from store import Store, forwards
from tests.bot.conftest import MEMBER, House, labels, message, messages, press
from tests.bot.morning import say

pytestmark = pytest.mark.usefixtures("hurried")

MIN, JIAN = 2003, 2004


@pytest.fixture
def colleagues() -> list[tuple[int, str, str | None]]:
    return [(MIN, "李敏", "limin"), (JIAN, "李建国", None)]


def handed(store: Store) -> int | None:
    return store.read(forwards.last_by, MEMBER)


@pytest.mark.parametrize(
    "typed",
    [
        "李敏",
        "李敏。",
        "就是李敏",
        "对，李敏",
        "是李敏",
        "发给李敏",
        "@limin",
        "是的",
        "对，就是李敏吧",
        "好",
    ],
)
async def test_a_name_that_is_typed_asks_once_more(house: House, store: Store, typed: str) -> None:
    await say(house, "最新", "1")
    assert message(await house.member.say("转发 李民")).text == texts.SEND_IS_IT.format(typed="李民")
    shown = message(await house.member.say(typed))
    assert shown.text == texts.SEND_PRESS
    assert labels(shown) == ["李敏", f"搜索“{typed}”"]
    assert handed(store) is None
    await press(house.member, "李敏")
    assert handed(store)


@pytest.mark.parametrize("typed", ["李国", "工会", "李敏写的文章", "劳模李敏", "没有", "李"])
async def test_another_word_is_looked_for(house: House, store: Store, typed: str) -> None:
    await say(house, "最新", "1", "转发 李民")
    shown = messages(await house.member.say(typed))
    assert texts.SEND_PRESS not in {one.text for one in shown}
    assert handed(store) is None


@pytest.mark.parametrize("first", ["转发 李民", "转发 赵某某"])
async def test_of_somebody_else_it_is_asked_likewise(house: House, store: Store, first: str) -> None:
    await say(house, "最新", "1", first)
    shown = message(await house.member.say("李建国"))
    assert shown.text == texts.SEND_PRESS and labels(shown)[0] == "李建国"
    assert handed(store) is None
    await press(house.member, "李建国")
    forward = store.read(forwards.one, handed(store) or 0)
    assert forward is not None and [one.user_id for one in forward.recipients] == [JIAN]


async def test_behind_another_answer_a_name_is_looked_for(house: House) -> None:
    await say(house, "最新", "1", "转发 李民", "工会")
    assert "李敏" in (said := await say(house, "李敏")) and said != texts.SEND_PRESS


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("附言：周五用", "周五用"),
        ("附言:周五用", "周五用"),
        ("附言 周五用", "周五用"),
        # Another word than the one that stands before notes is theirs to use.
        ("备注：周五用", "备注：周五用"),
        ("附言请阅", "请阅"),
        ("附言是：周五用", "周五用"),
        ("附言：附言：周五用", "附言：周五用"),
        ("附言写得好", "附言写得好"),
        ("附言里有一处错", "附言里有一处错"),
        ("请看附言：第二段", "请看附言：第二段"),
    ],
)
async def test_what_says_that_a_note_follows_is_none_of_it(
    house: House, store: Store, typed: str, note: str
) -> None:
    assert unlabelled(typed) == note
    await say(house, "最新", "1")
    await house.member.say(f"转发 李敏 {typed}")
    forward = store.read(forwards.one, handed(store) or 0)
    assert forward is not None and forward.note == note


async def test_behind_the_command_a_note_arrives_letter_for_letter(house: House, store: Store) -> None:
    await say(house, "最新", "1")
    await house.member.say("/send 李敏 附言：周五用")
    forward = store.read(forwards.one, handed(store) or 0)
    assert forward is not None and forward.note == "附言：周五用"
