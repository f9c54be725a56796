"""The tables of what everybody knows are well-formed, and each kind of row tells the year of a page."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

import pytest

from seeds import parse_page
from seeds.events import known_events
from seeds.needles import LEAST, needles
from seeds.rows import rows
from seeds.terms import known_terms

PATTERNS = ("events.txt", "terms.txt", "series.txt", "founded.txt")
# Alternatives without a word of two characters: each is searched for in every page.
UNSIEVED = 12
# So many rows there are at least.
LEAST_ROWS = {"events.txt": 1900, "terms.txt": 500, "laws.txt": 320, "series.txt": 150, "founded.txt": 160}


def date_of(*lines: str) -> str | None:
    found = parse_page("\n\n".join(["职工有了清凉角", *lines])).date
    return str(found) if found else None


@pytest.mark.parametrize("name", LEAST_ROWS)
def test_no_row_is_there_twice(name: str) -> None:
    # What comes again under one name has another first day.
    table = [tuple(row[:2]) if name == "events.txt" else (row[0].strip("~"),) for row in rows(name)]
    assert [row for row, times in Counter(table).items() if times > 1] == []
    assert len(table) >= LEAST_ROWS[name]


@pytest.mark.parametrize("name", PATTERNS)
def test_patterns_name_something_and_hold_no_group(name: str) -> None:
    for row in rows(name):
        pattern = re.compile(row[0])
        assert not pattern.search(""), row
        assert not pattern.groups, row
        assert not pattern.search("今天上午，厂里开了会，大家都来了。"), row


def test_days_and_years_stand_in_their_order() -> None:
    for row in rows("events.txt"):
        days = [dt.date.fromisoformat(day) for day in row[1:]]
        assert days == sorted(days), row
        assert len(days) in (1, 2), row
        assert 1986 < days[0].year < 2027, row
    for row in rows("terms.txt"):
        years = [int(year) for year in row[1:]]
        assert years == sorted(years), row
        assert len(years) in (1, 2), row
    for row in rows("laws.txt"):
        days = [dt.date.fromisoformat(day) for day in row[1:]]
        assert days == sorted(set(days)), row
        assert days, row
        assert not re.search(r"[.(\[?*+|\\]", row[0]), row
    for _, rule, around in rows("series.txt"):
        held = [int(pair.split("=")[1]) for pair in rule.split(",") if "=" in pair]
        assert held == sorted(held), rule
        assert held or re.fullmatch(r"\d{4}(?:\+\d)?", rule), rule
        assert around in ("0", "1"), rule
    assert all(1840 < int(year) < 2027 or year in {"1818", "1820"} for _, year in rows("founded.txt"))


def test_nearly_all_patterns_need_a_word() -> None:
    names = [event.name for event in known_events()] + [term.name for term in known_terms()]
    bare = {name for name in names for runs in needles(name) if len(runs[0] if runs else "") < LEAST}
    assert len(bare) <= UNSIEVED, bare


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        # A ruling of the judges, and a town closed for an epidemic.
        (["本报长春3月15日电（记者柳姗姗）长春方舱今天启用。", "网络消费纠纷的司法解释今天施行。"], 2022),
        # A fire, a typhoon, a quake.
        (["本报巴黎4月16日电 昨晚，巴黎圣母院发生大火。2003年，她来过这里。"], 2019),
        (["本报文昌9月8日电（记者赖书闻）台风“摩羯”过境，今天仍在抢修。2014年的风也大。"], 2024),
        (["本报敦化8月14日电（记者柳姗姗）台风“摩羯”带来雨水，今天抢修。2014年的风也大。"], 2018),
        (["本报拉萨11月20日电（记者王维）米林发生地震，今天道路抢通。2008年他在汶川。"], 2017),
        # A bridge, a rocket, a film, a match.
        (["本报贵阳9月29日电（记者李丰）花江峡谷大桥通车，今天车流不断。2016年他来过。"], 2025),
        (["本报文昌11月18日电（记者赖书闻）天舟八号飞船发射，今天对接。2011年他进厂。"], 2024),
        (["本报讯 电影《长安三万里》上映，7月12日，职工包场。2016年影院开业。"], 2023),
        # Money, and a rule of taxes.
        (["本报北京7月23日电（记者于宛尼）人民币汇率形成机制改革，今天汇价平稳。1994年并轨。"], 2005),
        # What is numbered.
        (["本报广州4月16日电（记者刘友婷）第一百三十三届广交会今天人山人海。1957年，首届开幕。"], 2023),
        # What is celebrated.
        (["本报上海3月21日电（记者钱培坚）工人纪念上海工人第三次武装起义八十周年。"], 2007),
        # Words of their years.
        (["本报北京5月8日电（记者郑莉）今天，优化劳动组合和满负荷工作法在厂里说开了。1985年他进厂。"], None),
        # A law that is new.
        (
            ["本报北京9月16日电（记者郑莉）今年9月15日起施行的《住房租赁条例》，今天开讲。2001年他进厂。"],
            2025,
        ),
    ],
)
def test_the_year_that_a_fact_tells(lines: list[str], year: int | None) -> None:
    found = date_of(*lines)
    if year is None:
        assert found is None or int(found[:4]) < 1996
    else:
        assert found
        assert int(found[:4]) == year


def test_what_came_again_names_no_year_of_its_own() -> None:
    again = [event for event in known_events() if event.again]
    assert {event.name for event in again} >= {"日环食", "全国教育大会"}
    # With no other word of the year the page stays without one.
    assert date_of("本报北京5月8日电（记者郑莉）今天，学校谈起全国教育大会。") is None
