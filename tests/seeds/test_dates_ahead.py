"""What lies ahead is no news, and a span told of has passed: the day of an issue that names such days."""

from __future__ import annotations

import pytest

from seeds import parse_page


def date_of(*lines: str) -> str:
    return str(parse_page("\n\n".join(["职工有了清凉角", *lines])).date)


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        # The day to which is counted, many words behind: to come, and the count itself says the day.
        (
            [
                "本报讯 再过十天，就是新一次全省工业企业普查登记的标准时间——9月25日零时。",
                "9月12日，普查员报到。9月14日，表格运到。2000年，西部大开发开局。",
            ],
            "2000-09-15",
        ),
        # 到本周四（4月20日）, and what will end then.
        (
            [
                "本报讯 4月17日，农民工领到工钱。4月13日，记者回访。4月10日，检查组进厂。",
                "到本周四（4月20日），为期一个月的征求意见将告结束。办法自2006年5月1日起试行。",
            ],
            "2006-04-18",
        ),
        # A day in the week of the issue stands alone and is the newest all the same.
        (
            [
                "本报讯 4月17日，农民工领到工钱。3月19日，他去讨薪。3月21日，又去一回。",
                "到本周四（4月20日），征求意见结束。办法自2006年5月1日起试行。",
            ],
            "2006-04-18",
        ),
        # What will open, behind a part of the day; 将 of another kind tells of what was done.
        (
            [
                "本报讯 6月3日，车间开工。6月1日，孩子们进厂。",
                "6月9日上午，首批高铁列车将正式投入运营。2010年一季度，客流增长。",
            ],
            "2010-06-04",
        ),
        (
            ["本报讯 6月3日，车间开工。6月9日，职工将一面锦旗送到工会。2010年一季度，客流增长。"],
            "2010-06-10",
        ),
        # Money from sales ahead is no ticket.
        (
            ["本报讯 4月3日，他讨薪。4月6日，法院冻结了公司在一处项目的预售款。2006年一季度，案件增长。"],
            "2006-04-07",
        ),
        # Far after a report filed "today" nothing is told.
        (
            [
                "本报北京9月15日电（记者郗建中）今天，特刊增出四版。2000年上半年，发行增长。",
                "10月3日，原第七版恢复。",
                "10月12日，第八版恢复。",
                "10月20日，开奖。",
            ],
            "2000-09-16",
        ),
    ],
)
def test_what_lies_ahead_is_no_news(lines: list[str], day: str) -> None:
    assert date_of(*lines) == day


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        # A span in the past is no aim of plans; one in plans is.
        (
            [
                "本报北京11月13日电（记者郦嘉）记者今天获悉，检查开始。2009年到2011年，他去看料场。",
                "探测器2004年3月升空，历经10年旅程。",
            ],
            "2014-11-14",
        ),
        (
            [
                "本报北京7月13日电（记者郦嘉）记者今天获悉，《行动方案》提出，从2022年到2025年，建成一百个中心。"
            ],
            "2022-07-14",
        ),
        # The years that a thing took.
        (["本报北京7月13日电（记者郦嘉）今天，大桥通车。大桥2009年12月动工，历时九年。"], "2018-07-14"),
        (["本报北京7月13日电（记者郦嘉）今天，老郑退休。他1978年进厂，走过了40年。"], "2018-07-14"),
        # Events and words of the year.
        (["本报讯 11月12日，“菲莱”着陆器成功降落彗星。2009年，他回乡看了一冬的料场。"], "2014-11-13"),
        (
            ["本报北京11月13日电（记者那文）沪港通将于下周一开通。2009年，他开户。今天，他又来看。"],
            "2014-11-14",
        ),
    ],
)
def test_spans_and_memories_leave_the_year(lines: list[str], day: str) -> None:
    assert date_of(*lines) == day
