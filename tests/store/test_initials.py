"""Initials of longer names, which are made up of several words, and letters beside characters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from seeds.model import page_to_json
from store import Store
from store.intake import take_in_documents
from store.search import initials, search
from tests.store.answers import assumed, titles
from tests.store.pages import article, page

TODAY = dt.date(2024, 7, 3)
PLANTED = page(
    article("江边新景", "码头上共建海员之家，浙江省港口集团派来医生，技能大师工作室挂了牌。"),
    article("两件事", "各级工会争先创优，职工满意。"),
    article("开会", "会上来了工会主席，大家发言。"),
    article("散会", "工会主席走了。"),
    article("又开会", "工会主席又来了。"),
)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('initials') / 'kanbao.db'}")
    take_in_documents(store, [("a.jsonl", page_to_json(PLANTED).encode())])
    yield store
    store.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gjhyzj", "共建海员之家"),
        ("hyzj", "海员之家"),
        ("zjsgkjt", "浙江省港口集团"),
        ("jndsgzs", "技能大师工作室"),
    ],
)
def test_initials_of_several_words_are_that_name(planted: Store, typed: str, meant: str) -> None:
    result = planted.read(search, typed, today=TODAY)
    assert (titles(result), assumed(result)) == (["江边新景"], [("pinyin", typed, meant)])
    assert result.hits[0].lane == "pinyin"


@pytest.mark.parametrize("typed", ["xqwpkz", "bbbbbb", "hyhyhyhyhyhy", "vvvv", "iiii"])
def test_letters_that_no_name_has_find_nothing(planted: Store, typed: str) -> None:
    result = planted.read(search, typed, today=TODAY)
    assert (titles(result), assumed(result)) == ([], [])


@pytest.mark.parametrize("letters", ["a", "abc", "a" * 13])
def test_too_few_and_too_many_letters_are_no_names(planted: Store, letters: str) -> None:
    assert planted.read(initials.made_up, letters) == []


def test_of_a_large_archive_few_ways_are_tried(planted: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(initials, "_MANY", 0)
    assert len(planted.read(initials._texts, "gjhyzj")) <= initials._TRIED_OF_MANY


def test_what_is_said_far_less_often_is_not_meant_too(planted: Store) -> None:
    """工会争先 stands there once, before 创优."""
    result = planted.read(search, "工会zx", today=TODAY)
    assert set(titles(result)) == {"开会", "散会", "又开会"}
    assert assumed(result) == [("pinyin", "工会zx", "工会主席")]
