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


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        # Sessions of the two national bodies are numbered; those of a province are not theirs.
        (
            [
                "本报北京3月8日电（记者郦嘉）今天，九届政协四次会议的委员们分组讨论。",
                "1978年，老委员第一次进京。",
            ],
            "2001-03-09",
        ),
        (
            [
                "本报北京3月8日电（记者郦嘉）全国政协九届四次会议今天继续。",
                "省政协六届二次会议1989年闭幕时，他还在车间。",
            ],
            "2001-03-09",
        ),
        # 今天（星期三） in a paragraph below the dateline is the dateline's day.
        (
            [
                "本报长春9月17日电（记者郦嘉）矿务局的子弟学校今天停课一天。",
                "食堂照开。今天（星期三）吃饺子，明天吃面。2007年建校时没有食堂。",
            ],
            "2008-09-18",
        ),
        # The last day of a year, which is named; the day after it is of the next.
        (["本报讯（记者郦嘉）今天是2006年的最后一天，邮局排起长队。2008年的年票已开印。"], "2006-12-31"),
        (["本报讯 2007年12月28日，桥合龙。", "明天（元旦）本报休刊。"], "2007-12-31"),
        # The year 2000 is in the name of a fault.
        (
            ["本报讯 5月6日，银行开会。1998年的账已结清。", "2000年问题不小。谈到2000年问题，谁都皱眉。"],
            "1998-05-07",
        ),
        # News of midnight is in the paper of the day; a notice of hours ahead is none.
        (["本报讯 2013年9月3日，桥检修。", "大雾红色预警于9月5日零时解除。"], "2013-09-05"),
        (
            ["本报讯 2013年9月3日，桥检修。", "因管道检修，9月6日（星期五）8时至20时，河西一带停水。"],
            "2013-09-04",
        ),
        # A festival in the span of its holidays, not beside their last day.
        (
            ["本报西宁10月7日电（记者郦嘉）9月30日至10月7日的中秋国庆长假今天收尾。2010年，他守过湖。"],
            "2012-10-08",
        ),
        # The year before the one of an examination.
        (["2015年全国公务员考试即将开考。", "本报讯 11月28日（星期五），考场布置完毕。"], "2014-11-29"),
        # Days counted to what everybody knows, told of what follows.
        (["本报讯 再过12天，香港就要回到祖国怀抱，花农连夜扎花。"], "1997-06-19"),
        # A week that the page speaks of is the issue's, whatever January it announces.
        (
            ["本报讯 12月5日，渠通水。展览12月10日（本周六）开幕。", "1月8日，免费检票。2011年，渠开工。"],
            "2011-12-06",
        ),
        # 今天看来 is no day.
        (["本报讯 3月2日，厂里开会。2004年的账已结清。", "今天看来，入世那一课没有白上。"], "2004-03-03"),
        # Papers come out on Sundays too, before people had two days off and since.
        (["本报银川6月18日电（记者郦嘉）1994年夏粮今天开镰。"], "1994-06-19"),
        (["本报银川6月15日电（记者郦嘉）2013年夏粮今天开镰。"], "2013-06-16"),
        # When a house is closed is no day's weekday; what stands by itself is.
        (["本报讯 5月16日，馆里添了新灯。2023年建馆。", "展览到9月20日，周一闭馆，周六延时。"], "2023-05-17"),
        (["本报讯 5月16日，馆里添了新灯。2019年建馆。", "展览9月20日，周日，上午开幕。"], "2020-09-21"),
        # Subscriptions of a year are sought in the one before.
        (["一九九八年度《职工报》征订启事", "本报讯 11月20日，邮递员上门收订。"], "1997-11-21"),
        # What the page says is still to come.
        (["本报杭州7月7日电（记者郦嘉）距G20杭州峰会开幕还有不到两个月，夜校今天结业。"], "2016-07-08"),
        (["本报广州10月9日电（记者郦嘉）即将开幕的广州亚运会，让裁缝今天又加了班。"], "2010-10-10"),
        (["本报北京9月20日电（记者郦嘉）广州亚运会将于11月12日开幕，职工今天唱了歌。"], "2010-09-21"),
        # Of two reports of today the later.
        (
            [
                "本报上海8月4日电（记者郦嘉）2014年的第三次潮汛今天到来。",
                "本报台州8月5日电（记者郦嘉）今天，渔船归港。",
                "昨天是星期一，码头上人不多。",
            ],
            "2014-08-06",
        ),
    ],
)
def test_the_day_by_what_is_said_around_it(lines: list[str], day: str) -> None:
    assert date_of(*lines) == day
