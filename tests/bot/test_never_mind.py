"""Whoever is asked something may take it back with a word, and nothing is sent or kept."""

from __future__ import annotations

import pytest

from bot import texts
from bot.features import addressbook, calendar, prompts, received
from store import Store, articles, forwards, members, openings
from tests.bot.conftest import ADMINISTRATOR, MEMBER, NOW, House, message

pytestmark = pytest.mark.usefixtures("hurried")

COLLEAGUE = 2001


@pytest.mark.parametrize("word", ["取消", "算了", "不要了", "返回", "退出", "取消。"])
async def test_a_reply_taken_back_is_not_sent(house: House, store: Store, word: str) -> None:
    store.write(members.add, COLLEAGUE, "张丽华", None, "member")
    house.server.chats |= {MEMBER, COLLEAGUE}
    article = store.read(articles.latest, limit=1).items[0].id
    await house.member.say(f"/start a_{article}")
    await house.member.say("/send 张丽华 请阅")
    # The question that a press on 回复 leaves behind.
    store.write(openings.ask, COLLEAGUE, received.REPLY, 1, NOW)
    reader = house.person(COLLEAGUE, "张丽华")
    assert message(await reader.say(word)).text == texts.NEVER_MIND_SAID
    forward = store.read(forwards.one, 1)
    assert forward is not None and [each.reply for each in forward.recipients] == [None]
    # The question is over: the next message is an ordinary one.
    assert "没有找到" in message(await reader.say("毫不相干的词语")).text


@pytest.mark.parametrize("what", sorted(prompts._ANSWERS.keys() - {addressbook.BOOK}))
async def test_every_question_ends_with_the_word(house: House, store: Store, what: str) -> None:
    store.write(openings.ask, MEMBER, what, 1, NOW)
    assert message(await house.member.say("算了")).text == texts.NEVER_MIND_SAID
    assert store.read(openings.asked, MEMBER, NOW) is None


@pytest.mark.parametrize("typed", ["放假安排", "最近有什么关于产改的文章", "日报 6月10日", "6月10日"])
async def test_what_is_no_notice_of_holidays_is_looked_for_and_the_notice_still_waited_for(
    house: House, store: Store, typed: str
) -> None:
    plain = message(await house.administrator.say(typed)).text
    await house.administrator.say("/calendar")
    # The same answer as without the question.
    assert message(await house.administrator.say(typed)).text == plain
    assert message(await house.administrator.say("2031-10-01 休")).text.startswith("已载入")
    await house.administrator.say("/calendar")
    await house.administrator.say("/latest")
    assert store.read(openings.asked, ADMINISTRATOR, NOW) is None


async def test_a_notice_with_a_slip_may_be_sent_again(house: House, store: Store) -> None:
    await house.administrator.say("/calendar")
    assert "2031-2-30" in message(await house.administrator.say("2031-02-30 休")).text
    assert store.read(openings.asked, ADMINISTRATOR, NOW) == (calendar.NOTICE, 0)
    assert message(await house.administrator.say("2031-10-01 休")).text.startswith("已载入")


@pytest.mark.parametrize("command", ["/help", "/latest", "设置"])
async def test_a_command_ends_the_question_so_that_nothing_typed_later_answers_it(
    house: House, store: Store, command: str
) -> None:
    store.write(openings.ask, MEMBER, received.REPLY, 1, NOW)
    await house.member.say(command)
    assert store.read(openings.asked, MEMBER, NOW) is None


async def test_opening_a_link_leaves_the_question_open(house: House, store: Store) -> None:
    article = store.read(articles.latest, limit=1).items[0].id
    store.write(openings.ask, MEMBER, received.REPLY, 1, NOW)
    await house.member.say(f"/start a_{article}")
    assert store.read(openings.asked, MEMBER, NOW) is not None
