"""Poems and lists between blank lines, and names right below their titles."""

from __future__ import annotations

import pytest

from seeds import parse_page
from seeds.lines import read_lines
from seeds.model import Article
from seeds.stanzas import printed_together

NEWS = (
    "三号高炉提前九天出铁",
    "本报讯（记者王建业）昨天上午，随着一声汽笛，邯郸钢铁公司三号高炉流出第一炉铁水，比计划提前了九天。",
)
BUS = (
    "供销社主任三下广东",
    "本报讯 安徽省肥西县供销社主任吴大海今年春天三次到广东推销大蒜，帮助一千二百户农民卖出鲜蒜。",
)
STANZAS = (
    ("月亮挂在吊车的臂上", "像一盏没有关掉的灯", "我们从它下面走过"),
    ("只有班长的烟头", "还亮在远处"),
)


def page(*blocks: tuple[str, ...], mark: str = "") -> tuple[Article, ...]:
    """The articles of a page of which the paragraphs and stanzas stand between blank lines."""
    above, below = "\n\n".join((mark + NEWS[0], NEWS[1])), "\n\n".join((mark + BUS[0], BUS[1]))
    text = "\n\n".join("\n".join(block) for block in blocks)
    return parse_page(f"{above}\n\n{mark}{text}\n\n{below}").articles


def lines(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


@pytest.mark.parametrize("mark", ["", "# "])
@pytest.mark.parametrize("poet", ["周树森", "葛小川", "老铆工", "（云南）罗青", "才让扎西（藏族）"])
def test_a_poem_is_signed_below_its_title(poet: str, mark: str) -> None:
    found = page(("夜班", poet), *STANZAS, mark=mark)
    assert [article.title for article in found] == [NEWS[0], "夜班", BUS[0]]
    assert lines(found[1]) == [verse for stanza in STANZAS for verse in stanza]
    assert {block.type for block in found[1].blocks} == {"paragraph"}
    assert [name.name for name in found[1].byline] == [poet.partition("（")[0] or "罗青"]
    assert not any(block.gap_after for block in found[1].blocks)


def test_a_second_poem_has_its_own_head() -> None:
    found = page(("矿灯", "石凌云"), STANZAS[0], ("渔火", "江帆"), STANZAS[1] * 2)
    assert [article.title for article in found] == [NEWS[0], "矿灯", "渔火", BUS[0]]
    assert [name.name for article in found[1:3] for name in article.byline] == ["石凌云", "江帆"]


def test_poems_below_one_title_are_its_parts() -> None:
    found = page(("短章（二首）", "何小满"), ("扳手",), STANZAS[0], ("饭盒",), STANZAS[1])
    assert [block.text for block in found[1].blocks if block.type == "subhead"] == ["扳手", "饭盒"]


@pytest.mark.parametrize("mark", ["", "# "])
@pytest.mark.parametrize(
    "rows",
    [
        ("一等奖（1名）", "张海燕　首钢京唐公司", "二等奖（2名）", "何建国　李红霞", "组织奖", "天津　河南"),
        ("北京：市政工程公司二处　首都机场维修队", "上海：国棉十七厂　港务局装卸三队", "四川：攀钢轨梁厂"),
        ("北京　晴　　9℃—21℃", "上海　小雨　13℃—18℃", "哈尔滨　阴　2℃—11℃"),
        ("猪肉（精瘦肉）　7.20元/斤", "鸡蛋　2.35元/斤", "大白菜　0.30元/斤"),
        ("中央电视台第一套节目", "12：30 午间新闻", "19：00 新闻联播", "第二套节目", "20：00 体育之窗"),
        ("大庆油田队 86：79 鞍钢队", "宝钢队 91：88 武汉队", "明日赛程", "19：30 大庆油田队——宝钢队"),
        ("一、工会会员（打一字）", "二、三班倒（打一成语）", "三、机器人（打一中药名）", "（答案下期公布）"),
        ("河北　0311-12351", "山西　0351-12351", "全国总工会法律工作部　010-68592114"),
        ("4月12日上午9:00 开幕式（文化宫）", "4月15日下午2:30 专家讲座（各区）", "4月23日 赠书仪式"),
    ],
)  # fmt: skip
def test_a_list_is_the_text_of_its_title(rows: tuple[str, ...], mark: str) -> None:
    found = page(("一周告示",), rows, mark=mark)
    assert [article.title for article in found] == [NEWS[0], "一周告示", BUS[0]]
    assert lines(found[1]) == list(rows)
    assert not found[1].byline
    assert not any(block.gap_after for block in found[1].blocks)


def test_rows_are_known_where_nothing_sets_them_apart() -> None:
    rows = ("鸡蛋　2.35元/斤", "大白菜　0.30元/斤", "花生油　58.00元")
    found = parse_page("\n".join([*NEWS, "一周菜价", *rows, *BUS])).articles
    assert [article.title for article in found] == [NEWS[0], "一周菜价", BUS[0]]
    assert lines(found[1]) == list(rows)


def test_a_head_of_three_lines_is_no_stanza() -> None:
    head = ("工会把夜校办进车间", "三百名学徒“白天上班、晚上上学”", "一所老厂夜校的十年")
    found = page(
        (*head, "本报记者 周扬"),
        ("晚上七点，车间里的灯又亮了。三百名学徒搬着小板凳坐成十排，等着老师傅开讲。",),
    )
    assert [article.title for article in found][::2] == [NEWS[0], BUS[0]]
    printed = f"{found[1].kicker or ''}{found[1].title}{found[1].subtitle or ''}"
    assert all(line in printed for line in head)


def test_prose_broken_at_its_column_is_no_stanza() -> None:
    cut = (
        "清晨五点，站台上没有人，他已经把",
        "扫帚靠在墙边，擦了一遍长椅，再去",
        "打水，第一趟列车进站时，地面已经",
    )
    text = "\n\n".join([*NEWS, "站台", "\n".join([*cut, "干了。"])])
    assert not printed_together(read_lines(text)).text
