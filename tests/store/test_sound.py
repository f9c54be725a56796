"""How words sound: the usual readings of characters, and words that are read otherwise."""

from __future__ import annotations

import pytest

from store.search.sound import syllables
from tests.store.tools.make_readings import HEAD, TARGET, lines


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("银行", "yin hang"),
        ("行走", "xing zou"),
        ("音乐", "yin yue"),
        ("重庆", "chong qing"),
        ("新质生产力", "xin zhi sheng chan li"),
        ("C919", "C 9 1 9"),
    ],
)
def test_a_word_is_read_as_people_read_it(word: str, read: str) -> None:
    assert " ".join(syllables(word)) == read


def test_the_file_of_readings_says_what_its_source_says() -> None:
    assert TARGET.read_text("utf-8") == HEAD + "".join(lines())
