"""Days as people type them into a search, and filters among what is typed. The clock is given."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.search.days import read_days
from store.search.filters import Known
from store.search.looser import read_loosely
from store.search.query import understand

# A Wednesday; the newest issue is some days old.
TODAY, NEWEST = dt.date(2024, 7, 3), dt.date(2024, 6, 28)
KNOWN = Known(TODAY, NEWEST, lambda name: name == "田国盛")


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2024年6月", "2024-06-01", "2024-06-30"),
        ("24年6月", "2024-06-01", "2024-06-30"),
        ("二〇二四年六月", "2024-06-01", "2024-06-30"),
        ("6月10日", "2024-06-10", "2024-06-10"),
        ("六月十日", "2024-06-10", "2024-06-10"),
        ("6.10", "2024-06-10", "2024-06-10"),
        ("2024-06-10", "2024-06-10", "2024-06-10"),
        ("２０２４／６／１０", "2024-06-10", "2024-06-10"),
        ("20240610", "2024-06-10", "2024-06-10"),
        ("6月30日", "2023-06-30", "2023-06-30"),
        ("12月", "2023-12-01", "2023-12-31"),
        ("2月29日", "2024-02-29", "2024-02-29"),
        ("昨天", "2024-07-02", "2024-07-02"),
        ("上周", "2024-06-24", "2024-06-30"),
        ("上上周三", "2024-06-19", "2024-06-19"),
        ("上周末", "2024-06-29", "2024-06-30"),
        ("上个月", "2024-06-01", "2024-06-30"),
        ("上个月20日", "2024-06-20", "2024-06-20"),
        ("本月2号", "2024-07-02", "2024-07-02"),
        ("去年12月", "2023-12-01", "2023-12-31"),
        ("去年", "2023-01-01", "2023-12-31"),
        ("近三天", "2024-07-01", "2024-07-03"),
        ("最近一个月", "2024-06-04", "2024-07-03"),
        ("三天前", "2024-06-30", "2024-06-30"),
        ("一季度", "2024-01-01", "2024-03-31"),
        ("2023年第四季度", "2023-10-01", "2023-12-31"),
        ("上半年", "2024-01-01", "2024-06-30"),
        ("五一前后", "2024-04-26", "2024-05-10"),
        ("春节期间", "2024-02-09", "2024-02-16"),
        ("国庆", "2023-10-01", "2023-10-07"),
        ("去年端午", "2023-06-22", "2023-06-24"),
        ("3月到5月", "2024-03-01", "2024-05-31"),
        ("6月1日至10日", "2024-06-01", "2024-06-10"),
        ("2023年11月到2月", "2023-11-01", "2024-02-29"),
        ("10月-3月", "2023-10-01", "2024-03-31"),
        ("2023至2024年", "2023-01-01", "2024-12-31"),
        ("2024年5月以来", "2024-05-01", "2024-07-03"),
        ("前三季度", "2024-01-01", "2024-09-30"),
        ("2023年前两个季度", "2023-01-01", "2023-06-30"),
        ("三八妇女节", "2024-03-08", "2024-03-08"),
        ("劳动节", "2024-05-01", "2024-05-05"),
        ("从3月到5月", "2024-03-01", "2024-05-31"),
        ("自2024年5月起", "2024-05-01", "2024-07-03"),
        ("6月10日前", "1900-01-01", "2024-06-09"),
        ("6月10日后", "2024-06-10", "2024-07-03"),
    ],
)
def test_days_are_read_by_the_clock_and_the_newest_issue(typed: str, first: str, last: str) -> None:
    days = read_days(typed, today=TODAY, newest=NEWEST)
    assert days is not None
    assert (days.first.isoformat(), days.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "typed",
    [
        "工会",
        "108",
        "2024",
        "13月",
        "2月30日",
        "0.5",
        "五一",
        "五一劳动奖章",
        "最近",
        "V2.0",
        "百年",
        "周三",
        "一",
    ],
)
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_days(typed, today=TODAY, newest=NEWEST) is None


@given(
    st.text(max_size=20)
    | st.text(alphabet="0123456789年月日号周上下去今前近到至-./一二十半季度", max_size=12)
)
def test_no_text_breaks_the_reading_of_days_or_filters(typed: str) -> None:
    days = read_days(typed, today=TODAY, newest=NEWEST)
    assert days is None or days.first <= days.last
    for split in (False, True):
        assert understand(typed, KNOWN, split=split).text == typed


@pytest.mark.parametrize(
    ("query", "terms", "filters"),
    [
        ("陕西 3月 货车司机", ("陕西", "货车司机"), {"from": "2024-03-01", "to": "2024-03-31"}),
        ("3月 到 5月 产改", ("产改",), {"from": "2024-03-01", "to": "2024-05-31"}),
        ("头版 产改", ("产改",), {"page": "1"}),
        ("第3版 产改", ("产改",), {"page": "3"}),
        ("版：1 产改", ("产改",), {"page": "1"}),
        ("栏目:“推进产改” 职工", ("职工",), {"column": "推进产改"}),
        ("记者田国盛 产改", ("产改",), {"author": "田国盛"}),
        ("记者采访 产改", ("记者采访", "产改"), {}),
        ("类型:图片 劳模", ("劳模",), {"kind": "图片"}),
        ("图片 劳模", ("图片", "劳模"), {}),
        ("6.10", ("6.10",), {}),
        ("产改 -2024年6月", ("产改",), {}),
    ],
)
def test_filters_stand_anywhere_among_the_terms(
    query: str, terms: tuple[str, ...], filters: dict[str, str]
) -> None:
    understood = understand(query, KNOWN).understood
    assert (understood.terms, understood.filters) == (terms, filters)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("周三", "2024-07-03", "2024-07-03"),
        ("星期四", "2024-06-27", "2024-06-27"),
        ("周日", "2024-06-30", "2024-06-30"),
        ("5月底", "2024-05-21", "2024-05-31"),
        ("去年2月下旬", "2023-02-21", "2023-02-28"),
        ("12月初", "2023-12-01", "2023-12-10"),
        ("2024年3月中旬", "2024-03-11", "2024-03-20"),
        ("年初", "2024-01-01", "2024-02-29"),
        ("年底", "2023-11-01", "2023-12-31"),
        ("去年底", "2023-11-01", "2023-12-31"),
        ("2022年末", "2022-11-01", "2022-12-31"),
        ("最近", "2024-06-03", "2024-07-03"),
        ("08年", "2008-01-01", "2008-12-31"),
        ("98年", "1998-01-01", "1998-12-31"),
        ("去年夏天", "2023-06-01", "2023-08-31"),
        ("2023年秋", "2023-09-01", "2023-11-30"),
        ("08年的冬季", "2008-12-01", "2009-02-28"),
        ("冬天", "2023-12-01", "2024-02-29"),
        ("90年代", "1990-01-01", "1999-12-31"),
        ("上世纪九十年代", "1990-01-01", "1999-12-31"),
        ("20世纪20年代", "1920-01-01", "1929-12-31"),
        ("二十年代", "2020-01-01", "2029-12-31"),
        ("1980年代末", "1987-01-01", "1989-12-31"),
        ("八十年代初期", "1980-01-01", "1983-12-31"),
        ("本世纪十年代", "2010-01-01", "2019-12-31"),
    ],
)
def test_what_is_a_word_as_well_is_a_day_only_loosely(typed: str, first: str, last: str) -> None:
    assert read_days(typed, today=TODAY, newest=NEWEST) is None
    found = read_loosely(typed, today=TODAY, newest=NEWEST)
    assert found
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "typed",
    [
        "周",
        "25年",
        "秋",
        "三年春",
        "年秋天",
        "15年代",
        "年代",
        "唐代",
        "月底",
        "13月底",
        "周末愉快",
        "底",
        "从",
        "自",
        "豆腐年底",
        "5月年底",
    ],
)
def test_what_is_no_day_is_none_loosely_either(typed: str) -> None:
    assert read_loosely(typed, today=TODAY, newest=NEWEST) is None


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("98年5月", "1998-05-01", "1998-05-31"),
        ("春节前", "2024-01-10", "2024-02-08"),
        ("去年五一之前", "2023-04-01", "2023-04-30"),
        ("2023年以前", "1900-01-01", "2022-12-31"),
    ],
)
def test_years_in_two_digits_and_the_weeks_before_a_festival(typed: str, first: str, last: str) -> None:
    found = read_days(typed, today=TODAY, newest=NEWEST)
    assert found
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("typed", "naming", "told"),
    [
        ("一季度", "一季度", "2024-05-30"),
        ("去年前三季度", "前三季度", "2023-11-29"),
        ("2023年下半年", "下半年", "2024-02-29"),
    ],
)
def test_a_quarter_is_told_of_when_it_is_over(typed: str, naming: str, told: str) -> None:
    found = read_days(typed, today=TODAY, newest=NEWEST)
    assert found and found.told
    assert (found.naming, found.told.isoformat()) == (naming, told)
