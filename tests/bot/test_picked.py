"""Articles of the list on the screen, kept or handed on by their numbers."""

from __future__ import annotations

import pytest

from bot import texts
from bot.picked import Picked, read_picked
from store import Store, clippings, folders
from tests.bot.conftest import MEMBER, House, labels, message, messages, post_new, press, toasts

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.fixture
def colleagues() -> list[tuple[int, str, str | None]]:
    return [(2001, "李明", "liming"), (2002, "王芳", None)]


def kept(store: Store) -> list[str]:
    (folder, *_) = store.read(folders.folders, MEMBER)
    return [each.headline.title for each in store.read(clippings.content, folder.id)]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("收藏第2和第4篇", (2, 4)),
        ("收藏2和4", (2, 4)),
        ("收藏1、3、5", (1, 3, 5)),
        ("把第二篇和第四篇收藏了", (2, 4)),
        ("第2篇第4篇收藏", (2, 4)),
        ("2和4都收藏", (2, 4)),
        ("收藏前三篇", (1, 2, 3)),
        ("收藏第1到第3篇", (1, 2, 3)),
        ("收藏第2篇", (2,)),
    ],
)
async def test_those_that_are_counted_are_kept(
    house: House, store: Store, typed: str, numbers: tuple[int, ...]
) -> None:
    listed = message(await house.member.say("/latest")).text.split("\n")
    titles = [line.partition(". ")[2] for line in listed if line[:1].isdigit()]
    assert message(await house.member.say(typed)).text == texts.SAVED_ALL.format(count=len(numbers))
    assert sorted(kept(store)) == sorted(titles[number - 1] for number in numbers)


@pytest.mark.parametrize(
    ("typed", "count", "note"),
    [
        ("把2和4转给李明", 2, ""),
        ("把第二和第四篇发给李明 请阅", 2, "请阅"),
        ("转发2、3给李明", 2, ""),
        ("2和4转李明", 2, ""),
        ("前两篇发给李明 今天看完，谢谢！", 2, "今天看完，谢谢！"),
        ("把第3篇转给李明", 1, ""),
    ],
)
async def test_those_that_are_counted_are_handed_on(
    house: House, store: Store, typed: str, count: int, note: str
) -> None:
    await house.member.say("/latest")
    receipts = [each for each in messages(await house.member.say(typed)) if not each.edited]
    assert len(receipts) == count and all("李明" in each.text for each in receipts)
    assert len({each.text for each in receipts}) == count
    arrived = await post_new(house)
    assert len([each for each in arrived if each.chat == 2001]) == count
    # Without a note nothing stands behind what is handed on that the sender typed.
    assert all((note in each.text) if note else ("附言" not in each.text) for each in arrived)


async def test_the_same_message_twice_hands_each_on_once(house: House) -> None:
    await house.member.say("/latest")
    content = {
        "message": {
            "message_id": 900, "date": 1, "text": "把2和4转给李明",
            "chat": {"id": MEMBER, "type": "private", "first_name": "小李"},
            "from": {"id": MEMBER, "is_bot": False, "first_name": "小李"},
        }
    }  # fmt: skip
    await house.member.deliver(content, 77_000_001)
    await house.member.deliver(content, 77_000_001)
    assert len([each for each in await post_new(house) if each.chat == 2001]) == 2


async def test_who_is_not_certain_gets_nothing(house: House) -> None:
    await house.member.say("/latest")
    said = message(await house.member.say("把2和4转给老李看看"))
    assert said.text.startswith((texts.SEND_SEVERAL_WHO.format(typed="老李"), "没有找到"))
    assert await post_new(house) == []


async def test_a_number_that_the_list_lacks_is_said(house: House, store: Store) -> None:
    await house.member.say("/latest")
    said = message(await house.member.say("收藏2和44"))
    assert said.text == texts.NOT_ON_LIST.format(number=44, first=1, last=8)
    assert "搜索“收藏2和44”" in labels(said)
    assert store.read(folders.folders, MEMBER) == () or kept(store) == []


@pytest.mark.parametrize("typed", ["收藏第2和第4篇", "把2和4转给李明", "一发给李明"])
async def test_without_a_list_it_is_looked_for(house: House, typed: str) -> None:
    assert message(await house.member.say(typed)).text.startswith(("没有找到", "搜索："))


@pytest.mark.parametrize(
    "typed",
    [
        "三发炮弹",
        "一转眼",
        "第一篇发言稿",
        "前三篇社论",
        "收藏三国",
        "一传十",
        "2024年转给地方",
        "五一发补贴",
    ],
)
async def test_what_is_written_with_numbers_is_looked_for(house: House, typed: str) -> None:
    await house.member.say("/latest")
    events = await house.member.say(typed)
    assert message(events).text.startswith(("没有找到", "搜索：")) and toasts(events) == []


@pytest.mark.parametrize("typed", ["收藏前二十篇", "收藏第1到第20篇"])
async def test_more_than_the_list_has_is_said(house: House, store: Store, typed: str) -> None:
    await house.member.say("/latest")
    said = message(await house.member.say(typed)).text
    assert said == texts.NOT_ON_LIST.format(number=9, first=1, last=8)
    assert read_picked(typed) == Picked(tuple(range(1, 21)), "keep")


async def test_more_than_can_be_handed_on_at_once_is_said(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.features.picked._MOST_SENT", 2)
    await house.member.say("/latest")
    said = message(await house.member.say("前三篇发给李明")).text
    assert said == texts.SEND_SEVERAL_MOST.format(most=2)
    assert await post_new(house) == []


def test_a_note_goes_on_letter_for_letter() -> None:
    assert read_picked("把２和４转给李明　ＡＢＣ") == Picked((2, 4), "send", "李明　ＡＢＣ", given=True)


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("/send 李明 抄送王芳：请阅", "请阅"),
        ("发给李明，抄送王芳：周一会上用", "周一会上用"),
        ("转给李明，同时抄送王芳 请阅", "请阅"),
        # All of it may be told 李明.
        ("/send 李明 抄送王芳 下周一前报送", "抄送王芳 下周一前报送"),
    ],
)
async def test_who_gets_a_copy_with_a_note_stands_on_a_card(house: House, typed: str, note: str) -> None:
    await house.member.say("/latest")
    await house.member.say("1")
    shown = message(await house.member.say(typed))
    assert texts.SEND_NOTE.format(note=note) in shown.text
    assert {"✓ 李明", "✓ 王芳", texts.SEND_NOW.format(count=2)} <= set(labels(shown))
    assert await post_new(house) == []
    await press(house.member, texts.SEND_NOW.format(count=2))
    sent = await post_new(house)
    assert {each.chat for each in sent} == {2001, 2002}
    assert all(note in each.text for each in sent)
    assert "抄送" in note or all("抄送" not in each.text for each in sent)


@pytest.mark.parametrize("typed", ["发给李明，抄送王芳", "/send 李明 抄送王芳"])
async def test_a_copy_goes_to_who_is_named_for_it(house: House, typed: str) -> None:
    await house.member.say("/latest")
    await house.member.say("1")
    receipt = message(await house.member.say(typed)).text
    assert "李明" in receipt and "王芳" in receipt and "附言" not in receipt
    assert {each.chat for each in await post_new(house)} == {2001, 2002}


@pytest.mark.parametrize(
    "typed",
    [
        "发给李明抄送张三",
        "转给李明，同时抄送张三",
        "/send 李明 抄送张三",
        "发给李明抄送张三：请阅",
        "发给李明抄送张三：周一用",
    ],
)
async def test_who_is_to_get_a_copy_and_is_nobody_is_asked_after(house: House, typed: str) -> None:
    await house.member.say("/latest")
    await house.member.say("1")
    shown = message(await house.member.say(typed))
    assert shown.text.startswith(texts.SEND_UNKNOWN.format(typed="张三"))
    assert {"✓ 李明", texts.SEND_NOW.format(count=1)} <= set(labels(shown))
    assert await post_new(house) == []


@pytest.mark.parametrize(
    "typed",
    [
        "/send 李明 抄送全体同志的通知",
        "/send 李明 抄送件在附件里",
        "/send 李明 抄送办公室",
        "/send 李明 请转给王芳",
        "/send 李明 发给王芳也行",
    ],
)
async def test_what_is_told_somebody_of_others_stays_a_note(house: House, typed: str) -> None:
    await house.member.say("/latest")
    await house.member.say("1")
    assert typed.removeprefix("/send 李明 ") in message(await house.member.say(typed)).text
    assert {each.chat for each in await post_new(house)} == {2001}
