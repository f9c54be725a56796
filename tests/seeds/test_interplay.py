"""What the evidence says together: bounded, left out where a pair is impossible, and worth having."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np

from seeds import weights
from seeds.interplay import MOST, POSSIBLE, RARE, STEP, Matrix, interplay, standing
from seeds.joins import summed, weigh
from seeds.lines import read_lines
from seeds.network import Floats
from seeds.repeats import mark_repeats
from seeds.roles import settle_roles
from seeds.strays import mark_rubbish, mark_strays
from seeds.wordfit import word_fit
from tests.seeds.heldout_pages import heldout_pages
from tests.seeds.tools.fit import BY_HAND, shares_and_sum
from tests.seeds.tools.followers import followers

# Nothing is fitted to the seams of this set.
UNSEEN = Path("tests/seeds/sealed")


def nothing_rare(shape: tuple[int, int]) -> dict[str, Matrix]:
    """Pairs of which nothing that is weighed by hand is true."""
    return {name: np.zeros(shape) for name in RARE}


def unknown(shape: tuple[int, ...]) -> tuple[Floats, Floats]:
    """Ends and beginnings of whose words nothing is known."""
    wide = len(interplay().of_end[0])
    return np.zeros((shape[0], wide), np.float32), np.zeros((shape[1], wide), np.float32)


def test_what_words_stand_at_a_seam_has_a_say() -> None:
    evidence = {name: np.zeros((1, 2)) for name in interplay().names} | nothing_rare((1, 2))
    ends = word_fit().before(["全省的工会干部都"])
    begins = word_fit().behind(["下到了车间和班组，同职工一起", "本溪的老职工王大爷今年七十"])
    (first, second), *_ = interplay()(evidence, np.zeros((1, 2)), ends, begins)
    assert first != second


def test_from_what_is_weighed_by_hand_it_takes_nothing() -> None:
    shape = 3, 4
    rng = np.random.default_rng(1)
    evidence = {name: rng.normal(0.0, 3.0, shape) for name in interplay().names}
    plain = interplay()(evidence | nothing_rare(shape), np.zeros(shape), *unknown(shape))
    for name in RARE:
        told = evidence | {other: np.full(shape, float(other == name)) for other in RARE}
        added = interplay()(told, np.zeros(shape), *unknown(shape))
        assert plain.min() < 0.0
        assert (added == np.maximum(plain, 0.0)).all()


def test_it_sees_what_is_weighed_and_nothing_that_the_pages_do_not_show() -> None:
    names = set(interplay().names)
    assert names <= set(weights.SEAM)
    assert names.isdisjoint({*BY_HAND, "bias", "together"})


def test_it_is_bounded_whatever_the_evidence() -> None:
    shape = 3, 4
    evidence = {name: np.full(shape, 1e6) for name in interplay().names} | nothing_rare(shape)
    added = interplay()(evidence, np.zeros(shape), *unknown(shape))
    assert np.all(np.abs(added) <= MOST)
    assert np.all(added != 0.0)


def test_what_the_sum_holds_impossible_stays_so() -> None:
    evidence = {name: np.ones((2, 2)) for name in interplay().names} | nothing_rare((2, 2))
    scores = np.array([[POSSIBLE - 1, 0.0], [-99.0, POSSIBLE - 5]])
    added = interplay()(evidence, scores, *unknown(scores.shape))
    assert added[0, 1] != 0.0
    assert np.count_nonzero(added) == 1


def test_a_page_without_pairs_has_nothing_to_add() -> None:
    none = np.zeros((0, 3))
    assert interplay()(
        dict.fromkeys((*interplay().names, *RARE), none), none, *unknown(none.shape)
    ).shape == (0, 3)


def test_a_pair_is_seen_beside_the_best_others_of_its_end_and_its_beginning() -> None:
    scores = np.array([[4.0, 1.0], [2.0, -30.0]])
    told = standing(scores, scores > POSSIBLE) * STEP
    assert told.tolist() == [[4.0, 3.0, 2.0], [1.0, -3.0, 12.0], [2.0, 12.0, -2.0]]


def test_right_seams_are_likelier_with_it_than_by_the_sum() -> None:
    """How unlikely the right seams are among all ways to join a page, over pages cut by another hand."""
    lost = {"sum": 0.0, "together": 0.0}
    for page in islice(heldout_pages(folder=UNSEEN), 4, None, 6):
        follows = followers(page.gold)
        lines = settle_roles(mark_strays(mark_repeats(mark_rubbish(read_lines(page.text)))))
        for name, weighed in (("sum", summed(lines)), ("together", weigh(lines)[0])):
            scores = np.clip(weighed.scores, -60.0, 25.0)
            ends = [lines[e].number for e in weighed.ends]
            begins = [lines[b].number for b in weighed.begins]
            right = np.array([[follows.get(e) == b for b in begins] for e in ends])
            lost[name] += shares_and_sum(np.exp(scores))[1] - float((right * scores).sum())
    assert lost["together"] < 0.95 * lost["sum"]
