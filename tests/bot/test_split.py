"""Long texts are cut where a reader would cut them, and come out whole."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.local.entities import parse_html
from bot.render.markup import Rich, plain, utf16_length
from bot.render.split import MESSAGE_LIMIT, PARAGRAPH_BREAK, fitted_toast, split_paragraphs

PIECES = st.sampled_from(
    ["产业工人", "“她”力量", "。", "！”", "，", "😀", "👨‍👩‍👧", "é", "&", "<b>", "x" * 40, " "]
)
PARAGRAPH = st.lists(PIECES, min_size=1, max_size=80).map("".join)


@settings(max_examples=150)
@given(st.lists(PARAGRAPH, max_size=12), st.integers(20, 300), st.integers(40, 300))
def test_nothing_is_lost_and_every_part_fits(texts: list[str], first: int, following: int) -> None:
    parts = split_paragraphs([plain(text) for text in texts], first, following)
    assert [part.length <= (following if number else first) for number, part in enumerate(parts)] == [
        True
    ] * len(parts)
    assert all(part.text for part in parts)
    assert _letters("".join(part.text for part in parts)) == _letters("".join(texts))
    for part in parts:
        assert parse_html(part.html()).text == part.text


@settings(max_examples=50)
@given(st.text(st.sampled_from("😀a产"), min_size=1, max_size=400), st.integers(20, 60))
def test_no_character_is_cut_in_two(text: str, room: int) -> None:
    parts = split_paragraphs([plain(text)], room, room)
    for part in parts:
        assert part.text.encode("utf-16-le").decode("utf-16-le") == part.text
    assert "".join(part.text for part in parts) == text


def test_a_cut_prefers_the_paragraph_then_the_sentence() -> None:
    paragraphs = [plain("一" * 30 + "。"), plain("二" * 30 + "。" + "三" * 30 + "。”" + "四" * 10)]
    parts = [part.text for part in split_paragraphs(paragraphs, 70, 70)]
    assert parts == ["一" * 30 + "。", "二" * 30 + "。" + "三" * 30 + "。”", "四" * 10] or parts == [
        "一" * 30 + "。" + PARAGRAPH_BREAK + "二" * 30 + "。",
        "三" * 30 + "。”" + "四" * 10,
    ]


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    text = "甲" * 38 + "。”" + "乙" * 30 + "。"
    assert [part.text for part in split_paragraphs([plain(text)], 40, 60)] == [
        "甲" * 38 + "。”",
        "乙" * 30 + "。",
    ]


def test_a_text_without_any_mark_is_cut_where_it_must() -> None:
    parts = split_paragraphs([plain("字" * 10_000)], 1000)
    assert [part.length for part in parts] == [
        1000,
        MESSAGE_LIMIT,
        MESSAGE_LIMIT,
        10_000 - 1000 - 2 * MESSAGE_LIMIT,
    ]


def test_styles_go_on_behind_a_cut() -> None:
    parts = split_paragraphs([plain("字" * 100).styled("b")], 60, 60)
    assert [part.html() for part in parts] == ["<b>" + "字" * 60 + "</b>", "<b>" + "字" * 40 + "</b>"]


def test_an_emoji_family_stays_together() -> None:
    family = "👨‍👩‍👧"
    parts = split_paragraphs([plain("字" * 15 + family + "字" * 30)], 20, 60)
    assert parts[0].text == "字" * 15
    assert parts[1].text.startswith(family)


def test_nothing_makes_no_message() -> None:
    assert split_paragraphs([], 100) == []
    assert split_paragraphs([Rich(), plain("")], 100) == []


def _letters(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("text", ["短", "长" * 200, "长" * 201, "👍" * 100, "👍" * 101, "家👨‍👩‍👧" * 60])
def test_the_answer_to_a_button_holds_no_more_than_telegram_takes(text: str) -> None:
    line = fitted_toast(text)
    assert utf16_length(line) <= 200
    assert line == text or (line.endswith("…") and text.startswith(line[:-1]) and utf16_length(line) > 180)
