"""谢谢，找到了: thanks with what they are for, which nobody looks for."""

from __future__ import annotations

import pytest

from bot import texts
from bot.features.smalltalk import small_talk
from store import Store
from tests.bot.conftest import House, message
from tests.bot.morning import page

AT = "2024-12-20T06:00"


@pytest.mark.parametrize(
    "typed",
    [
        "谢谢，找到了", "谢谢，看到了", "找到了谢谢", "找到了，谢谢您", "看到了，多谢", "我找到了，谢谢",
        "谢谢，已经找到了", "搜到了，谢谢啊", "谢谢老师，查到了", "好的谢谢，看到了",
    ],
)  # fmt: skip
async def test_thanks_are_answered(house: House, typed: str) -> None:
    assert message(await house.member.say(typed)).text == texts.SMALL_TALK["谢谢"]


@pytest.mark.parametrize("typed", ["找到了", "看到了希望", "找到了工会", "谢谢工会", "看到了光"])
def test_other_words_are_looked_for(typed: str) -> None:
    assert small_talk(typed) == ""


async def test_a_head_that_says_so_is_found(house: House, store: Store) -> None:
    page(store, "2024-12-20", "谢谢，找到了", "走失老人的家属握住职工的手。")
    assert "家属" in message(await house.member.say("谢谢，找到了")).text
