"""Pages of many kinds beside the samples: what has been reached on them must hold.

The pages of `hard` were written while the rules for heads were: the rules know them. Of the held-out
pages the odd years and the undated one have been looked at as well; the even years are the fair measure.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.seeds.goldchecks import Floors, below_floors
from tests.seeds.heldout_pages import heldout_pages

# Means over pages, measured less a hair. Heads stood two to three hundredths higher here while a subtitle was
# thought as likely as in this set, which has one on every second head of two parts: far more than the paper.
# Lines stood half a hundredth higher before what stands around a short line had a say: subheads between texts
# of 35 characters, which no page has, are taken for titles of briefs, which unseen pages have. Kinds of the
# marked ones stood at 0.94 while a title and its subtitle were read as a kicker and its title: a short 本报讯
# without a kicker is a brief by the contract, and was a report to its writer.
HARD: dict[str, Floors] = {
    "clean": {"seg": 0.985, "full": 0.94, "byl": 0.99, "date": 1.0, "kind": 0.93},
    "marked": {"seg": 0.99, "full": 0.94, "byl": 0.99, "date": 1.0, "kind": 0.93},
    "unmarked": {"seg": 0.985, "full": 0.92, "byl": 0.99, "date": 1.0, "kind": 0.94},
    "shuffled": {"seg": 0.91, "full": 0.88, "byl": 0.99, "date": 0.87, "kind": 0.91},
}
# Kinds of the clean ones stood at 0.86 with an invented join, of the unmarked ones at 0.87 before a weather
# brief was read with a kicker; one article has another kind each time.
UNSEEN: dict[str, Floors] = {
    "clean": {"seg": 0.98, "full": 0.78, "byl": 0.93, "date": 1.0, "kind": 0.83},
    "unmarked": {"seg": 0.95, "full": 0.77, "byl": 0.91, "date": 1.0, "kind": 0.85},
    "broken": {"joins": 0.94, "order": 0.94},
    "interleaved": {"seg": 0.97, "joins": 0.94, "order": 0.95, "hard": 0.86},
    "shuffled": {"seg": 0.98, "joins": 0.96, "order": 0.94, "hard": 0.88},
}


@pytest.mark.parametrize("profile", HARD)
def test_hard_pages_hold_their_floors(profile: str) -> None:
    pages = [p for p in heldout_pages(folder=Path("tests/seeds/hard")) if p.name.endswith(f"-{profile}")]
    assert not below_floors(pages, HARD[profile])


@pytest.mark.parametrize("profile", UNSEEN)
def test_pages_of_even_years_hold_their_floors(profile: str) -> None:
    pages = [p for p in heldout_pages() if p.name.endswith(f"-{profile}")]
    even = [p for p in pages if p.name[1:5].isdigit() and int(p.name[1:5]) % 2 == 0]
    assert len(even) == 6
    assert not below_floors(even, UNSEEN[profile])
