"""Orders of more characters than a search may have: done where they may be long, else refused as orders."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot import texts
from bot.dispatch.understanding import LONGEST_SAID
from store import Store, subscriptions
from tests.bot.conftest import MEMBER, Colleague, House, message, messages

pytestmark = pytest.mark.usefixtures("hurried")

NOTE = "请各位看一看这一篇写得怎么样。" * 20


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    return ((2001, "李明", "liming"),)


@pytest.mark.parametrize(
    "typed",
    [
        "每天8点发我" + "产改、" * 70,
        "每天8点发" + "产改、" * 70,
        "帮我订阅每天早上八点的产改新闻，" + "我是一个新来的编辑，想了解一下改革的情况，" * 12,
    ],
)
async def test_an_order_is_not_refused_as_a_search(house: House, store: Store, typed: str) -> None:
    said = message(await house.member.say(typed)).text
    assert said == texts.ORDER_TOO_LONG.format(limit=LONGEST_SAID)
    assert store.read(subscriptions.of_person, MEMBER) == ()


async def test_articles_of_a_list_go_with_a_long_note(house: House) -> None:
    await house.member.say("/latest")
    said = [each.text for each in messages(await house.member.say(f"把1和2转给李明 {NOTE}"))]
    assert len(said) == 2 and all(NOTE[:40] in each for each in said)


async def test_a_pasted_text_is_a_search(house: House) -> None:
    said = message(await house.member.say("本报讯某地总工会为职工送岗位，" + "大家都说好。" * 60)).text
    assert texts.ORDER_TOO_LONG.format(limit=LONGEST_SAID) != said
