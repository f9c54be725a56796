"""The generators of held-out pages beside the first: sound gold for every page, and the same pages again."""

from __future__ import annotations

import pytest

from tests.seeds.columnpages.pages import column_pages
from tests.seeds.goldchecks import Generator, folder_of, pages_of, perfect, tells_each_line_once, unprinted
from tests.seeds.otherpages.pages import other_pages
from tests.seeds.pagesets import KINDS, page_sets
from tests.seeds.score import score

MEASURED = ("afar", "beyond", "yonder")
# Of these, the first has an article without text, the second a credit without a caption, the third no kinds.
ODD = ("unseen", "fresh", "hard")


@pytest.fixture(params=(other_pages, column_pages), ids=lambda generator: generator.__name__)
def generator(request: pytest.FixtureRequest) -> Generator:
    made: Generator = request.param
    return made


@pytest.mark.parametrize("name", MEASURED + ODD)
def test_every_line_is_told_once(generator: Generator, name: str) -> None:
    pages = pages_of(generator, name)
    assert len(pages) == len(KINDS) * len(page_sets(folder_of(name)))
    assert not [page.name for page in pages if not tells_each_line_once(page)]


@pytest.mark.parametrize("name", MEASURED + ODD)
def test_what_the_gold_says_is_printed(generator: Generator, name: str) -> None:
    assert not [fault for page in pages_of(generator, name) for fault in unprinted(page)]


@pytest.mark.parametrize("name", MEASURED)
def test_a_perfect_reading_has_all_that_can_be_had(generator: Generator, name: str) -> None:
    for page in pages_of(generator, name):
        got = score(perfect(page.gold), page.gold, page.text)
        assert {v for v in got.values() if v is not None} == {1.0}, (page.name, got)


def test_the_same_seed_gives_the_same_pages(generator: Generator) -> None:
    assert list(generator(folder=folder_of("afar"))) == pages_of(generator, "afar")
