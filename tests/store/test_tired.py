"""What tired people type, on the sample pages: held out from all tuning, so these figures can be trusted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from seeds import sample_pages
from store import Store
from store.intake import take_in_documents
from store.search import search
from tests.bench import tired
from tests.bench.typist import Typist

# What is reached (.94 when first run, .98 by now), less one. They are not to be fitted to: only
# a search that is better anyway raises it.
RECALL, RANK = 0.97, 0.97
# The clerk's may be: .88 when they were first run, .99 after what they showed was mended.
CLERK_RECALL, CLERK_RANK = 0.98, 0.98


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('tired') / 'kanbao.db'}")
    take_in_documents(store, [(name, text.encode()) for name, text in sample_pages()])
    yield store
    store.close()


def test_what_tired_people_type_finds_what_they_mean(samples: Store) -> None:
    every = tired.places(samples)
    recall, rank = tired.figures(every)
    assert len(every) >= 100
    worst = "\n".join(str(one) for one in every if one.place != 1)
    assert (recall >= RECALL, rank >= RANK) == (True, True), f"{recall}, {rank}\n{worst}"


def test_what_a_clerk_types_in_sentences_roles_and_numbers_is_found(samples: Store) -> None:
    every = tired.places(samples, tired.CLERK)
    recall, rank = tired.figures(every)
    assert len(every) >= 100
    worst = "\n".join(str(one) for one in every if one.place != 1)
    assert (recall >= CLERK_RECALL, rank >= CLERK_RANK) == (True, True), f"{recall}, {rank}\n{worst}"


def test_nonsense_finds_nothing_on_the_pages(samples: Store) -> None:
    typist = Typist(23)
    nonsense = [typist.nonsense() for _ in range(100)]
    found = [query for query in nonsense if samples.read(search, query, today=tired.TODAY).hits]
    assert len(found) <= 1, found
