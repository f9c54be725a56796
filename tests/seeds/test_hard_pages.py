"""Pages of many kinds, written while the rules for heads were: they must stay read as they are now.

The measure of pages that no rule has seen is `python -m tests.seeds.heldout_pages`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds import parse_page
from tests.seeds.heldout_pages import heldout_pages
from tests.seeds.score import means, score

# Means over the pages of `hard`, whole and damaged; floors only rise.
FLOORS = {
    "clean": {"seg": 0.98, "full": 0.96, "byl": 0.98, "date": 1.0},
    "marked": {"seg": 0.98, "full": 0.96, "byl": 0.98, "date": 1.0},
    "unmarked": {"seg": 0.98, "full": 0.95, "byl": 0.98, "date": 1.0},
    "shuffled": {"seg": 0.91, "full": 0.90, "byl": 0.96, "date": 0.87},
}


@pytest.mark.parametrize("profile", FLOORS)
def test_hard_pages_hold_their_floors(profile: str) -> None:
    pages = [p for p in heldout_pages(folder=Path("tests/seeds/hard")) if p.name.endswith(f"-{profile}")]
    got = means([score(parse_page(p.text, p.gold["source"]), p.gold, p.text) for p in pages])
    below = {m: (round(got[m], 3), floor) for m, floor in FLOORS[profile].items() if got[m] < floor}
    assert not below, below
