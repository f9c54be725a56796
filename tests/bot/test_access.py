"""Who may read: strangers never, by no way; members at once; administrators decide."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import texts
from bot.dispatch.table import COMMANDS
from bot.local.transport import Event, InlineAnswer, Shown, Toast
from bot.render import buttons
from store import Store, articles, members
from tests.bot.conftest import (
    ADMINISTRATOR,
    STRANGER,
    House,
    labels,
    message,
    messages,
    press,
    running_house,
    settings_for,
    toasts,
)

CONTENT_FREE = {
    texts.STRANGER,
    texts.STRANGER_WAITING,
    texts.INVITATION_GONE,
    texts.STRANGER_ALERT,
    texts.REQUESTED,
    texts.REQUEST_WAITS,
    texts.REQUEST_LATER,
}
WAYS_IN = [
    *(f"/{command.name}" for command in COMMANDS),
    *(word for command in COMMANDS for word in command.words),
    "产改",
    "/start a_1",
    "/start s_1",
    "/start i_abc",
    "/start join",
    "/nonsense",
    "/latest 2030-13-01",
    "/search 工会",
    "x" * 4096,
]


def _all_content_free(events: list[Event]) -> bool:
    return bool(events) and all(
        (isinstance(event, Shown | Toast) and (event.text in CONTENT_FREE))
        for event in events
        if not (isinstance(event, Toast) and not event.text)
    )


@pytest.mark.parametrize("typed", WAYS_IN)
async def test_a_stranger_gets_a_sentence_and_a_button_and_nothing_else(house: House, typed: str) -> None:
    events = await house.stranger.say(typed)
    assert _all_content_free(events)
    assert labels(message(events)) == [texts.JOIN]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=64)
    | st.from_regex(r"[vapoyn]:[0-9]{1,4}(:[0-9]{1,4}){0,3}", fullmatch=True)
    | st.sampled_from(
        ["o:latest", "o:digest", "o:issue", "o:dates", "o:help", "a:1:0:0:0", "v:1:0", f"y:{STRANGER}"]
    )
)
async def test_no_forged_button_gives_a_stranger_anything(house: House, data: str) -> None:
    await house.member.say("/latest")
    if data == "j":
        return
    events = await house.stranger.press_data(data, 1)
    assert toasts(events) == [texts.STRANGER_ALERT]
    assert labels(message(events)) == [texts.JOIN]
    assert _all_content_free(events)
    assert house.store.read(members.member, STRANGER) is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=64) | st.from_regex(r"[vapoyn]:[0-9]{1,16}(:[0-9]{1,16}){0,3}", fullmatch=True))
async def test_forged_buttons_get_a_member_one_clear_answer(house: House, data: str) -> None:
    events = await house.member.press_data(data, 1)
    answers = [event for event in events if isinstance(event, Toast)]
    assert len(answers) == 1
    assert texts.TROUBLE not in [event.text for event in events if isinstance(event, Shown | Toast)]
    if buttons.read(data) is None:
        assert toasts(events) == [texts.BUTTON_DEAD]
    assert house.server.queries == {}


async def test_inline_queries_give_nothing_away(house: House) -> None:
    (answer,) = await house.stranger.ask_inline("产改")
    assert isinstance(answer, InlineAnswer)
    assert (
        answer.parameters["results"],
        answer.parameters["cache_time"],
        answer.parameters["is_personal"],
    ) == (
        [],
        0,
        True,
    )
    assert answer.parameters["button"] == {"text": texts.INLINE_JOIN, "start_parameter": "join"}
    (answer,) = await house.member.ask_inline("产改")
    assert isinstance(answer, InlineAnswer)
    assert "button" not in answer.parameters


async def test_documents_and_pictures_of_strangers_get_the_sentence(house: House) -> None:
    assert _all_content_free(await house.stranger.send_file("page.txt", "产改".encode()))
    photo = {
        "message": {
            "message_id": 5,
            "date": 1,
            "chat": {"id": STRANGER, "type": "private"},
            "from": {"id": STRANGER, "is_bot": False, "first_name": "路人"},
            "photo": [],
        }
    }
    assert _all_content_free(await house.stranger.deliver(photo))


async def test_asking_being_admitted_and_reading(house: House, store: Store) -> None:
    administrator, stranger = house.administrator, house.person(STRANGER, "张三", "zhangsan")
    await stranger.say("/start")
    events = await press(stranger, texts.JOIN)
    asked, told = [shown for shown in messages(events) if shown.chat == ADMINISTRATOR], messages(events)[-1]
    assert told.text == texts.REQUESTED
    assert "张三（@zhangsan，编号 1003）" in asked[0].text
    assert labels(asked[0]) == [texts.ADMIT, texts.REFUSE]
    assert message(await stranger.say("/latest")).text == texts.STRANGER_WAITING
    events = await press(administrator, texts.ADMIT)
    assert {shown.chat: shown.text for shown in messages(events)} == {
        STRANGER: texts.YOU_ARE_IN,
        ADMINISTRATOR: texts.REQUEST_ADMITTED.format(who="张三（@zhangsan，编号 1003）", by="王主任"),
    }
    newest = store.read(articles.latest, limit=1).items[0]
    assert newest.title[:10] in message(await stranger.say("/latest")).text


async def test_a_request_is_kept_and_told_once(house: House, store: Store) -> None:
    await house.administrator.say("/help")
    await house.stranger.say("hi")
    await press(house.stranger, texts.JOIN)
    again = await house.stranger.press_data("j", 1)
    assert toasts(again) == [texts.REQUEST_WAITS]
    assert messages(again) == []
    assert len(store.read(members.requests)) == 1


async def test_a_refusal_is_told_and_final_for_the_day(house: House, store: Store) -> None:
    administrator = house.administrator
    await house.stranger.say("hi")
    await press(house.stranger, texts.JOIN)
    events = await press(administrator, texts.REFUSE)
    assert [shown.text for shown in messages(events) if shown.chat == STRANGER] == [texts.YOU_ARE_OUT]
    assert toasts(await house.stranger.press_data("j", 1)) == [texts.REQUEST_LATER]
    assert toasts(await administrator.press_data(f"y:{STRANGER}", 1)) == [texts.REQUEST_GONE]
    assert store.read(members.member, STRANGER) is None


async def test_requests_wait_for_an_administrator_who_could_not_be_told(house: House) -> None:
    await house.stranger.say("hi")
    await press(house.stranger, texts.JOIN)
    shown = messages(await house.administrator.say("/start"))
    # Last, so that #1 of the newest message decides.
    assert labels(shown[-1]) == [texts.ADMIT, texts.REFUSE]
    assert shown[0].text.startswith(texts.WELCOME.format(name="王主任"))


async def test_members_decide_nothing(house: House, store: Store) -> None:
    await house.stranger.say("hi")
    await press(house.stranger, texts.JOIN)
    assert toasts(await house.member.press_data(f"y:{STRANGER}", 1)) == [texts.NOT_ALLOWED]
    assert store.read(members.member, STRANGER) is None


async def test_removal_takes_effect_at_once(house: House, store: Store) -> None:
    await house.member.say("/latest")
    store.write(members.remove, house.member.user_id)
    events = await press(house.member, "1")
    assert toasts(events) == [texts.STRANGER_ALERT]
    assert (message(events).text, message(events).edited) == (texts.STRANGER, True)
    assert message(await house.member.say("/latest")).text == texts.STRANGER


async def test_a_blocked_bot_does_not_spoil_a_decision(house: House, store: Store) -> None:
    administrator = house.administrator
    await house.stranger.say("hi")
    await press(house.stranger, texts.JOIN)
    house.server.blocked_by.add(STRANGER)
    await press(administrator, texts.ADMIT)
    assert store.read(members.member, STRANGER) is not None


async def test_a_house_without_administrators_says_how_to_become_one(store: Store, url: str) -> None:
    async with running_house(store, settings_for(url, admins=())) as empty:
        shown = message(await empty.stranger.say("/start"))
        assert f"KANBAO_ADMINS={STRANGER}" in shown.text


async def test_a_request_in_a_house_without_an_administrator_says_so(store: Store, url: str) -> None:
    async with running_house(store, settings_for(url, admins=())) as house:
        await house.stranger.say("/start")
        told = message(await press(house.stranger, texts.JOIN))
    assert told.text == texts.REQUESTED_NO_ADMINISTRATOR
