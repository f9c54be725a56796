"""改哪一个？ 退订哪一个？ 停哪一个？ answered in words, and a number said to 我的订阅."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.chosen import Chosen, read_chosen
from store import Store
from tests.bot.conftest import House, SetClock, labels, message, press
from tests.bot.morning import bring, every, page, say

AT = "2024-12-20T09:00"
OWN = ("/subscribe 7:30 每天 产改", "/subscribe 18:00 工作日 劳模 工匠", "/subscribe 8:30 周一 安全")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(AT)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("2", (7, 10, 8)),
        ("第二个", (7, 10, 8)),
        ("第2个。", (7, 10, 8)),
        ("二", (7, 10, 8)),
        ("就改第二个吧", (7, 10, 8)),
        ("2号", (7, 10, 8)),
        ("第一个", (10, 18, 8)),
        ("头一个", (10, 18, 8)),
        ("最后一个", (7, 18, 10)),
        ("最后那个", (7, 18, 10)),
        ("倒数第一个", (7, 18, 10)),
        ("都改", (10, 10, 10)),
        ("都改吧", (10, 10, 10)),
        ("全部", (10, 10, 10)),
        ("三个都", (10, 10, 10)),
        ("三个", (10, 10, 10)),
        ("三个都改", (10, 10, 10)),
        ("都要改", (10, 10, 10)),
        ("1和3", (10, 18, 10)),
        ("第一个和第二个", (10, 10, 8)),
        ("前两个", (10, 10, 8)),
        ("产改那个", (10, 18, 8)),
        ("劳模的", (7, 10, 8)),
        ("周一那个", (7, 18, 10)),
        ("劳模", (7, 10, 8)),
        ("取消", (7, 18, 8)),
        ("算了", (7, 18, 8)),
        ("都不改", (7, 18, 8)),
        ("不改了", (7, 18, 8)),
        ("算了，不改了", (7, 18, 8)),
    ],
)
async def test_which_to_change_is_answered_in_words(
    house: House, store: Store, typed: str, hours: tuple[int, int, int]
) -> None:
    said = await say(house, *OWN, "改成十点", typed)
    assert tuple((sub.minute or 0) // 60 for sub in every(store)) == hours
    assert said == texts.NOTHING_CHANGED if hours == (7, 18, 8) else said.startswith(texts.CHANGED)


@pytest.mark.parametrize("typed", ["工会", "第二篇", "产改轻骑兵", "两个都", "车间", "第二十条", "最新"])
async def test_what_is_no_answer_is_looked_for(house: House, store: Store, typed: str) -> None:
    await say(house, *OWN)
    before = every(store)
    await say(house, "改成十点")
    assert texts.CHANGED not in await say(house, typed)
    assert every(store) == before


async def test_a_topic_that_answers_can_be_looked_for_all_the_same(house: House) -> None:
    await say(house, *OWN, "改成十点")
    shown = message(await house.member.say("产改"))
    assert shown.text.startswith(texts.CHANGED)
    assert labels(shown)[-1] == texts.SEARCH_INSTEAD.format(query="产改")
    found = message(await press(house.member, texts.SEARCH_INSTEAD.format(query="产改")))
    assert found.text.startswith("搜索：产改")


async def test_a_number_that_there_is_not_is_said_and_the_question_stays(house: House, store: Store) -> None:
    await say(house, *OWN, "改成十点")
    shown = message(await house.member.say("5"))
    assert shown.text == texts.NOT_ASKED.format(number=5, first=1, last=3)
    assert labels(shown) == ["1", "2", "3", texts.CHANGE_ALL, texts.CANCEL, "搜索“5”"]
    assert (await say(house, "3")).startswith(texts.CHANGED)
    assert every(store)[2].minute == 600


async def test_a_number_answers_the_question_and_opens_nothing_of_the_list_above(house: House) -> None:
    await say(house, *OWN, "最新", "改成十点")
    assert (await say(house, "2")).startswith(texts.CHANGED)
    # It is answered: the next number is of the list again.
    assert "《工人日报》" in await say(house, "2")


async def test_what_comes_below_the_question_is_meant_by_a_number(
    house: House, store: Store, clock: SetClock
) -> None:
    await say(house, *OWN)
    clock.put("2024-12-21T07:29")
    page(store, "2024-12-21", "产改再出发", "昨天，产改推进会召开。")
    await say(house, "改成十点")
    clock.put("2024-12-21T07:31")
    assert await bring(house)
    before = every(store)
    assert "产改再出发" in await say(house, "1")
    assert [sub.minute for sub in every(store)] == [sub.minute for sub in before]


async def test_after_a_while_a_number_is_no_answer(house: House, store: Store, clock: SetClock) -> None:
    await say(house, *OWN, "改成十点")
    clock.put(dt.datetime.fromisoformat(f"{AT}+08:00") + dt.timedelta(minutes=16))
    await say(house, "2")
    assert every(store)[1].minute == 18 * 60


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("2", "要退订“工作日 18:00 · 劳模、工匠 · 标题”吗？"),
        ("第一个", "要退订“每天 07:30 · 产改 · 标题”吗？"),
        ("产改那个", "要退订“每天 07:30 · 产改 · 标题”吗？"),
        ("最后一个", "要退订“周一 08:30 · 安全 · 标题”吗？"),
        ("都退", texts.END_ALL.format(count=3)),
        ("三个都退了吧", texts.END_ALL.format(count=3)),
        ("都不要了", texts.END_ALL.format(count=3)),
        ("1和3", texts.ONE_BY_ONE),
        ("算了", texts.NOTHING_CHANGED),
        ("不退了", texts.NOTHING_CHANGED),
    ],
)
async def test_which_to_end_is_answered_in_words(house: House, store: Store, typed: str, asked: str) -> None:
    assert await say(house, *OWN, "退订", typed) == asked
    assert len(every(store)) == 3


@pytest.mark.parametrize(
    ("typed", "paused"),
    [("第二个", (0, 1, 0)), ("都停", (1, 1, 1)), ("安全那个", (0, 0, 1)), ("取消", (0, 0, 0))],
)
async def test_which_to_stop_is_answered_in_words(
    house: House, store: Store, typed: str, paused: tuple[int, int, int]
) -> None:
    assert (await say(house, *OWN, "培训，下周一再发")).startswith("要停到")
    await say(house, typed)
    assert tuple(map(int, (sub.paused for sub in every(store)))) == paused


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2", "工作日 18:00 · 劳模、工匠 · 标题"),
        ("第二个", "工作日 18:00 · 劳模、工匠 · 标题"),
        ("看第三个", "周一 08:30 · 安全 · 标题"),
        ("最后一个", "周一 08:30 · 安全 · 标题"),
        ("产改那个", "每天 07:30 · 产改 · 标题"),
    ],
)
async def test_a_number_said_to_the_list_shows_that_one(house: House, typed: str, shown: str) -> None:
    await say(house, *OWN, "最新", "我的订阅")
    card = message(await house.member.say(typed))
    assert card.text.startswith(f"{texts.CARD_CHANGED}\n{shown}")
    assert {texts.PAUSE, texts.UNSUBSCRIBE} <= set(labels(card))


@pytest.mark.parametrize(
    ("asked", "typed"),
    [
        ("我的订阅", "退订第二个"),
        ("我的订阅", "第二个不要了"),
        ("我的订阅", "第二个暂停"),
        ("我的订阅", "第二个改成9点"),
        ("改成十点", "退订第二个"),
        ("改成十点", "第二个不要了"),
        ("改成十点", "第二个暂停"),
        ("退订", "第二个改成9点"),
    ],
)
async def test_another_order_is_no_answer(house: House, store: Store, asked: str, typed: str) -> None:
    """It does what it says, whatever was asked before it."""
    await say(house, *OWN)
    said = await say(house, typed)
    await say(house, "撤回" if every(store)[1].paused or every(store)[1].minute != 1080 else "算了")
    await say(house, asked)
    assert await say(house, typed) == said
    assert every(store)[1].minute in {540, 1080}


@pytest.mark.parametrize("typed", ["产改", "产改的", "算了"])
async def test_below_the_list_words_are_what_they_are_elsewhere(house: House, typed: str) -> None:
    await say(house, *OWN)
    assert await say(house, "我的订阅", typed) == await say(house, typed)


async def test_a_number_of_the_next_screen_is_known(house: House) -> None:
    for hour in range(8, 15):
        await say(house, f"/subscribe {hour}:00 每天 产改")
    assert (await say(house, "我的订阅", "7")).startswith(f"{texts.CARD_CHANGED}\n每天 14:00 · 产改")
    assert await say(house, "我的订阅", "9") == texts.NOT_ASKED.format(number=9, first=1, last=7)


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("第二篇", None),
        ("工会", None),
        ("都市", None),
        ("全国人大", None),
        ("两会", None),
        ("第一", Chosen((1,))),
        ("那就第二个", Chosen((2,))),
        ("全改", Chosen(every=True)),
        ("哪个都不改", Chosen(none=True)),
        ("八点那个", Chosen(words="八点")),
        ("不" * 4000, None),
    ],
)
def test_what_a_text_chooses(typed: str, chosen: Chosen | None) -> None:
    assert read_chosen(typed, "change") == chosen


async def test_what_one_of_several_cannot_do_hides_nothing_that_others_did(
    house: House, store: Store
) -> None:
    await say(house, *OWN, "/subscribe 9:30 周五 周报", "改成全文")
    said = await say(house, "1和4")
    assert [sub.style for sub in every(store)] == ["whole", "titles", "titles", "survey"]
    assert "产改 · 全文" in said
    assert "没有改动" in said
