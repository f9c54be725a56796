"""Said to a list: the next of it, one by a bare number, several at once; commands spelt in letters; 头条."""

from __future__ import annotations

import pytest

from bot import texts
from bot.counted import read_counted, read_several
from bot.dispatch import table
from store import Store, articles
from store.search import sound
from tests.bot.conftest import House, message, messages
from tests.bot.morning import page

pytestmark = pytest.mark.usefixtures("hurried")


def headlines(store: Store) -> list[str]:
    return [each.title for each in store.read(articles.latest, limit=8).items]


async def test_the_next_of_a_list_is_the_first_then_the_one_behind(house: House, store: Store) -> None:
    titles = headlines(store)
    await house.member.say("/latest")
    assert titles[0] in message(await house.member.say("下一篇")).text
    await house.member.say("/latest")
    assert titles[1] in message(await house.member.say("下一条")).text
    await house.member.say("/latest")
    assert titles[0] in message(await house.member.say("上一篇")).text


async def test_a_list_has_an_end(house: House) -> None:
    await house.member.say("/search 产改")
    said = messages(await house.member.say("上一篇"))
    assert [each.text for each in said] == [texts.LIST_ENDS.format(first=1, last=5)]


@pytest.mark.parametrize(("typed", "number"), [("一", 1), ("第1", 1), ("第三", 3), ("二", 2)])
async def test_a_bare_number_opens_one(house: House, store: Store, typed: str, number: int) -> None:
    titles = headlines(store)
    await house.member.say("/latest")
    assert titles[number - 1] in message(await house.member.say(typed)).text


@pytest.mark.parametrize("typed", ["1和3", "1、3", "第1篇和第3篇", "打开一和三", "1 3"])
async def test_several_are_opened_one_after_the_other(house: House, store: Store, typed: str) -> None:
    titles = headlines(store)
    await house.member.say("/latest")
    shown = messages(await house.member.say(typed))
    assert [wanted in each.text for wanted, each in zip((titles[0], titles[2]), shown, strict=True)] == [
        True,
        True,
    ]


@pytest.mark.parametrize("typed", ["一", "1和3", "第1"])
async def test_without_a_list_they_are_looked_for(house: House, typed: str) -> None:
    shown = messages(await house.member.say(typed))[0].text
    assert shown.startswith(texts.FOUND.format(query=typed))


async def test_numbers_that_are_not_on_the_list_are_looked_for(house: House) -> None:
    await house.member.say("/search 货车司机入会")
    shown = messages(await house.member.say("1、9"))[0].text
    assert shown.startswith(texts.NOT_FOUND.format(query="1、9"))


@pytest.mark.parametrize("typed", ["1.5", "3.15", "1、3", "十二"])
def test_a_number_in_two_pieces_is_none(typed: str) -> None:
    assert read_counted(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "1和3的故事",
        "一带一路",
        "三五成群",
        "一",
        "1",
        "三和一水泥",
        "五一、二",
        # Only its beginning names numbers.
        "1、" + "2、" * 3 + "2" + " " * 60 + "是什么",
    ],
)
def test_what_has_more_than_numbers_names_none(typed: str) -> None:
    assert read_several(typed) == ()


def test_the_spelt_words_are_those_of_the_table() -> None:
    words = [word for command in table.COMMANDS for word in command.words if len(word) > 1]
    assert {"".join(sound.syllables(word)): word for word in words} == texts.SPELT


@pytest.mark.parametrize(("typed", "word"), [("zuixin", "最新"), ("Zui Xin", "最新"), ("baozhi", "报纸")])
async def test_a_command_may_be_spelt(house: House, typed: str, word: str) -> None:
    wanted = message(await house.member.say(word)).text
    assert message(await house.member.say(typed)).text == wanted


async def test_what_is_to_be_looked_for_stands_behind(house: House) -> None:
    said = message(await house.member.say("sousuo chanGai")).text
    assert said.startswith(texts.FOUND.format(query="chanGai"))
    assert "产改" in said


@pytest.mark.parametrize("typed", ["zuixin 5Gwangluo", "baozhi 3Ddayin"])
async def test_what_is_no_day_behind_letters_is_looked_for(house: House, typed: str) -> None:
    said = messages(await house.member.say(typed))[0].text
    assert said.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed)))


async def test_a_day_may_stand_behind_letters(house: House) -> None:
    wanted = message(await house.member.say("最新 2024-12-20")).text
    assert message(await house.member.say("zuixin 2024-12-20")).text == wanted


async def test_nothing_is_done_by_letters_alone(house: House) -> None:
    """Only what shows takes words: a subscription wants more than its letters."""
    said = messages(await house.member.say("dingyue 7:30 chanGai"))[0].text
    assert "已订阅" not in said


@pytest.mark.parametrize("typed", ["头条", "今天的头条", "看头条"])
async def test_the_lead_is_in_the_newest_issue(house: House, typed: str) -> None:
    wanted = message(await house.member.say("/latest")).text
    assert message(await house.member.say(typed)).text == wanted


@pytest.mark.parametrize("typed", ["收臧", "收葬", "设制"])
async def test_a_slip_of_a_command_is_named(house: House, typed: str) -> None:
    assert messages(await house.member.say(typed))[0].text.startswith("您是不是要：/")


@pytest.mark.parametrize("typed", ["第一版有什么", "头版有啥", "看头版"])
async def test_a_page_is_that_of_the_newest_issue_that_has_it(house: House, store: Store, typed: str) -> None:
    shown = message(await house.member.say(typed)).text
    assert shown.startswith(texts.PAGE_OF_FORMER.format(page="第1版", day="2024年10月31日"))
    page(store, "2024-12-21", "头版上的事", "十二月二十一日，工会开了会。", 1)
    assert "头版上的事" in message(await house.member.say(typed)).text


@pytest.mark.parametrize("typed", ["上周周报", "周报 上周", "上个星期的周报"])
async def test_the_survey_of_last_week_ends_on_its_sunday(house: House, store: Store, typed: str) -> None:
    page(store, "2024-12-13", "上周的事", "十二月十三日，工会开了会。")
    shown = messages(await house.member.say(typed))[-1].text
    assert "12月9日—12月15日" in shown and "上周的事" in shown


@pytest.mark.parametrize("typed", ["12.19", "12/19", "12-19"])
async def test_a_day_without_a_paper_says_so(house: House, typed: str) -> None:
    assert "12月19日没有报" in message(await house.member.say(typed)).text


async def test_a_day_may_be_looked_at(house: House) -> None:
    wanted = message(await house.member.say("/latest 10月31日")).text
    assert message(await house.member.say("看看10月31日")).text == wanted
