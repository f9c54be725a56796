"""The words that a pattern cannot do without: what is not searched for is not there."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.events import known_events
from seeds.needles import Sieve, needles
from seeds.terms import known_terms
from tests.seeds.heldout_pages import heldout_pages

PATTERNS = [*(event.name for event in known_events()), *(term.name for term in known_terms())]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("香港回归|政权交接", (("香港回归",), ("政权交接",))),
        ("三峡工程?大江截流", (("大江截流", "三峡工"),)),
        ("(?<!工会)十五大(?!道|街)", (("十五大",),)),
        (r"7[·•.]20.{0,6}暴雨", (("20", "暴雨", "7"),)),
        ("第(?:三十|30)届奥(?:林匹克)?运会", (("届奥", "运会", "第"),)),
        ("(?:都江堰|北川)[^。]{0,30}(?:地震|板房)", ((),)),
        ("5G", (("5G",),)),
        ("新世纪|(?:一|二)", (("新世纪",), ())),
    ],
)
def test_the_words_of_a_pattern(pattern: str, words: tuple[tuple[str, ...], ...]) -> None:
    assert needles(pattern) == words


def test_pages_hold_the_same_with_and_without_the_sieve() -> None:
    sieve = Sieve(PATTERNS)
    for page in heldout_pages(folder=Path("tests/seeds/unseen")):
        plain = [n for n, pattern in enumerate(PATTERNS) if re.search(pattern, page.text)]
        assert sieve.found(page.text) == plain


@given(
    st.lists(st.sampled_from("ab一二三(?:)|?.[]{0,3}"), max_size=12).map("".join),
    st.text("ab一二三", max_size=12),
)
def test_no_pattern_is_missed(pattern: str, text: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            known = re.compile(pattern)
    except (re.error, FutureWarning):
        return
    assert bool(Sieve([pattern]).found(text)) == bool(known.search(text))
