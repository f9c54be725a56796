"""What the network over a line's surroundings may say of its role, and where it says nothing."""

from __future__ import annotations

import numpy as np

from seeds.fragments import head_scores
from seeds.lines import Tag, read_lines
from seeds.rolecontext import LEAST_LINES, in_context
from seeds.rolemarks import Page
from seeds.roles import Role, facts_of_line
from seeds.strays import stray_lines

REPORT = (
    "雨水节气一过，鄱阳湖边的圩堤上就热闹了起来。二十多台压路机一字排开，来回碾过新填的土方，司机们轮班吃饭，机器不停。"
    "带班的余师傅说，去年夏天这一段出过两处泡泉，今年要在涨水以前把堤身加厚一米五。"
)
LATER = (
    "堤上干活的多是沿湖村子里的农民，也有从外省来的施工队。工会在堤脚搭了三顶帐篷，里面有热水、充电的插座和一个小药箱。"
    "到了中午，镇上卖米粉的推车也会上堤来，一碗加蛋的八元，工人们围着车蹲成一圈。"
)


def test_what_it_may_add_has_limits() -> None:
    network = in_context()
    assert (network.least <= 0.0).all() and (network.most >= 0.0).all()
    assert network.least[Role.STRAY] == network.most[Role.STRAY] == 0.0
    heads = [Role.SUBHEAD, Role.COLUMN, Role.TITLE, Role.NEXT]
    assert (network.most_of_pieces[heads] == 0.0).all()
    assert np.isfinite(network.of_lines.hidden).all()


def test_a_page_of_few_lines_is_left_to_the_marks_of_its_lines() -> None:
    def added(*parts: str) -> list[list[float]]:
        lines = read_lines("\n\n".join(parts))
        scores = head_scores(lines)
        page = Page(lines, stray_lines(lines), scores)
        told = {ln.index: facts_of_line(ln, page, scores) for ln in lines if ln.tag is Tag.SHORT}
        return [*in_context()(lines, told).values()]

    few = ["春水上涨以前", REPORT, "守堤人的早饭", LATER]
    assert len(few) < LEAST_LINES
    assert not any(map(any, added(*few)))
    assert all(map(any, added(*few * (LEAST_LINES // len(few)))))
