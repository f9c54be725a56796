"""Stops and changes that are ordered in one sentence, and orders that mean another than the words say."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.delivery.clauses import read_clauses
from bot.delivery.later import as_of
from store import Store, subscriptions
from tests.bot.conftest import House, press
from tests.bot.everyhead import every_head
from tests.bot.morning import ONE, TWO, every, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"


@pytest.mark.parametrize(
    ("typed", "alone"),
    [
        ("明天别发，后天起改成9点", ("明天别发", "后天起改成9点")),
        ("这周别发了，下周起改成9点", ("这周别发了", "下周起改成9点")),
        ("明天起改成9点，下周一起改成8点", ("明天起改成9点", "下周一起改成8点")),
        ("改成8点；元旦别发；1月2日起换成周报", ("改成8点", "元旦别发", "1月2日起换成周报")),
        ("停三天，然后改成8点", ("停三天", "12月23日起改成8点")),
        ("休假到下周三，回来改成9点", ("休假到下周三", "12月25日起改成9点")),
        ("下周出差别发，回来以后改成8点", ("下周别发", "12月30日起改成8点")),
        ("春节期间别发，然后改成周报", ("春节期间别发", "2月5日起改成周报")),
        ("下周一起改成9点，只要导语", ("下周一起改成9点", "下周一起改成导语")),
        ("下周一起周报，提前半小时", ("下周一起周报", "下周一起提前半小时")),
        ("明天起改成9点，改成工作日", ("明天起改成9点", "明天起改成工作日")),
        ("元旦起改成9点，周末别发", ("元旦起改成9点", "1月1日起改成周一到周五")),
        ("明天起改成9点，改成工作日，只要导语", ("明天起改成9点", "明天起改成工作日", "明天起改成导语")),
        ("改成9点，下周一起改成导语", ("改成9点", "下周一起改成导语")),
        ("下周一起改成9点，现在就改成导语", ("下周一起改成9点", "改成导语")),
        ("下周一起改成9点，今天起改成导语", ("下周一起改成9点", "改成导语")),
        ("下周一起改成9点，元旦别发，只要导语", ("下周一起改成9点", "元旦别发", "下周一起改成导语")),
        ("停三天，回来改成9点，只要导语", ("停三天", "12月23日起改成9点", "12月23日起改成导语")),
        ("停三天，回来改成9点，元旦也别发", ("停三天", "12月23日起改成9点", "元旦别发")),
        ("从明天起，改成9点，去掉周末", ("明天起改成9点", "明天起周末别发")),
        ("改成9点，去掉周末，从下周一开始", ("下周一起改成9点", "下周一起周末别发")),
    ],
)
async def test_each_of_several_orders_is_as_if_it_were_said_alone(
    house: House, store: Store, typed: str, alone: tuple[str, ...]
) -> None:
    await say(house, ONE)
    before = every(store)
    await say(house, *alone)
    wanted = every(store)
    await say(house, "恢复订阅", "改到7点半", "改成每天", "都不改了")
    store.write(
        subscriptions.change, before[0].id, former=(), later=(), style="titles", next_due=before[0].next_due
    )
    assert every(store) == before
    await say(house, typed)
    assert every(store) == wanted
    # Taken back as it was said: in one.
    await say(house, "撤回")
    assert every(store) == before


@pytest.mark.parametrize(
    "typed",
    [
        "从明天起，安全那个加上欠薪，产改那个去掉周末",
        "从明天开始，安全的加上欠薪；产改的周末别发",
        "安全那个加上欠薪，产改那个去掉周末，明天起",
    ],
)
async def test_a_day_that_stands_apart_is_of_each_order_and_each_of_its_own(
    house: House, store: Store, typed: str
) -> None:
    await say(house, ONE, TWO, typed)
    one, two = (as_of(sub, dt.date(2024, 12, 21)) for sub in every(store))
    assert [sub.topics for sub in every(store)] == [("产改",), ("安全",)]
    assert ((one.topics, one.days), (two.topics, two.days)) == (
        (("产改",), "12345"),
        (("安全", "欠薪"), "daily"),
    )


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        ("产改那个加上欠薪，夜校", ("产改", "欠薪", "夜校")),
        ("产改那个加上欠薪，谢谢", ("产改", "欠薪")),
        ("产改那个不要招聘，广告的", ("产改 -招聘 -广告",)),
        # What is behind the comma is no topic, and nothing is guessed.
        ("产改那个加上欠薪，安全那个天天开心", ("产改",)),
    ],
)
async def test_no_topic_goes_on_behind_a_comma(
    house: House, store: Store, typed: str, topics: tuple[str, ...]
) -> None:
    await say(house, ONE, TWO, typed)
    assert [sub.topics for sub in every(store)] == [topics, ("安全",)]


@pytest.mark.parametrize(
    ("typed", "topics", "rest"),
    [
        ("产改那个不要招聘，要安全", ("产改 -招聘",), "要安全"),
        ("产改那个不要招聘，想看安全", ("产改 -招聘",), "想看安全"),
        ("产改那个不要广告，多来点欠薪", ("产改 -广告",), "多来点欠薪"),
        ("产改那个加上欠薪，不看广告", ("产改", "欠薪"), "不看广告"),
        ("产改那个加上欠薪，但不要广告", ("产改", "欠薪"), "但不要广告"),
        ("产改那个加上欠薪，夜校，广告不要", ("产改", "欠薪", "夜校"), "广告不要"),
        ("产改那个加上欠薪，每天九点", ("产改", "欠薪"), "每天九点"),
        ("产改那个加上欠薪，周六也要", ("产改", "欠薪"), "周六也要"),
        ("产改那个加上欠薪，还有夜校", ("产改", "欠薪", "夜校"), ""),
        ("产改那个加上要素，夜校", ("产改", "要素", "夜校"), ""),
    ],
)
async def test_what_is_no_topic_behind_a_comma_is_said(
    house: House, store: Store, typed: str, topics: tuple[str, ...], rest: str
) -> None:
    said = await say(house, ONE, typed)
    assert every(store)[0].topics == topics
    assert ("没有办成" in said) == bool(rest) and f"“{rest}”" in said + "“”"


async def test_what_cannot_be_is_said_beside_what_was_done(house: House, store: Store) -> None:
    said = await say(house, ONE, "明天别发，后天起改成28点")
    assert "12月21日不送" in said and texts.WISH_NO_SUCH_TIME.format(typed="28点") in said
    said = await say(house, "恢复订阅", "明天别发，安保的改到9点")
    assert "12月21日不送" in said and texts.REST_UNREAD.format(typed="安保的改到9点") in said
    assert every(store)[0].later == ()


async def test_behind_a_stop_and_what_is_then_more_may_be_said(house: House, store: Store) -> None:
    said = await say(house, ONE, "停三天，回来改成9点，天天开心")
    assert texts.REST_UNREAD.format(typed="天天开心") in said
    assert [booked.day for booked in every(store)[0].later] == [dt.date(2024, 12, 23)]
    said = await say(house, "恢复订阅", "都不改了", "停三天，回来改成9点，明天别发")
    assert "没有找到" not in said and "12月23日" in said and every(store)[0].paused


async def test_who_goes_on_hears_that_what_was_booked_with_the_stop_is_still_to_be(
    house: House, store: Store
) -> None:
    await say(house, ONE, "停三天，回来改成9点")
    assert texts.LATER_STILL in await say(house, "恢复")
    assert [one.day for one in every(store)[0].later] == [dt.date(2024, 12, 23)]
    # And it is as it says there.
    await say(house, "都不改了")
    assert every(store)[0].later == ()
    await say(house, TWO, "明天别发，后天起改成9点")
    await press(house.member, texts.CHANGE_ALL)
    assert texts.LATER_STILL in await say(house, "恢复")
    assert texts.LATER_STILL not in await say(house, "都不改了", "明天别发", "恢复")


async def test_where_nothing_is_brought_it_is_said(house: House) -> None:
    assert await say(house, "明天别发，后天起改成9点") == texts.NO_SUBSCRIPTIONS


@pytest.mark.parametrize(
    "typed", ["改成九点，从明天开始", "明天别发，元旦也别发", "时间太早了，改到九点半", "产改，改革"]
)
def test_what_is_one_order_or_none_is_not_parted(typed: str) -> None:
    assert read_clauses(typed) == ()


def test_no_head_orders_several_things() -> None:
    assert [head for head in every_head() if read_clauses(head)] == []


@pytest.mark.parametrize(
    ("typed", "last"),
    [
        (("明天开始改成周报", "周报改到周五"), "5"),
        (("明天开始改成周报", "还是周三吧"), "3"),
        (("1月1日起换成周报", "周报改成周五发"), "5"),
    ],
)
async def test_the_day_of_a_week_is_that_of_the_survey_that_is_booked(
    house: House, store: Store, typed: tuple[str, ...], last: str
) -> None:
    await say(house, ONE, *typed)
    (sub,) = every(store)
    assert (sub.days, sub.style) == ("daily", "titles")
    assert dict(sub.later[0].values) == {"style": "survey", "days": last}


async def test_all_that_was_booked_is_taken_back_by_name_or_as_a_whole(house: House, store: Store) -> None:
    await say(house, ONE, "下周一起改成9点", "下周二起改成周报")
    assert "12月23日起" in await say(house, "都不改了") and every(store)[0].later == ()
    await say(house, TWO, "产改的明天起改成8点", "安全的明天起改成8点", "产改的改回去")
    assert [len(sub.later) for sub in every(store)] == [0, 1]
    await say(house, "明天别发", "安全那个照常发")
    assert [len(sub.stops) for sub in every(store)] == [1, 0]


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("这个月先停了", "2025-01-01"),
        ("这周先停一停吧", "2024-12-23"),
        ("本月别发了", "2025-01-01"),
        ("改成停到下周五", "2024-12-27"),
        ("还是停五天", "2024-12-25"),
    ],
)
async def test_for_how_long_nothing_is_to_come(house: House, store: Store, typed: str, until: str) -> None:
    await say(house, ONE, typed)
    assert every(store)[0].paused_until == dt.date.fromisoformat(until)


@pytest.mark.parametrize("typed", ["下周改成9点", "下个月改成周报", "这周改成全文"])
async def test_of_one_week_nothing_can_be_changed(house: House, store: Store, typed: str) -> None:
    said = await say(house, ONE, typed)
    assert (
        said == texts.RHYTHMS["once"].format(typed=typed.partition("改")[0]) and every(store)[0].later == ()
    )


@pytest.mark.parametrize(
    "typed",
    [
        "第一个停到昨天，第二个改到九点",
        "第二个改到九点，第一个停到昨天",
        "第一个停到2月30日；第二个改到九点",
        "产改那个停到昨天，安全那个改到九点",
        "第一个改到25点，第二个改到9点",
    ],
)
async def test_what_can_be_done_is_done_and_of_the_rest_it_is_said(
    house: House, store: Store, typed: str
) -> None:
    said = await say(house, ONE, TWO, typed)
    assert "昨天" in said or "2月30日" in said or "25点" in said
    assert [(sub.minute, sub.paused) for sub in every(store)] == [(450, False), (540, False)]


async def test_where_nothing_can_be_done_nothing_is(house: House, store: Store) -> None:
    await say(house, ONE, TWO)
    before = every(store)
    assert "昨天" in await say(house, "第一个停到昨天，第二个停到前天")
    assert every(store) == before


@pytest.mark.parametrize(
    "lead", ["好的，", "嗯，", "行，", "好，", "收到。", "可以，", "OK，", "知道了，", "是的 ", "好嘞，"]
)
async def test_consent_before_an_order_is_none_of_it(house: House, store: Store, lead: str) -> None:
    await say(house, ONE, TWO, f"{lead}第一个改到八点")
    assert [sub.minute for sub in every(store)] == [480, 1080]
    await say(house, f"{lead}第二个停三天")
    assert [sub.paused for sub in every(store)] == [False, True]


@pytest.mark.parametrize(
    "typed", ["好，工会", "行，不行", "可以，但没必要", "好的，产改", "对，就是这样的劳动者"]
)
async def test_consent_before_what_is_looked_for_stays(house: House, typed: str) -> None:
    await say(house, ONE)
    said = await say(house, typed)
    assert said.startswith((f"搜索：{typed}", f"没有找到“{typed}”")) or "好" in typed


async def test_two_are_changed_in_one_sentence(house: House, store: Store) -> None:
    await say(house, ONE, TWO, "安全改到下午三点，产改改到八点")
    assert [sub.minute for sub in every(store)] == [480, 900]


@pytest.mark.parametrize(
    ("typed", "stand"),
    [
        ("产改改到八点，安全改到晚上七点，欠薪停三天", [(480, False), (1140, False), (540, True)]),
        ("产改和安全改到八点，欠薪改到九点半", [(480, False), (480, False), (570, False)]),
        ("欠薪停三天，前两个改到八点", [(480, False), (480, False), (540, True)]),
        ("第一个改到八点，安全那个停三天", [(480, False), (1080, True), (540, False)]),
        ("会议改到八点，产改停三天", [(450, False), (1080, False), (540, False)]),
        ("产改停三天，工会停三天", [(450, False), (1080, False), (540, False)]),
        ("第一个停三天，明天别忘了开会", [(450, False), (1080, False), (540, False)]),
        ("安全检查停三天，夜校改到八点", [(450, False), (1080, False), (540, False)]),
    ],
)
async def test_each_names_its_own(
    house: House, store: Store, typed: str, stand: list[tuple[int, bool]]
) -> None:
    await say(house, ONE, TWO, "/subscribe 9:00 工作日 欠薪")
    before = every(store)
    await say(house, typed)
    assert [(sub.minute, sub.paused) for sub in every(store)] == stand
    if every(store) != before:
        assert (await say(house, "撤回")).startswith(texts.UNSAID)
        assert every(store) == before


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("产改改到八点，工匠停三天，安全停三天", ("工匠停三天", "安全停三天")),
        ("改成8点，安保的改到9点，工匠的停三天", ("安保的改到9点", "工匠的停三天")),
    ],
)
async def test_all_that_was_not_done_is_named(
    house: House, store: Store, typed: str, left: tuple[str, ...]
) -> None:
    said = await say(house, ONE, TWO, typed) if "产改" in typed else await say(house, ONE, typed)
    assert [sub.paused for sub in every(store)].count(True) == 0
    assert every(store)[0].minute == 480
    assert texts.REST_UNREAD.format(typed="，".join(left)) in said
