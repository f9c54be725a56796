"""撤回 behind a forward, 改回去 behind 撤回, 好的 behind what was kept at once."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.delivery.takenback import takes_back_handed, wants_again
from store import Store, articles, forwards
from tests.bot.conftest import MEMBER, House, SetClock, labels, message, messages, post, press
from tests.bot.everyhead import every_head
from tests.bot.morning import ONE, TWO, every, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"
READER = 2003


@pytest.fixture
def clock() -> SetClock:
    return SetClock(AT)


@pytest.fixture
def colleagues() -> list[tuple[int, str, str | None]]:
    return [(READER, "王芳", None), (2004, "李建国", None)]


def last(store: Store) -> forwards.Forward:
    number = store.read(forwards.last_by, MEMBER)
    forward = store.read(forwards.one, number or 0)
    assert forward is not None
    return forward


async def handed_on(house: House, *names: str) -> None:
    """The first of the headlines is handed on to these, and arrives."""
    await say(house, "最新", "1")
    for name in names:
        await house.member.say(f"转发 {name}")
    await post(house)


@pytest.mark.parametrize(
    "typed",
    [
        "撤回",
        "撤回吧",
        "撤了",
        "撤销",
        "撤回转发",
        "不对，刚才那个不算",
        "刚才那个撤回",
        "转错人了",
        "发错了",
        "把刚才的转发撤回",
    ],
)
async def test_what_was_handed_on_last_is_taken_back(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, "改成9点")
    await handed_on(house, "王芳")
    before = every(store)
    title = last(store).title
    events = await house.member.say(typed)
    assert messages(events)[-1].text == texts.HANDED_BACK.format(title=title)
    assert last(store).taken_back
    # Nothing is left at the other end, and the receipt says so.
    gone = [given["chat_id"] for method, given in house.server.calls if method == "deleteMessage"]
    assert READER in gone
    assert any(one.edited and texts.STATE_TAKEN_BACK in one.text for one in messages(events))
    assert every(store) == before


async def test_all_that_one_message_handed_on_is_taken_back(house: House, store: Store) -> None:
    await say(house, "最新")
    await house.member.say("把1和2转给王芳")
    said = messages(await house.member.say("撤回"))[-1].text
    assert said.count("撤回了") == 2
    both = [store.read(forwards.one, number) for number in (1, 2)]
    assert [one is not None and one.taken_back for one in both] == [True, True]


async def test_thanks_go_with_it(house: House, store: Store) -> None:
    await handed_on(house, "王芳")
    await say(house, "谢谢")
    await house.member.say("撤回")
    assert last(store).taken_back


async def test_what_came_since_is_not_that(house: House, store: Store) -> None:
    await handed_on(house, "王芳")
    await say(house, "产改")
    assert "撤回" not in (await say(house, "撤回"))[:2]
    assert not last(store).taken_back
    # But a forward that is named is meant.
    await house.member.say("撤回转发")
    assert last(store).taken_back


async def test_one_of_a_while_ago_is_asked_about(house: House, store: Store, clock: SetClock) -> None:
    await handed_on(house, "王芳")
    clock.put("2024-12-20T08:00")
    asked = message(await house.member.say("撤回转发"))
    assert asked.text == texts.TAKE_BACK_SURE.format(title=last(store).title[:40])
    assert not last(store).taken_back
    await press(house.member, texts.CONFIRM)
    assert last(store).taken_back


async def test_what_cannot_be_taken_back_is_said(house: House, store: Store, clock: SetClock) -> None:
    assert await say(house, "撤回转发") == texts.NOTHING_HANDED
    await handed_on(house, "王芳")
    await house.member.say("撤回转发")
    title = last(store).title[:40]
    assert await say(house, "撤回转发") == texts.HANDED_BACK_ALREADY.format(title=title)
    await handed_on(house, "李建国")
    clock.put(dt.datetime.fromisoformat(f"{AT}+08:00") + dt.timedelta(hours=49))
    late = message(await house.member.say("撤回转发"))
    assert late.text == texts.TAKE_BACK_LATE and labels(late) == [texts.OPEN_IT]
    assert store.read(articles.article, last(store).article_id).title in message(
        await press(house.member, texts.OPEN_IT)
    ).text.replace("\n", "")


@pytest.mark.parametrize(
    "again", ["改回去", "不对，改回去", "还是改回去吧", "不撤了", "撤回不算", "恢复刚才的"]
)
@pytest.mark.parametrize(
    "said", ["改成9点", "明天别发", "换成周报", "明天起加上欠薪的", "先停三天", "每天20点发工伤"]
)
async def test_what_was_taken_back_stands_again(house: House, store: Store, said: str, again: str) -> None:
    await say(house, ONE)
    stood = every(store)
    await say(house, said)
    if "还没有保存" in message(await house.member.say("好的")).text:
        await say(house, "好的")
    before = every(store)
    assert before != stood
    await say(house, "撤回吧")
    assert every(store) == stood
    assert (await say(house, again)).startswith(texts.SAID_AGAIN)
    assert every(store) == before
    # And it can be taken back once more.
    await say(house, "撤了")
    assert every(store) == stood


async def test_what_came_since_is_not_done_again(house: House, store: Store) -> None:
    await say(house, ONE, "改成9点", "撤回", "改成全文", "改回去")
    assert (every(store)[0].minute, every(store)[0].style) == (450, "titles")


@pytest.mark.parametrize("typed", ["好的", "确认", "对", "好", "行", "可以", "是的", "好的谢谢"])
async def test_what_is_kept_at_once_needs_no_word(house: House, store: Store, typed: str) -> None:
    said = await say(house, ONE, typed)
    assert said == f"{texts.SAVED_ALREADY_SO}\n每天 07:30 · 产改 · 标题"
    assert (await say(house, "改成9点", typed)).startswith(texts.SAVED_ALREADY_SO)
    await say(house, "撤回")
    assert every(store)[0].minute == 450


@pytest.mark.parametrize("typed", ["好的", "确认", "对", "好", "是的"])
async def test_a_card_that_waits_is_confirmed(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, "产改那个加上奖金两千")
    assert every(store)[0].topics == ("产改",)
    assert (await say(house, typed)).startswith(texts.CHANGED)
    assert every(store)[0].topics == ("产改", "奖金两千")


async def test_a_word_of_consent_to_nothing_is_small_talk(house: House) -> None:
    assert not (await say(house, ONE, "产改", "好的")).startswith(texts.SAVED_ALREADY_SO)


def test_no_head_takes_back_what_was_handed_on_or_wants_it_again() -> None:
    assert [head for head in every_head() if takes_back_handed(head) or wants_again(head)] == []


@pytest.mark.parametrize("typed", ["不对" * 2000, "还是" * 2000, "撤回" * 2000, "那就" * 2000 + "改回去"])
def test_no_text_takes_long(typed: str) -> None:
    assert not takes_back_handed(typed) and not wants_again(typed)


@pytest.mark.parametrize("said", ["第二个改成九点", "两个都改成九点", "都停三天"])
async def test_behind_a_change_that_is_taken_back_and_no_forward(
    house: House, store: Store, said: str
) -> None:
    await say(house, ONE, TWO)
    stood = every(store)
    await handed_on(house, "王芳")
    await say(house, said)
    assert every(store) != stood
    await say(house, "撤回")
    assert [sub.minute for sub in every(store)] == [sub.minute for sub in stood]
    assert [sub.stops for sub in every(store)] == [sub.stops for sub in stood]
    await say(house, "撤回")
    assert not last(store).taken_back


@pytest.mark.parametrize("typed", ["发错了", "我发错了"])
async def test_what_was_typed_wrongly_takes_no_forward_back_unasked(
    house: House, store: Store, typed: str
) -> None:
    await handed_on(house, "王芳")
    await say(house, "产改", typed)
    assert not last(store).taken_back


async def test_the_plan_of_another_is_not_lost_by_one_word(house: House, store: Store) -> None:
    await say(house, ONE, TWO, "从下周一起第二个改到九点", "工会", "从12月28日起第一个改到六点半", "工会")
    booked = every(store)
    assert all(sub.later for sub in booked)
    assert await say(house, "改回去") == texts.LATER_OF_SEVERAL.format(count=2)
    assert every(store) == booked
    await say(house, "安全的改回去")
    assert [bool(sub.later) for sub in every(store)] == [True, False]


async def test_all_plans_are_given_up_where_that_is_said(house: House, store: Store) -> None:
    await say(house, ONE, TWO, "从下周一起第二个改到九点", "工会", "从12月28日起第一个改到六点半", "工会")
    await say(house, "都不改了")
    assert not any(sub.later for sub in every(store))
