"""The work that a page makes is bounded: counted in look-ups and comparisons, not in time."""

from __future__ import annotations

import random

import pytest

from seeds import evidence, parse_page
from seeds.joins import MOST, weigh
from seeds.lines import read_lines
from seeds.ngrams import Codes, Floats, NgramModel
from tests.seeds.test_gold import PAGES


def open_ends(count: int) -> str:
    """A page of nothing but cut texts."""
    rng = random.Random(count)
    characters = "".join(c for text in PAGES.values() for c in text if "\u4e00" <= c <= "\u9fff")
    starts = [rng.randrange(len(characters) - 90) for _ in range(count)]
    return "\n\n".join(characters[at : at + 80] for at in starts)


def looked_up(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    keys = 0
    plain = NgramModel.counts

    def counting(self: NgramModel, wanted: Codes) -> Floats:
        nonlocal keys
        keys += wanted.size
        return plain(self, wanted)

    monkeypatch.setattr(NgramModel, "counts", counting)
    parse_page(text)
    return keys


def test_two_hundred_open_ends_are_looked_up_a_bounded_number_of_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """18 look-ups a pair of ends at most, and what topics and short lines want beside them."""
    assert looked_up(open_ends(200), monkeypatch) < 18 * 200 * 200 * 1.5


def test_no_page_has_more_pairs_than_the_limit() -> None:
    weighed = weigh(read_lines(open_ends(MOST + 50)))
    assert weighed.scores.shape[0] <= MOST
    assert weighed.scores.shape[1] <= MOST


def test_only_unfinished_ends_are_candidates() -> None:
    assert evidence.openness("渠修好了。（张三 摄）") == evidence.CLOSED
    assert evidence.openness("渠修好了。【详见第3版】") == evidence.CLOSED
    assert evidence.openness("渠修好了。王玉贵摄/光明图片") == evidence.CLOSED
    assert evidence.openness("编辑同志：") == evidence.CLOSED
    assert evidence.openness("渠修好") > evidence.CLOSED
