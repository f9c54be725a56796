"""只留产改: all else is to end, which is asked about; where nothing is called so it is looked for."""

from __future__ import annotations

import pytest

from bot import texts
from bot.delivery.severally import read_severally
from store import Store
from tests.bot.conftest import House, labels, message
from tests.bot.everyhead import every_head
from tests.bot.morning import ONE, TWO, every, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"
THREE = "/subscribe 9:00 每天 劳模"


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("只留产改", ["产改"]),
        ("只留下产改", ["产改"]),
        ("只保留产改", ["产改"]),
        ("只留产改吧", ["产改"]),
        ("只留产改就行了", ["产改"]),
        ("只留产改那个", ["产改"]),
        ("只留第一个", ["产改"]),
        ("麻烦只留产改的订阅", ["产改"]),
        ("只留产改和安全", ["产改", "安全"]),
        ("只留下产改、劳模", ["产改", "劳模"]),
        ("只留第一个和第三个", ["产改", "劳模"]),
        ("只留产改，别的都退了", ["产改"]),
    ],
)
async def test_all_else_ends_once_that_is_confirmed(
    house: House, store: Store, typed: str, left: list[str]
) -> None:
    await say(house, ONE, TWO, THREE)
    asked = message(await house.member.say(typed))
    assert "退订" in asked.text and texts.CONFIRM in labels(asked) and len(every(store)) == 3
    await say(house, "好")
    assert [sub.topics[0] for sub in every(store)] == left
    await say(house, "撤回")
    assert len(every(store)) == 3


@pytest.mark.parametrize("typed", ["只留工匠", "只留下背影", "只留产改和工匠精神", "只留下一句话"])
async def test_what_nothing_is_called_is_looked_for(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO)
    shown = message(await house.member.say(typed))
    assert "退订" not in shown.text and texts.CONFIRM not in labels(shown)
    assert len(every(store)) == 2


async def test_where_nothing_is_brought_it_is_looked_for(house: House) -> None:
    assert "退订" not in (await say(house, "只留产改"))


def test_no_head_says_what_stays() -> None:
    assert [head for head in every_head() if any(way.but for way in read_severally(head))] == []
