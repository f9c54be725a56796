"""Who signs without a role, above a text and below it."""

from __future__ import annotations

import pytest

from seeds import parse_page
from seeds.bylines import each_once
from seeds.model import Article, Name
from seeds.names import house_and_name, is_byline, people
from seeds.signers import in_brackets, self_named

TITLE = "厂门口的那棵老槐树"
TEXT = "清晨五点，车间里的灯已经亮了，工人们三三两两走来，换上工装，开始一天的活计。"
MORE = "傍晚收工的时候，槐树底下坐满了人，有人讲起三十年前的那场大雪，讲着讲着就笑了。"


def first(*lines: str) -> Article:
    return parse_page("\n\n".join(lines)).articles[0]


def names_of(article: Article) -> list[str]:
    return [person.name for person in article.byline]


@pytest.mark.parametrize(
    ("signed", "name"),
    [
        ("·柳长河·", "柳长河"),
        ("纪北川 著", "纪北川"),
        ("欧阳雪/文", "欧阳雪"),
        ("郭玉琴（河北唐山纺织工）", "郭玉琴"),
        ("编者 段干平", "段干平"),
        ("吉林通化 颛孙义", "颛孙义"),
        ("主持人 程立言律师", "程立言"),
        ("本期解答：苗可为律师", "苗可为"),
    ],
)
def test_who_signs_between_title_and_text(signed: str, name: str) -> None:
    article = first(TITLE, signed, TEXT, MORE)
    assert (article.title, names_of(article)) == (TITLE, [name])


@pytest.mark.parametrize(
    "line", ["·周末茶坊·", "·时评·", "雪中（外一首）", "王府井（二）", "江河万里（组诗）"]
)
def test_labels_and_titles_sign_nothing(line: str) -> None:
    assert not self_named(line)


@pytest.mark.parametrize(
    "signed", ["□柳长河", "□ 柳长河", "柳长河", "（柳长河）", "柳长河/文", "本报记者 柳长河"]
)
def test_who_signs_below_the_text(signed: str) -> None:
    article = first(TITLE, TEXT, MORE, signed)
    assert names_of(article) == ["柳长河"]


def test_pieces_under_one_label_are_signed_each_by_itself() -> None:
    article = first("工会短讯", f"▲{TEXT}（柳长河）", f"▲{MORE}（郭玉琴）")
    assert not article.byline


def test_who_debates_is_told_by_side() -> None:
    assert is_byline("正方：柳长河 反方：郭玉琴")
    assert people("正方：柳长河 反方：郭玉琴") == (
        Name(name="柳长河", role="正方"),
        Name(name="郭玉琴", role="反方"),
    )


def test_readers_who_sign_with_others() -> None:
    found = house_and_name("山东淄博 柳长河 郭玉琴等9名职工", letter=True)
    assert [person.name for person in found] == ["柳长河", "郭玉琴"]


def test_who_asks_and_who_answers_sign_a_letter() -> None:
    article = first(
        "加班费该怎么算？", "编辑同志：", TEXT, "山东淄博 柳长河", MORE, "某某律师事务所律师 郭玉琴"
    )
    assert names_of(article) == ["柳长河", "郭玉琴"]


def test_a_bracket_of_something_else_names_nobody() -> None:
    assert not in_brackets("他说完就走了。（未完待续）")
    assert not in_brackets("他说完就走了（柳长河")


def test_nobody_is_named_twice_and_the_first_role_stands() -> None:
    people = [Name(name="柳长河", role="读者"), Name(name="郭玉琴"), Name(name="柳长河", role="通讯员")]
    assert each_once(people) == (people[0], people[1])


def test_the_author_of_the_house_is_no_name() -> None:
    article = first(TITLE, TEXT, MORE, "（作者单位：某某天文馆）")
    assert not article.byline


def test_a_signature_between_kicker_and_title_parts_no_head() -> None:
    article = first(
        "一个退休焊工和二十个学徒在社区车库里的四百个夜晚——", "本报记者 柳长河", "车库里的火花", TEXT, MORE
    )
    assert article.kicker == "一个退休焊工和二十个学徒在社区车库里的四百个夜晚——"
    assert (article.title, names_of(article)) == ("车库里的火花", ["柳长河"])


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("江西景德镇 读者 丰玉兰", "江西景德镇 读者"),
        ("山东淄博 柳长河（等28人）", "山东淄博 （等28人）"),
        ("山西 阎扶", "山西"),
        ("武汉青山 任立冬", "武汉青山"),
        ("江西丰城某矿采煤五区 邱长河", "江西丰城某矿采煤五区"),
        ("兰州市城关区总工会社会化工作者 巩鹏", "兰州市城关区总工会社会化工作者"),
    ],
)
def test_what_stands_beside_a_signer_is_told_with_the_place(line: str, role: str) -> None:
    """Above a text, where no paragraph holds the line, its words stand in the byline or nowhere."""
    assert {name.role for name in house_and_name(line)} == {role}


@pytest.mark.parametrize("label", ["·金融·", "·经济·", "·安全·", "·法治·", "·江湖·", "·家园·"])
def test_a_word_that_begins_as_a_surname_signs_nothing(label: str) -> None:
    assert self_named(label) == ()


@pytest.mark.parametrize(
    "line",
    [
        "从楼底下抬出来的30台,修好了",
        "码头上新装了一座岸边起重机台，温好了水",
        "近几年，县里的企业年年招工，年年",
    ],
)
def test_two_clauses_are_no_house_and_a_name(line: str) -> None:
    assert not house_and_name(line)


@pytest.mark.parametrize(
    "line", ["四川凉山彝族村寨 金秋行", "湖北襄阳汉江大堤 花盛开", "上海浦东机场工地 安全月"]
)
def test_a_place_and_words_that_begin_as_a_name_sign_nothing(line: str) -> None:
    assert not house_and_name(line)


def test_who_has_compiled_a_column_signs_it() -> None:
    assert people("本栏编写 柳长河") == (Name(name="柳长河", role="本栏编写"),)


@pytest.mark.parametrize("line", ["辽宁：沈鼓集团 抚顺石化", "山西：太原重工 阳煤二矿", "四川 马边电力"])
def test_a_row_of_firms_signs_nothing(line: str) -> None:
    assert not house_and_name(line)
    assert not house_and_name(line, letter=True)


def test_a_trade_before_a_name_is_nobody() -> None:
    assert [person.name for person in people("代理律师 步凌霄")] == ["步凌霄"]


BODY = "镇上的老粮站改成了一座修理铺，谁家的农具坏了都往这里送，师傅们不收手工钱。"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        # A role is set apart as the names are, and the one who is asked has her own.
        (("本报记者 卓 然 律 师 秦 桑", BODY), ["卓然", "秦桑"]),
        # Who says below the title what he works at.
        (("谷满仓（瓦匠）", BODY), ["谷满仓"]),
        # A name of another tongue ends in its own way.
        ((f"本报讯（通讯员巴图格日勒）{BODY}",), ["巴图格日勒"]),
        # The place from which it is reported.
        ((f"本报讯 记者卓长河从铜陵报道：{BODY}",), ["卓长河"]),
        # A short piece, marked, with its title: who signs it behind its last words.
        ((f"▲{BODY}（谷满仓 秦桑）",), ["谷满仓", "秦桑"]),
        ((f"{BODY}（其木·乌娜）",), ["其木·乌娜"]),
        # Who put it together is a person, the paper is none.
        ((BODY, "（本报综合 秦桑桑编译）"), ["秦桑桑"]),
        # What the author is, and who.
        ((BODY, "（作者系资深评论员 秦桑）"), ["秦桑"]),
        # Below the letter stand its day and what the paper adds.
        (
            ("编辑同志：", BODY, "含山县 谷满仓", "3月5日", "编后：镇里已答复，本月就修。"),
            ["谷满仓"],
        ),
        (("编辑同志：", BODY, "网友“夜里修车”"), ["夜里修车"]),
        # A letter to somebody else than the paper, signed with a trade.
        (("修车的老师傅：", BODY, "江西上饶下岗钳工 母满仓", "3月5日"), ["母满仓"]),
        # Below the reader's name the paper answers in a text of its own.
        ((BODY, "读者 谷满仓", f"记者为此问了镇里。{BODY}"), ["谷满仓"]),
        # A rare surname alone in brackets below the text.
        ((BODY, "（籍明）"), ["籍明"]),
        # A pen name, and one of another tongue beside another.
        ((BODY, "（竹影）"), ["竹影"]),
        ((BODY, "（尕藏加）"), ["尕藏加"]),
        ((BODY, "（左 文）"), ["左文"]),
        # What is said of the text below its title is nobody's name.
        (("（下周是第十五个防灾减灾周）", BODY), []),
        ((BODY, "（谷满仓 那木花）"), ["谷满仓", "那木花"]),
        ((BODY, "（续完）"), []),
        ((BODY, "（图文无关）"), []),
    ],
)
def test_who_signs_in_the_ways_of_letters_and_short_pieces(lines: tuple[str, ...], names: list[str]) -> None:
    article = parse_page("\n\n".join(["老粮站里修犁铧", *lines])).articles[0]
    assert [n.name for n in article.byline] == names


def test_a_signed_bracket_alone_closes_the_text_above() -> None:
    page = parse_page(
        "\n\n".join(["老粮站里修犁铧", BODY, "（秦桑编译）", "新渠通水", f"本报讯（记者卓然）{BODY}"])
    )
    assert [[n.name for n in a.byline] for a in page.articles] == [["秦桑"], ["卓然"]]


@pytest.mark.parametrize("day", ["3月5日", "前天是惊蛰"])
def test_a_picture_below_a_short_text_is_by_itself(day: str) -> None:
    caption = f"{day}，安徽含山，老粮站的修理铺里，师傅们在打磨犁铧。 秦桑桑 摄"
    page = parse_page(
        "\n\n".join(["更正", "本报3月4日第二版一文中“修犁五十张”应为“五百张”，特此更正。", caption])
    )
    assert [(a.title, [b.type for b in a.blocks]) for a in page.articles] == [
        ("更正", ["paragraph"]),
        (None, ["caption"]),
    ]
