"""出差了，这一周都别发; 我回来了，照常发: why something stops is no name of it, and asks for no ending."""

from __future__ import annotations

import pytest

from bot import texts
from bot.delivery.stops import read_stop
from store import Store
from tests.bot.conftest import House
from tests.bot.everyhead import every_head
from tests.bot.morning import ONE, TWO, every, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"


@pytest.mark.parametrize(
    "typed",
    [
        "出差了，这一周都别发",
        "出差了，这周别发",
        "这一周都别发",
        "我出差了，这个星期别发",
        "在外地出差呢，这周先不发",
        "家里有事，这周别发了",
        "身体不舒服，这一个星期都不要发",
        "最近太忙了，这一整周都别发了",
        "我休假了，这周都别发",
        "住院了，停到下周一",
    ],
)
async def test_all_stop_whatever_the_reason(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO)
    said = await say(house, typed)
    assert [str(sub.paused_until) for sub in every(store)] == ["2024-12-23"] * 2, said
    await say(house, "撤回")
    assert not any(sub.paused for sub in every(store))


async def test_a_reason_before_a_day_to_come_and_before_a_name(house: House, store: Store) -> None:
    await say(house, ONE, TWO, "出差，明天到后天别发")
    assert [len(sub.stops) for sub in every(store)] == [1, 1]
    await say(house, "撤回", "太忙了，产改那个先停三天")
    assert [sub.paused for sub in every(store)] == [True, False]


@pytest.mark.parametrize(
    "typed",
    [
        "我回来了，照常发",
        "回单位上班了，照常发吧",
        "出差回来了，正常发",
        "我休完假了，照旧推送吧",
        "我回来了，可以发了",
    ],
)
async def test_who_is_back_has_it_again(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, "把产改那个停到下周一", typed)
    assert not any(sub.paused for sub in every(store))


async def test_who_is_called_so_is_meant(house: House, store: Store) -> None:
    """A name before a comma is one, though it may be a reason as well."""
    await say(house, ONE, "/subscribe 8:00 每天 学习", "学习，这周别发")
    assert [sub.paused for sub in every(store)] == [False, True]


@pytest.mark.parametrize(
    "typed",
    [
        "出差补助，这周别忘了",
        "休假，这周职工疗休养启动",
        "这一周都别忘了",
        "开会，今天别发言",
        "出差了，车停三天的费用",
    ],
)
async def test_what_is_told_of_work_stops_nothing(house: House, store: Store, typed: str) -> None:
    await say(house, ONE)
    before = every(store)
    said = await say(house, typed)
    assert every(store) == before and texts.PAUSE not in said


def test_no_head_is_a_stop_with_its_reason() -> None:
    stops = {head: read_stop(f"出差了，{head}") for head in every_head()}
    assert [head for head, stop in stops.items() if stop and (stop.sure or stop.words)] == []
