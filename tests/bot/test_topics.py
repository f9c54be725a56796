"""明天的新闻提醒我, 我的文章提醒我: words that say of when or whose the news are, and are no topic."""

from __future__ import annotations

import pytest

from bot import texts
from bot.delivery.asking import read_asking
from bot.delivery.wish import read_sentence
from store import Store, subscriptions
from tests.bot.conftest import MEMBER, House, message


@pytest.mark.parametrize(
    "typed",
    [
        "明天的新闻提醒我",
        "今天的报道告诉我",
        "今天晚上的新闻提醒我",
        "最新的新闻告诉我",
        "我的文章提醒我",
        "我们单位的新闻提醒我",
        "所有的新闻提醒我",
        "提醒我今年的新闻",
        "12月20日的新闻提醒我",
        "重要的新闻通知我",
        "有最新消息就提醒我",
        "帮我盯着点",
    ],
)
async def test_what_names_no_topic_is_asked_for_one(house: House, store: Store, typed: str) -> None:
    assert message(await house.member.say(typed)).text == texts.ALERT_NEEDS_WORDS
    assert store.read(subscriptions.of_person, MEMBER) == ()


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        ("产改的新闻提醒我", ("产改",)),
        ("所有产改的新闻提醒我", ("产改",)),
        ("最新货车司机的消息告诉我", ("货车司机",)),
        ("今天说法的新闻提醒我", ("今天说法",)),
        ("三八节的新闻提醒我", ("三八节",)),
        ("提醒我关注年货的新闻", ("年货",)),
        ("新业态的新闻提醒我", ("新业态",)),
        ("头版的新闻提醒我", ("头版",)),
    ],
)
def test_what_names_one_keeps_it(typed: str, topics: tuple[str, ...]) -> None:
    asked = read_asking(typed)
    assert asked is not None and asked.wish is not None and asked.wish.topics == topics


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("每天8点把高质量发展的新闻发我", "高质量发展"),
        ("每天8点发我高质量发展", "高质量发展"),
        ("每天8点把突发事件发我", "突发事件"),
        ("每天8点把请假制度发我", "请假制度"),
        ("每天8点把要素市场发我", "要素市场"),
        ("每天8点把新闻发布会的消息发我", "发布会"),
        ("请把产改发我 每天8点", "产改"),
        ("每天8点想要产改发我", "产改"),
        ("每天8点我要产改 发我", "产改"),
    ],
)
def test_a_word_of_courtesy_within_another_word_is_none(typed: str, topic: str) -> None:
    wish = read_sentence(typed)
    assert wish is not None and wish.topics == (topic,)
