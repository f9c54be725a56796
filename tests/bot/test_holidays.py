"""Holidays from a notice: read and checked, loaded by file or message, what is planned planned anew."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import texts
from bot.delivery.holidays import read_holidays
from bot.delivery.planning import load_holidays
from bot.delivery.workdays import Workdays, workdays
from bot.errors import CalendarUnreadable
from store import Store, subscriptions
from tests.bot.conftest import MEMBER, House, SetClock, message, messages
from tests.cli.conftest import Kanbao
from tests.cli.conftest import kanbao as kanbao  # noqa: PLC0414 -- the fixture of the command line

# The notice for 2026 as it was published (国办发明电〔2025〕7号), shortened by its address.
NOTICE = """国务院办公厅关于2026年
部分节假日安排的通知
国办发明电〔2025〕7号

经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。

一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
鼓励各单位安排职工在除夕（2月14日）休息。

节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。

国务院办公厅
2025年11月4日
"""
YEAR = (
    "元旦：2031年1月1日（周三）放假。\n"
    "国庆节：2031年10月1日（周三）至7日（周二）放假，共7天。9月28日（周日）上班。"
)


def test_a_notice_reads_as_the_calendar_that_ships_knows_the_year() -> None:
    told = read_holidays(NOTICE, "notice.txt")
    days = [dt.date(2026, 1, 1) + dt.timedelta(days=ahead) for ahead in range(365)]
    assert [Workdays(told)(day) for day in days] == [chinese_calendar.is_workday(day) for day in days]


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("2031-02-30 休", 1, "2031-2-30 is no day of the calendar"),
        ("10月1日 休", 1, "the year is missing"),
        ("2031-10-01 休\n2031-10-02 maybe", 2, "names no day with 休 or 班"),
        ("2031-10-01 休\n\n2031-10-01 班", 3, "said to be worked and not to be"),
        ("2031年国庆节：10月1日（周四）至7日放假", 1, "2031-10-01 is no 周四"),
        ("2031年国庆节：10月1日至7日放假，共8天", 1, "it says 8 days and names 7"),
        ("2031年国庆节：10月7日至1日放假", 1, "is no holiday"),
        ("2031-10-01 休 2031-10-02", 1, "2031-10-02 is neither off nor worked"),
        ("关于2031年部分节假日安排的通知", 1, "no day off is named"),
        ("any other text", 1, "names no day with 休 or 班"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, why: str) -> None:
    with pytest.raises(CalendarUnreadable) as wrong:
        read_holidays(text, "my.txt")
    assert str(wrong.value).startswith(f"my.txt, line {line}: ") and why in str(wrong.value)


@given(st.text(alphabet="2031年月日至放假休班上共天（周一）-~、。 \n1", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert read_holidays(text, "2031.txt")
    except CalendarUnreadable as wrong:
        assert wrong.line >= 1


def test_a_few_days_of_a_year_do_not_hide_what_ships(store: Store) -> None:
    store.write(load_holidays, "2026-12-31 休", "x", dt.datetime.now(dt.UTC), None)
    works = store.read(workdays)
    assert (
        not works(dt.date(2026, 12, 31)) and not works(dt.date(2026, 10, 1)) and works(dt.date(2026, 2, 14))
    )
    assert not works.knows(2031)
    store.write(load_holidays, YEAR, "x", dt.datetime.now(dt.UTC), None)
    again = store.read(workdays)
    assert again.knows(2031) and again(dt.date(2031, 9, 28)) and not again(dt.date(2031, 10, 7))
    # Loaded once more, a year is what was loaded last.
    store.write(load_holidays, YEAR.replace("9月28日（周日）上班。", ""), "x", dt.datetime.now(dt.UTC), None)
    assert not store.read(workdays)(dt.date(2031, 9, 28))


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2031-09-30T12:00")


async def test_a_notice_sent_as_a_message_moves_what_was_planned(house: House, store: Store) -> None:
    shown = message(await house.member.say("/subscribe 07:30 工作日"))
    assert "下一次：10月1日 07:30" in shown.text
    assert texts.CALENDAR_UNKNOWN.format(year=2031) in shown.text
    asked = message(await house.administrator.say("/calendar"))
    assert texts.CALENDAR_UNKNOWN.format(year=2031) in asked.text
    wrong = message(await house.administrator.say(YEAR.replace("周二", "周三")))
    assert wrong.text == "没有载入：您发的内容 第 2 行，2031-10-07 不是周三。"
    loaded = message(await house.administrator.say(YEAR))
    assert loaded.text.startswith(
        "已载入2031年的安排：放假 8 天，调休上班 1 天。\n1 个工作日订阅已按新安排排期。"
    )
    shown = message(await house.member.say("/subscriptions"))
    assert "下一次：10月8日 07:30" in shown.text
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert sub.last_day is None


async def test_a_notice_sent_as_a_file_is_no_page(house: House, store: Store) -> None:
    shown = messages(await house.administrator.send_file("2031年放假安排.txt", YEAR.encode("gb18030")))[-1]
    assert shown.text.startswith("已载入2031年的安排")
    shown = messages(await house.administrator.send_file("a.txt", b"2031-10-1", "节假日安排"))[-1]
    assert shown.text.startswith("没有载入：a.txt 第 1 行，看不出哪天放假或上班")


async def test_only_administrators_load_holidays(house: House, store: Store) -> None:
    assert message(await house.member.say("/calendar 2031-10-01 休")).text == texts.NOT_ALLOWED
    refused = message(await house.member.send_file("2031年放假安排.txt", YEAR.encode()))
    assert refused.text == texts.INGEST_REFUSED.format(name="2031年放假安排.txt")
    assert store.read(workdays)(dt.date(2031, 10, 1))


async def test_a_paused_subscription_stays_paused_when_the_holidays_change(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 工作日")
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    until = replace(sub, paused=True, paused_until=dt.date(2031, 10, 5))
    store.write(subscriptions.change, sub.id, paused=True, paused_until=until.paused_until)
    await house.administrator.say(f"/calendar {YEAR}")
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert sub.paused and sub.next_due is not None and sub.next_due.date() == dt.date(2031, 10, 7)


def test_the_command_line_loads_a_file_or_names_its_line(kanbao: Kanbao, tmp_path: Path) -> None:
    kanbao("migrate")
    file = tmp_path / "2031.txt"
    file.write_text("10月1日 休\n10月2日 放\n", "utf-8")
    answer = kanbao("calendar", str(file))
    assert answer.status == 1 and answer.err.startswith(f"kanbao: {file}, line 2: it names no day")
    file.write_text(YEAR, "utf-8")
    assert kanbao("calendar", str(file)).out.startswith("8 days off, 1 worked instead; 0 subscriptions moved")
    years = kanbao("calendar", "--json").json()
    assert [set(each) for each in years] == [{"year", "known"}] * 2
