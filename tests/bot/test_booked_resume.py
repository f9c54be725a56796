"""1号恢复, 下周一恢复产改: what stands still, or is to stop, comes again from that day on."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.delivery.resuming import read_resuming
from store import Store
from tests.bot.conftest import House, labels, message, press
from tests.bot.everyhead import every_head
from tests.bot.morning import ONE, TWO, every, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"
NEW_YEAR, MONDAY = dt.date(2025, 1, 1), dt.date(2024, 12, 23)


@pytest.mark.parametrize(
    "typed",
    [
        "1号恢复",
        "1月1日再恢复",
        "到1号恢复推送",
        "那就1号恢复吧",
        "还是1号再发",
        "从1号起恢复",
        "1号起照常发",
        "全部1号恢复",
        "恢复时间改到1号",
        "先停着，1号恢复",
        "等1号再开始发",
        "元旦恢复",
    ],
)
async def test_all_that_stands_still_comes_again_on_that_day(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, "停到26号")
    said = await say(house, typed)
    assert "停到12月31日，2025年1月1日起照常送" in said
    assert [(sub.paused, sub.paused_until) for sub in every(store)] == [(True, NEW_YEAR)] * 2
    # It may be sooner as well, and taken back in a word.
    assert "停到12月22日，12月23日起照常送" in await say(house, "下周一恢复")
    await say(house, "撤回")
    assert [sub.paused_until for sub in every(store)] == [NEW_YEAR] * 2


@pytest.mark.parametrize(
    "typed",
    [
        "下周一恢复产改",
        "下周一再恢复产改的",
        "产改下周一恢复",
        "产改那个下周一再发",
        "把产改的下周一恢复",
        "第一个下周一恢复",
        "下周一恢复第一个",
        "产改先停着，下周一恢复",
        "产改那个，下周一再恢复推送",
        "23号恢复产改",
        "三天后恢复产改",
    ],
)
async def test_one_that_is_named_comes_again_on_that_day(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, "暂停推送")
    said = await say(house, typed)
    assert "产改" in said and "安全" not in said and "停到12月22日，12月23日起照常送" in said
    assert [sub.paused_until for sub in every(store)] == [MONDAY, None]


async def test_only_what_stands_still_is_meant(house: House, store: Store) -> None:
    await say(house, ONE, TWO, "第二个停三天")
    said = await say(house, "1号恢复")
    assert "安全" in said and "产改" not in said
    assert [sub.paused for sub in every(store)] == [False, True]


async def test_a_stop_that_is_to_come_ends_on_that_day(house: House, store: Store) -> None:
    await say(house, ONE, TWO, "28号起别发了")
    assert "28日至31日不送，2025年1月1日起照常" in await say(house, "1号恢复产改")
    one, two = every(store)
    assert (one.stop_until, two.stop_until) == (NEW_YEAR, None)
    # Before it begins nothing is to be resumed, and that is said.
    shown = message(await house.member.say("25号恢复"))
    assert shown.text.startswith(texts.COMES_ANYWAY.format(days="12月25日")) and "搜索“25号恢复”" in labels(
        shown
    )
    assert every(store) == (one, two)


async def test_where_nothing_stops_it_is_asked_or_told(house: House, store: Store) -> None:
    await say(house, ONE, TWO)
    before = every(store)
    assert await say(house, "1号恢复") != ""
    assert "下一次：12月20日 07:30" in await say(house, "下周一恢复产改")
    await press(house.member, "搜索“下周一恢复产改”")
    assert every(store) == before


@pytest.mark.parametrize("typed", ["停到节后", "节后再发", "过完节再发", "停到放假后", "放完假再恢复"])
async def test_until_after_the_next_festival(house: House, store: Store, typed: str) -> None:
    await say(house, ONE)
    assert "2025年1月2日" in await say(house, typed)
    assert [sub.paused_until for sub in every(store)] == [dt.date(2025, 1, 2)]


@pytest.mark.parametrize(
    "typed",
    [
        "12月1日恢复施工",
        "下周一恢复通车",
        "春节后恢复生产",
        "食堂明天恢复供应",
        "元旦后再发工资",
        "1号开始发福利",
        "三天后再说",
        "明天恢复上课",
        "京沪高铁1号恢复",
        "恢复高考",
    ],
)
async def test_other_sentences_are_looked_for(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, "暂停推送")
    before = every(store)
    assert typed in await say(house, typed)
    assert every(store) == before


def test_no_head_says_it_without_naming_what_is_brought() -> None:
    read = {head: stop for head in every_head() if (stop := read_resuming(head))}
    assert all(stop.words for stop in read.values()), read


@pytest.mark.parametrize(
    "typed", ["20号恢复", "12月20日恢复", "今天恢复", "现在恢复", "从今天起恢复推送", "两个都20号恢复"]
)
async def test_on_the_very_day_it_comes_again_at_once(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, "暂停推送", typed)
    assert [(sub.paused, sub.paused_until) for sub in every(store)] == [(False, None)] * 2
    await say(house, "撤回")
    assert all(sub.paused for sub in every(store))


@pytest.mark.parametrize("typed", ["今天恢复通车", "今天恢复上班", "现在继续开会", "今天再发稿"])
async def test_what_goes_on_today_may_be_something_else(house: House, store: Store, typed: str) -> None:
    assert typed in await say(house, ONE, TWO, "暂停推送", typed)
    assert all(sub.paused for sub in every(store))


async def test_a_day_that_is_over_is_said_to_be_of_the_next_year(house: House) -> None:
    said = await say(house, ONE, "暂停推送", "12月1日恢复")
    assert said.endswith(texts.PAUSED_NEXT_YEAR.format(day="12月1日", year=2025))


@pytest.mark.parametrize("typed", ["不对，2号恢复", "不对，2号再恢复"])
async def test_another_day_was_meant(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, "暂停推送", "1号恢复", typed)
    assert [sub.paused_until for sub in every(store)] == [dt.date(2025, 1, 2)] * 2
