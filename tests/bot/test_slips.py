"""Slips that go round (传阅): reminders, an end, a page for the file; named lists; manners."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

import pytest

from bot import texts
from bot.briefing.slip import slip_as_pdf
from bot.delivery.hours import look
from bot.local.client import Client
from bot.local.transport import Shown
from store import Store, articles, contacts, forwards, members
from store.intake import withdraw
from tests.bot.conftest import (
    MEMBER,
    Colleague,
    House,
    SetClock,
    labels,
    message,
    messages,
    post_new,
    press,
    toasts,
)

pytestmark = pytest.mark.usefixtures("hurried")

ZHANG, WANG, ZHAO = 2001, 2003, 2004
START = dt.datetime.fromisoformat("2024-12-21T09:00:00+08:00")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    return ((ZHANG, "张丽华", None), (WANG, "王伟", None), (ZHAO, "赵强", None))


async def later(house: House, hours: float) -> list[Shown]:
    """What is sent when so many hours have passed since the start."""
    clock = house.application.bot_data.clock
    assert isinstance(clock, SetClock)
    clock.at = START + dt.timedelta(hours=hours)
    await look(house.application.bot_data)
    return await post_new(house)


async def begun(house: House, article: int, *names: str, slip: int) -> Client:
    """A slip for these people, the way round chosen by so many presses."""
    person = house.member
    await person.say(f"/start a_{article}")
    await press(person, texts.SEND)
    for name in names:
        await press(person, name)
    ways = list(texts.SEND_SLIPS.values())
    for n in range(slip):
        await press(person, ways[n])
    await press(person, texts.SEND_NOW.format(count=len(names)))
    return person


def receipt_of(house: House) -> str:
    """The sender's receipt as it stands now."""
    found = [each for each in house.server.messages.values() if each.chat == MEMBER]
    return next(each.text for each in reversed(found) if "传阅《" in each.text)


async def test_in_turn_it_goes_on_when_the_one_before_has_read(house: House, article: int) -> None:
    await begun(house, article, "王伟", "张丽华", slip=2)
    (came,) = await post_new(house)
    assert came.chat == WANG and came.text.startswith("小李 传阅给您\n请在 12月24日 09:00 前阅毕")
    assert "王伟：已送达" in receipt_of(house) and "张丽华：还没轮到" in receipt_of(house)
    reader = house.person(WANG, "王伟")
    await press(reader, texts.REPLY)
    await reader.say("同意")
    await reader.press_data("x:fw:read:1", came.message)
    came_next = [each for each in await post_new(house) if each.chat == ZHANG]
    assert len(came_next) == 1
    await house.person(ZHANG, "张丽华").press_data("x:fw:read:1", came_next[0].message)
    done = [each for each in await post_new(house) if each.chat == MEMBER]
    assert "已传阅完毕" in done[-1].text and labels(done[-1]) == [texts.SLIP_PRINT]
    assert texts.SLIP_DONE in receipt_of(house) and "回复：同意" in receipt_of(house)
    # It is over: nothing more is sent, whatever the time.
    assert await later(house, 200) == []


async def test_together_it_goes_to_all_and_those_who_wait_are_reminded_once(
    house: House, article: int
) -> None:
    await begun(house, article, "王伟", "张丽华", slip=1)
    assert {each.chat for each in await post_new(house)} == {WANG, ZHANG}
    await house.person(WANG, "王伟").press_data("x:fw:read:1", 1)
    assert await later(house, 47) == []
    (reminder,) = await later(house, 49)
    assert reminder.chat == ZHANG and "还没有阅" in reminder.text
    assert await later(house, 60) == []
    (overdue,) = await later(house, 73)
    assert overdue.chat == MEMBER and overdue.text.endswith("还没有阅的：张丽华")
    assert await later(house, 80) == []
    # Read late, it is closed all the same.
    reader = house.person(ZHANG, "张丽华")
    assert texts.BUTTON_DEAD not in toasts(await reader.press_data("x:fw:read:1", 1))
    assert "已传阅完毕" in (await later(house, 81))[-1].text


async def test_who_cannot_be_reached_or_has_left_holds_nothing_up(
    house: House, store: Store, article: int
) -> None:
    house.server.blocked_by.add(WANG)
    await begun(house, article, "王伟", "张丽华", "赵强", slip=2)
    came = await post_new(house) + await post_new(house)
    assert [each.chat for each in came] == [ZHANG]
    store.write(members.remove, ZHANG)
    assert [each.chat for each in await later(house, 1)] == [ZHAO]
    assert f"张丽华：{texts.STATE_LEFT}" in receipt_of(house)


async def test_the_slip_is_printed_for_its_sender_only(house: House, article: int) -> None:
    person = await begun(house, article, "王伟", slip=1)
    await post_new(house)
    found = [each.document for each in messages(await press(person, texts.SLIP_PRINT)) if each.document]
    ((name, data),) = found
    assert name == "传阅单-1.pdf" and data.startswith(b"%PDF")
    other = house.person(ZHAO, "赵强")
    assert toasts(await other.press_data("x:fw:print:1", 1)) == [texts.FORWARD_GONE]


async def test_a_wish_a_notice_and_a_passage_go_along(house: House, article: int) -> None:
    person = house.member
    shown = messages(await person.say(f"/start a_{article}"))[-1]
    passage = shown.text.splitlines()[-1][:12]
    card = message(await person.reply(shown, "/send", quote=passage))
    assert texts.SEND_QUOTE.format(quote=passage) in card.text
    await press(person, "张丽华")
    await press(person, texts.SEND_WISHES[""])
    await press(person, texts.SEND_WISHES["read"])
    await press(person, texts.SEND_NOTICES[""])
    await press(person, texts.SEND_NOW.format(count=1))
    (came,) = await post_new(house)
    assert came.text.startswith(f"【加急】小李 转给您\n请批\n{passage}\n")


async def test_a_silent_one_makes_no_sound(house: House, article: int) -> None:
    person = house.member
    await person.say(f"/start a_{article}")
    await press(person, texts.SEND)
    await press(person, "张丽华")
    await press(person, texts.SEND_NOTICES[""])
    await press(person, texts.SEND_NOTICES["urgent"])
    await press(person, texts.SEND_NOW.format(count=1))
    house.server.calls.clear()
    await post_new(house)
    (sent,) = [given for method, given in house.server.calls if method == "sendMessage"]
    assert str(sent["disable_notification"]).lower() == "true"


async def test_a_list_is_kept_and_named(house: House, store: Store, article: int) -> None:
    person = house.member
    await person.say(f"/start a_{article}")
    await press(person, texts.SEND)
    await press(person, "王伟")
    await press(person, "张丽华")
    await press(person, texts.SEND_LIST_KEEP)
    card = message(await person.say("宣教部"))
    assert "✓ 宣教部（2 人）" in labels(card)
    await person.say("/send 宣教部 请传达")
    came = await post_new(house)
    assert {each.chat for each in came} == {WANG, ZHANG}
    assert all("请传达" in each.text for each in came)
    # Somebody who has left is left out; the list of another is nobody's business.
    store.write(members.remove, WANG)
    await person.say("转发 宣教部 再传达")
    assert [each.chat for each in await post_new(house)] == [ZHANG]
    assert store.read(contacts.lists, ZHANG) == ()
    await person.say(f"/start a_{article}")
    await press(person, texts.SEND)
    await press(person, "宣教部（2 人）")
    assert texts.SEND_NOW.format(count=1) in labels(person.newest_with_buttons() or message([]))


async def test_a_list_is_removed_after_a_question(house: House, store: Store, article: int) -> None:
    person = house.member
    store.write(contacts.keep, MEMBER, "宣教部", [WANG, ZHANG])
    await person.say(f"/start a_{article}")
    await press(person, texts.SEND)
    await press(person, "宣教部（2 人）")
    await press(person, texts.SEND_LIST_REMOVE)
    await press(person, texts.CANCEL)
    assert len(store.read(contacts.lists, MEMBER)) == 1
    await press(person, texts.SEND_LIST_REMOVE)
    assert toasts(await house.person(ZHAO).press_data("x:send:unlisted:1:1", 1)) == [texts.VIEW_DEAD]
    assert toasts(await press(person, texts.CONFIRM)) == [texts.SEND_LIST_REMOVED.format(name="宣教部")]
    assert store.read(contacts.lists, MEMBER) == ()


async def test_after_two_days_it_cannot_be_taken_back(house: House, store: Store, article: int) -> None:
    person = house.member
    await person.say(f"/start a_{article}")
    await person.say("/send 张丽华 请阅")
    await post_new(house)
    await later(house, 49)
    assert toasts(await press(person, texts.TAKE_BACK)) == [texts.TAKE_BACK_LATE]
    forward = store.read(forwards.one, 1)
    assert forward is not None and not forward.taken_back


@pytest.mark.parametrize("data", ["x:send:list:1:99", "x:send:go:99", "x:send:days:1", "x:fw:print:99"])
async def test_forged_buttons_do_nothing(house: House, data: str) -> None:
    other = house.person(ZHAO, "赵强")
    before = len(house.server.events)
    assert toasts(await other.press_data(data, 1))
    assert not messages(house.server.events[before:])


@pytest.mark.parametrize("readers", [1, 10, 24, 40, 80])
def test_a_slip_is_one_page_however_many_read_it(readers: int) -> None:
    people = tuple(
        forwards.Recipient(n, f"同事{n}", START, None, 1, START, START, "同意" * 40, n)
        for n in range(readers)
    )
    forward = forwards.Forward(
        id=1, article_id=2, title="题目" * 20, sender_id=1, sender_name="刘主任",
        note="附言" * 300, made_at=START,
        receipt=None, taken_back=False, wish="approve", quote="摘引" * 100, notice="", slip="turn",
        due_at=START, overdue_at=None, closed_at=None, recipients=people,
    )  # fmt: skip
    data = slip_as_pdf(forward, "《工人日报》2024年6月10日 第2版", ZoneInfo("Asia/Shanghai"))
    assert b"/Type/Pages/Count 1/" in data


async def test_a_slip_whose_article_is_withdrawn_ends_and_says_whom_it_did_not_reach(
    house: House, store: Store, article: int
) -> None:
    await begun(house, article, "王伟", "张丽华", slip=2)
    (came,) = await post_new(house)
    store.write(withdraw, store.read(articles.headlines, [article])[0].page_id)
    reader = house.person(WANG, "王伟")
    await reader.press_data("x:fw:read:1", came.message)
    assert not [each for each in await post_new(house) if each.chat == ZHANG]
    assert f"张丽华：{texts.STATE_WITHDRAWN}" in receipt_of(house) and texts.SLIP_DONE in receipt_of(house)
    forward = store.read(forwards.one, 1)
    assert forward and slip_as_pdf(forward, "", ZoneInfo("Asia/Shanghai")).startswith(b"%PDF")


async def test_a_slip_still_waits_for_those_whom_it_reached_before(
    house: House, store: Store, article: int
) -> None:
    await begun(house, article, "王伟", "张丽华", slip=1)
    came = next(each for each in await post_new(house) if each.chat == WANG)
    store.write(withdraw, store.read(articles.headlines, [article])[0].page_id)
    await house.person(WANG, "王伟").press_data("x:fw:read:1", came.message)
    forward = store.read(forwards.one, 1)
    assert forward and forward.closed_at is None and "张丽华：已送达" in receipt_of(house)
