"""What overlaps is told once in one place: by two digests on any days, by alerts, in groups."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import texts
from bot.delivery.edition import SCREEN_SIZES
from bot.local.limits import Refused
from bot.local.transport import Shown
from store import Store, bindings
from tests.bot.conftest import ADMINISTRATOR, MEMBER, House, SetClock, message, press
from tests.bot.morning import bring, page

pytestmark = pytest.mark.usefixtures("hurried")
SCHOOL = ("夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
KITCHEN = ("食堂添了新灶", "昨日，厂里的食堂添了三口新灶，夜班职工吃上了热饭。")
BRIDGE = ("桥梁合龙之后", "昨日，跨江大桥合龙，建设者乘上了首班渡轮。")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T06:00")


async def begun(house: House, clock: SetClock, *typed: str) -> None:
    """Subscribed, and the first digests have come."""
    for each in typed:
        await house.member.say(f"/subscribe {each}")
    clock.put("2024-12-21T20:00")
    await bring(house)


def told(count: int, times: str) -> str:
    return texts.TOLD_BEFORE.format(count=count, times=times if "月" in times else f"今天 {times}")


async def test_the_later_digest_leaves_out_what_stood_in_the_earlier(
    house: House, store: Store, clock: SetClock
) -> None:
    await begun(house, clock, "7:30 每天 夜校", "8:00 每天")
    page(store, "2024-12-22", *SCHOOL)
    page(store, "2024-12-22", *KITCHEN, number=2)
    clock.put("2024-12-22T07:30")
    (first,) = await bring(house)
    assert SCHOOL[0] in first.text
    clock.put("2024-12-22T08:00")
    (second,) = await bring(house)
    assert KITCHEN[0] in second.text and SCHOOL[0] not in second.text
    assert told(1, "07:30") in second.text
    # The next day is another day, and nothing old comes again.
    page(store, "2024-12-23", *BRIDGE)
    clock.put("2024-12-23T08:00")
    (third,) = await bring(house)
    assert BRIDGE[0] in third.text and "不再重复" not in third.text


async def test_what_saturday_told_monday_does_not_tell_again(
    house: House, store: Store, clock: SetClock
) -> None:
    # 2024-12-21 is a Saturday; the first digests of both have come on Friday.
    clock.put("2024-12-20T06:00")
    await house.member.say("/subscribe 7:30 每天")
    await house.member.say("/subscribe 8:00 工作日 夜校 食堂")
    clock.put("2024-12-20T20:00")
    await bring(house)
    page(store, "2024-12-21", *SCHOOL)
    clock.put("2024-12-21T07:30")
    (saturday,) = await bring(house)
    assert SCHOOL[0] in saturday.text
    # Monday's of everything has the front page of Monday alone on its screen.
    clock.put("2024-12-23T07:30")
    assert await bring(house) == []
    page(store, "2024-12-23", *KITCHEN, number=2)
    clock.put("2024-12-23T08:00")
    (monday,) = await bring(house)
    assert KITCHEN[0] in monday.text and SCHOOL[0] not in monday.text
    assert told(1, "12月21日 07:30") in monday.text
    # Whoever overlooked it finds it behind a button.
    again = message(await press(house.member, texts.TOLD_BUTTON.format(count=1)))
    assert again.text.startswith(texts.TOLD_HEAD) and SCHOOL[0] in again.text
    # What Monday told in turn does not come on Tuesday, and nothing is missing.
    page(store, "2024-12-24", *BRIDGE)
    clock.put("2024-12-24T07:30")
    (tuesday,) = await bring(house)
    assert BRIDGE[0] in tuesday.text and KITCHEN[0] not in tuesday.text


async def test_a_weekly_digest_says_in_one_line_how_often_it_was_told(
    house: House, store: Store, clock: SetClock
) -> None:
    clock.put("2024-12-22T12:00")
    await house.member.say("/subscribe 7:30 每天 夜校")
    await house.member.say("/subscribe 周日 8:00 机械厂 桥梁")
    clock.put("2024-12-22T20:00")
    for day in range(23, 29):
        page(
            store,
            f"2024-12-{day}",
            f"第{day}所夜校开班",
            f"昨日，机械厂第{day}车间的夜校开班，教的是{day}号机床。",
        )
        clock.put(f"2024-12-{day}T07:30")
        assert len(await bring(house)) == 1
    page(store, "2024-12-29", *BRIDGE)
    clock.put("2024-12-29T08:00")
    weekly = next(each for each in await bring(house) if "桥梁" in each.text)
    assert texts.TOLD_OFTEN.format(count=6, day="12月23日", times=6) in weekly.text
    assert weekly.text.count("夜校") == 0 and BRIDGE[0] in weekly.text


async def test_a_paused_one_has_on_its_return_what_nobody_told(
    house: House, store: Store, clock: SetClock
) -> None:
    await begun(house, clock, "7:30 每天 夜校", "8:00 每天")
    await house.member.say("/subscriptions")
    await press(house.member, "2")
    await press(house.member, texts.PAUSE)
    page(store, "2024-12-22", *SCHOOL)
    page(store, "2024-12-22", *KITCHEN, number=2)
    clock.put("2024-12-22T07:30")
    (told_one,) = await bring(house)
    assert SCHOOL[0] in told_one.text and KITCHEN[0] not in told_one.text
    clock.put("2024-12-30T07:00")
    await house.member.say("恢复订阅")
    clock.put("2024-12-30T08:00")
    (back,) = await bring(house)
    assert KITCHEN[0] in back.text and SCHOOL[0] not in back.text
    assert told(1, "12月22日 07:30") in back.text


async def test_in_a_group_what_its_subscriber_has_opened_is_new_to_the_others(
    house: House, store: Store, clock: SetClock
) -> None:
    store.write(bindings.bind, -500, 0, title="宣教群", by=ADMINISTRATOR, now=clock.now())
    group = replace(house.member, chat_id=-500, title="宣教群")
    await group.say("/subscribe 8:00 每天 夜校")
    await begun(house, clock, "7:30 每天")
    page(store, "2024-12-22", *SCHOOL)
    clock.put("2024-12-22T07:30")
    await bring(house)
    await press(house.member, "1")
    clock.put("2024-12-22T08:00")
    before = len(house.server.events)
    assert await bring(house) == []
    (sent,) = [each for each in house.server.events[before:] if isinstance(each, Shown) and each.chat == -500]
    assert SCHOOL[0] in sent.text


async def test_two_that_are_due_together_do_not_repeat_one_another(
    house: House, store: Store, clock: SetClock
) -> None:
    await begun(house, clock, "7:30 每天", "7:30 每天 夜校 食堂")
    page(store, "2024-12-22", *SCHOOL)
    page(store, "2024-12-22", *KITCHEN, number=2)
    clock.put("2024-12-22T07:30")
    (only,) = await bring(house)
    assert SCHOOL[0] in only.text and KITCHEN[0] in only.text
    listed = message(await house.member.say("/subscriptions")).text
    assert f"12月22日 {texts.RECEIPT_NOTHING_ELSE}" in listed


async def test_where_nothing_is_left_the_line_says_where_it_was(
    house: House, store: Store, clock: SetClock
) -> None:
    await begun(house, clock, "7:30 每天", "8:00 每天 夜校 没有也说一声")
    page(store, "2024-12-22", *SCHOOL)
    clock.put("2024-12-22T07:30")
    await bring(house)
    clock.put("2024-12-22T08:00")
    (line,) = await bring(house)
    # Of several subscriptions it is clear which one has nothing.
    about = texts.ABOUT.format(topics="夜校")
    assert line.text == f"{texts.NOTHING_NEW}\n{about}\n{told(1, '07:30')}"


async def test_who_has_just_subscribed_hears_why_the_first_holds_nothing(
    house: House, store: Store, clock: SetClock
) -> None:
    await begun(house, clock, "7:30 每天")
    page(store, "2024-12-22", *SCHOOL)
    clock.put("2024-12-22T07:30")
    await bring(house)
    await house.member.say("/subscribe 8:00 每天 机械厂的夜校")
    clock.put("2024-12-22T08:00")
    (first,) = await bring(house)
    assert told(1, "07:30") in first.text and SCHOOL[0] not in first.text
    clock.put("2024-12-23T08:00")
    assert await bring(house) == []


async def test_what_was_behind_the_button_has_not_been_told(
    house: House, store: Store, clock: SetClock
) -> None:
    await begun(house, clock, "7:30 每天", "8:00 每天 夜校")
    for number in range(SCREEN_SIZES["titles"] + 2):
        body = f"昨日，{number}号矿井的工人换上了第{number}种新矿灯，亮度提高{number + 3}成。" * 4
        page(store, "2024-12-22", f"{number}号矿井换灯", body)
    page(store, "2024-12-22", *SCHOOL, number=8)
    clock.put("2024-12-22T07:30")
    (first,) = await bring(house)
    assert SCHOOL[0] not in first.text
    clock.put("2024-12-22T08:00")
    (second,) = await bring(house)
    assert SCHOOL[0] in second.text and "不再重复" not in second.text


async def test_the_same_story_under_another_head_is_told_once(
    house: House, store: Store, clock: SetClock
) -> None:
    await begun(house, clock, "7:30 每天 大桥", "8:00 每天 首班渡轮")
    body = (
        "昨日，跨江大桥主桥合龙。大桥全长3188米，主跨达到1160米，由中铁大桥局承建，建设者历时四年攻克了深水基础、"
        "大体积混凝土温控和超宽钢箱梁吊装三道难关。"
    )
    page(
        store,
        "2024-12-22",
        "天堑变通途",
        body + "项目经理刘建军介绍，误差控制在2毫米以内，工人还乘上了首班渡轮。",
    )
    clock.put("2024-12-22T07:30")
    assert len(await bring(house)) == 1
    page(
        store,
        "2024-12-22",
        "合龙之后",
        body + "项目经理刘建军介绍，误差控制在2毫米以内，工人还乘上了首班渡轮。",
        4,
    )
    clock.put("2024-12-22T08:00")
    assert await bring(house) == []


async def test_a_digest_has_what_an_alert_told_and_no_alert_what_a_digest_told(
    house: House, store: Store, clock: SetClock
) -> None:
    await begun(house, clock, "提醒 夜校", "7:30 每天", "提醒 机械厂 每小时")
    clock.put("2024-12-22T07:00")
    page(store, "2024-12-22", *SCHOOL)
    (alert,) = await bring(house)
    # Of two alerts one tells of it.
    assert SCHOOL[0] in alert.text
    clock.put("2024-12-22T07:30")
    page(store, "2024-12-22", "机械厂换了新机床", "昨日，机械厂换上二十台新机床，产量翻了一番。", number=2)
    shown = await bring(house)
    digest = next(each for each in shown if each.text.startswith(texts.DIGEST))
    assert SCHOOL[0] in digest.text and "机床" in digest.text
    assert len(shown) == 1


async def test_what_an_alert_told_and_was_opened_is_left_out(
    house: House, store: Store, clock: SetClock
) -> None:
    await begun(house, clock, "提醒 夜校", "7:30 每天")
    clock.put("2024-12-22T07:00")
    page(store, "2024-12-22", *SCHOOL)
    await bring(house)
    await press(house.member, "1")
    clock.put("2024-12-22T07:30")
    assert await bring(house) == []


async def test_another_place_is_told_as_well(house: House, store: Store, clock: SetClock) -> None:
    store.write(bindings.bind, -500, 0, title="宣教群", by=ADMINISTRATOR, now=clock.now())
    group = replace(house.member, chat_id=-500, title="宣教群")
    await group.say("/subscribe 8:00 每天 夜校")
    await begun(house, clock, "7:30 每天")
    page(store, "2024-12-22", *SCHOOL)
    clock.put("2024-12-22T08:00")
    before = len(house.server.events)
    (own,) = await bring(house)
    sent = [each for each in house.server.events[before:] if isinstance(each, Shown)]
    assert {each.chat for each in sent} == {MEMBER, -500}
    assert all(SCHOOL[0] in each.text for each in sent) and SCHOOL[0] in own.text


async def test_what_was_refused_has_told_nobody(house: House, store: Store, clock: SetClock) -> None:
    await begun(house, clock, "7:30 每天", "8:00 每天 夜校")
    page(store, "2024-12-22", *SCHOOL)
    clock.put("2024-12-22T07:30")
    house.server.trouble["sendMessage"] = [Refused("Bad Request: x")]
    assert await bring(house) == []
    clock.put("2024-12-22T08:00")
    (second,) = await bring(house)
    assert SCHOOL[0] in second.text
