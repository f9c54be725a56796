"""Days that are named never lead to an unsubscribing: they stop, or it is said how a stop is written."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.delivery.daywords import is_of_days
from store import Store, subscriptions
from tests.bot.conftest import MEMBER, House, SetClock, message

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T09:00")


@pytest.mark.parametrize(
    ("typed", "first", "behind"),
    [
        ("后天和大后天别发", "2024-12-23", "2024-12-25"),
        ("25号和26号别发", "2024-12-25", "2024-12-27"),
        ("28到31号别发", "2024-12-28", "2025-01-01"),
        ("清明节那天不用发", "2025-04-04", "2025-04-05"),
        ("春节当天别发", "2025-01-29", "2025-01-30"),
        ("今天别发", None, "2024-12-22"),
        ("今日的别发了", None, "2024-12-22"),
        ("99天别发", None, "2025-03-30"),
    ],
)
async def test_days_are_understood(
    house: House, store: Store, typed: str, first: str | None, behind: str
) -> None:
    await house.member.say("订阅 7:30 产改")
    await house.member.say(typed)
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    day = dt.date.fromisoformat
    assert (sub.stop_from, sub.stop_until or sub.paused_until) == (first and day(first), day(behind))


@pytest.mark.parametrize(
    "typed",
    [
        *("元旦期间别发，两会也别发", "三八节别发", "两会期间别发", "昨天别发", "前天的别发了"),
        *("重阳节那天别发", "暑假不用发了"),
    ],
)
async def test_for_other_days_it_is_said_how_a_stop_is_written(
    house: House, store: Store, typed: str
) -> None:
    await house.member.say("订阅 7:30 产改")
    assert message(await house.member.say(typed)).text == texts.STOP_HOW
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert not sub.paused and sub.stop_from is None


async def test_what_is_brought_may_be_called_like_days(house: House) -> None:
    await house.member.say("订阅 7:30 妇女节")
    assert message(await house.member.say("妇女节的别发了")).text.startswith("要退订“每天 07:30 · 妇女节")


@pytest.mark.parametrize(
    "words", ["产改", "五一", "五一劳动奖章", "三八红旗手", "两会精神", "早上", "七一勋章", "十一五规划"]
)
def test_names_with_days_in_them_are_none(words: str) -> None:
    assert not is_of_days(words)
