"""Heads whose kicker and title stand on one line with nothing between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds import parse_page
from seeds.headunits import units_of
from seeds.text import unbalanced
from seeds.unbroken import LEAST_OF_PIECE, LOOKED_AT, border_of, borders
from tests.seeds.headlist import annotated
from tests.seeds.tools.fit import SETS

NEWS = "本报讯（记者康勤）近日，市总工会为一线职工送去了清凉物资，并在各工地设立了茶水点，受到职工欢迎。"
UNFITTED = ("turbaned", "kerchiefed", "cowled", "aproned", "vested", "shawled", "coated", "hatted")
HEADS = [*annotated([page for name in UNFITTED for page in sorted((SETS / name).glob("*.json"))])]
TEXTS = st.text("工会职工在一线的了“”《》，？！： 12百万年aA——", max_size=40)


def _stands(part: str) -> bool:
    return bool(part) and " " not in part and part[-1] not in "—－-" and part[0] not in "—－-（("


@pytest.mark.parametrize(
    ("kicker", "title"),
    [
        ("欠薪三个月的工地来了调解员", "泥瓦匠拿到了回家的路费"),
        ("全省农民工技能大赛在宜昌落幕", "二十名选手成为技师"),
    ],
)
def test_a_kicker_and_its_title_with_nothing_between_are_parted(kicker: str, title: str) -> None:
    (article,) = parse_page(f"{kicker}{title}\n\n{NEWS}").articles
    assert (article.kicker, article.title) == (kicker, title)


@pytest.mark.parametrize(
    "title",
    ["省总工会发布今年十件实事", "一名乡村女教师的二十八年山路", "市民政局为三百户困难职工家庭送去过冬煤"],
)
def test_a_title_of_one_clause_stays_whole(title: str) -> None:
    (article,) = parse_page(f"{title}\n\n{NEWS}").articles
    assert (article.kicker, article.title) == (None, title)


def test_heads_of_pages_that_nothing_is_learned_from() -> None:
    """Of kickers with their titles half are parted at their place, few elsewhere; single lines stay whole."""
    pairs = [(k.kicker, k.title) for k in HEADS if _stands(k.kicker) and _stands(k.title)]
    found = [(len(kicker), border_of(kicker + title)) for kicker, title in pairs]
    assert len(pairs) > 150
    assert sum(at == right for right, at in found) >= 0.5 * len(found)
    assert sum(at not in (0, right) for right, at in found) <= 0.15 * len(found)
    alone = [part for known in HEADS for part in known.parts if part and _stands(part)]
    assert sum(border_of(part) > 0 for part in alone) <= 0.025 * len(alone)


def test_a_page_that_sets_its_heads_on_lines_has_fewer_without_a_break() -> None:
    line = "欠薪三个月的工地来了调解员泥瓦匠拿到了回家的路费"
    assert [len(units_of([line], lined)) for lined in (0.0, 0.4)] == [2, 1]


@given(TEXTS)
def test_borders_stand_between_two_pieces(line: str) -> None:
    found = borders(line)
    assert len(found) <= LOOKED_AT
    for border in found:
        assert LEAST_OF_PIECE <= border.at <= len(line) - LEAST_OF_PIECE
        assert not any(unbalanced(line[: border.at]))
    assert border_of(line) in (0, *(border.at for border in found))
