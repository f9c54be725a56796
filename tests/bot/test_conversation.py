"""Start, help, unknown things, groups, updates that come twice, and trouble."""

from __future__ import annotations

import asyncio
import sqlite3

import pytest

from bot import texts
from bot.dispatch.menu import menu, publish_menu
from bot.dispatch.table import COMMANDS
from bot.local.limits import Refused
from bot.local.transport import Shown, Toast
from store import Store, members
from store.errors import StoreUnwritable
from tests.bot.conftest import (
    ADMINISTRATOR,
    MEMBER,
    House,
    labels,
    message,
    messages,
    press,
    running_house,
    settings_for,
    toasts,
)


async def test_start_welcomes_with_the_newest_headlines(house: House) -> None:
    shown = message(await house.member.say("/start"))
    assert shown.text.startswith("小李，您好")
    assert "1. " in shown.text
    assert labels(shown)[-4:] == [texts.LATEST, texts.ISSUE, texts.DIGEST, texts.HELP]
    opened = message(await press(house.member, "1"))
    assert "《工人日报》" in opened.text
    assert "日报" in message(await press(house.member, texts.BACK)).text


async def test_help_menu_and_words_come_from_one_table(house: House, store: Store) -> None:
    everybody = [command for command in COMMANDS if command.for_all]
    shown = message(await house.member.say("帮助"))
    for command in everybody:
        assert command.title in shown.text
    assert "/ingest" not in shown.text
    assert "/ingest" in message(await house.administrator.say("/help")).text
    store.write(members.add, 1004, "周编辑", None, "editor")
    shown = message(await house.person(1004, "周编辑").say("/help"))
    assert "/corrections" in shown.text and "/ingest" not in shown.text
    assert [entry.command for entry in menu(administrator=False)] == [
        command.name for command in everybody if command.name != "start"
    ]
    await publish_menu(house.application)
    assert [entry["command"] for entry in house.server.menus['{"type": "all_private_chats"}']] == [
        entry.command for entry in menu(administrator=False)
    ]
    assert any(str(ADMINISTRATOR) in scope for scope in house.server.menus)


@pytest.mark.parametrize("word", [word for command in COMMANDS for word in command.words])
async def test_every_word_answers_alone_as_its_command(house: House, word: str) -> None:
    command = next(command for command in COMMANDS if word in command.words)
    by_word = [each.text for each in messages(await house.member.say(word))]
    assert by_word and by_word == [each.text for each in messages(await house.member.say(f"/{command.name}"))]


@pytest.mark.parametrize("name", ["qwxz", "foo", "中文"])
async def test_a_command_that_is_not_there_says_what_there_is(house: House, name: str) -> None:
    shown = message(await house.member.say(f"/{name}"))
    assert shown.text.startswith(texts.UNKNOWN_COMMAND.format(command=f"/{name}"))
    assert "/latest" in shown.text
    assert name not in "".join(command.title for command in COMMANDS)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/start s_12", texts.LINK_SAVED_GONE),
        ("/start i_CODE", texts.ALREADY_MEMBER),
        ("/start x", texts.LINK_UNKNOWN),
        ("/start a_0", texts.LINK_UNKNOWN),
        ("/ingest", texts.NOT_ALLOWED),
        ("\u200e\x07", texts.ONLY_TEXT),
    ],
)
async def test_links_and_commands_that_lead_nowhere(house: House, typed: str, answer: str) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text == answer or typed.startswith("\u200e")


async def test_pictures_get_a_sentence(house: House) -> None:
    sent = {
        "message_id": 7,
        "date": 1,
        "chat": {"id": MEMBER, "type": "private"},
        "from": {"id": MEMBER, "is_bot": False, "first_name": "小李"},
        "sticker": {
            "file_id": "s",
            "file_unique_id": "s",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
            "type": "regular",
        },
    }
    assert message(await house.member.deliver({"message": sent})).text == texts.ONLY_TEXT


def sent_by_member(content: dict[str, object]) -> dict[str, object]:
    chat = {"id": MEMBER, "type": "private"}
    who = {"id": MEMBER, "is_bot": False, "first_name": "小李"}
    return {"message_id": 1, "date": 1, "chat": chat, "from": who} | content


async def test_a_voice_is_told_what_to_do_instead(house: House) -> None:
    voice = {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}}
    assert message(await house.member.deliver({"message": sent_by_member(voice)})).text == texts.NO_VOICE


async def test_what_stands_under_a_picture_is_said_as_well(house: House) -> None:
    photo = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}
    with_words = sent_by_member(photo | {"caption": "产改"})
    shown = message(await house.member.deliver({"message": with_words})).text
    assert shown == message(await house.member.say("产改")).text
    bare = message(await house.member.deliver({"message": sent_by_member(photo)})).text
    assert bare == texts.ONLY_TEXT


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("/latest", True),
        ("/latest@kanbao_bot", True),
        ("请问 @kanbao_bot 在吗", True),
        ("/latest@other_bot", False),
        ("/unknown", False),
        ("产改", False),
    ],
)
async def test_in_a_group_nothing_private_is_said(house: House, typed: str, answered: bool) -> None:
    group = house.member
    group.chat_id = -100
    house.server.chats.add(-100)
    assert [shown.text for shown in messages(await group.say(typed))] == [texts.GROUP] * answered


async def test_a_button_in_a_group_opens_nothing_there(house: House) -> None:
    group = house.member
    group.chat_id = -100
    assert toasts(await group.press_data("o:latest", 1)) == [texts.GROUP]


async def test_the_same_update_acts_once_also_after_a_restart(house: House, store: Store, url: str) -> None:
    content = {
        "message": {
            "message_id": 9,
            "date": 1,
            "chat": {"id": MEMBER, "type": "private"},
            "from": {"id": MEMBER, "is_bot": False, "first_name": "小李"},
            "text": "/help",
        }
    }
    assert len(await house.member.deliver(content, 77)) == 1
    assert await house.member.deliver(content, 77) == []
    async with running_house(store, settings_for(url)) as again:
        assert await again.member.deliver(content, 77) == []
        both = await asyncio.gather(again.member.deliver(content, 78), again.member.deliver(content, 78))
        assert len(again.server.events) == 1, both


async def test_one_chat_is_answered_in_order_and_others_meanwhile(house: House) -> None:
    members = [house.member, house.administrator]
    await asyncio.gather(*(person.say(f"搜 工会{number}") for number in range(5) for person in members))
    for person in members:
        shown = [
            event for event in house.server.events if isinstance(event, Shown) and event.chat == person.chat
        ]
        assert [text.text.splitlines()[0][-1] for text in shown] == [
            str(number) if texts.FOUND.format(query="") in text.text else text.text.splitlines()[0][-1]
            for number, text in enumerate(shown)
        ]
        numbers = [next(digit for digit in text.text if digit.isdecimal()) for text in shown]
        assert numbers == ["0", "1", "2", "3", "4"]


async def test_a_store_in_trouble_is_said_politely(
    house: House, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise StoreUnwritable("data/kanbao.db cannot be written; give this user the right to write it")

    await house.member.say("/latest")
    monkeypatch.setattr(Store, "awrite", fail)
    assert message(await house.member.say("/latest")).text == texts.STORE_TROUBLE
    assert toasts(await press(house.member, "1")) == []
    monkeypatch.setattr(Store, "aread", fail)
    assert message(await house.member.say("产改")).text == texts.STORE_TROUBLE
    assert toasts(await press(house.member, texts.BACK)) == [texts.STORE_TROUBLE]


async def test_a_fault_of_the_program_is_no_riddle_either(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise sqlite3.ProgrammingError("a secret detail")

    monkeypatch.setattr(Store, "aread", fail)
    shown = message(await house.member.say("/latest"))
    assert shown.text == texts.TROUBLE
    assert "could not be answered" in caplog.text


HOSTILE = ["<b>x", "&amp; & <", "\u202eabc\u202c", "😀" * 60, "</a><script>", "{name}", "%s", "[[x]]", "*_`"]


@pytest.mark.parametrize("name", HOSTILE)
async def test_names_and_words_are_shown_letter_for_letter(house: House, name: str) -> None:
    hostile = house.person(MEMBER, name, None)
    # But for marks that turn the direction of what stands behind a name.
    shown = name.strip("\u202e\u202c")[:64]
    assert message(await hostile.say("/start")).text.startswith(f"{shown}，您好")
    assert name[:29] in message(await hostile.say(f"搜 {name}")).text
    assert message(await hostile.say(f"/digest {name}")).text == texts.NOT_A_DAY.format(typed=name[:20])
    await house.administrator.say("hi")
    stranger = house.person(5005, name, None)
    await stranger.say("hi")
    events = messages(await press(stranger, texts.JOIN))
    # What an administrator decides on must read as it is: no turned direction, no line ends.
    plain_name = name.strip("\u202e\u202c")
    assert events[0].text == texts.REQUEST.format(who=f"{plain_name}（编号 5005）", when="12月21日 09:00")


async def test_a_message_that_is_gone_is_sent_anew(house: House) -> None:
    await house.member.say("职工")
    shown = house.member.newest_with_buttons()
    assert shown is not None
    del house.server.messages[shown.chat, shown.message]
    data = next(
        button["callback_data"]
        for row in shown.keyboard
        for button in row
        if button["text"] == texts.NEXT_PAGE
    )
    again = message(await house.member.press_data(data, shown.message))
    assert not again.edited
    assert "6. " in again.text


async def test_a_bot_blocked_in_the_middle_is_no_fault(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    member = house.member
    house.server.blocked_by.add(MEMBER)
    assert await member.say("/latest") == []
    assert not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]


async def test_an_unchanged_message_is_left_alone(house: House) -> None:
    shown = message(await house.member.say("职工"))
    data = next(
        button["callback_data"]
        for row in shown.keyboard
        for button in row
        if button["text"] == texts.NEXT_PAGE
    )
    await house.member.press_data(data, shown.message)
    events = await house.member.press_data(data, shown.message)
    assert [type(event) for event in events] == [Toast]


async def test_flood_control_is_waited_for(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr("bot.wire.patience.asyncio.sleep", sleep)
    flooded = Refused("Too Many Requests: retry after 7", 429, {"retry_after": 7})
    house.server.trouble["sendMessage"] = [flooded, Refused("Bad Gateway", 502), ConnectionError("reset")]
    assert "最新" in message(await house.member.say("/help")).text
    assert waited == [7.0, 0.5, 1.0]


async def test_a_query_that_is_too_old_still_changes_the_screen(house: House) -> None:
    await house.member.say("职工")
    house.server.trouble["answerCallbackQuery"] = [Refused("Bad Request: query is too old")]
    assert "6. " in message(await press(house.member, texts.NEXT_PAGE)).text
    house.server.queries.clear()


async def test_an_edit_does_nothing_and_a_channel_post_is_nobody_s_wish(house: House) -> None:
    chat = {"id": MEMBER, "type": "private"}
    user = {"id": MEMBER, "is_bot": False, "first_name": "小李"}
    edited = {"message_id": 3, "date": 1, "edit_date": 2, "chat": chat, "from": user, "text": "/latest"}
    assert message(await house.member.deliver({"edited_message": edited})).text == texts.EDITED_NOT_DONE
    post = {
        "message_id": 3,
        "date": 1,
        "chat": {"id": -5, "type": "channel", "title": "x"},
        "text": "/latest",
    }
    assert await house.member.deliver({"channel_post": post}) == []
