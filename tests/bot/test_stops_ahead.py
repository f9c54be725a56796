"""Stops that are ordered ahead: what comes until then comes, nothing on those days, then all of it as one."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.delivery.ahead import read_ahead, span
from store import Store, subscriptions
from store.subscriptions import Subscription
from tests.bot.conftest import MEMBER, House, SetClock, labels, message, messages, press
from tests.bot.everyhead import every_head
from tests.bot.morning import bring, page

pytestmark = pytest.mark.usefixtures("hurried")
# A Friday.
TODAY = dt.date(2024, 12, 20)


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-20T06:00")


def only(store: Store) -> Subscription:
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    return sub


@pytest.mark.parametrize(
    ("typed", "first", "behind"),
    [
        ("明天别发", "2024-12-21", "2024-12-22"),
        ("后天不用发了", "2024-12-22", "2024-12-23"),
        ("明后两天不发", "2024-12-21", "2024-12-23"),
        ("24、25号两天停一下", "2024-12-24", "2024-12-26"),
        ("周日那天别发", "2024-12-22", "2024-12-23"),
        ("大后天别发，我休息", "2024-12-23", "2024-12-24"),
        ("下周一到下周三别发", "2024-12-23", "2024-12-26"),
        ("下周一到周三先别发", "2024-12-23", "2024-12-26"),
        ("25号到28号停发", "2024-12-25", "2024-12-29"),
        ("1月1号到1月3号不用发", "2025-01-01", "2025-01-04"),
        ("28号到3号别送", "2024-12-28", "2025-01-04"),
        ("从23号休假到30号，先停", "2024-12-23", "2024-12-30"),
        ("下个月1号开始停到5号", "2025-01-01", "2025-01-05"),
        ("从明天起停三天", "2024-12-21", "2024-12-24"),
        ("下周二起停一周", "2024-12-24", "2024-12-31"),
        ("明天开始休假三天 先别发", "2024-12-21", "2024-12-24"),
        ("从下周一开始暂停几天", "2024-12-23", "2024-12-26"),
        ("下周别推送", "2024-12-23", "2024-12-30"),
        ("我下周出差，先别发", "2024-12-23", "2024-12-30"),
        ("下下周先别发", "2024-12-30", "2025-01-06"),
        ("下周出差，周一到周四都别推", "2024-12-23", "2024-12-27"),
        ("下周周一到周四都别推", "2024-12-23", "2024-12-27"),
        ("下个星期我培训，星期三先停", "2024-12-25", "2024-12-26"),
        ("下周要开会 周三周四别发", "2024-12-25", "2024-12-27"),
        ("下个礼拜三四别发", "2024-12-25", "2024-12-27"),
        ("下个月出差，先停", "2025-01-01", "2025-02-01"),
        ("1月份别发", "2025-01-01", "2025-02-01"),
        ("周末这两天别给我推了", "2024-12-21", "2024-12-23"),
        ("下周末不用发", "2024-12-28", "2024-12-30"),
        ("从23号停到26号", "2024-12-23", "2024-12-26"),
        ("从明天停三天", "2024-12-21", "2024-12-24"),
        ("后天起别发了", "2024-12-22", None),
        ("25号开始休假 别发了", "2024-12-25", None),
    ],
)
def test_the_days_are_read(typed: str, first: str, behind: str | None) -> None:
    ahead = read_ahead(typed)
    assert ahead is not None and not ahead.words
    day = dt.date.fromisoformat
    assert span(ahead, TODAY) == (day(first), day(behind) if behind else None)


@pytest.mark.parametrize(
    "typed", ["产改那个明天别发", "明天产改别发", "下周一别发产改了", "产改的下周停一周", "国庆别发产改了"]
)
def test_one_may_be_named(typed: str) -> None:
    ahead = read_ahead(typed)
    assert ahead is not None and ahead.words == "产改"


@pytest.mark.parametrize(
    "typed",
    [
        *("周三别发", "今天别发", "机器停三天", "1月1日起停运", "下周停电", "五一不发工资"),
        *("公司明天别发工资", "下个月5号前别发", "明天不停产", "国庆不打烊", "13月别发"),
    ],
)
def test_what_stops_nothing_later_is_none(typed: str) -> None:
    assert read_ahead(typed) is None


def test_no_head_orders_a_stop() -> None:
    assert [head for head in every_head() if read_ahead(head)] == []


async def test_todays_comes_tomorrows_does_not_and_then_it_comes_again(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 7:30 每天")
    said = message(await house.member.say("明天别发")).text
    assert said.endswith("12月21日不送，12月22日起照常，没送的合成一期补上。")
    clock.put("2024-12-20T07:30")
    assert len(await bring(house)) == 1
    page(store, "2024-12-21", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    clock.put("2024-12-21T12:00")
    assert await bring(house) == []
    clock.put("2024-12-22T07:30")
    (shown,) = await bring(house)
    assert "夜校开进车间" in shown.text and "12月20日" in shown.text
    assert (only(store).stop_from, only(store).paused) == (None, False)


async def test_an_alert_is_silent_on_those_days_alone(house: House, store: Store, clock: SetClock) -> None:
    await house.member.say("/subscribe 提醒 夜校")
    await house.member.say("明后两天别发")
    page(store, "2024-12-20", "夜校招生", "昨日，机械厂的夜校招生，六十名职工报名。")
    clock.put("2024-12-20T20:00")
    assert len(await bring(house)) == 1
    page(store, "2024-12-21", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    clock.put("2024-12-21T12:00")
    assert await bring(house) == []
    assert only(store).paused
    clock.put("2024-12-23T07:00")
    (shown,) = await bring(house)
    assert "夜校开进车间" in shown.text


async def test_a_machine_that_stood_still_brings_nothing_on_a_day_of_the_stop(
    house: House, clock: SetClock
) -> None:
    await house.member.say("/subscribe 7:30 每天")
    await house.member.say("明天别发")
    clock.put("2024-12-21T09:00")
    assert await bring(house) == []
    clock.put("2024-12-22T07:30")
    assert len(await bring(house)) == 1


async def test_a_stop_without_an_end_lasts_until_it_is_resumed(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 7:30 每天")
    assert message(await house.member.say("从明天起别发了")).text.endswith("12月21日起不送，直到您恢复。")
    clock.put("2024-12-30T09:00")
    await bring(house)
    assert await bring(house) == []
    assert message(await house.member.say("恢复订阅")).text.startswith(texts.RESUMED)
    assert only(store).stop_from is None and only(store).next_due is not None


async def test_a_festival_is_ordered_as_the_notice_has_it(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天")
    await house.member.say("国庆期间不用发")
    assert (only(store).stop_from, only(store).stop_until) == (dt.date(2025, 10, 1), dt.date(2025, 10, 9))
    assert not only(store).paused


async def test_it_stands_in_the_list_and_is_taken_back(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天")
    assert texts.STOP_NOT in labels(message(await house.member.say("下周一到下周三别发")))
    listed = message(await house.member.say("我的订阅")).text
    assert "12月23日至25日不送，12月26日起照常" in listed and "下一次：12月20日" in listed
    await house.member.say("下周一到下周三别发")
    await press(house.member, texts.STOP_NOT)
    assert only(store).stop_from is None
    assert "原来" not in message(await house.member.say("明天别发")).text


@pytest.mark.parametrize(
    ("orders", "kept", "said"),
    [
        (("明天别发", "元旦别发"), ("2024-12-21", "2024-12-22"), "12月21日、2025年1月1日不送，其余日子照常"),
        (("30号起别发", "明天别发"), ("2024-12-21", "2024-12-22"), "12月21日不送；12月30日起不送"),
        (("明天别发", "后天别发"), ("2024-12-21", "2024-12-23"), "12月21日至22日不送"),
        (("从明天开始不用发", "1月3号别发"), ("2024-12-21", None), "12月21日起不送，直到您恢复。"),
        (("30号起别发", "1月5日再发"), ("2024-12-30", "2025-01-05"), "2025年1月5日起照常"),
        (("30号起别发", "1月5号恢复"), ("2024-12-30", "2025-01-05"), "2025年1月5日起照常"),
        (("30号起别发", "元旦后再发"), ("2024-12-30", "2025-01-02"), "2025年1月2日起照常"),
        (("30号起别发", "停三天"), ("2024-12-30", None), "12月30日起不送，直到您恢复"),
        (("30号起别发", "停到1月5日"), (None, None), "原来说好的停（12月30日起）也到那天为止。"),
    ],
)
async def test_what_was_ordered_before_stays_or_it_is_said(
    house: House, store: Store, orders: tuple[str, str], kept: tuple[str | None, ...], said: str
) -> None:
    await house.member.say("/subscribe 7:30 每天")
    former, typed = orders
    await house.member.say(former)
    assert said in message(await house.member.say(typed)).text
    days = tuple(day and dt.date.fromisoformat(day) for day in kept)
    assert (only(store).stop_from, only(store).stop_until) == days
    assert only(store).paused == typed.startswith("停")


async def test_of_several_each_says_what_becomes_of_its_former_stop(house: House) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("/subscribe 8:00 每天 安全")
    await house.member.say("产改那个从明天起别发")
    said = message(await house.member.say("下周一到下周三别发")).text
    assert "12月21日起不送，直到您恢复" in said and "12月23日至25日不送" in said
    ended = message(await house.member.say("1月5日再发")).text
    assert "12月21日至2025年1月4日不送" in ended and "12月23日至2025年1月4日不送" in ended


async def test_on_the_day_that_was_named_for_its_end_it_comes(house: House, clock: SetClock) -> None:
    await house.member.say("/subscribe 7:30 每天")
    await house.member.say("12月21日起别发")
    await house.member.say("12月24日再发")
    clock.put("2024-12-21T09:00")
    assert len(await bring(house)) == 0
    clock.put("2024-12-24T07:30")
    assert len(await bring(house)) == 1


@pytest.mark.parametrize("typed", ["恢复订阅", "不停了", "恢复产改", "产改的不停了"])
async def test_going_on_ends_the_pause_and_the_stop_to_come(house: House, store: Store, typed: str) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("元旦别发")
    await house.member.say("停三天")
    assert "原来说好的停（2025年1月1日）也不算了。" in message(await house.member.say(typed)).text
    assert (only(store).paused, only(store).stop_from) == (False, None)


async def test_where_several_go_on_their_stops_to_come_are_told_of(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("/subscribe 8:00 每天 安全")
    await house.member.say("停三天")
    assert texts.BOOKED_ALL_GONE not in message(await house.member.say("恢复订阅")).text
    await house.member.say("产改那个停三天")
    await house.member.say("元旦别发")
    assert texts.BOOKED_ALL_GONE in message(await house.member.say("恢复订阅")).text
    assert not any(sub.stop_from for sub in store.read(subscriptions.of_person, MEMBER))


@pytest.mark.parametrize("typed", ["恢复高考", "罢工的不停了", "恢复生产"])
async def test_what_does_not_stand_still_is_looked_for(house: House, typed: str) -> None:
    await house.member.say("/subscribe 7:30 每天 安全生产")
    await house.member.say("停三天")
    shown = messages(await house.member.say(typed))[0].text
    assert shown.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed)))


async def test_a_day_of_this_week_may_be_today_and_is_not_next_weeks(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天")
    wrong = message(await house.member.say("这周四别发")).text
    assert wrong == texts.PAUSE_WRONG.format(typed="这周四")
    await house.member.say("这周五别发")
    assert only(store).paused_until == TODAY + dt.timedelta(days=1)
    assert only(store).stop_from is None


async def test_of_several_the_one_that_is_named_stops_or_all_do(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("/subscribe 8:00 每天 安全")
    await house.member.say("产改那个明天别发")
    first = {sub.topics[0]: sub.stop_from for sub in store.read(subscriptions.of_person, MEMBER)}
    assert first == {"产改": dt.date(2024, 12, 21), "安全": None}
    assert "2 个订阅：" in message(await house.member.say("明天起停一周")).text
    assert {sub.stop_from for sub in store.read(subscriptions.of_person, MEMBER)} == {dt.date(2024, 12, 21)}
    await house.member.say("恢复订阅")
    assert {sub.stop_from for sub in store.read(subscriptions.of_person, MEMBER)} == {None}


@pytest.mark.parametrize(
    ("typed", "wrong"), [("2月30号别发", "2月30号"), ("明年12月31日别发", "明年12月31日")]
)
async def test_days_that_do_not_come_within_a_year_stop_nothing(
    house: House, store: Store, typed: str, wrong: str
) -> None:
    await house.member.say("/subscribe 7:30 每天")
    assert message(await house.member.say(typed)).text == texts.PAUSE_WRONG.format(typed=wrong)
    assert only(store).stop_from is None


async def test_what_was_paused_for_longer_stays_so(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天")
    await house.member.say("停到1月20日")
    assert "本来就停得更久" in message(await house.member.say("元旦别发")).text
    assert (only(store).stop_from, only(store).paused_until) == (None, dt.date(2025, 1, 20))


@pytest.mark.parametrize("label", ["1", texts.STOP_ALL, texts.CANCEL])
async def test_what_does_not_say_that_anything_stops_is_asked_about(
    house: House, store: Store, label: str
) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("/subscribe 8:00 每天 安全")
    shown = message(await house.member.say("培训，下周一再发")).text
    assert shown.startswith(texts.STOP_WHICH.format(day="12月23日", weekday="周一"))
    assert not any(sub.paused for sub in store.read(subscriptions.of_person, MEMBER))
    await press(house.member, label)
    stopped = {sub.topics[0] for sub in store.read(subscriptions.of_person, MEMBER) if sub.paused}
    assert stopped == {"1": {"产改"}, texts.STOP_ALL: {"产改", "安全"}, texts.CANCEL: set()}[label]


@pytest.mark.parametrize("data", ["x:stop:one:1:0", "x:stop:all:9:99999999999", "x:stop:none:1:739243"])
async def test_a_button_that_somebody_made_up_stops_nothing(house: House, store: Store, data: str) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    shown = house.member.newest_with_buttons()
    assert shown is not None
    await house.member.press_data(data, shown.message)
    assert not only(store).paused


async def test_nobody_stops_what_is_anothers(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    shown = messages(await house.administrator.say("我的订阅"))[-1]
    await house.administrator.press_data("x:stop:all:9:739243", shown.message)
    assert not only(store).paused


@pytest.mark.parametrize(
    ("typed", "first", "behind"),
    [
        ("本周一到周五别发", "2024-12-18", "2024-12-21"),
        ("这周二到周四不用发", "2024-12-18", "2024-12-20"),
        ("本周一到本周五别发", "2024-12-18", "2024-12-21"),
        ("从本周一到下周三别发", "2024-12-18", "2024-12-26"),
        ("周一到周五别发", "2024-12-23", "2024-12-28"),
    ],
)
def test_of_days_of_this_week_those_are_meant_that_are_left(typed: str, first: str, behind: str) -> None:
    ahead, day = read_ahead(typed), dt.date.fromisoformat
    assert ahead is not None and span(ahead, day("2024-12-18")) == (day(first), day(behind))


def test_days_of_this_week_that_are_over_are_none() -> None:
    ahead = read_ahead("本周一到周二别发")
    assert ahead is not None and span(ahead, dt.date(2024, 12, 18)) is None


@pytest.mark.parametrize("how", ["停到1月5号", "先停到1月5日"])
async def test_a_stop_that_outlasts_a_pause_says_one_day_on_which_it_goes_on(house: House, how: str) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("1月1号到1月9号别发")
    shown = message(await house.member.say(how)).text
    assert "1月10日起恢复" in shown and "1月5日" not in shown and "照常" not in shown


async def test_of_two_the_one_whose_stop_outlasts_the_pause_says_so(house: House) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("产改那个1月1号到1月9号别发")
    await house.member.say("/subscribe 8:00 每天 安全")
    shown = message(await house.member.say("停到1月5号")).text
    assert "1月5日起恢复" in shown and "（2025年1月1日至9日）接着算，2025年1月10日起恢复" in shown
