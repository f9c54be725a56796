"""除了第一个都停三天, 最后一个不要了, 产改那个今晚别发: which of several are meant, and only these."""

from __future__ import annotations

import pytest

from bot import texts
from store import Store
from tests.bot.conftest import House, SetClock, labels, message, messages, press
from tests.bot.everyhead import every_head
from tests.bot.morning import ONE, TWO, bring, every, page, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"
THREE = "/subscribe 9:00 工作日 欠薪"


@pytest.fixture
def clock() -> SetClock:
    return SetClock(AT)


def paused(store: Store) -> list[bool]:
    return [sub.paused for sub in every(store)]


@pytest.mark.parametrize(
    "typed",
    [
        "除了第一个都停到31号",
        "除了产改都停三天",
        "除了产改那个，其他的都停到月底",
        "除了第一个以外，别的都停了吧",
        "除第一个外都停一周",
        "除开产改的全停三天",
        "只留产改，其他的都停三天",
        "只留第一个，别的停到下周一",
        "除了7:30那个都停三天",
        "除产改外全部停到周五",
        "产改除外，别的都停三天",
        "产改以外的都停三天",
        "别的都停三天，只留产改",
        "都停三天，第一个除外",
        "全部停到31号，但产改那个照常",
        "都停到31号，第一个除外",
    ],
)
async def test_all_but_what_is_named_stop(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, THREE, typed)
    assert paused(store) == [False, True, True]
    assert (await say(house, "撤回")).startswith(texts.UNSAID)
    assert paused(store) == [False, False, False]


async def test_all_but_one_do_not_come_today(house: House, store: Store) -> None:
    for typed in ("除了产改今天都别发", "除了第一个，今天都先别发", "除了产改都今天别发"):
        assert "今天不送了" in await say(house, ONE, TWO, typed)
        assert paused(store) == [False, True]
        await say(house, "撤回")
    await say(house, "除了产改明天都别发")
    assert [len(sub.stops) for sub in every(store)] == [0, 1]


async def test_so_many_are_changed_and_asked_for(house: House, store: Store) -> None:
    await say(house, ONE, TWO, THREE, "除了第一个和第二个，都改到八点")
    assert [sub.minute for sub in every(store)] == [450, 1080, 480]
    shown = message(await house.member.say("只留产改和欠薪，别的退了"))
    assert "安全" in shown.text and texts.CONFIRM in labels(shown)
    await press(house.member, texts.CONFIRM)
    assert [sub.topics for sub in every(store)] == [("产改",), ("欠薪",)]
    assert (await say(house, "除了产改和欠薪都停三天")) == texts.NO_OTHER_SUBSCRIPTION
    assert "没有第 5 个" in await say(house, "除了第五个都停三天")
    assert paused(store) == [False, False]


@pytest.mark.parametrize(
    "typed",
    [
        "除了贵州都不要",
        "除了招聘的都要",
        "除了工会，都停三天",
        "除了工资还要工会",
        "只要产改，别的不看",
        "除了第一版都要",
    ],
)
async def test_what_names_none_of_them_is_none(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO, THREE)
    before = every(store)
    await say(house, "货车司机", typed)
    assert every(store) == before


@pytest.mark.parametrize(
    ("typed", "which"),
    [
        ("最后一个停三天", [False, False, True]),
        ("中间那个停了吧", [False, True, False]),
        ("倒数第二个停到31号", [False, True, False]),
        ("第一个和最后一个停三天", [True, False, True]),
        ("最后那个先停一停", [False, False, True]),
        ("末尾那个停了", [False, False, True]),
        ("第一个和末尾那个停三天", [True, False, True]),
        ("今天的新闻别发了", [True, True, True]),
        ("所有的订阅都停掉", [True, True, True]),
        ("我的推送全部停掉吧", [True, True, True]),
    ],
)
async def test_places_from_the_end_and_in_the_middle(
    house: House, store: Store, typed: str, which: list[bool]
) -> None:
    await say(house, ONE, TWO, THREE, typed)
    assert paused(store) == which


async def test_so_ends_what_is_meant_when_that_is_confirmed(house: House, store: Store) -> None:
    await say(house, ONE, TWO, THREE)
    assert (await say(house, "第一个和最后一个不要了")).startswith(texts.END_THESE.format(count=2))
    await press(house.member, texts.CONFIRM)
    assert [sub.topics for sub in every(store)] == [("安全",)]
    await say(house, ONE)
    assert "产改" in await say(house, "最后一个不要了")
    assert await say(house, "中间那个停了吧") == texts.NO_MIDDLE.format(count=2)
    assert paused(store) == [False, False]


@pytest.mark.parametrize(
    "typed",
    [
        "安全那个今晚别发",
        "安全那个今天别发",
        "安全的今天先不发了",
        "把安全那个今天停一下吧",
        "第二个今天别发",
        "安全今晚别送了",
        "安全那个今天晚上不用发",
        "今天安全不要发了",
        "今晚的安全别发",
        "今天的安全就不用发了",
        "第二个今晚停一下",
        "安全的今天就算了",
        "今天别给我发安全了",
        "今晚先别发安全",
        "今天先停安全那个",
    ],
)
async def test_one_that_is_named_does_not_come_today_and_comes_tomorrow(
    house: House, store: Store, clock: SetClock, typed: str
) -> None:
    await say(house, ONE, TWO)
    before = every(store)
    said = await say(house, typed)
    assert "安全" in said and "今天不送了，12月21日起照常送" in said and "产改" not in said
    assert (await say(house, "撤回")).startswith(texts.UNSAID)
    assert every(store) == before
    await say(house, typed)
    page(store, "2024-12-20", "安全夜校开班", "昨日，安全夜校开班，六十名职工报名。")
    clock.put("2024-12-20T18:05")
    assert not [shown for shown in await bring(house) if "主题：安全" in shown.text]
    clock.put("2024-12-21T18:05")
    assert [shown for shown in await bring(house) if "安全夜校开班" in shown.text]


@pytest.mark.parametrize(
    "typed",
    [
        "今天会议停一天",
        "今天比赛不要了",
        "今晚的晚会别发",
        "夜校今天停一天",
        "今天的事今天就算了",
        "安全检查今天停一下",
        "今天别发火了",
        "今天停电一天",
        "今天别推三阻四",
    ],
)
async def test_what_is_said_of_work_today_stops_nothing(house: House, store: Store, typed: str) -> None:
    await say(house, ONE, TWO)
    await say(house, typed)
    assert paused(store) == [False, False]


async def test_of_one_that_does_not_come_then_it_is_said(house: House, store: Store) -> None:
    await say(house, ONE, TWO)
    assert (await say(house, "产改那个今晚别发")).startswith("今天晚上没有要送的")
    assert paused(store) == [False, False]


@pytest.mark.parametrize("before", ["货车司机进城", "除了夜校都停到31号", "工会"])
@pytest.mark.parametrize(
    "typed", ["不对，是停到30号", "不对，停到30号", "说错了，明天别发", "不对，改成九点"]
)
async def test_a_correction_of_what_was_looked_for_does_nothing(
    house: House, store: Store, before: str, typed: str
) -> None:
    await say(house, ONE, TWO)
    stood = every(store)
    assert await say(house, before, typed) == texts.NOT_UNDERSTOOD_BEFORE
    assert every(store) == stood


async def test_a_correction_is_of_those_that_were_meant(house: House, store: Store) -> None:
    await say(house, ONE, TWO, THREE, "除了第一个都停到31号", "不对，是停到30号")
    assert [str(sub.paused_until) for sub in every(store)] == ["None", "2024-12-30", "2024-12-30"]


async def test_heads_are_looked_for(house: House, store: Store) -> None:
    await say(house, ONE, TWO, THREE)
    before = every(store)
    heads = [
        head
        for head in every_head()
        if any(word in head for word in ("除了", "只留", "最后一", "中间", "今晚"))
    ]
    for head in heads[:60]:
        assert not [shown for shown in messages(await house.member.say(head)) if "订阅已暂停" in shown.text]
    assert every(store) == before
