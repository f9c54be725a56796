"""The head of a page as papers print it, and OCR reads it: set aside, its day and its number told."""

from __future__ import annotations

import pytest

from seeds import parse_page
from seeds.mastheads import parts_of

BODY = (
    "老街改造留住烟火气",
    "本报记者 李娜",
    "清晨五点，车间里的灯已经亮了，工人们三三两两走来，换上工装，开始一天的活计。",
    "这项工作已经开展了三年，覆盖了十二个市县，惠及职工三万余人，受到欢迎。",
)


@pytest.mark.parametrize(
    ("header", "number", "day"),
    [
        (("2025年5月9日 工人日报 第4版",), 4, "2025-05-09"),
        (("第4版 2025年5月9日",), 4, "2025-05-09"),
        (("4 权益周刊 2025年5月9日 星期五",), 4, "2025-05-09"),
        (("2 综合新闻 工人日报 2025年3月18日 星期二 责任编辑：张三 李四",), 2, "2025-03-18"),
        (("二〇二五年五月九日 星期五 工人日报",), None, "2025-05-09"),
        (("2025.5.9 星期五 A3版",), 3, "2025-05-09"),
        (("南方工人日报 2025年5月9日 星期五 农历四月十二责任编辑：张三",), None, "2025-05-09"),
        (("2025年5月9日 星期五 版面设计：张三",), None, "2025-05-09"),
        (("第4版 2025年5月9日 星期五 农历乙巳年四月十二 责校 王五",), 4, "2025-05-09"),
        (("2025年3月18日",), None, "2025-03-18"),
        (("工人日报 Z025牛3目18口 第1版",), 1, "2025-03-18"),
        (("工人日报 Z025牛3目18口星期二农历乙巳年二月十九 第2版",), 2, "2025-03-18"),
        (("工人日报 2025年3用l8日 星期二 第2版",), 2, "2025-03-18"),
        (("工入日报 二0二一年五月七曰 星期五 第3版",), 3, "2021-05-07"),
        (("二O二五年五月九日 星期五", "责任编辑 高立新"), None, "2025-05-09"),
        (("《工人日报》2025年5月9日 星期五 第2版",), 2, "2025-05-09"),
        (("工人日报 2O25年5月9曰 星期五 第2版",), 2, "2025-05-09"),
        (("《工人日报》2O13年11月2O日 星期三 第五版",), None, "2013-11-20"),
        (("工人日报　２０２５年５月ｌ９日　星期一",), None, "2025-05-19"),
        (("工人日报", "20l6年5月3曰", "星期二"), None, "2016-05-03"),
        (("《工人日报》（2025年5月9日 02版）",), 2, "2025-05-09"),
        (("【《中国青年报》 2025年5月9日】",), None, "2025-05-09"),
        (("工人日报",), None, None),
        (("第2版：综合新闻",), 2, None),
        (("综合新闻 第2版",), 2, None),
        (("2版", "综合新闻"), 2, None),
        (("第2版 责任编辑：岳临川",), 2, None),
        (("2版 本版责编：岳临川",), 2, None),
        (("第3版 编辑 岳临川 校对：王一",), 3, None),
    ],
)
def test_a_masthead_is_set_aside_and_read(
    header: tuple[str, ...], number: int | None, day: str | None
) -> None:
    page = parse_page("\n\n".join([*header, *BODY]))
    assert (page.page, page.date and str(page.date)) == (number, day)
    assert page.date_certain == (day is not None)
    assert [(a.column, a.kicker, a.title) for a in page.articles] == [(None, None, BODY[0])]
    assert [(d.text, d.reason) for d in page.discarded] == [(line, "page header") for line in header]


@pytest.mark.parametrize(
    "line",
    [
        "要闻",
        "工友故事",
        "养老院的灯亮了 第2版",
        "2025年5月9日，工人日报创刊纪念馆开馆",
        "工会",
        "27日头条新闻",
        "星期五的灯",
        "3个版本",
    ],
)
def test_what_is_no_masthead_stays(line: str) -> None:
    page = parse_page("\n\n".join([line, *BODY]))
    assert not page.discarded
    assert page.page is None


def test_who_edited_a_page_is_set_aside_at_its_foot_too() -> None:
    page = parse_page("\n\n".join([*BODY, "第2版 责任编辑：岳临川"]))
    assert (page.page, [d.text for d in page.discarded]) == (2, ["第2版 责任编辑：岳临川"])


def test_a_guide_to_other_pages_gives_the_page_no_number() -> None:
    page = parse_page("\n\n".join([*BODY, "今日导读", "养老院的灯亮了", "第4版"]))
    assert page.page is None


@pytest.mark.parametrize("text", ["2025年" * 30, "第2版" * 40, "责任编辑：张三 " * 12, " ", "·"])
def test_only_a_short_line_of_parts_that_come_once_is_one(text: str) -> None:
    assert not parts_of(text) or parts_of(text) == {"editors"}
