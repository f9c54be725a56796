"""What is right as it was typed: words that the archive lacks, and 不要 where it says what is not wanted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from seeds.model import page_to_json
from store import Store
from store.intake import take_in_documents
from store.search import search
from store.search.unwanted import said
from tests.store.answers import assumed, titles
from tests.store.pages import article, page

TODAY = dt.date(2024, 7, 3)
PAGES = page(
    article("深入一线", "第一线书记来到车间，第一书包送给孩子。"),
    article("走时准", "车间的钟走时准，杂质少。"),
    article("工会送岗位", "县工会办了招聘会，职工来了。"),
    article("工会送清凉", "县工会给环卫工人送水，写着注意安全。账号在元宵节开通。"),
    article("工会送温暖", "县工会登门慰问职工。"),
    article("“体育馆睡大觉”这道题，不要留给下一代", "体育馆没有人来。"),
    article("我们不要“表演式”检查", "检查来了，人就散了。"),
    article("唐山开平", "唐山开平的矿工走了十四公里，本报记者祝晓东看见六块屏幕。一百四十人到场。"),
    date="2024-06-10",
)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('right') / 'kanbao.db'}")
    take_in_documents(store, [("a.jsonl", page_to_json(PAGES).encode())])
    yield store
    store.close()


def found(store: Store, query: str) -> tuple[list[str], list[tuple[str, str, str]]]:
    result = store.read(search, query, today=TODAY)
    return titles(result), assumed(result)


@pytest.mark.parametrize("word", ["第一书记", "走私", "杂志", "手脚", "第一书记 走私"])
def test_a_word_that_the_archive_lacks_is_no_slip_of_one_that_it_has(full: Store, word: str) -> None:
    assert found(full, word) == ([], [])


@pytest.mark.parametrize("term", ["唐山开滦", "记者亓晓东", "九百四十", "二十四公里", "七块屏幕", "矿业走了"])
def test_what_neither_sounds_nor_looks_like_it_is_no_slip(full: Store, term: str) -> None:
    assert found(full, term) == ([], [])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # Another spelling of it, and what half of the articles have.
        ("元霄节", "元宵节"), ("帐号", "账号"), ("公会", "工会"),
    ],
)  # fmt: skip
def test_another_spelling_of_a_word_is_found(full: Store, typed: str, meant: str) -> None:
    shown, told = found(full, typed)
    assert "工会送清凉" in shown
    assert told == [("spelling", typed, meant)]


@pytest.mark.parametrize(
    "typed",
    ["工会 不要招聘", "工会 不要 招聘", "工会，不含招聘的新闻", "工会 除了招聘", "工会 排除招聘的"],
)
def test_what_is_not_wanted_may_be_said_in_words(full: Store, typed: str) -> None:
    shown, told = found(full, typed)
    assert sorted(shown) == ["工会送清凉", "工会送温暖"]
    assert told == [("spelling", typed, "工会 -招聘")]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        # In one piece, before what is wanted, behind it, of several, and said twice.
        ("工会不要招聘的", "工会 -招聘"), ("工会但不要招聘", "工会 -招聘"), ("工会除了招聘", "工会 -招聘"),
        ("除了招聘的工会", "工会 -招聘"), ("不要招聘的工会", "工会 -招聘"), ("工会 去掉招聘", "工会 -招聘"),
        ("工会，招聘的不要", "工会 -招聘"), ("工会 招聘除外", "工会 -招聘"), ("工会 除招聘外", "工会 -招聘"),
        ("工会 除了 不要招聘", "工会 -招聘"), ("“工会” 不要“招聘”", "“工会” -“招聘”"),
        # Said first, with a mark behind it.
        ("除了招聘，工会", "工会 -招聘"), ("除招聘外，工会", "工会 -招聘"),
        ("招聘除外，工会的", "工会 -招聘"),
        ("不含“招聘”的工会新闻", "工会 -“招聘”"),
        # In words that are said of things as well.
        ("不包括招聘的工会", "工会 -招聘"), ("不是招聘的工会", "工会 -招聘"),
        ("不带招聘的工会", "工会 -招聘"),
        ("工会但没有招聘", "工会 -招聘"), ("工会 没有招聘的", "工会 -招聘"), ("工会 不带招聘", "工会 -招聘"),
    ],
)  # fmt: skip
def test_what_is_not_wanted_may_stand_anywhere(full: Store, typed: str, read: str) -> None:
    shown, told = found(full, typed)
    assert sorted(shown) == ["工会送清凉", "工会送温暖"]
    assert told == [("spelling", typed, read)]


def test_several_are_not_wanted(full: Store) -> None:
    shown, told = found(full, "工会不要招聘不要慰问")
    assert (shown, told[0][2]) == (["工会送清凉"], "工会 -招聘 -慰问")


@pytest.mark.parametrize("typed", ["除了招聘和慰问，工会", "有没有工会的，招聘慰问都不要"])
def test_several_are_named_together(full: Store, typed: str) -> None:
    shown, told = found(full, typed)
    assert (shown, told[0][2]) == (["工会送清凉"], "工会 -招聘 -慰问")


@pytest.mark.parametrize(
    "typed",
    [
        "没有招聘的工会", "不是工会的工会", "不是铁军的工会", "除了招聘，工会还做什么",
        "除了招聘，工会更要慰问",
        "工会 没有招聘", "工会不带头招聘", "工会没有招聘",
    ],
)  # fmt: skip
def test_what_may_be_a_headline_excludes_nothing(full: Store, typed: str) -> None:
    assert not any("-" in taken for _, _, taken in found(full, typed)[1])


@pytest.mark.parametrize(
    "typed", ["工会不要形式主义", "工会不要留给下一代", "工会 不要逼走来办事的人", "工会 排除风险的"]
)
def test_what_takes_nothing_away_or_is_no_topic_excludes_nothing(full: Store, typed: str) -> None:
    assert not any("-" in taken for _, _, taken in found(full, typed)[1])


def test_literally_it_is_a_word(full: Store) -> None:
    assert titles(full.read(search, "工会 不要招聘", today=TODAY, literally=True)) == []


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("体育馆睡大觉 不要留给下一代", "“体育馆睡大觉”这道题，不要留给下一代"),
        ("体育馆睡大觉 不要留下一代", "“体育馆睡大觉”这道题，不要留给下一代"),
        ("我们 不要表演式检查", "我们不要“表演式”检查"),
        ("我们 不要表演", "我们不要“表演式”检查"),
        ("我们不要表演式检查", "我们不要“表演式”检查"),
    ],
)
def test_a_headline_that_says_so_excludes_nothing(full: Store, typed: str, title: str) -> None:
    shown, told = found(full, typed)
    assert shown[0] == title
    assert not any("-" in taken for _, _, taken in told)


@pytest.mark.parametrize("typed", ["不要“表演式”的检查", "检查 不要“表演式”", "我们 不要“表演式”检查"])
def test_a_headline_with_quotation_marks_excludes_nothing(full: Store, typed: str) -> None:
    """As it stands there, or with its words the other way round."""
    assert full.read(said, typed) == ""
    assert "我们不要“表演式”检查" in found(full, typed)[0]


@pytest.mark.parametrize("typed", ["除了招聘，成都工会", "除了招聘，工会更新", "成都工会 不要招聘 更新"])
def test_a_character_within_a_word_does_not_go_on(full: Store, typed: str) -> None:
    assert "-招聘" in full.read(said, typed)


@pytest.mark.parametrize("typed", ["职工 没有招聘的", "职工但没有招聘"])
def test_who_lacks_something_is_written_about(full: Store, typed: str) -> None:
    assert full.read(said, typed) == ""


@pytest.mark.parametrize("typed", ["工会 不要紧", "工会 排除隐患", "工会 不要让招聘", "不要招聘 工会"])
def test_what_says_something_else_excludes_nothing(full: Store, typed: str) -> None:
    assert not any("-" in taken for _, _, taken in found(full, typed)[1])


def test_what_else_is_wanted_is_not_taken_away(full: Store) -> None:
    for typed in ("工会 除了招聘 还有慰问", "工会 除了 招聘 还有 什么"):
        assert not any("-" in taken for _, _, taken in found(full, typed)[1])


@pytest.mark.parametrize(
    "typed", ["工会 除了 招聘 还有 什么", "工会 排除 隐患", "工会 去掉 顾虑", "工会 -招聘 的"]
)
def test_where_nothing_is_excluded_by_words_nothing_is_taken_otherwise(full: Store, typed: str) -> None:
    assert full.read(said, typed) == ""
