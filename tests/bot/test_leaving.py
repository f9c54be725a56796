"""Leaving: an ordinary way out, in force at once; what stays goes on after coming back, or is erased."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot import texts
from bot.local.transport import InlineAnswer, Shown
from store import Store, deeds, folders, forwards, invitations, members, sleepers, subscriptions
from tests.bot.conftest import (
    MEMBER,
    STRANGER,
    Colleague,
    House,
    labels,
    message,
    messages,
    post,
    press,
    running_house,
    settings_for,
    toasts,
)
from tests.bot.test_membership import code_in

pytestmark = pytest.mark.usefixtures("hurried")

ZHANG = 2001


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    return ((ZHANG, "张丽华", "lihua"),)


async def leaves(house: House) -> Shown:
    await house.member.say("/settings")
    asked = message(await press(house.member, texts.LEAVE))
    assert asked.text == texts.LEAVE_SURE and texts.DATA_ERASE in labels(asked)
    return message(await press(house.member, texts.CONFIRM))


async def test_nothing_happens_before_it_is_confirmed(house: House, store: Store) -> None:
    await house.member.say("/settings")
    await press(house.member, texts.LEAVE)
    shown = message(await press(house.member, texts.CANCEL))
    assert texts.SETTINGS_HEAD in shown.text and store.read(members.member, MEMBER)


async def test_every_way_in_is_shut_at_once(house: House, store: Store, article: int) -> None:
    """Old buttons, links, inline queries, commands, groups: all as for a stranger, and it is in the trail."""
    await house.member.say("/subscribe 07:30 每天 产改")
    list_ = message(await house.member.say("/latest"))
    told = await leaves(house)
    assert told.text == texts.LEAVE_DONE and labels(told) == [texts.JOIN, texts.DATA_ERASE]
    assert store.read(members.member, MEMBER) is None
    for number in range(1, len(labels(list_)) + 1):
        events = await house.member.press_data(f"a:{number}:0:0:0", list_.message)
        assert toasts(events) == [texts.STRANGER_ALERT]
        assert house.server.messages[list_.chat, list_.message].text == texts.STRANGER
    for typed in ("/latest", "产改", f"/start a_{article}", "/start s_1", "/saved", "/settings"):
        assert message(await house.member.say(typed)).text == texts.STRANGER
    (answer,) = await house.member.ask_inline("产改")
    assert isinstance(answer, InlineAnswer) and answer.parameters["results"] == []
    newest = store.read(deeds.newest)[0]
    assert (newest.by, newest.what) == (MEMBER, "leave")
    trail = message(await house.administrator.press_data("x:stats:trail:0", told.message))
    assert f"{texts.DEEDS['leave']}（小李）" in trail.text


async def test_nothing_is_brought_any_more_and_senders_hear_why(
    house: House, store: Store, article: int
) -> None:
    await house.member.say("/subscribe 07:30 每天 产改")
    await house.person(ZHANG, "张丽华").say(f"/start a_{article}")
    await house.person(ZHANG, "张丽华").say("/send 小李 请阅")
    await leaves(house)
    came = await post(house)
    assert [each.chat for each in came] == [ZHANG] and f"小李：{texts.STATE_LEFT}" in came[0].text
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert sub.asleep == sleepers.LEFT
    # It is nothing that an administrator has to look after.
    assert store.read(sleepers.sleeping) == ()


async def test_who_left_is_told_nothing_more_of_what_they_sent(
    house: House, store: Store, article: int
) -> None:
    await house.member.say(f"/start a_{article}")
    await house.member.say("/send 张丽华 请阅")
    await post(house)
    await leaves(house)
    reader = house.person(ZHANG, "张丽华")
    shown = next(each for each in house.server.messages.values() if each.chat == ZHANG)
    nobody = texts.REPLY_TO_NOBODY.format(name="小李")
    assert toasts(await reader.press_data("x:fw:reply:1", shown.message)) == [nobody]
    before = len(house.server.events)
    assert message(await reader.reply(shown, "内部意见")).text == nobody
    await post(house)
    later = messages(house.server.events[before:])
    assert later and {each.chat for each in later} == {ZHANG}
    (forward,) = [store.read(forwards.one, 1)]
    assert forward and forward.recipients[0].reply == "内部意见"


async def test_shared_folders_are_shared_no_more(house: House, store: Store, article: int) -> None:
    await house.member.say(f"/start a_{article}")
    await press(house.member, texts.SAVE)
    mine = store.read(folders.folders, MEMBER)[0]
    store.write(folders.share, MEMBER, mine.id, {ZHANG: False})
    assert [each.id for each in store.read(folders.folders, ZHANG)] == [mine.id]
    await leaves(house)
    assert store.read(folders.folders, ZHANG) == ()


async def test_coming_back_everything_goes_on(house: House, store: Store, article: int) -> None:
    await house.member.say("/subscribe 07:30 每天 产改")
    await house.member.say(f"/start a_{article}")
    await press(house.member, texts.SAVE)
    await leaves(house)
    await press(house.member, texts.JOIN)
    await house.administrator.press_data(f"y:{MEMBER}", 1)
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert sub.asleep is None and sub.next_due
    assert texts.FOLDER_EMPTY not in message(await house.member.say("/saved")).text


async def test_who_has_left_or_was_removed_can_still_erase(house: House, store: Store, article: int) -> None:
    await house.member.say(f"/start a_{article}")
    await leaves(house)
    assert labels(message(await house.member.say("hi"))) == [texts.JOIN, texts.DATA_ERASE]
    await press(house.member, texts.DATA_ERASE)
    assert message(await press(house.member, texts.CONFIRM)).text == texts.DATA_ERASED
    assert labels(message(await house.member.say("hi"))) == [texts.JOIN]
    # Nobody else's: a stranger of whom nothing is kept has nothing to press.
    for action in ("erase", "erased", "data", "export", "leave", "left"):
        events = await house.stranger.press_data(f"x:set:{action}:0", 1)
        assert toasts(events) == [texts.STRANGER_ALERT]


async def test_erasing_does_not_open_an_old_link_to_who_was_removed(
    house: House, store: Store, article: int
) -> None:
    code = code_in(message(await house.administrator.say("/invite 50")).text)
    await house.stranger.say(f"/start i_{code}")
    await house.stranger.say(f"/start a_{article}")
    await house.administrator.say("/members 路人")
    for button in ("1", texts.REMOVE, texts.CONFIRM):
        await press(house.administrator, button)
    await house.stranger.say("hi")
    await press(house.stranger, texts.DATA_ERASE)
    await press(house.stranger, texts.CONFIRM)
    await house.stranger.say(f"/start i_{code}")
    assert store.read(members.member, STRANGER) is None
    assert store.read(invitations.known, code) is None


async def test_an_administrator_of_the_settings_is_told_where_to_leave(house: House) -> None:
    assert toasts(await house.administrator.press_data("x:set:left:0", 1)) == [texts.LEAVE_BY_SETTINGS]
    assert toasts(await house.administrator.press_data("x:set:leave:0", 1)) == [texts.LEAVE_BY_SETTINGS]


async def test_the_last_administrator_stays_until_there_is_another(store: Store, url: str) -> None:
    store.write(members.add, MEMBER, "小李", "xiaoli", "administrator")
    async with running_house(store, settings_for(url, admins=())) as house:
        assert toasts(await house.member.press_data("x:set:left:0", 1)) == [texts.LEAVE_LAST]
        store.write(members.add, ZHANG, "张丽华", "lihua", "administrator")
        await house.member.press_data("x:set:left:0", 1)
        assert store.read(members.member, MEMBER) is None
