"""States that end: a pause while the clock was ahead, an alert held back, a digest put off."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bot import texts
from bot.delivery import due
from bot.features.pausing import _stop
from bot.local.limits import Refused
from bot.local.transport import Shown
from store import Store, bindings, subscriptions
from tests.bot.conftest import MEMBER, House, SetClock, message, press
from tests.bot.morning import bring, page

pytestmark = pytest.mark.usefixtures("hurried")
SCHOOL = ("夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T06:00")


async def test_a_paused_alert_goes_on_after_the_clock_was_ahead(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 提醒 夜校")
    await house.member.say("暂停到12月25日")
    await house.member.say("/subscribe 07:30 每天 桥梁")
    right = clock.at
    # Ahead within the pause, long enough to have served a day to come.
    clock.at = right + dt.timedelta(days=2, hours=2)
    await bring(house)
    clock.at = right
    await bring(house)
    page(store, "2024-12-22", *SCHOOL)
    clock.put("2024-12-24T12:00")
    assert not any(SCHOOL[0] in shown.text for shown in await bring(house))
    clock.put("2024-12-25T07:00")
    (alert,) = await bring(house)
    assert SCHOOL[0] in alert.text


async def test_an_alert_held_back_does_not_repeat_what_a_digest_told_meanwhile(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    await house.member.say("/subscribe 提醒 夜校")
    clock.put("2024-12-21T07:30")
    await bring(house)
    page(store, "2024-12-22", *SCHOOL)
    house.server.trouble["sendMessage"] = [Refused("Bad Gateway", 502)]
    clock.put("2024-12-21T10:00")
    assert await bring(house) == []
    (_, alert) = store.read(subscriptions.of_person, MEMBER)
    store.write(_stop, [alert], clock.now(), dt.date(2024, 12, 23))
    clock.put("2024-12-22T07:30")
    (digest,) = await bring(house)
    assert SCHOOL[0] in digest.text
    clock.put("2024-12-23T07:00")
    assert await bring(house) == []


async def test_a_group_that_was_bound_anew_as_a_supergroup_keeps_its_digests(
    house: House, store: Store, clock: SetClock
) -> None:
    old, new = -77, -100_77
    await replace(house.administrator, chat_id=old).say("/bind")
    await replace(house.member, chat_id=old).say("/subscribe 07:30 每天")
    # It is a supergroup now; nobody is answered there, so an administrator binds it once more.
    house.server.chats.add(new)
    await replace(house.administrator, chat_id=new).say("/bind")
    refused = Refused("Bad Request: group chat was upgraded", 400, {"migrate_to_chat_id": new})
    house.server.trouble["sendMessage"] = [refused]
    clock.put("2024-12-21T07:30")
    before = len(house.server.events)
    await bring(house)
    came = [each for each in house.server.events[before:] if isinstance(each, Shown)]
    assert [each.chat for each in came] == [new]
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert sub.chat_id == new
    assert list(store.read(bindings.places)) == [(new, 0)]


async def test_a_digest_that_was_put_off_says_that_it_is_late(
    house: House, store: Store, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.member.say("/subscribe 23:55 每天")
    real = due.digest_messages

    def breaking(*_: object) -> list[object]:
        raise ValueError("a fault of the program")

    monkeypatch.setattr(due, "digest_messages", breaking)
    clock.put("2024-12-21T23:55")
    assert await bring(house) == []
    monkeypatch.setattr(due, "digest_messages", real)
    clock.put("2024-12-22T00:05")
    (digest,) = await bring(house)
    assert texts.LATE.format(due="12月21日 23:55") in digest.text
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert sub.last_day == dt.date(2024, 12, 21)
    assert sub.next_due == dt.datetime(2024, 12, 22, 15, 55, tzinfo=dt.UTC)


@pytest.mark.parametrize("asked", [("7:30 每天", "周五 8:00 周报"), ("周五 8:00 周报", "8:30 每天")])
async def test_of_all_that_shall_change_those_that_cannot_stand_in_nobodys_way(
    house: House, store: Store, asked: tuple[str, str]
) -> None:
    for each in asked:
        await house.member.say(f"/subscribe {each}")
    await house.member.say("周一不要发")
    done = message(await press(house.member, texts.CHANGE_ALL)).text
    assert "周二三四五六日" in done and texts.SURVEY_ONCE_A_WEEK.format(day="周五") in done
    days = {sub.style: sub.days for sub in store.read(subscriptions.of_person, MEMBER)}
    assert days == {"titles": "234567", "survey": "5"}


@pytest.mark.parametrize("typed", ["取消暂停", "解除暂停", "取消订阅的暂停"])
async def test_a_pause_is_called_off(house: House, store: Store, typed: str) -> None:
    await house.member.say("/subscribe 7:30 每天")
    await house.member.say("暂停三天")
    await house.member.say(typed)
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert not sub.paused


async def test_a_chat_that_must_wait_gets_nothing_else_meanwhile(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 7:30 每天 夜校")
    await house.member.say("/subscribe 7:30 每天")
    page(store, "2024-12-22", *SCHOOL)
    page(store, "2024-12-22", "食堂添了新灶", "昨日，厂里的食堂添了三口新灶，夜班职工吃上了热饭。", number=2)
    wait = Refused("Too Many Requests: retry after 600", 429, {"retry_after": 600})
    house.server.trouble["sendMessage"] = [wait]
    # Both are claimed together; the first is refused.
    for time in ("07:30", "07:31", "07:39"):
        clock.put(f"2024-12-22T{time}")
        assert await bring(house) == []
    clock.put("2024-12-22T07:41")
    first, second = await bring(house)
    assert SCHOOL[0] in first.text and "食堂添了新灶" in second.text
