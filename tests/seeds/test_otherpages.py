"""Pages damaged by another hand: their gold is sound, and what has been reached on them holds.

The floors are the means over the 168 pages of three sets, as they were read last, less .02.
What these pages had shown was being mended at that time: who raises a figure raises its floor as well.
"""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.seeds.cleanarticles import articles_of
from tests.seeds.goldchecks import MEASURED, below_floors, folder_of, pages_of, squeezed
from tests.seeds.otherpages.bodies import set_article
from tests.seeds.otherpages.pages import other_pages
from tests.seeds.otherpages.pieces import Article
from tests.seeds.otherpages.style import Press, drawn_style
from tests.seeds.pagesets import KINDS

FLOORS = {
    "seg": 0.96,
    "full": 0.873,
    "byl": 0.953,
    "joins": 0.838,
    "order": 0.956,
    "hard": 0.69,
    "noise": 0.828,
    "jump": 0.9,
    "date": 0.98,
    "kind": 0.939,
}


def test_another_seed_gives_other_pages() -> None:
    others = list(other_pages(2, folder_of("afar")))
    pairs = zip(pages_of(other_pages, "afar"), others, strict=True)
    # Where nothing is damaged, little is drawn.
    assert all(p.name.endswith("-clean") for p, q in pairs if p.text == q.text)


@pytest.mark.parametrize("kind", KINDS)
def test_an_article_without_text_keeps_its_head_and_its_jump(kind: str) -> None:
    given = {"title": "九十二个村有了工会", "kind": "headline_only", "blocks": [], "jump_to": 3}
    article = articles_of({"issued": None, "articles": [given]}, Article)[0]
    rng = Random(kind)
    set_article(article, Press(drawn_style(kind, rng), rng, Counter()))
    assert squeezed("".join(line.text for line in article.head)) == given["title"]
    assert [squeezed(line.text) for line in article.body + article.below] == ["(下转第3版)"]


def test_pages_of_another_hand_hold_their_floors() -> None:
    assert not below_floors([page for name in MEASURED for page in pages_of(other_pages, name)], FLOORS)
