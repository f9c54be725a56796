"""Plain pages by a fourth hand: nothing is done to them but what their kind says, and what is reached holds.

The floors are the means over the 168 pages of three sets, as they were read when the pages came in, less .02.
Nothing that they show had been mended by then: who raises a figure raises its floor as well.
"""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import pytest

from tests.seeds.cleanarticles import articles_of
from tests.seeds.goldchecks import MEASURED, below_floors, cut, folder_of, in_order, pages_of, pages_of_kind
from tests.seeds.pagesets import KINDS
from tests.seeds.plainpages.bodies import set_body
from tests.seeds.plainpages.heads import set_head
from tests.seeds.plainpages.pages import plain_pages
from tests.seeds.plainpages.pieces import Article, Press
from tests.seeds.plainpages.selection import chosen, print_jumps

FLOORS = {
    "seg": 0.963,
    "full": 0.873,
    "byl": 0.964,
    "joins": 0.813,
    "order": 0.962,
    "hard": 0.788,
    "noise": 0.93,
    "jump": 0.954,
    "date": 0.968,
    "kind": 0.925,
}
WHOLE = ("clean", "marked", "unmarked", "halfwidth")


def made_of(given: dict[str, Any], count: int = 1) -> list[Article]:
    return articles_of({"issued": None, "articles": [given] * count}, Article)


@pytest.mark.parametrize("kind", WHOLE)
def test_nothing_is_cut_or_lost_where_only_the_print_differs(kind: str) -> None:
    pages = pages_of_kind(plain_pages, kind)
    assert not [page.name for page in pages if cut(page) or page.gold["noise"] or not in_order(page)]
    assert not [gap for page in pages for article in page.gold["articles"] for gap in article["gaps"]]


def test_another_seed_gives_other_pages() -> None:
    pages = {page.name: page.text for page in plain_pages(2, folder_of("afar"))}
    assert not [page.name for page in pages_of(plain_pages, "afar") if pages[page.name] == page.text]


@pytest.mark.parametrize(("words", "least", "most"), [("县里办了班。", 8, 12), ("班是昨天办的。", 14, 14)])
def test_what_tells_of_a_day_is_not_left_out(words: str, least: int, most: int) -> None:
    counts = {len(chosen(made_of({"title": "办班", "blocks": [words]}, 14), Random(n))) for n in range(50)}
    assert (min(counts), max(counts)) == (least, most)


@pytest.mark.parametrize("kind", KINDS)
def test_an_article_without_text_keeps_its_head_and_its_jumps(kind: str) -> None:
    given = {"title": "工会", "entry": "5月2日 星期四 晴", "blocks": [], "jump_to": 3, "jump_from": 1}
    article = made_of(given)[0]
    press = Press(kind, Random(kind), Counter())
    print_jumps(article)
    assert [line.text for line in set_head(article, press)] == ["工会", "（上接第1版）", "5月2日 星期四 晴"]
    assert [line.text for line in set_body(article, press)] == ["（下转第3版）"]


def test_plain_pages_hold_their_floors() -> None:
    assert not below_floors([page for name in MEASURED for page in pages_of(plain_pages, name)], FLOORS)
