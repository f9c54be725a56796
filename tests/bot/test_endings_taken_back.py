"""退订劳模, 好, 撤回: what has ended is brought again as it was, and ends once more where that is wanted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import texts
from store import Store
from store.subscriptions import Subscription
from tests.bot.conftest import House, message, press
from tests.bot.morning import ONE, TWO, every, page, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"
THREE = "/subscribe 提醒 劳模"


def _as_said(subs: tuple[Subscription, ...]) -> list[Subscription]:
    return [replace(sub, next_due=None) for sub in subs]


@pytest.mark.parametrize(
    ("ends", "says"),
    [
        ("退订产改", "撤回"),
        ("退订 1", "撤销"),
        ("不要产改了", "刚才那个不算"),
        ("取消产改的订阅", "当我没说"),
        ("把产改退了", "算了不退了"),
        ("第一个退了", "还是发吧"),
        ("退订劳模", "撤回"),
        ("/unsubscribe 安全", "我说错了"),
        ("全部退订", "撤回"),
        ("退订 全部", "取消刚才的操作"),
        ("只要劳模，别的都退了", "撤回"),
    ],
)
async def test_what_has_ended_is_there_again(house: House, store: Store, ends: str, says: str) -> None:
    await say(house, ONE, TWO, THREE, "产改的改成全文", "安全那个停到下周一")
    before = every(store)
    await say(house, ends, "好")
    assert len(every(store)) < len(before)
    assert texts.UNSAID in await say(house, says)
    assert _as_said(every(store)) == _as_said(before)
    # It is brought at its next time, and once taken back it is so.
    assert [sub.next_due for sub in every(store)] == [sub.next_due for sub in before]
    await say(house, "撤回")
    assert len(every(store)) == len(before)


async def test_it_ends_again_where_it_was_to_end_after_all(house: House, store: Store) -> None:
    await say(house, ONE, TWO, "退订产改", "好", "撤回")
    assert "已退订：每天 07:30 · 产改" in await say(house, "还是改回去")
    assert [sub.topics for sub in every(store)] == [("安全",)]


async def test_those_that_end_together_are_named(house: House, store: Store) -> None:
    await say(house, ONE, TWO, "全部退订")
    said = await say(house, "好")
    assert said.splitlines() == [
        texts.ENDED_ALL.format(count=2),
        "每天 07:30 · 产改 · 标题",
        "每天 18:00 · 安全 · 标题",
    ]
    said = await say(house, "撤回")
    assert "产改" in said and "安全" in said and len(every(store)) == 2


async def test_a_button_ends_it_and_a_word_brings_it_back(house: House, store: Store) -> None:
    await say(house, ONE)
    await press(house.member, texts.UNSUBSCRIBE)
    await press(house.member, texts.CONFIRM)
    assert not every(store)
    await say(house, "撤回")
    assert [sub.topics for sub in every(store)] == [("产改",)]


async def test_what_is_said_after_it_leaves_it_ended(house: House, store: Store) -> None:
    await say(house, ONE, TWO, "退订产改", "好", "最新", "撤回")
    assert [sub.topics for sub in every(store)] == [("安全",)]


@pytest.mark.parametrize("taken_back", ["撤回", "刚才那个不算", "撤销", "打错了"])
async def test_what_is_older_than_the_ending_stands(house: House, store: Store, taken_back: str) -> None:
    await say(house, ONE, TWO, "产改的改成9点")
    before = every(store)
    await say(house, "退订安全", "好", taken_back)
    assert every(store) == before and before[0].minute == 540


async def test_a_title_is_looked_for(house: House, store: Store) -> None:
    page(store, "2024-12-20", "算了不退了", "老兵重返岗位的故事。")
    assert not every(store)
    assert "老兵" in message(await house.member.say("算了不退了")).text
