"""What people type who have read the articles, not the search: a floor, and nothing for what is absent."""

from __future__ import annotations

import pytest

from store import Store
from store.intake import take_in_documents
from store.values import SearchResult
from tests.bench import desk

Answers = list[tuple[desk.Row, SearchResult]]
# What is reached: 249 of 260, every one of them first.
FLOOR = 249


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """The queries and their first screens."""
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('blind') / 'kanbao.db'}")
    try:
        take_in_documents(store, desk.written(desk.OTHERS))
        return [(row, desk.asked(store, row.query)) for row in desk.rows(desk.BLIND)]
    finally:
        store.close()


def test_what_people_type_stands_first(answered: Answers) -> None:
    places = [(desk.place(row, result), row) for row, result in answered]
    worst = "\n".join(f"{at} {row}" for at, row in places if at != 1)
    assert len(places) == 260
    assert sum(at == 1 for at, _ in places) >= FLOOR, worst


def test_what_the_archive_lacks_finds_nothing(answered: Answers) -> None:
    absent = [(row.query, result) for row, result in answered if row.kind == "absent"]
    assert len(absent) == 25
    assert [query for query, result in absent if result.hits] == []
