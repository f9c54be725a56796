"""Words that only look like haste stay as they are typed: what is handed on, kept and looked for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot import texts
from store import Store
from tests.bot.conftest import Colleague, House, message, post_new
from tests.bot.morning import page, say

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    return ((2001, "李明", None), (2002, "王芳", None))


@pytest.mark.parametrize("note", ["么么哒", "看看他这篇稿子怎么写得"])
async def test_a_note_to_one_of_a_list_is_handed_on_letter_for_letter(house: House, note: str) -> None:
    await house.member.say("/latest")
    said = message(await house.member.say(f"第二篇发给王芳，{note}")).text
    assert texts.SENT_WITH.format(note=note) in said
    assert {each.chat for each in await post_new(house)} == {2002}


async def test_a_tag_is_kept_letter_for_letter(house: House) -> None:
    await house.member.say("/latest")
    await house.member.say("2")
    assert "萌萌哒" in await say(house, "加个标签：萌萌哒")


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("化工厂竞得新地块", "竞得 职工"),
        ("化工厂竞得新地块", "搜一下竞得 职工"),
        ("化工厂竞得新地块", "职工竞得"),
        ("这汗滴，都是工会的", "汗滴 工会"),
        ("萌萌哒的吉祥物", "萌萌哒 职工"),
    ],
)
async def test_a_word_that_articles_have_is_looked_for(
    house: House, store: Store, title: str, typed: str
) -> None:
    page(store, "2024-12-20", title, f"{title}，这是昨天的消息，职工都来了。")
    shown = await say(house, typed)
    assert typed.removeprefix("搜一下") in shown.split("\n")[0] and "的 " not in shown.split("\n")[0]


async def test_what_nobody_gets_is_searched_as_it_was_typed(house: House) -> None:
    typed = "把第一条转给老王 么么哒"
    assert texts.NOT_FOUND.format(query=typed) in await say(house, typed)


async def test_the_particle_is_put_into_one_term_alone(house: House, store: Store) -> None:
    page(store, "2024-12-20", "化工厂竞得新地块", "化工厂昨天竞得新地块，产改也在做。")
    assert "竞得 产改的" in (await say(house, "竞得 产改得")).split("\n")[0]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("那曲市呢", "那曲市"),
        ("那曲工会呢", "那曲工会"),
        ("那坡县呢", "那坡县"),
        ("那拉提景区呢", "那拉提景区"),
        ("那大连呢", "大连"),
        ("那天津呢", "天津"),
        ("那么工会呢", "工会"),
        ("那货车司机呢", "货车司机"),
    ],
)
async def test_a_name_keeps_what_else_points(house: House, typed: str, words: str) -> None:
    shown = await say(house, typed)
    assert shown.startswith((texts.FOUND.format(query=words), texts.NOT_FOUND.format(query=words)))
