"""Labels of columns that no list has, above and below their titles, and roles that stand alone."""

from __future__ import annotations

import pytest

from seeds.labels import label_odds
from seeds.likeness import kin_among
from seeds.lines import read_lines
from seeds.parse import parse_page
from seeds.text import squeezed

NEWS = "本报讯（记者康勤）近日，市总工会为一线职工送去了清凉物资，并在各工地设立了茶水点，受到职工欢迎。"
TALE = "老厂的汽笛停了许多年，可每到清晨五点，巷口的人还是会醒。他们披衣出门，听风从烟囱上走过。"


@pytest.mark.parametrize("label", ["街巷茶话", "工运钩沉", "班组那些事", "司法窗口"])
def test_labels_are_known_by_their_build(label: str) -> None:
    assert label_odds(label) > 0


@pytest.mark.parametrize(
    "title", ["三千吨白菜没有冻在路上", "厂长的账本，请职工翻", "高温津贴按月发放", "矿区通了公交车"]
)
def test_titles_are_no_labels(title: str) -> None:
    assert label_odds(title) < 0


@pytest.mark.parametrize("label", ["产经快报", "短讯", "行情一周"])
def test_a_label_of_the_trade_may_stand_below_a_report(label: str) -> None:
    article = parse_page("\n\n".join(["矿区通了公交车", label, NEWS])).articles[0]
    assert (article.title, article.column) == ("矿区通了公交车", label)


def test_what_is_quoted_below_is_half_of_the_title() -> None:
    article = parse_page("\n\n".join(["人社部门公布第三批", "“黑中介”典型案例", NEWS])).articles[0]
    assert (squeezed(article.title or ""), article.column) == ("人社部门公布第三批“黑中介”典型案例", None)


def test_a_label_may_stand_below_its_title() -> None:
    page = parse_page(
        "\n\n".join(["父亲的工具箱装着半座城", "街巷茶话", "□林木", TALE, TALE[::-1].strip("。") + "。"])
    )
    (article, *_) = page.articles
    assert (article.title, article.column) == ("父亲的工具箱装着半座城", "街巷茶话")


def test_names_below_a_role_that_stands_alone() -> None:
    lines = [
        "把夜班公交开进工业园",
        "本报记者",
        "李娜",
        "本报通讯员",
        "王强 赵敏",
        TALE,
        NEWS.split("）", 1)[1],
    ]
    (article, *_) = parse_page("\n\n".join(lines)).articles
    assert article.title == "把夜班公交开进工业园"
    assert [(n.name, n.role) for n in article.byline] == [
        ("李娜", "本报记者"),
        ("王强", "本报通讯员"),
        ("赵敏", "本报通讯员"),
    ]


def test_lines_of_one_build_are_kin_and_copies_are_not() -> None:
    texts = [
        "上线“掌上办”，让诉求便捷办",
        "用好“掌上办”，让诉求及时办",
        "账本上的十一个问号",
        "账本上的十一个问号",
    ]
    assert kin_among(read_lines("\n\n".join(texts))) == {0, 1}
