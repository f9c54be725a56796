"""What a clerk types on some 400 articles: floors, and the same answers from either database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store import Store, driver
from store.intake import take_in_documents
from store.values import SearchResult
from tests.bench import desk

Answers = list[tuple[desk.Row, SearchResult]]
# What is reached (235 and 237 of 247, 236 and 238 of 253), less two.
FLOORS = {"answered": (233, 235), "at_night": (234, 236)}
SETS = pytest.mark.parametrize("name", FLOORS)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('desk') / 'kanbao.db'}")
    take_in_documents(store, desk.pages())
    yield store
    store.close()


@pytest.fixture(scope="module")
def answered(archive: Store) -> Answers:
    """The queries and their first screens."""
    return [(row, desk.asked(archive, row.query)) for row in desk.rows()]


@pytest.fixture(scope="module")
def at_night(archive: Store, answered: Answers) -> Answers:
    """Those of night_queries.tsv, asked when the pages have come in that it asks for besides."""
    assert answered
    take_in_documents(archive, desk.written(desk.MORE))
    return [(row, desk.asked(archive, row.query)) for row in desk.rows(desk.NIGHT)]


@SETS
def test_what_a_clerk_types_stands_first_or_on_the_first_screen(
    name: str, request: pytest.FixtureRequest
) -> None:
    every: Answers = request.getfixturevalue(name)
    places = [(desk.place(row, result), row) for row, result in every]
    worst = "\n".join(f"{at} {row}" for at, row in places if at != 1)
    assert len(places) >= 240
    first, seen = FLOORS[name]
    assert sum(at == 1 for at, _ in places) >= first, worst
    assert sum(at > 0 for at, _ in places) >= seen, worst


@SETS
def test_nonsense_finds_nothing_and_no_name_is_rewritten(name: str, request: pytest.FixtureRequest) -> None:
    every: Answers = request.getfixturevalue(name)
    for row, result in every:
        if row.kind.startswith(("name", "nonsense", "nobody", "right", "none")):
            assert not {one.kind for one in result.understood.assumed} & {"spelling", "pinyin"}, row
            assert bool(result.hits) == (row.meant != (desk.NOTHING,)), row


def test_every_headline_typed_as_it_stands_is_answered_as_typed(archive: Store) -> None:
    """The gate: what is right is never rewritten, whatever it looks like."""
    titles = [
        row[0] for row in archive.read(driver.rows, "SELECT title FROM articles WHERE title IS NOT NULL")
    ]
    assert len(titles) > 350
    assert [title for title in titles if not _as_typed(desk.asked(archive, title))] == []


def _as_typed(result: SearchResult) -> bool:
    kinds = {one.kind for one in result.understood.assumed}
    return bool(result.hits) and result.hits[0].lane == "exact" and not kinds & {"spelling", "pinyin"}


def test_either_database_answers_alike(answered: Answers, lasting_postgresql: Store) -> None:
    take_in_documents(lasting_postgresql, desk.pages())
    for row, result in answered:
        assert _told(desk.asked(lasting_postgresql, row.query)) == _told(result), row


def _told(result: SearchResult) -> tuple[object, ...]:
    hits = [(hit.headline.id, hit.lane, hit.snippet) for hit in result.hits]
    return hits, result.total, result.totals, result.understood, result.near
