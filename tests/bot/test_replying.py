"""What is written in reply to a message is about that message: its article, and whoever sent it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot import texts
from bot.delivery.sender import Sender
from bot.local.transport import Shown
from store import Store, articles, forwards, members, personal
from tests.bot.conftest import (
    MEMBER,
    Colleague,
    House,
    message,
    messages,
    post_new,
    press,
    toasts,
)

pytestmark = pytest.mark.usefixtures("hurried")

ZHANG, WANG = 2001, 2002


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    return ((ZHANG, "张丽华", None), (WANG, "王芳", None))


@pytest.fixture
def two(store: Store) -> tuple[int, int]:
    first, second = (each.id for each in store.read(articles.latest, limit=2).items)
    return first, second


async def received(house: House, *notes: str) -> list[Shown]:
    """What 张丽华 has got from 小李, in order."""
    for note in notes:
        await house.member.say(f"/send 张丽华 {note}")
    return [each for each in await post_new(house) if each.chat == ZHANG]


@pytest.mark.parametrize("typed", ["/send 张丽华 请阅", "转发 张丽华 请阅", "转给张丽华，请阅"])
async def test_it_is_the_article_replied_to_that_is_handed_on(
    house: House, store: Store, two: tuple[int, int], typed: str
) -> None:
    """Not the one opened last: the passage quoted would be of another article."""
    older = message(await house.member.say(f"/start a_{two[0]}"))
    await house.member.say(f"/start a_{two[1]}")
    passage = store.read(articles.article, two[0]).article.blocks[0].text[:10]
    await house.member.reply(older, typed, quote=passage)
    forward = store.read(forwards.one, 1)
    assert forward and (forward.article_id, forward.quote, forward.note) == (two[0], passage, "请阅")
    receipts = [each.text for each in house.server.messages.values() if each.text.startswith("已转发")]
    assert texts.SEND_QUOTE.format(quote=passage) in receipts[-1]


async def test_a_reply_to_what_came_goes_to_who_sent_it(
    house: House, store: Store, two: tuple[int, int]
) -> None:
    await house.member.say(f"/start a_{two[0]}")
    first, _ = await received(house, "一", "二")
    reader = house.person(ZHANG, "张丽华")
    said = message([e for e in await reader.reply(first, "第三段数字有误") if getattr(e, "chat", 0) == ZHANG])
    assert said.text == texts.REPLIED.format(name="小李")
    replies = [each.recipients[0].reply for n in (1, 2) if (each := store.read(forwards.one, n))]
    assert replies == ["第三段数字有误", None]


async def test_read_in_reply_is_read_there_and_not_of_the_newest(
    house: House, store: Store, two: tuple[int, int]
) -> None:
    await house.member.say(f"/start a_{two[0]}")
    first, _ = await received(house, "一", "二")
    await house.person(ZHANG, "张丽华").reply(first, "已阅。")
    done = [each.recipients[0].read_at is not None for n in (1, 2) if (each := store.read(forwards.one, n))]
    assert done == [True, False]


async def test_a_reply_that_asks_to_hand_on_does(house: House, store: Store, two: tuple[int, int]) -> None:
    await house.member.say(f"/start a_{two[0]}")
    (came,) = await received(house, "请阅")
    await house.person(ZHANG, "张丽华").say(f"/start a_{two[1]}")
    await house.person(ZHANG, "张丽华").reply(came, "转给王芳看看")
    onto, first = store.read(forwards.one, 2), store.read(forwards.one, 1)
    assert onto and (onto.article_id, onto.recipients[0].user_id, onto.note) == (two[0], WANG, "看看")
    assert first and first.recipients[0].reply is None


async def test_a_reply_ends_a_question_that_was_open(
    house: House, store: Store, two: tuple[int, int]
) -> None:
    await house.member.say(f"/start a_{two[0]}")
    (came,) = await received(house, "请阅")
    reader = house.person(ZHANG, "张丽华")
    await press(reader, texts.REPLY)
    await reader.reply(came, "看过了")
    assert "没有找到" in message(await reader.say("毫不相干的词语")).text


async def test_nobody_else_answers_by_a_message_of_theirs(
    house: House, store: Store, two: tuple[int, int]
) -> None:
    await house.member.say(f"/start a_{two[0]}")
    (came,) = await received(house, "请阅")
    for typed in ("好的，同意", "已阅"):
        said = message(await house.person(WANG, "王芳").reply(came, typed))
        assert said.text == texts.FORWARD_GONE
        assert message(await house.stranger.reply(came, typed)).text == texts.STRANGER
    forward = store.read(forwards.one, 1)
    assert forward and forward.recipients[0].reply is None and forward.recipients[0].read_at is None
    # A reply to anything else is what it says.
    plain = message(await house.member.say("/latest"))
    assert "产改" in message(await house.member.reply(plain, "产改")).text


@pytest.mark.parametrize("gone", ["left", "erased"])
async def test_nobody_is_told_that_a_sender_who_is_gone_has_heard(
    house: House, store: Store, two: tuple[int, int], gone: str
) -> None:
    """By button, typed, in reply and after the question: that nobody gets an answer is said."""
    await house.member.say(f"/start a_{two[0]}")
    first, second = await received(house, "一", "二")
    reader = house.person(ZHANG, "张丽华")
    await press(reader, texts.REPLY)
    if gone == "left":
        store.write(members.remove, MEMBER)
    else:
        store.write(personal.erase, MEMBER)
    name = "小李" if gone == "left" else texts.COLLEAGUE
    nobody, not_told = (form.format(name=name) for form in (texts.REPLY_TO_NOBODY, texts.READ_NOT_TOLD))
    assert message(await reader.say("看过了")).text == nobody
    assert message(await reader.reply(first, "看过了")).text == nobody
    assert toasts(await press(reader, texts.REPLY)) == [nobody]
    assert toasts(await press(reader, texts.READ)) == [not_told]
    shown = house.server.messages[ZHANG, second.message].text
    assert shown.startswith(texts.FROM_COLLEAGUE.format(name=name))
    assert message(await reader.reply(first, "已阅")).text == not_told
    read = [each.recipients[0].read_at is not None for n in (1, 2) if (each := store.read(forwards.one, n))]
    assert read == [True, True]
    before = len(house.server.events)
    await Sender(house.application).send_waiting()
    assert messages(house.server.events[before:]) == []


async def test_a_second_thought_does_not_take_the_first_ones_place(
    house: House, store: Store, two: tuple[int, int]
) -> None:
    """The slip prints what its readers noted: all of it."""
    await house.member.say(f"/start a_{two[0]}")
    (came,) = await received(house, "请阅")
    for typed in ("同意", "另请办公室办理"):
        await house.person(ZHANG, "张丽华").reply(came, typed)
    forward = store.read(forwards.one, 1)
    assert forward and forward.recipients[0].reply == "同意\n另请办公室办理"
