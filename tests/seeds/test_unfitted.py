"""Pages of sets to which nothing is fitted, which were measured at first sight: what was reached there holds.

The floors are the means over the pages of two sets as they were read then, less .02.
"""

from __future__ import annotations

import pytest

from tests.seeds.columnpages.pages import column_pages
from tests.seeds.fewbreaks import few_breaks
from tests.seeds.goldchecks import Floors, Generator, below_floors, folder_of, pages_of
from tests.seeds.heldout_pages import heldout_pages
from tests.seeds.pagesets import HeldOut

SETS = ("turbaned", "kerchiefed")
FLOORS: dict[Generator, Floors] = {
    heldout_pages: {"seg": 0.973, "full": 0.943, "byl": 0.966, "joins": 0.899, "order": 0.971, "hard": 0.952},
    column_pages: {"seg": 0.969, "full": 0.923, "byl": 0.964, "joins": 0.92, "order": 0.963, "hard": 0.895},
    few_breaks: {"seg": 0.972, "full": 0.951, "byl": 0.967, "joins": 0.923, "order": 0.967, "hard": 0.93},
}


@pytest.mark.parametrize("generator", [heldout_pages, column_pages], ids=["first", "columns"])
def test_what_was_reached_at_first_sight_holds(generator: Generator) -> None:
    assert not below_floors([page for name in SETS for page in pages_of(generator, name)], FLOORS[generator])


def test_so_with_a_break_or_two() -> None:
    pages: list[HeldOut] = [page for name in SETS for page in few_breaks(folder_of(name))]
    assert not below_floors(pages, FLOORS[few_breaks])
