"""No regular expression of the program takes forever, whatever row of characters is typed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import hardlines

ROOT = Path(__file__).parent.parent
# What `seeds.needles` is given (tables of names), and what `store.slips` makes of characters.
NOT_TRIED = 2
# All of them take forty seconds: one of these for each core that there may be.
PARTS = 4


@pytest.mark.parametrize("part", range(1, PARTS + 1))
def test_no_expression_takes_forever_for_a_row_of_what_it_repeats(part: int) -> None:
    """In a process of its own: its expressions are seen while they are made, and none holds the tests."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.hardlines", str(part), str(PARTS)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    made = re.search(r"^(\d+) expressions.* (\d+) not tried$", ran.stdout, re.MULTILINE)
    # Every module's: fewer would say that they were not seen.
    assert made and int(made[1]) > 700, ran.stdout
    # Those of which nothing is said where they stand; one more is to be looked at before it is counted here.
    assert int(made[2]) == NOT_TRIED, ran.stdout


@pytest.mark.parametrize(
    ("pattern", "row"),
    [
        # A mark that both of two neighbours take, behind a word that leads up to them.
        (r"看标签\s+(?P<tags>[^\s。]{1,20}(?:[\s,、;]+[^\s。]{1,20}?)*?)(?:的文章)?", "、" * 9),
        # A word that is two others, one after the other.
        ("第一篇(?:看看|我看|给?我|吧)*", "我看看" * 3),
        ("(?:来了没|来了没有?)*", "来了没" * 3),
        (r"(?:\d+\s*)+元", "1" * 9),
        # A character that stands between words, and is one of a word.
        (r"除[一-鿿]{2,6}?(?:[、和][一-鿿]{2,6}?)+(?=外)", "和" * 9),
    ],
)
def test_what_takes_forever_is_given_the_row_for_which_it_does(pattern: str, row: str) -> None:
    assert any(row in line for line in hardlines.hard_lines(pattern, 0))


@pytest.mark.parametrize(
    "pattern",
    [
        # A class with blanks in it, and two rows of blanks behind it.
        r"^(?P<rest>[\d第行\s、]+?)\s*(?:是|为)?\s*(?P<name>接|题)$",
        # Between them stands what need not be there.
        r"（\s*下转\s*第?\s*[A-D]?\s*(\d{1,3})版",
    ],
)
def test_three_repeats_that_share_a_row_are_too_slow(pattern: str) -> None:
    before = signal.signal(signal.SIGVTALRM, hardlines.stop)
    try:
        assert hardlines.slowest(pattern, 0)[0] >= 1
    finally:
        signal.signal(signal.SIGVTALRM, before)


def test_an_expression_of_what_a_function_is_given_is_tried_with_a_word_in_its_place() -> None:
    found, _ = hardlines.compiled()
    # misprinted.py: what stands on both sides of a character.
    assert any("甲乙" in pattern for pattern, _ in found)
