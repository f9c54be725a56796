"""What tells a head from a piece of a text: its words, and all that stands around it."""

from __future__ import annotations

import numpy as np
import pytest

from seeds.fragments import FACTS, head_scores, rows_of
from seeds.headlike import MOST, head_like
from seeds.lines import Tag, read_lines

HEADS = ("老街改造留住烟火气", "三百户牧民用上放心电", "让夜班司机有口热饭", "“云上课堂”开进深山")
PIECES = (
    "除了热水器，值班室里还多了一张",
    "押运员是去年从部队",
    "记者跟着他走完了那三里路，用了",
    "他说这座桥是他和",
)
NEWS = "本报讯（记者何静）大庆市总工会日前为户外劳动者送去防暑药品，惠及环卫工人三千余名。"


def test_words_of_heads_read_more_like_heads_than_pieces_of_texts() -> None:
    heads, pieces = head_like().reads(HEADS), head_like().reads(PIECES)
    assert heads.min() > pieces.max()
    assert np.abs(np.concatenate([heads, pieces])).max() <= MOST


def test_nothing_reads_like_nothing() -> None:
    assert head_like().reads([]).shape == (0,)
    assert head_scores([]) == {}


@pytest.mark.parametrize("mark", ["，", ",", "：", "“", "１", "A", "\u3000"])
def test_a_line_of_one_mark_has_its_odds(mark: str) -> None:
    assert np.isfinite(head_like().reads([mark])).all()


def test_the_odds_know_what_stands_below() -> None:
    rest = "工友们一块石头一块石头垒起来的，冬天江面上结了冰也没有停过工。"
    cut = read_lines("\n\n".join(["渡口修好了", NEWS, "他说这座桥是他和", rest, NEWS]))
    whole = read_lines("\n\n".join(["渡口修好了", NEWS, "夜校又开课了", NEWS]))
    (piece,) = [odds for i, odds in head_scores(cut).items() if cut[i].text == "他说这座桥是他和"]
    (head,) = [odds for i, odds in head_scores(whole).items() if whole[i].text == "夜校又开课了"]
    assert piece < 0 < head


def test_every_short_line_has_all_its_facts() -> None:
    lines = read_lines("\n\n".join([*HEADS, NEWS, *PIECES, NEWS]))
    short, facts = rows_of(lines)
    assert short == [line.index for line in lines if line.tag is Tag.SHORT]
    assert facts.shape == (len(short), len(FACTS))
    assert np.isfinite(facts).all()
