"""Handing on to people who are no members yet: chosen in Telegram's own list, and sent when they come in."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from bot import texts
from bot.local.client import NoSuchButton
from bot.local.transport import InlineAnswer, Shown
from store import Session, Store, articles, contacts, deeds, forwards, members
from store.intake import withdraw
from tests.bot.conftest import (
    ADMINISTRATOR,
    MEMBER,
    NOW,
    Colleague,
    House,
    labels,
    message,
    messages,
    post_new,
    press,
    toasts,
)

pytestmark = pytest.mark.usefixtures("hurried")

ZHANG, NEW, OTHER = 2001, 4001, 4002


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    return ((ZHANG, "张丽华", "lihua"),)


async def chosen(house: House, article: int, *people: tuple[int, str], by: int = MEMBER) -> list[Shown]:
    """Somebody opens the chooser and picks these people; what is shown then."""
    person = house.person(by, "小李")
    await person.say(f"/start a_{article}")
    await press(person, texts.SEND)
    await press(person, texts.SEND_BOOK)
    return messages(await person.share_users(people))


def receipt_of(house: House, chat: int = MEMBER) -> str:
    found = [each for each in house.server.messages.values() if each.chat == chat]
    return next(each.text for each in reversed(found) if each.text.startswith("已转发"))


async def test_the_chooser_is_telegrams_own(house: House, article: int) -> None:
    await house.member.say(f"/start a_{article}")
    await press(house.member, texts.SEND)
    asked = messages(await press(house.member, texts.SEND_BOOK))[0]
    assert asked.keys is not None
    request = asked.keys[0][0]["request_users"]
    assert (request["max_quantity"], request["user_is_bot"], request["request_name"]) == (10, False, True)
    told, card = messages(await house.member.say(texts.CANCEL))
    assert told.keys == () and told.text == texts.BOOK_CLOSED
    assert texts.SEND_NOW.format(count=0) in labels(card)
    with pytest.raises(NoSuchButton):
        await house.member.share_users([(NEW, "王芳")])


async def test_a_member_who_is_chosen_is_chosen(house: House, article: int) -> None:
    told, card = await chosen(house, article, (ZHANG, "随便什么名字"), (MEMBER, "自己"))
    assert told.keys == () and "✓ 张丽华" in labels(card)
    await press(house.member, texts.SEND_NOW.format(count=1))
    assert [each.chat for each in await post_new(house)] == [ZHANG]


async def test_who_is_no_member_is_named_at_once_and_gets_it_on_being_admitted(
    house: House, store: Store, article: int
) -> None:
    _, card = await chosen(house, article, (ZHANG, "张丽华"), (NEW, "王芳\u202e\n<b>"))
    assert texts.SEND_STRANGERS.format(names="王芳 <b>") in card.text
    events = messages(await press(house.member, texts.SEND_NOW.format(count=2)))
    said = next(each for each in events if "不是成员，现在收不到" in each.text)
    assert f"?start=a_{article}" in said.text and labels(said) == [texts.SEND_CARD]
    assert f"王芳 <b>：{texts.STATE_UNKNOWN}" in receipt_of(house)
    assert {each.chat for each in await post_new(house)} == {ZHANG}
    # The way that the link goes: the stranger applies, an administrator agrees.
    stranger = house.person(NEW, "王芳")
    closed = message(await stranger.say(f"/start a_{article}"))
    assert store.read(articles.article, article).title[:6] not in closed.text
    await press(stranger, texts.JOIN)
    await house.administrator.press_data(f"y:{NEW}", 1)
    (came,) = await post_new(house)
    assert came.chat == NEW and came.text.startswith("小李 转给您")
    assert "王芳 <b>：已送达" in receipt_of(house)
    assert await post_new(house) == []
    assert [d.whom for d in store.read(deeds.newest) if d.what == "forward"] == [NEW, ZHANG]


async def test_an_administrator_gets_an_invitation_for_just_so_many(
    house: House, store: Store, article: int
) -> None:
    await chosen(house, article, (NEW, "王芳"), (OTHER, "李明"), by=ADMINISTRATOR)
    events = messages(await press(house.administrator, texts.SEND_NOW.format(count=2)))
    said = next(each for each in events if "不是成员，现在收不到" in each.text)
    found = re.search(r"\?start=(i_[\w-]+)", said.text)
    assert found and "王芳、李明" in said.text
    assert await post_new(house) == []
    await house.person(NEW, "王芳").say(f"/start {found[1]}")
    assert [each.chat for each in await post_new(house)] == [NEW]
    assert f"李明：{texts.STATE_UNKNOWN}" in receipt_of(house, ADMINISTRATOR)
    await house.person(OTHER, "李明").say(f"/start {found[1]}")
    assert [each.chat for each in await post_new(house)] == [OTHER]
    await house.person(4003).say(f"/start {found[1]}")
    assert store.read(members.member, 4003) is None


async def test_what_was_taken_back_meanwhile_never_comes(house: House, store: Store, article: int) -> None:
    await chosen(house, article, (NEW, "王芳"))
    await press(house.member, texts.SEND_NOW.format(count=1))
    await house.member.press_data("x:fw:backed:1", 1)
    await house.person(NEW, "王芳").say("hi")
    await press(house.person(NEW, "王芳"), texts.JOIN)
    await house.administrator.press_data(f"y:{NEW}", 1)
    assert await post_new(house) == []


async def test_a_slip_waits_for_nobody_who_is_no_member_and_goes_on_when_they_come(
    house: House, store: Store, article: int
) -> None:
    person = house.member
    await chosen(house, article, (NEW, "王芳"), (ZHANG, "张丽华"))
    await press(person, texts.SEND_SLIPS[""])
    await press(person, texts.SEND_NOW.format(count=2))
    (came,) = await post_new(house)
    await house.person(ZHANG, "张丽华").press_data("x:fw:read:1", came.message)
    closed = store.read(forwards.one, 1)
    assert closed and closed.closed_at
    await house.person(NEW, "王芳").say("hi")
    await press(house.person(NEW, "王芳"), texts.JOIN)
    await house.administrator.press_data(f"y:{NEW}", 1)
    assert NEW in {each.chat for each in await post_new(house)}


async def test_a_choice_for_somebody_elses_card_is_none(house: House, article: int) -> None:
    await chosen(house, article, (ZHANG, "张丽华"))
    cards = [each for each in house.server.messages.values() if each.keys]
    request = cards[0].keys[0][0]["request_users"]["request_id"]  # type: ignore[index]
    other = house.person(ZHANG, "张丽华")
    shared = {"users_shared": {"request_id": request, "users": [{"user_id": NEW}]}}
    shown = messages(await other._message(shared))
    assert [each.text for each in shown] == [texts.VIEW_DEAD, texts.SEND_WHAT]
    assert message(await house.stranger._message(shared)).text == texts.STRANGER


async def test_any_chat_gets_the_card_and_no_text(house: House, store: Store, article: int) -> None:
    person = house.member
    await person.say(f"/start a_{article}")
    card = message(await press(person, texts.SEND))
    button = next(key for row in card.keyboard for key in row if key["text"] == texts.SEND_ELSEWHERE)
    anywhere = button["switch_inline_query_chosen_chat"]
    assert anywhere == {
        "query": f"a_{article}", "allow_user_chats": True, "allow_group_chats": True,
        "allow_channel_chats": True,
    }  # fmt: skip
    (answer,) = await press(person, texts.SEND_ELSEWHERE)
    assert isinstance(answer, InlineAnswer)
    (result,) = answer.parameters["results"]
    stored = store.read(articles.article, article)
    assert stored.article.blocks[0].text[:12] not in result["input_message_content"]["message_text"]
    assert result["id"] == str(article)


@pytest.mark.parametrize("query", ["a_0", "a_99999999999999", "a_999999", "a_１"])
async def test_an_article_that_is_not_there_gives_nothing(house: House, query: str) -> None:
    (answer,) = await house.member.ask_inline(query)
    assert isinstance(answer, InlineAnswer)
    assert all(each["id"] != "0" for each in answer.parameters["results"])


async def test_ten_people_of_whom_three_are_not_reached_are_told_truly(
    house: House, store: Store, article: int
) -> None:
    """Ten readers: seven hear of it, one has blocked the bot, one never started it, one is no member."""
    names = [f"同事{'甲乙丙丁戊己庚辛壬'[n]}" for n in range(9)]
    for at, name in enumerate(names):
        store.write(members.add, 5000 + at, name, None, "member")
        house.server.chats.add(5000 + at)
    house.server.blocked_by.add(5000)
    house.server.chats.discard(5001)
    picked = [(5000 + at, name) for at, name in enumerate(names)]
    await chosen(house, article, *picked, (NEW, "王芳"))
    await press(house.member, texts.SEND_NOW.format(count=10))
    assert len(await post_new(house)) == 7
    told = receipt_of(house)
    for name in names[2:]:
        assert f"{name}：已送达" in told
    for name in names[:2]:
        assert f"{name}：{texts.STATE_FAILED.split('：')[0]}" in told
    assert f"王芳：{texts.STATE_UNKNOWN}" in told
    assert toasts(await house.person(5000, names[0]).press_data("x:fw:part:1", 1)) == []


async def test_a_receipt_of_hundreds_still_tells_how_far_each_is(
    house: House, store: Store, article: int
) -> None:
    """A line each would not fit into a message: then it is summed up, and goes on being put right."""
    people = range(7000, 7240)

    def many(session: Session) -> None:
        for user in people:
            members.add(session, user, f"同事{user}" + "长" * 40, None, "member")
        contacts.keep(session, MEMBER, "全体", people)

    store.write(many)
    await house.member.say(f"/start a_{article}")
    shown = message(await house.member.say("/send 全体 请阅"))
    assert f"{texts.STATE_QUEUED}（240 人）：同事7000" in shown.text

    def arrive(session: Session) -> None:
        for user in people:
            lost = user in {7003, 7004}
            told = {"failed": "Forbidden"} if lost else {"sent_at": NOW}
            forwards.progress(session, 1, user, **told)

    store.write(arrive)
    await house.person(7001, "同事").press_data("x:fw:read:1", 1)
    now = house.server.messages[MEMBER, shown.message].text
    assert "已阅（1 人）：同事7001" in now and "已送达（237 人）：" in now and "收不到（2 人）：" in now
    assert f"?start=a_{article}" in now


async def test_who_has_never_been_here_is_asked_only_whether_to_join(house: House, article: int) -> None:
    """What waits for them has not come yet: a newcomer has nothing to erase."""
    await chosen(house, article, (NEW, "王芳"))
    await press(house.member, texts.SEND_NOW.format(count=1))
    assert labels(message(await house.person(NEW, "王芳").say("/start"))) == [texts.JOIN]


async def test_what_was_withdrawn_before_they_came_in_is_said_not_to_leave(
    house: House, store: Store, article: int
) -> None:
    await chosen(house, article, (NEW, "王芳"))
    await press(house.member, texts.SEND_NOW.format(count=1))
    store.write(withdraw, store.read(articles.headlines, [article])[0].page_id)
    newcomer = house.person(NEW, "王芳")
    await newcomer.say("/start")
    await house.administrator.say("hi")
    await press(newcomer, texts.JOIN)
    await press(house.administrator, texts.ADMIT)
    assert await post_new(house) == []
    assert f"王芳：{texts.STATE_WITHDRAWN}" in receipt_of(house)
    receipt = next(each for each in house.server.messages.values() if each.text.startswith("已转发"))
    assert texts.SEND_CARD not in labels(receipt)
