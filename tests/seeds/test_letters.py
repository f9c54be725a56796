"""Letters to the paper: their titles above the greeting, who signs them below the farewell, what follows."""

from __future__ import annotations

import pytest

from seeds import parse_page
from seeds.lines import read_lines
from seeds.model import Article
from seeds.stanzas import printed_together
from seeds.text import unbalanced

NEWS = (
    "快递小哥有了“歇脚屋”",
    "本报记者 孟祥瑞",
    "中午12点40分，快递员刘洋把电动车停在石家庄市中山路的一间小屋前，推门进去，接了一杯热水。",
    "这间不到20平方米的屋子里有微波炉、充电柜和急救箱，墙上贴着附近公厕的位置图。",
)
LETTER = "我们厂夜班有六百多人，食堂晚上九点就关灯，大家只能吃泡面，盼望厂里把开饭的时间延长到凌晨。"
ANSWER = "记者把来信转给厂工会的第三天，食堂的灯亮到了凌晨两点，还添了三样热菜，夜班的职工都说好。"


def page(*end: str, greeting: str = "编辑同志：") -> tuple[Article, ...]:
    parts = [*NEWS, "夜班食堂的灯该亮了", greeting, LETTER, *end, "食堂的灯亮到了凌晨", ANSWER]
    return parse_page("\n\n".join(parts)).articles


@pytest.mark.parametrize(
    ("end", "name"),
    [
        (("此致", "敬礼", "湖北黄石读者 柯友旺"), "柯友旺"),
        (("此致", "敬礼！", "山西大同煤矿 吴占山", "一九八九年三月二日"), "吴占山"),
        (("此致敬礼", "湖南株洲 李铁柱"), "李铁柱"),
    ],
)
def test_who_signs_a_letter_signs_no_head_below_it(end: tuple[str, ...], name: str) -> None:
    news, letter, answer = page(*end)
    assert [a.title for a in (news, letter, answer)] == [NEWS[0], "夜班食堂的灯该亮了", "食堂的灯亮到了凌晨"]
    assert [person.name for person in letter.byline] == [name]
    assert not answer.byline
    assert [block.text for block in answer.blocks] == [ANSWER]
    assert not any(block.gap_after for block in letter.blocks)


def test_who_signs_with_a_house_of_no_known_kind_ends_the_letter() -> None:
    _, letter, answer = page("此致", "敬礼", "洛阳公交 武小满")
    assert [block.text for block in letter.blocks][-2:] == ["敬礼", "洛阳公交 武小满"]
    assert not any(block.gap_after for block in letter.blocks)
    assert (answer.kicker, answer.title) == (None, "食堂的灯亮到了凌晨")


def test_workers_who_give_no_name_end_their_letter() -> None:
    _, letter, answer = page("此致", "敬礼", "沈阳第三机床厂部分职工")
    assert letter.blocks[-1].text == "沈阳第三机床厂部分职工"
    assert answer.title == "食堂的灯亮到了凌晨"


def test_a_question_to_the_lawyer_is_its_text() -> None:
    asked = "我2009年进厂，2012年转到子公司，工龄要不要重新算？"
    found = parse_page("\n\n".join(["工龄怎么算", "法律顾问：", asked, "江西 孟小峰", *NEWS])).articles
    assert [article.title for article in found] == ["工龄怎么算", NEWS[0]]
    assert [block.text for block in found[0].blocks][:2] == ["法律顾问：", asked]


@pytest.mark.parametrize(
    "said",
    [
        "“老黄历’里有学问，”班长孔繁英说，“一个数字也不能改。”",
        "工人们管它叫‘冰窖”，因为冬天的水永远是温的。",
        "“三个月以后，我才明白，扫地是让我认路。",
        "班长把馒头掰成两半，递给我一半。“吃吧，吃了才有力气爬出去。",
    ],
)
def test_a_sentence_that_ends_is_no_gap_for_a_quotation_mark(said: str) -> None:
    found = parse_page("\n\n".join([*NEWS[:3], said, NEWS[3]])).articles
    assert not any(block.gap_after for article in found for block in article.blocks)


def test_one_quotation_mark_taken_for_the_other_closes_nothing() -> None:
    assert unbalanced("“孟泰仓库’里没有废物。”") == ("", "")
    assert unbalanced("仓库’里没有废物。") == ("‘", "")


@pytest.mark.parametrize("apart", ["\n\n", "\n"])
@pytest.mark.parametrize(
    ("day", "name"),
    [("3月12日", "柯友旺"), ("1989年3月12日", "吴占山"), ("3月12日夜", "李铁柱")],
)
@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("四月文化宫活动安排", ("4月2日上午9时 棋牌比赛", "4月9日晚7时 职工合唱团排练", "4月16日 法律咨询")),
        ("清明假期夜校课程", ("4月4日（周四）电工基础", "4月5日（周五）钳工识图", "4月6日（周六）答疑")),
        ("篮球联赛明日开打", ("4月1日 大庆队——鞍钢队", "4月2日 宝钢队——武汉队", "4月3日 首钢队——攀钢队")),
        ("本月停水通知", ("4月10日8时至17时 河西街", "4月11日8时至17时 船厂路", "4月12日8时至17时 南门外")),
        ("工会讲堂三月课表", ("3月20日 劳动合同怎么签", "3月27日 工伤怎么认定", "3月30日 加班费怎么算")),
    ],
)  # fmt: skip
def test_the_day_of_a_letter_begins_no_calendar(
    title: str, rows: tuple[str, ...], day: str, name: str, apart: str
) -> None:
    parts = [*NEWS, "夜班食堂的灯该亮了", "编辑同志：", LETTER, "此致", "敬礼", f"湖北黄石 {name}", day]
    news, letter, calendar = parse_page(apart.join([*parts, title, *rows])).articles
    assert [a.title for a in (news, letter, calendar)] == [NEWS[0], "夜班食堂的灯该亮了", title]
    assert [person.name for person in letter.byline] == [name]
    assert [block.text for block in calendar.blocks] == list(rows)


def test_days_above_what_is_on_are_a_calendar() -> None:
    rows = ("4月2日", "棋牌比赛", "4月9日", "合唱排练", "4月16日", "法律咨询")
    lines = read_lines("\n".join([NEWS[0], NEWS[2], "四月文化宫活动安排", *rows]))
    assert {3, 4, 5, 6, 7} <= printed_together(lines).text
