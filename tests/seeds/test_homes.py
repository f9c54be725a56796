"""Texts without a head: each goes where it shares most, and is marked where two articles are as near."""

from __future__ import annotations

import pytest

from seeds import parse_page
from seeds.model import Article

FERRY = (
    "清早六点，渡口的船工老孟把缆绳解开，第一班渡船载着三十名上早班的女工过江。",
    "渡船已经跑了二十一年，船工换过四茬，票价一直是五角，女工们上船先找老孟打招呼。",
    "上个月桥通车了，渡船的客人少了一半，老孟还是按点开船，说总有人要",
)
BESIDE = (
    "从前女工怀里抱着饭盒过江，船工替她们留着靠炉子的座位，渡船上的炉子烧了二十一年。",
    "渡船停不停，船工们等着通知，女工们说，桥上风大，还是渡船暖和。",
)
COMMENT = (
    "一条渡船开了二十一年，船工和女工像一家人，这是渡口最暖人的地方。",
    "桥通了，渡船往哪里去，船工往哪里去，不该由船工自己去想，渡口的事要有人管。",
)
MINE = (
    "矿井深处，支架工们连夜更换液压支柱，瓦斯探头换了新的，采煤机重新开动。",
    "矿长说，这个采煤面的顶板破碎，支柱要加密，班组每两小时测一次瓦斯。",
)


def page(other: tuple[str, ...]) -> tuple[Article, ...]:
    lines = ["江上一班船", "本报记者 卓然", *FERRY, *BESIDE, "老船工的去处", "本报评论员", *other]
    return parse_page("\n\n".join(lines)).articles


def doubted(articles: tuple[Article, ...]) -> list[float]:
    """The confidences at which texts of the articles follow what stands above them."""
    return [s.confidence for a in articles for b in a.blocks for s in b.seams if s.at == 0]


@pytest.mark.parametrize(("other", "unsure"), [(COMMENT, True), (MINE, False)])
def test_a_text_without_a_head_is_marked_where_another_article_is_as_near(
    other: tuple[str, ...], *, unsure: bool
) -> None:
    articles = page(other)
    assert any(share < 0.9 for share in doubted(articles)) is unsure
