"""Numbers however they are said, and what is told of an answer: as it was typed, or as it is printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from seeds.model import page_to_json
from store import Store
from store.intake import take_in_documents
from store.search import search
from store.search.counting import otherwise, same
from store.search.level import as_written, level
from store.search.words import parts
from store.values import SearchResult
from tests.store.answers import assumed, titles
from tests.store.pages import article, page

TODAY = dt.date(2024, 7, 3)
PLANTED = page(
    article("六个部门联手", "全市6部门签了协议，办起18.3万平方米的市场，服务4.8万余人。船员之家有374个。"),
    article("女工委办起托管班", "孩子有人带。"),
)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('counting') / 'kanbao.db'}")
    take_in_documents(store, [("a.jsonl", page_to_json(PLANTED).encode())])
    yield store
    store.close()


def ask(store: Store, query: str) -> SearchResult:
    return store.read(search, query, today=TODAY)


@pytest.mark.parametrize(
    "query",
    ["三百七十四个船员之家", "374个船员之家", "四万八千余人", "四万八千多人", "4.8万多人", "十八万三千平方米",
     "6个部门", "六部委", "374个船员之家 6部门"],
)  # fmt: skip
def test_a_number_is_found_however_it_is_said(planted: Store, query: str) -> None:
    assert titles(ask(planted, query)) == ["六个部门联手"]


@pytest.mark.parametrize("query", ["9万余人", "七个部门", "三百七十五个"])
def test_a_number_that_stands_nowhere_is_not_made_up_of_others(planted: Store, query: str) -> None:
    result = ask(planted, query)
    assert (titles(result), assumed(result)) == ([], [])


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("六个部门", ["六部门", "六个部委", "6个部门", "6部门", "6个部委"]),
        ("六个单位", ["六单位", "6个单位", "6单位"]),
        ("6单位", ["6个单位", "六个单位"]),
        (
            "两百个驿站",
            ["二百个驿站", "200个驿站", "两百多个驿站", "两百余个驿站", "200多个驿站", "200余个驿站"],
        ),
        ("4.8万多人", ["4 8万余人"]),
        ("六个月", ["6个月"]),
        ("统一部门", []),
        ("一个部门", []),
        ("工会", []),
    ],
)
def test_a_number_with_what_it_counts_is_said_in_more_ways(typed: str, written: list[str]) -> None:
    assert otherwise(level(typed)) == written


def test_a_round_number_may_be_somewhat_more() -> None:
    assert {"2500多家", "2500余家"} <= set(otherwise("2500家"))
    assert {"25万余名", "二十五万余名"} <= set(otherwise("25万名"))
    assert otherwise("1976名") == []


def test_what_counts_otherwise_is_no_slip() -> None:
    assert not same("六个部门", "哪个部门") and not same("三家企业", "五家企业")
    assert not same("18万人次", "18人次")
    assert same("两家企业", "二家企业") and same("产该", "产改") and same("25万名", "25万余名")
    assert same("shu1ji2", "书籍")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("4.8万余人", ("4 8万余人",)),
        ("25万余名职工", ("25万余名", "职工")),
        ("6部门", ("6部门",)),
        ("108家", ("108家",)),
        ("2024产改", ("2024", "产改")),
        ("374个司机之家", ("374个", "司机", "之家")),
        ("5G-A", ("5g a",)),
        ("中铁十一局心理", ("中铁", "十一局", "心理")),
    ],
)
def test_a_number_stays_with_its_signs(typed: str, wanted: tuple[str, ...]) -> None:
    assert parts(level(typed)) == wanted


def test_what_is_missing_is_told_as_it_was_typed(planted: Store) -> None:
    result = ask(planted, "4.9万余人 船员之家 市场 协议")
    assert titles(result) == ["六个部门联手"]
    assert assumed(result) == [("partial", "4.9万余人", "")]


def test_a_headline_is_told_as_it_is_printed(planted: Store) -> None:
    assert ("spelling", "女工委办起托官班", "女工委办起托管班") in assumed(ask(planted, "女工委办起托官班"))


@pytest.mark.parametrize(
    ("text", "piece", "written"),
    [
        ("共 4.9万余人 到场", "4 9万余人", "4.9万余人"),
        ("５Ｇ－Ａ基站", "5g a", "５Ｇ－Ａ"),
        ("别的", "4 9万", "4.9万"),
        ("", "", ""),
    ],
)
def test_a_piece_is_written_as_the_text_has_it(text: str, piece: str, written: str) -> None:
    assert as_written(text, piece) == written
