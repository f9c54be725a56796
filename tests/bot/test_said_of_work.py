"""第二个不要写名字, 劳模那个加上奖金两千: what may be said to a colleague is asked about first."""

from __future__ import annotations

import pytest

from bot import texts
from store import Store
from tests.bot.conftest import House, labels, message, press
from tests.bot.morning import every, page, say

AT = "2024-12-20T09:00"
OWN = ("/subscribe 7:30 每天 产改", "/subscribe 18:00 工作日 劳模 工匠")


@pytest.mark.parametrize(
    "typed",
    [
        "第二个不要写名字",
        "第一个不要迟到",
        "产改那个不要再拖了",
        "劳模那个加上奖金两千",
        "第二个别发群里",
        "第一个加上照片",
        "劳模那个加上李师傅",
        "第二个不要超过三千字",
        "产改那个不要太长",
        "第二个以后不要太短",
        "第二个加上联系方式",
        "第一个不要今天的",
        "劳模那个去掉第二段",
        "产改那个不要发给老王",
        "从明天起第一个不要迟到",
        "产改那个加上高温津贴发放",
        "劳模那个换成老李",
    ],
)
async def test_a_sentence_about_work_is_asked_about_first(house: House, store: Store, typed: str) -> None:
    await say(house, *OWN)
    before = every(store)
    shown = message(await house.member.say(typed))
    assert every(store) == before
    assert labels(shown) == ["1", texts.CONFIRM, texts.CANCEL, texts.SEARCH_INSTEAD.format(query=typed)]
    assert message(await press(house.member, texts.CANCEL)).text == texts.NOTHING_CHANGED
    assert every(store) == before


async def test_a_topic_typed_then_is_looked_for(house: House, store: Store) -> None:
    await say(house, *OWN)
    before = every(store)
    await say(house, "第二个不要写名字", "工匠")
    assert every(store) == before


async def test_what_is_confirmed_is_done(house: House, store: Store) -> None:
    await say(house, *OWN, "劳模那个加上奖金两千")
    assert message(await press(house.member, texts.CONFIRM)).text.startswith(texts.CHANGED)
    assert [sub.topics for sub in every(store)] == [("产改",), ("劳模", "工匠", "奖金两千")]
    await say(house, "撤回")
    assert [sub.topics for sub in every(store)] == [("产改",), ("劳模", "工匠")]


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        ("产改那个加上欠薪", ("产改", "欠薪")),
        ("第一个加上安全生产", ("产改", "安全生产")),
        ("产改那个加上消防", ("产改", "消防")),
        ("产改的不要招聘", ("产改 -招聘",)),
        ("产改的不要招聘的新闻了", ("产改 -招聘",)),
        ("第一个不要广告", ("产改 -广告",)),
        ("产改那个加上工会和夜校", ("产改", "工会", "夜校")),
        ("第一个去掉培训", ("产改 -培训",)),
    ],
)
async def test_what_is_a_topic_is_changed_at_once(
    house: House, store: Store, typed: str, topics: tuple[str, ...]
) -> None:
    assert (await say(house, *OWN, typed)).startswith(texts.CHANGED)
    assert every(store)[0].topics == topics


async def test_what_only_says_what_is_done_is_a_topic_where_heads_have_it(house: House, store: Store) -> None:
    page(store, "2024-12-19", "厂里来信", "他说自己常常加班，很少回家。加班的时候机器不停。")
    await say(house, *OWN, "产改那个不要加班")
    assert every(store)[0].topics == ("产改",)
    page(store, "2024-12-19", "加班到几点算过度", "记者走访了三个园区，看到灯光还亮着。", number=2)
    await say(house, "产改那个不要加班")
    assert every(store)[0].topics == ("产改 -加班",)


async def test_what_it_has_is_taken_out_whatever_it_is(house: House, store: Store) -> None:
    await say(house, "/subscribe 7:30 每天 产改 迟到", "产改那个不要迟到")
    assert every(store)[0].topics == ("产改",)


@pytest.mark.parametrize(
    "typed", ["第一个不要迟到，第二个加上奖金两千", "产改那个加上欠薪；劳模那个不要写名字"]
)
async def test_of_several_orders_none_is_done_where_one_may_be_of_work(
    house: House, store: Store, typed: str
) -> None:
    await say(house, *OWN)
    before = every(store)
    assert await say(house, typed) == texts.MAY_BE_OF_WORK
    assert every(store) == before


async def test_what_an_article_says_is_found(house: House, store: Store) -> None:
    page(store, "2024-12-19", "第一个不要迟到", "班组长说，第一个不要迟到，第二个不要早退。")
    shown = await say(house, *OWN, "第一个不要迟到")
    assert shown.startswith("搜索：第一个不要迟到")
