"""Strings that the OCR has made up, and copies of what it has printed already."""

from __future__ import annotations

import pytest

from seeds import parse_page
from seeds.lines import Tag, read_lines
from seeds.repeats import mark_repeats
from seeds.strays import is_rubbish, stray_lines

TEXT = (
    "本报讯（记者何静）大庆市总工会日前为户外劳动者送去防暑药品，送到岗亭的还有一台制冰机。",
    "环卫工老赵接过药箱，说今年的暑气来得早。他把药箱放进三轮车的座位下面，又去扫下一条街。",
    "市总工会的干部说，这样的药箱一共备了三百只，先送到离医院远的岗亭，送完了再补。",
)


@pytest.mark.parametrize(
    "line",
    ["|——|", "。。。。。", "■■■", "口口口口口", "O0oJo|", "JJOi", "、、·、", "①①①", "丨一 Il 1", "■ 二 丿"],
)
def test_a_line_without_a_word_is_set_aside(line: str) -> None:
    page = parse_page("\n\n".join(["药品送到岗亭", TEXT[0], line, *TEXT[1:]]))
    assert [(d.text, d.reason) for d in page.discarded] == [(line, "stray")]
    assert len(page.articles) == 1


@pytest.mark.parametrize("line", ["……", "——", "“当——”", "GDP", "2008", "iPhone", "一一", "哈哈哈", "oil"])
def test_what_may_mean_something_is_no_rubbish(line: str) -> None:
    assert not is_rubbish(line)


def test_words_of_the_page_put_together_by_chance_are_set_aside() -> None:
    page = parse_page("\n\n".join(["药品送到岗亭", *TEXT[:2], "离的备座了暑接把", TEXT[2]]))
    assert [(d.text, d.reason) for d in page.discarded] == [("离的备座了暑接把", "stray")]


def test_every_other_pair_from_the_page_makes_no_line() -> None:
    page = parse_page("\n\n".join(["药品送到岗亭", *TEXT[:2], "台制外劳下面送完", TEXT[2]]))
    assert [(d.text, d.reason) for d in page.discarded] == [("台制外劳下面送完", "stray")]


@pytest.mark.parametrize(
    "lines", [("先找根上的病", "再找梢上的病"), ("先问炉前的人", "再问炉后的人"), ("书里书外", "秤里秤外")]
)
def test_chance_makes_no_two_lines_of_a_kind(lines: tuple[str, str]) -> None:
    page = read_lines("\n\n".join(["药品送到岗亭", TEXT[0], lines[0], TEXT[1], lines[1], TEXT[2], TEXT[0]]))
    assert not stray_lines(page)


def test_from_one_to_another_is_built_as_chance_builds_nothing() -> None:
    page = parse_page("\n\n".join(["药品送到岗亭", *TEXT[:2], "从等药到找药", TEXT[2]]))
    assert not page.discarded


@pytest.mark.parametrize("title", ["药箱放进三轮车", "三百只药箱送岗亭", "暑气来得早"])
def test_a_title_made_of_its_text_is_kept(title: str) -> None:
    page = parse_page("\n\n".join([title, *TEXT]))
    assert not page.discarded
    assert page.articles[0].title == title


@pytest.mark.parametrize(
    "copy",
    [
        # A piece of the text with wrong characters, a sentence of it, its beginning.
        "他把药箱放迸三轮车的座位下面，又去扫下一务街。",
        "说今年的暑气来得早。他把药箱放进三轮车的座",
        "环卫工老赵接过药箱，说今年的暑",
    ],
)
def test_a_copy_of_a_piece_is_a_repeat(copy: str) -> None:
    lines = mark_repeats(read_lines("\n\n".join([*TEXT, copy])))
    assert [line.tag for line in lines] == [Tag.BODY] * 3 + [Tag.REPEAT]


def test_a_like_sentence_with_other_figures_is_no_repeat() -> None:
    first = "今年前三季度，第二产业增加值78714亿元，增长10.3%，比上年同期有所回落。"
    second = "第二产业增加值61301亿元，增长12.3%。"
    lines = mark_repeats(read_lines(f"{first}\n\n{second}"))
    assert all(line.tag is Tag.BODY for line in lines)
