"""A term that the archive has, but not where a filter wants it: it is right, and at most misprinted there."""

from __future__ import annotations

import datetime as dt

import pytest

from seeds.model import page_to_json
from store import Store
from store.intake import take_in_documents
from store.search import search
from tests.store.answers import assumed, titles
from tests.store.pages import article, page

TODAY = dt.date(2024, 7, 3)
PAGES = (
    page(article("驿站", "货车司机来驿站喝水。"), article("草原", "鄂尔多斯的草原。"), date="2024-06-10"),
    page(
        article("铁路", "火车司机凌晨出发。"),
        article("夜校", "鄂托多斯办起夜校。"),
        date="2024-06-12",
        number=2,
    ),
    page(article("机务段", "火车司机回来了。"), article("雪后", "鄂儿多斯下雪了。"), date="2024-06-14"),
)


@pytest.fixture
def three_days(store: Store) -> Store:
    take_in_documents(store, [("a.jsonl", "\n".join(map(page_to_json, PAGES)).encode())])
    return store


@pytest.mark.parametrize("where", ["2024年6月12日", "第2版", "6月12日至6月14日"])
def test_what_the_archive_has_is_no_slip_of_what_stands_where_it_is_looked_for(
    three_days: Store, where: str
) -> None:
    result = three_days.read(search, f"货车司机 {where}", today=TODAY)
    assert assumed(result) == [("date", where, "")]
    assert titles(result) == ["驿站"]


@pytest.mark.parametrize(
    ("where", "found"),
    [("2024年6月12日", ["夜校"]), ("第2版", ["夜校"]), ("2024年6月13日至6月14日", ["雪后"])],
)
def test_a_page_may_have_misprinted_it_there(three_days: Store, where: str, found: list[str]) -> None:
    result = three_days.read(search, f"鄂尔多斯 {where}", today=TODAY)
    assert titles(result) == found
