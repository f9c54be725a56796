"""What the confidence of an article means: all of its lines are there, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds import parse_page
from tests.seeds.otherpages.pages import other_pages
from tests.seeds.pagesets import HeldOut
from tests.seeds.score import whole_articles
from tests.seeds.wholeparagraphs import BARE_KINDS, whole_paragraphs

SETS = Path("tests/seeds")


def bare_pages() -> list[HeldOut]:
    """Pages on which texts stand below foreign heads."""
    return [
        page for name in ("sealed", "muffled") for page in whole_paragraphs(SETS / name, 0, (*BARE_KINDS,))
    ]


@pytest.mark.parametrize(
    "pages", [bare_pages, lambda: list(other_pages(folder=SETS / "sealed"))], ids=["bare", "damaged"]
)
def test_of_the_articles_given_so_much_nine_in_ten_are_right(pages: object) -> None:
    rows = [row for page in pages() for row in whole_articles(parse_page(page.text), page.gold)]
    sure = [right for share, right in rows if share >= 0.9]
    doubtful = [right for share, right in rows if share < 0.7]
    assert len(sure) > len(rows) / 2
    assert sum(sure) / len(sure) > 0.9
    assert sum(doubtful) / len(doubtful) < 0.7


def test_a_head_without_its_text_is_not_sure() -> None:
    page = parse_page(
        "\n\n".join(("河滩上的养蜂人", "本报记者 柳条", "矿灯下的夜校", "本报记者 何进", *MINE))
    )
    bare = next(a for a in page.articles if not a.blocks)
    assert (bare.confidence or 0) < 0.5


MINE = (
    "矿区的夜校开在老灯房里，每晚七点上课，来的大多是刚升井的采煤工，安全帽摞在窗台上。",
    "教员是退休的通风区长，他把瓦斯图画在黑板上，一边画一边问，答不上来的人要把那一格再抄一遍。",
)
