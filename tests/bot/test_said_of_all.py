"""两个都改成八点, 第三个暂停, 停到年底再说: changes of all at once, and of the one at a place in the list."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.delivery.changes import read_change
from bot.delivery.later import as_of
from store import Store
from tests.bot.conftest import House
from tests.bot.morning import every, page, say

AT = "2024-12-20T09:00"
OWN = ("/subscribe 7:30 每天 产改", "/subscribe 18:00 每天 安全")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("两个都改成八点", (480, "daily", "titles")),
        ("全部改成九点", (540, "daily", "titles")),
        ("都改到周一", (None, "1", "titles")),
        ("俩都改到八点", (480, "daily", "titles")),
        ("把两个都改成十点", (600, "daily", "titles")),
        ("两个订阅都改成八点半", (510, "daily", "titles")),
        ("这两个都换成工作日", (None, "workdays", "titles")),
        ("统统改成全文", (None, "daily", "whole")),
        ("全都改成工作日九点", (540, "workdays", "titles")),
        ("所有的订阅都改到8点", (480, "daily", "titles")),
        ("麻烦都改成导语吧", (None, "daily", "leads")),
    ],
)
async def test_all_are_changed_where_all_are_named(
    house: House, store: Store, typed: str, wanted: tuple[int | None, str, str]
) -> None:
    minute, days, style = wanted
    assert (await say(house, *OWN, typed)).startswith(texts.CHANGED)
    assert [(sub.minute, sub.days, sub.style) for sub in every(store)] == [
        (minute or 450, days, style),
        (minute or 1080, days, style),
    ]
    # In one, as it was said.
    await say(house, "撤回")
    assert [sub.minute for sub in every(store)] == [450, 1080]


async def test_all_are_earlier_by_as_much(house: House, store: Store) -> None:
    await say(house, *OWN, "都提前半小时")
    assert [sub.minute for sub in every(store)] == [420, 1050]


@pytest.mark.parametrize(
    "typed",
    [
        "从明天起两个都改成十点",
        "从明天起，两个都改到十点",
        "明天开始全部改成十点",
        "从12月21号起俩都改成十点",
    ],
)
async def test_all_are_changed_from_a_day_on(house: House, store: Store, typed: str) -> None:
    await say(house, *OWN, typed)
    assert [sub.minute for sub in every(store)] == [450, 1080]
    assert [as_of(sub, dt.date(2024, 12, 21)).minute for sub in every(store)] == [600, 600]


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("从下个月开始产改的只要周一", "1"),
        ("从下个月开始产改那个只在周一发", "1"),
        ("下个月起产改的只要工作日", "workdays"),
        ("下个月起第一个不要周末的", "12345"),
    ],
)
async def test_one_is_changed_from_a_day_on(house: House, store: Store, typed: str, days: str) -> None:
    await say(house, *OWN, typed)
    one, two = (as_of(sub, dt.date(2025, 1, 1)) for sub in every(store))
    assert (one.days, two.days) == (days, "daily") and every(store)[0].days == "daily"


@pytest.mark.parametrize("typed", ["从明天开始不要周末的", "明天起不要周末", "从明天起周末的不要了"])
async def test_days_are_left_out_from_a_day_on(house: House, store: Store, typed: str) -> None:
    await say(house, OWN[0], typed)
    assert as_of(every(store)[0], dt.date(2024, 12, 21)).days == "12345"


async def test_days_are_those_of_the_one_that_is_named(house: House, store: Store) -> None:
    await say(house, *OWN, "产改的只要周一")
    assert [sub.days for sub in every(store)] == ["1", "daily"]


@pytest.mark.parametrize(
    ("typed", "paused"),
    [
        ("第二个暂停", [False, True]),
        ("第二个先停着", [False, True]),
        ("把第一个停了", [True, False]),
        ("暂停第二个", [False, True]),
        ("停第一个", [True, False]),
        ("第二个先停三天", [False, True]),
        ("第二个停到月底", [False, True]),
        ("第二个停到年底再说", [False, True]),
        ("停到年底再说", [True, True]),
        ("先停到月底", [True, True]),
        ("先停到元旦后再说吧", [True, True]),
        ("停到年后", [True, True]),
        ("停到下个月再说", [True, True]),
    ],
)
async def test_what_stands_at_that_place_stops(
    house: House, store: Store, typed: str, paused: list[bool]
) -> None:
    await say(house, *OWN, typed)
    assert [sub.paused for sub in every(store)] == paused


@pytest.mark.parametrize("typed", ["停到年底再说", "先停到年底吧", "停到月底再看", "停到明年再说"])
async def test_until_the_end_of_the_year_is_until_the_next(house: House, store: Store, typed: str) -> None:
    await say(house, *OWN, typed)
    assert {sub.paused_until for sub in every(store)} == {dt.date(2025, 1, 1)}


@pytest.mark.parametrize(
    "typed",
    ["恢复产改", "恢复第一个", "第一个恢复", "第一个继续发", "产改那个恢复", "恢复产改那个", "把第一个恢复"],
)
async def test_what_stands_still_goes_on(house: House, store: Store, typed: str) -> None:
    await say(house, *OWN, "第一个暂停", "第二个暂停", typed)
    assert [sub.paused for sub in every(store)] == [False, True]


async def test_what_goes_on_anyway_is_said_to(house: House, store: Store) -> None:
    said = await say(house, *OWN, "恢复产改")
    assert said.startswith("每天 07:30 · 产改") and "下一次" in said
    assert (await say(house, "第二个恢复")).startswith("每天 18:00 · 安全")
    assert await say(house, "第三个暂停") == texts.NO_SUCH_SUBSCRIPTION.format(number=3, count=2)


async def test_what_articles_say_is_looked_for(house: House, store: Store) -> None:
    page(store, "2024-12-19", "恢复产改", "会上说，恢复产改试点的企业有三家。")
    assert (await say(house, *OWN, "恢复产改")).startswith("搜索：恢复产改")


@pytest.mark.parametrize(
    "typed",
    [
        "全部改革",
        "都市改造",
        "全部改成小写",
        "都换成新的",
        "都改到明天再交",
        "全部加上公章",
        "都不要招聘的",
        "全部推迟退休",
        "第三个馒头",
        "停到路边再说",
    ],
)
async def test_what_is_none_of_these_changes_nothing(house: House, store: Store, typed: str) -> None:
    await say(house, *OWN)
    before = every(store)
    await say(house, typed)
    assert every(store) == before


@pytest.mark.parametrize("typed", ["都" * 4000, "第一个" * 1000, "全部" * 2000 + "改成"])
def test_no_text_takes_long(typed: str) -> None:
    assert read_change(typed) is None


@pytest.mark.parametrize("typed", ["把全部的都停了吧", "把我的全部停了", "把所有的停了"])
async def test_all_that_are_to_stop_are_not_ended(house: House, store: Store, typed: str) -> None:
    said = await say(house, *OWN, typed)
    assert "退订" not in said
    await say(house, "好")
    assert len(every(store)) == 2
