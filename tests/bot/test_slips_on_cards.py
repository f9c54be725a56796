"""再来个新知生产力: what the archive has instead is offered on the card, and nothing is replaced unasked."""

from __future__ import annotations

import pytest

from bot import texts
from store import Store
from tests.bot.conftest import House, labels, message, press
from tests.bot.morning import every, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"


@pytest.mark.parametrize(
    ("typed", "wrong", "meant"),
    [
        ("再来个新知生产力", "新知生产力", "新质生产力"),
        ("订阅新制生产力", "新制生产力", "新质生产力"),
        ("每天早上八点发新知生产力", "新知生产力", "新质生产力"),
        ("再订一个产该的", "产该", "产改"),
        ("给我订一个货车司几的早报", "货车司几", "货车司机"),
    ],
)
async def test_what_was_meant_is_a_button(
    house: House, store: Store, typed: str, wrong: str, meant: str
) -> None:
    shown = message(await house.member.say(typed))
    label = texts.SLIPPED_BUTTON.format(meant=meant)
    assert labels(shown)[0] == label and texts.SLIPPED_CARD.format(typed=wrong, meant=meant) in shown.text
    assert f" · {wrong} · " in shown.text
    right = message(await press(house.member, label))
    assert f" · {meant} · " in right.text and label not in labels(right)
    await say(house, "确认")
    assert [sub.topics for sub in every(store)] == [(meant,)]


async def test_what_was_typed_is_kept_where_it_is_confirmed(house: House, store: Store) -> None:
    await say(house, "再来个新知生产力", "确认")
    assert [sub.topics for sub in every(store)] == [("新知生产力",)]


@pytest.mark.parametrize("typed", ["再来个货车司机", "再来个氢能源列车", "订阅产改"])
async def test_of_what_the_archive_has_nothing_is_offered(house: House, typed: str) -> None:
    assert labels(message(await house.member.say(typed)))[0] == "06:30"
