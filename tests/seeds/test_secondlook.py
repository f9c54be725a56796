"""A page on which an article is cut by another one and goes on with a subhead below."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seeds.joins import Seam
from seeds.lines import Line, Tag, read_lines
from seeds.secondlook import look_again

WEAVING = "竹编合作社的篾匠们把竹篾编成灯罩，竹编灯罩一年卖出"
REST = "三万只，篾匠每月领到的工钱翻了一番。"
MORE = "合作社的竹编订单排到明年，篾匠带着徒弟学编灯罩，竹篾供不应求。"
OTHER = "地铁七号线昨天开通，首班列车六点发车，市民凭身份证免费乘坐。"


def page(below: str, as_head: float = 5.0) -> list[Line]:
    lines = read_lines("\n\n".join(["竹编记", WEAVING, "地铁通车", OTHER, REST, "小小灯罩出了山", below]))
    short = {"竹编记", "地铁通车", "小小灯罩出了山"}
    said = {"role": "title", "as_head": as_head}
    return [Line(**{**vars(ln), "tag": Tag.SHORT if ln.text in short else Tag.BODY, **said}) for ln in lines]


SIGNED = OTHER + "（方 正）"
OVERLEAF = OTHER + "（下转第3版）"


@pytest.mark.parametrize(
    ("below", "as_head", "role"),
    [
        (MORE, 5.0, "subhead"),
        (OTHER, 5.0, "title"),
        # A title that looks little like one, below which nobody signs; what goes on overleaf is no brief.
        (OTHER, 1.0, "subhead"),
        (SIGNED, 1.0, "title"),
        (OVERLEAF, 4.0, "subhead"),
    ],
)
def test_a_title_below_a_piece_that_jumped_in_may_be_its_subhead(
    below: str, as_head: float, role: str
) -> None:
    again = look_again(page(below, as_head), [Seam(end=1, begin=4, score=3.0, confidence=0.9)])
    assert [ln.role for ln in again if ln.tag is Tag.SHORT] == ["title", "title", role]


LONG = MORE * 10


@pytest.mark.parametrize(
    ("below", "role"), [(LONG, "subhead"), (LONG + "（方 正）", "title"), (OTHER, "title"), (MORE, "title")]
)
def test_where_no_piece_jumped_in_a_long_text_on_its_topic_tells_a_subhead(below: str, role: str) -> None:
    lines = [replace(ln, text=MORE) if ln.text == REST else ln for ln in page(below, 1.0)]
    again = look_again(lines, [])
    assert [ln.role for ln in again if ln.tag is Tag.SHORT] == ["title", "title", role]


def test_a_report_below_makes_a_title() -> None:
    lines = page("本报讯（记者何静）" + LONG)
    assert look_again(lines, []) == lines
