"""A person corrects the message just sent: its search is made anew, and nothing else happens."""

from __future__ import annotations

from typing import Any

import pytest

from bot import texts
from bot.local.client import Client
from bot.local.transport import Event
from store import Store, members, subscriptions
from tests.bot.conftest import MEMBER, House, SetClock, message, messages, press
from tests.bot.test_groups import GROUP, bound

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T09:00")


async def corrected(
    client: Client, text: str, *, back: int = 1, update_id: int | None = None, group: int = 0
) -> list[Event]:
    """The message that many before the last of the chat says something else now; 1: the one just answered."""
    chat: dict[str, Any] = {"id": client.chat, "type": "private", "first_name": client.name}
    if group:
        chat = {"id": group, "type": "supergroup", "title": "组"}
    user = {"id": client.user_id, "is_bot": False, "first_name": client.name}
    number = client.server.last_message - back
    content: dict[str, Any] = {"message_id": number, "date": 1, "edit_date": 2, "chat": chat, "from": user}
    return await client.deliver({"edited_message": content | {"text": text}}, update_id)


async def test_the_answer_is_to_what_it_says_now(house: House) -> None:
    wrong = message(await house.member.say("货车司急入惠"))
    now = message(await corrected(house.member, "货车司机入会"))
    assert (now.edited, now.message) == (True, wrong.message)
    assert now.text.startswith(texts.FOUND.format(query="货车司机入会"))
    # It is the list of which 2 is opened, and may be corrected again.
    again = message(await corrected(house.member, "产改"))
    assert again.message == wrong.message and again.text.startswith(texts.FOUND.format(query="产改"))


async def test_the_same_correction_twice_answers_once(house: House) -> None:
    await house.member.say("产该")
    assert len(messages(await corrected(house.member, "产改", update_id=77_000_001))) == 1
    assert messages(await corrected(house.member, "产改", update_id=77_000_001)) == []


@pytest.mark.parametrize(
    ("wrong", "now", "query"),
    [
        ("搜一下产该", "搜一下产改", "产改"),
        ("搜索 产该", "搜索 产改", "产改"),
        ("产该", "/search 产改", "产改"),
        ("/search 产该", "产改", "产改"),
        ("最新 产该", "最新 货车司机", "最新 货车司机"),
    ],
)
async def test_it_is_read_as_if_it_were_typed(house: House, wrong: str, now: str, query: str) -> None:
    first = message(await house.member.say(wrong))
    found = message(await corrected(house.member, now))
    assert (found.edited, found.message) == (True, first.message)
    assert found.text.startswith(texts.FOUND.format(query=query))
    assert found.text == message(await house.member.say(now)).text


@pytest.mark.parametrize(
    "now", ["第2篇", "2", "1和2", "谢谢", "停三天", "下一页", "怎么收藏", "最新", "周报", "搜索"]
)
async def test_what_is_no_search_leaves_the_answer_as_it_is(house: House, store: Store, now: str) -> None:
    await house.member.say("订阅 7:30 产改")
    listed = message(await house.member.say("产改"))
    assert listed.text.startswith(texts.FOUND.format(query="产改"))
    assert message(await corrected(house.member, now)).text == texts.EDITED_NOT_DONE
    assert [sub.paused for sub in store.read(subscriptions.of_person, MEMBER)] == [False]
    # It is still the last list, and may still be corrected.
    assert message(await corrected(house.member, "货车司机", back=2)).message == listed.message


@pytest.mark.parametrize(
    "now", ["订阅 产改", "/latest", "每天8点发我产改", "退订产改", "每天八点发产改", "加个标签 产改"]
)
async def test_nothing_is_done_by_a_correction(house: House, store: Store, now: str) -> None:
    await house.member.say("产该")
    assert message(await corrected(house.member, now)).text == texts.EDITED_NOT_DONE
    assert store.read(subscriptions.of_person, MEMBER) == ()


@pytest.mark.parametrize("meanwhile", ["货车司机", "/latest", "谢谢"])
async def test_an_older_message_is_of_the_past(house: House, meanwhile: str) -> None:
    await house.member.say("产该")
    await house.member.say(meanwhile)
    assert message(await corrected(house.member, "产改", back=3)).text == texts.EDITED_NOT_DONE


async def test_what_was_no_search_is_not_answered_again(house: House, store: Store) -> None:
    await house.member.say("每天8点发我产该")
    for back, now in enumerate(("每天8点发我产改", "产改"), start=1):
        assert message(await corrected(house.member, now, back=back)).text == texts.EDITED_NOT_DONE
    assert len(store.read(subscriptions.of_person, MEMBER)) == 1


async def test_a_button_that_was_pressed_since_is_what_stands_there(house: House) -> None:
    await house.member.say("产改")
    await press(house.member, "下一页")
    assert message(await corrected(house.member, "货车司机")).text == texts.EDITED_NOT_DONE


async def test_hours_later_it_is_of_the_past(house: House, clock: SetClock) -> None:
    await house.member.say("产该")
    clock.put("2024-12-21T12:00")
    assert message(await corrected(house.member, "产改")).text == texts.EDITED_NOT_DONE


async def test_who_was_removed_since_sees_nothing_by_it(house: House, store: Store) -> None:
    await house.member.say("产该")
    assert len(messages(await corrected(house.member, "产改"))) == 1
    store.write(members.remove, MEMBER)
    said = message(await corrected(house.member, "货车司机"))
    assert said.text == texts.STRANGER and not said.edited


async def test_a_message_of_that_number_in_a_group_is_another(house: House) -> None:
    """Every chat counts its messages for itself."""
    await bound(house)
    await house.member.say("产该")
    assert await corrected(house.member, "产改", group=GROUP) == []
    assert await corrected(house.member, "@kanbao_bot 产改", group=GROUP) == []
    assert len(messages(await corrected(house.member, "产改"))) == 1


@pytest.mark.parametrize("now", ["产改", "/search 产改", "/start a_1", "每天8点发我产改"])
async def test_a_stranger_gets_the_word_that_strangers_get(house: House, now: str) -> None:
    first = message(await house.stranger.say("你好"))
    again = message(await corrected(house.stranger, now))
    assert (again.text, again.keyboard) == (first.text, first.keyboard)
    assert not again.edited
