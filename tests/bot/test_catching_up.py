"""Holidays, pauses and clocks that jump: nothing is lost, nothing comes twice, and what was missed is one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bot import texts
from bot.delivery import due
from bot.delivery.edition import Edition
from bot.delivery.hours import look
from bot.delivery.making import Making
from bot.delivery.sender import LEASE, Sender
from bot.delivery.watch import Watch
from bot.local.limits import Refused
from store import Store, deliveries, subscriptions
from store.messages import Message
from store.subscriptions import Subscription
from tests.bot.conftest import (
    ADMINISTRATOR,
    MEMBER,
    House,
    SetClock,
    labels,
    message,
    press,
)
from tests.bot.morning import bring, page

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T06:00")


def week(store: Store, month: int, first: int, last: int) -> None:
    """An issue a day with two articles of its own."""
    for day in range(first, last + 1):
        date = f"2025-{month:02}-{day:02}"
        page(store, date, f"{day}日头条新闻", f"昨日，第{day}条线路通车，沿线{day}个村镇受益。")
        page(store, date, f"{day}日二版消息", f"昨日，{day}名技师拜师学艺，师徒签下协议。", number=2)


async def test_holidays_come_as_one_issue_on_return(house: House, store: Store, clock: SetClock) -> None:
    # Spring Festival: 28 January to 4 February 2025, a Tuesday; the Sunday before was worked.
    clock.put("2025-01-26T06:00")
    await house.member.say("/subscribe 07:30 工作日")
    clock.put("2025-01-27T07:30")
    await bring(house)
    for day in (28, 29, 30, 31):
        week(store, 1, day, day)
        clock.put(f"2025-01-{day}T07:30")
        assert await bring(house) == []
    week(store, 2, 1, 5)
    clock.put("2025-02-05T07:30")
    (digest,) = await bring(house)
    assert texts.CAUGHT_UP.format(day="1月27日", count=9) in digest.text
    # One screen holds the front pages of several days, the rest is behind the button.
    assert digest.text.count("日头条新闻") == 8
    rest = message(await press(house.member, texts.REST.format(count=10)))
    shown = digest.text + rest.text + message(await press(house.member, texts.REST.format(count=2))).text
    assert all(f"{day}日二版消息" in shown for day in (28, 29, 30, 31, 1, 2, 3, 4, 5))
    clock.put("2025-02-06T07:30")
    assert await bring(house) == []


async def test_an_ordinary_weekend_is_no_holiday(house: House, store: Store, clock: SetClock) -> None:
    await house.member.say("/subscribe 07:30 工作日")
    clock.put("2024-12-23T07:30")
    await bring(house)
    clock.put("2024-12-27T07:30")
    await bring(house)
    page(store, "2024-12-28", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    clock.put("2024-12-30T07:30")
    (digest,) = await bring(house)
    assert "合刊" not in digest.text


@pytest.mark.parametrize("typed", ["1月6日", "2025-01-06", "2025年1月6日", "16天后", "1.6"])
async def test_a_pause_until_a_day_ends_in_one_issue(
    house: House, store: Store, clock: SetClock, typed: str
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-21T07:30")
    await bring(house)
    await press(house.member, texts.PAUSE)
    assert message(await press(house.member, texts.PAUSE_TO)).text == texts.PAUSE_ASK
    wrong = message(await house.member.say("昨天"))
    assert wrong.text == texts.PAUSE_WRONG.format(typed="昨天")
    stopped = message(await house.member.say(typed))
    assert texts.PAUSED_UNTIL.format(day="2025年1月6日") in stopped.text
    week(store, 1, 1, 5)
    clock.put("2025-01-05T07:31")
    assert await bring(house) == []
    clock.put("2025-01-06T07:30")
    (digest,) = await bring(house)
    assert texts.CAUGHT_UP.format(day="12月21日", count=5) in digest.text
    assert texts.LATE[:3] not in digest.text


async def test_one_sentence_pauses_everything(house: House, store: Store, clock: SetClock) -> None:
    await house.member.say("/subscribe 07:30 每天")
    await house.member.say("/subscribe 08:30 工作日 夜校")
    said = message(await house.member.say("把订阅暂停到1月6日"))
    assert said.text == texts.ALL_PAUSED_UNTIL.format(count=2, day="2025年1月6日")
    listed = message(await house.member.say("/subscriptions"))
    assert listed.text.count("下一次：1月6日") == 2
    assert message(await house.member.say("暂停到很久以后")).text.startswith("“很久以后”看不出")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("暂停三天", "12月24日"),
        ("停三天推送", "12月24日"),
        ("我要出差，停到12月30日", "12月30日"),
        ("订阅停一周吧", "12月28日"),
        ("暂停推送2个月", "2025年2月19日"),
    ],
)
async def test_a_pause_is_a_length_as_well(house: House, typed: str, day: str) -> None:
    await house.member.say("/subscribe 07:30 每天")
    assert message(await house.member.say(typed)).text == texts.ALL_PAUSED_UNTIL.format(count=1, day=day)
    assert "看不出" in message(await house.member.say("暂停十三个月")).text


async def test_an_alert_pauses_until_a_day_and_then_speaks(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 夜校")
    await press(house.member, texts.GATHERS[0])
    await press(house.member, texts.CONFIRM)
    await press(house.member, texts.PAUSE)
    await press(house.member, texts.PAUSE_FOR.format(days=3))
    page(store, "2024-12-22", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    # On that day, but not in the middle of its night.
    clock.put("2024-12-24T06:59")
    assert await bring(house) == []
    clock.put("2024-12-24T07:00")
    (alert,) = await bring(house)
    assert "夜校开进车间" in alert.text
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert (sub.paused, sub.paused_until) == (False, None)


async def queued(house: House, clock: SetClock) -> None:
    """A digest that is made and has not left: the server is in trouble."""
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-21T07:30")
    house.server.trouble["sendMessage"] = [Refused("Bad Gateway", 502)]
    assert await bring(house) == []


async def test_a_late_one_just_before_the_regular_one_is_enough(
    house: House, store: Store, clock: SetClock
) -> None:
    """The late one leaves at once, as it is promised; the regular one has only what came in since."""
    await house.member.say("/subscribe 07:30 每天 没有也说一声")
    clock.put("2024-12-21T07:30")
    await bring(house)
    page(store, "2024-12-22", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    # Down from the evening to a quarter past seven the day after next.
    clock.put("2024-12-23T07:15")
    (late,) = await bring(house)
    assert texts.LATE.format(due="12月22日 07:30") in late.text and "夜校开进车间" in late.text
    clock.put("2024-12-23T07:30")
    assert await bring(house) == []
    clock.put("2024-12-24T07:30")
    assert [shown.text for shown in await bring(house)] == [texts.NOTHING_NEW]


async def test_what_comes_in_behind_a_late_one_is_in_the_regular_one(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-23T07:15")
    (late,) = await bring(house)
    assert "迟到" in late.text
    page(store, "2024-12-23", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    clock.put("2024-12-23T07:30")
    (regular,) = await bring(house)
    assert regular.text.count(". ") == 1 and "夜校开进车间" in regular.text and "迟到" not in regular.text


async def test_who_unsubscribes_meanwhile_gets_nothing_more(
    house: House, store: Store, clock: SetClock
) -> None:
    await queued(house, clock)
    await house.member.say("/unsubscribe")
    await press(house.member, texts.CONFIRM)
    clock.put("2024-12-21T07:40")
    assert await bring(house) == []
    assert store.read(deliveries.counts) == {deliveries.DROPPED: 1}


async def test_who_pauses_meanwhile_gets_it_on_return(house: House, store: Store, clock: SetClock) -> None:
    await queued(house, clock)
    await house.member.say("暂停到12月25日")
    clock.put("2024-12-21T07:40")
    assert await bring(house) == []
    page(store, "2024-12-22", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    clock.put("2024-12-25T07:30")
    # One issue: a first digest, so of the newest pages, with all that has come in since it was subscribed to.
    (one,) = await bring(house)
    assert "夜校开进车间" in one.text and labels(one)[-3] == texts.PAUSE
    assert texts.RECEIPT_MERGED in message(await house.member.say("/subscriptions")).text


async def test_a_delivery_stopped_after_it_was_claimed_does_not_leave(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-21T07:30")
    await look(house.application.bot_data)
    (claimed,) = store.write(deliveries.claim, clock.now(), LEASE, limit=9)
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    store.write(deliveries.give_up, sub.id, clock.now())
    before = len(house.server.events)
    await Sender(house.application)._send(claimed)
    assert len(house.server.events) == before


@pytest.mark.parametrize("days", [1, 3, 12, 60])
async def test_a_clock_that_was_days_ahead_silences_nobody(
    house: House, store: Store, clock: SetClock, days: int
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    right = clock.at
    clock.at = right + dt.timedelta(days=days, hours=2)
    assert len(await bring(house)) == 1
    clock.put("2024-12-21T07:29")
    assert await bring(house) == []
    for day in range(22, 22 + 4):
        page(store, f"2024-12-{day}", f"{day}日头条", f"昨日，第{day}条线路通车，沿线{day}个村镇受益。")
        clock.put(f"2024-12-{day}T07:30")
        (digest,) = await bring(house)
        assert f"{day}日头条" in digest.text and "迟到" not in digest.text


async def test_a_clock_set_back_by_hours_holds_nothing_up(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-21T07:30")
    await look(house.application.bot_data)
    # Claimed by a sender that was killed, with a clock that was three days ahead.
    store.write(deliveries.claim, clock.now() + dt.timedelta(days=3), LEASE, limit=9)
    clock.put("2024-12-21T07:31")
    assert len(await bring(house)) == 1


async def test_news_is_kept_when_a_day_has_been_told_already(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-21T07:30")
    await bring(house)
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    page(store, "2024-12-22", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    store.write(subscriptions.change, sub.id, next_due=clock.now(), last_day=None)
    assert await bring(house) == []
    clock.put("2024-12-22T07:30")
    (digest,) = await bring(house)
    assert "夜校开进车间" in digest.text


async def test_a_person_who_moves_to_another_zone_loses_no_news(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-21T07:30")
    await bring(house)
    page(store, "2024-12-22", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    await house.member.say("/settings")
    await press(house.member, texts.ZONE_BUTTON)
    await press(house.member, texts.OTHER_ZONE)
    await house.member.say("America/New_York")
    clock.put("2024-12-22T20:29")
    assert await bring(house) == []
    clock.put("2024-12-22T20:30")
    (digest,) = await bring(house)
    assert "夜校开进车间" in digest.text and "迟到" not in digest.text


async def test_a_group_that_becomes_a_supergroup_keeps_its_digests(
    house: House, store: Store, clock: SetClock
) -> None:
    await queued(house, clock)
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    store.write(subscriptions.change, sub.id, chat_id=-77)
    store.write(lambda session: deliveries.move_chat(session, MEMBER, -77))
    refused = Refused("Bad Request: group chat was upgraded", 400, {"migrate_to_chat_id": -100_77})
    house.server.trouble["sendMessage"] = [refused]
    house.server.chats.add(-100_77)
    clock.put("2024-12-21T07:40")
    await bring(house)
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert sub.chat_id == -100_77
    assert [each.chat for each in house.server.messages.values()].count(-100_77) == 1


async def test_one_digest_that_cannot_be_made_holds_up_nobody(
    house: House, store: Store, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.server.chats |= {ADMINISTRATOR, MEMBER}
    first = Subscription(0, ADMINISTRATOR, ADMINISTRATOR, "digest", 450, "daily", "Asia/Shanghai", clock.at)
    broken = store.write(subscriptions.add, replace(first, next_due=clock.at))
    await house.member.say("/subscribe 07:30 每天")
    real = due.digest_messages

    def breaking(making: Making, sub: Subscription, edition: Edition) -> list[Message]:
        if broken and sub.id == broken.id:
            raise ValueError("a fault of the program")
        return real(making, sub, edition)

    monkeypatch.setattr(due, "digest_messages", breaking)
    clock.put("2024-12-21T07:30")
    unmade: set[int] = set()
    await look(house.application.bot_data, unmade=unmade)
    assert broken and unmade == {broken.id}
    assert len(await bring(house)) == 1
    assert await Watch(house.application, unmade).look()
    (alarm,) = [each for each in house.server.messages.values() if each.chat == ADMINISTRATOR]
    assert alarm.text == texts.DIGESTS_UNMADE.format(count=1)
    monkeypatch.setattr(due, "digest_messages", real)
    clock.put("2024-12-21T07:41")
    await bring(house)
    assert store.read(deliveries.counts) == {deliveries.SENT: 2}


@pytest.mark.parametrize(
    ("longer", "until"), [("暂停到2025年1月3日", "停到2025年1月3日"), ("暂停所有订阅", texts.PAUSED_ON)]
)
async def test_a_shorter_pause_does_not_end_a_longer_one(
    house: House, store: Store, longer: str, until: str
) -> None:
    await house.member.say("/subscribe 07:30 每天 桥梁")
    await house.member.say(longer)
    (before,) = store.read(subscriptions.of_person, MEMBER)
    assert before.paused
    said = message(await house.member.say("停三天"))
    assert said.text == texts.STILL_PAUSED.format(count=1, day=until)
    assert store.read(subscriptions.of_person, MEMBER)[0].paused_until == before.paused_until
    # What was not paused yet stops for as long as was said.
    await house.member.say("/subscribe 08:00 每天 夜校")
    said = message(await house.member.say("停三天"))
    assert said.text.startswith("1 个订阅已暂停，12月24日起恢复") and until in said.text
    await house.member.say("恢复订阅")
    assert "2 个订阅已暂停，12月24日起恢复" in message(await house.member.say("停三天")).text


async def test_one_that_is_named_is_changed_as_it_is_said(house: House, store: Store) -> None:
    await house.member.say("/subscribe 07:30 每天 桥梁")
    await house.member.say("暂停到2025年1月3日")
    assert "12月25日起恢复" in message(await house.member.say("桥梁停到12月25日")).text
