"""Short lines among others of their kind: verses, tables, guides, notices, halves of titles."""

from __future__ import annotations

import pytest

from seeds import parse_page
from seeds.lines import Tag, read_lines
from seeds.model import Article
from seeds.roles import settle_roles
from seeds.verses import verses

NEWS = "本报讯（记者何静）大庆市总工会日前为户外劳动者送去防暑药品，惠及环卫工人三千余名。"
TALE = "巷口的修鞋摊摆了三十年，老周的锤子声是整条巷子的闹钟。谁家的孩子上学，他听脚步就知道。"
MORE = "春天来的时候，小屋的窗台上多了一盆迎春。街坊们说，这条街的鞋比别处的耐穿。"
OTHER = "入冬以后，街道在地铁口给他搭了一间小屋，有灯，有暖气。傍晚下班的人里，总有人停下来等。"
POEM = (
    "锤子落下去",
    "鞋跟就记住了一条街",
    "雨来过，雪来过，来过的人把脚步留在鞋底",
    "回头看",
    "他在灯下写着：",
    "“修好了”",
    "木牌上的字",
    "一年比一年轻",
)


def articles(*parts: str) -> tuple[Article, ...]:
    return parse_page("\n\n".join(parts)).articles


def test_a_poem_with_longer_verses_and_a_colon_is_one_text() -> None:
    lines = read_lines("\n\n".join(["修鞋的人", "□柳长河", *POEM, "药品送到岗亭", NEWS]))
    assert {lines[i].text for i in verses(lines)} >= set(POEM[:7])


def test_a_line_in_the_midst_of_a_poem_is_no_head() -> None:
    news, poem = articles("药品送到岗亭", NEWS, "修鞋的人", "□柳长河", *POEM)
    assert (news.title, poem.title) == ("药品送到岗亭", "修鞋的人")
    assert [block.text for block in poem.blocks] == list(POEM)
    assert {block.type for block in poem.blocks} == {"paragraph"}


def test_the_head_of_a_table_is_no_title() -> None:
    table = ("行业 月均收入（元） 同比增长（%）", "建筑业 2674 13.8", "制造业 2183 12.1", "住宿业 1960 9.7")
    article = articles("六大行业收入一览", *table)[0]
    assert article.title == "六大行业收入一览"


def test_a_guide_to_the_pages_is_a_text() -> None:
    guide = ("■ 修鞋匠的三十年 第2版", "■ 谁来给骑手上保险 第4版", "■ 壁画修复师的一天 第8版")
    found = articles("今日导读", *guide)
    assert [block.text for article in found for block in article.blocks] == list(guide)


@pytest.mark.parametrize(
    ("above", "below"), [("鞋匠住进了新屋，", "谁来听他的锤声？"), ("国际劳工组织：", "三成工人就业不足")]
)
def test_a_title_on_two_lines_parted_behind_a_comma(above: str, below: str) -> None:
    article = articles(above, below, "本报记者 柳长河", TALE, MORE)[0]
    assert (article.kicker, article.title, article.subtitle) == (None, above + below, None)


def test_how_a_paragraph_begins_is_half_of_no_title() -> None:
    lines = settle_roles(read_lines("\n\n".join([TALE, "据悉，街道办会同有关部门，", "药品送到岗亭", NEWS])))
    assert lines[1].tag is Tag.BODY


def test_who_signs_between_two_texts_signs_the_head_below() -> None:
    above, below = articles(
        "药品送到岗亭",
        NEWS,
        "市总工会还送去了制冰机。",
        "本报记者 柳长河",
        "街巷故事",
        "修鞋的人",
        TALE,
        MORE,
    )
    assert not [person.name for person in above.byline if person.name == "柳长河"]
    assert [person.name for person in below.byline] == ["柳长河"]


def test_of_two_labels_the_lower_one_is_the_title() -> None:
    article = articles("街巷快讯", "各地短波", f"●{TALE}", f"●{MORE}")[0]
    assert (article.column, article.title) == ("街巷快讯", "各地短波")


def test_a_kind_of_work_in_brackets_is_a_subtitle() -> None:
    poem = articles("修鞋的人", "（组诗）", "□柳长河", *POEM)[0]
    assert (poem.title, poem.subtitle) == ("修鞋的人", "（组诗）")


def test_a_question_without_its_mark_is_a_subhead() -> None:
    article = articles(
        "鞋匠住进了新屋", "本报记者 柳长河", TALE, "谁来付房租", MORE, "为什么没人收摊", OTHER
    )[0]
    assert [block.text for block in article.blocks if block.type == "subhead"] == [
        "谁来付房租",
        "为什么没人收摊",
    ]


def test_kicker_and_title_on_one_line_that_is_long() -> None:
    kicker = (
        "搬了三次家，换了四任房东，老周的修鞋摊始终没有离开这条街。记者跟着他走了一天，听到最多的一句话是——"
    )
    article = articles("药品送到岗亭", NEWS, f"{kicker} “鞋跟还能再钉一回”", "本报记者 柳长河", TALE, MORE)[
        0:
    ]
    assert [(a.kicker, a.title) for a in article][1] == (kicker, "“鞋跟还能再钉一回”")


def test_who_took_the_pictures_signs_below_who_wrote() -> None:
    article = articles("鞋匠住进了新屋", "本报记者 柳长河", "本报通讯员 郭玉琴 文/图", TALE, MORE)[0]
    assert [person.name for person in article.byline] == ["柳长河", "郭玉琴"]
