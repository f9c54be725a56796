"""Lists that fit a phone."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.render.lists import (
    LIST_SIZE,
    SNIPPET_LENGTH,
    TITLE_LENGTH,
    assumed_lines,
    count_line,
    filter_line,
    hit_lines,
    stretch,
)
from bot.render.phone import lines_of
from store.values import Assumed, Headline, Hit, Lane


def _hit(title: str, snippet: str, lane: Lane = "exact") -> Hit:
    headline = Headline(
        id=1,
        page_id=1,
        paper=None,
        date=dt.date(2024, 6, 10),
        date_certain=False,
        page=2,
        column="新闻特写",
        kind="report",
        kicker=None,
        title=title.replace("[[", "").replace("]]", ""),
        subtitle=None,
        lead="",
        characters=100,
    )
    return Hit(headline, lane, snippet, title, 1.0)


def test_a_hit_shows_where_it_stood_and_what_matched() -> None:
    (block,) = hit_lines([_hit("深化[[产改]]见成效", "……推进[[产改]]。", "similar")], first=6)
    assert block.text == "6. 深化产改见成效\n2024年6月10日（推定） · 第2版 · 新闻特写 · 近似\n……推进产改。"
    assert block.html().count("<b>产改</b>") == 2


@pytest.mark.parametrize(("title", "lines"), [("深化[[产改]]见成效", 2), ("一次会议", 3)])
def test_the_sentence_found_takes_less_room_where_the_title_has_the_match(title: str, lines: int) -> None:
    (block,) = hit_lines([_hit(title, "字" * 60 + "[[产改]]" + "字" * 100)])
    snippet = block.text.rsplit("\n", maxsplit=1)[-1]
    assert "产改" in snippet and lines_of(snippet) == lines


def test_a_search_among_titles_is_told_as_one() -> None:
    assert filter_line({"page": "1", "title": "产改"}) == "条件：第1版 · 只看标题"


def test_another_writing_of_a_number_is_no_other_name() -> None:
    number, name = (
        Assumed("synonym", "三百七十四个", "374个"),
        Assumed("synonym", "产改", "产业工人队伍建设改革"),
    )
    hit = _hit("建成[[374个]]", "……[[374个]]。", "synonym")
    assert " · 数字\n" in hit_lines([hit], assumed=[number])[0].text
    # Where a name was taken as well it is not known which of them a hit has.
    assert " · 近义\n" in hit_lines([hit], assumed=[number, name])[0].text
    assert [line.text for line in assumed_lines([number, name])] == [
        texts.ALSO_NUMBER.format(typed="三百七十四个", taken="374个"),
        texts.ALSO_SYNONYM.format(typed="产改", taken="产业工人队伍建设改革"),
    ]


@pytest.mark.parametrize("before", [0, 30, 69, 70, 200])
def test_a_snippet_is_cut_around_its_match(before: int) -> None:
    (block,) = hit_lines([_hit("题" * 90, "字" * before + "[[产改]]" + "字" * 100)])
    number_and_title, _, snippet = block.text.split("\n")
    assert len(number_and_title) <= TITLE_LENGTH + 3
    assert len(snippet) <= SNIPPET_LENGTH
    assert "<b>产改</b>" in block.html()


def test_the_last_few_share_a_page() -> None:
    assert stretch(total=10, offset=0, step=LIST_SIZE) == 10
    assert stretch(total=11, offset=0, step=LIST_SIZE) == LIST_SIZE
    assert stretch(total=11, offset=8, step=LIST_SIZE) == 3


def test_the_count_says_which_are_shown() -> None:
    assert count_line(0, 9, 9).text == "共 9 篇"
    assert count_line(0, 8, 20).text == "共 20 篇，第 1–8 篇"
    assert count_line(8, 1, 9).text == "共 9 篇，第 9 篇"
