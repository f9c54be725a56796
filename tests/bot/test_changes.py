"""What is brought already is changed in a sentence; where there is nothing such, that is said."""

from __future__ import annotations

import re

import pytest

from bot import texts
from bot.delivery.asking import read_asking
from store import Store, subscriptions
from tests.bot.conftest import MEMBER, House, labels, message, press
from tests.bot.everyhead import every_head

pytestmark = pytest.mark.usefixtures("hurried")


def styles(store: Store) -> dict[str, tuple[str, str]]:
    return {sub.topics[0]: (sub.days, sub.style) for sub in store.read(subscriptions.of_person, MEMBER)}


@pytest.mark.parametrize(
    "typed",
    ["改成九点", "换到早上", "改成每周五", "换成周报", "换回日报", "改短一点", "改长一点", "时间改成晚上7点"],
)
async def test_where_nothing_is_brought_there_is_nothing_to_change(house: House, typed: str) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text == texts.NOTHING_TO_CHANGE
    assert labels(shown) == [texts.SEARCH_INSTEAD.format(query=typed)]


async def test_an_alert_alone_has_no_time_to_change(house: House) -> None:
    await house.member.say("/subscribe 提醒 夜校")
    assert message(await house.member.say("改成九点")).text == texts.NOTHING_TO_CHANGE


async def test_a_digest_becomes_a_survey_of_the_week(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("换成周报")
    assert styles(store) == {"产改": ("1", "survey")}
    assert message(await house.member.say("改成周报")).text.startswith("现在就是")
    assert message(await house.member.say("改短一点")).text == texts.SURVEY_HAS_NO_LENGTH


@pytest.mark.parametrize(
    "typed",
    [
        "换回日报",
        "改成日报",
        "改回每天",
        "每天发",
        "每天发一次吧",
        "还是每天吧",
        "还是日报好",
        "换成每天的",
        "把周报改成日报",
        "产改的换成日报",
    ],
)
async def test_a_survey_becomes_a_digest_of_every_day_again(house: House, store: Store, typed: str) -> None:
    await house.member.say("/subscribe 7:30 周五 周报 产改")
    assert styles(store) == {"产改": ("5", "survey")}
    assert "每天 07:30 · 产改 · 标题" in message(await house.member.say(typed)).text
    assert styles(store) == {"产改": ("daily", "titles")}


async def test_of_two_the_one_that_is_to_come_every_day_is_chosen(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 周五 周报 产改")
    await house.member.say("/subscribe 8:00 周一 导语 安全")
    assert message(await house.member.say("换回日报")).text.startswith(f"改成 {texts.DAILY_AGAIN}：")
    await press(house.member, "2")
    assert styles(store) == {"产改": ("5", "survey"), "安全": ("daily", "leads")}
    await house.member.say("每天发")
    await press(house.member, "1")
    assert styles(store) == {"产改": ("daily", "titles"), "安全": ("daily", "leads")}


async def test_a_survey_does_not_come_on_working_days(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 周五 周报 产改")
    assert message(await house.member.say("改成工作日")).text == texts.SURVEY_ONCE_A_WEEK.format(day="周五")
    assert styles(store) == {"产改": ("5", "survey")}


@pytest.mark.parametrize(
    ("before", "typed", "style"),
    [
        ("标题", "改长一点", "leads"),
        ("标题", "长一点", "leads"),
        ("标题", "改得更长", "leads"),
        ("标题", "内容再长一点", "leads"),
        ("标题", "带导语", "leads"),
        ("标题", "带上全文", "whole"),
        ("标题", "产改的改长一点", "leads"),
        ("标题", "产改的带导语", "leads"),
        ("导语", "长一点", "whole"),
        ("导语", "产改的改详细点", "whole"),
        ("全文", "带导语", "leads"),
        ("导语", "改得更短", "titles"),
        ("导语", "短一点", "titles"),
        ("全文", "改得再短一点", "titles"),
    ],
)
async def test_more_or_less_of_each_article(
    house: House, store: Store, before: str, typed: str, style: str
) -> None:
    await house.member.say(f"/subscribe 7:30 每天 {before} 产改")
    await house.member.say(typed)
    assert styles(store) == {"产改": ("daily", style)}


@pytest.mark.parametrize("typed", ["长一点", "改得更长", "产改的改详细点", "内容再长一点"])
async def test_nothing_is_longer_than_the_whole(house: House, store: Store, typed: str) -> None:
    await house.member.say("/subscribe 7:30 每天 全文 产改")
    assert message(await house.member.say(typed)).text == texts.CHANGE_LONGEST
    assert styles(store) == {"产改": ("daily", "whole")}


async def test_of_several_each_is_longer_than_it_was(house: House, store: Store) -> None:
    for topic, style in (("产改", "标题"), ("安全", "导语"), ("夜校", "全文")):
        await house.member.say(f"/subscribe 7:30 每天 {style} {topic}")
    assert message(await house.member.say("改长一点")).text.startswith("改成 更长：")
    shown = message(await press(house.member, texts.CHANGE_ALL))
    assert styles(store) == {
        "产改": ("daily", "leads"), "安全": ("daily", "whole"), "夜校": ("daily", "whole"),
    }  # fmt: skip
    assert shown.text.count(texts.CHANGE_LONGEST) == 1


async def test_subscribed_once_more_it_is_longer_than_it_was(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 导语 产改")
    await house.member.say("/subscribe 7:30 每天 产改 详细点")
    assert styles(store) == {"产改": ("daily", "whole")}


@pytest.mark.parametrize("typed", ["每天发", "长一点", "带导语", "还是每天吧"])
async def test_where_nothing_is_brought_few_words_are_looked_for(house: House, typed: str) -> None:
    assert message(await house.member.say(typed)).text.startswith(f"没有找到“{typed}”")


@pytest.mark.parametrize(
    "typed", ["每天", "日报", "长", "更长", "导语", "每天发产改", "每天发车", "换日报", "改回国企", "长点心"]
)
async def test_a_bare_search_changes_nothing(house: House, store: Store, typed: str) -> None:
    await house.member.say("/subscribe 7:30 周五 周报 产改")
    await house.member.say(typed)
    assert read_asking(typed) is None
    assert styles(store) == {"产改": ("5", "survey")}


async def test_of_two_the_one_that_is_chosen_becomes_it(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 周五 产改")
    await house.member.say("/subscribe 8:00 每天 安全")
    assert message(await house.member.say("换成周报")).text.startswith("改成 周报：")
    await press(house.member, "1")
    assert styles(store) == {"产改": ("5", "survey"), "安全": ("daily", "titles")}


@pytest.mark.parametrize(
    ("typed", "style"),
    [
        ("产改的改短一点", ("daily", "titles")),
        ("产改那个要全文", ("daily", "whole")),
        ("产改的日报改详细点", ("daily", "whole")),
        ("产改的只要标题", ("daily", "titles")),
        ("产改的换成周报", ("1", "survey")),
        ("产改的周末不要", ("12345", "leads")),
        ("产改的改到九点", ("daily", "leads")),
    ],
)
async def test_which_one_is_changed_is_said(
    house: House, store: Store, typed: str, style: tuple[str, str]
) -> None:
    await house.member.say("/subscribe 7:30 每天 导语 产改")
    await house.member.say("/subscribe 8:00 每天 安全")
    await house.member.say(typed)
    assert styles(store) == {"产改": style, "安全": ("daily", "titles")}


async def test_a_length_that_it_has_already_is_said(house: House) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    said = message(await house.member.say("改短一点")).text
    assert said == texts.CHANGE_NOTHING.format(day="每天 07:30 · 产改 · 标题")


@pytest.mark.parametrize(
    ("typed", "described"),
    [
        ("8点 第二版图书", "工作日 08:00 · 图书 第2版 · 标题"),
        ("早上7点 夜校扫盲", "工作日 07:00 · 夜校扫盲 · 标题"),
        ("加班费提醒我", "有新内容就提醒 · 加班费"),
        ("降薪提醒我一下", "有新内容就提醒 · 降薪"),
        ("养老金有了喊我", "有新内容就提醒 · 养老金"),
    ],
)
async def test_a_time_or_an_alert_in_few_words_is_put_on_a_card(
    house: House, store: Store, typed: str, described: str
) -> None:
    assert message(await house.member.say(typed)).text.split("\n")[:2] == [texts.CARD_NEW, described]
    assert store.read(subscriptions.of_person, MEMBER) == ()


async def test_what_the_papers_have_is_looked_for(house: House) -> None:
    assert message(await house.member.say("8点 会场")).text.startswith(texts.FOUND.format(query="8点 会场"))


def test_no_head_changes_or_orders_by_these() -> None:
    asked = {head: read_asking(head) for head in every_head()}
    # 7：40 下一班 is typed like 7:40 产改: it is asked only where no article says it.
    timed = {head for head, one in asked.items() if one and one.doubted and head[0].isdigit()}
    assert {head: one for head, one in asked.items() if one and head not in timed} == {}
    assert timed == {head for head in timed if re.match(r"\d{1,2}[：:]\d\d ", head)}
