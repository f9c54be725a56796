"""The topic that two texts share is that of what is read, not of what was set aside between them."""

from dataclasses import replace

import numpy as np

from seeds.lines import Line, Tag, read_lines, renumbered
from seeds.sections import topic_evidence

PAGE = """# 果农的冷藏车开进了山

凌晨三点，果农把樱桃从树上摘下来，一筐一筐送进地头的预冷库。冷藏车司机说，樱桃怕热，

上车以后全程两摄氏度，三十个小时到广州，樱桃的果柄还是绿的，果农不用再压价卖。

# 中欧班列半年开行二百列

本报讯 上半年从这里开出的中欧班列有二百列，运出的货物有汽车配件、纺织品和电器，货值

同比增长一成，返程的班列运回木材、奶粉和葡萄酒，海关为班列开了专门的窗口。
"""
LOOP = "凌晨三点，果农把樱桃从树上摘下来，一筐一筐送进地头的预冷库。冷藏车司机说，樱桃怕热，"


def _with_loop(tag: Tag) -> list[Line]:
    """The page with a copy of the first article's text, set aside, below the second head."""
    lines = list(read_lines(PAGE))
    below = next(i for i, line in enumerate(lines) if line.text.startswith("本报讯"))
    copies = [replace(lines[below], text=LOOP, tag=tag) for _ in range(9)]
    return renumbered([*lines[:below], *copies, *lines[below:]])


def test_a_loop_below_a_head_does_not_say_what_its_article_is_about() -> None:
    plain = list(read_lines(PAGE))
    for tag in (Tag.REPEAT, Tag.STRAY):
        loops = _with_loop(tag)
        assert sum(line.tag is tag for line in loops) == 9
        sides = [[line for line in lines if line.tag is Tag.BODY] for lines in (plain, loops)]
        assert [line.text for line in sides[0]] == [line.text for line in sides[1]]
        want, got = (
            topic_evidence(lines, side, side) for lines, side in zip((plain, loops), sides, strict=True)
        )
        for name in ("topic", "topic contrast", "better topic for the end", "meaning", "meaning contrast"):
            assert np.allclose(want[name], got[name], atol=1e-6), (name, tag)
