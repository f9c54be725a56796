"""推迟到九点, 提前到七点: later or earlier than now, else it is asked; and 停第三个 with its way back."""

from __future__ import annotations

import pytest

from bot import texts
from store import Store
from tests.bot.conftest import House, labels, message, press
from tests.bot.morning import every, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"
THREE = ("/subscribe 7:30 每天 产改", "/subscribe 10:00 每天 安全", "/subscribe 15:00 每天 工匠")
BEFORE = [450, 600, 900]


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("第三个推迟到九点", [450, 600, 1260]),
        ("工匠那个推迟到五点", [450, 600, 1020]),
        ("把工匠的延后到六点半", [450, 600, 1110]),
        ("第三个推迟到晚上八点", [450, 600, 1200]),
        ("第一个推迟到八点", [480, 600, 900]),
        ("第一个推迟到20:00", [1200, 600, 900]),
        ("第二个提前到九点", [450, 540, 900]),
        ("第三个提前到十一点", [450, 600, 660]),
        ("第三个提前到两点", [450, 600, 840]),
        ("第三个改到九点", [450, 600, 540]),
    ],
)
async def test_the_time_is_later_or_earlier_as_it_is_said(
    house: House, store: Store, typed: str, minutes: list[int]
) -> None:
    await say(house, *THREE, typed)
    assert [sub.minute for sub in every(store)] == minutes


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("第二个推迟到九点", 540),
        ("第三个推迟到早上九点", 540),
        ("第三个推迟到9:00", 540),
        ("第一个提前到十点", 600),
        ("第二个提前到下午三点", 900),
    ],
)
async def test_what_is_neither_is_asked_about(house: House, store: Store, typed: str, at: int) -> None:
    await say(house, *THREE)
    shown = message(await house.member.say(typed))
    assert texts.CONFIRM in labels(shown)
    assert [sub.minute for sub in every(store)] == BEFORE
    await press(house.member, texts.CONFIRM)
    assert at in [sub.minute for sub in every(store)]


@pytest.mark.parametrize("typed", ["第一个推迟到周一九点", "第一个推迟到周一", "第一个提前到周五下午三点"])
async def test_to_a_day_it_is_asked_about(house: House, store: Store, typed: str) -> None:
    await say(house, *THREE)
    shown = message(await house.member.say(typed))
    assert texts.CONFIRM in labels(shown) and f"搜索“{typed}”" in labels(shown)
    assert [sub.days for sub in every(store)] == ["daily"] * 3


async def test_of_several_the_one_that_is_chosen_is_put_off(house: House, store: Store) -> None:
    await say(house, *THREE, "推迟到九点", "3")
    assert [sub.minute for sub in every(store)] == [450, 600, 1260]


@pytest.mark.parametrize("typed", ["停第三个", "第三项先暂停", "第三个先停", "暂停第三个", "把第三条停掉"])
async def test_one_stops_at_once_and_a_word_takes_it_back(house: House, store: Store, typed: str) -> None:
    await say(house, *THREE)
    shown = message(await house.member.say(typed))
    # Which it was and how it goes on stand there, for it may have been said of work.
    assert "工匠" in shown.text and labels(shown)[0] == texts.RESUME
    assert [sub.paused for sub in every(store)] == [False, False, True]
    await say(house, "撤回")
    assert not any(sub.paused for sub in every(store))
