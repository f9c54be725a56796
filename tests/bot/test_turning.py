"""The list on the screen, turned to a page, sorted, or left for the issue beside it, in words."""

from __future__ import annotations

import pytest

from bot import texts
from tests.bot.conftest import House, labels, message, press

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.mark.parametrize(
    "typed", ["第二页", "第2页", "翻到第二页", "换一批", "往后翻", "再来一批", "下一批", "后一页", "去第2页"]
)
async def test_the_second_page_of_what_was_found(house: House, typed: str) -> None:
    await house.member.say("工会")
    assert "第 6–10 条" in message(await house.member.say(typed)).text


@pytest.mark.parametrize("typed", ["上一批", "往前翻一页", "回到第一页", "首页", "第1页"])
async def test_and_back(house: House, typed: str) -> None:
    await house.member.say("工会")
    await house.member.say("第三页")
    assert "第 11–15 条" in message(await house.member.say("看第三页")).text
    await house.member.say("第二页")
    assert "第 1–5 条" in message(await house.member.say(typed)).text


async def test_a_page_that_a_list_lacks_is_said(house: House) -> None:
    await house.member.say("工会")
    assert message(await house.member.say("第九页")).text == texts.LIST_HAS_NO_PAGE
    await house.member.say("/latest")
    only = message(await house.member.say("第二页"))
    assert only.text == texts.ONE_PAGE_ONLY and labels(only) == ["搜索“第二页”"]


async def test_without_a_list_a_page_is_looked_for(house: House) -> None:
    assert message(await house.member.say("第二页")).text.startswith("没有找到")


@pytest.mark.parametrize(
    "typed", ["按发布时间排", "按时间倒序", "最新的在上面", "先看最新的", "按日期从新到旧", "按时间排"]
)
async def test_the_newest_first_and_back(house: House, typed: str) -> None:
    found = message(await house.member.say("工会")).text
    sorted_ = message(await house.member.say(typed))
    assert sorted_.text != found and texts.BEST_FIRST in labels(sorted_)
    assert message(await house.member.say(typed)).text == texts.SORTED_SO
    assert message(await house.member.say("按相关性排")).text == found


async def test_a_list_of_one_page_is_sorted_as_well(house: House) -> None:
    found = message(await house.member.say("货车司机入会"))
    assert texts.NEWEST_FIRST not in labels(found)
    sorted_ = message(await house.member.say("按时间排")).text
    days = [line for line in sorted_.split("\n") if line.startswith("2024年")]
    assert sorted_ != found.text and [day[5:7] for day in days] == ["10", "6月", "5月"]


@pytest.mark.parametrize("first", ["/latest", "/issue"])
async def test_from_issue_to_issue(house: House, first: str) -> None:
    newest = message(await house.member.say(first)).text
    assert "10月31日" in message(await house.member.say("上一期")).text
    assert "6月10日" in message(await house.member.say("前一期")).text
    assert "10月31日" in message(await house.member.say("下一期")).text
    assert message(await house.member.say("下一期")).text == newest
    said = texts.NO_NEWER_ISSUE.format(day="2024年12月20日")
    assert message(await house.member.say("下一期")).text == said


async def test_behind_the_oldest_there_is_none(house: House) -> None:
    for _ in range(4):
        await house.member.say("上一期")
    assert "库里最早的一期" in message(await house.member.say("上一期")).text


async def test_behind_hits_the_next_issue_is_behind_the_newest(house: House) -> None:
    await house.member.say("工会")
    said = texts.NO_NEWER_ISSUE.format(day="2024年12月20日")
    assert message(await house.member.say("下一期")).text == said


@pytest.mark.parametrize("typed", ["#2", "2", "＃2"])
async def test_a_number_opens_what_is_listed(house: House, typed: str) -> None:
    await house.member.say("/latest")
    opened = message(await house.member.say(typed)).text
    await house.member.say("/latest")
    assert opened == message(await press(house.member, "2")).text


@pytest.mark.parametrize(
    ("typed", "said"), [("#2", texts.PRESS_NUMBER), ("2", texts.PRESS_NUMBER), ("第2篇", texts.NO_LIST)]
)
async def test_without_a_list_it_is_said_how_to_get_one(house: House, typed: str, said: str) -> None:
    await house.member.say("/settings")
    assert said.format(number="2") in message(await house.member.say(typed)).text
