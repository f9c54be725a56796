"""No regular expression of the program takes forever, whatever row of characters is typed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import hardlines

ROOT = Path(__file__).parent.parent


def test_no_expression_takes_forever_for_a_row_of_what_it_repeats() -> None:
    """In a process of its own: its expressions are seen while they are made, and none holds the tests."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.hardlines"],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    made = re.search(r"^(\d+) expressions", ran.stdout, re.MULTILINE)
    # Every module's: fewer would say that they were not seen.
    assert made and int(made[1]) > 700, ran.stdout


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
