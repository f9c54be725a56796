"""Forged buttons, links of others, notes full of markup and emoji: nothing leaks, nothing breaks."""

from __future__ import annotations

import logging
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

import pytest

from bot import texts
from bot.briefing.slip import slip_as_pdf
from bot.dispatch.table import ACTS
from bot.local.client import Client
from bot.local.transport import Shown
from store import Session, Store, articles, clippings, contacts, folders, forwards, members, subscriptions
from tests.bot.conftest import (
    ADMINISTRATOR,
    MEMBER,
    STRANGER,
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

ZHANG = 2001
HTML = '<b>粗</b><a href="tg://user?id=1001">点我</a>&amp;&lt;script&gt;</blockquote></b><pre>'
TURNED = "请\u202e看\u2066第三段\u200f\u061c。\u202c\u202e"
EMOJI = "😀" * 4000
FAMILY = "👨\u200d👩\u200d👧" * 500
# What buttons of all features say that they do.
LETTERS = re.findall(
    r"\w+",
    "add hits issue edition open card out note label up down move to find tags tag all back folders new more "
    "into share who shared rename remove really leave left docx pdf md csv pick one go list unlist unlisted "
    "book stay wish notice slip days listname read reply onto part backed print admin editor member sure "
    "uses revoke trail lines write done ask erase erased export yes no show search",
)
HOSTILE = [HTML, TURNED, EMOJI, FAMILY, "e" + "\u0301" * 3000, "甲" * 4090 + "\n/x", "[[乙]]{0}%s\\"]


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    return ((ZHANG, "张丽华", "lihua"),)


@pytest.fixture(autouse=True)
def unfailing(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No answer fails: nothing is written to the log, at any stage of a test."""
    with caplog.at_level(logging.WARNING, logger="kanbao"):
        yield
    every = [each for stage in ("setup", "call", "teardown") for each in caplog.get_records(stage)]
    assert [each.getMessage() for each in every if each.name == "kanbao"] == []


async def post_to(house: House, chat: int) -> list[Shown]:
    return [each for each in await post_new(house) if each.chat == chat]


async def lived_in(house: House, article: int) -> None:
    """The member has a folder, a list, a subscription, a search, a slip under way."""
    person = house.member
    await person.say("产改")
    await person.say("/subscribe 07:30 每天 产改")
    await person.say(f"/start a_{article}")
    await press(person, texts.SAVE)
    await person.say("/saved 简报")
    await press(person, texts.FOLDER_NEW)
    await press(person, texts.FOLDERS)
    await person.say(f"/start a_{article}")
    await press(person, texts.SEND)
    await press(person, "张丽华")
    await press(person, texts.SEND_SLIPS[""])
    await press(person, texts.SEND_NOW.format(count=1))
    await person.say("/settings")
    await post_to(house, ZHANG)


def state(session: Session) -> tuple[object, ...]:
    """What belongs to the member, and who may do what."""
    mine = folders.folders(session, MEMBER)
    return (
        mine, [clippings.content(session, each.id) for each in mine],
        [folders.shares(session, each.id) for each in mine],
        subscriptions.of_person(session, MEMBER), contacts.lists(session, MEMBER),
        forwards.one(session, 1), members.members(session),
    )  # fmt: skip


def forged(moments: random.Random) -> str:
    """A button that nobody was shown: known acts with letters and numbers that may be somebody's."""
    number = moments.choice([0, 1, 2, 3, 5, 8, 13, MEMBER, ZHANG, 2**31, 2**53 - 1])
    other = moments.choice(["", ":1", ":2", f":{MEMBER}", f":{STRANGER}", ":9007199254740991"])
    return f"x:{moments.choice(sorted(ACTS))}:{moments.choice(LETTERS)}:{number}{other}"


async def test_a_stranger_presses_anything_and_sees_nothing(house: House, store: Store, article: int) -> None:
    await lived_in(house, article)
    before, moments = store.read(state), random.Random(5)
    shapes = [
        "v:{n}:0",
        "a:{n}:0:0:0",
        "p:{n}:1",
        "f:{n}:1",
        "s:{n}:end",
        "s:{n}:really",
        "d:{n}:ok:1",
        "y:1003",
    ]
    pressed = [forged(moments) for _ in range(250)]
    pressed += [shape.format(n=n) for shape in shapes for n in (1, 2, 3, 8)]
    for data in pressed:
        events = await house.stranger.press_data(data, 1)
        assert toasts(events) == [texts.STRANGER_ALERT], data
        assert all(each.text == texts.STRANGER for each in messages(events)), data
        assert all(each.chat == STRANGER for each in messages(events)), data
    assert store.read(state) == before


async def test_another_member_presses_anything_and_changes_nothing_of_ours(
    house: House, store: Store, article: int
) -> None:
    await lived_in(house, article)
    before, moments = store.read(state), random.Random(6)
    other = house.person(3003, "赵强")
    store.write(members.add, 3003, "赵强", None, "member")
    allowed = "x:set:"
    for data in (forged(moments) for _ in range(400)):
        if data.startswith(allowed):
            # Settings have no number of somebody else: they are the presser's own.
            continue
        await other.press_data(data, 1)
    for data in ("v:1:0", "v:2:0", "s:1:really", "s:1:pause", "d:1:ok:1", f"n:{MEMBER}", f"y:{STRANGER}"):
        await other.press_data(data, 1)
    now = store.read(state)
    assert now[:-1] == before[:-1]
    assert [each for each in now[-1] if each.user_id != 3003] == list(before[-1])  # type: ignore[attr-defined, call-overload]


async def test_links_of_others_open_nothing_of_theirs(house: House, store: Store, article: int) -> None:
    await lived_in(house, article)
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    other = house.person(ZHANG, "张丽华")
    assert message(await other.say(f"/start s_{sub.id}")).text == texts.LINK_SAVED_GONE
    for link in (
        f"s_{sub.id}",
        f"a_{article}",
        "i_x",
        "a_1;drop",
        "a_" + "9" * 60,
        "s_-1",
        "i_../..",
        "join",
    ):
        shown = message(await house.stranger.say(f"/start {link}"))
        assert labels(shown) == [texts.JOIN], link
        assert shown.text in (texts.STRANGER, texts.INVITATION_GONE), link
    for link in ("a_" + "9" * 60, "a_1;drop", "s_99", "a_0", "zz"):
        assert labels(message(await other.say(f"/start {link}")))


@pytest.mark.parametrize(
    "note", HOSTILE, ids=["html", "turned", "emoji", "family", "accents", "long", "marks"]
)
async def test_a_note_arrives_letter_for_letter_and_stays_text(
    house: House, store: Store, article: int, note: str
) -> None:
    person = house.member
    await person.say(f"/start a_{article}")
    await person.say(f"/send 张丽华 {note}")
    came = await post_to(house, ZHANG)
    whole = "".join(each.text for each in came)
    assert note in whole.replace("\n\n", "") or note in whole
    # The only link or mention in the message is none of the note's making.
    assert not [e for each in came for e in each.parsed.entities if e.tag in {"a", "pre", "code"}]
    assert store.read(articles.article, article).title[:10] in came[-1].text
    assert labels(came[-1])[-4:] == [texts.READ, texts.REPLY, texts.SEND_ON, texts.SAVE]
    # Each further line of the message is in a paragraph of its own: a turn of direction ends with the note's.
    if note is TURNED:
        assert any(line == note for line in came[0].text.split("\n"))


@pytest.mark.parametrize(
    "words", HOSTILE, ids=["html", "turned", "emoji", "family", "accents", "long", "marks"]
)
async def test_an_answer_arrives_letter_for_letter(house: House, article: int, words: str) -> None:
    await house.member.say(f"/start a_{article}")
    await house.member.say("/send 张丽华")
    await post_to(house, ZHANG)
    reader = house.person(ZHANG, "张丽华")
    await press(reader, texts.REPLY)
    await reader.say(words)
    came = await post_to(house, MEMBER)
    assert words.strip() in "".join(each.text for each in came).replace("\n\n", "")


@pytest.mark.parametrize(
    "words", HOSTILE, ids=["html", "turned", "emoji", "family", "accents", "long", "marks"]
)
async def test_a_clipping_bears_any_note_tag_and_name(
    house: House, store: Store, article: int, words: str
) -> None:
    person = house.member
    await person.say(f"/start a_{article}")
    await press(person, texts.SAVE)
    for button, question in ((texts.ADD_NOTE, words), (texts.TAGS_BUTTON, words)):
        await person.say("/saved")
        await press(person, texts.CLIPPING_EDIT.format(number=1))
        await press(person, button)
        await person.say(question)
    (held,) = store.read(clippings.content, store.read(folders.folders, MEMBER)[0].id)
    assert held.note == words.strip() and all(len(tag) <= clippings.TAG_LENGTH for tag in held.tags)
    await person.say("/saved")
    await press(person, texts.CLIPPING_EDIT.format(number=1))
    await person.say("/saved")
    for form in texts.EXPORTS.values():
        assert [each for each in messages(await press(person, form)) if each.document]
    for button in (texts.FIND, texts.TAGS_BUTTON):
        await person.say("/saved")
        await press(person, button)
        await person.say(words)
    await person.say("/saved")
    await press(person, texts.FOLDERS)
    await press(person, texts.FOLDER_NEW)
    await person.say(words)
    assert all(len(each.name) <= 20 for each in store.read(folders.folders, MEMBER))
    for name in [each.name for each in store.read(folders.folders, MEMBER)]:
        assert not [c for c in name if unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c != "\u200d"]


@pytest.mark.parametrize(
    "name",
    ["\u202e王芳\u2066", "<b>王</b>&amp;", "长" * 128, "\n\n管理员\n", "👨\u200d👩" * 20, "\u2800\u200b"],
)
async def test_a_name_is_one_line_of_text_wherever_it_stands(house: House, article: int, name: str) -> None:
    person = house.person(MEMBER, name)
    await person.say("/start")
    await person.say(f"/start a_{article}")
    await person.say("/send 张丽华 请阅")
    (came,) = await post_to(house, ZHANG)
    head = came.text.split("\n")[0]
    assert head.endswith(texts.FROM_COLLEAGUE.format(name="")) and "请阅" in came.text.split("\n")[1]
    assert not set(head) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    stranger = house.person(STRANGER, name)
    await stranger.say("hi")
    asked = [each for each in messages(await press(stranger, texts.JOIN)) if each.chat == ADMINISTRATOR]
    assert len(asked) == 1 and asked[0].text.count("\n") == 0
    await house.administrator.press_data(f"y:{STRANGER}", 1)
    assert "\u202e" not in message(await house.administrator.say("/members")).text


async def test_an_inline_query_of_four_thousand_emoji_is_answered(house: House) -> None:
    for query in HOSTILE:
        assert await house.member.ask_inline(query)
        assert await house.stranger.ask_inline(query)


def test_a_slip_is_one_page_whatever_was_noted() -> None:
    from tests.bot.test_slips import START

    for words in HOSTILE:
        people = tuple(
            forwards.Recipient(n, words[:64], START, None, 1, START, START, words, n) for n in range(12)
        )
        forward = forwards.Forward(
            id=1, article_id=2, title=words[:300], sender_id=1, sender_name=words[:64], note=words,
            made_at=START, receipt=None, taken_back=False, wish="approve", quote=words[:300], notice="",
            slip="turn", due_at=START, overdue_at=None, closed_at=None, recipients=people,
        )  # fmt: skip
        assert b"/Type/Pages/Count 1/" in slip_as_pdf(forward, "《工人日报》", ZoneInfo("Asia/Shanghai"))


async def test_a_note_of_four_thousand_emoji_by_button_is_shown_short_and_sent_whole(
    house: House, article: int
) -> None:
    person: Client = house.member
    await person.say(f"/start a_{article}")
    await press(person, texts.SEND)
    await press(person, "张丽华")
    await press(person, texts.ADD_NOTE)
    await person.say(EMOJI)
    await press(person, texts.SEND_NOW.format(count=1))
    came = await post_to(house, ZHANG)
    assert sum(each.text.count("😀") for each in came[:-1]) == 4000
    # Taken back, every message of it goes.
    await press(person, texts.TAKE_BACK)
    await press(person, texts.CONFIRM)
    gone = {given["message_id"] for method, given in house.server.calls if method == "deleteMessage"}
    assert {each.message for each in came} <= gone


@pytest.mark.parametrize(
    "words",
    [
        "看" * 60, "请看" * 30, "提醒我" + "我" * 4000, "没出了" * 1300,
        "只看标签 " + "、" * 30 + "。x", "看看第2页" + "看" * 30 + "x",
    ],
)  # fmt: skip
async def test_a_row_of_one_word_is_answered(house: House, words: str) -> None:
    """No expression tries all ways in which such a row can be read: they would take days."""
    assert message(await house.member.say(words)).text
