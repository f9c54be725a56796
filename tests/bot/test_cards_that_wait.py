"""确认 and 好 said though something else was shown since the card: the only order that waits is kept."""

from __future__ import annotations

import pytest

from bot import texts
from store import Store
from tests.bot.conftest import House, SetClock, labels, message, messages, press
from tests.bot.morning import ONE, every, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"
ORDER, OTHER = "每天早上八点半发产改", "每天早上九点发安全"


@pytest.fixture
def clock() -> SetClock:
    return SetClock(AT)


@pytest.fixture
def colleagues() -> list[tuple[int, str, str | None]]:
    return [(2003, "王芳", None), (2004, "李建国", None)]


@pytest.mark.parametrize(
    "between", ["我的订阅", "货车司机", "hcsj", "你好", "确任", "/latest", "帮助", "最新", "怎么搜索"]
)
@pytest.mark.parametrize("word", ["确认", "好", "好的", "行", "订吧"])
async def test_one_other_message_loses_no_card(house: House, store: Store, between: str, word: str) -> None:
    await say(house, ORDER)
    await house.member.say(between)
    assert (await say(house, word)).startswith(texts.SUBSCRIBED)
    assert [(sub.minute, sub.topics) for sub in every(store)] == [(510, ("产改",))]
    # Once, and no more.
    await house.member.say("工会")
    assert not (await say(house, word)).startswith(texts.SUBSCRIBED)
    assert len(every(store)) == 1


@pytest.mark.parametrize("word", ["好", "行", "嗯", "是的"])
async def test_behind_more_than_that_it_is_said_plainly(house: House, store: Store, word: str) -> None:
    await say(house, ORDER, "货车司机", "工会", word)
    assert not every(store)
    await say(house, "确认")
    assert len(every(store)) == 1


async def test_of_several_that_wait_it_is_asked_which(house: House, store: Store) -> None:
    await say(house, ORDER, OTHER, "货车司机")
    shown = message(await house.member.say("确认"))
    assert shown.text == texts.SEVERAL_WAIT.format(count=2)
    assert labels(shown) == ["每天 09:00 · 安全 · 标题", "每天 08:30 · 产改 · 标题"]
    await press(house.member, "每天 08:30 · 产改 · 标题")
    assert [sub.topics for sub in every(store)] == [("产改",)]
    # The other one goes on waiting.
    await say(house, "工会", "确认")
    assert [sub.topics for sub in every(store)] == [("产改",), ("安全",)]


async def test_a_card_that_was_changed_is_one(house: House, store: Store) -> None:
    await say(house, ORDER, "改成九点")
    await press(house.member, "工作日")
    await say(house, "货车司机", "确认")
    assert [(sub.minute, sub.days) for sub in every(store)] == [(540, "workdays")]


async def test_what_was_put_away_waits_no_more(house: House, store: Store) -> None:
    await say(house, ORDER, "取消", "货车司机", "确认")
    await say(house, ORDER)
    await press(house.member, texts.CANCEL)
    await say(house, "货车司机", "确认")
    assert not every(store)


async def test_a_word_of_consent_is_of_what_was_done_since(house: House, store: Store) -> None:
    assert (await say(house, ORDER, ONE, "好")).startswith(texts.SAVED_ALREADY_SO)
    assert len(every(store)) == 1


async def test_a_card_of_a_while_ago_waits_no_more(house: House, store: Store, clock: SetClock) -> None:
    await say(house, ORDER, "货车司机")
    clock.put("2024-12-20T06:20")
    assert (await say(house, "确认")).startswith(texts.NOTHING_TO_CONFIRM.format(word="确认"))
    assert not every(store)


async def test_the_card_of_several_orders_waits_as_well(house: House, store: Store) -> None:
    await say(house, "每天早上八点产改，晚上六点安全", "我的订阅", "确认")
    assert [sub.topics for sub in every(store)] == [("产改",), ("安全",)]
    assert not (await say(house, "货车司机", "确认")).startswith(texts.SUBSCRIBED)


@pytest.mark.parametrize(
    "question",
    [
        ("删除我的资料",),
        ("明天恢复",),
        ("退订",),
        ("最新", "1", "转发"),
        ("最新", "1", "转发 王芳、李建国", "撤回给王芳的转发"),
    ],
)
@pytest.mark.parametrize("word", ["确认", "好"])
async def test_a_question_that_was_asked_since_is_what_is_answered(
    house: House, store: Store, question: tuple[str, ...], word: str
) -> None:
    await say(house, ONE, "/subscribe 18:00 每天 安全")
    before = every(store)
    for typed in (ORDER, *question, word):
        await house.member.say(typed)
    assert every(store) == before
    # The card above has its button still.
    await house.member.say("货车司机")
    await house.member.say("确认")
    assert every(store) == before


@pytest.mark.parametrize("refusal", ["算了", "不要了", "取消", "不对"])
async def test_who_refuses_behind_another_answer_confirms_nothing_later(
    house: House, store: Store, refusal: str
) -> None:
    await say(house, ORDER, "货车司机", refusal, "确认")
    assert not every(store)


async def test_a_card_of_which_one_is_reminded_is_one_card(house: House, store: Store) -> None:
    assert await say(house, ORDER, "退订") == texts.CARD_WAITS
    await say(house, "货车司机", "确认")
    assert len(every(store)) == 1


@pytest.mark.parametrize("between", ["午饭吃过了吗", "货车司机", "你好", "hcsj", "最新"])
@pytest.mark.parametrize(
    "typed",
    [
        "改成九点",
        "换成9点",
        "那就改到九点吧",
        "时间改一下九点",
        "还是改成早上九点",
        "麻烦改成9:00",
        "应该是九点",
    ],
)
async def test_a_change_behind_one_other_answer_is_of_the_card(
    house: House, store: Store, between: str, typed: str
) -> None:
    await say(house, ONE, ORDER)
    before = every(store)
    shown = message(await house.member.say(between))
    assert texts.CARD_NEW not in shown.text
    assert (await say(house, typed)).startswith(texts.CARD_NEW)
    assert every(store) == before
    await say(house, "确认")
    assert [sub.minute for sub in every(store)] == [450, 540]


@pytest.mark.parametrize(
    "typed", ["周末也要", "周末不要", "改成每天", "换成全文", "再加上工匠", "不对，是工匠"]
)
async def test_so_is_another_change_of_it(house: House, store: Store, typed: str) -> None:
    await say(house, ONE)
    before = every(store)
    assert (await say(house, ORDER, "午饭吃过了吗", typed)).startswith(texts.CARD_NEW)
    assert every(store) == before


@pytest.mark.parametrize(
    "typed",
    ["周五", "九点", "只要今年的", "不要招聘的", "加上招聘", "换成去年的", "工会", "换房记", "不要躺平"],
)
async def test_what_is_said_to_the_hits_since_is_not(house: House, typed: str) -> None:
    await say(house, ORDER)
    assert texts.CARD_NEW not in await say(house, "工会", typed)


async def test_nor_is_a_saved_one_changed_behind_more(house: House, store: Store) -> None:
    await say(house, ONE)
    before = every(store)
    assert (await say(house, ORDER, "工会", "1", "产改", "改成九点")).startswith(texts.CARD_NEW)
    assert every(store) == before
    # What was changed since is what is spoken of.
    await say(house, "产改那个改成8点", "改成十点")
    assert [sub.minute for sub in every(store)] == [600]


async def test_what_names_a_subscription_or_is_said_to_the_list_of_them_is_of_it(
    house: House, store: Store
) -> None:
    await say(house, ONE, OTHER, "货车司机", "产改的改成8点")
    assert [sub.minute for sub in every(store)] == [480]
    await say(house, OTHER, "我的订阅", "改成九点")
    assert [sub.minute for sub in every(store)] == [540]


async def test_of_the_card_of_several_orders_no_saved_one_is_changed(house: House, store: Store) -> None:
    await say(house, ONE)
    before = every(store)
    assert (
        await say(house, "每天早上八点工匠，晚上六点安全", "午饭吃过了吗", "第一个改成九点")
        == texts.ORDERS_FIRST
    )
    assert every(store) == before


@pytest.mark.parametrize("order", [ORDER, "每天早上八点工匠，晚上六点安全"])
@pytest.mark.parametrize("between", [(), ("午饭吃过了吗",)])
@pytest.mark.parametrize("taken_back", ["撤回", "撤回吧", "刚才那个不算", "当我没说", "说错了"])
async def test_taking_back_takes_the_card_away(
    house: House, store: Store, order: str, between: tuple[str, ...], taken_back: str
) -> None:
    await say(house, ONE)
    card = message(await house.member.say(order)).message
    for typed in between:
        await house.member.say(typed)
    said = [shown.text for shown in messages(await house.member.say(taken_back))]
    # The card says in its place which it was, and nothing is said twice.
    away = texts.CARD_TAKEN_AWAY.format(what="每天")
    assert len(said) == 2 and said[0].startswith(away) and said[1] == texts.CARD_UNSAID
    # Nor can it be pressed any more.
    assert not house.server.messages[house.member.chat, card].keyboard
    await house.member.say("确认")
    assert len(every(store)) == 1


async def test_what_was_done_since_the_card_is_what_is_taken_back(house: House, store: Store) -> None:
    await say(house, ONE, ORDER)
    await house.member.say("产改的改成8点")
    assert (await say(house, "撤回")).startswith(texts.UNSAID)
    assert [sub.minute for sub in every(store)] == [450]
