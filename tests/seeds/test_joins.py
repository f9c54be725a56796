"""Pieces that were taken for heads, verses, and pages without a sign of a break."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

from seeds import parse_page
from seeds.joins import LEAST_IN_ORDER, best_seams, told_apart, weigh
from seeds.lines import Tag, read_lines
from seeds.repeats import mark_repeats
from seeds.roles import settle_roles

TRAINING = sorted(Path("tests/seeds/training").glob("*.json"))


def test_a_short_piece_that_goes_on_below_a_report_is_text() -> None:
    lines = settle_roles(
        mark_repeats(
            read_lines(
                "渡口修好了\n\n本报讯（记者陈华）老船工说，今年的水比往年大，过河的人也多。\n\n"
                "他们把渡船重新上了漆，又在码头上铺了防滑的\n\n"
                "石板，老人和孩子上下船再也不怕摔跤。县总工会还送来了救生衣和对讲机。"
            )
        )
    )
    (weighed,) = weigh(lines)
    seams = best_seams(weighed)
    told = told_apart(lines, seams)
    assert [(told[s.end].text[-3:], told[s.begin].text[:2]) for s in seams] == [("防滑的", "石板")]
    assert all(told[i].tag is Tag.BODY for s in seams for i in (s.end, s.begin))
    # What no seam holds keeps what it was.
    assert told[0] == lines[0]


def test_verses_are_lines_of_their_own() -> None:
    poem = json.loads(Path("tests/seeds/training/t5.json").read_text("utf-8"))["articles"][0]
    text = "\n\n".join([poem["title"], *poem["signed"], *poem["blocks"]])
    assert not [b for a in parse_page(text).articles for b in a.blocks if b.seams]


def test_a_page_without_a_sign_of_a_break_is_joined_only_where_it_is_sure() -> None:
    for path in TRAINING:
        articles = json.loads(path.read_text("utf-8"))["articles"]
        whole = [[b if isinstance(b, str) else b[1] for b in a["blocks"]] for a in articles]
        for one, two in itertools.pairwise(zip(articles, whole, strict=True)):
            parts = [part for a, blocks in (one, two) for part in (a["title"], *a.get("signed", ()), *blocks)]
            for part in weigh(settle_roles(mark_repeats(read_lines("\n\n".join(parts))))):
                if part.least == LEAST_IN_ORDER:
                    assert all(seam.confidence >= LEAST_IN_ORDER for seam in best_seams(part))
