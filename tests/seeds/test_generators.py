"""The generators beside the first: sound gold of every page, each kind of damage, the same pages again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.seeds.columnpages.pages import column_pages
from tests.seeds.goldchecks import (
    MEASURED,
    Generator,
    cut,
    folder_of,
    in_order,
    pages_of,
    pages_of_kind,
    parted,
    perfect,
    tells_each_line_once,
    unprinted,
)
from tests.seeds.otherpages.pages import other_pages
from tests.seeds.pagesets import KINDS, page_sets
from tests.seeds.plainpages.pages import plain_pages
from tests.seeds.score import score

# Of these, the first has an article without text, the second a credit without a caption, the third no kinds.
ODD = ("unseen", "fresh", "hard")
WORDS = "县里的工会干部说，九十二个村的工会都已经建起来了，今后要做的是把会员的事情一件一件办好。"
# Page-sets that are hardly any: no article, one without text, one without a title, notes without labels.
BARE: tuple[list[dict[str, Any]], ...] = (
    [],
    [{"title": "九十二个村有了工会", "blocks": []}],
    [{"title": None, "blocks": [["caption", WORDS]]}],
    [{"title": "工会", "blocks": [["note:编者按", WORDS], ["note", WORDS]], "own_lines": ["张卫东"]}],
    [{"kicker": "工会", "blocks": [["subhead", "小标题"], WORDS * 6, WORDS * 20]}] * 2,
)


@pytest.fixture(params=(other_pages, column_pages, plain_pages), ids=lambda generator: generator.__name__)
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


def test_damage_of_each_kind_is_on_its_pages(generator: Generator) -> None:
    pages = {kind: pages_of_kind(generator, kind) for kind in KINDS}
    assert min(map(cut, pages["broken"])) > max(map(cut, pages["clean"]))
    assert all(map(parted, pages["interleaved"]))
    assert not any(map(in_order, pages["shuffled"]))
    assert all(page.gold["noise"] for page in pages["noisy"])
    assert any(article["gaps"] for page in pages["noisy"] for article in page.gold["articles"])


def test_page_sets_with_hardly_anything_are_pages_too(generator: Generator, tmp_path: Path) -> None:
    for number, articles in enumerate(BARE):
        page_set = {"issued": None, "date": None, "articles": articles}
        (tmp_path / f"{number}.json").write_text(json.dumps(page_set), encoding="utf-8")
    pages = [page for seed in range(5) for page in generator(seed, tmp_path)]
    assert len(pages) == 5 * len(BARE) * len(KINDS)
    assert not [page.name for page in pages if not tells_each_line_once(page)]
    assert not [fault for page in pages for fault in unprinted(page)]


def test_the_same_seed_gives_the_same_pages(generator: Generator) -> None:
    assert list(generator(folder=folder_of("afar"))) == pages_of(generator, "afar")
