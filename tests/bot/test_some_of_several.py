"""第一个和第三个改到十点, 前两个停三天, 劳模和工匠都去掉: what is said of some of three."""

from __future__ import annotations

import pytest

from bot import texts
from bot.delivery.severally import read_severally
from store import Store
from tests.bot.conftest import House, labels, message, press
from tests.bot.everyhead import every_head
from tests.bot.morning import ONE, TWO, every, say
from tests.bot.test_groups import bound, there

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"
THREE = "/subscribe 15:00 每天 工匠"
EARLY, LATE, TEN, EIGHT, AFTERNOON = 450, 1080, 600, 480, 900


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("第一个和第三个改到十点", (TEN, LATE, TEN)),
        ("第一、三个都改成十点", (TEN, LATE, TEN)),
        ("把第一个跟第三个改到10:00", (TEN, LATE, TEN)),
        ("1和3都改成十点", (TEN, LATE, TEN)),
        ("前两个改成八点", (EIGHT, EIGHT, AFTERNOON)),
        ("前面两个都改到八点", (EIGHT, EIGHT, AFTERNOON)),
        ("头两个改成早上八点", (EIGHT, EIGHT, AFTERNOON)),
        ("后两个改到八点", (EARLY, EIGHT, EIGHT)),
        ("最后两个都改成八点吧", (EARLY, EIGHT, EIGHT)),
        ("产改和安全都改到八点", (EIGHT, EIGHT, AFTERNOON)),
        ("产改、工匠那两个改到八点", (EIGHT, LATE, EIGHT)),
        ("前两个推迟半小时", (EARLY + 30, LATE + 30, AFTERNOON)),
        ("第二个推迟半小时", (EARLY, LATE + 30, AFTERNOON)),
    ],
)
async def test_these_take_the_change(
    house: House, store: Store, typed: str, minutes: tuple[int, ...]
) -> None:
    await say(house, ONE, TWO, THREE)
    before = every(store)
    await say(house, typed)
    assert tuple(sub.minute for sub in every(store)) == minutes
    # All of it was said in one breath.
    await say(house, "撤回")
    assert [sub.minute for sub in every(store)] == [sub.minute for sub in before]


@pytest.mark.parametrize(
    ("typed", "paused"),
    [
        ("后两个停三天", (False, True, True)),
        ("第一个和第二个停到下周一", (True, True, False)),
        ("前两个先停", (True, True, False)),
        ("那前两个先别发了", (True, True, False)),
        ("产改和工匠的先停", (True, False, True)),
        ("第二个先放一放", (False, True, False)),
        ("工匠那个先放一放", (False, False, True)),
        ("第二个缓一缓", (False, True, False)),
    ],
)
async def test_these_stop(house: House, store: Store, typed: str, paused: tuple[bool, ...]) -> None:
    await say(house, ONE, TWO, THREE, typed)
    assert tuple(sub.paused for sub in every(store)) == paused
    names = [name for name, still in zip(("产改", "安全", "工匠"), paused, strict=True) if still]
    again = "和".join(names) + ("都恢复" if len(names) > 1 else "那个恢复")
    await say(house, again)
    assert not any(sub.paused for sub in every(store))


@pytest.mark.parametrize("typed", ["全都恢复", "通通恢复", "三个都恢复", "都恢复", "前三个恢复"])
async def test_all_go_on(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, THREE, "暂停推送", typed)
    assert not any(sub.paused for sub in every(store))


@pytest.mark.parametrize("typed", ["第二个改回去", "第二个改回来", "第二个的改回去", "安全的改回去"])
async def test_one_is_as_it_was(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, THREE, "第二个改到九点", typed)
    assert [sub.minute for sub in every(store)] == [EARLY, LATE, AFTERNOON]


@pytest.mark.parametrize(
    "typed", ["产改和工匠都去掉", "第一个和第三个退订", "产改、工匠都不要了", "把产改跟工匠都删掉"]
)
async def test_these_end_when_that_is_confirmed(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, THREE)
    assert (await say(house, typed)).startswith(texts.END_THESE.format(count=2))
    assert len(every(store)) == 3
    await press(house.member, texts.CONFIRM)
    assert [sub.topics for sub in every(store)] == [("安全",)]


async def test_of_what_brings_more_the_rest_stays(house: House, store: Store) -> None:
    await say(house, "/subscribe 7:30 劳模 工匠 产改", "/subscribe 8:30 安全 劳模", "/subscribe 9:30 工匠")
    asked = await say(house, "劳模和工匠都去掉")
    assert "要退订" in asked and "09:30" in asked
    assert [sub.topics for sub in every(store)] == [("产改",), ("安全",), ("工匠",)]


@pytest.mark.parametrize("typed", ["三个都只要导语", "全部只要导语", "全都要导语", "所有订阅只发导语"])
async def test_all_take_what_one_could(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, THREE, typed)
    assert [sub.style for sub in every(store)] == ["leads"] * 3


@pytest.mark.parametrize("typed", ["全部先放一放", "三个都缓一缓", "全都歇一歇"])
async def test_all_are_let_be(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, THREE, typed)
    assert all(sub.paused for sub in every(store))


async def test_each_part_of_a_sentence_is_of_some(house: House, store: Store) -> None:
    await say(house, ONE, TWO, THREE)
    before = every(store)
    asked = await say(house, "前两个停到1号，第三个退了")
    assert "2025年1月1日起恢复" in asked and asked.endswith("要退订“每天 15:00 · 工匠 · 标题”吗？")
    assert [sub.paused for sub in every(store)] == [True, True, False]
    await say(house, "恢复订阅", "第一个和第二个改成八点，第三个停三天")
    assert [(sub.minute, sub.paused) for sub in every(store)] == [(480, False), (480, False), (900, True)]
    await say(house, "撤回")
    assert [(sub.minute, sub.paused) for sub in every(store)] == [(sub.minute, False) for sub in before]


async def test_so_many_that_there_are_not(house: House, store: Store) -> None:
    await say(house, ONE, TWO, THREE)
    before = every(store)
    shown = message(await house.member.say("两个都改成八点"))
    assert shown.text == texts.WHICH_OF_ALL.format(count=3, rest="改成八点")
    assert "搜索“两个都改成八点”" in labels(shown)
    assert await say(house, "四个都停一周") == texts.ONLY_SO_MANY.format(count=3, rest="停一周")
    assert await say(house, "前五个改成八点") == texts.ONLY_SO_MANY.format(count=3, rest="改成八点")
    said = texts.NO_SUCH_SUBSCRIPTION.format(number=4, count=3)
    assert await say(house, "第一个和第四个改到十点") == said
    assert every(store) == before
    await say(house, "三个都改成八点")
    assert [sub.minute for sub in every(store)] == [EIGHT] * 3


async def test_what_may_be_said_of_work_is_asked(house: House, store: Store) -> None:
    await say(house, ONE, TWO, THREE)
    before = every(store)
    shown = message(await house.member.say("第一个和第二个不要迟到"))
    assert texts.CHANGE_ALL in labels(shown) and "搜索“第一个和第二个不要迟到”" in labels(shown)
    assert every(store) == before


@pytest.mark.parametrize(
    "typed",
    [
        "学校和医院停三天",
        "第一、第二车间停三天",
        "前两个季度改善",
        "劳模和工匠",
        "产改和安全",
        "两个都要",
        "工会和企业都有责任",
        "前两个月的工资",
        "公司和工会改到八点开会",
        "产改和物业都去掉",
    ],
)
async def test_other_sentences_are_looked_for(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, THREE)
    before = every(store)
    assert typed in await say(house, typed)
    assert every(store) == before


def test_no_head_is_said_of_so_many() -> None:
    read = {head: way for head in every_head() for way in read_severally(head) if not way.names}
    assert not read


async def test_ends_of_several_parts_are_one_question(house: House, store: Store) -> None:
    await say(house, ONE, TWO, THREE)
    asked = await say(house, "第一个退了，第二个停三天，第三个退了")
    assert asked.endswith("工匠 · 标题") and texts.END_THESE.format(count=2) in asked
    assert [sub.paused for sub in every(store)] == [False, True, False]
    await say(house, "好")
    assert [sub.topics for sub in every(store)] == [("安全",)]


async def test_a_part_that_changes_nothing_keeps_no_other_from_it(house: House, store: Store) -> None:
    await say(house, ONE, TWO, THREE)
    said = await say(house, "前两个只要标题，第三个要全文")
    assert "没有要改的" in said and "工匠 · 全文" in said
    assert [sub.style for sub in every(store)] == ["titles", "titles", "whole"]
    before = every(store)
    said = await say(house, "第四个改到八点，第五个改到九点")
    assert said == texts.NO_SUCH_SUBSCRIPTION.format(number=4, count=3) and every(store) == before


async def test_those_of_a_group_stay_and_that_is_said(house: House, store: Store) -> None:
    await bound(house)
    await say(house, ONE)
    await there(house.member).say(TWO)
    said = await say(house, "两个都改到八点")
    assert "已改好" in said and said.endswith(texts.NOT_OF_GROUPS.format(which="每天 18:00 · 安全 · 标题"))
    assert [sub.minute for sub in every(store)] == [EIGHT, LATE]
    shown = message(await house.member.say("第二个停三天"))
    assert shown.text.startswith("发到群里的没有动") and labels(shown) == ["搜索“第二个停三天”"]
    await say(house, "暂停推送", "两个都恢复")
    assert not any(sub.paused for sub in every(store))


async def test_all_of_them_with_an_alert_are_not_too_few(house: House, store: Store) -> None:
    await say(house, ONE, TWO, "/subscribe 提醒 工匠", "三个都改到八点")
    assert [sub.minute for sub in every(store) if sub.kind == "digest"] == [EIGHT, EIGHT]


@pytest.mark.parametrize(
    ("typed", "otherwise", "paused"),
    [
        ("前两个停三天", "不对，停五天", (True, True, False)),
        ("第一个停三天", "不对，停到1号", (True, False, False)),
        ("前两个停三天", "不对，后两个停三天", (False, True, True)),
        ("前两个停三天", "不对，全部停五天", (True, True, True)),
    ],
)
async def test_what_was_meant_instead_is_of_the_same(
    house: House, store: Store, typed: str, otherwise: str, paused: tuple[bool, ...]
) -> None:
    await say(house, ONE, TWO, THREE, typed)
    assert (await say(house, otherwise)).startswith(texts.UNSAID_FIRST)
    assert tuple(sub.paused for sub in every(store)) == paused


async def test_another_time_is_of_the_same(house: House, store: Store) -> None:
    await say(house, ONE, TWO, THREE, "前两个改到八点", "不对，是九点")
    assert [sub.minute for sub in every(store)] == [540, 540, AFTERNOON]
    await say(house, "不对，后两个改到八点")
    assert [sub.minute for sub in every(store)] == [EARLY, EIGHT, EIGHT]


@pytest.mark.parametrize("typed", ["前两个停了吗", "前两个改到八点了吗", "产改和安全都停了没有"])
async def test_whoever_asks_orders_nothing(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, THREE)
    before = every(store)
    await say(house, typed)
    assert every(store) == before


@pytest.mark.parametrize("typed", ["产改和安全1号恢复", "前两个恢复", "第一个和第二个20号恢复"])
async def test_what_goes_on_is_not_said_to_be_resumed(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, THREE)
    said = await say(house, typed)
    assert "已恢复" not in said and "下一次：12月20日 07:30" in said
    assert not any(sub.paused or sub.stop_from for sub in every(store))


@pytest.mark.parametrize("typed", ["安全和工匠的稿子停三天", "产改和安全的材料先停"])
async def test_what_is_written_of_them_is_not_meant(house: House, store: Store, typed: str) -> None:
    assert typed in await say(house, ONE, TWO, THREE, typed)
    assert not any(sub.paused for sub in every(store))


@pytest.mark.parametrize("typed", ["第一个改到八点了吗", "产改改到八点了吗？"])
async def test_who_asks_whether_it_has_been_changed_is_shown_how_it_stands(
    house: House, store: Store, typed: str
) -> None:
    await say(house, ONE, TWO, THREE)
    before = every(store)
    assert await say(house, typed) == await say(house, "我的订阅")
    assert every(store) == before
