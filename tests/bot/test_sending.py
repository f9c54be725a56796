"""Handing an article on: to the right colleague, with the note, and knowing that it was read."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot import texts
from bot.delivery import receipts
from bot.features import send
from bot.local.client import Client
from bot.local.limits import Refused
from bot.screen import Screen
from bot.visit import Visit
from store import Session, Store, articles, contacts, forwards, members
from store.forwards import Forward
from tests.bot.conftest import (
    MEMBER,
    STRANGER,
    Colleague,
    House,
    labels,
    message,
    post,
    press,
    toasts,
)

pytestmark = pytest.mark.usefixtures("hurried")

ZHANG, ZHANG_OTHER, WANG = 2001, 2002, 2003


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    return ((ZHANG, "张丽华", "lihua"), (WANG, "Wang Wei", None))


def receipt_of(house: House) -> str:
    """The sender's receipt as it stands now."""
    found = [each for each in house.server.messages.values() if each.chat == MEMBER]
    return next(each.text for each in reversed(found) if each.text.startswith("已转发"))


async def opened(house: House, article: int) -> Client:
    await house.member.say(f"/start a_{article}")
    return house.member


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("/send 张丽华 请阅第三段", "请阅第三段"),
        ("/send @lihua  <b>两个</b> 空格 & “引号”", " <b>两个</b> 空格 & “引号”"),
        ("转发 张丽华", ""),
        ("/send 张丽华 第一行\n第二行", "第一行\n第二行"),
    ],
)
async def test_it_arrives_with_who_sent_it_and_the_note_letter_for_letter(
    house: House, store: Store, article: int, typed: str, note: str
) -> None:
    person = await opened(house, article)
    receipt = message(await person.say(typed))
    assert receipt.text.endswith(f"张丽华：{texts.STATE_QUEUED}")
    arrived = next(each for each in await post(house) if each.chat == ZHANG)
    stored = store.read(articles.article, article)
    assert arrived.text.startswith(
        texts.FROM_COLLEAGUE.format(name="小李") + (f"\n{note}\n" if note else "\n")
    )
    assert stored.title in arrived.text
    assert labels(arrived)[-4:] == [texts.READ, texts.REPLY, texts.SEND_ON, texts.SAVE]
    assert "张丽华：已送达 12月21日 09:00" in receipt_of(house)


async def test_the_receipt_tells_opened_read_and_answered(house: House, article: int) -> None:
    person = await opened(house, article)
    await person.say("/send 张丽华 请阅")
    await post(house)
    reader = house.person(ZHANG, "张丽华")
    events = await press(reader, texts.READ)
    assert texts.READ_TOLD.format(name="小李") in toasts(events)
    assert "张丽华：已阅 12月21日 09:00" in receipt_of(house)
    await press(reader, texts.REPLY)
    assert message(
        [e for e in await reader.say("看过了，很好 <谢谢>") if getattr(e, "chat", 0) == ZHANG]
    ).text == (texts.REPLIED.format(name="小李"))
    assert "回复：看过了，很好 <谢谢>" in receipt_of(house)
    (came,) = await post(house)
    assert came.chat == MEMBER and came.text.endswith("：看过了，很好 <谢谢>")
    # Only the next message was the answer.
    assert "没有找到" in message(await reader.say("毫不相干的词语")).text


async def test_several_are_chosen_by_buttons_and_a_note_is_written(house: House, article: int) -> None:
    person = await opened(house, article)
    card = message(await press(person, texts.SEND))
    assert {"张丽华", "Wang Wei"} <= set(labels(card))
    assert not any("小李" in label for label in labels(card))
    await press(person, "张丽华")
    await press(person, "Wang Wei")
    await press(person, texts.ADD_NOTE)
    card = message(await person.say("请在周五前看"))
    assert texts.SEND_NOTE.format(note="请在周五前看") in card.text
    await press(person, texts.SEND_NOW.format(count=2))
    arrived = [each for each in await post(house) if each.chat in {ZHANG, WANG}]
    assert {each.chat for each in arrived} == {ZHANG, WANG}
    assert all("请在周五前看" in each.text for each in arrived if not each.edited)


async def test_a_long_note_leaves_the_card_on_one_screen_and_goes_whole(
    house: House, store: Store, article: int
) -> None:
    person, note = await opened(house, article), "请看第三段。" * 300
    await press(person, texts.SEND)
    await press(person, "张丽华")
    await press(person, texts.ADD_NOTE)
    assert len(message(await person.say(note)).text) < 400
    await press(person, texts.SEND_NOW.format(count=1))
    forward = store.read(forwards.one, 1)
    assert forward and forward.note == note
    came = "".join(each.text for each in await post(house) if each.chat == ZHANG)
    assert note in came


async def test_two_of_one_name_are_asked_about(house: House, store: Store, article: int) -> None:
    store.write(members.add, ZHANG_OTHER, "张丽华", None, "member")
    house.server.chats.add(ZHANG_OTHER)
    person = await opened(house, article)
    asked = message(await person.say("/send 张丽华 请阅"))
    assert asked.text == texts.SEND_WHICH.format(count=2, typed="张丽华")
    assert await post(house) == []
    assert labels(asked) == ["张丽华 @lihua", f"张丽华 {ZHANG_OTHER}"]
    await person.press(2)
    arrived = [each for each in await post(house) if each.chat in {ZHANG, ZHANG_OTHER}]
    assert [each.chat for each in arrived] == [ZHANG_OTHER]
    assert f"张丽华 {ZHANG_OTHER}：已送达" in receipt_of(house)


@pytest.mark.parametrize("typed", ["zhanglihua", "zlh", "张立华", "丽华"])
async def test_a_name_remembered_wrongly_is_offered_and_never_sent_by_itself(
    house: House, article: int, typed: str
) -> None:
    person = await opened(house, article)
    asked = message(await person.say(f"/send {typed} 请阅"))
    assert "张丽华" in labels(asked)
    assert await post(house) == []


async def test_a_name_with_a_blank_is_one_name(house: House, article: int) -> None:
    person = await opened(house, article)
    await person.say("/send Wang Wei please read")
    (arrived, _) = await post(house)
    assert arrived.chat == WANG and "please read" in arrived.text


async def test_what_begins_with_the_word_and_names_nobody_is_a_search(house: House, article: int) -> None:
    await opened(house, article)
    shown = message(await house.member.say("转发 机制"))
    assert "转发 机制" in shown.text


async def test_to_oneself_there_is_the_clipping(house: House, article: int) -> None:
    person = await opened(house, article)
    for typed in ("/send 小李", "/send @xiaoli 看", "/send 张丽华、小李 请阅"):
        assert message(await person.say(typed)).text == texts.SEND_TO_ONESELF
    assert await post(house) == []


async def test_a_colleague_of_ones_own_name_is_meant(house: House, store: Store, article: int) -> None:
    store.write(members.add, ZHANG_OTHER, "小李", None, "member")
    house.server.chats.add(ZHANG_OTHER)
    await (await opened(house, article)).say("/send 小李 请阅")
    assert [each.chat for each in await post(house) if not each.edited] == [ZHANG_OTHER]


async def test_without_an_open_article_it_is_said_what_to_do(house: House) -> None:
    assert message(await house.member.say("/send 张丽华")).text == texts.SEND_WHAT


async def test_a_wrong_forward_is_taken_back(house: House, article: int) -> None:
    person = await opened(house, article)
    await person.say("/send 张丽华 请阅")
    await post(house)
    number = next(each.message for each in house.server.messages.values() if each.chat == ZHANG)
    await press(person, texts.TAKE_BACK)
    kept = message(await press(person, texts.CANCEL))
    assert texts.STATE_TAKEN_BACK not in kept.text
    await press(person, texts.TAKE_BACK)
    shown = message(await press(person, texts.CONFIRM))
    assert texts.STATE_TAKEN_BACK in shown.text
    assert ("deleteMessage", ZHANG, number) in [
        (name, given.get("chat_id"), given.get("message_id")) for name, given in house.server.calls
    ]
    assert toasts(await house.person(ZHANG).press_data("x:fw:part:1", number)) == [texts.FORWARD_GONE]


async def test_taken_back_in_time_it_never_leaves(house: House, article: int) -> None:
    person = await opened(house, article)
    await person.say("/send 张丽华 请阅")
    await press(person, texts.TAKE_BACK)
    await press(person, texts.CONFIRM)
    assert await post(house) == []


async def test_a_colleague_who_cannot_be_reached_is_said_to_be(house: House, article: int) -> None:
    house.server.blocked_by.add(ZHANG)
    person = await opened(house, article)
    await person.say("/send 张丽华 请阅")
    await post(house)
    assert texts.STATE_FAILED.split("：")[0] in receipt_of(house)
    assert f"?start=a_{article}" in receipt_of(house)


async def test_who_has_gone_meanwhile_gets_nothing(house: House, store: Store, article: int) -> None:
    person = await opened(house, article)
    await person.say("/send 张丽华 请阅")
    store.write(members.remove, ZHANG)
    assert ZHANG not in {each.chat for each in await post(house)}


async def test_nobody_else_opens_or_answers_what_was_sent(house: House, store: Store, article: int) -> None:
    person = await opened(house, article)
    await person.say("/send 张丽华 请阅")
    await post(house)
    for data in ("x:fw:part:1", "x:fw:read:1", "x:fw:reply:1", "x:fw:back:1", "x:fw:backed:1"):
        assert toasts(await house.person(WANG).press_data(data, 1)) == [texts.FORWARD_GONE]
        assert toasts(await house.stranger.press_data(data, 1)) == [texts.STRANGER_ALERT]
    store.write(members.remove, ZHANG)
    assert toasts(await house.person(ZHANG).press_data("x:fw:part:1", 1)) == [texts.STRANGER_ALERT]
    assert STRANGER not in {each.chat for each in await post(house)}


async def test_the_article_opened_last_is_sent_though_the_clock_stands(house: House, store: Store) -> None:
    first, second = (item.id for item in store.read(articles.latest, limit=2).items)
    for article in (first, second, first):
        person = await opened(house, article)
    shown = message(await person.say("/send 张丽华"))
    assert store.read(articles.article, first).title[:20] in shown.text


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("/send 张丽华、Wang Wei 请阅", "请阅"),
        ("/send @lihua，Wang Wei  两个空格", " 两个空格"),
        ("转发 Wang Wei; 张丽华", ""),
    ],
)
async def test_several_names_are_several_people(house: House, article: int, typed: str, note: str) -> None:
    await (await opened(house, article)).say(typed)
    came = [each for each in await post(house) if not each.edited]
    assert {each.chat for each in came} == {ZHANG, WANG}
    assert all(f"\n{note}\n" in each.text for each in came if note)


async def test_of_several_names_an_uncertain_one_is_asked_about_first(house: House, article: int) -> None:
    card = message(await (await opened(house, article)).say("/send Wang Wei、张立华、赵钱孙 请阅"))
    assert texts.SEND_UNSURE.format(typed="张立华") in card.text
    assert texts.SEND_UNKNOWN.format(typed="赵钱孙") in card.text
    assert texts.SEND_NOTE.format(note="请阅") in card.text
    assert labels(card)[:2] == ["张丽华", "✓ Wang Wei"] and await post(house) == []
    await press(house.member, "张丽华")
    await press(house.member, texts.SEND_NOW.format(count=2))
    assert {each.chat for each in await post(house) if not each.edited} == {ZHANG, WANG}


async def test_the_cards_buttons_stay_where_they_are(house: House, article: int) -> None:
    person = await opened(house, article)
    card = message(await press(person, texts.SEND))
    shape = [len(row) for row in card.keyboard]
    for label in (
        "张丽华",
        "Wang Wei",
        texts.SEND_WISHES[""],
        texts.SEND_SLIPS[""],
        texts.SEND_DAYS.format(days=3),
    ):
        card = message(await press(person, label))
        assert [len(row) for row in card.keyboard] == shape
    await press(person, texts.SEND_LIST_KEEP)
    card = message(await person.say("两位"))
    assert [len(row) for row in card.keyboard][1:] == shape


async def test_who_thinks_better_of_it_is_back_at_the_article(
    house: House, store: Store, article: int
) -> None:
    person = await opened(house, article)
    shown = message(await press(person, texts.SEND))
    back = message(await press(person, texts.BACK))
    assert back.message == shown.message and store.read(articles.article, article).title in back.text
    assert texts.SEND in labels(back) and await post(house) == []


async def test_a_card_says_why_a_button_does_nothing_yet(house: House, article: int) -> None:
    person = await opened(house, article)
    await press(person, texts.SEND)
    assert toasts(await press(person, texts.SEND_NOW.format(count=0))) == [texts.SEND_NOBODY]
    assert toasts(await press(person, texts.SEND_NO_DAYS)) == [texts.SEND_DAYS_OF_SLIPS]
    assert toasts(await press(person, texts.SEND_LIST_KEEP)) == [texts.SEND_LIST_OF_TWO]


async def test_everything_that_waits_for_a_chat_that_is_gone_is_said_to_fail(
    house: House, article: int
) -> None:
    """The first refusal ends all that waits there: each of its senders hears of it."""
    person = await opened(house, article)
    house.server.blocked_by.add(ZHANG)
    for note in ("一", "二", "三"):
        await person.say(f"/send 张丽华 {note}")
    await post(house)
    receipts = [each.text for each in house.server.messages.values() if each.text.startswith("已转发")]
    assert len(receipts) == 3
    assert all(texts.STATE_FAILED.split("：")[0] in each for each in receipts)


async def test_who_is_no_member_any_more_is_said_to_be(house: House, store: Store, article: int) -> None:
    person = await opened(house, article)
    await person.say("/send 张丽华 请阅")
    store.write(members.remove, ZHANG)
    await post(house)
    assert f"张丽华：{texts.STATE_LEFT}" in receipt_of(house)


async def test_what_telegram_refuses_is_said_to_have_failed(house: House, article: int) -> None:
    person = await opened(house, article)
    await person.say("/send 张丽华 请阅")
    house.server.trouble["sendMessage"] = [Refused("Bad Request: something new", 400)]
    await post(house)
    assert texts.STATE_QUEUED not in receipt_of(house)


@pytest.mark.parametrize("way", ["typed", "pressed"])
async def test_a_forward_that_overtakes_its_receipt_is_on_it(
    house: House, article: int, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """The sender may be faster than the receipt: then what it says is put right at once."""
    person = await opened(house, article)
    if way == "pressed":
        await press(person, texts.SEND)
        await press(person, "张丽华")
    shown_first = send._receipt

    def slow(visit: Visit, forward: Forward) -> Screen:
        screen = shown_first(visit, forward)
        for reader in forward.recipients:
            store = visit.desk.store
            store.write(forwards.progress, forward.id, reader.user_id, sent_at=visit.desk.clock.now())
        return screen

    monkeypatch.setattr(send, "_receipt", slow)
    await (person.say("/send 张丽华") if way == "typed" else press(person, texts.SEND_NOW.format(count=1)))
    assert "张丽华：已送达" in receipt_of(house)


async def test_changes_side_by_side_are_shown_together_and_the_last_is_true(
    house: House, store: Store, article: int
) -> None:
    """Telegram takes an edit a second: sixty readers must not be sixty edits, nor hold up the outbox."""
    people = range(7000, 7060)

    def many(session: Session) -> None:
        for user in people:
            members.add(session, user, f"同事{user}", None, "member")
        contacts.keep(session, MEMBER, "全体", people)

    store.write(many)
    await (await opened(house, article)).say("/send 全体 请阅")
    bot, desk = house.application.bot, house.application.bot_data
    before = len(house.server.calls)

    async def reads(user: int) -> None:
        await store.awrite(forwards.progress, 1, user, read_at=desk.clock.now())
        await receipts.refresh(bot, desk, 1)

    await asyncio.gather(*map(reads, people))
    edits = [name for name, _ in house.server.calls[before:] if name == "editMessageText"]
    assert 1 <= len(edits) < 30
    assert receipt_of(house).count("已阅") == 60 and desk.showing == {}
