"""再来一个欠薪, 订阅产改，八点, 转给王芳吧，…: words around a topic, a time and a note are none of them."""

from __future__ import annotations

import pytest

from bot import texts
from bot.delivery.asking import read_asking
from store import Store, forwards
from tests.bot.conftest import MEMBER, House, labels, message
from tests.bot.morning import every, page, say

AT = "2024-12-20T06:00"


@pytest.fixture
def colleagues() -> list[tuple[int, str, str | None]]:
    return [(2003, "王芳", None), (2004, "李建国", None)]


@pytest.mark.parametrize(
    "typed",
    [
        "工匠的不要了",
        "不要工匠了",
        "别发工匠了",
        "工匠不看了",
        "工匠不要了",
        "别再给我发工匠的新闻了",
        "工匠的就别推了",
        "以后别发工匠的",
        "工匠的新闻别发了",
    ],
)
async def test_one_topic_of_several_is_taken_out(house: House, store: Store, typed: str) -> None:
    await say(house, "/subscribe 7:30 每天 产改 工匠", "/subscribe 18:00 每天 安全", typed)
    assert [sub.topics for sub in every(store)] == [("产改",), ("安全",)]
    await say(house, "撤回")
    assert every(store)[0].topics == ("产改", "工匠")


@pytest.mark.parametrize("typed", ["退订工匠", "取消工匠的订阅", "停掉工匠的推送"])
async def test_what_is_to_end_is_asked_about_as_a_whole(house: House, store: Store, typed: str) -> None:
    await say(house, "/subscribe 7:30 每天 产改 工匠")
    assert (await say(house, typed)).startswith("要退订“每天 07:30 · 产改、工匠")
    assert every(store)[0].topics == ("产改", "工匠")


async def test_the_only_topic_is_the_whole(house: House, store: Store) -> None:
    await say(house, "/subscribe 7:30 每天 工匠", "/subscribe 18:00 每天 产改 工匠")
    assert "退订哪一个" in await say(house, "工匠的不要了")
    assert [sub.topics for sub in every(store)] == [("工匠",), ("产改", "工匠")]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("再来一个欠薪讨薪", (450, "workdays", ("欠薪讨薪",))),
        ("再来一个，欠薪讨薪，每天九点", (540, "daily", ("欠薪讨薪",))),
        ("再来一个 欠薪讨薪 每天九点", (540, "daily", ("欠薪讨薪",))),
        ("每天九点 再来一个欠薪讨薪", (540, "daily", ("欠薪讨薪",))),
        ("再来一个早上八点的欠薪", (480, "workdays", ("欠薪",))),
        ("再加一个劳模的，周一", (450, "1", ("劳模",))),
        ("还要一个欠薪的，每天八点", (480, "daily", ("欠薪",))),
        ("再订一份欠薪，每天晚上八点", (1200, "daily", ("欠薪",))),
        ("加个欠薪，每天晚上八点", (1200, "daily", ("欠薪",))),
        ("订阅产改，八点", (480, "workdays", ("产改",))),
        ("订阅产改八点", (480, "workdays", ("产改",))),
        ("订阅产改,每天八点", (480, "daily", ("产改",))),
        ("订阅一下产改，九点半", (570, "workdays", ("产改",))),
        ("我想订阅产改，八点发", (480, "workdays", ("产改",))),
        ("订阅产改，周一", (450, "1", ("产改",))),
        ("8:20 产改", (500, "workdays", ("产改",))),
        ("7:05 货车司机 劳模", (425, "workdays", ("货车司机", "劳模"))),
        ("8:00 产改", (480, "workdays", ("产改",))),
    ],
)
async def test_the_card_has_the_topic_and_the_time(
    house: House, store: Store, typed: str, wanted: tuple[int, str, tuple[str, ...]]
) -> None:
    assert (await say(house, typed)).startswith(texts.CARD_NEW)
    await say(house, "确认")
    (sub,) = every(store)
    assert (sub.minute, sub.days, sub.topics) == wanted


@pytest.mark.parametrize(
    "typed",
    [
        "每天早上八点到岗，晚上六点下班",
        "每天8点上班，5点下班",
        "早上八点打卡，晚上六点打卡",
        "每天早上八点到岗",
        "周一到周五八点半上班，五点半下班",
        "工作日九点交稿",
        "每天早上八点早餐，十二点午餐",
        "8:00 例会",
        "每天 8:00 到岗",
        "8:20 到岗",
        "8:00 到岗 18:00 下班",
    ],
)
async def test_a_timetable_opens_no_card(house: House, typed: str) -> None:
    assert texts.CARD_NEW not in await say(house, typed)


async def test_a_clock_and_a_word_that_articles_have_is_looked_for(house: House, store: Store) -> None:
    page(store, "2024-12-19", "24小时在路上", "凌晨出车。\n\n## 9:10 一碗面\n\n他停下车，吃了一碗面。")
    assert (await say(house, "9:10 一碗面")).startswith("搜索：9:10 一碗面")
    # What no article has at all is no topic either.
    assert texts.CARD_NEW not in await say(house, "9:20 两碗馄饨")
    card = message(await house.member.say("9:20 产改"))
    assert card.text.startswith(texts.CARD_NEW)
    assert labels(card)[-1] == texts.SEARCH_INSTEAD.format(query="9:20 产改")


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("转给王芳吧，她没领到奖金", "她没领到奖金"),
        ("把这篇转给王芳吧，她没领到奖金", "她没领到奖金"),
        ("转发给王芳吧 她没领到奖金", "她没领到奖金"),
        ("转给王芳啊，让她看看", "让她看看"),
        ("发给王芳呗，写得不错", "写得不错"),
        ("转给王芳哈：看看", "看看"),
        ("转给王芳了，请她阅", "请她阅"),
        ("转给王芳一下，她没领到奖金", "她没领到奖金"),
        ("转发 王芳吧，她没领到奖金", "她没领到奖金"),
        ("把这个给王芳发过去吧，她没领到奖金", "她没领到奖金"),
        ("转给王芳、李建国吧，明天开会用", "明天开会用"),
        # What stands behind the mark, or begins a word, is hers letter for letter.
        ("转给王芳 吧台的事", "吧台的事"),
        ("转给王芳，吧台的事", "吧台的事"),
        ("转给王芳：吧，她没领到奖金", "吧，她没领到奖金"),
        ("转给王芳看看吧，她没领到奖金", "看看吧，她没领到奖金"),
    ],
)
async def test_a_note_begins_behind_the_order(house: House, store: Store, typed: str, note: str) -> None:
    await say(house, "最新", "1")
    await house.member.say(typed)
    number = store.read(forwards.last_by, MEMBER)
    forward = store.read(forwards.one, number or 0)
    assert forward is not None and forward.note == note
    assert "王芳" in [each.name for each in forward.recipients]


@pytest.mark.parametrize("typed", ["订阅量八点", "六点一线", "再来一个", "8:20", "订阅"])
def test_what_names_no_topic_and_time_is_no_order(typed: str) -> None:
    asked = read_asking(typed)
    assert asked is None or asked.what != "digest"
