"""Days as people type them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dates import NoSuchDay, parse_coming, parse_day, parse_month

TODAY = dt.date(2026, 11, 21)
NEWEST = dt.date(2024, 11, 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2024-06-10", "2024-06-10"),
        ("2024-6-1", "2024-06-01"),
        ("2024/6/10", "2024-06-10"),
        ("2024.6.10", "2024-06-10"),
        ("2024年6月10日", "2024-06-10"),
        ("2024年 6月 10日", "2024-06-10"),
        ("２０２４年６月１０日", "2024-06-10"),
        ("２０２４－０６－１０", "2024-06-10"),
        ("20240610", "2024-06-10"),
        ("6月10日", "2024-06-10"),
        ("6月10号", "2024-06-10"),
        ("2O24年6月1O曰", "2024-06-10"),
        ("l0月3l日", "2024-10-31"),
        ("二O二四年十月三十一日", "2024-10-31"),
        ("6-10", "2024-06-10"),
        ("6/10", "2024-06-10"),
        ("6.10", "2024-06-10"),
        ("11月1日", "2024-11-01"),
        ("11月2日", "2023-11-02"),
        ("12-31", "2023-12-31"),
        ("2月29日", "2024-02-29"),
        ("10日", "2024-10-10"),
        ("31号", "2024-10-31"),
        ("1日", "2024-11-01"),
        ("三十号", "2024-10-30"),
        ("6.10日", "2024-06-10"),
        ("六月十日", "2024-06-10"),
        ("2024年6月10日（星期一）", "2024-06-10"),
        ("6月10日 周一", "2024-06-10"),
        ("今天", "2026-11-21"),
        ("昨天", "2026-11-20"),
        ("前天", "2026-11-19"),
    ],
)
def test_the_day_that_is_meant(typed: str, meant: str) -> None:
    assert parse_day(typed, today=TODAY, newest=NEWEST) == dt.date.fromisoformat(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10月8日", "2027-10-08"),
        ("十月八日", "2027-10-08"),
        ("25号", "2026-11-25"),
        ("21号", "2026-12-21"),
        ("二十五号", "2026-11-25"),
        ("5号", "2026-12-05"),
        ("31号", "2026-12-31"),
        ("下个月5号", "2026-12-05"),
        ("这个月30号", "2026-11-30"),
        ("三天后", "2026-11-24"),
        ("下周三", "2026-11-25"),
    ],
)
def test_the_day_to_come_that_is_meant(typed: str, meant: str) -> None:
    assert parse_coming(typed, today=TODAY) == dt.date.fromisoformat(meant)


@pytest.mark.parametrize("typed", ["本月5号", "这个月5号", "今年3月1日", "今年11月21日"])
def test_a_day_of_this_month_or_year_may_be_past(typed: str) -> None:
    found = parse_coming(typed, today=TODAY)
    assert found is not None and found.year == TODAY.year and found <= TODAY


def test_the_next_month_has_no_day_of_another() -> None:
    with pytest.raises(NoSuchDay):
        parse_coming("下个月31号", today=dt.date(2025, 1, 10))
    assert parse_coming("31号", today=dt.date(2025, 2, 10)) == dt.date(2025, 3, 31)


def test_no_month_has_such_a_day() -> None:
    with pytest.raises(NoSuchDay):
        parse_coming("32号", today=TODAY)


@pytest.mark.parametrize(
    "typed", ["2月30日", "2024-02-30", "13-1", "6-31", "20241301", "2023年2月29日", "0-0", "32日", "0号"]
)
def test_a_day_that_the_calendar_lacks(typed: str) -> None:
    with pytest.raises(NoSuchDay):
        parse_day(typed, today=TODAY, newest=NEWEST)


@pytest.mark.parametrize("typed", ["", "政策", "12", "6月", "2024年", "1-2-3", "新闻特写", "20", "99999999"])
def test_what_is_not_written_like_a_day(typed: str) -> None:
    assert parse_day(typed, today=TODAY, newest=NEWEST) is None


def test_an_empty_archive_goes_by_the_clock() -> None:
    assert parse_day("11-21", today=TODAY, newest=None) == TODAY


@given(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=12) | st.from_regex(r"\d{1,4}[-/年月]\d{1,3}")
)
def test_any_text_is_a_day_or_none_or_no_such_day(typed: str) -> None:
    try:
        found = parse_day(typed, today=TODAY, newest=NEWEST)
    except NoSuchDay:
        return
    assert found is None or isinstance(found, dt.date)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("6月", "2024-06-01"),
        ("６ 月份", "2024-06-01"),
        ("12月", "2023-12-01"),
        ("11月", "2024-11-01"),
        ("2022年3月", "2022-03-01"),
        ("2022-03", "2022-03-01"),
        ("13月", None),
        ("0000-01", None),
        ("2024", None),
        ("6月10日", None),
    ],
)
def test_the_month_that_is_meant(typed: str, meant: str | None) -> None:
    found = parse_month(typed, newest=NEWEST)
    assert found == (dt.date.fromisoformat(meant) if meant else None)
