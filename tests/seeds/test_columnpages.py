"""Pages laid into columns by a third hand: each kind of damage is there, and what has been reached holds.

The floors are the means over the 168 pages of three sets, as they were read last, less .02.
What these pages had shown was being mended at that time: who raises a figure raises its floor as well.
"""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from tests.seeds.cleanarticles import articles_of
from tests.seeds.columnpages.pages import column_pages
from tests.seeds.columnpages.pieces import Article
from tests.seeds.columnpages.regions import lay_out, set_article
from tests.seeds.columnpages.style import Press, drawn_style
from tests.seeds.goldchecks import MEASURED, below_floors, folder_of, in_order, pages_of, pages_of_kind
from tests.seeds.pagesets import KINDS

FLOORS = {
    "seg": 0.954,
    "full": 0.875,
    "byl": 0.957,
    "joins": 0.858,
    "order": 0.957,
    "hard": 0.78,
    "noise": 0.97,
    "jump": 0.935,
    "date": 0.974,
    "kind": 0.907,
}


def article_of(given: dict[str, Any], press: Press) -> Article:
    article = articles_of({"issued": None, "articles": [given]}, Article)[0]
    set_article(article, press)
    lay_out(article, press)
    return article


@pytest.mark.parametrize("kind", KINDS)
def test_columns_are_read_in_order_where_order_is_not_the_damage(kind: str) -> None:
    ordered = [in_order(page) for page in pages_of_kind(column_pages, kind)]
    assert all(ordered) == (kind not in ("shuffled", "noisy"))


def test_another_seed_gives_other_pages() -> None:
    others = list(column_pages(2, folder_of("afar")))
    pairs = zip(pages_of(column_pages, "afar"), others, strict=True)
    assert not [p.name for p, q in pairs if p.text == q.text]


@pytest.mark.parametrize("kind", KINDS)
def test_an_article_without_text_is_its_head(kind: str) -> None:
    rng = Random(kind)
    press = Press(drawn_style(kind, rng), rng)
    article = article_of({"title": "九十二个村有了工会", "blocks": [], "affiliation": "县总工会"}, press)
    assert article.kind == "report"
    assert [line.role for line in article.lines] == ["title", "own"]


def test_pages_of_columns_hold_their_floors() -> None:
    assert not below_floors([page for name in MEASURED for page in pages_of(column_pages, name)], FLOORS)
