"""Articles with enough of some words: those that FTS5 finds for the sets, whatever the stretches are."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest

from store import Store
from store.intake import take_in_documents
from store.search import enough, vocabulary
from store.search.find import ask
from store.search.mostly import mostly
from store.search.numbers import span
from store.search.once import remembering
from store.search.pieces import needed
from store.search.query import understand
from store.search.words import words
from tests.bench import archive

WORDS = ("工会", "职工", "劳模", "产业工人", "货车司机", "劳动", "企业", "服务", "本报讯")
ALL, EVERYTHING = (1, 2**62), 10_000


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('enough') / 'kanbao.db'}")
    take_in_documents(store, [("a.jsonl", "\n".join(archive.lines(400)).encode())])
    yield store
    store.close()


def by_fts5(store: Store, sets: Sequence[Sequence[str]], between: tuple[int, int]) -> list[int]:
    pieces = tuple(frozenset(piece for word in some for piece in needed(word)) for some in sets)
    found = store.read(ask, "text", [pieces], None, EVERYTHING, reads="short")
    return [item.doc for item in found if between[0] <= item.doc <= between[1]]


@pytest.mark.parametrize("first", [1, 40, EVERYTHING])
@pytest.mark.parametrize("one_by_one", [0, EVERYTHING])
def test_the_same_as_fts5_finds_in_the_same_order(
    full: Store, monkeypatch: pytest.MonkeyPatch, first: int, one_by_one: int
) -> None:
    monkeypatch.setattr(enough, "_FIRST", first)
    monkeypatch.setattr(enough, "_ONE_BY_ONE", one_by_one)
    chance = random.Random(first)
    counts = full.read(vocabulary.counts, WORDS)
    newest = full.read(ask, "text", ["工会"], None, EVERYTHING, reads="short")
    days = [item.day for item in newest]
    some_days = span(*(type(archive.FIRST).fromordinal(days[at]) for at in (-60, 60)))
    met = 0
    for turn in range(30):
        sets = [chance.sample(WORDS, chance.randint(2, 5)) for _ in range(chance.randint(1, 20))]
        between = some_days if turn % 3 == 0 else ALL
        stretches = full.read(lambda s, *its: list(enough.with_enough(s, *its)), sets, counts, between, 20)
        found = [number for some in stretches for number in some]
        assert found == by_fts5(full, sets, between)
        met += len(found)
        assert len(stretches) > 1 or first > 1 or not found
    assert met > 500


def test_nothing_is_found_where_there_is_nothing(sqlite_store: Store) -> None:
    asked = ([("工会", "职工")], {}, ALL, 20)
    assert sqlite_store.read(lambda s: list(enough.with_enough(s, *asked))) == []


def test_what_has_most_of_many_words_is_the_same_either_way(
    full: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, other = full.read(ask, "text", ["工会"], None, 2)
    texts = [list(dict.fromkeys(word for word in words(one.body) if len(word) == 2)) for one in (few, other)]
    query = understand(" ".join([*texts[0][10:15], *texts[1][20:23]]))
    told = []
    for many in (1, EVERYTHING):
        monkeypatch.setattr("store.search.mostly._MANY", many)

        def go(session: object) -> object:
            with remembering(session):  # type: ignore[arg-type]
                return mostly(session, query)  # type: ignore[arg-type]

        told.append(full.read(go))
    assert told[0] is not None
    assert told[0] == told[1]
