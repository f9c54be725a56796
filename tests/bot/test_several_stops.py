"""Several stops to come, those of a part of the day, and what waits in the outbox when a stop begins."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.delivery.due import make_due
from bot.delivery.stops import read_several, read_stop
from bot.features import pausing
from store import Session, Store, StoreError, deliveries, held, subscriptions
from store.subscriptions import Subscription
from tests.bot.conftest import ADMINISTRATOR, MEMBER, House, SetClock, message
from tests.bot.everyhead import every_head
from tests.bot.morning import bring, page

pytestmark = pytest.mark.usefixtures("hurried")
DAY = dt.date.fromisoformat


@pytest.fixture
def clock() -> SetClock:
    # A Friday.
    return SetClock("2024-12-20T06:00")


def mine(store: Store) -> tuple[Subscription, ...]:
    return store.read(subscriptions.of_person, MEMBER)


def stands(store: Store) -> dict[str, bool]:
    return {sub.topics[0]: sub.paused for sub in mine(store)}


@pytest.mark.parametrize(
    ("typed", "stops"),
    [
        ("明天别发，元旦也别发", [("2024-12-21", "2024-12-22"), ("2025-01-01", "2025-01-02")]),
        ("明天和元旦别发", [("2024-12-21", "2024-12-22"), ("2025-01-01", "2025-01-02")]),
        ("元旦三天别发，春节一周也别发", [("2025-01-01", "2025-01-04"), ("2025-01-28", "2025-02-05")]),
        ("28号、1月3号都不要发", [("2024-12-28", "2024-12-29"), ("2025-01-03", "2025-01-04")]),
    ],
)
async def test_several_stops_are_kept_of_one_sentence(
    house: House, store: Store, typed: str, stops: list[tuple[str, str]]
) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    assert "其余日子照常" in message(await house.member.say(typed)).text
    assert list(mine(store)[0].stops) == [(DAY(first), DAY(behind)) for first, behind in stops]


async def test_of_several_one_may_be_wrong_and_the_other_is_kept(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    said = message(await house.member.say("明天别发，2月30号也别发")).text
    assert "12月21日不送" in said and texts.PAUSE_WRONG.format(typed="2月30号") in said
    assert mine(store)[0].stops == ((DAY("2024-12-21"), DAY("2024-12-22")),)


async def test_between_two_stops_it_comes(house: House, store: Store, clock: SetClock) -> None:
    await house.member.say("/subscribe 7:30 每天")
    await house.member.say("23号别发")
    await house.member.say("明天别发")
    came = []
    for day in range(20, 26):
        page(store, f"2024-12-{day}", f"夜校第{day}课", f"昨日，机械厂的夜校开了第{day}课。")
        clock.put(f"2024-12-{day}T07:30")
        came.append(len(await bring(house)))
    assert came == [1, 0, 1, 0, 1, 1] and mine(store)[0].stops == ()


async def test_stops_that_meet_become_one_and_others_stay(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天")
    for typed in ("元旦别发", "22号别发", "24号别发", "23号别发"):
        await house.member.say(typed)
    assert [str(first) for first, _ in mine(store)[0].stops] == ["2024-12-22", "2025-01-01"]
    assert "也到那天为止" in message(await house.member.say("停到26号")).text
    assert [str(first) for first, _ in mine(store)[0].stops] == ["2025-01-01"]


@pytest.mark.parametrize(
    ("said", "stopped"),
    [
        (("2024-12-20T06:00", "今晚别发"), {"晚报"}),
        (("2024-12-20T06:00", "今天晚上那份不要了"), {"晚报"}),
        (("2024-12-20T06:00", "今早别发"), {"早报", "提醒"}),
        (("2024-12-20T19:00", "今晚别发"), {"晚报", "提醒"}),
        (("2024-12-20T06:00", "今天别发"), {"早报", "晚报", "提醒"}),
    ],
)
async def test_a_part_of_the_day_stops_what_comes_in_it(
    house: House, store: Store, clock: SetClock, said: tuple[str, str], stopped: set[str]
) -> None:
    await house.member.say("/subscribe 7:30 每天 夜校")
    await house.member.say("/subscribe 20:00 每天 产改")
    await house.member.say("/subscribe 提醒 安全")
    clock.put(said[0])
    shown = message(await house.member.say(said[1])).text
    names = {"夜校": "早报", "产改": "晚报", "安全": "提醒"}
    assert {names[topic] for topic, paused in stands(store).items() if paused} == stopped
    assert ("照常送" in shown) == (len(stopped) < len(names))


@pytest.mark.parametrize(("typed", "first"), [("明晚别发", "产改"), ("明天早上那份别发", "夜校")])
async def test_so_does_one_of_a_day_to_come(house: House, store: Store, typed: str, first: str) -> None:
    await house.member.say("/subscribe 7:30 每天 夜校")
    await house.member.say("/subscribe 20:00 每天 产改")
    await house.member.say(typed)
    assert {sub.topics[0]: sub.stop_from for sub in mine(store) if sub.stops} == {first: DAY("2024-12-21")}


async def test_where_nothing_comes_in_it_nothing_stops(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 夜校")
    for typed, part in (("今晚别发", "今天晚上"), ("明晚别发", "明天晚上")):
        shown = message(await house.member.say(typed)).text
        assert shown == texts.NOTHING_IN_PART.format(part=part)
    assert not mine(store)[0].paused and not mine(store)[0].stops


@pytest.mark.parametrize(
    "typed", ["我休假到1月5号", "出差到1月5日", "我要休到1月5号", "在外学习，1月5号回来"]
)
async def test_who_is_away_until_a_day_is_not_written_to(house: House, store: Store, typed: str) -> None:
    await house.member.say("/subscribe 7:30 每天 夜校")
    await house.member.say(typed)
    assert mine(store)[0].paused_until == DAY("2025-01-05")


async def test_what_articles_say_of_holidays_is_looked_for(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 夜校")
    page(store, "2024-12-20", "车间放假到1月5日", "昨日，机械厂通知，车间放假到1月5日。")
    assert message(await house.member.say("放假到1月5日")).text.startswith(
        texts.FOUND.format(query="放假到1月5日")
    )
    assert not mine(store)[0].paused


async def test_what_waits_when_a_stop_begins_does_not_leave_before_it_ends(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 20:00 每天 夜校")
    page(store, "2024-12-20", "夜校开课", "昨日，机械厂的夜校开课，六十名职工报名。")
    await house.member.say("明天别发")
    clock.put("2024-12-20T20:00")
    admins = frozenset({ADMINISTRATOR})
    assert store.write(make_due, clock.now(), paper="工人日报", admins=admins) == 1
    # Nothing left that evening: the machine was cut off.
    clock.put("2024-12-21T08:00")
    assert await bring(house) == []
    assert mine(store)[0].paused and mine(store)[0].paused_until == DAY("2024-12-22")
    clock.put("2024-12-22T20:00")
    (shown,) = await bring(house)
    assert "夜校开课" in shown.text
    assert store.read(deliveries.not_left, ("digest:",)) == set()


async def test_all_of_them_stop_or_none_does(
    house: House, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.member.say("/subscribe 7:30 每天 夜校")
    await house.member.say("/subscribe 20:00 每天 产改")
    last = mine(store)[-1].id

    def broken(session: Session, number: int) -> None:
        if number == last:
            raise StoreError("the disk is full")

    monkeypatch.setattr(pausing.held, "pause", broken)
    for typed in ("停三天", "停到1月5日", "先别发了", "全部暂停"):
        await house.member.say(typed)
        assert not any(stands(store).values()), typed
    monkeypatch.setattr(pausing.held, "pause", held.pause)


def test_no_head_orders_several_or_is_of_a_part() -> None:
    heads = every_head()
    assert [head for head in heads if read_several(head) or ((stop := read_stop(head)) and stop.part)] == []
