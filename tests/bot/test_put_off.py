"""推迟到九点, 提前到七点: later or earlier than now, else it is asked; and 停第三个 with its way back."""

from __future__ import annotations

import pytest

from bot import texts
from store import Store
from tests.bot.conftest import House, labels, message, press
from tests.bot.morning import every, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"
THREE = ("/subscribe 7:30 每天 产改", "/subscribe 10:00 每天 安全", "/subscribe 15:00 每天 工匠")
BEFORE = [450, 600, 900]


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("第三个推迟到九点", [450, 600, 1260]),
        ("工匠那个推迟到五点", [450, 600, 1020]),
        ("把工匠的延后到六点半", [450, 600, 1110]),
        ("第三个推迟到晚上八点", [450, 600, 1200]),
        ("第一个推迟到八点", [480, 600, 900]),
        ("第一个推迟到20:00", [1200, 600, 900]),
        ("第二个提前到九点", [450, 540, 900]),
        ("第三个提前到十一点", [450, 600, 660]),
        ("第三个提前到两点", [450, 600, 840]),
        ("第三个改到九点", [450, 600, 540]),
    ],
)
async def test_the_time_is_later_or_earlier_as_it_is_said(
    house: House, store: Store, typed: str, minutes: list[int]
) -> None:
    await say(house, *THREE, typed)
    assert [sub.minute for sub in every(store)] == minutes


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("第二个推迟到九点", 540),
        ("第三个推迟到早上九点", 540),
        ("第三个推迟到9:00", 540),
        ("第一个提前到十点", 600),
        ("第二个提前到下午三点", 900),
    ],
)
async def test_what_is_neither_is_asked_about(house: House, store: Store, typed: str, at: int) -> None:
    await say(house, *THREE)
    shown = message(await house.member.say(typed))
    assert texts.CONFIRM in labels(shown)
    assert [sub.minute for sub in every(store)] == BEFORE
    await press(house.member, texts.CONFIRM)
    assert at in [sub.minute for sub in every(store)]


@pytest.mark.parametrize("typed", ["第一个推迟到周一九点", "第一个推迟到周一", "第一个提前到周五下午三点"])
async def test_to_a_day_it_is_asked_about(house: House, store: Store, typed: str) -> None:
    await say(house, *THREE)
    shown = message(await house.member.say(typed))
    assert texts.CONFIRM in labels(shown) and f"搜索“{typed}”" in labels(shown)
    assert [sub.days for sub in every(store)] == ["daily"] * 3


async def test_of_several_the_one_that_is_chosen_is_put_off(house: House, store: Store) -> None:
    await say(house, *THREE, "推迟到九点", "3")
    assert [sub.minute for sub in every(store)] == [450, 600, 1260]


@pytest.mark.parametrize("typed", ["停第三个", "第三项先暂停", "第三个先停", "暂停第三个", "把第三条停掉"])
async def test_one_stops_at_once_and_a_word_takes_it_back(house: House, store: Store, typed: str) -> None:
    await say(house, *THREE)
    shown = message(await house.member.say(typed))
    # Which it was and how it goes on stand there, for it may have been said of work.
    assert "工匠" in shown.text and labels(shown)[0] == texts.RESUME
    assert [sub.paused for sub in every(store)] == [False, False, True]
    await say(house, "撤回")
    assert not any(sub.paused for sub in every(store))


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("第三个往后推到八点一刻", [450, 600, 1215]),
        ("第三个推到六点半", [450, 600, 1110]),
        ("工匠那个推到五点吧", [450, 600, 1020]),
        ("第二个往前推到九点", [450, 540, 900]),
        ("第二个往前调到九点", [450, 540, 900]),
        ("产改提前一个小时", [390, 600, 900]),
        ("产改那个提前半小时", [420, 600, 900]),
        ("把安全的推迟一个小时", [450, 660, 900]),
        ("第三个晚半小时发", [450, 600, 930]),
        ("工匠的日报提前20分钟", [450, 600, 880]),
    ],
)
async def test_so_are_other_words_for_it(house: House, store: Store, typed: str, minutes: list[int]) -> None:
    await say(house, *THREE, typed)
    assert [sub.minute for sub in every(store)] == minutes


@pytest.mark.parametrize(
    "typed",
    [
        "会议提前一个小时",
        "发车时间推到六点半",
        "下班提前半小时",
        "把交稿推到八点",
        "推到重来",
        "火车晚半小时发车",
        "推到路边",
    ],
)
async def test_what_is_said_of_work_moves_nothing(house: House, store: Store, typed: str) -> None:
    await say(house, *THREE, typed)
    assert [sub.minute for sub in every(store)] == BEFORE


async def test_what_names_none_is_said_of_the_one_that_was_changed_last(house: House, store: Store) -> None:
    await say(house, *THREE, "产改的改到八点", "提前一个小时", "再提前半小时")
    assert [sub.minute for sub in every(store)] == [390, 600, 900]
    # Of none, or of several, it is asked.
    assert "改哪一个" in await say(house, "工会", "提前一个小时")
    assert "改哪一个" in await say(house, "前两个改到八点", "提前一个小时")


@pytest.mark.parametrize("typed", ["只发周末", "以后只发周末", "就只送周末的吧", "都只推周末", "只在周末发"])
async def test_on_some_days_only(house: House, store: Store, typed: str) -> None:
    await say(house, THREE[0], typed)
    assert every(store)[0].days == "67"


@pytest.mark.parametrize(
    ("said", "meant", "until"),
    [
        ("停两天", "不对，三天", "2024-12-23"),
        ("停两天", "说错了，是一周", "2024-12-27"),
        ("停两天", "不对，停到30号", "2024-12-30"),
        ("停两天", "不对，到30号", "2024-12-30"),
        ("停到31号", "不对，30号", "2024-12-30"),
        ("停到31号", "错了，是三天", "2024-12-23"),
        ("停到31号", "不对，是周五", "2024-12-27"),
        ("停到31号", "不对，到下周三那天", "2024-12-25"),
        ("停到下周一", "不对，是下周三", "2024-12-25"),
        ("停到31号", "28号就回来了，28号恢复", "2024-12-28"),
        ("停到31号", "我提前回来了，28号恢复", "2024-12-28"),
        ("停到31号", "28号上班，28号再发吧", "2024-12-28"),
    ],
)
async def test_how_long_it_stops_is_put_right(
    house: House, store: Store, said: str, meant: str, until: str
) -> None:
    await say(house, *THREE, f"第二个{said}", meant)
    assert [str(sub.paused_until) for sub in every(store)] == ["None", until, "None"]


@pytest.mark.parametrize(
    "typed", ["不对，货车司机", "不是第一个，货车司机入会", "不对，是安全", "错了，工匠"]
)
async def test_what_is_no_day_takes_no_stop_back(house: House, store: Store, typed: str) -> None:
    said = await say(house, *THREE, "第二个停两天", typed)
    assert [str(sub.paused_until) for sub in every(store)] == ["None", "2024-12-22", "None"]
    assert texts.UNSAID not in said


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("往后挪一个小时", 510),
        ("时间往前提半小时", 420),
        ("往后推半小时", 480),
        ("往后调一刻钟", 465),
        ("往后推到八点", 480),
    ],
)
async def test_by_so_much_or_to_a_time(house: House, store: Store, typed: str, minute: int) -> None:
    await say(house, THREE[0], typed)
    assert every(store)[0].minute == minute


async def test_what_stands_still_comes_sooner(house: House, store: Store) -> None:
    await say(house, THREE[0], "停到31号", "提前到28号恢复")
    assert str(every(store)[0].paused_until) == "2024-12-28"
