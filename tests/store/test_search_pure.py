"""The pure parts of search: levelling, words, queries, snippets."""

from __future__ import annotations

import datetime as dt
from importlib import import_module

import jieba
import pytest
import rjieba
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds import sample_pages
from store.search.filters import Known
from store.search.level import level, level_with_offsets, simplify
from store.search.manylevels import level_all
from store.search.pieces import needed, pieces
from store.search.query import understand
from store.search.snippet import LENGTH, Needles, marked, snippet
from store.search.words import parts, stands_apart

TEXTS = st.text(max_size=60) | st.text(
    alphabet="产改工会產業5Gａ½㎏éß０％ -—“”，。\n\u200b\u0301[]()", max_size=60
)


@pytest.mark.parametrize(
    ("printed", "levelled"),
    [
        ("“產改”進行時", "产改进行时"),
        ("5G-A网络", "5g a网络"),
        ("３名航天员 顺利进驻", "3名航天员顺利进驻"),
        ("提高5%，V2.0", "提高5％ v2 0"),
        ("Café №5", "cafe no5"),
        ("艾力·买买提", "艾力买买提"),
        ("（，。）", ""),
    ],
)
def test_levelling(printed: str, levelled: str) -> None:
    assert level(printed) == levelled


@given(TEXTS)
def test_the_offsets_belong_to_the_levelled_text(text: str) -> None:
    levelled, offsets = level_with_offsets(text)
    assert levelled == level(text)
    assert len(offsets) == len(levelled)
    assert offsets == sorted(offsets)
    assert all(0 <= at < len(text) for at in offsets)


@given(TEXTS)
def test_showing_simplified_characters_keeps_the_length(text: str) -> None:
    assert len(simplify(text)) == len(text)


LEVELS = "工會产改“”，。 \n\u3000…—-abcXYZ019Ａｚé①½”％%‰㎡\u200d\u0301𠮷\x01\x00・ﬁİß"


@given(st.lists(st.text(alphabet=LEVELS, max_size=12) | st.text(max_size=12), max_size=8))
@settings(deadline=None)
def test_many_texts_are_levelled_like_each(texts: list[str]) -> None:
    assert level_all(texts) == [level(text) for text in texts]


def test_each_character_is_levelled_in_a_table_as_by_itself() -> None:
    texts = [f"a{chr(code)}b" for code in range(0x20000)]
    assert level_all(texts) == [level(text) for text in texts]


@given(TEXTS, st.data())
def test_a_piece_of_a_text_is_a_piece_of_the_levelled_text_and_of_the_index(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    piece = level(text[start : data.draw(st.integers(start, len(text)))])
    assert piece in level(text)
    if piece:
        assert needed(piece) <= pieces(level(text))


def test_rjieba_cuts_chinese_as_jieba_does() -> None:
    runs = [run for _, text in sample_pages() for run in level(text).split(" ")]
    chinese = [run for run in runs if run and not any(c.isascii() or c == "％" for c in run)]
    assert len(chinese) > 500
    jieba.setLogLevel("ERROR")
    for run in chinese:
        assert rjieba.cut(run) == jieba.lcut(run)
        assert rjieba.cut_for_search(run) == jieba.lcut_for_search(run)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("省总", ("省总",)),
        ("货车司机入会", ("货车", "司机", "入会")),
        ("108家企业", ("108家", "企业")),
        ("新质生产力", ("新质", "生产力")),
        ("工会的力量", ("工会", "力量")),
        ("的", ("的",)),
        ("5g a", ("5g a",)),
        ("新版v2 0上线", ("新版", "v2 0", "上线")),
        ("产改 工", ("产改", "工")),
    ],
)
def test_the_parts_of_a_term(typed: str, wanted: tuple[str, ...]) -> None:
    assert parts(typed) == wanted


@pytest.mark.parametrize(
    ("text", "term", "apart"),
    [
        ("召开扩大会议", "大会", False),
        ("召开大会", "大会", True),
        ("陕西省总工会", "工会", True),
        ("召开 大会", "大会", True),
    ],
)
def test_a_word_is_told_from_a_chance_meeting_of_two(text: str, term: str, apart: bool) -> None:
    assert stands_apart(text, text.index(term), len(term)) is apart


@pytest.mark.parametrize(
    ("typed", "terms", "phrases", "excluded"),
    [
        ("产改 工会", ["产改", "工会"], [], []),
        ("产改，工会", ["产改", "工会"], [], []),
        ("“产改”进行时", ["进行时"], ["产改"], []),
        ("推进“产改”进行时", ["推进", "进行时"], ["产改"], []),
        ("《工人日报》", [], ["工人日报"], []),
        ("「产改」『工会』", [], ["产改", "工会"], []),
        ("“产改", ["产改"], [], []),
        ("don't stop", ["don't", "stop"], [], []),
        ("'产改 工会'", [], ["产改 工会"], []),
        ("工会 -产改 --女职工", ["工会"], [], ["产改", "女职工"]),
        ("工会-产改", ["工会-产改"], [], []),
        ("工会 - 产改", ["工会", "产改"], [], []),
        ("－“产改 进行”工会", ["工会"], [], ["产改 进行"]),
        ("V2.0 1,000 7:30", ["V2.0", "1,000", "7:30"], [], []),
        ("--", [], [], []),
    ],
)
def test_what_a_query_means(typed: str, terms: list[str], phrases: list[str], excluded: list[str]) -> None:
    told = understand(typed).understood
    assert [list(told.terms), list(told.phrases), list(told.excluded)] == [terms, phrases, excluded]


def test_a_pasted_page_is_a_bounded_query() -> None:
    assert len(understand("货车司机入会" * 1000).parts) <= 24
    assert len(understand("".join(text for _, text in sample_pages())).parts) < 200


def bare(text: str) -> str:
    return level(text).replace(" ", "")


@settings(max_examples=300)
@given(TEXTS.filter(lambda text: bool(level(text))), st.data())
def test_a_snippet_marks_what_is_printed(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    needle = level(text[start : data.draw(st.integers(start + 1, len(text)))])
    if not needle:
        return
    shown = snippet([text], Needles(needle, (needle,)))
    assert shown.count("[[") == shown.count("]]") >= 1
    assert len(shown) <= max(LENGTH + 8, len(text)) + 4 * shown.count("[[") + 2
    inside = shown.split("[[")[1].split("]]")[0]
    # A line end is shown as a blank, which parts less.
    assert bare(needle) in bare(inside) or len(needle) > LENGTH - 40
    plain = marked(text, Needles(needle, (needle,))).replace("[[", "").replace("]]", "")
    assert bare(plain) == bare(text)


def test_what_only_the_title_has_is_not_looked_for_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    levelled: list[str] = []

    def counted(text: str) -> str:
        levelled.append(text)
        return level(text)

    monkeypatch.setattr(import_module("store.search.snippet"), "level", counted)
    texts = ["他们来了。", "工会办起夜校，职工来学习。", "職工們在學習。"]
    needles = Needles.of(understand("旱獭 职工"))
    known = needles.known("旱獭", "", level(" ".join(texts)))
    assert snippet(texts, known) == snippet(texts, needles) == "工会办起夜校，[[职工]]来学习。"
    levelled.clear()
    assert snippet(texts, known) == "工会办起夜校，[[职工]]来学习。"
    assert levelled == []
    # Nothing but filters was typed.
    nothing = Needles.of(understand(""))
    assert snippet(texts, nothing.known("旱獭", "", level(" ".join(texts)))) == " ".join(texts[:1])


@pytest.mark.parametrize("typed", ["6月31日", "2月30日", "2024年13月", "去年13月", "6月31号"])
def test_a_day_that_is_none_is_looked_for_in_one_piece(typed: str) -> None:
    for split in (False, True):
        query = understand(typed, Known(today=dt.date(2024, 12, 21)), split=split)
        assert not query.filters
        assert [item.parts for item in query.wanted] == [(level(typed),)]
