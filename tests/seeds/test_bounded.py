"""The work that a page makes is bounded: counted in look-ups and comparisons, not in time."""

from __future__ import annotations

import random

import pytest

from seeds import evidence, homes, parse_page, topics
from seeds.articles import MOST_COMPARED, MOST_HOMES
from seeds.joins import weigh
from seeds.lines import Line, read_lines
from seeds.ngrams import Codes, Floats, NgramModel
from seeds.sections import MOST_PAIRS, stretches
from tests.seeds.test_gold import PAGES

CHARACTERS = "".join(c for text in PAGES.values() for c in text if "\u4e00" <= c <= "\u9fff")


def open_ends(count: int) -> str:
    """A page of nothing but cut texts."""
    rng = random.Random(count)
    starts = [rng.randrange(len(CHARACTERS) - 90) for _ in range(count)]
    return "\n\n".join(CHARACTERS[at : at + 80] for at in starts)


def short_lines(count: int, length: int = 9) -> str:
    """A page of nothing but characters drawn by lot, a few on a line."""
    rng = random.Random(count)
    return "\n".join("".join(rng.choices(CHARACTERS, k=length)) for _ in range(count))


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


def test_a_page_of_any_length_is_looked_up_no_more_often_than_its_pairs_and_its_length_allow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Thousands of open ends: the limit of pairs holds, and what else is looked up grows with the length."""
    text = open_ends(2000)
    assert looked_up(text, monkeypatch) < 18 * MOST_PAIRS * 1.5 + 4 * len(text)


@pytest.mark.parametrize("count", [200, 800])
def test_short_lines_are_looked_up_no_more_often_than_texts_are(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether a line means something is asked of its own places, not of those of all lines."""
    text = short_lines(count)
    pairs = min(count * count, MOST_PAIRS)
    assert looked_up(text, monkeypatch) < 18 * pairs + 60 * len(text)


def test_no_page_has_more_pairs_than_the_limit() -> None:
    for count in (100, 700, 2000):
        lines = read_lines(open_ends(count))
        parts = weigh(lines)
        assert sum(part.scores.size for part in parts) <= MOST_PAIRS
        assert [line for part in stretches(lines) for line in part] == lines
        assert len(parts) == 1 or count > 100


def test_seams_of_a_long_page_are_those_of_its_own_lines() -> None:
    """A page weighed in stretches still finds what goes on in the line below."""
    cut = "渠修好了，清水流进三千亩田，村里的老人都来看，孩子们也来看，工会"
    text = "\n\n".join([*(f"{part}。" for part in open_ends(700).split("\n\n")), cut, "干部带来了锣鼓。"])
    joined = [b.text for a in parse_page(text).articles for b in a.blocks if b.seams]
    assert joined == [cut + "干部带来了锣鼓。"]


def test_homes_compared_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    plain = homes._home_score

    def counting(lines: list[Line], *rest: object) -> float:
        nonlocal compared
        compared += 1
        return plain(lines, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(homes, "_home_score", counting)
    heads = "\n\n".join(f"第{n}座桥通车了\n\n本报记者 王海\n\n{open_ends(3)}" for n in range(400))
    parse_page(heads)
    assert compared <= MOST_COMPARED + 3 * len(heads.split("\n\n"))
    compared = 0
    parse_page(PAGES[sorted(PAGES)[0]])
    assert compared <= MOST_HOMES * 30


def test_topics_of_a_huge_page_take_a_bounded_table() -> None:
    texts = [[line] for line in open_ends(2000).split("\n\n")]
    assert topics.topic_vectors(texts).size <= topics.MOST_CELLS


def test_only_unfinished_ends_are_candidates() -> None:
    assert evidence.openness("渠修好了。（张三 摄）") == evidence.CLOSED
    assert evidence.openness("渠修好了。【详见第3版】") == evidence.CLOSED
    assert evidence.openness("渠修好了。王玉贵摄/光明图片") == evidence.CLOSED
    assert evidence.openness("编辑同志：") == evidence.CLOSED
    assert evidence.openness("渠修好") > evidence.CLOSED
