"""Folders: shared with named colleagues, tagged, ordered, searched; and nobody else gets at them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import pytest

from bot import texts
from bot.delivery.hours import look
from bot.delivery.sender import Sender
from bot.local.client import Client
from bot.local.transport import Event, Shown
from store import Session, Store, articles, clippings, folders, members, personal
from store.folders import Folder
from tests.bot.conftest import (
    MEMBER,
    NOW,
    Colleague,
    House,
    SetClock,
    labels,
    message,
    messages,
    press,
    toasts,
)

pytestmark = pytest.mark.usefixtures("hurried")

ZHANG, WANG = 2001, 2003


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    return ((ZHANG, "张丽华", "lihua"), (WANG, "王伟", None))


@pytest.fixture
def folder(store: Store) -> Folder:
    """A folder of the member with three articles, the newest of the issue first."""

    def fill(session: Session) -> Folder:
        folders.folder_called(session, MEMBER, folders.FIRST, NOW)
        made = folders.folder_called(session, MEMBER, "简报", NOW)
        assert made is not None
        for item in reversed(articles.latest(session, limit=3).items):
            clippings.keep(session, made.id, item.id, NOW)
        return made

    return store.write(fill)


def zhang(house: House) -> Client:
    return house.person(ZHANG, "张丽华", "lihua")


def pressed_since(house: House, before: int) -> set[str]:
    """Every button that has been shown since."""
    shown = messages(house.server.events[before:])
    return {key["callback_data"] for each in shown for row in each.keyboard for key in row}


async def shared(house: House, *presses: str) -> list[Event]:
    """The member shares 简报 by pressing these names."""
    await house.member.say("/saved 简报")
    await press(house.member, texts.FOLDER_MORE)
    await press(house.member, texts.SHARE)
    for name in presses:
        await press(house.member, name)
    events = await press(house.member, texts.CONFIRM)
    await Sender(house.application).send_waiting()
    return events


async def seen_by_zhang(house: House) -> Shown:
    """The folder as the colleague opens it from the message that told of it."""
    return message(await press(zhang(house), texts.SHARE_OPEN))


def titles(store: Store) -> list[str]:
    return [item.title[:8] for item in store.read(articles.latest, limit=3).items]


async def test_a_shared_folder_is_told_of_and_can_be_read_and_not_changed(
    house: House, store: Store, folder: Folder
) -> None:
    done = message(await shared(house, "张丽华"))
    assert "张丽华（可看）" in done.text
    told = [each for each in house.server.messages.values() if each.chat == ZHANG]
    assert told[-1].text == texts.SHARE_CAME.format(name="小李", folder="简报", right="可看")
    shown = await seen_by_zhang(house)
    assert texts.SHARED_BY.format(name="小李", right="可看") in shown.text
    assert all(title in shown.text for title in titles(store))
    assert texts.CLIPPING_EDIT.format(number=1) not in labels(shown)
    (name, *_) = [each for each in labels(shown) if each == texts.EXPORTS["md"]]
    assert messages(await press(zhang(house), name))[0].document
    await zhang(house).say("/saved")
    listed = message(await press(zhang(house), texts.FOLDERS))
    assert "简报（3） · 小李" in labels(listed)
    assert not store.read(folders.folders, WANG)


@pytest.mark.parametrize(
    "action", ["card", "out", "note", "label", "up", "down", "move", "to", "share", "who", "shared", "rename",
               "remove", "really", "into"]
)  # fmt: skip
async def test_who_may_only_read_changes_nothing_by_forged_buttons(
    house: House, store: Store, folder: Folder, action: str
) -> None:
    await shared(house, "张丽华")
    shown = await seen_by_zhang(house)
    view = re.search(r"v:(\d+):|x:clip:\w+:(\d+)", str(shown.keyboard))
    assert view
    number = view[1] or view[2]
    item = store.read(clippings.content, folder.id)[1].headline.id
    other = item if action in {"card", "out", "note", "label", "up", "down", "move"} else folder.id
    before = store.read(clippings.content, folder.id), store.read(folders.shares, folder.id)
    events = await zhang(house).press_data(f"x:clip:{action}:{number}:{other}", 1)
    refused = {texts.FOLDER_READ_ONLY, texts.FOLDER_NOT_YOURS}
    assert set(toasts(events)) & refused and not messages(events)
    assert (store.read(clippings.content, folder.id), store.read(folders.shares, folder.id)) == before


async def test_who_may_edit_adds_notes_and_goes_on_in_the_same_folder(
    house: House, store: Store, folder: Folder
) -> None:
    await shared(house, "张丽华", "✓ 张丽华 · 可看")
    await seen_by_zhang(house)
    person = zhang(house)
    await press(person, texts.CLIPPING_EDIT.format(number=1))
    await press(person, texts.ADD_NOTE)
    shown = message(await person.say("头条，请李主任看"))
    assert "头条，请李主任看" in shown.text and "（可改）" in shown.text
    await press(person, texts.FOLDER_MORE)
    assert toasts(await press(person, texts.FOLDER_CHOOSE)) == [texts.FOLDER_NOW.format(name="简报")]
    item = store.read(articles.latest, limit=5).items[4].id
    await person.say(f"/start a_{item}")
    assert toasts(await press(person, texts.SAVE)) == [texts.SAVED_IN.format(folder="简报")]
    mine = message(await house.member.say("/saved 简报"))
    assert "共 4 篇" in mine.text and "头条，请李主任看" in mine.text
    # The words of somebody erased go from others' folders too; what was kept there stays.
    store.write(personal.erase, ZHANG)
    held = store.read(clippings.content, folder.id)
    assert len(held) == 4 and not any(each.note for each in held)


async def test_an_ended_share_is_at_once_no_business_of_anybody(
    house: House, store: Store, folder: Folder
) -> None:
    await shared(house, "张丽华", "✓ 张丽华 · 可看")
    before = len(house.server.events)
    person = zhang(house)
    await press(person, texts.SHARE_OPEN)
    await press(person, texts.CLIPPING_EDIT.format(number=1))
    old = pressed_since(house, before)
    await shared(house, "✓ 张丽华 · 可改")
    for data in sorted(old):
        if data.startswith(("x:clip", "v:")) and "folders" not in data:
            events = await person.press_data(data, 1)
            assert toasts(events) == [texts.FOLDER_GONE], data
            assert not messages(events)
    assert len(store.read(clippings.content, folder.id)) == 3


@pytest.mark.parametrize("who", [ZHANG, MEMBER])
async def test_who_is_removed_neither_sees_nor_shows_a_folder(
    house: House, store: Store, folder: Folder, who: int
) -> None:
    await shared(house, "张丽华")
    shown = await seen_by_zhang(house)
    store.write(members.remove, who)
    keys = [key["callback_data"] for row in shown.keyboard for key in row]
    number = next(data for data in keys if "tags" in data)
    said = toasts(await zhang(house).press_data(number, 1))
    assert said == [texts.STRANGER_ALERT if who == ZHANG else texts.FOLDER_GONE]
    # Coming back does not bring back what was shared before.
    store.write(members.add, who, "又来了", None, "member")
    assert not [each for each in store.read(folders.folders, ZHANG) if each.right != "own"]
    if who == MEMBER:
        assert len(store.read(folders.folders, MEMBER)) == 2


async def test_leaving_is_asked_about_and_final(house: House, store: Store, folder: Folder) -> None:
    await shared(house, "张丽华")
    await seen_by_zhang(house)
    await press(zhang(house), texts.FOLDER_MORE)
    await press(zhang(house), texts.SHARE_LEAVE)
    assert store.read(folders.shares, folder.id)
    assert message(await press(zhang(house), texts.CONFIRM)).text == texts.SHARE_LEFT.format(name="简报")
    assert store.read(folders.shares, folder.id) == {}


async def test_a_folder_is_not_shared_with_strangers_by_a_forged_button(
    house: House, store: Store, folder: Folder
) -> None:
    await house.member.say("/saved 简报")
    await press(house.member, texts.FOLDER_MORE)
    before = len(house.server.events)
    await press(house.member, texts.SHARE)
    forged = next(data for data in pressed_since(house, before) if ":who:" in data).rsplit(":", 1)[0]
    assert toasts(await house.member.press_data(f"{forged}:1003", 1)) == [texts.MEMBER_GONE]
    store.write(folders.share, MEMBER, folder.id, {1003: True, MEMBER: True})
    assert store.read(folders.shares, folder.id) == {}
    assert store.write(folders.share, WANG, folder.id, {WANG: True}) == ()


async def test_tags_are_given_shown_and_chosen(house: House, store: Store, folder: Folder) -> None:
    person = house.member
    await person.say("/saved 简报")
    assert toasts(await press(person, texts.TAGS_BUTTON)) == [texts.TAGS_NONE]
    await press(person, texts.CLIPPING_EDIT.format(number=2))
    await press(person, texts.TAGS_BUTTON)
    shown = message(await person.say("#产改，周五简报 产改"))
    assert "#产改 #周五简报" in shown.text
    await press(person, texts.TAGS_BUTTON)
    shown = message(await press(person, texts.TAG_COUNT.format(tag="产改", count=1)))
    first, second, _ = titles(store)
    assert second in shown.text and first not in shown.text
    assert texts.FILTERED.format(what="#产改") in shown.text
    (sent,) = [each for each in messages(await press(person, texts.EXPORTS["csv"])) if each.document]
    assert sent.document and sent.document[0] == "简报 · #产改-20241221.csv"
    assert "产改 周五简报" in sent.document[1].decode("utf-8-sig")
    shown = message(await press(person, texts.FIND_ALL))
    assert first in shown.text
    await press(person, texts.CLIPPING_EDIT.format(number=2))
    await press(person, texts.TAGS_BUTTON)
    assert "#" not in message(await person.say("无")).text


async def test_the_order_is_the_readers_and_the_files(house: House, store: Store, folder: Folder) -> None:
    person = house.member
    first, second, third = titles(store)
    shown = message(await person.say("/saved 简报"))
    assert shown.text.index(first) < shown.text.index(second) < shown.text.index(third)
    await press(person, texts.CLIPPING_EDIT.format(number=3))
    card = message(await press(person, texts.CLIPPING_UP))
    assert texts.CLIPPING_AT.format(number=2, count=3) in card.text
    await press(person, texts.CLIPPING_UP)
    assert toasts(await press(person, texts.CLIPPING_UP)) == [texts.CLIPPING_AT_END]
    shown = message(await press(person, texts.BACK))
    assert shown.text.index(third) < shown.text.index(first) < shown.text.index(second)
    (sent,) = [each for each in messages(await press(person, texts.EXPORTS["md"])) if each.document]
    assert sent.document
    text = sent.document[1].decode("utf-8-sig")
    assert text.index(third) < text.index(first) < text.index(second)
    # What is kept now comes first.
    await person.say("/saved 简报")
    await press(person, texts.FOLDER_MORE)
    await press(person, texts.FOLDER_CHOOSE)
    item = store.read(articles.latest, limit=4).items[3]
    await person.say(f"/start a_{item.id}")
    await press(person, texts.SAVE)
    shown = message(await person.say("/saved 简报"))
    assert shown.text.index(item.title[:8]) < shown.text.index(third)


async def test_a_folder_is_searched(house: House, store: Store, folder: Folder) -> None:
    person = house.member
    body = store.read(articles.article, store.read(clippings.content, folder.id)[1].headline.id)
    piece = body.article.blocks[0].text[20:26]
    first, second, _ = titles(store)
    await person.say("/saved 简报")
    await press(person, texts.FIND)
    shown = message(await person.say(f"“{piece}”"))
    assert second in shown.text and first not in shown.text
    for typed in ("毫不相干的词", "。。。", "😀" * 50):
        await press(person, texts.FIND_ALL)
        await press(person, texts.FIND)
        shown = message(await person.say(typed))
        assert texts.FOLDER_FOUND_NOTHING in shown.text


async def test_a_slip_is_forgiven_within_a_folder_too(house: House, store: Store, folder: Folder) -> None:
    await house.member.say("新质生产力")
    await press(house.member, texts.SAVE_ALL)
    await house.member.say("/saved")
    await press(house.member, texts.FIND)
    shown = message(await house.member.say("新制生产力"))
    assert texts.FOLDER_FOUND_NOTHING not in shown.text and shown.text.startswith("收藏（共 ")


async def test_a_clipping_moves_with_its_note(house: House, store: Store, folder: Folder) -> None:
    person = house.member
    item = store.read(clippings.content, folder.id)[0].headline
    store.write(clippings.annotate, folder.id, item.id, "要紧")
    await person.say("/saved 简报")
    await press(person, texts.CLIPPING_EDIT.format(number=1))
    await press(person, texts.CLIPPING_MOVE)
    events = await press(person, texts.FOLDER_FIRST)
    assert toasts(events) == [texts.CLIPPING_MOVED.format(folder=texts.FOLDER_FIRST)]
    assert item.title[:8] not in message(events).text
    (there,) = store.read(clippings.content, store.read(folders.folders, MEMBER)[0].id)
    assert (there.headline.id, there.note) == (item.id, "要紧")


async def test_a_folder_is_renamed_and_removed_after_a_question(
    house: House, store: Store, folder: Folder
) -> None:
    person = house.member
    await person.say("/saved 简报")
    await press(person, texts.FOLDER_MORE)
    await press(person, texts.FOLDER_RENAME)
    assert message(await person.say("\u202e \u200b")).text == texts.FOLDER_NO_NAME
    assert message(await person.say("收藏\u202e")).text == texts.FOLDER_NAME_TAKEN.format(name="收藏")
    await press(person, texts.FOLDER_RENAME)
    shown = message(await person.say("周五\u202e <b>"))
    assert shown.text.startswith("周五 <b>（共 3 篇）")
    await press(person, texts.FOLDER_MORE)
    await press(person, texts.FOLDER_REMOVE)
    await press(person, texts.CANCEL)
    assert len(store.read(folders.folders, MEMBER)) == 2
    await press(person, texts.FOLDER_REMOVE)
    await press(person, texts.CONFIRM)
    assert [each.name for each in store.read(folders.folders, MEMBER)] == [""]


async def test_a_digest_is_kept_with_one_press(house: House, store: Store) -> None:
    person = house.member
    await person.say("/digest")
    (said,) = toasts(await press(person, texts.SAVE_ALL))
    (first,) = store.read(folders.folders, MEMBER)
    assert said == texts.SAVED_ALL.format(count=first.count) and first.count > 3
    shown = message(await person.say("/digest"))
    held = store.read(clippings.content, first.id)
    order = [shown.text.index(each.headline.title[:6]) for each in held]
    assert order == sorted(order)
    assert toasts(await press(person, texts.SAVE_ALL)) == [texts.SAVED_ALREADY]
    view = re.search(r"x:clip:issue:(\d+)", str(shown.keyboard))
    assert view
    assert toasts(await zhang(house).press_data(f"x:clip:issue:{view[1]}", 1)) == [texts.VIEW_DEAD]
    assert toasts(await person.press_data(f"x:clip:edition:{view[1]}", 1)) == [texts.VIEW_DEAD]
    assert toasts(await person.press_data(f"x:clip:hits:{view[1]}", 1)) == [texts.VIEW_DEAD]


async def test_a_digest_that_was_brought_is_kept_too(house: House, store: Store) -> None:
    await house.member.say("/subscribe 08:00 每天")
    clock = house.application.bot_data.clock
    assert isinstance(clock, SetClock)
    clock.at = NOW + dt.timedelta(days=1)
    await look(house.application.bot_data)
    await Sender(house.application).send_waiting()
    (said,) = toasts(await press(house.member, texts.SAVE_ALL))
    (first,) = store.read(folders.folders, MEMBER)
    assert said == texts.SAVED_ALL.format(count=first.count)


async def test_a_folder_is_shared_with_anyone_of_many_and_no_name_moves(
    house: House, store: Store, folder: Folder
) -> None:
    """A hundred colleagues: a page of eight, the last of them in reach, and each stays where it is."""
    for user in range(5000, 5090):
        store.write(members.add, user, f"同事{user - 5000:02}", None, "member")
    person = house.member
    await person.say("/saved 简报")
    await press(person, texts.FOLDER_MORE)
    card = message(await press(person, texts.SHARE))
    first = labels(card)[:8]
    assert labels(card)[8:] == [texts.NEXT_PAGE, texts.CONFIRM, texts.CANCEL]
    card = message(await press(person, first[5]))
    assert labels(card)[:8] == [*first[:5], f"✓ {first[5]} · 可看", *first[6:]]
    card = message(await press(person, labels(card)[5]))
    assert labels(card)[5] == f"✓ {first[5]} · 可改"
    while texts.NEXT_PAGE in labels(card):
        card = message(await press(person, texts.NEXT_PAGE))
    last = labels(card)[0]
    card = message(await press(person, last))
    assert labels(card)[0] == f"✓ {last} · 可看" and texts.PREVIOUS_PAGE in labels(card)
    assert texts.SHARE_CHOSEN.format(names="").rstrip() in card.text
    done = message(await press(person, texts.CONFIRM))
    assert f"{first[5]}（可改）" in done.text and f"{last}（可看）" in done.text
    assert sorted(store.read(folders.shares, folder.id).values()) == [False, True]


async def test_nobody_else_pages_through_whom_a_folder_is_shared_with(
    house: House, store: Store, folder: Folder
) -> None:
    for user in range(5000, 5020):
        store.write(members.add, user, f"同事{user}", None, "member")
    before = len(house.server.events)
    await shared(house, "同事5000")
    pages = [data for data in pressed_since(house, before) if data.startswith("v:")]
    assert pages
    for data in pages:
        assert toasts(await zhang(house).press_data(data, 1)) == [texts.VIEW_DEAD]
    store.write(folders.remove, MEMBER, folder.id)
    for data in pages:
        assert toasts(await house.member.press_data(data, 1)) == [texts.FOLDER_GONE]


async def test_what_is_kept_is_found_where_the_toast_says(house: House, store: Store, folder: Folder) -> None:
    """/saved alone opens the folder that things are kept in."""
    person = house.member
    await person.say("/saved 简报")
    await press(person, texts.FOLDER_MORE)
    await press(person, texts.FOLDER_CHOOSE)
    await person.say(f"/start a_{store.read(articles.latest, limit=5).items[4].id}")
    assert toasts(await press(person, texts.SAVE)) == [texts.SAVED_IN.format(folder="简报")]
    for typed in ("/saved", "收藏", "剪报"):
        assert message(await person.say(typed)).text.startswith("简报（共 4 篇）")
    assert message(await person.say("/saved 收藏")).text.startswith("收藏（共 0 篇）")
