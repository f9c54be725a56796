"""The survey of a week: on request and by subscription, with a picture that can be looked at."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.local.transport import Shown
from bot.survey.rising import rising
from bot.survey.trend import Line, Trend, as_png
from bot.survey.week import week
from store import Store, subscriptions
from tests.bot.conftest import (
    MEMBER,
    House,
    SetClock,
    labels,
    message,
    messages,
    press,
)
from tests.bot.morning import bring, page

pytestmark = pytest.mark.usefixtures("hurried")

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2025-03-10T06:00")


def weeks(store: Store) -> None:
    """Two weeks up to Sunday 9 March 2025: the second is about an evening school."""
    for day in range(24, 27):
        body = f"昨日，第{day}号大桥合龙，沿线{day}个村镇受益。"
        page(store, f"2025-02-{day}", f"{day}号线桥梁合龙", body)
    for day in range(3, 7):
        page(
            store, f"2025-03-0{day}", f"第{day}所夜校开课", f"昨日，{day}号厂的夜校开课，{day}00名职工报名。"
        )
    page(store, "2025-03-07", "桥梁上的一天", "昨日，养桥人张师傅走了十里路，拧紧了二百颗螺栓。")


def photo(shown: Shown) -> bytes:
    assert shown.document is not None
    return shown.document[1]


async def test_a_week_on_request_has_a_picture_and_its_stories(house: House, store: Store) -> None:
    weeks(store)
    picture, survey = messages(await house.member.say("周报"))
    assert photo(picture).startswith(PNG) and picture.text == texts.TREND_TITLE
    assert survey.text.startswith("周报 · 3月1日—3月7日\n5 期，全部文章 5 篇，比前一周多 2 篇")
    assert all(f"第{day}所夜校开课" in survey.text for day in range(3, 7))
    assert "合龙" not in survey.text and "来源：" in survey.text
    await press(house.member, "1")
    shown = await press(house.member, texts.BACK)
    assert message(shown).text.startswith("周报 · 3月1日—3月7日")


@pytest.mark.parametrize(
    "typed", ["给我来一份这周的新闻周报", "看看一周综述", "/weekly 3月7日", "周报 3月7日"]
)
async def test_a_survey_can_be_asked_for_in_words_or_of_a_day(house: House, store: Store, typed: str) -> None:
    weeks(store)
    assert messages(await house.member.say(typed))[-1].text.startswith("周报 · 3月1日—3月7日")


async def test_a_survey_of_topics_is_about_them(house: House, store: Store) -> None:
    weeks(store)
    _, survey = messages(await house.member.say("/weekly 夜校"))
    assert "主题：夜校" in survey.text and "桥梁上的一天" not in survey.text
    # What is counted is what concerns who asks, and it says so.
    assert survey.text.split("\n")[1] == "5 期，与“夜校”有关的 4 篇（全部 5 篇），比前一周多 4 篇"
    _, both = messages(await house.member.say("/weekly 夜校 桥梁"))
    assert both.text.split("\n")[1] == "5 期，与“夜校、桥梁”有关的 5 篇（全部 5 篇），比前一周多 2 篇"


async def test_a_digest_leads_to_its_week_and_an_empty_week_is_said(house: House, store: Store) -> None:
    weeks(store)
    await house.member.say("/digest 3月7日")
    _, survey = messages(await press(house.member, texts.WEEKLY))
    assert survey.text.startswith("周报 · 3月1日—3月7日")
    assert "没有2023年1月1日的报纸" in message(await house.member.say("/weekly 2023-01-01")).text


async def test_the_word_takes_topics_of_which_the_week_tells(house: House, store: Store) -> None:
    weeks(store)
    _, survey = messages(await house.member.say("周报 夜校"))
    assert "主题：夜校" in survey.text
    assert "没有找到" in message(await house.member.say("周报 无人提到的事")).text
    said = message(await house.member.say("/weekly 无人提到的事"))
    assert said.text == texts.WEEK_WITHOUT.format(topics="无人提到的事")


async def test_a_stranger_gets_no_survey(house: House, store: Store) -> None:
    assert labels(message(await house.stranger.say("周报"))) == [texts.JOIN]


@pytest.mark.parametrize(
    "typed", ["/weekly 2025年2月", "/weekly 2月", "周报 2025年2月", "/weekly 2月 夜校", "/weekly 上个月"]
)
async def test_of_a_month_a_day_is_asked_and_no_other_week_shown(
    house: House, store: Store, typed: str
) -> None:
    weeks(store)
    said = message(await house.member.say(typed))
    asked = typed.split()[1]
    assert said.text.startswith(texts.WEEK_ENDS_WITH.format(typed=asked)) and "周报 ·" not in said.text
    assert labels(said) == ["2月24日", "2月25日", "2月26日"]
    _, survey = messages(await press(house.member, "2月26日"))
    assert survey.text.startswith("周报 · 2月20日—2月26日")


async def test_of_a_year_a_day_is_asked(house: House, store: Store) -> None:
    weeks(store)
    assert message(await house.member.say("/weekly 2025年")).text == texts.WEEK_ENDS_WITH.format(
        typed="2025年"
    )


@pytest.mark.parametrize("typed", ["/subscribe 周一 8:00 周报", "每周一早上八点把周报发我", "订阅 周报 8点"])
async def test_a_survey_comes_every_week_with_its_picture(
    house: House, store: Store, clock: SetClock, typed: str
) -> None:
    shown = message(await house.member.say(typed))
    assert "周一 08:00 · 全部内容 · 周报" in shown.text
    clock.put("2025-03-10T08:00")
    await bring(house)
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert (sub.style, sub.days, sub.topics) == ("survey", "1", ())
    weeks(store)
    clock.put("2025-03-16T08:00")
    assert await bring(house) == []
    clock.put("2025-03-17T08:00")
    picture, survey = await bring(house)
    assert photo(picture).startswith(PNG)
    assert survey.text.startswith("周报 · 3月1日—3月7日\n5 期，全部文章 5 篇")
    assert labels(survey)[-3:] == [texts.PAUSE, texts.SETTINGS, texts.UNSUBSCRIBE]
    assert await bring(house) == []


async def test_the_first_survey_has_the_week_before_it_was_subscribed_to(
    house: House, store: Store, clock: SetClock
) -> None:
    weeks(store)
    await house.member.say("/subscribe")
    shown = message(await press(house.member, texts.STYLES["survey"]))
    assert texts.PREVIEW_WEEK.format(count=5) in shown.text
    await house.member.say("/subscribe 周一 8:00 周报")
    page(store, "2025-03-08", "第8所夜校开课", "昨日，8号厂的夜校开课，800名职工报名。")
    clock.put("2025-03-10T08:00")
    _, survey = await bring(house)
    assert survey.text.startswith("周报 · 3月2日—3月8日\n6 期，全部文章 6 篇")
    assert all(f"第{day}所夜校开课" in survey.text for day in (3, 4, 5, 6, 8))
    assert "桥梁上的一天" in survey.text and "合龙" not in survey.text


async def test_on_the_card_a_survey_is_weekly(house: House, store: Store) -> None:
    await house.member.say("/subscribe 夜校")
    shown = message(await press(house.member, texts.STYLES["survey"]))
    assert "周一 07:30 · 夜校 · 周报" in shown.text
    shown = message(await press(house.member, "每天"))
    assert "每天 07:30 · 夜校 · 标题" in shown.text


def test_the_trend_counts_weeks_and_finds_what_titles_are_about(store: Store) -> None:
    weeks(store)
    found = store.read(week, dt.date(2025, 3, 7))
    assert found.counts[-2:] == (3, 5) and len(found.counts) == 8
    assert [(line.name, line.counts[-2:]) for line in found.trend.lines] == [
        ("夜校", (0, 4)), ("开课", (0, 4)), (texts.TREND_ALL, (3, 5)),
    ]  # fmt: skip
    told = store.read(week, dt.date(2025, 3, 7), ("桥梁 OR 合龙", "夜校"))
    assert [line.counts[-2:] for line in told.trend.lines] == [(3, 1), (0, 4), (3, 5)]


def test_rising_words_are_new_ones_not_frequent_ones() -> None:
    before = [f"工会服务职工{n}" for n in range(70)]
    lately = [*(f"工会服务职工{n}" for n in range(10)), "防汛一线", "防汛值守", "防汛物资到位"]
    assert rising(lately, before, 7, most=2) == ["防汛"]


def test_changes_are_said_in_words_and_text_is_no_program() -> None:
    assert [Line("x", counts).change for counts in ((4, 4), (0, 3), (4, 6), (4, 1))] == [
        texts.TREND_SAME, texts.TREND_NEW, "↑ 50%", "↓ 75%",
    ]  # fmt: skip
    hostile = Trend("#panic()", "$x$ *b*", ("1/1", "1/8"), (Line('#read("/etc/passwd") 很长的名字', (0, 0)),))
    assert as_png(hostile.data()).startswith(PNG)
