"""Pages of sets to which nothing is fitted, which were measured at first sight: what was reached there holds.

The floors are the means over the pages of two sets as they have been read since, less .01.
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
    heldout_pages: {"seg": 0.985, "full": 0.96, "byl": 0.978, "joins": 0.952, "order": 0.986, "hard": 0.962},
    column_pages: {"seg": 0.984, "full": 0.94, "byl": 0.975, "joins": 0.94, "order": 0.981, "hard": 0.897},
    few_breaks: {"seg": 0.987, "full": 0.966, "byl": 0.978, "joins": 0.961, "order": 0.986, "hard": 0.957},
}


@pytest.mark.parametrize("generator", [heldout_pages, column_pages], ids=["first", "columns"])
def test_what_was_reached_at_first_sight_holds(generator: Generator) -> None:
    assert not below_floors([page for name in SETS for page in pages_of(generator, name)], FLOORS[generator])


def test_so_with_a_break_or_two() -> None:
    pages: list[HeldOut] = [page for name in SETS for page in few_breaks(folder_of(name))]
    assert not below_floors(pages, FLOORS[few_breaks])
