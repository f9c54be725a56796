"""Stops as people ask for them: by the name of one, for some days, until a festival is over."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.delivery.feasts import days_of
from bot.delivery.stops import read_stop
from bot.delivery.workdays import Workdays
from store import Store, subscriptions
from tests.bot.conftest import MEMBER, House, SetClock, labels, message, messages

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T09:00")


def paused(store: Store) -> dict[str, dt.date | None]:
    found = store.read(subscriptions.of_person, MEMBER)
    return {sub.topics[0]: sub.paused_until for sub in found if sub.paused}


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("产改那个先停三天", "2024-12-24"),
        ("把产改的停半个月", "2025-01-05"),
        ("产改停到下周一", "2024-12-23"),
        ("产改那个停到年底", "2025-01-01"),
        ("先别发产改了，下周三再发", "2024-12-25"),
        ("先别发产改了，国庆后再发", "2025-10-09"),
        ("把产改那个停几天", None),
        ("产改的先停一停", None),
    ],
)
async def test_the_one_that_is_named_stops(house: House, store: Store, typed: str, until: str | None) -> None:
    await house.member.say("订阅 7:30 产改")
    await house.member.say("订阅 8:00 安全生产")
    said = message(await house.member.say(typed))
    assert paused(store) == {"产改": until and dt.date.fromisoformat(until)}
    assert said.text.startswith("每天 07:30 · 产改 · 标题\n")
    assert {texts.RESUME, texts.PAUSE_TO} <= set(labels(said))


@pytest.mark.parametrize(("typed", "until"), [("把产改那个停一周", "2024-12-28"), ("把产改那个停几天", None)])
async def test_a_stop_that_is_in_force_is_changed(
    house: House, store: Store, typed: str, until: str | None
) -> None:
    await house.member.say("订阅 7:30 产改")
    await house.member.say("订阅 8:00 安全生产")
    await house.member.say("把产改那个停三天")
    said = message(await house.member.say(typed))
    assert paused(store) == {"产改": until and dt.date.fromisoformat(until)}
    assert said.text.startswith("每天 07:30 · 产改 · 标题\n")


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("过完年再发", "2025-02-05"),
        ("元旦后再发", "2025-01-02"),
        ("国庆再发", "2025-10-01"),
        ("歇几天再发", "2024-12-24"),
        ("这周先不发", "2024-12-23"),
        ("年底再发", "2025-01-01"),
    ],
)
async def test_all_stop_and_the_day_is_said(house: House, store: Store, typed: str, until: str) -> None:
    await house.member.say("订阅 7:30 产改")
    said = message(await house.member.say(typed)).text
    day = dt.date.fromisoformat(until)
    assert paused(store) == {"产改": day}
    assert said == texts.ALL_PAUSED_UNTIL.format(count=1, day=texts.coming_day(day, dt.date(2024, 12, 21)))


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("休假到下个月5号，先别发", "2025-01-05"),
        ("我休假到12月30号 先别发", "2024-12-30"),
        ("休年假到下周三，别发了", "2024-12-25"),
        ("出差到25号，先停", "2024-12-25"),
        ("我出去玩到1月3号先不要发", "2025-01-03"),
        ("下个月5号前别发", "2025-01-05"),
        ("到下个月五号之前都不要发", "2025-01-05"),
        ("休产假到明年3月，先停", "2025-03-01"),
        ("病假到月底先别推送", "2025-01-01"),
        ("先别发，我休到5号", "2025-01-05"),
        ("放假了，到2号再发", "2025-01-02"),
        ("探亲到元旦，暂停推送", "2025-01-01"),
        ("停到十月八日", "2025-10-08"),
        ("停到21号", "2025-01-21"),
        ("停到本月25号", "2024-12-25"),
        ("停到12月底", "2025-01-01"),
        ("停到今年年底", "2025-01-01"),
        ("停到3月底", "2025-04-01"),
        ("停到3月", "2025-03-01"),
        ("停到明年3月初", "2025-03-01"),
    ],
)
async def test_until_when_somebody_is_away_nothing_comes(
    house: House, store: Store, typed: str, until: str
) -> None:
    await house.member.say("订阅 7:30 产改")
    await house.member.say(typed)
    assert paused(store) == {"产改": dt.date.fromisoformat(until)}


@pytest.mark.parametrize(
    "day", ["本月5号", "这个月20号", "今年3月", "今年3月5号", "12月初", "今年10月底", "下个月32号"]
)
async def test_a_day_that_is_past_stops_nothing(house: House, store: Store, day: str) -> None:
    await house.member.say("订阅 7:30 产改")
    assert message(await house.member.say(f"停到{day}")).text == texts.PAUSE_WRONG.format(typed=day)
    assert paused(store) == {}


@pytest.mark.parametrize("typed", ["休假到天涯海角，先停", "停到路边", "比赛前别发奖", "开会到深夜，先停"])
async def test_what_names_no_day_stops_nothing(house: House, store: Store, typed: str) -> None:
    await house.member.say("订阅 7:30 产改")
    shown = message(await house.member.say(typed)).text
    assert shown.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed)))
    assert paused(store) == {}


@pytest.mark.parametrize("typed", ["机器停三天", "把产改那个停几天", "过完年再发", "全厂停了"])
async def test_where_nothing_such_is_brought_it_is_looked_for(house: House, typed: str) -> None:
    shown = messages(await house.member.say(typed))[0].text
    assert shown.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed)))


@pytest.mark.parametrize("typed", ["停工留薪期", "公交停运", "春节不停工", "五一不发工资", "年底再涨"])
def test_what_is_written_of_stops_is_none(typed: str) -> None:
    assert read_stop(typed) is None


def test_days_off_go_by_the_notice_and_without_one_by_the_festival() -> None:
    spring = days_of("春节", dt.date(2024, 12, 21), Workdays())
    assert spring == (dt.date(2025, 1, 28), dt.date(2025, 2, 5))
    assert days_of("国庆", dt.date(2031, 1, 1), Workdays()) == (dt.date(2031, 10, 1), dt.date(2031, 10, 8))


@pytest.mark.parametrize("typed", ["周末别吵我", "周末别打扰", "周末别烦我", "周末除外"])
async def test_days_on_which_nobody_wants_to_be_disturbed(house: House, typed: str) -> None:
    await house.member.say("订阅 7:30 产改")
    assert "周一至周五 07:30" in message(await house.member.say(typed)).text


@pytest.mark.parametrize("typed", ["零天别发", "停零天", "零周别发", "暂停〇天", "0天别发"])
async def test_a_stop_of_no_days_is_said_to_be_none(house: House, store: Store, typed: str) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    shown = message(await house.member.say(typed))
    assert shown.text.startswith(texts.PAUSE_WRONG.split("{", 1)[0])
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert not sub.paused
