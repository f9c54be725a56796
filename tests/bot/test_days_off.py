"""周末不要发, 节假日除外: days taken from those that there are, and never others put in their place."""

from __future__ import annotations

import itertools

import pytest

from bot import texts
from bot.delivery.weekdays import left_of
from store import Store, subscriptions
from tests.bot.conftest import MEMBER, House, message

WEEK = {"daily": "1234567", "workdays": "12345"}


@pytest.mark.parametrize("days", ["daily", "workdays", "12345", "135", "67", "5"])
def test_taking_days_off_adds_none(days: str) -> None:
    for off in itertools.permutations(("67", "135", "3", "workdays"), 2):
        left, _ = left_of(days, off)
        assert {*WEEK.get(left, left)} <= {*WEEK.get(days, days)}, off


@pytest.mark.parametrize(
    ("typed", "has"),
    [
        ("改成9点，周末不要发", "周一三五 09:00 · 产改 · 标题"),
        ("换成全文，周末别发", "周一三五 07:30 · 产改 · 全文"),
        ("周二不要 全文", "周一三五 07:30 · 产改 · 全文"),
        ("8点 节假日不要发", "周一三五 08:00 · 产改 · 标题"),
        ("周一不要 8点", "周三五 08:00 · 产改 · 标题"),
    ],
)
async def test_what_else_is_said_to_a_card_is_done(house: House, typed: str, has: str) -> None:
    await house.member.say("订阅 产改")
    await house.member.say("改成周一三五")
    shown = message(await house.member.say(typed)).text
    assert has in shown.replace("、", "")
    assert (texts.HOLIDAYS_TOO in shown) == ("节假日" in typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("周末不要", texts.CHANGE_NOTHING.format(day="周一三五")),
        ("节假日不要", texts.HOLIDAYS_TOO),
        ("周一三五不要 8点", texts.DAYS_LEFT["none"]),
    ],
)
async def test_what_cannot_be_done_to_a_card_is_said(house: House, typed: str, said: str) -> None:
    await house.member.say("订阅 产改")
    await house.member.say("改成周一三五")
    assert message(await house.member.say(typed)).text.replace("、", "") == said.replace("、", "")


@pytest.mark.parametrize(
    ("kept", "typed", "left", "said"),
    [
        ("周一三五", "节假日除外", "135", texts.HOLIDAYS_TOO),
        ("周一三五", "节假日别打扰我", "135", texts.HOLIDAYS_TOO),
        ("周一三五", "节假日不要发", "135", texts.HOLIDAYS_TOO),
        ("周一三五", "改到9点，节假日除外", "135", texts.HOLIDAYS_TOO),
        ("周一三五", "周三除外", "15", ""),
        ("周一三五", "周末别吵我", "135", texts.CHANGE_NOTHING.format(day="周一三五")),
        ("周一三五", "周一三五除外", "135", texts.DAYS_LEFT["none"]),
        ("工作日", "周末别发", "workdays", texts.DAYS_LEFT["moved"]),
        ("工作日", "周五别发", "1234", texts.HOLIDAYS_TOO),
        ("每天", "节假日除外", "workdays", ""),
    ],
)
async def test_days_off_leave_the_others_of_what_is_kept(  # noqa: PLR0917 - what is kept, said and left
    house: House, store: Store, kept: str, typed: str, left: str, said: str
) -> None:
    await house.member.say(f"/subscribe 7:30 {kept} 产改")
    answer = message(await house.member.say(typed)).text
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert sub.days == left
    assert sub.minute == (9 if "9点" in typed else 7.5) * 60
    assert said.replace("、", "") in answer.replace("、", "")


async def test_of_several_it_is_said_what_is_taken_off(house: House) -> None:
    await house.member.say("/subscribe 7:30 周一三五 产改")
    await house.member.say("/subscribe 8:30 每天 工会")
    asked = message(await house.member.say("节假日除外")).text
    assert texts.CHANGE_WHICH.format(what="不含节假日", count=2) in asked


async def test_working_days_have_no_weekends_to_take_off(house: House) -> None:
    """Monday to Friday instead would bring what holidays are free of."""
    await house.member.say("订阅 产改")
    assert message(await house.member.say("不要周末")).text == texts.DAYS_LEFT["moved"]
    shown = message(await house.member.say("九点，周末不要")).text
    assert "工作日 09:00 · 产改" in shown and texts.DAYS_LEFT["moved"] in shown
