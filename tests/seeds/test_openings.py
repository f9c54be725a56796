"""Where an article begins that nobody signed, and how letters and calendars begin."""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds import parse_page
from seeds.lines import Tag, tag_of
from tests.seeds.pagesets import page_sets
from tests.seeds.tools.unsigned import write_unsigned

ORCHARD = (
    "开春以来，这个县把春耕备耕作为头等大事，农技员挨村讲课，化肥和种子提前送到了田头。",
    "今年2月份以来，当地连续降雨二十余天，秧苗长势受到影响，县里组织人手清沟排渍。",
)
COURT = (
    "四十岁的胡某身强力壮，却迷上了赌博。他谎称承包工程，先后从女友处骗走现金96万元，全部输光。",
    "法院经审理认为，被告人以非法占有为目的，隐瞒真相骗取他人财物，数额巨大，已构成诈骗罪。",
)
TYRES = (
    "11日深夜，洪山区一家轮胎店突然起火，店内存放的轮胎被引燃，浓烟很快蹿上二楼。",
    "消防员赶到后用了四十分钟把火扑灭，没有人员受伤，起火原因还在调查之中。",
)


def test_heads_of_texts_that_nobody_signed_are_no_subheads() -> None:
    heads = "田里的水排出去了", "沉迷赌博骗走女友96万元", "轮胎店深夜起火"
    page = (heads[0], *ORCHARD, heads[1], *COURT, heads[2], *TYRES)
    found = parse_page("\n\n".join(page)).articles
    assert [a.title for a in found] == list(heads)


@pytest.mark.parametrize(
    "greeting",
    [
        "周末版的编辑：",
        "编辑同志：你们好！",
        "尊敬的编辑部老师，您好！",
        "各位工友：",
        "亲爱的读者朋友们：大家好！",
    ],
)
def test_a_greeting_is_the_text_of_a_letter(greeting: str) -> None:
    assert tag_of(greeting) is Tag.BODY
    letter = parse_page("\n\n".join(["楼道的灯坏了半年", greeting, *ORCHARD])).articles[0]
    assert (letter.title, letter.byline) == ("楼道的灯坏了半年", ())
    assert letter.blocks[0].text == greeting


@pytest.mark.parametrize("line", ["编辑：张三", "责任编辑 李四", "编辑部的故事", "亲爱的小孩", "记者 李丰"])
def test_who_edits_and_what_is_told_of_editors_is_no_greeting(line: str) -> None:
    assert tag_of(line) is not Tag.BODY


def test_the_days_of_a_calendar_are_its_text() -> None:
    days = (
        "7月18日（今天） 国家统计局公布6月份70个大中城市住宅销售价格",
        "7月20日（星期四） 欧洲央行公布利率决议",
        "7月21日（星期五） 国内成品油调价窗口开启",
    )
    found = parse_page("\n\n".join(["本周经济日历", *days, "田里的水排出去了", *ORCHARD])).articles
    assert [a.title for a in found] == ["本周经济日历", "田里的水排出去了"]
    assert [block.text for block in found[0].blocks] == list(days)


@pytest.mark.parametrize("day", ["腊月廿六夜", "5月28日于罗安达", "二〇〇一年三月三日", "农历八月十五"])
def test_the_day_of_a_letter_ends_it(day: str) -> None:
    found = parse_page("\n\n".join(["楼道的灯坏了半年", *ORCHARD, day, "轮胎店深夜起火", *TYRES])).articles
    assert [a.title for a in found] == ["楼道的灯坏了半年", "轮胎店深夜起火"]


def test_page_sets_lose_most_signatures_and_no_article(tmp_path: Path) -> None:
    source = Path(__file__).with_name("sealed")
    bare = page_sets(write_unsigned(source, tmp_path / "bare"))
    for name, page in page_sets(source).items():
        assert [a["title"] for a in bare[name]["articles"]] == [a["title"] for a in page["articles"]]
    signed, left = (
        sum(len(a.get("byline", ())) for page in pages.values() for a in page["articles"])
        for pages in (page_sets(source), bare)
    )
    assert 0 < left < signed * 2 / 3


def test_the_farewell_of_a_letter_is_no_head() -> None:
    letter = ("编辑老师：", *ORCHARD, "谢谢你们替我们说话！", "此致", "敬礼", "湖北黄石读者 柯友旺")
    fire = ("轮胎店深夜起火", "本报记者 于洋", *TYRES)
    found = parse_page("\n\n".join(["楼道的灯坏了半年", *letter, *fire])).articles
    assert [a.title for a in found] == ["楼道的灯坏了半年", "轮胎店深夜起火"]
    assert [block.text for block in found[0].blocks][:6] == list(letter[:6])
    assert "敬礼" not in [name.name for name in found[0].byline]


def test_rows_of_a_list_and_of_a_calendar_are_text() -> None:
    rows = (
        "中国石油大庆石油管理局      1200万元",
        "首都钢铁公司                500万元",
        "济南市职工  62.7万元",
    )
    days = ("9月15日  国际民主日", "9月17日  中秋节，放假三天", "9月22日  秋分，中国农民丰收节")
    found = parse_page(
        "\n".join(["抗洪捐款光荣榜", *rows, "", "# 本周提示", "", *days, "", "# 轮胎店深夜起火", "", *TYRES])
    ).articles
    assert [a.title for a in found] == ["抗洪捐款光荣榜", "本周提示", "轮胎店深夜起火"]
    assert [[block.text for block in a.blocks] for a in found[:2]] == [list(rows), list(days)]
    assert not any(block.gap_after for a in found for block in a.blocks)


@pytest.mark.parametrize(
    "title", ["谁来管一管厂门口的烟", "孩子入托难，工会来解决", "声音", "食堂的粥为什么凉了"]
)
def test_what_is_marked_as_all_titles_are_is_a_title(title: str) -> None:
    bus = "每天早上七点，城南工业园的公交站牌下都站着一百多人，可班车总要晚上一刻钟，职工们只好走着去上班。"
    smoke = "厂门口新开了三家烧烤店，一到傍晚浓烟滚滚，下班的工人捂着鼻子走，环保、城管、街道都说归对方管。"
    signed = ("# 女车工的“毫米人生”", "本报记者 秦岚", "她的工具箱里放着17把自己磨的刀，每一把都贴着编号。")
    brief = ("# 三号高炉提前出铁", "本报讯（记者王建业）昨天上午，邯郸钢铁公司三号高炉流出第一炉铁水。")
    parts = (*brief, "# 班车晚点怎么办", bus, f"# {title}", smoke, *signed)
    found = parse_page("\n\n".join(parts)).articles
    assert [a.title for a in found] == ["三号高炉提前出铁", "班车晚点怎么办", title, "女车工的“毫米人生”"]
