"""What reads like an order and is the title of an article is looked for: nothing changes in silence."""

from __future__ import annotations

import pytest

from bot import texts
from store import Store
from tests.bot.conftest import House, labels, message, press
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


_HEADS = (
    "7月起增加养老金",
    "春节后增加岗位",
    "元旦起增加公交班次",
    "下周起加上高温补贴",
    "9月起不带手机",
    "7月起不要塑料袋",
    "7月起增加养老金；9月起增加岗位",
)


@pytest.mark.parametrize("head", _HEADS)
async def test_a_head_that_begins_with_a_day_changes_nothing(house: House, store: Store, head: str) -> None:
    assert texts.NOTHING_TO_CHANGE not in await say(house, head)
    await say(house, "/subscribe 7:30 每天 产改")
    before = every(store)
    asked = message(await house.member.say(head))
    assert every(store) == before
    assert head in asked.text or labels(asked)[-1] == texts.SEARCH_INSTEAD.format(query=head)
    page(store, "2024-12-20", head, "这是今天公布的消息，大家都已经知道。")
    assert (await say(house, head)).startswith(texts.FOUND.format(query=head))
    assert every(store) == before


async def test_what_may_be_a_head_is_changed_when_it_is_confirmed(house: House, store: Store) -> None:
    await say(house, "/subscribe 7:30 每天 产改")
    assert (await say(house, "明天起加上欠薪")).startswith("加上“欠薪”：是要改这个日报吗？")
    assert not every(store)[0].later
    await press(house.member, "1")
    assert [one.day.isoformat() for one in every(store)[0].later] == ["2024-12-22"]
