"""Changes that are booked for later days keep what they promise, several of them and beside stops."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.delivery.later import as_of
from bot.delivery.planning import load_holidays
from store import Store, subscriptions
from store.subscriptions import Subscription
from tests.bot.conftest import House, SetClock, message, press
from tests.bot.morning import bring, every, page, say

pytestmark = pytest.mark.usefixtures("hurried")

How = tuple[int | None, str, str, tuple[str, ...]]


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-20T06:00")


def only(store: Store) -> Subscription:
    (sub,) = every(store)
    return sub


def how(store: Store, day: str = "2024-12-20") -> How:
    """What it is to be on a day: its time, days, length and topics."""
    sub = as_of(only(store), dt.date.fromisoformat(day))
    return sub.minute, sub.days, sub.style, sub.topics


async def test_topics_come_on_their_day_and_stay(house: House, store: Store, clock: SetClock) -> None:
    said = await say(house, "/subscribe 7:30 每天 产改", "从明天起产改那个加上欠薪")
    assert "12月21日起：产改、欠薪；" in said and how(store)[3] == ("产改",)
    # Stops beside them are booked, lifted and told as ever.
    assert "12月21日不送" in await say(house, "明天别发")
    assert "12月21日起不送" in await say(house, "从后天起别发")
    assert "12月22日照常送" in await say(house, "后天照常发")
    await say(house, "恢复")
    page(store, "2024-12-21", "欠薪治理开展", "昨日，欠薪治理开展，六十名职工领证。")
    for day in ("21", "22"):
        clock.put(f"2024-12-{day}T07:30")
        await bring(house)
        assert only(store).topics == ("产改", "欠薪")


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        (("从明天起产改那个加上欠薪", "从明天起产改那个加上安全"), ("产改", "欠薪", "安全")),
        (("从后天起产改那个加上欠薪", "从明天起产改那个加上安全"), ("产改", "安全", "欠薪")),
        (("从后天起产改那个加上欠薪", "产改那个加上安全"), ("产改", "安全", "欠薪")),
        (("从明天起产改那个加上欠薪", "从后天起产改那个不要招聘"), ("产改 -招聘", "欠薪 -招聘")),
        (("从明天起产改那个加上欠薪", "改到8点", "改成全文"), ("产改", "欠薪")),
        # Who was to get more of it wants it no more, and shuts nothing out.
        (("从明天起产改那个加上欠薪", "从明天起产改那个不要欠薪"), ("产改",)),
        (("从明天起产改那个加上欠薪", "产改那个不要欠薪"), ("产改",)),
        (("从后天起产改那个加上欠薪", "从明天起产改那个不要欠薪"), ("产改",)),
        (("从明天起产改那个不要欠薪", "产改那个加上欠薪"), ("产改", "欠薪")),
    ],
)
async def test_of_topics_that_are_booked_none_is_lost(
    house: House, store: Store, typed: tuple[str, ...], topics: tuple[str, ...]
) -> None:
    said = await say(house, "/subscribe 7:30 每天 产改", *typed)
    assert how(store, "2024-12-22")[3] == topics
    assert texts.listed(topics) in said or only(store).later == ()
    # What was taken back is named.
    assert ("不算了" in said) == ("不要欠薪" in typed[1] or typed[1] == "产改那个加上欠薪")


async def test_a_change_of_topics_that_makes_no_difference_is_said(house: House, store: Store) -> None:
    said = await say(house, "/subscribe 7:30 每天 产改 欠薪", "从明天起产改那个加上欠薪")
    assert said.startswith("现在就是") and only(store).later == ()
    await say(house, "从明天起产改那个加上安全")
    said = await say(house, "从后天起产改那个加上安全")
    assert said.startswith("到那天本来就是") and len(only(store).later) == 1


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        # From the first of these days on, and from the second.
        (("1月1日起换成周报", "2月1日起换回日报"), (("1", "survey"), ("workdays", "leads"))),
        (("2月1日起换回日报", "1月1日起换成周报"), (("1", "survey"), ("1", "survey"))),
        (("1月1日起换成周报", "1月1日起换回日报"), (("workdays", "leads"), ("workdays", "leads"))),
        (("1月1日起换成周报", "1月1日起改成每天"), (("daily", "leads"), ("daily", "leads"))),
        (("1月1日起换成周报", "2月1日起改成每周五"), (("1", "survey"), ("5", "survey"))),
        # The Friday was meant for a survey, which is none any more.
        (
            ("1月1日起换成周报", "2月1日起改成每周五", "1月1日起换回日报"),
            (("workdays", "leads"), ("workdays", "leads")),
        ),
        # Days of a digest, which is a survey by then.
        (("2月1日起改成周一三五", "1月1日起换成周报"), (("1", "survey"), ("1", "survey"))),
        (("2月1日起改成全文", "1月1日起换成周报"), (("1", "survey"), ("1", "survey"))),
        (("1月1日起换成周报", "周五别发"), (("1234", "leads"), ("1234", "leads"))),
        (("1月1日起换成周报", "改成全文"), (("workdays", "whole"), ("workdays", "whole"))),
        (("1月1日起换成周报", "换回日报"), (("workdays", "leads"), ("workdays", "leads"))),
        (("1月1日起换成周报", "还是每天吧"), (("daily", "leads"), ("daily", "leads"))),
        (("换成周报", "2月1日起换回日报", "改成每周五"), (("5", "survey"), ("5", "survey"))),
    ],
)
async def test_days_and_style_of_a_survey_go_together(
    house: House, store: Store, typed: tuple[str, ...], days: tuple[tuple[str, str], ...]
) -> None:
    await say(house, "/subscribe 7:30 工作日 导语 产改", *typed)
    assert tuple(how(store, day)[1:3] for day in ("2025-01-02", "2025-02-03")) == days


async def test_a_weekly_survey_that_is_booked_comes_once_a_week(
    house: House, store: Store, clock: SetClock
) -> None:
    await say(house, "/subscribe 7:30 每天 产改", "12月23日起换成周报", "12月26日起换回日报")
    brought = {}
    for day in range(20, 29):
        page(store, f"2024-12-{day}", f"产改夜校第{day}期", f"昨日，产改夜校第{day}期开班，六十人报名。")
        clock.put(f"2024-12-{day}T07:30")
        brought[day] = [one.text.split(" ")[0] for one in await bring(house) if not one.document]
    assert [day for day, heads in brought.items() if "周报" in heads] == [23]
    assert [day for day, heads in brought.items() if "日报" in heads] == [20, 21, 22, 26, 27, 28]


@pytest.mark.parametrize(
    "typed", [("下周一起改成9点", "1月5日起改成8点"), ("1月5日起改成8点", "下周一起改成9点")]
)
async def test_of_two_days_both_are_kept(house: House, store: Store, typed: tuple[str, ...]) -> None:
    said = await say(house, "/subscribe 7:30 每天 产改", *typed)
    assert "12月23日起：每天 09:00；2025年1月5日起：每天 08:00" in said
    assert [how(store, day)[0] for day in ("2024-12-22", "2024-12-23", "2025-01-05")] == [450, 540, 480]


async def test_what_takes_the_place_of_what_was_booked_is_told(house: House, store: Store) -> None:
    await say(house, "/subscribe 7:30 每天 产改", "明天起改成9点")
    said = await say(house, "明天起改成10点")
    assert "12月21日起：每天 10:00" in said and "不算了" not in said
    assert "12月21日起：每天 10:00）不算了" in await say(house, "明天起改成7点半")
    assert only(store).later == ()
    await say(house, "2月1日起改成全文", "1月1日起换成周报")
    assert how(store, "2025-02-01")[2] == "survey"
    await say(house, "下周一起改成9点")
    await press(house.member, "设置")
    said = message(await press(house.member, "确认")).text
    assert "（12月23日起：每天 09:00；2025年1月1日起：周一 09:00 · 周报）不算了" in said


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        # On 21, 23 and 24 December.
        (("明天起改成9点", "下周一起推迟半小时"), (540, 570, 570)),
        (("下周一起改成9点", "明天起推迟半小时"), (480, 540, 540)),
        (("明天起推迟半小时", "下周一起推迟半小时"), (480, 510, 510)),
        (("明天起晚半小时", "再晚半小时"), (510, 510, 510)),
        (("下周一起改成9点", "现在就改成9点"), (540, 540, 540)),
        (("下周一起改成9点", "还是别改了"), (450, 450, 450)),
        (("明天起改成9点", "下周一起改回去"), (540, 450, 450)),
        (("明天起改成9点", "下周一起改成8点", "下周一起不改了"), (540, 540, 540)),
    ],
)
async def test_so_much_later_is_reckoned_from_what_it_is_by_then(
    house: House, store: Store, typed: tuple[str, ...], minutes: tuple[int, ...]
) -> None:
    await say(house, "/subscribe 7:30 每天 产改", *typed)
    assert tuple(how(store, f"2024-12-{day}")[0] for day in (21, 23, 24)) == minutes


async def test_on_the_day_itself_it_is_as_was_said(house: House, store: Store, clock: SetClock) -> None:
    await say(house, "/subscribe 7:30 每天 产改", "明天起改成9点", "下周一起改成全文")
    clock.put("2024-12-21T06:00")
    assert "每天 09:30 · 产改" in await say(house, "推迟半小时")
    assert how(store, "2024-12-21")[:3] == (570, "daily", "titles")
    assert how(store, "2024-12-23")[:3] == (570, "daily", "whole")
    assert "每天 09:00" in await say(house, "改到9点")


async def test_what_is_late_comes_as_it_was_to_be_on_its_day(
    house: House, store: Store, clock: SetClock
) -> None:
    await say(house, "/subscribe 18:00 每天 导语 产改", "明天起改成9点全文")
    page(store, "2024-12-20", "产改夜校开班", "昨日，产改夜校开班，六十名职工报名。")
    clock.put("2024-12-21T02:00")
    (brought,) = await bring(house)
    assert "12月20日 18:00" in brought.text and "六十名职工" in brought.text
    due = only(store).next_due
    assert due is not None and due.astimezone(clock.now().tzinfo).isoformat()[:16] == "2024-12-21T09:00"
    # Now that nothing of the day before is left, it is otherwise.
    sub = only(store)
    assert ((sub.minute, sub.style), sub.later) == ((540, "whole"), ())


async def test_what_was_put_off_over_midnight_tells_the_time_it_had(
    house: House, store: Store, clock: SetClock
) -> None:
    await say(house, "/subscribe 23:55 每天 产改", "明天起改成9点")
    page(store, "2024-12-20", "产改夜校开班", "昨日，产改夜校开班，六十名职工报名。")
    clock.put("2024-12-21T00:05")
    store.write(subscriptions.change, only(store).id, next_due=clock.now().astimezone(dt.UTC))
    (brought,) = await bring(house)
    assert "12月20日 23:55" in brought.text and only(store).last_day == dt.date(2024, 12, 20)


@pytest.mark.parametrize("typed", ["改到9点", "先别发了"])
async def test_from_its_day_on_it_is_shown_as_it_is(
    house: House, store: Store, clock: SetClock, typed: str
) -> None:
    await say(house, "/subscribe 18:00 每天 产改", typed, "明天起改成全文", "后天起改成7点半")
    clock.put("2024-12-21T06:00")
    await bring(house)
    assert " · 全文" in (said := await say(house, "我的订阅")) and "12月22日起：每天 07:30" in said
    # What is said of it counts from there, and what is to come is not changed by that.
    assert "12月22日起：每天 07:30" in await say(house, "改成导语")
    assert (how(store)[2], len(only(store).later)) == ("leads", 1)


async def test_a_calendar_that_comes_in_moves_what_is_to_go_by_it(
    house: House, store: Store, clock: SetClock
) -> None:
    await say(house, "/subscribe 7:30 每天 产改", "下周一起改成工作日")
    await say(house, "22号别发", "21号别发")
    clock.put("2024-12-20T07:30")
    await bring(house)
    assert store.read(subscriptions.by_days, "workdays") == 1
    assert "下一次：12月23日" in await say(house, "我的订阅")
    loaded = store.write(load_holidays, "2024-12-23,休\n", "days.csv", clock.now(), None)
    assert loaded.moved == 1 and "下一次：12月24日" in await say(house, "我的订阅")


@pytest.mark.parametrize(
    ("typed", "left"),
    [("明早照常发", (0, 1)), ("明晚照常发", (1, 0)), ("明天照常发", (0, 0)), ("明天下午照常发", (1, 1))],
)
async def test_what_comes_in_a_part_of_the_day_comes_alone(
    house: House, store: Store, typed: str, left: tuple[int, ...]
) -> None:
    await say(house, "/subscribe 7:30 每天 产改", "/subscribe 18:00 每天 安全", "明天别发")
    said = await say(house, typed)
    stops = [len(sub.stops) for sub in every(store)]
    assert tuple(stops) == left
    assert ("没有要送的" in said) == (left == (1, 1)) and ("每天 07:30" in said) == (left == (0, 1))


async def test_the_part_of_the_day_is_that_of_the_time_by_then(house: House, store: Store) -> None:
    await say(house, "/subscribe 18:00 每天 产改", "/subscribe 8:00 每天 安全")
    await say(house, "把产改的改到9点，从后天开始")
    await say(house, "后天早上别发")
    assert [len(sub.stops) for sub in every(store)] == [1, 1]
    await say(house, "恢复订阅", "明天早上别发")
    assert [len(sub.stops) for sub in every(store)] == [0, 1]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("元旦起换成周报", "2025-01-01"),
        ("从元旦开始换成周报", "2025-01-01"),
        ("元旦以后换成周报", "2025-01-02"),
        ("过完元旦换成周报", "2025-01-02"),
        ("换成周报，元旦后", "2025-01-02"),
        ("春节起换成周报", "2025-01-28"),
        ("过完年换成周报", "2025-02-05"),
    ],
)
async def test_from_a_festival_on_or_behind_it(house: House, store: Store, typed: str, day: str) -> None:
    await say(house, "/subscribe 7:30 每天 产改", typed)
    assert [one.day for one in only(store).later] == [dt.date.fromisoformat(day)]


@pytest.mark.parametrize(
    ("typed", "days", "topics"),
    [
        ("明天起周末别发", "12345", ("产改",)),
        ("从下周起周末就别发了", "12345", ("产改",)),
        ("下周起周五不要发", "123467", ("产改",)),
        ("明天起节假日别发", "workdays", ("产改",)),
        ("明天起加上欠薪的", "daily", ("产改", "欠薪")),
        ("从下周起也加上欠薪的新闻", "daily", ("产改", "欠薪")),
        ("下周一起不要招聘的了", "daily", ("产改 -招聘",)),
    ],
)
async def test_days_off_and_topics_are_booked_in_few_words(
    house: House, store: Store, typed: str, days: str, topics: tuple[str, ...]
) -> None:
    await say(house, "/subscribe 7:30 每天 产改", typed)
    assert how(store)[1::2] == ("daily", ("产改",)) and how(store, "2024-12-23")[1::2] == (days, topics)


@pytest.mark.parametrize(
    "typed", ["从下个月开始不要工会的了", "元旦起不要工会的新闻", "1月1日起工会那个不要工会的了"]
)
async def test_what_brings_nothing_else_ends_on_that_day(house: House, store: Store, typed: str) -> None:
    said = await say(house, "/subscribe 7:30 每天 产改", "/subscribe 18:00 每天 工会", typed)
    assert "每天 18:00" in said and "2025年1月1日起不送" in said
    assert [(sub.topics, sub.later, sub.stops) for sub in every(store)] == [
        (("产改",), (), ()),
        (("工会",), (), ((dt.date(2025, 1, 1), None),)),
    ]


async def test_of_several_that_is_meant_which_brings_it(house: House, store: Store) -> None:
    await say(house, "/subscribe 7:30 每天 产改", "/subscribe 18:00 每天 工会 欠薪", "下个月起不要工会的了")
    one, two = (as_of(sub, dt.date(2025, 1, 1)) for sub in every(store))
    assert (one.topics, two.topics, two.stops) == (("产改",), ("欠薪",), ())


async def test_who_says_it_of_all_ends_one_and_changes_the_other(house: House, store: Store) -> None:
    await say(house, "/subscribe 7:30 每天 工会", "/subscribe 18:00 每天 工会 欠薪", "下个月起不要工会的了")
    said = message(await press(house.member, texts.CHANGE_ALL)).text
    assert "1月1日起不送" in said and "1月1日起：欠薪" in said
    assert [len(sub.stops) for sub in every(store)] == [1, 0]


@pytest.mark.parametrize("typed", ["明天起不要发", "明天起别再发了", "明天起不要推送", "从明天起不要送了"])
async def test_what_is_to_stop_is_no_topic(house: House, store: Store, typed: str) -> None:
    await say(house, "/subscribe 7:30 每天 产改", typed)
    assert only(store).later == () and only(store).stops == ((dt.date(2024, 12, 21), None),)


async def test_a_day_that_was_typed_is_the_same_day_tomorrow(
    house: House, store: Store, clock: SetClock
) -> None:
    await say(house, "/subscribe 7:30 每天 产改", "/subscribe 8:00 每天 安全", "后天起改成9点")
    clock.put("2024-12-21T07:00")
    assert "12月22日起：每天 09:00" in message(await press(house.member, "2")).text


@pytest.mark.parametrize(
    ("typed", "minute", "style"),
    [
        ("下周一起9点发", 540, "titles"),
        ("下周一开始9点半发给我", 570, "titles"),
        ("从下周一开始每天9点", 540, "titles"),
        ("下周起全文", 450, "whole"),
    ],
)
async def test_how_it_is_to_be_is_said_without_a_verb(
    house: House, store: Store, typed: str, minute: int, style: str
) -> None:
    await say(house, "/subscribe 7:30 每天 产改", typed)
    assert how(store)[0] == 450 and how(store, "2024-12-23")[::2] == (minute, style)


@pytest.mark.parametrize(("typed", "day"), [("年后改成周报", "2025-02-05"), ("明年起改成周报", "2025-01-01")])
async def test_from_a_year_on(house: House, store: Store, typed: str, day: str) -> None:
    await say(house, "/subscribe 7:30 每天 产改", typed)
    assert [one.day for one in only(store).later] == [dt.date.fromisoformat(day)]


@pytest.mark.parametrize(
    "typed", ["下周一9点把产改的新闻发给我", "下周一起每天9点发我欠薪的新闻", "/subscribe 下周一 9:00 产改"]
)
async def test_a_day_of_next_week_is_none_of_every_week(house: House, store: Store, typed: str) -> None:
    assert "“下周一" in await say(house, typed) and every(store) == ()


async def test_who_does_not_end_it_after_all_keeps_it(house: House, store: Store) -> None:
    assert await say(house, "/subscribe 7:30 每天 产改", "退订", "算了不退了") == texts.NOTHING_CHANGED
    assert len(every(store)) == 1


async def test_without_a_day_it_is_asked_which_is_meant(house: House, store: Store) -> None:
    asked = await say(house, "/subscribe 7:30 每天 产改", "/subscribe 18:00 每天 招聘", "日报里不要招聘")
    assert "产改" in asked and "招聘 -招聘" not in asked
    await press(house.member, texts.CHANGE_ALL)
    assert [sub.topics for sub in every(store)] == [("产改 -招聘",), ("招聘",)]


@pytest.mark.parametrize("typed", ["下周一起把产改换成安全", "从下周一起产改那个换成安全"])
async def test_one_topic_in_the_place_of_another_ends_nothing(house: House, store: Store, typed: str) -> None:
    said = await say(house, "/subscribe 7:30 每天 产改", typed)
    assert "12月23日起：安全" in said and "不送" not in said
    assert (how(store, "2024-12-23")[3], only(store).stops) == (("安全",), ())


async def test_what_is_left_is_seen_on_that_day(house: House, store: Store) -> None:
    await say(house, "/subscribe 7:30 每天 产改", "下周一起产改那个加上欠薪", "下个月起不要产改的了")
    assert (how(store, "2025-01-01")[3], only(store).stops) == (("欠薪",), ())


async def test_it_ends_where_the_rest_goes_before(house: House, store: Store) -> None:
    said = await say(house, "/subscribe 7:30 每天 产改 欠薪", "下周一起不要产改的了", "下个月起不要欠薪的了")
    assert "2025年1月1日起不送" in said
    assert only(store).stops == ((dt.date(2025, 1, 1), None),)
