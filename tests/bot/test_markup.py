"""Whatever stands in a page or is typed, the reader sees it letter for letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.local.entities import EntityFault, parse_html
from bot.render.markup import Rich, Span, bold, join, link, marked, plain, quote, shortened, utf16_length

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=60) | st.sampled_from(
    [
        "<b>",
        "</i>",
        "&amp;",
        "&",
        "a < b > c",
        '"',
        "[[",
        "]]",
        "<script>alert(1)</script>",
        "😀👨‍👩‍👧",
        "&#60;",
    ]
)
STYLES = st.sampled_from([(), ("b",), ("i",), ("b", "i"), ("blockquote",), ("blockquote", "b"), ("u",)])
RICH = st.lists(st.builds(Span, TEXT, STYLES, st.none() | st.just('https://t.me/x?a=1&b="2"'))).map(
    lambda spans: Rich(tuple(spans))
)


@given(RICH)
def test_html_shows_exactly_the_text(rich: Rich) -> None:
    parsed = parse_html(rich.html())
    assert parsed.text == rich.text
    assert rich.length == utf16_length(parsed.text) == len(parsed.text.encode("utf-16-le")) // 2


@given(RICH, st.integers(0, 200))
def test_a_cut_loses_nothing_and_both_halves_stand_alone(rich: Rich, at: int) -> None:
    before, after = rich.cut(at)
    assert before.text == rich.text[:at]
    assert after.text == rich.text[at:]
    assert parse_html(before.html()).text + parse_html(after.html()).text == rich.text


@given(RICH, st.integers(1, 50))
def test_shortened_text_is_short_and_well_formed(rich: Rich, limit: int) -> None:
    short = shortened(rich, limit)
    assert len(short.text) <= limit
    assert parse_html(short.html()).text == short.text


def test_styles_become_tags_in_one_place() -> None:
    assert (bold("甲<乙") + plain(" & ") + link("丙", "https://t.me/?a&b")).html() == (
        '<b>甲&lt;乙</b> &amp; <a href="https://t.me/?a&amp;b">丙</a>'
    )
    assert quote(bold("阅读提示") + "\n正文").html() == "<blockquote><b>阅读提示</b>\n正文</blockquote>"


def test_only_whole_marks_are_read_as_marks() -> None:
    assert marked("深化[[产改]]见成效").html() == "深化<b>产改</b>见成效"
    assert marked("]]甲[[乙").text == "]]甲[[乙"
    assert marked("").text == ""


def test_empty_parts_leave_no_empty_lines() -> None:
    assert join([plain(""), plain("甲"), Rich(), plain("乙")]).text == "甲\n乙"


@pytest.mark.parametrize(
    "html",
    [
        "<b>甲",
        "甲</b>",
        "<b><i>甲</b></i>",
        "<u1>甲</u1>",
        "<p>甲</p>",
        "甲 & 乙",
        "甲 < 乙",
        "甲 > 乙",
        "&nbsp;",
        "<a>甲</a>",
        "<code><b>甲</b></code>",
        "<blockquote><blockquote>甲</blockquote></blockquote>",
    ],
)
def test_the_double_refuses_what_telegram_refuses(html: str) -> None:
    with pytest.raises(EntityFault):
        parse_html(html)
