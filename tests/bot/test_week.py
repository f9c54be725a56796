"""What tired people type in the course of a week: said of nothing that is open, with reasons, in passing."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from bot import texts
from bot.cardwords import read_amended
from bot.counted import read_several
from bot.delivery.asking import read_asking
from bot.delivery.stops import read_stop
from bot.delivery.wish import read_sentence
from store import Store, subscriptions
from store.search.asked import asked_for, is_framed
from tests.bot.conftest import MEMBER, House, SetClock, message, messages
from tests.bot.everyhead import every_head

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T09:00")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("第3篇", texts.NO_LIST),
        ("打开第二条", texts.NO_LIST),
        ("这篇谁写的", texts.HELP_ANSWERS["open"]),
        ("把这篇打印一下", texts.HELP_ANSWERS["open"]),
    ],
)
async def test_what_is_said_of_nothing_open_is_told_so(house: House, typed: str, said: str) -> None:
    shown = message(await house.member.say(typed)).text
    assert shown.startswith(texts.NOT_FOUND.format(query=typed))
    assert shown.endswith(said)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("八点太早 九点吧", 540),
        ("太早了，八点半吧", 510),
        ("7点太早改九点", 540),
        ("太晚了 还是六点半吧", 390),
    ],
)
async def test_a_time_that_does_not_suit_is_changed(house: House, store: Store, typed: str, at: int) -> None:
    await house.member.say("订阅 8:00 产改")
    await house.member.say(typed)
    assert [sub.minute for sub in store.read(subscriptions.of_person, MEMBER)] == [at]


@pytest.mark.parametrize(
    ("typed", "described"),
    [
        ("再来一个 安全生产 也是九点", "工作日 09:00 · 安全生产 · 标题"),
        ("再订个安全生产 每天七点", "每天 07:00 · 安全生产 · 标题"),
        ("再订个每天七点的安全生产", "每天 07:00 · 安全生产 · 标题"),
        ("周五下班前给我来个一周的汇总", "周五 17:00 · 全部内容 · 周报"),
        ("有工伤的马上告诉我", "有新内容就提醒 · 工伤"),
    ],
)
async def test_one_more_is_put_on_a_card(house: House, typed: str, described: str) -> None:
    assert message(await house.member.say(typed)).text.split("\n")[:2] == [texts.CARD_NEW, described]


async def test_why_may_stand_behind_a_stop(house: House, store: Store) -> None:
    await house.member.say("订阅 8:00 产改")
    await house.member.say("这周不用发了 出差")
    assert store.read(subscriptions.of_person, MEMBER)[0].paused_until == dt.date(2024, 12, 23)


async def test_all_may_stop(house: House, store: Store) -> None:
    await house.member.say("订阅 8:00 产改")
    await house.member.say("全停了吧")
    assert store.read(subscriptions.of_person, MEMBER)[0].paused


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("订阅怎么停", texts.HELP_ANSWERS["ending"]),
        ("晚上别吵我", "什么时段不要打扰"),
        ("建个收藏夹 调研", texts.HELP_ANSWERS["folder"]),
        ("我存的都在哪", "收藏（共 0 篇）"),
        ("看完了", "好的。"),
    ],
)
async def test_what_is_said_in_other_words_is_answered(house: House, typed: str, begins: str) -> None:
    assert messages(await house.member.say(typed))[0].text.startswith(begins)


def test_the_article_that_is_meant_is_looked_for() -> None:
    assert asked_for("宁波那篇的全文") == "宁波"


def test_no_head_asks_for_anything_to_be_brought_or_stopped() -> None:
    """What a head seems to ask is doubted at least: it is looked for where articles say it so."""
    asked = {head: found for head in every_head() if (found := read_asking(head))}
    sure = {head: found.what for head, found in asked.items() if not found.doubted}
    assert {head: what for head, what in sure.items() if what != "end named"} == {}


@pytest.mark.parametrize(
    "text",
    [
        "先" * 4096,
        "周六" * 2000 + "发我",
        "停" * 4096,
        "加个标签" * 1000,
        "不要" * 2000,
        "1和" * 2000,
        "提醒我" + "我" * 4000,
        "可" * 4096,
        "第2版" * 1300,
    ],
)
def test_a_long_message_is_read_in_no_time(text: str) -> None:
    started = time.process_time()
    read_stop(text)
    read_sentence(text)
    read_several(text)
    read_amended(text)
    is_framed(text)
    assert time.process_time() - started < 0.2
