"""Short lines among others of their kind: verses, tables, guides, notices, halves of titles."""

from __future__ import annotations

import pytest

from seeds import parse_page
from seeds.joins import weigh
from seeds.lines import Tag, read_lines
from seeds.model import Article
from seeds.rolemarks import Page
from seeds.roles import settle_roles
from seeds.shortmarks import marks_of_text
from seeds.verses import listed, verses

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


@pytest.mark.parametrize(
    "contact", ["电话：（0317）306114", "联系人：穆先生 何女士", "邮编 050011", "地址：石桥路十七号"]
)
def test_how_to_reach_who_gives_notice_ends_the_notice(contact: str) -> None:
    notice = "本厂因扩建车间，面向社会招聘钳工六名、英语翻译一名，待遇从优，食宿自理。"
    found = articles("大桥农机厂招聘启事", notice, contact, "药品送到岗亭", NEWS)
    assert [a.title for a in found] == ["大桥农机厂招聘启事", "药品送到岗亭"]
    assert found[0].blocks[-1].text == contact


def test_a_house_with_its_day_signs_a_notice_and_is_no_kicker() -> None:
    notice = "因更换水表，本周六上午石桥路一带水压降低，请用户提前储水。"
    found = articles("降压供水通知", notice, "大桥自来水公司 5月6日", "药品送到岗亭", NEWS)
    assert [(a.kicker, a.title) for a in found] == [(None, "降压供水通知"), (None, "药品送到岗亭")]
    assert found[0].blocks[-1].text == "大桥自来水公司 5月6日"


@pytest.mark.parametrize("label", ["热线66310000", "农机119", "农机119信箱"])
def test_a_label_may_have_a_number(label: str) -> None:
    found = articles(TALE, label, "石桥路修好了 夜里还黑着", NEWS)
    assert (found[-1].column, found[-1].title) == (label, "石桥路修好了 夜里还黑着")


@pytest.mark.parametrize(
    "parts", [("之二：磨得细",), ("【回放】711，雨夜的水位", "【余音】7日以后，还得再等天")]
)
def test_parts_of_an_article_have_their_subheads(parts: tuple[str, ...]) -> None:
    found = articles("修鞋的人", "□柳长河", TALE, parts[0], MORE, *parts[1:], OTHER)
    assert len(found) == 1
    assert [b.text for b in found[0].blocks if b.type == "subhead"] == list(parts)


def test_forms_of_subheads_are_marks_of_their_own() -> None:
    assert "part" in marks_of_text("之二：磨得细")
    assert "part" not in marks_of_text("之后：磨得细")
    lines = read_lines("\n\n".join(["【回放】711，雨夜的水位", TALE, "【余音】7日以后，还得再等天", TALE]))
    assert Page(lines, {}, {}).box_first == [0, 2]
    # One alone may be a label and its title.
    assert Page(lines[:2], {}, {}).box_first == []


def test_what_introduces_a_list_is_no_title() -> None:
    lists = ("●证件：带好本人的原件", "●时间：上午八点半以前到场", "●交通：乘坐二路、七路电车")
    found = articles("修鞋的人", "□柳长河", TALE, "出门提醒：", *lists, OTHER)
    assert [a.title for a in found] == ["修鞋的人"]


@pytest.mark.parametrize(
    "report", ["据路透社开罗3月2日电 ", "本报综合消息 ", "据新华社电 ", "本报广州专电 ", "晚报讯 "]
)
def test_reports_begin_in_many_ways(report: str) -> None:
    found = articles("修鞋的人", "□柳长河", TALE, MORE, "运河水位回升", report + OTHER)
    assert [a.title for a in found] == ["修鞋的人", "运河水位回升"]


def test_a_few_words_right_below_a_text_sign_it() -> None:
    page = "\n\n".join(
        ["街谈巷议", "修鞋的人", TALE, MORE, f"{OTHER}\n老茶客", "药品送到岗亭", NEWS, *[NEWS] * 6]
    )
    found = parse_page(page).articles
    assert [a.title for a in found][:2] == ["修鞋的人", "药品送到岗亭"]
    assert found[0].blocks[-1].text == "老茶客"


def test_a_line_that_has_been_cut_signs_nothing() -> None:
    page = "\n\n".join([TALE, MORE, f"{OTHER}\n桥合龙之后又在", *[NEWS] * 8])
    lines = read_lines(page)
    assert not Page(lines, {}, {}).close
    assert Page(read_lines(page.replace("桥合龙之后又在", "老茶客")), {}, {}).close == {3}


def test_a_head_with_a_dash_below_a_poem_is_none_of_its_verses() -> None:
    verse = [line for line in POEM if line[-1] not in "：”，"]
    found = articles(
        "修鞋的人", "□柳长河", *verse, "书里书外", "他把半辈子写成一本账", "——读《铺子》", "路远山", TALE
    )
    assert (found[-1].title, found[-1].subtitle) == ("他把半辈子写成一本账", "——读《铺子》")


def test_an_item_that_a_column_end_has_cut_is_not_whole() -> None:
    items = ("●石桥街的修鞋铺添了暖气。", "●大桥农机厂的食堂昨日开张，师傅们一边吃面", "●老粮站改成了书屋。")
    assert not listed(read_lines("\n\n".join(items)))
    assert listed(read_lines("\n\n".join(item.rstrip("。") for item in items))) >= {0, 1}


ROWS = (
    "特等奖（1组）：轧钢厂送水班 卜大海",
    "一等奖（2名）：严立春、阿依古丽·买买提",
    "鼓励奖（3名）：顾小琴、缪红、施燕妮",
)
LAST = "请各位获奖职工于本月底前到市工人文化宫一楼领取证书，逾期不再补发。"


def test_who_was_chosen_for_what_is_whole_and_one_article() -> None:
    (article,) = articles(
        "“我的班组”摄影比赛揭晓", "经读者投票和专家评选，以下作品获奖，现予公布。", *ROWS, LAST
    )
    assert [block.text for block in article.blocks][-4:] == [*ROWS, LAST]


def test_a_row_that_breaks_off_in_a_name_is_continued() -> None:
    cut = "鼓励奖（3名）：顾小琴、缪红、今年刚满二十岁的"
    lines = read_lines("\n\n".join([*ROWS[:2], cut, "施燕妮。"]))
    assert 2 not in listed(lines)


@pytest.mark.parametrize(
    "contact",
    [
        "来信请寄：本市中山路21号工会大楼《职工信箱》编辑部 邮编：215000 电子邮箱：zhigong@example.cn",
        "投稿邮箱：banzu@example.cn，请注明“班组故事”",
    ],
)
def test_where_to_write_is_continued_by_nothing(contact: str) -> None:
    page = parse_page("\n\n".join([TALE, MORE, OTHER, contact, "药品送到岗亭", NEWS]))
    assert any(block.text == contact for article in page.articles for block in article.blocks)
    assert not any(len(block.lines) > 1 for article in page.articles for block in article.blocks)


@pytest.mark.parametrize(
    "added", ["编后：信已转给公交公司，公司答复下月加车。", "问：没有签合同怎么算工龄？"]
)
def test_what_begins_anew_is_no_rest_of_a_sentence(added: str) -> None:
    """What the editors add, and the next question, are no candidates for an end whose own rest is lost."""
    lines = read_lines("\n\n".join([TALE, "我们问过站长，站长让我们等，一等就是两个", added, MORE]))
    (weighed,) = weigh(lines)
    assert [lines[begin].text for begin in weighed.begins] == [
        line.text for line in lines if line.text != added
    ]


def test_two_lines_of_one_length_that_prose_was_cut_into_are_no_couplet() -> None:
    cut = read_lines("\n\n".join([TALE[:-1] + "，老周每天", "天不亮就来开门，", "扫完地再点炉子。", OTHER]))
    song = read_lines("\n\n".join([TALE, "不植桑麻不种花，", "石头缝里刨口粮；", OTHER]))
    assert not verses(cut)
    assert [song[i].text for i in sorted(verses(song))] == ["不植桑麻不种花，", "石头缝里刨口粮；"]
