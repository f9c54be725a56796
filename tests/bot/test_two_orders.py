"""每天早上八点产改，晚上六点安全: several orders of one sentence, and timetables, which are none."""

from __future__ import annotations

import pytest

from bot import texts
from bot.delivery.twofold import read_orders
from store import Store
from tests.bot.conftest import House, labels, message, press
from tests.bot.everyhead import every_head
from tests.bot.morning import every, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"
BOTH = [(480, "daily", ("产改",)), (1080, "daily", ("安全",))]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("每天早上八点产改，晚上六点安全", BOTH),
        ("每天早上8点 产改，晚上6点 安全", BOTH),
        ("每天早上八点发产改，晚上六点发安全", BOTH),
        ("帮我订每天八点产改，另外每天晚上六点安全", BOTH),
        ("每天早上8点 产改 晚上6点 安全", BOTH),
        ("每天早上八点产改、晚上六点安全", BOTH),
        ("每天早上八点产改；另外晚上六点安全", BOTH),
        ("每天早上八点看产改，晚上六点看安全", BOTH),
        ("每天 8:00 产改，每天 18:00 安全", BOTH),
        ("每天早上八点要产改，晚上六点要安全", BOTH),
        ("周一八点产改，周五八点安全", [(480, "1", ("产改",)), (480, "5", ("安全",))]),
        ("工作日八点半产改，周五下午三点工匠", [(510, "workdays", ("产改",)), (900, "5", ("工匠",))]),
        (
            "每天早上八点产改，晚上六点安全，周末不发",
            [(480, "12345", ("产改",)), (1080, "12345", ("安全",))],
        ),
        ("早上八点发产改，晚上六点发安全", BOTH),
        ("帮我订两份：早上八点产改，晚上六点安全", BOTH),
        ("麻烦你每天早上八点给我送一份产改的，晚上六点再来一份安全的", BOTH),
        (
            "工作日早上八点来一份产改的，周末早上九点来一份安全的",
            [(480, "workdays", ("产改",)), (540, "67", ("安全",))],
        ),
        ("每天早上八点和晚上六点发产改", [(480, "daily", ("产改",)), (1080, "daily", ("产改",))]),
    ],
)
async def test_both_are_kept_when_that_is_confirmed(
    house: House, store: Store, typed: str, wanted: list[tuple[int, str, tuple[str, ...]]]
) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text.startswith(texts.ORDERS.format(count=2))
    assert labels(shown)[:2] == [texts.CONFIRM, texts.CANCEL] and labels(shown)[2].startswith("搜索")
    assert not every(store)
    await say(house, "好")
    assert [(sub.minute, sub.days, sub.topics) for sub in every(store)] == wanted
    await say(house, "撤回")
    assert not every(store)


@pytest.mark.parametrize(
    "typed",
    [
        "订阅每天早上八点产改，晚上六点安全",
        "每天早上八点把产改发我，晚上六点把安全发我",
        "每天八点推送产改，晚上六点推送安全",
    ],
)
async def test_who_says_that_it_is_to_be_sent_needs_no_word(house: House, store: Store, typed: str) -> None:
    said = await say(house, typed)
    assert said.count(texts.SUBSCRIBED) == 2
    assert [(sub.minute, sub.days, sub.topics) for sub in every(store)] == BOTH
    assert (await say(house, typed)).count(texts.SUBSCRIBED_ALREADY) == 2


@pytest.mark.parametrize("typed", ["第一个改成九点", "改成九点", "第二个不要了", "两个都改到九点"])
async def test_what_is_said_of_the_card_changes_nothing_else(house: House, store: Store, typed: str) -> None:
    await say(house, "/subscribe 7:30 每天 工匠", "/subscribe 9:30 每天 工会")
    before = every(store)
    await say(house, "每天早上八点产改，晚上六点安全")
    shown = message(await house.member.say(typed))
    assert shown.text == texts.ORDERS_FIRST and labels(shown) == [texts.CONFIRM, texts.CANCEL]
    assert every(store) == before
    await say(house, "我的订阅", "好")
    assert len(every(store)) == 4
    # Once they are kept it is said of those that there are.
    await say(house, "第一个改成九点")
    assert every(store)[0].minute == 540


async def test_they_may_be_put_away(house: House, store: Store) -> None:
    await say(house, "每天早上八点产改，晚上六点安全", "取消")
    await say(house, "每天早上八点产改，晚上六点安全")
    await press(house.member, texts.CANCEL)
    assert not every(store)


@pytest.mark.parametrize(
    "typed",
    [
        "每天早上八点到岗，晚上六点下班",
        "每天早上八点升旗，晚上六点降旗",
        "每天8点发车，18点收车",
        "周一八点开会，周五三点交稿",
        "每天八点培训，晚上六点考试",
        "每天早上八点和晚上六点开门",
        "每天上午九点到十一点，下午两点到五点",
        "早九点晚五点，周末双休",
        "每天早上八点早操，晚上八点晚自修",
        "周一八点物业会，周三九点业主会",
        "订阅人数每天8点统计，18点公布",
        "订阅号每天早上八点产改，晚上六点安全",
        "推送时间每天8点产改，18点安全",
        "每天早上8点发产改给我，晚上6点发安全给王芳",
    ],
)
async def test_a_timetable_orders_nothing(house: House, store: Store, typed: str) -> None:
    shown = message(await house.member.say(typed))
    assert texts.CONFIRM not in labels(shown)
    assert not every(store)


def test_no_head_orders_several() -> None:
    assert [head for head in every_head() if read_orders(head)] == []


async def test_a_survey_in_the_morning_and_a_digest_at_noon_are_two(house: House, store: Store) -> None:
    await say(house, "每周一早上发我周报，每天中午十二点发我工匠")
    kept = [(sub.minute, sub.days, sub.topics) for sub in every(store)]
    assert kept == [(450, "1", ()), (720, "daily", ("工匠",))]


@pytest.mark.parametrize("typed", ["上午九点发言，下午三点发奖"])
async def test_what_is_done_at_two_hours_orders_nothing(house: House, store: Store, typed: str) -> None:
    shown = message(await house.member.say(typed))
    assert texts.CONFIRM not in labels(shown) and not every(store)


@pytest.mark.parametrize(
    "typed",
    [
        "早上八点送产改，晚上六点安全",
        "早上八点产改，晚上六点送安全",
        "每天早上八点送产改，晚上六点送安全",
        "早上八点要产改，晚上六点发安全",
        "八点给我送产改，十八点安全",
    ],
)
async def test_the_verb_is_no_part_of_the_topic(house: House, store: Store, typed: str) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text.startswith(texts.ORDERS.format(count=2)) and labels(shown)[2] == f"搜索“{typed}”"
    await say(house, "好")
    assert [(sub.minute, sub.days, sub.topics) for sub in every(store)] == BOTH


@pytest.mark.parametrize(
    "typed",
    [
        "上午九点送工匠，三点交稿",
        "九点送合同，三点交稿",
        "早上八点送孩子，九点半开会",
        "九点送工匠，下午三点到办公室",
    ],
)
async def test_a_time_is_no_topic(house: House, store: Store, typed: str) -> None:
    shown = message(await house.member.say(typed))
    assert texts.CONFIRM not in labels(shown) and not every(store)


async def test_what_may_be_an_errand_can_be_looked_for(house: House) -> None:
    for typed in ("九点送合同，三点送发票", "九点送合同"):
        assert f"搜索“{typed}”" in labels(message(await house.member.say(typed)))


@pytest.mark.parametrize(
    "typed",
    [
        "每天早上八点产该，晚上六点安全",
        "每天早上八点发产该，晚上六点发安全",
        "早上八点送产该，晚上六点送安全",
    ],
)
async def test_a_slip_in_one_of_two_is_offered_mended(house: House, store: Store, typed: str) -> None:
    shown = message(await house.member.say(typed))
    assert labels(shown)[0] == texts.SLIPPED_BUTTON.format(meant="产改") and "产该" in shown.text
    await press(house.member, labels(shown)[0])
    card = house.member.newest_with_buttons()
    assert card is not None and "产该" not in card.text.split("搜索")[0] and labels(card)[0] == texts.CONFIRM
    await say(house, "好")
    assert [(sub.minute, sub.days, sub.topics) for sub in every(store)] == BOTH


async def test_two_words_that_nobody_has_are_a_timetable(house: House) -> None:
    shown = message(await house.member.say("每天早上八点早操，晚上六点自习"))
    assert texts.CONFIRM not in labels(shown)
