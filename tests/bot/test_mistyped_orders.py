"""订月 工匠 早8点, 订产改，八点, 周五三点送一份: orders as tired people type them, and what is none."""

from __future__ import annotations

import pytest

from bot import texts
from store import Store
from tests.bot.conftest import House, labels, message
from tests.bot.morning import ONE, TWO, every, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("每周一早上九点 工匠 送来", (540, "1", ("工匠",))),
        ("每周一早上九点 工匠 发来", (540, "1", ("工匠",))),
        ("每天早上九点 工匠 发给我", (540, "daily", ("工匠",))),
        ("工匠周五下午三点送一份", (900, "5", ("工匠",))),
        ("产改每天八点发一份", (480, "daily", ("产改",))),
        ("产改和工匠每天八点给我送一份吧", (480, "daily", ("产改", "工匠"))),
        ("订产改，八点", (480, "workdays", ("产改",))),
        ("订产改 八点", (480, "workdays", ("产改",))),
        ("订 产改 早8点", (480, "workdays", ("产改",))),
        ("定  产改 晚7点", (1140, "workdays", ("产改",))),
        ("帮我订个产改，每天八点", (480, "daily", ("产改",))),
        ("再订一份工匠，周一", (450, "1", ("工匠",))),
        ("定产改，早上八点半", (510, "workdays", ("产改",))),
        ("订月 工匠 早8点", (480, "daily", ("工匠",))),
        ("订越 产改 8点", (480, "daily", ("产改",))),
        ("定月 产改 周一", (450, "1", ("产改",))),
        ("再订一个产改的", (450, "workdays", ("产改",))),
        ("再订一个最终目的", (450, "workdays", ("最终目的",))),
    ],
)
async def test_the_card_has_what_is_meant(
    house: House, store: Store, typed: str, wanted: tuple[int, str, tuple[str, ...]]
) -> None:
    said = await say(house, typed)
    if not said.startswith(texts.SUBSCRIBED):
        assert said.startswith(texts.CARD_NEW)
        await say(house, "确认")
    (sub,) = every(store)
    assert (sub.minute, sub.days, sub.topics) == wanted


@pytest.mark.parametrize(
    "typed",
    [
        "订会议室，八点",
        "订盒饭，十二点",
        "盒饭每天十二点送一份",
        "订月饼 8点",
        "订购 工匠 早8点",
        "定月 会议室 早8点",
        "订酒店，周五",
        "定目标，周一",
        "材料周五下午三点送一份到办公厅",
        "订机票 八点",
        "订 会议室 早8点",
        "订 盒饭 12点",
        "定 目标 8:30",
    ],
)
async def test_other_sentences_are_looked_for(house: House, store: Store, typed: str) -> None:
    shown = message(await house.member.say(typed))
    assert texts.CONFIRM not in labels(shown) and not every(store)


@pytest.mark.parametrize("typed", ["退一个", "退订一个", "我想退一个", "先退一个吧", "退掉一个"])
async def test_one_is_to_end(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO)
    assert (await say(house, typed)).startswith(texts.WHICH_TO_END)
    assert len(every(store)) == 2
