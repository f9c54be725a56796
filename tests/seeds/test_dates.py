"""The day of an issue, from pages of a few lines each."""

from __future__ import annotations

import pytest

from seeds import parse_page


def date_of(*lines: str) -> str | None:
    found = parse_page("\n\n".join(["职工有了清凉角", *lines])).date
    return str(found) if found else None


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        # A year that the page names outweighs other years in which the festival falls so.
        (
            [
                "本报贵阳2月5日电（记者龙章榆）今天是元宵节。2月5日，元宵节，花灯亮起。",
                "《措施》自2023年3月1日起施行。",
            ],
            "2023-02-06",
        ),
        # A weekday and an anniversary outweigh a year told of.
        (
            ["5月2日（星期五），中华全国总工会成立100周年表彰之后，他回到工地。2022年冬天，隧道遭遇塌方。"],
            "2025-05-03",
        ),
        # What the text calls yesterday.
        (["本报讯 昨日（9月12日），水库开闸。2003年全市补水两次。"], "2003-09-13"),
        # What comes into force, and what is announced, lies ahead.
        (
            [
                "本报银川4月25日电（记者马学礼）记者今天获悉，2019年5月1日至4日放假。",
                "办法自6月1日起施行。",
                "报名时间：6月10日。",
            ],
            "2019-04-26",
        ),
        # Figures that the OCR took for letters, in a dateline and beside it; 招收O型 is none.
        (["本报宁波1O月14曰电（记者程帆）2O22年的台风季今天过去，血站招收O型血志愿者。"], "2022-10-15"),
        # The years that have passed since one that is named.
        (
            ["2014年，老褚到河滩养蜂。", "五年下来，蜂箱从十个变成一百二十个。10月6日，他运出一车蜜。"],
            "2019-10-07",
        ),
        # Spelled days and days without their month.
        (["本报讯 二〇二四年六月九日，大桥合龙。", "记者10日从市总工会获悉，工程创下纪录。"], "2024-06-11"),
        # In January the days of December are of the year before.
        (["本报合肥1月3日电（记者陈华）省总工会今天通报，从2013年12月30日开始送温暖。"], "2014-01-04"),
        # 截至 looks back.
        (["本报讯 9月29日，记者获悉，截至2020年7月1日，合作社已有89家。2015年，合作社成立。"], "2020-09-30"),
        # What is celebrated next year, and a deadline, name the next year; the comet names its own.
        (
            [
                "本报南京7月18日电（记者贝思源）苏梅克—列维9号彗星今天一块接一块地撞向木星。",
                "明年5月1日是中华全国总工会成立七十周年，截稿日期为1995年2月28日。",
            ],
            "1994-07-19",
        ),
        # A term that ends later, and days to go, name no year that has come.
        (
            [
                "本报北京10月29日电（记者单立人）十五大闭幕一个多月来，下岗职工今天有了去处。",
                "1997年签的合同写的是1997年12月到期，卡片上写着距离1997年12月1日还有多少天。",
            ],
            "1997-10-30",
        ),
        # What two texts tell of a day has been when the paper comes out, whatever the datelines say.
        (
            [
                "本报澳门7月12日电（记者车前进）今晚在澳门，女排连丢14分之后翻了盘。北京申奥成功前夜，全场高歌。",
                "当班记录上写着：“2001年7月13日中班，产量1126吨，废品零。”",
                "7月13日深夜，工人在脚手架上欢呼。",
            ],
            "2001-07-14",
        ),
        # An anniversary told on its day.
        (["神舟六号返回舱10月17日落地。", "七年前的今天，10月19日，保姆从窗台上摔了下去。"], "2005-10-19"),
        # Papers come out on Sundays as on any day.
        (
            ["本报南京12月21日电（记者车前进）今天，2024年度技能大赛闭幕。", "昨天是冬至，厂里包了饺子。"],
            "2024-12-22",
        ),
        (["本报南京12月21日电（记者车前进）今天，2024年度技能大赛闭幕。"], "2024-12-22"),
        (["5月10日，2025年度技能大赛闭幕。", "今天是母亲节，女工们收到了花。"], "2025-05-11"),
        (["本报北京4月24日电（记者王强）今天是首个“中国航天日”。"], "2016-04-25"),
        (["本报武汉12月26日电（记者王强）今天上午9时，武广高铁首发列车从武汉站开出。"], "2009-12-27"),
        (
            ["本报杭州10月8日电（记者王强）今晚，第19届亚运会闭幕。", "10月6日，国庆中秋长假最后一天。"],
            "2023-10-09",
        ),
        (["本报喀什10月16日电（记者卓越）今晨5时，“神舟”五号飞船在草原着陆。"], "2003-10-17"),
        (["本报讯（记者王强）日前，市总工会为环卫工人送去防暑用品。"], None),
    ],
)
def test_the_day_of_an_issue(lines: list[str], day: str | None) -> None:
    assert date_of(*lines) == day


def test_one_late_day_does_not_move_the_issue() -> None:
    day = date_of(
        "本报北京6月9日电（记者于灵歌）记者今天获悉，2024年节能行动启动。",
        "6月8日，游客在古镇体验包粽子。",
        "截至6月30日，驿站已建成三百家。",
    )
    assert day == "2024-06-10"


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        # What is counted from a known beginning, while the text remembers older years.
        (["本报北京8月15日电（记者郑莉）庆祝改革开放40周年。1970年她进厂，1996年下岗。"], 2018),
        (["本报南昌9月9日电（记者卢翔）今天，第33个教师节前夕，老师们收到贺卡。1985年她站上讲台。"], 2017),
        (["本报讯 6月8日，下着雨。今天是2004年高考的第二天。", "今天下午，金星将从太阳前面走过。"], 2004),
        (["本报讯 6月8日，下着雨。今天，2004年那场大雨又被提起。", "2012年6月1日，新站房启用。"], 2012),
        (["本报济南10月15日电（记者丛民）第十一届全国运动会明天开幕。新中国成立六十周年刚过。"], 2009),
        (["本报北京3月10日电（记者郑莉）十一届全国人大四次会议今天举行全体会议。"], 2011),
        (["本报长沙1月8日电（记者方大丰）“十一五”开局之年，职工盼什么？1998年的洪水他记忆犹新。"], 2006),
        (["本报武汉2月20日电（记者张翀）甲辰龙年，江城工地复工。2015年他来到这里。"], 2024),
        (["本报成都5月11日电（记者李娜）汶川特大地震10周年之际，记者重访映秀。2008年，他失去左腿。"], 2018),
        (["本报西安4月6日电（记者毛浓曦）1953年建厂，至今已有60年的老厂搬迁。1999年第一次改制。"], 2013),
        (["本报沈阳6月2日电（记者刘旭）今年66岁的老徐生于锦州，1952年出生，1970年下乡。"], 2018),
        # A plan far ahead says of the page's year no more than that it is before.
        (
            ["本报昆明7月18日电（记者陈华）大桥今天合龙，全线预计2035年通车。", "7月20日（周六）放映电影。"],
            2024,
        ),
        (
            ["本报昆明7月18日电（记者陈华）大桥今天合龙，全线预计2026年通车。", "7月20日（周六）放映电影。"],
            2024,
        ),
        # How long a law has been in force, where no year is named.
        (["本报合肥7月8日电（记者陈华）《保障农民工工资支付条例》施行满两个月，工地上的专户管用吗？"], 2020),
        (["本报长沙1月3日电（记者方大丰）劳动合同法实施一周年，职工怎么看？1998年他进了厂。"], 2009),
        # A part of a year told of is of the year that runs; goals lie far ahead.
        (["本报太原8月9日电（记者李彦斌）2009年前7个月，全省煤炭外运增长。到2020年，煤矿减至一半。"], 2009),
        (["本报杭州7月20日电（记者邹倜然）2022年上半年，法院受理案件增长。2035年基本实现现代化。"], 2022),
        # A plan in force soon, and no other year: the plan's own or the one before, not the remembered one.
        (["本报合肥11月3日电（记者陈华）条例自2012年1月1日起施行。1988年，老王第一次领到工资条。"], 2011),
    ],
)
def test_the_year_of_an_issue(lines: list[str], year: int) -> None:
    found = date_of(*lines)
    assert found is not None
    assert found[:4] == str(year)


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        # Events that everybody knows the day of, counted down to, new, or remembered.
        (["本报讯 今天，距北京奥运会开幕还有100天。1979年，他第一次看见五环旗。"], "2008-04-30"),
        (
            ["本报北京10月15日电（记者于宛尼）今天，神舟五号载人飞船发射成功。1970年，东方红一号上天。"],
            "2003-10-16",
        ),
        (["本报广州11月15日电（记者刘友婷）广州亚运会赛程过半，今天产生五枚金牌。"], "2010-11-16"),
        (
            ["哈尔滨亚冬会进入倒计时100天，冰城工人忙着浇冰。", "2022年，北京冬奥会的场景历历在目。"],
            "2024-10-30",
        ),
        # Days counted to a day that is named.
        (["再过一个星期，日历就要翻到2000年1月1日。他是1976年进厂的老矿工。"], "1999-12-25"),
        (["离春节还有12天，2016年的第一批返乡专列开行了。"], "2016-01-27"),
        (["距6月7日高考只有三天，2019年的考生都在冲刺。"], "2019-06-04"),
        (["还有两周，里约奥运会就要开幕，跟车的技师已经到岗。"], "2016-07-22"),
        (["本报武汉7月21日电（记者熊楚生）今天是大暑前一天，还有两周，里约奥运会就要开幕。"], "2016-07-22"),
        # The days of a calendar are to come, but for the one that it calls today's; so are those of a notice.
        (
            [
                "7月18日（今天） 国家统计局公布6月份70个大中城市住宅销售价格",
                "7月22日（星期六） 大暑、中伏，用电用水进入最吃劲的时段",
                "2017年上半年，就业形势稳定。",
            ],
            "2017-07-18",
        ),
        (
            [
                "本报赣州9月1日讯（记者赖润生）从今天零时起，京九铁路全线开通。1996年的秋天来得早。",
                "自9月5日至9月18日，501/502次旅客列车停运。",
                "昨天是星期天，站台上人比平日多。",
            ],
            "1996-09-02",
        ),
        # A festival said of today, tomorrow or yesterday.
        (["今天是“六一”，又是星期天，车间请来了职工子女。2025年的夏天来了。"], "2025-06-01"),
        (["明天是“三八”节，2005年的春天来得晚。"], "2005-03-07"),
        (["今天是重阳节，老人们登高。“十四五”开局之年，建党百年，他又交了一次特殊党费。"], "2021-10-14"),
        (
            ["后天就是国庆黄金周。今年7月1日，青藏铁路通车，他第一个买了票。1979年，他修过这条路。"],
            "2006-09-29",
        ),
    ],
)
def test_days_that_everybody_knows(lines: list[str], day: str) -> None:
    assert date_of(*lines) == day


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        # What comes into force this year; years of memory in which nobody said 疫情防控.
        (
            [
                "本报北京7月21日电（记者方正）记者今天获悉，多地抗洪抢险，电工昼夜守在堤上。",
                "依据今年5月1日起施行的《保障农民工工资支付条例》，她要回了工钱。受疫情影响，开庭改在网上。",
                "堤是1983年修的，1989年又加高一次。",
            ],
            "2020-07-22",
        ),
        # A weekday fits several years; the words stand in one of them only.
        (
            [
                "本报南昌8月12日电（记者晏海涛）省总工会今天公布新就业形态劳动者充换电站点名单。",
                "8月8日 星期四 晴。夜班的师傅在换电柜前排队。",
            ],
            "2024-08-13",
        ),
        # Words of our days beside years of long ago only: the page has no year.
        (["本报讯 8月12日，网约车司机和外卖骑手走进工会驿站。老站长1961年进厂。"], None),
    ],
)
def test_words_that_have_their_time(lines: list[str], day: str | None) -> None:
    assert date_of(*lines) == day


def test_a_year_that_a_column_end_has_cut_is_read_whole() -> None:
    page = parse_page(
        "一季度国民经济实现良好开局\n\n"
        "本报北京4月16日电（记者冉方圆）国家统计局今天发布数据，初步核算，2\n\n"
        "025年一季度国内生产总值同比增长5.4%，比上年四季度环比增长1.2%，就业形势总体稳定。\n\n"
        "银器铺里的年轻人\n\n本报记者 李强\n\n"
        "玉香是2001年出生的傣族姑娘，初中毕业就跟着父亲学打银，如今带着三个徒弟，铺子开在寨门口。"
    )
    assert str(page.date) == "2025-04-17"


@pytest.mark.parametrize(
    "life", ["他的老伴2003年病故。", "杨宝山1991年去世。", "她1985年6月进厂，师傅带了三年。"]
)
def test_a_year_of_somebodys_life_alone_is_not_that_of_the_issue(life: str) -> None:
    assert date_of("本报讯（记者何芸）5月18日，退休教授在社区办起修表摊。", life) is None
    dated = date_of("本报讯（记者何芸）5月18日，退休教授在社区办起修表摊。2024年，他修了三百只表。", life)
    assert dated is not None
    assert dated[:4] == "2024"
