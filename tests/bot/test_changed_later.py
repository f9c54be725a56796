"""A change may begin on a later day, and what there was before it comes back with a word."""

from __future__ import annotations

import pytest

from bot import texts
from bot.delivery.changes import read_change
from store import Store, subscriptions
from store.subscriptions import Subscription
from tests.bot.conftest import MEMBER, House, SetClock, message, press
from tests.bot.morning import bring, page

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-20T06:00")


def only(store: Store) -> Subscription:
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    return sub


def how(store: Store) -> tuple[int | None, str, str]:
    sub = only(store)
    return sub.minute, sub.days, sub.style


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("换回日报", "workdays"),
        ("改成每天", "daily"),
        ("改回工作日", "workdays"),
        ("改回去", "workdays"),
        ("恢复原样", "workdays"),
    ],
)
async def test_after_a_survey_it_is_as_it_was(house: House, store: Store, typed: str, days: str) -> None:
    await house.member.say("/subscribe 7:30 工作日 导语 产改")
    await house.member.say("换成周报")
    # Another time does not make it forget.
    await house.member.say("改到8点")
    assert how(store) == (480, "1", "survey")
    await house.member.say(typed)
    minute = 450 if typed in {"改回去", "恢复原样"} else 480
    assert how(store) == (minute, days, "leads")


async def test_the_card_brings_it_back_too(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 工作日 导语 产改")
    await press(house.member, "设置")
    await press(house.member, "周报")
    await press(house.member, "确认")
    assert how(store) == (450, "1", "survey")
    await press(house.member, "设置")
    shown = message(await press(house.member, "每天"))
    assert "每天 07:30 · 产改 · 导语" in shown.text
    await press(house.member, "确认")
    assert how(store) == (450, "daily", "leads")


async def test_what_was_never_changed_has_nothing_to_come_back(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 工作日 导语 产改")
    assert message(await house.member.say("改回去")).text.startswith("没有找到“改回去”")


@pytest.mark.parametrize(
    "typed", ["明天起改成9点", "改成九点，从明天开始", "从明天起时间改到9:00", "产改的明天起改成9点"]
)
async def test_a_change_of_tomorrow_leaves_today_alone(
    house: House, store: Store, clock: SetClock, typed: str
) -> None:
    await house.member.say("/subscribe 18:00 每天 产改")
    shown = message(await house.member.say(typed)).text
    assert shown.startswith(texts.CHANGED_LATER) and "12月21日起：每天 09:00；下一次：12月20日 18:00" in shown
    page(store, "2024-12-20", "产改夜校开班", "昨日，产改夜校开班，六十名职工报名。")
    clock.put("2024-12-20T18:00")
    assert len(await bring(house)) == 1 and only(store).minute == 1080
    page(store, "2024-12-21", "产改夜校结业", "昨日，产改夜校结业，六十名职工领证。")
    clock.put("2024-12-21T08:59")
    assert await bring(house) == []
    clock.put("2024-12-21T09:00")
    (brought,) = await bring(house)
    assert "结业" in brought.text and "迟到" not in brought.text
    assert (only(store).minute, only(store).later) == (540, ())
    # As it was before the change.
    await house.member.say("改回去")
    assert only(store).minute == 1080


async def test_a_machine_that_stood_still_on_that_day_finds_it_changed(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 18:00 每天 产改")
    await house.member.say("明天起改成9点")
    page(store, "2024-12-20", "产改夜校开班", "昨日，产改夜校开班，六十名职工报名。")
    clock.put("2024-12-22T10:00")
    (brought,) = await bring(house)
    assert "迟到" in brought.text and (only(store).minute, only(store).later) == (540, ())


async def test_days_and_length_may_change_later_and_a_stop_lies_between(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 7:30 工作日 产改")
    await house.member.say("下周一起改成每天导语")
    await house.member.say("23号到24号别发")
    due = only(store).next_due
    assert due is not None and due.astimezone(clock.now().tzinfo).isoformat()[:16] == "2024-12-20T07:30"
    clock.put("2024-12-20T07:30")
    await bring(house)
    due = only(store).next_due
    assert due is not None and due.astimezone(clock.now().tzinfo).isoformat()[:16] == "2024-12-25T07:30"


async def test_the_newest_word_holds(house: House, store: Store) -> None:
    await house.member.say("/subscribe 18:00 每天 产改")
    await house.member.say("下周三起改成9点全文")
    await house.member.say("下周一起改成周一三五")
    assert [[name for name, _ in one.values] for one in only(store).later] == [["days"], ["minute", "style"]]
    shown = message(await house.member.say("改到8点")).text
    assert "原来说好的" in shown and "不算了" in shown
    assert [[name for name, _ in one.values] for one in only(store).later] == [["days"], ["style"]]
    await press(house.member, "设置")
    await press(house.member, "确认")
    assert only(store).later == ()


async def test_of_two_the_one_that_is_chosen_changes_later(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("/subscribe 8:00 每天 安全")
    await house.member.say("后天起改成9点")
    assert "12月22日起：每天 09:00" in message(await press(house.member, "2")).text
    assert [bool(sub.later) for sub in store.read(subscriptions.of_person, MEMBER)] == [False, True]


@pytest.mark.parametrize("typed", ["改回去", "那算了不改了", "还是照旧吧"])
async def test_what_was_to_be_later_is_taken_back(house: House, store: Store, typed: str) -> None:
    await house.member.say("/subscribe 18:00 每天 产改")
    await house.member.say("后天起改成9点")
    said = message(await house.member.say(typed)).text
    assert said.endswith(texts.LATER_GONE.format(what="12月22日起：每天 09:00")) and only(store).later == ()
    assert only(store).minute == 1080


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("提前半小时", 420),
        ("时间推迟一个小时", 510),
        ("晚二十分钟发", 470),
        ("早一个半小时发", 360),
        ("往后推一刻钟", 465),
        ("改七点三刻", 465),
    ],
)
async def test_a_time_is_moved_by_so_much(house: House, store: Store, typed: str, minute: int) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say(typed)
    assert only(store).minute == minute


@pytest.mark.parametrize("typed", ["晚点发", "再早一点", "早些送吧"])
async def test_how_much_later_is_asked(house: House, store: Store, typed: str) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    assert "改到几点" in message(await house.member.say(typed)).text
    assert only(store).minute == 450


async def test_only_what_is_otherwise_now_is_taken_back(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("下周一起改成全文")
    await house.member.say("下周三起改成8点")
    said = message(await house.member.say("改到9点")).text
    assert said.endswith(texts.LATER_GONE.format(what="12月25日起：每天 08:00"))
    assert [one.values for one in only(store).later] == [(("style", "whole"),)]


@pytest.mark.parametrize("typed", ["改周报吧", "算了还是周报", "要不改成周报"])
async def test_whoever_hesitates_is_understood(house: House, store: Store, typed: str) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say(typed)
    assert only(store).style == "survey"


async def test_what_would_be_so_anyway_is_said(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 工作日 产改")
    assert message(await house.member.say("明天起改成工作日")).text.startswith("现在就是")
    assert message(await house.member.say("2月30日起改成9点")).text.startswith("“2月30日”看不出")
    assert message(await house.member.say("明天改成9点")).text == texts.RHYTHMS["once"].format(typed="明天")
    assert only(store).later == ()


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("改到25点", "25点"),
        ("改成八点七十分", "八点七十分"),
        ("时间换成26:00", "26:00"),
        ("每天28点发", "28点"),
        ("早上七点六十分发我", "早上七点六十分"),
    ],
)
async def test_a_time_that_is_none_is_told_as_one(house: House, store: Store, typed: str, wrong: str) -> None:
    await house.member.say("/subscribe 7:30 工作日 产改")
    assert message(await house.member.say(typed)).text == texts.WISH_NO_SUCH_TIME.format(typed=wrong)
    assert how(store) == (450, "workdays", "titles")


@pytest.mark.parametrize("typed", ["变成周一三五", "还是周一三五发吧", "改周一三五", "换周一三五发"])
async def test_days_are_changed_in_few_words(house: House, store: Store, typed: str) -> None:
    await house.member.say("/subscribe 7:30 工作日 产改")
    await house.member.say(typed)
    assert only(store).days == "135"


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        ("我想定产改的消息", "产改"),
        ("帮我定一份夜校的早报", "夜校"),
        ("给我定一个关于农民工的", "农民工"),
        ("我要定阅夜校", "夜校"),
        ("想订夜校新闻", "夜校"),
        ("定个日报", texts.EVERYTHING),
    ],
)
async def test_a_homophone_orders_as_well(house: House, typed: str, topics: str) -> None:
    said = message(await house.member.say(typed)).text.split("\n")
    assert said[:2] == [texts.CARD_NEW, f"工作日 07:30 · {topics} · 标题"]


@pytest.mark.parametrize(
    "typed", ["我想定制新闻", "定期的新闻", "定向的消息", "想订单新闻", "定产改", "改革回去"]
)
async def test_words_of_their_own_are_looked_for(house: House, typed: str) -> None:
    await house.member.say("/subscribe 7:30 工作日 产改")
    assert read_change(typed) is None
    shown = message(await house.member.say(typed)).text
    assert typed in shown and texts.CARD_NEW not in shown
