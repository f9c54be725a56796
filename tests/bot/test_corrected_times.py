"""不对，是六点半; 算了，还是八点; 还是周一吧: a time or a day that is corrected is of what was changed."""

from __future__ import annotations

import pytest

from bot import texts
from bot.delivery.takenback import rather
from store import Store
from tests.bot.conftest import House
from tests.bot.everyhead import every_head
from tests.bot.morning import every, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"
EVENING, OTHER = "/subscribe 18:30 每天 欠薪", "/subscribe 7:30 每天 安全"


@pytest.mark.parametrize(
    "meant",
    ["不对，是六点半", "不对，六点半", "说错了，是六点半", "算了，还是六点半", "还是六点半吧"],
)
async def test_the_time_before_it_is_told_so(house: House, store: Store, meant: str) -> None:
    await say(house, EVENING, OTHER, "欠薪推到七点")
    assert every(store)[0].minute == 1140
    said = await say(house, meant)
    assert said.startswith(texts.UNSAID) and "18:30" in said
    assert [sub.minute for sub in every(store)] == [1110, 450]


@pytest.mark.parametrize(
    ("said", "meant", "minute"),
    [
        ("欠薪改到早上七点半", "算了，还是八点", 480),
        ("欠薪改到早上七点半", "还是九点吧", 540),
        ("欠薪改到晚上七点", "不对，是八点", 1200),
        ("欠薪改到晚上七点", "要不还是八点半", 1230),
        ("欠薪推到七点", "不对，是七点半", 1170),
    ],
)
async def test_the_same_one_takes_it(house: House, store: Store, said: str, meant: str, minute: int) -> None:
    await say(house, EVENING, OTHER, said)
    shown = await say(house, meant)
    assert [sub.minute for sub in every(store)] == [minute, 450], shown
    await say(house, "撤回")
    assert [sub.minute for sub in every(store)] == [1110, 450]


@pytest.mark.parametrize("meant", ["还是周一吧", "算了，还是周一", "不对，周一"])
async def test_another_day_is_of_the_same_one(house: House, store: Store, meant: str) -> None:
    await say(house, EVENING, OTHER, "欠薪改到周二", meant)
    assert [sub.days for sub in every(store)] == ["1", "daily"]


@pytest.mark.parametrize(
    ("meant", "minute"),
    [("不对，早上七点", 420), ("不对，是晚上六点", 1080), ("还是早上八点吧", 480)],
)
async def test_a_question_that_waits_takes_another_time(
    house: House, store: Store, meant: str, minute: int
) -> None:
    await say(house, EVENING, OTHER)
    assert "1." in await say(house, "欠薪推迟到上午九点")
    await say(house, meant)
    assert [sub.minute for sub in every(store)] == [minute, 450]


@pytest.mark.parametrize(
    "typed", ["还是周一吧", "算了，还是八点", "不对，早上七点", "还是工会", "还是八点档"]
)
async def test_it_is_of_nothing_where_nothing_was_changed(house: House, store: Store, typed: str) -> None:
    await say(house, EVENING, OTHER)
    before = every(store)
    await say(house, "最新", typed)
    assert every(store) == before


def test_no_head_is_a_time_after_all() -> None:
    assert [head for head in every_head() if rather(head)] == []
