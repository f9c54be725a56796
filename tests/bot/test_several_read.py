"""Several articles of a list at once, its last page, and lists of nothing, in which nothing is counted."""

from __future__ import annotations

import pytest

from bot import texts
from bot.picked import read_picked
from tests.bot.conftest import House, labels, message, messages
from tests.bot.everyhead import every_head

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("看第2到4篇", (2, 3, 4)),
        ("打开2-4", (2, 3, 4)),
        ("2到4篇", (2, 3, 4)),
        ("前两篇", (1, 2)),
        ("打开前三篇", (1, 2, 3)),
        ("前两篇给我看看", (1, 2)),
        ("看看2、4", (2, 4)),
        ("最后两篇", (-2, -1)),
        ("看一下后面三条", (-3, -2, -1)),
    ],
)
def test_which_are_to_be_read_is_understood(typed: str, numbers: tuple[int, ...]) -> None:
    picked = read_picked(typed)
    assert picked is not None and (picked.what, picked.numbers) == ("read", numbers)


@pytest.mark.parametrize("typed", ["2-4", "1到3", "前三名", "看第2篇", "前两年", "最后两公里"])
def test_what_counts_nothing_or_one_is_no_such_wish(typed: str) -> None:
    picked = read_picked(typed)
    assert picked is None or picked.what != "read"


def test_no_head_asks_for_several() -> None:
    assert [head for head in every_head() if (asked := read_picked(head)) and asked.what == "read"] == []


async def test_those_of_the_list_are_opened_each_by_itself(house: House) -> None:
    first = messages(await house.member.say("产改"))[0].text
    shown = [each.text for each in messages(await house.member.say("看第2到3篇"))]
    assert len(shown) == 2
    assert [text in first for text in ("创先争优追星", "出来的解题思路")] == [True, True]
    assert "创先争优追星" in shown[0] and "出来的解题思路" in shown[1]
    assert len(messages(await house.member.say("最后两篇"))) == 2


async def test_what_is_not_on_the_list_is_said(house: House) -> None:
    await house.member.say("产改")
    said = message(await house.member.say("看第4到7篇")).text
    assert said == texts.NOT_ON_LIST.format(number=6, first=1, last=5)
    await house.member.say("最新")
    said = message(await house.member.say("看前八篇")).text
    assert said == texts.READ_SEVERAL_MOST.format(most=5)


async def test_without_a_list_it_is_looked_for(house: House) -> None:
    assert message(await house.member.say("前两篇")).text.startswith(texts.NOT_FOUND.format(query="前两篇"))


@pytest.mark.parametrize("typed", ["最后一页", "翻到末页", "尾页"])
async def test_the_last_page_is_turned_to(house: House, typed: str) -> None:
    await house.member.say("产改")
    assert "第 6–9 条" in message(await house.member.say(typed)).text
    assert "第 6–9 条" in message(await house.member.say(typed)).text
    assert "第 1–5 条" in message(await house.member.say("第一页")).text


async def test_a_list_of_one_page_says_so(house: House) -> None:
    await house.member.say("最新")
    assert message(await house.member.say("最后一页")).text == texts.ONE_PAGE_ONLY


@pytest.mark.parametrize("empties", ["西天取经阿弥陀", "收藏"])
@pytest.mark.parametrize("typed", ["第2页", "下一页", "最后一页"])
async def test_a_list_of_nothing_ends_the_one_before(house: House, empties: str, typed: str) -> None:
    await house.member.say("产改")
    await house.member.say(empties)
    shown = message(await house.member.say(typed))
    assert shown.text == texts.NOTHING_TO_TURN
    assert labels(shown) == [texts.SEARCH_INSTEAD.format(query=typed)]
    # A folder of nothing has no second article; above a search for nothing the list still stands.
    second = message(await house.member.say("第二篇")).text
    assert second == texts.NOTHING_COUNTED if empties == "收藏" else "第 2/" in second
    await house.member.say("产改")
    assert "第 6–9 条" in message(await house.member.say("第2页")).text


async def test_a_number_in_one_character_is_counted_like_any(house: House) -> None:
    await house.member.say("产改")
    assert "出来的解题思路" in message(await house.member.say("三")).text
    assert message(await house.member.say("九")).text.startswith(
        texts.NOT_ON_LIST.format(number=9, first=1, last=5)
    )


async def test_of_fewer_than_are_asked_for_from_the_end_all_are_meant(house: House) -> None:
    """话剧 has one hit: 最后两篇 are no articles of numbers 0 and 1."""
    assert "共 1 条" in message(await house.member.say("话剧")).text
    for typed in ("最后两篇", "最后三篇", "最后四篇"):
        await house.member.say("话剧")
        assert "话剧《大国工匠》即将开演" in message(await house.member.say(typed)).text
