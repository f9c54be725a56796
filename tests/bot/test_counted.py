"""1, 第二篇, 打开第3条: an article of the list that was shown last, and of no other."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.counted import LAST, read_counted
from store import Store, articles, members
from tests.bot.conftest import (
    MEMBER,
    House,
    SetClock,
    labels,
    message,
    messages,
    press,
    running_house,
    settings_for,
)
from tests.bot.morning import bring, page
from tests.bot.test_groups import bound, there

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T06:00")


def titles(store: Store, count: int = 10) -> list[str]:
    """Of the newest issue, in the order of its list."""
    return [item.title for item in store.read(articles.latest, limit=count).items]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1", 1),
        ("2。", 2),
        ("第一篇", 1),
        ("打开第一篇", 1),
        ("第3条", 3),
        ("看第二个", 2),
        ("看1", 1),
        ("打开2", 2),
        ("请帮我看一下第十二条新闻", 12),
        ("把第二篇发给我", 2),
        ("第二篇的全文", 2),
        ("最后一篇", LAST),
        ("第一", 1),
        ("二", 2),
        ("第一线", None),
        ("十二", None),
        ("1号", None),
        ("第一篇章", None),
        ("第三条道路", None),
        ("三条红线", None),
        ("2024", None),
        ("1号文件", None),
        ("看三", 3),
        ("看病", None),
        ("看五一", None),
        ("第二十一篇", 21),
        ("最后一公里", None),
        ("第二个五年", None),
        ("看看第一篇" + "给我看看" * 5, None),
    ],
)
def test_what_a_sentence_counts(typed: str, number: int | None) -> None:
    assert read_counted(typed) == number


@pytest.mark.parametrize(("typed", "at"), [("1", 0), ("第二篇", 1), ("看看第3条", 2), ("打开2", 1)])
async def test_it_is_opened_from_the_list_shown_last(house: House, store: Store, typed: str, at: int) -> None:
    await house.member.say("/search 货车司机")
    await house.member.say("/latest")
    shown = message(await house.member.say(typed))
    assert titles(store)[at] in shown.text
    # As from the button: back to the list, and the number counts in it again.
    assert labels(message(await press(house.member, texts.BACK)))[0] == "1"
    assert titles(store)[0] in message(await house.member.say("第一篇")).text


async def test_numbers_are_those_of_the_stretch_that_is_shown(house: House) -> None:
    await house.member.say("/search 工会")
    second = message(await press(house.member, texts.NEXT_PAGE))
    title = next(line for line in second.text.splitlines() if line.startswith("6. ")).removeprefix("6. ")
    assert message(await house.member.say("第1篇")).text == texts.NOT_ON_LIST.format(
        number=1, first=6, last=10
    )
    assert title in message(await house.member.say("6")).text


@pytest.mark.parametrize("typed", ["第2个", "第二个", "第2条"])
async def test_of_an_earlier_page_it_is_said_what_is_on_this_one(house: House, typed: str) -> None:
    await house.member.say("/search 工会")
    await press(house.member, texts.NEXT_PAGE)
    on_list = texts.NOT_ON_LIST.format(number=2, first=6, last=10)
    assert message(await house.member.say(typed)).text == on_list


async def test_below_a_search_without_hits_numbers_are_of_the_list_above_it(
    house: House, store: Store
) -> None:
    await house.member.say("低温烘培机")
    for typed in ("看第1篇", "第2篇"):
        assert message(await house.member.say(typed)).text == texts.NOTHING_COUNTED
    await house.member.say("/latest")
    for number, typed in enumerate(("看第1篇", "2", "第三篇"), start=1):
        await house.member.say("低温烘培机")
        await house.member.say("烘培机低温")
        shown = message(await house.member.say(typed))
        assert titles(store)[number - 1] in shown.text and texts.SAVE in labels(shown)
    # What would be kept is not guessed.
    await house.member.say("低温烘培机")
    assert message(await house.member.say("收藏第1和第2篇")).text == texts.NOTHING_COUNTED
    await house.member.say("/latest")
    assert texts.NOTHING_COUNTED not in message(await house.member.say("看第1篇")).text


async def test_so_it_is_of_what_was_brought_since(house: House, store: Store, clock: SetClock) -> None:
    await house.member.say("/subscribe 7:30 每天 夜校")
    await house.member.say("/latest")
    page(store, "2024-12-21", "工会夜校开班", "昨日，夜校开班，六十名职工报名。")
    clock.put("2024-12-21T07:31")
    await bring(house)
    clock.put("2024-12-21T07:35")
    for _ in range(2):
        await house.member.say("低温烘培机")
    assert "工会夜校开班" in message(await house.member.say("1")).text


@pytest.mark.parametrize("typed", ["1", "第一篇", "打开第一篇", "最后一篇"])
async def test_without_a_list_it_is_a_search(house: House, store: Store, typed: str) -> None:
    # A list of somebody else's, and one in a group, are none.
    store.write(members.add, 2001, "张丽华", None, "member")
    await house.person(2001, "张丽华").say("/latest")
    await bound(house)
    await there(house.member).say("@kanbao_bot 昨天的新闻")
    shown = message(await house.member.say(typed)).text
    assert texts.FOUND.format(query=typed) in shown or texts.NOT_FOUND.format(query=typed) in shown


async def test_a_number_can_still_be_looked_for(house: House) -> None:
    await house.member.say("/latest")
    assert message(await house.member.say("/search 1")).text.startswith(texts.FOUND.format(query="1"))
    assert message(await house.member.say("64")).text == texts.NOT_ON_LIST.format(number=64, first=1, last=5)
    note, found, *_ = message(await house.member.say("20")).text.split("\n\n")
    assert note == texts.NOT_ON_LIST.format(number=20, first=1, last=5)
    assert found.startswith(texts.FOUND.format(query="20"))
    # 第十条 is of a law.
    assert message(await house.member.say("第十条")).text.startswith(texts.NOT_FOUND.format(query="第十条"))


async def test_it_is_known_after_a_restart(house: House, store: Store, url: str) -> None:
    await house.member.say("/latest")
    async with running_house(store, settings_for(url), house.server, SetClock()) as again:
        assert titles(store)[1] in message(await again.member.say("第二篇")).text


async def test_a_digest_that_came_since_is_the_last_list(house: House, store: Store, clock: SetClock) -> None:
    await house.member.say("/subscribe 7:30 每天")
    await house.member.say("/search 产改")
    page(store, "2024-12-21", "今天才来的消息", "今天的一件事。")
    clock.put("2024-12-21T07:30")
    (digest,) = await bring(house)
    assert "今天才来的消息" in digest.text
    assert "今天的一件事" in message(await house.member.say("第一篇")).text
    # What is asked for later is later.
    clock.put("2024-12-21T07:31")
    await house.member.say("/latest 2024-12-20")
    assert "今天的一件事" not in message(await house.member.say("第一篇")).text


async def test_what_colleagues_sent_since_hides_no_digest(
    house: House, store: Store, clock: SetClock
) -> None:
    store.write(members.add, 2001, "张丽华", None, "member")
    await house.member.say("/subscribe 7:30 每天")
    await house.member.say("/search 产改")
    page(store, "2024-12-21", "今天才来的消息", "今天的一件事。")
    clock.put("2024-12-21T07:30")
    await bring(house)
    name, others = members_name(store), store.read(articles.latest, limit=8, day=dt.date(2024, 12, 20)).items
    assert len(others) > 5
    for number, item in enumerate(others):
        clock.put(f"2024-12-21T07:4{number}")
        await house.person(2001, "张丽华").say(f"/start a_{item.id}")
        await house.person(2001, "张丽华").say(f"/send {name}")
        assert item.title[:6] in (await bring(house))[-1].text
    assert "今天的一件事" in message(await house.member.say("第一篇")).text


def members_name(store: Store) -> str:
    member = store.read(members.member, MEMBER)
    assert member is not None
    return member.name


async def test_in_reply_to_a_list_it_is_of_that_list(house: House, store: Store) -> None:
    first = message(await house.member.say("/latest"))
    await house.member.say("/search 货车司机")
    assert titles(store)[1] in message(await house.member.reply(first, "2")).text


@pytest.mark.parametrize("between", ["/issue 1999-01-02", "/subscribe 产改"])
async def test_a_number_is_of_no_older_list_than_what_was_shown_last(
    house: House, store: Store, between: str
) -> None:
    await house.member.say("/latest")
    await house.member.say(between)
    shown = message(await house.member.say("1"))
    assert titles(store)[0] not in shown.text and texts.SAVE not in labels(shown)
    # An article that was opened of a list leaves the list as it is.
    await house.member.say("/latest")
    await house.member.say("1")
    assert titles(store)[1] in message(await house.member.say("2")).text


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("看第0篇", 0),
        ("第零篇", 0),
        ("第一百篇", 100),
        ("看第一百零三篇", 103),
        ("第三百〇三篇", 303),
        ("第一百五篇", 150),
        ("第一百一十篇", 110),
        ("收藏第1到100篇", 9),
        ("看第0到2篇", 0),
    ],
)
async def test_a_number_that_no_list_has_leaves_the_list(
    house: House, store: Store, typed: str, number: int
) -> None:
    await house.member.say("/latest")
    said = texts.NOT_ON_LIST.format(number=number, first=1, last=8)
    assert message(await house.member.say(typed)).text == said
    assert titles(store)[1] in message(await house.member.say("2")).text


async def test_a_stretch_said_backwards_is_that_stretch(house: House, store: Store) -> None:
    await house.member.say("/latest")
    shown = [each.text for each in messages(await house.member.say("看第4到2篇"))]
    assert [title in text for title, text in zip(titles(store)[1:4], shown, strict=True)] == [True] * 3
