"""-第1版, -栏目:…, 不要头版: a page, a column or a day is left out of what is found, in either store."""

from __future__ import annotations

import datetime as dt

import pytest

from seeds.model import page_to_json
from store import Store, articles
from store.intake import take_in_documents
from store.search import search
from store.search.standing import Newcomers
from tests.store.answers import titles
from tests.store.pages import article, page

TODAY = dt.date(2024, 7, 3)
PAGES = {
    "a": page(article("工会送岗位", "县工会开了会。"), date="2024-06-10", number=1),
    "b": page(article("工会送清凉", "县工会送水。"), date="2024-06-10", number=12),
    "c": page(
        article("工会送温暖", "县工会登门慰问。", column="读者来信"),
        article("工会送书", "县工会送书。", by=["田国盛"]),
        date="2024-06-20",
        number=2,
    ),
}
EVERY = {"工会送岗位", "工会送清凉", "工会送温暖", "工会送书"}


@pytest.fixture
def full(lasting: Store) -> Store:
    if not lasting.read(articles.overview).articles:
        take_in_documents(
            lasting, [(f"{name}.jsonl", page_to_json(one).encode()) for name, one in PAGES.items()]
        )
    return lasting


@pytest.mark.parametrize(
    ("typed", "gone"),
    [
        ("工会 -第1版", {"工会送岗位"}), ("工会 -头版", {"工会送岗位"}), ("工会 -版:1", {"工会送岗位"}),
        ("工会 －第一版", {"工会送岗位"}), ("工会 不要头版", {"工会送岗位"}),
        ("工会 不要第1版", {"工会送岗位"}),
        ("工会不要头版", {"工会送岗位"}), ("不要头版的工会", {"工会送岗位"}),
        ("工会，头版的不要", {"工会送岗位"}),
        ("工会 头版除外", {"工会送岗位"}), ("工会 除了第12版", {"工会送清凉"}),
        ("工会 -第1版 -第12版", {"工会送岗位", "工会送清凉"}),
        ("工会 -栏目:读者来信", {"工会送温暖"}), ("工会 -作者:田国盛", {"工会送书"}),
        ("工会 -6月10日", {"工会送岗位", "工会送清凉"}),
        ("工会 -日期:2024-06-20", {"工会送温暖", "工会送书"}),
        ("工会 -第9版", set()),
    ],
)  # fmt: skip
def test_what_is_a_filter_is_left_out_as_one(full: Store, typed: str, gone: set[str]) -> None:
    assert set(titles(full.read(search, typed, today=TODAY))) == EVERY - gone


def test_a_page_that_has_all_of_it_leaves_nothing(full: Store) -> None:
    assert titles(full.read(search, "送岗位 不要头版", today=TODAY)) == []


def test_of_what_comes_in_that_page_is_left_out_too(full: Store) -> None:
    every = {item.id: item.title for item in full.read(articles.latest, limit=9).items}
    ids = [*range(1, 5)]
    found = full.read(lambda session: Newcomers.of(session, ids, TODAY).answering("工会 -第1版"))
    assert len(found) == 3 and not {"工会送岗位"} & {every.get(one, "") for one in found}
