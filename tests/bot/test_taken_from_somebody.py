"""撤回给王芳的转发, 不对，是王芳: a forward is taken back by a name, or goes to somebody else instead."""

from __future__ import annotations

import pytest

from bot import texts
from bot.delivery.takenback import handed_to
from store import Store, forwards
from tests.bot.conftest import MEMBER, House, SetClock, labels, message, messages, post, press
from tests.bot.everyhead import every_head
from tests.bot.morning import ONE, every, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"
FANG, JIAN = 2003, 2004


@pytest.fixture
def clock() -> SetClock:
    return SetClock(AT)


@pytest.fixture
def colleagues() -> list[tuple[int, str, str | None]]:
    return [(FANG, "王芳", None), (JIAN, "李建国", None)]


def states(store: Store) -> list[tuple[tuple[int, ...], bool, str]]:
    """To whom each of what was handed on went, whether it was taken back, and its note."""
    last = store.read(forwards.last_by, MEMBER) or 0
    every_one = (store.read(forwards.one, number) for number in range(1, last + 1))
    return [
        (tuple(each.user_id for each in one.recipients), one.taken_back, one.note) for one in every_one if one
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "撤回给王芳的转发",
        "把给王芳的转发撤回",
        "撤回发给王芳的",
        "给王芳的撤回",
        "撤销刚才给王芳的转发",
        "收回转发给王芳的那篇",
        "不对，把给王芳的撤了",
        "撤回给王芳的那篇吧",
    ],
)
async def test_what_went_to_somebody_is_taken_back(house: House, store: Store, typed: str) -> None:
    await say(house, "最新", "1")
    await house.member.say("转发 王芳")
    await house.member.say("转发 李建国")
    await post(house)
    said = messages(await house.member.say(typed))
    assert any(one.text.startswith("好的，《") for one in said)
    assert [back for _, back, _ in states(store)] == [True, False]


async def test_what_went_to_others_as_well_or_long_ago_is_asked_about(
    house: House, store: Store, clock: SetClock
) -> None:
    await say(house, "最新", "1")
    await house.member.say("转发 王芳、李建国")
    assert "要撤回" in await say(house, "撤回给王芳的转发")
    assert not states(store)[0][1]
    clock.put("2024-12-20T08:00")
    assert "要撤回" in await say(house, "撤回给王芳的转发")
    await press(house.member, texts.CONFIRM)
    assert states(store)[0][1]


async def test_whoever_asks_takes_nothing_back(house: House, store: Store) -> None:
    await say(house, "最新", "1")
    await house.member.say("转发 王芳")
    await say(house, "产改", "给王芳的撤回了吗")
    assert not states(store)[0][1]


async def test_nothing_went_to_them(house: House) -> None:
    assert await say(house, "撤回给王芳的转发") == texts.NOTHING_HANDED_TO.format(name="王芳")


@pytest.mark.parametrize(
    "typed",
    [
        "不对，是王芳",
        "不对，应该是王芳",
        "错了，是王芳",
        "不是李建国，是王芳",
        "不对，转给王芳",
        "不对 我要转发给王芳",
        "不对，是给王芳的",
        "不对，是给王芳看",
        "换成王芳",
        "改给王芳",
        "发错了，应该发给王芳",
        "不对，发错人了，是王芳",
    ],
)
async def test_it_goes_to_who_was_meant(house: House, store: Store, typed: str) -> None:
    await say(house, "最新", "1")
    await house.member.say("转发 李建国 请阅")
    await house.member.say(typed)
    assert states(store) == [((JIAN,), True, "请阅"), ((FANG,), False, "请阅")]
    # And that can be taken back as well.
    await house.member.say("撤回")
    assert states(store)[1][1]


async def test_it_rings_no_more_than_was_wished(house: House, store: Store) -> None:
    await say(house, "最新", "1", "转发")
    for label in (texts.SEND_NOTICES[""], "李建国", texts.SEND_NOW.format(count=1)):
        await press(house.member, label)
    first = store.read(forwards.one, 1)
    await house.member.say("不对，是王芳")
    second = store.read(forwards.one, 2)
    assert first and second and first.notice == second.notice != ""


@pytest.mark.parametrize("typed", ["不对，是王芳", "不对，是赵六", "错了，是产改"])
async def test_behind_something_else_it_is_looked_for(house: House, store: Store, typed: str) -> None:
    await say(house, "最新", "1")
    await house.member.say("转发 李建国")
    await say(house, "产改")
    await say(house, typed)
    assert states(store) == [((JIAN,), False, "")]


def test_no_head_takes_back_from_somebody() -> None:
    assert [head for head in every_head() if handed_to(head)] == []


async def test_what_cannot_be_taken_back_is_said_shortly(house: House, store: Store) -> None:
    await say(house, ONE, "改成9点", "产改")
    said = await say(house, "撤回")
    assert said == texts.NOTHING_UNSAID and len(said) <= 40
    assert every(store)[0].minute == 540


@pytest.mark.parametrize("typed", ["停到年底再说吧这个项目", "停到13月1日", "停到下周八"])
async def test_what_is_no_day_may_be_looked_for(house: House, store: Store, typed: str) -> None:
    await say(house, ONE)
    shown = message(await house.member.say(typed))
    assert not every(store)[0].paused and labels(shown) == [texts.SEARCH_INSTEAD.format(query=typed)]
    assert typed in message(await press(house.member, labels(shown)[0])).text


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("产改那个不要写名字", "去掉“写名字”"),
        ("产改那个加上奖金两千", "加上“奖金两千”"),
        ("明天起改成9点", ""),
    ],
)
async def test_what_is_to_be_otherwise_is_said_plainly(house: House, typed: str, what: str) -> None:
    await say(house, ONE)
    said = await say(house, typed)
    assert said.startswith(texts.CHANGE_MEANT.format(what=what)) if what else "改成" not in said


@pytest.mark.parametrize(
    "typed", ["产改那份材料今天不用发", "这份稿子今天别发了", "王芳那篇文章不要发了", "那批货不用发了"]
)
async def test_what_is_said_of_work_ends_nothing(house: House, store: Store, typed: str) -> None:
    await say(house, ONE)
    assert "退订" not in await say(house, typed)
    assert len(every(store)) == 1


@pytest.mark.parametrize(
    "typed",
    [
        "不对，没有王芳",
        "不对，不是王芳",
        "错了，不要王芳",
        "别给王芳",
        "不是给王芳的",
        "不要发给王芳了",
        "搞错了，不是给王芳的",
    ],
)
async def test_who_was_not_meant_has_it_no_more(house: House, store: Store, typed: str) -> None:
    await say(house, "最新", "1")
    await house.member.say("转发 王芳")
    assert messages(await house.member.say(typed))[-1].text.startswith("好的，《")
    assert states(store) == [((FANG,), True, "")]


@pytest.mark.parametrize(
    "typed", ["没有王芳", "不对，没有李建国", "王芳没有来", "别给孩子太大压力", "不是王芳"]
)
async def test_other_words_behind_it_take_nothing_back(house: House, store: Store, typed: str) -> None:
    await say(house, "最新", "1")
    await house.member.say("转发 王芳")
    await house.member.say(typed)
    assert states(store) == [((FANG,), False, "")]
    # And nor do these later.
    await say(house, "工会")
    await house.member.say("不对，没有王芳")
    assert states(store) == [((FANG,), False, "")]


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("不对，是李建国，附言请阅", "请阅"),
        ("不对，是李建国，附言：周五用", "周五用"),
        ("发错了，应该发给李建国，附言 周五用", "周五用"),
        ("错了，给李建国 备注：周五用", "周五用"),
        ("不对，是李建国", "快看"),
        # Letter for letter, as a note to anybody.
        ("不对，是李建国，附言：请阅！（周五）ＯＫ，１．５％。", "请阅！（周五）ＯＫ，１．５％。"),
        ("不对，是李建国，附言：工匠得稿子，明天用", "工匠得稿子，明天用"),
        ("不对，是李建国，附言：第一行\n第二行", "第一行\n第二行"),
        (f"不对，是李建国，附言：{'讲得很长，' * 20}完", f"{'讲得很长，' * 20}完"),
    ],
)
async def test_who_was_meant_gets_it_with_the_note_that_is_said(
    house: House, store: Store, typed: str, note: str
) -> None:
    await say(house, "最新", "1")
    await house.member.say("转发 王芳 快看")
    await house.member.say(typed)
    assert states(store) == [((FANG,), True, "快看"), ((JIAN,), False, note)]


@pytest.mark.parametrize("typed", ["不对，没有李建国", "撤回给李建国的转发"])
async def test_who_else_loses_it_is_said_before(house: House, store: Store, typed: str) -> None:
    await say(house, "最新", "1")
    await house.member.say("转发 王芳、李建国")
    assert "王芳、李建国" in await say(house, typed)
    assert not states(store)[0][1]
