"""First lines of heads: labels of columns, and kickers and titles as short as these."""

from __future__ import annotations

import pytest

from seeds.headlabels import odds_as_label, relabelled
from seeds.lines import Line, Tag
from tests.seeds.headlist import annotated
from tests.seeds.test_unbroken import UNFITTED
from tests.seeds.tools.fit import SETS


def line(text: str, role: str, said: str = "") -> Line:
    return Line(0, 1, text, 0, 1, Tag.SHORT, role=role, said=said)


def test_first_lines_of_pages_that_nothing_is_learned_from() -> None:
    """Of twenty at least nineteen are told: a label, or none."""
    right = every = 0
    for known in annotated([p for name in UNFITTED for p in sorted((SETS / name).glob("*.json"))]):
        lines = ([known.column] if known.column else []) + known.lines
        if len(lines) > 1 and len(lines[0]) <= 14:
            every += 1
            right += (odds_as_label(lines[0], lines[1:], known.below) > 0) == bool(known.column)
    assert every > 250
    assert right >= 0.95 * every


@pytest.mark.parametrize("first", ["国际劳工组织：", "三成工人，", "机房里、"])
def test_a_line_that_goes_on_is_no_label(first: str) -> None:
    assert odds_as_label(first, ["就业仍然不足"]) < 0


def test_a_telephone_number_makes_a_label() -> None:
    assert odds_as_label("热线66310000", ["石桥路修好了 夜里还黑着"]) > 0


def test_what_the_page_has_shown_is_set_aside_only_where_the_network_is_sure() -> None:
    head = [line("京沪高铁首发列车手记", "column"), line("四小时四十八分，从一碗炸酱面到一笼小笼包", "title")]
    assert [one.role for one in relabelled(head, "dateline")] == ["title", "title"]
    known = [line("班组那些事", "column"), line("四小时四十八分，从一碗炸酱面到一笼小笼包", "title")]
    assert relabelled(known, "dateline") == known


def test_what_a_person_has_said_of_a_line_stays() -> None:
    head = [line("京沪高铁首发列车手记", "column", said="column"), line("从一碗炸酱面到一笼小笼包", "title")]
    assert relabelled(head, "dateline") == head
