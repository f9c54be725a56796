"""What people type instead of pressing, or leave words out of: taken as it is meant; headlines are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from bot import texts
from bot.addressing import wishes
from bot.context import Person
from bot.delivery.asking import read_asking
from bot.dispatch import table
from bot.features import start
from store import Store, articles, forwards, subscriptions
from tests.bot.conftest import MEMBER, Colleague, House, labels, message, press
from tests.bot.morning import page
from tests.seeds.headlist import ASIDE, LIST, written

pytestmark = pytest.mark.usefixtures("hurried")

WANG, LI = 2001, 2002


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    return (WANG, "王芳", None), (LI, "李明", "liming")


def heads() -> Iterator[str]:
    """Every part of every head of the lists, and each of its lines."""
    for file in (LIST, ASIDE):
        for head in written(file):
            yield from {*head.lines, *(part.replace(" / ", " ") for part in head.parts if part)}


async def open_first(house: House, store: Store) -> None:
    await house.member.say(f"/start a_{store.read(articles.latest, limit=1).items[0].id}")


@pytest.mark.parametrize(
    "typed",
    ["不要发产改了", "货车司机的退了吧", "把产改的停了", "产改的停了"],
)
async def test_one_is_ended_by_its_words(house: House, typed: str) -> None:
    await house.member.say("/subscribe 7:30 产改")
    await house.member.say("/subscribe 8:30 货车司机")
    shown = message(await house.member.say(typed))
    named, other = ("货车司机", "产改") if "司机" in typed else ("产改", "货车司机")
    assert "确认" in labels(shown) and named in shown.text and other not in shown.text
    await press(house.member, "确认")
    left = message(await house.member.say("/subscriptions")).text
    assert other in left and named not in left.partition(other)[2]


async def test_a_familiar_name_asks_who_is_meant(house: House, store: Store) -> None:
    await open_first(house, store)
    assert "王芳" in labels(message(await house.member.say("转老王")))
    # The dictionary has 老马 and 老张 as words; said so they are somebody whom nobody here is.
    for typed in ("转给老马", "转给老张", "转给小马 麻烦看下第二段"):
        shown = message(await house.member.say(typed))
        assert "成员里没有" in shown.text and "王芳" in labels(shown)
    assert store.read(forwards.one, 1) is None


@pytest.mark.parametrize("typed", ["把这个发给同事", "把这篇发给大家吧"])
async def test_for_people_of_whom_none_is_named_the_card_asks(house: House, store: Store, typed: str) -> None:
    await open_first(house, store)
    shown = message(await house.member.say(typed))
    assert {"王芳", "李明"} <= set(labels(shown)) and "成员里没有" not in shown.text


@pytest.mark.parametrize("word", ["确认", "确定", "好", "好的。"])
async def test_a_card_is_confirmed_by_a_word(house: House, store: Store, word: str) -> None:
    assert "确认" in labels(message(await house.member.say("每天早上八点半发产改")))
    await house.member.say(word)
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert (sub.minute, sub.topics) == (510, ("产改",))
    # Once: nothing waits any more, and the card's button keeps no second one.
    note = message(await house.member.say("确认")).text.split("\n\n")[0]
    assert note == texts.NOTHING_TO_CONFIRM.format(word="确认")
    assert len(store.read(subscriptions.of_person, MEMBER)) == 1


@pytest.mark.parametrize("between", ["你好", "货车司机", "/latest", "/help"])
async def test_what_was_asked_before_two_other_things_needs_a_plain_word(
    house: House, store: Store, between: str
) -> None:
    await house.member.say("每天早上八点半发产改")
    await house.member.say(between)
    await house.member.say("工会")
    await house.member.say("好")
    assert not store.read(subscriptions.of_person, MEMBER)
    await house.member.say("确认")
    assert len(store.read(subscriptions.of_person, MEMBER)) == 1


async def test_a_card_is_nobody_elses_and_is_taken_back_by_a_word(house: House, store: Store) -> None:
    await house.member.say("每天早上八点半发产改")
    await house.administrator.say("确认")
    assert message(await house.member.say("取消")).text == texts.NOTHING_CHANGED
    await house.member.say("确认")
    assert not store.read(subscriptions.of_person, MEMBER)


@pytest.mark.parametrize(
    ("typed", "label"),
    [("下一篇", "下一篇"), ("下一条。", "下一篇"), ("看下一篇吧", "下一篇"), ("返回", "返回")],
)
async def test_the_buttons_of_an_article_may_be_typed(house: House, typed: str, label: str) -> None:
    await house.member.say("/latest")
    first = message(await press(house.member, "1"))
    wanted = message(await press(house.member, label))
    await house.member.say("/latest")
    await press(house.member, "1")
    shown = message(await house.member.say(typed))
    assert shown.text == wanted.text != first.text and not shown.edited


async def test_the_article_before_is_the_one_that_was_left(house: House) -> None:
    await house.member.say("/latest")
    first = message(await press(house.member, "1"))
    await house.member.say("下一篇")
    await house.member.say("谢谢")
    assert message(await house.member.say("上一篇")).text == first.text


async def test_a_button_that_the_article_has_not_is_said_not_to_be_there(house: House) -> None:
    await house.member.say("/latest")
    await press(house.member, "1")
    typed = "下一页" if "下一页" not in labels(house.member.newest_with_buttons()) else "上一页"
    assert message(await house.member.say(typed)).text == texts.NO_SUCH_BUTTON.format(word=typed)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("定阅 产改", "/subscribe（订阅）"),
        ("推订 产改", "/unsubscribe（退订）"),
    ],
)
async def test_a_command_said_otherwise_is_named(house: House, typed: str, command: str) -> None:
    assert message(await house.member.say(typed)).text.startswith(f"您是不是要：{command}？")


def test_no_headline_names_a_command() -> None:
    person = Person(MEMBER, "小李", None, "member")
    assert [head for head in heads() if start.meant_in_words(head, person, table.COMMANDS)] == []


async def test_the_headlines_of_an_issue_of_one_page_are_counted(house: House, store: Store) -> None:
    days = [day for day, pages, _ in store.read(articles.issue_dates, limit=50, offset=0) if pages == 1]
    issue = store.read(articles.issue, days[0])
    await house.member.say("/latest")
    shown = message(await house.member.say(f"报纸 {days[0].isoformat()}"))
    second = issue.pages[0].articles[1]
    assert f"2. {second.title[:10]}" in shown.text and "2" in labels(shown)
    assert second.title[:10] in message(await house.member.say("看第二篇")).text.replace("\n", "")


async def test_the_headlines_of_several_pages_have_no_numbers(house: House, store: Store) -> None:
    page(store, "2024-12-20", "工会送岗进社区", "十二月二十日，招聘会开进社区。")
    page(store, "2024-12-20", "车间里办起夜校", "十二月二十日，夜校开课了。", 2)
    await house.member.say("/latest 10月31日")
    await house.member.say("报纸 12月20日")
    assert message(await house.member.say("看第二篇")).text == texts.NOT_COUNTED
    await press(house.member, "第2版")
    assert "夜校开课了" in message(await house.member.say("看第一篇")).text


def test_no_headline_asks_for_anything() -> None:
    taken = [head for head in heads() if read_asking(head)]
    handed = [head for head in heads() if any(wish.plain or wish.bare for wish in wishes(head))]
    assert (taken, handed) == ([], [])
