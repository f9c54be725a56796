"""Lists of those who have won stand in the text that tells of it."""

from __future__ import annotations

import itertools

import pytest

from seeds.lines import read_lines
from seeds.parse import parse_page
from seeds.winners import winners

NEWS = (
    "一号高炉提前点火",
    "本报讯（记者丁一航）昨天上午，首钢一号高炉比计划提前六天点火，三百名职工在现场见证了这一时刻。",
)
BUS = (
    "夜班公交加开三条线路",
    "本报讯（记者孟小舟）从今天起，市公交集团在火车站和两个医院之间加开三条夜班线路，方便下夜班的职工。",
)
MATCH = (
    "职工焊接比武昨天落幕",
    "本报讯（记者何一川）全市职工焊接技能比武昨天在船厂落幕，一百二十名选手参加决赛，获奖名单当场公布。",
)
LAST = "据悉，获奖选手的作品将从下周起在工人文化宫展出，市民可免费参观，展期一个月。"


@pytest.mark.parametrize("apart", ["\n\n", "\n"])
@pytest.mark.parametrize("mark", ["", "## "])
@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize(
    "rows",
    [
        ("一等奖（1名）", "祝清秋 海港船厂", "二等奖（2名）", "温一鸣 东方锅炉厂", "贺兰山 市建总公司"),
        ("特等奖", "祝清秋（海港船厂）", "一等奖", "温一鸣（锅炉厂） 李红霞", "优胜奖", "周定国（技校）"),
        ("金奖：祝清秋", "银奖：温一鸣、李红霞", "铜奖：周定国、何建国、吕晓梅"),
        ("团体一等奖", "海港船厂工会 东方锅炉厂工会", "个人一等奖", "祝清秋", "个人二等奖", "温一鸣 李红霞"),
        ("冠军：海港船厂队", "亚军：东方锅炉厂队", "季军：纺织二厂队"),
        ("最佳组织奖", "海港船厂工会", "最佳创意奖（2个）", "纺织二厂工会", "市建总公司工会"),
        ("一等奖", "祝清秋　海港船厂", "李红霞　纺织二厂", "温一鸣　东方锅炉厂"),
    ],
)  # fmt: skip
def test_an_award_begins_no_article(rows: tuple[str, ...], last: bool, mark: str, apart: str) -> None:
    match = (mark + MATCH[0], MATCH[1], "\n".join(rows), LAST)
    news, bus = ((mark + title, text) for title, text in (NEWS, BUS))
    page = parse_page(apart.join(itertools.chain(*((news, bus, match) if last else (news, match, bus)))))
    assert sorted(article.title or "" for article in page.articles) == sorted([NEWS[0], MATCH[0], BUS[0]])
    found = next(article for article in page.articles if article.title == MATCH[0])
    assert [block.text for block in found.blocks] == [MATCH[1], *rows, LAST]
    assert {block.type for block in found.blocks} == {"paragraph"}
    assert [name.name for name in found.byline] == ["何一川"]


@pytest.mark.parametrize(
    "page",
    [
        ("一等奖", "祝清秋 海港船厂"),
        (*NEWS, "# 一等奖（三篇）", "祝清秋 海港船厂"),
        (*NEWS, "特等奖", BUS[1]),
        (*NEWS, "冠军", "孟小舟写过，她第一次登上领奖台那年，只有十九岁。"),
        (*NEWS, "金奖工人的一天", "孟小舟"),
    ],
)
def test_an_award_may_be_a_title(page: tuple[str, ...]) -> None:
    assert not winners(read_lines("\n\n".join(page)))


def test_the_next_head_is_nobody_who_has_won() -> None:
    rows = ("一等奖", "祝清秋 海港船厂", "二等奖", "温一鸣 东方锅炉厂")
    lines = read_lines("\n".join([*MATCH, *rows, *BUS]))
    assert winners(lines) == {2, 3, 4, 5}
