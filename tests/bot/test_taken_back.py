"""What was said of subscriptions last is taken back in one word, or said otherwise."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.delivery.takenback import takes_back
from store import Store, forwards, members
from tests.bot.conftest import MEMBER, House, SetClock, messages, press
from tests.bot.everyhead import every_head
from tests.bot.morning import ONE, TWO, bring, every, page, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"


@pytest.mark.parametrize(
    ("said", "taken_back"),
    [
        ("明天别发了", "算了还是发吧"),
        ("明天别发，元旦也别发", "撤回"),
        ("停三天", "算了不停了"),
        ("先别发了", "撤销"),
        ("改成9点", "刚才那个不算"),
        ("改成9点", "算了不改了"),
        ("换成周报", "还是别换了"),
        ("下周一起改成9点", "取消刚才的修改"),
        ("明天起加上欠薪的", "我说错了"),
        ("周末别发", "当我没说"),
        ("恢复订阅", "撤回"),
        ("春节照常发", "把刚才的取消"),
    ],
)
async def test_all_stands_as_it_stood(house: House, store: Store, said: str, taken_back: str) -> None:
    await say(house, ONE, TWO, "春节期间别发")
    await say(house, "产改的下周三起改成全文", "安全那个从下周四起改成9点")
    before = every(store)
    if "改哪一个" in await say(house, said):
        await press(house.member, texts.CHANGE_ALL)
    assert every(store) != before
    assert (await say(house, taken_back)).startswith(texts.UNSAID)
    assert every(store) == before
    # Once: what was said before that stands.
    await say(house, "撤回")
    assert every(store) == before


@pytest.mark.parametrize(
    ("said", "meant", "instead"),
    [
        ("明天别发", "不对，是后天别发", "后天别发"),
        ("明天别发", "说错了，后天", "后天别发"),
        ("23号到25号别发", "错了，26号", "23号到26号别发"),
        ("下周一起改成9点", "说错了，是下周二起", "下周二起改成9点"),
        ("下周一起改成9点", "不对，8点", "下周一起改成8点"),
        ("改成9点", "不是9点，是8点", "改成8点"),
        ("改成全文", "打错了，导语", "改成导语"),
        ("明天起加上欠薪的", "不对，是安全", "明天起加上安全的"),
        ("周末别发", "写错了，周五别发", "周五别发"),
        ("停三天", "不对，停五天", "停五天"),
    ],
)
async def test_what_was_meant_takes_the_place_of_what_was_said(
    house: House, store: Store, said: str, meant: str, instead: str
) -> None:
    await say(house, ONE, instead)
    wanted = every(store)[0]
    await say(house, "撤回", said)
    assert every(store)[0] != wanted
    assert texts.UNSAID_FIRST in await say(house, meant)
    assert every(store)[0] == wanted


async def test_of_several_one_was_meant(house: House, store: Store) -> None:
    await say(house, ONE, TWO, "明天别发", "不是，是产改的明天别发")
    assert [len(sub.stops) for sub in every(store)] == [1, 0]


async def test_what_is_corrected_is_an_order_by_itself(house: House, store: Store) -> None:
    assert "12月21日不送" in await say(house, ONE, "不对，明天别发")
    # Where nothing was said these are words like others.
    for typed in ("说错了，后天", "撤回", "不对，是安全"):
        await say(house, "恢复订阅", "撤回", "恢复订阅")
        before = every(store)
        await say(house, "产改", typed)
        assert len(every(store)) == len(before)


async def test_of_what_cannot_be_the_reason_is_said_and_nothing_is_left(house: House, store: Store) -> None:
    await say(house, ONE, "明天起改成9点")
    said = await say(house, "不对，2月30日起改成9点")
    assert "2月30日" in said and texts.UNSAID_FIRST in said and every(store)[0].later == ()


async def test_what_is_over_is_not_taken_back(house: House, store: Store, clock: SetClock) -> None:
    await say(house, ONE, "改成9点")
    clock.put("2024-12-20T06:20")
    assert not (await say(house, "撤回")).startswith(texts.UNSAID)
    await say(house, "改成10点")
    await press(house.member, "设置")
    await press(house.member, "导语")
    await press(house.member, "确认")
    # What was chosen on a card since is not to be lost with it.
    assert not (await say(house, "撤回")).startswith(texts.UNSAID)
    assert (every(store)[0].minute, every(store)[0].style) == (600, "leads")


@pytest.mark.parametrize("taken_back", ["撤回", "刚才那个不算", "撤销", "打错了", "算了不改了"])
@pytest.mark.parametrize(
    "since",
    [
        ("/latest", "1", "收藏"),
        ("夜校",),
        ("撤消",),
    ],
)
async def test_what_is_older_than_what_was_said_last_is_not_taken_back(
    house: House, store: Store, since: tuple[str, ...], taken_back: str
) -> None:
    page(store, "2024-12-20", "产改夜校开班", "昨日，产改夜校开班，六十名职工报名。")
    await say(house, ONE, "/subscribe 18:00 每天 工会", "产改的改成9点", *since)
    before = every(store)
    # 撤消 takes it back, once.
    assert (before[0].minute == 540) is (since != ("撤消",))
    assert await say(house, taken_back) == texts.NOTHING_UNSAID
    assert every(store) == before


async def test_what_is_handed_on_is_not_taken_back_by_an_older_change(house: House, store: Store) -> None:
    page(store, "2024-12-20", "产改夜校开班", "昨日，产改夜校开班，六十名职工报名。")
    store.write(members.add, 2003, "王芳", None, "member")
    await say(house, ONE, "改成9点", "/latest", "1")
    assert "王芳" in await say(house, "转发 王芳")
    assert store.read(forwards.recent_people, MEMBER) == (2003,)
    # What was handed on last is what is taken back.
    assert messages(await house.member.say("撤回"))[-1].text == texts.HANDED_BACK.format(title="产改夜校开班")
    assert await say(house, "撤回") == texts.NOTHING_UNSAID
    assert every(store)[0].minute == 540


async def test_a_button_pressed_since_comes_last(house: House, store: Store) -> None:
    await say(house, ONE, "改成9点")
    await press(house.member, "设置")
    assert await say(house, "撤回") == texts.NOTHING_UNSAID
    assert every(store)[0].minute == 540


@pytest.mark.parametrize("since", ["谢谢", "好的", "我的订阅", "/subscriptions"])
async def test_what_only_goes_with_it_leaves_it_the_last(house: House, store: Store, since: str) -> None:
    await say(house, ONE, "改成9点", since)
    assert (await say(house, "撤回")).startswith(texts.UNSAID)
    assert every(store)[0].minute == 450


@pytest.mark.parametrize("taken_back", ["撤回", "刚才那个不算", "取消刚才的订阅", "撤销", "打错了"])
@pytest.mark.parametrize(
    "ordered",
    [
        ("/subscribe 18:00 每天 工伤",),
        ("每天18点把工伤的新闻发给我",),
        ("每天18点发工伤", "好"),
        ("/subscribe 提醒 工伤",),
    ],
)
async def test_what_was_newly_ordered_ends_and_what_is_older_stays(
    house: House, store: Store, ordered: tuple[str, ...], taken_back: str
) -> None:
    await say(house, ONE, "改成9点")
    before = every(store)
    await say(house, *ordered)
    assert len(every(store)) == 2
    said = await say(house, taken_back)
    assert "已退订" in said and "工伤" in said
    assert every(store) == before
    # Once: what was said before that stands.
    assert await say(house, taken_back) == texts.NOTHING_UNSAID
    assert every(store) == before


@pytest.mark.parametrize("typed", ["算了不改了", "不对，明天别发", "不对，是安全"])
async def test_what_is_said_of_changes_does_not_end_what_is_new(
    house: House, store: Store, typed: str
) -> None:
    await say(house, ONE, typed)
    assert len(every(store)) == 1


async def test_what_waited_leaves_and_what_was_missed_comes(
    house: House, store: Store, clock: SetClock
) -> None:
    await say(house, ONE)
    page(store, "2024-12-20", "产改夜校开班", "昨日，产改夜校开班，六十名职工报名。")
    clock.put("2024-12-20T07:25")
    await say(house, "改成9点")
    clock.put("2024-12-20T07:35")
    await say(house, "撤回")
    (brought,) = await bring(house)
    assert "产改夜校" in brought.text and every(store)[0].last_day == dt.date(2024, 12, 20)
    # And what has been brought since does not come a second time.
    clock.put("2024-12-21T07:29")
    await say(house, "改成导语")
    clock.put("2024-12-21T07:31")
    await bring(house)
    await say(house, "撤回")
    due = every(store)[0].next_due
    assert due is not None and due.astimezone(clock.now().tzinfo).isoformat()[:16] == "2024-12-22T07:30"


def test_no_head_takes_anything_back() -> None:
    assert [head for head in every_head() if takes_back(head)] == []


async def press_twice(house: House, label: str) -> None:
    shown = house.member.newest_with_buttons()
    assert shown is not None
    (data,) = [one["callback_data"] for row in shown.keyboard for one in row if one["text"] == label]
    for _ in range(2):
        await house.member.press_data(data, shown.message)


async def test_a_button_that_is_pressed_twice_is_taken_back_once(house: House, store: Store) -> None:
    await say(house, "/subscribe 7:30 每天 产改 安全", "/subscribe 18:00 每天 产改 欠薪")
    before = every(store)
    await say(house, "下个月起不要产改的了")
    await press_twice(house, texts.CHANGE_ALL)
    assert [dict(sub.later[0].values) for sub in every(store)] == [{"words": ("-产改",)}] * 2
    assert (await say(house, "撤回")).startswith(texts.UNSAID)
    assert every(store) == before


async def test_so_is_what_was_ordered_with_it(house: House, store: Store) -> None:
    await say(house, ONE, "/subscribe 欠薪")
    await press_twice(house, texts.CONFIRM)
    assert len(every(store)) == 2
    await say(house, "撤回")
    assert [sub.topics for sub in every(store)] == [("产改",)]
