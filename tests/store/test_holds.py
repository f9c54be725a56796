"""Whether the archive holds a text: as words, inside others, or only by chance where words meet."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlmodel import Session

from seeds.model import page_to_json
from store import Store
from store.intake import take_in_documents
from store.search import near, search
from store.search.holds import how, is_chance, is_in
from store.search.once import once, remembering
from store.search.query import term
from store.values import SearchResult
from tests.store.pages import article, page

TODAY = dt.date(2024, 7, 3)


@pytest.fixture
def full(store: Store) -> Store:
    made = [
        article("内蒙古自治区总工会开会", "会议在呼和浩特举行。"),
        article("论国家工作", "这是国家工作的一部分。"),
        article("国家的事", "他在本土作业，说的是国家大事。"),
        article("人士行使权利", "有关人士行使了权利。"),
        article("欧阳翀骞的事迹", "欧阳翀骞是一名货车司机。"),
    ]
    take_in_documents(store, [("a.jsonl", page_to_json(page(*made)).encode())])
    return store


def ask(store: Store, query: str) -> SearchResult:
    return store.read(search, query, today=TODAY)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("总工会", "words"),
        ("国家工作", "words"),
        ("蒙古自治区总工", "part"),
        ("内蒙古自治区总工会", "words"),
        ("国家土作", ""),
        ("国家", "words"),
    ],
)
def test_a_text_stands_as_words_or_inside_others(full: Store, text: str, stands: str) -> None:
    assert full.read(how, text) == stands
    assert full.read(is_in, text) == bool(stands)


def test_characters_that_meet_by_chance_are_no_word(full: Store) -> None:
    """An article has 国家, and 土作 across 本土 and 作业: that is not what 国家土作 is to find."""
    assert full.read(is_chance, term("国家土作"))
    assert ask(full, "国家土作").hits[0].headline.title == "论国家工作"
    # What is a word, a name that stands there in one piece, or a phrase, is none.
    for right in ("国家大事", "欧阳翀骞", "欧阳翀骞事迹", "货车司机", "国家土作本土大事"):
        assert not full.read(is_chance, term(right)), right
        assert ask(full, right).hits[0].lane == "exact", right


def test_neighbours_that_have_changed_places_across_words_are_put_back(full: Store) -> None:
    there = full.read(lambda session: list(near.moved(session, "人行士使")))
    assert [one.text for one in there] == ["人士行使"]
    assert ask(full, "人行士使").hits[0].headline.title == "人士行使权利"


def test_an_entity_of_a_page_source_is_the_mark_that_it_stands_for(full: Store) -> None:
    for typed in ("国家 &lt;", "&lt;国家&gt;", "国家&nbsp;工作", "国家&#x20;工作"):
        result = ask(full, typed)
        assert result.totals["pinyin"] == 0, typed
        assert result.hits[0].lane == "exact", typed
    assert ask(full, "&lt;").total == 0


def test_two_letters_beside_a_word_are_no_initials(full: Store) -> None:
    result = ask(full, "国家 rs")
    assert (result.total, result.near) == (0, ("国家",))
    assert ask(full, "rs").totals["pinyin"]


def test_within_a_search_the_archive_is_asked_once_and_never_after_it(full: Store) -> None:
    asked = []

    @once
    def ask(session: Session, term: str) -> str:
        asked.append(term)
        return term

    def searched(session: Session) -> list[str]:
        with remembering(session):
            found = [ask(session, "一"), ask(session, "一"), ask(session, "二")]
        return [*found, ask(session, "一")]

    assert full.read(searched) == ["一", "一", "二", "一"]
    assert asked == ["一", "二", "一"]
