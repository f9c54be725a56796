"""What is asked again is answered from memory, as long as nothing has changed."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import store.search as module
from seeds.model import page_to_json
from store import Session, Store, driver
from store.intake import take_in_documents, withdraw
from store.pages import restore_page
from store.search import find, search, shapes, synonyms, vocabulary, warm
from store.search.again import _WHOLE, WRITTEN, forget
from store.search.spare import Spare
from store.values import SearchResult
from tests.bench import archive
from tests.store.pages import article, page

TODAY = dt.date(2024, 7, 3)
# The package has a function of this name.
again_module = sys.modules["store.search.again"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with two hundred pages, to be copied: they take a second to come in."""
    path = tmp_path_factory.mktemp("filled") / "kanbao.db"
    store = Store.open(f"sqlite:///{path}")
    take_in_documents(store, [("made.jsonl", "\n".join(archive.lines(200)).encode())])
    store.close()
    return path


@pytest.fixture
def full(filled: Path, tmp_path: Path) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{shutil.copy(filled, tmp_path)}")
    yield store
    store.close()


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries that have been looked for, not remembered."""
    asked: list[str] = []
    before = module.answered

    def answered(session: Any, query: str, *rest: Any, **how: Any) -> Any:
        asked.append(query)
        return before(session, query, *rest, **how)

    monkeypatch.setattr(module, "answered", answered)
    return asked


def ask(store: Store, query: str, **how: Any) -> SearchResult:
    return replace(store.read(search, query, today=TODAY, **how), took_ms=0.0)


def test_the_same_is_found_once_and_its_pages_follow_from_it(full: Store, found: list[str]) -> None:
    first = ask(full, "工会")
    later = [ask(full, "工会", offset=at, upto=first.upto) for at in (0, 10, 20)]
    assert found == ["工会"]
    assert later[0] == first
    assert len({hit.headline.id for result in later for hit in result.hits}) == 30
    ask(full, "工会", sort="newest")
    ask(full, "工会", literally=True)
    assert found == ["工会"] * 3


def test_what_comes_in_is_found_at_once(full: Store, found: list[str]) -> None:
    before = ask(full, "旱獭")
    new = page(article("旱獭出没", "铁道边看见一只旱獭。"), date="2024-06-10")
    report = take_in_documents(full, [("new.jsonl", page_to_json(new).encode())])
    assert (before.hits, [hit.headline.title for hit in ask(full, "旱獭").hits]) == ((), ["旱獭出没"])
    (number,) = [hit.headline.page_id for hit in ask(full, "旱獭").hits]
    full.write(withdraw, number)
    assert ask(full, "旱獭", upto=before.upto + report.articles).hits == ()
    full.write(restore_page, number)
    assert len(ask(full, "旱獭").hits) == 1
    assert found.count("旱獭") == 4


def test_another_name_counts_as_soon_as_it_is_kept(full: Store) -> None:
    new = page(article("旱獭出没", "铁道边看见一只旱獭。"), date="2024-06-10")
    take_in_documents(full, [("new.jsonl", page_to_json(new).encode())])
    assert ask(full, "土拨鼠").hits == ()
    full.write(synonyms.keep, "土拨鼠", "旱獭")
    assert [hit.lane for hit in ask(full, "土拨鼠").hits] == ["synonym"]
    full.write(synonyms.refuse, "土拨鼠", "旱獭")
    assert ask(full, "土拨鼠").hits == ()


def test_another_name_that_another_program_keeps_counts_as_soon(full: Store) -> None:
    new = page(article("旱獭出没", "铁道边看见一只旱獭。"), date="2024-06-10")
    take_in_documents(full, [("new.jsonl", page_to_json(new).encode())])
    assert ask(full, "土拨鼠").hits == ()
    other = Store.open(str(full.url))
    other.write(synonyms.keep, "土拨鼠", "旱獭")
    other.close()
    assert [hit.lane for hit in ask(full, "土拨鼠").hits] == ["synonym"]


def test_of_answers_found_long_ago_the_texts_are_let_go_and_nothing_is_shown_otherwise(
    full: Store, found: list[str]
) -> None:
    """Long lists and short ones, several lanes, stories that stand twice, what has most of a query."""
    twice = [
        page(article("旱獭出没", "铁道边看见一只旱獭。", "职工很吃惊。"), date=f"2024-06-{day}")
        for day in (10, 11)
    ]
    told = "\n".join(page_to_json(one) for one in twice)
    take_in_documents(full, [("twice.jsonl", told.encode())])
    queries = (
        "工会",
        "职工 企业",
        "旱獭出没",
        "工会 旱獭 没有这个词",
        "货车司机 劳动",
        "没有这个词",
        "gonghui",
    )
    ways: list[dict[str, Any]] = [{}, {"offset": 10}, {"offset": 55, "limit": 30}, {"sort": "newest"}]
    asked = [(query, how) for query in queries for how in ways]
    first = [ask(full, query, **how) for query, how in asked]
    assert any(hit.also for result in first for hit in result.hits)
    assert any(result.near for result in first)
    for number in range(_WHOLE):
        ask(full, f"没有{number}")
    mine = again_module._memories[full.read(driver.origin)]
    answers = [one.answer for (query, *_), one in mine.answers.items() if query in queries]
    kept = [lane.matches for one in answers for lane in one.lanes if lane.matches]
    assert kept and all(isinstance(matches, Spare) for matches in kept)
    found.clear()
    assert [ask(full, query, **how) for query, how in asked] == first
    assert found == []


def test_no_more_answers_are_kept_than_there_is_room_for(
    full: Store, found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again_module, "_MOST", 3)
    for query in ("工会", "职工", "企业", "工会", "劳动", "职工"):
        ask(full, query)
    assert found == ["工会", "职工", "企业", "劳动", "职工"]


def test_articles_that_were_met_are_those_of_the_index(full: Store) -> None:
    """Common words share the newest articles; what has gone or come is seen at once."""
    words = ("工会", "职工", "劳动", "企业", "服务", "工会 职工", "劳动 企业")
    for word in words:
        ask(full, word)
    new = page(article("工会旱獭", "职工看见一只旱獭，劳动服务企业。"), date="2030-06-10")
    take_in_documents(full, [("new.jsonl", page_to_json(new).encode())])
    first = {word: ask(full, word).hits[0].headline for word in words}
    assert {one.title for word, one in first.items() if word == "工会"} == {"工会旱獭"}
    met = {word: ask(full, word, sort="newest") for word in words}
    full.write(withdraw, first["工会"].page_id)
    for word in words:
        gone = ask(full, word, sort="newest", upto=met[word].upto)
        assert [hit.headline.id for hit in gone.hits][:9] == [hit.headline.id for hit in met[word].hits][1:]
        assert ask(full, word, sort="newest", literally=True).hits == gone.hits


def test_whole_articles_that_were_met_are_not_read_again(
    full: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[str] = []
    before = find._of_numbers

    def of_numbers(session: Session, numbers: Sequence[int], reads: find.Reads) -> Iterable[find.Candidate]:
        looked_up.extend([reads] * len(numbers))
        return before(session, numbers, reads)

    monkeypatch.setattr(find, "_of_numbers", of_numbers)
    first = ask(full, "工会 职工")
    assert looked_up.count("whole") > 50
    looked_up.clear()
    assert ask(full, "职工 工会").totals == first.totals
    assert "whole" not in looked_up
    # Where there are too many the oldest go, and are read anew.
    monkeypatch.setitem(find._MOST_MET, "whole", 40)
    ask(full, "劳动 企业")
    forget()
    assert ask(full, "工会 职工") == first
    assert 0 < looked_up.count("whole") < 150


def test_what_a_transaction_has_changed_is_found_in_it_alone(full: Store) -> None:
    """Whether it was asked for before or not, and whether what was changed is kept or not."""
    new = page(article("旱獭出没", "铁道边看见一只旱獭，职工很吃惊。"), date="2024-06-10")
    take_in_documents(full, [("new.jsonl", page_to_json(new).encode())])
    number = ask(full, "旱獭").hits[0].headline.page_id

    def without(session: Session) -> list[int]:
        withdraw(session, number)
        return [len(search(session, query, today=TODAY).hits) for query in ("旱獭", "旱獭出没")]

    def given_up(session: Session) -> None:
        assert without(session) == [0, 0]
        raise LookupError

    with pytest.raises(LookupError):
        full.write(given_up)
    assert [len(ask(full, query).hits) for query in ("旱獭", "旱獭出没")] == [1, 1]
    # What somebody who only reads has done is not kept either.
    assert full.read(without) == [0, 0]
    assert [len(ask(full, query).hits) for query in ("旱獭", "旱獭出没")] == [1, 1]
    full.write(without)
    assert [len(ask(full, query).hits) for query in ("旱獭", "旱獭出没")] == [0, 0]


def test_two_stores_do_not_answer_for_each_other(tmp_path: Any) -> None:
    """Their indexes are of one form to the byte, so that the state of one is that of the other."""
    stores = [Store.open(f"sqlite:///{tmp_path / name}.db") for name in "ab"]
    try:
        for store, animal in zip(stores, ("旱獭", "水獭"), strict=True):
            made = page(article(f"{animal}出没", f"铁道边看见一只{animal}。"))
            take_in_documents(store, [("made.jsonl", page_to_json(made).encode())])
        states = [store.read(driver.rows, WRITTEN) for store in stores]
        assert states[0] == states[1]
        titles = [[hit.headline.title for hit in ask(store, "旱獭", literally=True).hits] for store in stores]
        assert titles == [["旱獭出没"], []]
    finally:
        for store in stores:
            store.close()


def test_words_under_a_key_are_kept_until_something_is_written(
    full: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    before = driver.rows

    def rows(session: Session, statement: str, params: driver.Params = ()) -> list[Any]:
        if "ORDER BY w.count" in statement:
            asked.append(params)
        return before(session, statement, params)

    monkeypatch.setattr(driver, "rows", rows)
    for _ in range(2):
        forget()
        ask(full, "wqbz")
    assert asked and len(asked) == len(set(asked))
    take_in_documents(
        full, [("b.jsonl", page_to_json(page(article("未曲笔者"), date="2024-06-12")).encode())]
    )
    asked.clear()
    ask(full, "wqbz")
    assert asked


def test_other_names_are_read_once_for_a_search_and_found_among_what_is_proposed(
    full: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    rows = driver.rows

    def counting(session: Session, statement: str, params: driver.Params = ()) -> list[Any]:
        asked.extend([statement] if "search_synonyms" in statement else [])
        return rows(session, statement, params)

    monkeypatch.setattr(driver, "rows", counting)
    full.write(synonyms.keep, "产业工人", "技工")
    found = full.read(search, "产业工人 快递小哥入会 职工之家建设", today=TODAY)
    assert found.understood.terms and len(asked) == 1
    plan = full.read(lambda session: rows(session, f"EXPLAIN QUERY PLAN {asked[0]}"))
    assert "ix_search_synonyms_kept" in str(plan)


def test_words_under_a_key_are_kept_as_they_were_read(full: Store) -> None:
    def twice(session: Session) -> list[list[tuple[str, int]]]:
        session.info[vocabulary.KEPT] = {}
        words = [vocabulary.beginning(session, one, 40) for one in "工工无烎烎"]
        assert len(session.info[vocabulary.KEPT]) == len("工无烎")
        return words

    begun, again, _, none, nothing = full.read(twice)
    assert begun == again and len(begun) > 1 and {word[0] for word, _ in begun} == {"工"}
    assert none == nothing == []


def test_a_first_slip_finds_all_tables_loaded() -> None:
    tables = (shapes.seen_alike, shapes.near_in_shape)
    for table in tables:
        table.cache_clear()
    warm()
    assert all(table.cache_info().currsize == 1 for table in tables)
