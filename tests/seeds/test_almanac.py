"""What other calendars, weekdays and known beginnings say of the day and the year of an issue."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from seeds import parse_page
from seeds.counted import Counted, counted
from seeds.events import LONG_AGO, known_events
from seeds.festivals import festival_day, festival_years
from seeds.laws import law_years
from seeds.lines import read_lines
from seeds.needles import Sieve
from seeds.rows import rows
from seeds.weeks import weekdays_of_bare_days, weeks_of

CASES = Path(__file__).with_name("dates.tsv")
# Of the forty cases; measured before the rules were made: 14.
FLOOR = 39


def date_of(*lines: str) -> str | None:
    found = parse_page("\n\n".join(["职工有了清凉角", *lines])).date
    return str(found) if found else None


def years_of(text: str) -> set[int]:
    """The years that the strongest count of a text speaks for."""
    return set(max(counted(read_lines(text)), key=lambda c: c.worth, default=Counted(frozenset(), 0)).years)


def test_the_days_of_the_cases() -> None:
    wrong = []
    for row in CASES.read_text(encoding="utf-8").splitlines():
        if row.startswith("#"):
            continue
        days, _, text = row.split("\t")
        found = str(parse_page(text.replace("¶", "\n\n")).date)
        if found not in days.split("/"):
            wrong.append((days, found))
    assert len(wrong) <= 40 - FLOOR, wrong


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("大年初六", 2021, "2021-02-17"),
        ("农历腊月二十八", 2004, "2004-01-19"),
        ("腊月廿三", 2026, "2026-02-10"),
        ("农历二月初二", 2024, "2024-03-11"),
        ("冬月十五", 2020, "2020-12-29"),
        ("除夕", 1994, "1994-02-09"),
        ("大年三十", 2004, "2004-01-21"),
        ("腊八", 2014, "2014-01-08"),
        # 立秋 is of the 7th or of the 8th of August.
        ("立秋", 2025, "2025-08-07"),
        ("立秋", 2002, "2002-08-08"),
        ("大寒", 2023, "2023-01-20"),
        # The dog days begin with the third 庚 day from the summer solstice, and their last third at 立秋.
        ("入伏", 2025, "2025-07-20"),
        ("中伏第一天", 2023, "2023-07-21"),
        ("末伏第一天", 2024, "2024-08-14"),
        ("出伏", 2019, "2019-08-21"),
        ("入九", 2024, "2024-12-21"),
        ("入伏", 2300, None),
        # In 1994 the last lunar month had 29 days.
        ("腊月三十", 1994, None),
        ("春节", 2300, None),
    ],
)
def test_the_days_of_other_calendars(name: str, year: int, day: str | None) -> None:
    found = festival_day(name, year)
    assert (str(found) if found else None) == day


def test_a_lunar_day_beside_a_day_leaves_few_years() -> None:
    assert festival_years("1月19日（腊月二十八）") == {2004, 2023}
    assert 2016 in festival_years("今年的大年初一是2月8日")
    assert festival_years("今年的大年初一是2月9日") == {1986, 2005}


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        # The year that a lunar day leaves, against a year remembered.
        (
            ["本报太原10月22日电（记者丛民）工会今天开会。", "今天是重阳节，老人们登高。2009年他退休。"],
            "2012-10-23",
        ),
        (
            ["本报南京9月24日电（记者王伟）工会今天开会。", "再过两天就是中秋。1993年，厂子改制。"],
            "1996-09-25",
        ),
        (["今天是农历壬申年正月初二，高炉前热浪逼人。"], "1992-02-05"),
        (["本报重庆8月14日电（记者王伟）今天是末伏第一天。", "2023年的标准没有变。"], "2024-08-15"),
        # The day after tomorrow of a report is counted from its dateline.
        (
            [
                "本报喀什9月11日电（记者王伟）女子班今天打井。",
                "后天是中秋节，没有人回家。相册里是2012年的除夕。",
            ],
            "2019-09-12",
        ),
        # The first of a numbered row.
        (["本报北京12月4日电（记者申敏）今天是首个国家宪法日。2009年，他进厂。"], "2014-12-05"),
        # A report from far away is printed later than the day after its dateline.
        (["新华社日内瓦6月12日电 第90届国际劳工大会继续举行。", "明天就是端午，粽叶涨价了。"], "2002-06-14"),
        # Weather is no solar term.
        (["本报沈阳1月8日电（记者刘旭）2013年的第一场雪，今天大雪纷飞。"], "2013-01-09"),
        # The week and the day of the week.
        (
            ["下周四（9月21日）起，动车组提速。", "昨天下午，星期三，最热。2017年8月，全运会开幕。"],
            "2017-09-14",
        ),
        # The games that lie ahead are not the newest event, nor is a concert, nor a ticket that is booked.
        (["12月18日，彩排结束。讲座12月22日（本周六）举行。2007年，嫦娥一号升空。"], "2007-12-19"),
        (
            [
                "本报讯 2017年11月14日，话剧排完最后一场。",
                "12月9日，《雷雨》将在公司的俱乐部首演，票已经送完。",
            ],
            "2017-11-15",
        ),
        (["本报讯 2016年5月3日，剧院竣工。", "音乐会5月29日19时15分，琴台大剧院，票价180元。"], "2016-05-04"),
        (["本报讯 2016年5月3日，剧院竣工。", "他替工友订了5月22日从济南到上海的票。"], "2016-05-04"),
        # An event that everybody knows, said to be of last night.
        (["昨晚7时，莫言获得诺贝尔文学奖的消息传来。1976年他当兵。"], "2012-10-12"),
        (["首届进博会昨天在上海闭幕。"], "2018-11-11"),
    ],
)
def test_the_day_by_other_calendars(lines: list[str], day: str) -> None:
    assert date_of(*lines) == day


def test_what_a_page_says_of_weeks() -> None:
    weeks = weeks_of(read_lines("下周四（9月21日）起提速。\n\n昨天下午，星期三，最热。\n\n每周四上课。"))
    assert weeks.weeks == {(9, 21, 1)}
    assert weeks.issue == {3}
    assert weeks.named(2017) == [dt.date(2017, 9, 14)]
    assert weeks.last(2017) == dt.date(2017, 9, 17)
    # In a report it is the dateline's day.
    told = weeks_of(read_lines("本报岳阳6月6日电（记者 方大丰）今天是星期二，龙舟下水。"))
    assert (told.filed, told.issue) == ({(6, 6, 1)}, set())
    # Texts that contradict one another say nothing.
    assert weeks_of(read_lines("昨天，星期三，最热。\n\n昨天，星期五，下雨。")).issue == set()


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("第90届国际劳工大会在日内瓦举行", {2002}),
        ("第109届国际劳工大会在日内瓦举行", {2021}),
        ("第92个国际护士节", {2003}),
        ("第五个全国爱眼日", {2000}),
        ("今天是第21个世界防治结核病日", {2016}),
        ("第25个世界精神卫生日", {2016}),
        ("第十二届欧洲足球锦标赛", {2003, 2004}),
        ("首届东亚运动会", {1992, 1993}),
        ("今天是首个全国生态日", {2023}),
        ("从业后的首个记者节", set()),
        ("他在部队过的第一个记者节", set()),
        ("“十三五”第二年", {2017}),
        ("香港回归20年", {2017, 2018}),
        ("建党90周年", {2011}),
        ("入党20年", set()),
        ("2003年第92个国际护士节", set()),
        ("养猪年收入过万", set()),
    ],
)
def test_what_is_counted(text: str, years: set[int]) -> None:
    assert years_of(f"大厅里挂着横幅：{text}，职工们都来看。") == years


def test_the_animal_of_a_year() -> None:
    assert 2004 in years_of("猴年的第一炉铁水，出得早。")
    assert {2013, 2014} <= years_of("马年将至，春联写好了。")


@pytest.mark.parametrize(
    ("text", "years", "said"),
    [
        ("依据去年1月1日起施行的劳动法", {1996}, True),
        ("《劳动合同法》将从明年1月1日起施行", {2007}, True),
        ("今年5月1日起施行的《保障农民工工资支付条例》", {2020}, True),
        ("1月1日起施行的《工伤保险条例》", {2004, 2011}, False),
        # Another version came into force in another month.
        ("去年7月1日起施行的公司法", {1995, 2025}, True),
        ("去年3月1日起施行的公司法", None, False),
        ("个人所得税法明天（9月1日）起施行", {2011}, False),
    ],
)
def test_laws_that_have_come_into_force(text: str, years: set[int] | None, said: bool) -> None:
    found = list(law_years(text))
    assert found == ([(frozenset(years), said)] if years else [])


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        # An event of last year, this year or the next.
        (["本报北京3月9日电（记者郑莉）去年的汶川地震之后，今天厂房落成。2003年建的楼倒了。"], 2009),
        (["本报北京3月9日电（记者郑莉）志愿者今天为明年的北京奥运会集训。2003年他当兵。"], 2007),
        # What comes into force has been decided a year before at most; goals lie further.
        (["本报北京12月19日电（记者郑莉）条例今天公布，自2008年1月1日起施行。2005年，草案写成。"], 2007),
        # A page is of our days: its years of long ago are memories.
        (["本报北京12月19日电（记者郑莉）今天厂房落成。1958年，他进厂。"], None),
        # Nobody spoke of a law long before it was made.
        (["本报北京4月9日电（记者郑莉）《数据安全法》和《个人信息保护法》今天开讲。2001年，他进厂。"], None),
    ],
)
def test_the_year_by_what_is_near_in_time(lines: list[str], year: int | None) -> None:
    found = date_of(*lines)
    assert (int(found[:4]) if found else None) == year


def test_the_tables_are_in_order() -> None:
    events = known_events()
    assert [e.first for e in events] == sorted(e.first for e in events)
    assert all(e.first <= e.last for e in events)
    assert all(dt.date.fromisoformat(day) for _, *force in rows("laws.txt") for day in force)
    assert all(len(row) == 3 for row in rows("series.txt"))
    assert all(1800 < int(year) < 2030 for _, year in rows("founded.txt"))


@pytest.mark.parametrize(
    ("text", "long_ago"),
    [
        ("25周年", True),
        ("以来", True),
        ("》五周年", True),
        ("，今年是25周年", False),
        ("后，板房里", False),
        ("那天", False),
    ],
)
def test_an_event_told_of_long_after(text: str, long_ago: bool) -> None:
    assert bool(LONG_AGO.match(text)) == long_ago


def test_an_anniversary_is_no_news_of_the_event() -> None:
    lines = ["本报香港7月2日电（记者郑莉）香港回归祖国20周年，今天维港放烟花。"]
    assert (date_of(*lines) or "")[:4] == "2017"


def test_a_law_is_named_with_who_made_it_and_its_part() -> None:
    said = [
        "去年3月1日起施行的《国务院关于职工工作时间的规定》",
        "《职工工作时间的规定（一）》将从明年3月1日起施行",
    ]
    laws = {"职工工作时间的规定": (dt.date(1994, 3, 1),)}
    sieve = Sieve(list(laws))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("seeds.laws.known_laws", lambda: (sieve, laws))
        assert [list(law_years(text)) for text in said] == [
            [(frozenset({1995}), True)],
            [(frozenset({1993}), True)],
        ]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        # The day counted to lies in the next year.
        (
            "1999-11-22",
            "本报广州11月21日电（记者郑莉）今天，离2000年1月1日还有四十天，电信局的机房里灯火通明。",
        ),
        (
            "2007-12-19",
            "本报东莞12月18日电（记者郑莉）今天，距2008年1月1日劳动合同法施行还剩两周，厂门口排起了队。",
        ),
        # A draft is older than its law.
        (
            "2006-04-21",
            "本报北京4月20日电（记者郑莉）2006年3月20日公布的劳动合同法草案，今天截止征求意见，共收到十九万件。",
        ),
    ],
)
def test_what_lies_ahead_does_not_date_the_issue(day: str, text: str) -> None:
    assert date_of(text) == day


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("上个星期天（16日），队上开了会。", {(11, 16, 6)}),
        ("16日（星期天），队上开了会。", {(11, 16, 6)}),
        ("上周五（31日），队上开了会。", {(10, 31, 4)}),
        ("12月16日（星期天），队上开会。", set()),
        ("每个星期天，16日起，队上开会。", set()),
    ],
)
def test_a_weekday_tells_of_a_day_without_its_month(said: str, found: set[tuple[int, int, int]]) -> None:
    lines = read_lines(f"本报株洲11月17日电（记者皮定远）今天上午，饭堂里搬开了桌凳。\n\n公章的腿\n\n{said}")
    assert weekdays_of_bare_days(lines) == found
