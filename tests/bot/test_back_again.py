"""Who has stood still comes back: after a pause, after blocking the bot, in a group it was thrown out of."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from telegram.error import TimedOut

from bot import texts
from bot.delivery.hours import look
from bot.delivery.sender import Sender
from bot.local.limits import Refused
from bot.local.transport import Shown
from store import Store, deliveries
from tests.bot.conftest import MEMBER, House, SetClock, labels, message, press
from tests.bot.morning import bring, page

pytestmark = pytest.mark.usefixtures("hurried")
_GROUP = -1001
_OUT = "Forbidden: bot was kicked from the supergroup chat"


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T06:00")


def news_of(store: Store, about: str, number: int = 1) -> None:
    page(store, "2024-12-22", f"{about}有新进展", f"昨日，{about}又有进展，附近六十名职工都说方便。", number)


async def brought_to_group(house: House) -> list[Shown]:
    """The alerts that came to the group."""
    before = len(house.server.events)
    await bring(house)
    new = [event for event in house.server.events[before:] if isinstance(event, Shown)]
    return [shown for shown in new if shown.chat == _GROUP]


async def test_what_a_group_missed_comes_when_the_bot_is_back(house: House, store: Store) -> None:
    group = replace(house.member, chat_id=_GROUP)
    await replace(house.administrator, chat_id=_GROUP).say("/bind")
    await group.say("/subscribe 提醒 夜校")
    await group.say("/subscribe 提醒 桥梁")
    news_of(store, "夜校"), news_of(store, "桥梁", 2)
    house.server.trouble["sendMessage"] = [Refused(_OUT, 403)] * 2
    assert await brought_to_group(house) == []
    house.server.trouble.clear()
    listed = message(await house.member.say("/subscriptions")).text
    assert listed.count(texts.ASLEEP_GROUP) == 2 and texts.RECEIPT_AWAY in listed
    assert texts.RECEIPT_DROPPED not in listed
    chief = message(await house.administrator.say("/stats")).text
    assert texts.STATS_ASLEEP_LINE.format(who="小李", count=2) in chief and chief.count("小李") == 1
    assert texts.STATS_ASLEEP_HELP in chief and "Forbidden" not in chief
    assert await brought_to_group(house) == []
    # One of the two is stopped by hand as well: it waits for that to end.
    await press(house.member, "2")
    await press(house.member, texts.PAUSE)
    await group.say("/latest")
    (alert,) = await brought_to_group(house)
    assert "夜校有新进展" in alert.text
    await house.member.say("恢复订阅")
    (alert,) = await brought_to_group(house)
    assert "桥梁有新进展" in alert.text
    assert await brought_to_group(house) == []


@pytest.mark.parametrize("asked", ["07:30 每天", "提醒 夜校"])
async def test_after_a_pause_the_buttons_offer_a_pause_again(
    house: House, store: Store, clock: SetClock, asked: str
) -> None:
    await house.member.say(f"/subscribe {asked}")
    await house.member.say("暂停到12月25日")
    news_of(store, "夜校")
    assert await bring(house) == []
    clock.put("2024-12-25T07:30")
    (shown,) = await bring(house)
    assert "夜校有新进展" in shown.text
    assert labels(shown)[-3:] == [texts.PAUSE, texts.SETTINGS, texts.UNSUBSCRIBE]


async def test_a_catch_up_of_many_issues_fits_a_screen(house: House, store: Store, clock: SetClock) -> None:
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-21T07:30")
    await bring(house)
    await house.member.say("暂停到12月30日")
    for day in range(21, 25):
        for number, about in enumerate(("桥梁", "夜校"), start=1):
            told = f"{day}日，{day * 3}名职工到第{day * number}号{about}工地参观，都说进展快。"
            page(store, f"2024-12-{day}", f"第{day * number}号{about}的进展", told, number)
    clock.put("2024-12-30T07:30")
    (shown,) = await bring(house)
    lines = shown.text.splitlines()
    # One line over each issue, not one over every page of each.
    assert [line for line in lines if line.startswith("12月")] == [f"12月{day}日" for day in (24, 23, 22, 21)]
    assert sum(line[0].isdigit() and ". " in line for line in lines if line) == 8 and len(lines) <= 20


async def test_who_comes_back_gets_one_issue_marked_as_late(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-21T07:30")
    await bring(house)
    news_of(store, "夜校")
    house.server.blocked_by.add(MEMBER)
    clock.put("2024-12-22T07:30")
    assert await bring(house) == []
    # Two more issues come and go while nobody can be reached.
    news_of(store, "桥梁", 2)
    clock.put("2024-12-23T07:30")
    assert await bring(house) == []
    house.server.blocked_by.clear()
    clock.put("2024-12-23T10:00")
    await house.member.say("/help")
    (one,) = await bring(house)
    assert "夜校有新进展" in one.text and "桥梁有新进展" in one.text
    assert texts.LATE.format(due="12月23日 07:30") in one.text
    assert texts.CAUGHT_UP.format(day="12月21日", count=1) in one.text
    clock.put("2024-12-24T07:30")
    assert await bring(house) == []


async def test_who_comes_back_on_the_same_day_sees_that_it_is_late(house: House, clock: SetClock) -> None:
    await house.member.say("/subscribe 07:30 每天")
    house.server.blocked_by.add(MEMBER)
    clock.put("2024-12-21T07:30")
    assert await bring(house) == []
    house.server.blocked_by.clear()
    clock.put("2024-12-21T10:00")
    await house.member.say("/help")
    (late,) = await bring(house)
    assert texts.LATE.format(due="12月21日 07:30") in late.text and "来源：12月20日" in late.text
    listed = message(await house.member.say("/subscriptions")).text
    assert texts.COMES_NEXT.format(when="12月22日 07:30") in listed and texts.RECEIPT_SENT in listed


async def test_alerts_that_could_not_come_are_one_on_return(house: House, store: Store) -> None:
    await house.member.say("/subscribe 提醒 夜校 桥梁")
    news_of(store, "夜校")
    house.server.blocked_by.add(MEMBER)
    assert await bring(house) == []
    news_of(store, "桥梁", 2)
    assert await bring(house) == []
    house.server.blocked_by.clear()
    await house.member.say("/help")
    (alert,) = await bring(house)
    assert "夜校有新进展" in alert.text and "桥梁有新进展" in alert.text


async def test_what_was_made_in_time_and_leaves_after_a_stop_is_marked(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    await house.member.say("/subscribe 07:30 周六 周报")
    clock.put("2024-12-21T07:30:05")
    await look(house.application.bot_data)
    # Killed before anything left; the next start is four minutes later.
    clock.put("2024-12-21T07:34")
    shown = await bring(house)
    mark = texts.LATE.format(due="12月21日 07:30")
    marked = [mark in each.text for each in shown if each.text.startswith((texts.DIGEST, texts.WEEKLY))]
    assert marked == [True, True]
    assert all(each.text.count(mark) <= 1 for each in shown)
    # What is put right later is put right with the mark.
    kept = [each for each in shown if each.text.startswith(texts.DIGEST)]
    rows = store.read(
        deliveries.sent_since, clock.now() - dt.timedelta(hours=1), ("digest:",), after=0, limit=9
    )
    assert kept[0].text.split("\n")[1] == mark and sum(mark in row.messages[-1].html for row in rows) == 2


async def test_what_waits_its_turn_for_minutes_is_not_late(house: House, clock: SetClock) -> None:
    await house.member.say("/subscribe 07:30 每天")
    sender = Sender(house.application)
    clock.put("2024-12-21T07:30:05")
    await look(house.application.bot_data)
    clock.put("2024-12-21T07:36")
    await sender.send_waiting()
    digest = [each for each in house.server.messages.values() if each.text.startswith(texts.DIGEST)]
    assert len(digest) == 1 and texts.LATE[:3] not in digest[0].text


async def test_what_no_line_could_take_for_an_hour_is_late(house: House, clock: SetClock) -> None:
    await house.member.say("/subscribe 07:30 每天")
    sender = Sender(house.application)
    clock.put("2024-12-21T07:30:05")
    await look(house.application.bot_data)
    house.server.trouble["sendMessage"] = [TimedOut()]
    await sender.send_waiting()
    clock.put("2024-12-21T08:30")
    await sender.send_waiting()
    (digest,) = [each for each in house.server.messages.values() if each.text.startswith(texts.DIGEST)]
    assert texts.LATE.format(due="12月21日 07:30") in digest.text
