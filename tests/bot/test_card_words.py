"""What is said while the card of a subscription waits: how it is changed, confirmed, and left alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from bot import texts
from bot.cardwords import Amended, read_amended
from bot.delivery.wish import read_wish
from bot.features import outdating
from bot.labels import word_meant
from bot.screen import Screen
from bot.visit import Visit
from store import Store, subscriptions
from tests.bot.conftest import MEMBER, House, message, messages
from tests.bot.everyhead import every_head

pytestmark = pytest.mark.usefixtures("hurried")


async def test_heads_are_searched_while_a_card_waits(house: House) -> None:
    taken = []
    # Whatever is answered takes the card from what waits: there is a new one before each head.
    # A time of day alone is one on the card.
    heads = [head for head in every_head()[12::25] if read_wish(head).minute is None]
    for head in heads:
        assert texts.CARD_NEW in message(await house.member.say("订阅 产改")).text
        if any(texts.CARD_NEW in shown.text for shown in messages(await house.member.say(head))):
            taken.append(head)
    assert taken == []


@pytest.mark.parametrize(
    "typed",
    [
        "改革",
        "加班",
        "换岗",
        "调解",
        "换房记",
        "加拿大仓储工人首次赢得集体合同",
        "是借款，还是工资",
        "换个活法",
        "不要躺平",
        "不对称的战争",
        "还要走多远",
        "也要讲道理",
        "错了一个字",
    ],
)
async def test_a_word_that_begins_like_a_change_is_looked_for(house: House, typed: str) -> None:
    await house.member.say("订阅 产改")
    assert texts.CARD_NEW not in message(await house.member.say(typed)).text


@pytest.mark.parametrize(
    ("typed", "amended"),
    [
        ("改九点吧", Amended(said="九点", led=True)),
        ("改时间九点", Amended(said="九点", led=True)),
        ("换 货车司机", Amended(said="货车司机", led=True)),
        ("改成改革", Amended(said="改革", led=True)),
        ("改成主题教育", Amended(said="主题教育", led=True)),
        ("再加上加班", Amended(added=("加班",), doubted=True, led=True)),
        ("不对是货车司机", Amended(said="货车司机", led=True)),
        ("加周末", Amended(also="67", doubted=True, led=True)),
        ("换个时间 九点", Amended(said="九点", led=True)),
    ],
)
def test_a_lead_of_one_character_stands_before_a_time_or_apart(typed: str, amended: Amended) -> None:
    assert read_amended(typed) == amended


@pytest.mark.parametrize(
    ("typed", "has"),
    [
        ("改成九点", "09:00 · 产改"),
        ("九点吧", "09:00 · 产改"),
        ("晚一点 八点半", "08:30 · 产改"),
        ("时间改一下下午五点", "17:00 · 产改"),
        ("换成每天", "每天 07:30 · 产改"),
        ("周末也要", "每天 07:30 · 产改"),
        ("不对 是货车司机", "07:30 · 货车司机"),
        ("不是产改 是货车司机", "07:30 · 货车司机"),
        ("不是7点半是9点", "09:00 · 产改"),
        ("再加上货车司机", "07:30 · 产改 货车司机"),
        ("不要招聘", "07:30 · 产改 -招聘"),
        ("不要工作日 每天就行", "每天 07:30 · 产改"),
        ("下班前发", "17:00 · 产改"),
    ],
)
async def test_a_card_that_waits_is_changed_by_words(
    house: House, store: Store, typed: str, has: str
) -> None:
    await house.member.say("订阅 产改")
    shown = message(await house.member.say(typed))
    assert texts.CARD_NEW in shown.text and has in shown.text.replace("、", " ").replace(" / ", " ")
    assert not store.read(subscriptions.of_person, MEMBER)
    await house.member.say("好的")
    assert len(store.read(subscriptions.of_person, MEMBER)) == 1


@pytest.mark.parametrize(
    ("card", "typed", "has"),
    [
        ("工作日", "周五不要发", "周一二三四 07:30"),
        ("工作日", "不要周五", "周一二三四 07:30"),
        ("周一三五", "周三不要", "周一五 07:30"),
        ("每天", "周五不要发", "周一二三四六日 07:30"),
        ("每天", "节假日不要发", "工作日 07:30"),
        ("每天", "周末不要", "周一至周五 07:30"),
    ],
)
async def test_days_are_taken_from_those_of_the_card(house: House, card: str, typed: str, has: str) -> None:
    await house.member.say("订阅 产改")
    await house.member.say(f"改成{card}")
    assert has in message(await house.member.say(typed)).text.replace("、", "")


async def test_longer_is_longer_than_the_card_has_it(house: House) -> None:
    await house.member.say("订阅 产改")
    for style in ("导语", "全文"):
        assert f"· {style}" in message(await house.member.say("改成长一点")).text
    assert message(await house.member.say("改成长一点")).text == texts.CHANGE_LONGEST
    assert texts.SUBSCRIBED in message(await house.member.say("好的")).text


async def test_the_only_day_of_a_card_stays_and_that_is_said(house: House) -> None:
    await house.member.say("订阅 产改")
    await house.member.say("改成周五")
    assert message(await house.member.say("周五不要发")).text == texts.DAYS_LEFT["none"]


@pytest.mark.parametrize("typed", ["货车司机", "产改", "九点半的会", "今天的新闻"])
async def test_what_is_no_change_of_a_card_is_what_it_is_elsewhere(house: House, typed: str) -> None:
    there = message(await house.administrator.say(typed)).text
    await house.member.say("订阅 产改")
    assert message(await house.member.say(typed)).text == there


@pytest.mark.parametrize(
    ("typed", "left"),
    [("就这样吧", 1), ("好的谢谢", 1), ("可以了", 1), ("不用了谢谢", 0), ("算了不订了", 0), ("谢谢", 0)],
)
async def test_words_that_say_the_same_press_once(house: House, store: Store, typed: str, left: int) -> None:
    await house.member.say("订阅 产改")
    await house.member.say(typed)
    assert len(store.read(subscriptions.of_person, MEMBER)) == left


@pytest.mark.parametrize(
    "typed",
    [
        "可以吗",
        "可以么？",
        "可以？",
        "就这样吗",
        "这样行不行",
        "确定吗",
        "先行",
        "先是",
        "要是",
        "就要",
        "行行好",
    ],
)
async def test_a_question_or_another_word_confirms_nothing(house: House, store: Store, typed: str) -> None:
    await house.member.say("订阅 产改")
    await house.member.say(typed)
    assert not store.read(subscriptions.of_person, MEMBER)


def test_a_question_cancels_nothing() -> None:
    assert word_meant("不用了") == texts.CANCEL
    assert not word_meant("不用吗")


def test_a_long_run_behind_a_word_is_not_read_as_one() -> None:
    """At every place of it a form would go to its end."""
    assert word_meant("下一篇吧吧") == texts.NEXT_ARTICLE
    assert not word_meant("下一篇" + "吧" * 4000)


async def test_the_card_above_says_that_there_is_a_new_one(house: House, store: Store) -> None:
    card = message(await house.member.say("订阅 产改"))
    answer, mark = messages(await house.member.say("改成九点"))
    assert "09:00" in answer.text and not answer.edited
    assert (mark.message, mark.text, mark.keyboard) == (card.message, texts.CARD_OUTDATED, ())
    kept = message(await house.member.say("好的"))
    assert "已订阅" in kept.text and "09:00" in kept.text


async def test_what_was_said_of_a_subscription_is_marked_when_it_changes(house: House, store: Store) -> None:
    kept = message(await house.member.say("订阅 7:30 产改"))
    await house.member.say("产改")
    answer, mark = messages(await house.member.say("改成九点"))
    assert "09:00" in answer.text
    assert (mark.message, mark.text) == (kept.message, texts.CARD_OUTDATED)
    other = message(await house.member.say("订阅 8:00 安全生产"))
    changed = messages(await house.member.say("把产改的那个改成十点"))
    assert [each.message for each in changed if each.edited] == []
    assert other.message not in {each.message for each in changed}


@pytest.mark.parametrize(("shown", "marked"), [(5, []), (6, [5]), (None, [5])])
async def test_a_card_is_not_marked_where_its_answer_stands_in_its_place(
    shown: int | None, marked: list[int]
) -> None:
    edited: list[int] = []

    async def edit(_: Screen, message_id: int) -> bool:
        edited.append(message_id)
        return True

    await outdating.mark(cast("Visit", SimpleNamespace(outdated=5, shown=shown, edit=edit)))
    assert edited == marked
