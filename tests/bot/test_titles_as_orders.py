"""What reads like an order and is the title of an article is looked for: nothing changes in silence."""

from __future__ import annotations

import pytest

from bot import texts
from store import Store
from tests.bot.conftest import House
from tests.bot.morning import every, page, say

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.mark.parametrize(
    "title", ["等我回来", "还是全文", "一周一次就好", "这个月停了", "这个星期停了", "停三天，改成9点"]
)
async def test_a_title_is_no_order(house: House, store: Store, title: str) -> None:
    await say(house, "/subscribe 7:30 每天 产改")
    before = every(store)
    page(store, "2024-12-20", title, "他说，这样大家都放心了，工会的事情有人来办。")
    assert (await say(house, title)).startswith(texts.FOUND.format(query=title))
    assert every(store) == before
    assert (await say(house, "周末别发")) and every(store) != before
