"""How much of a phone's screen a text takes: counted in lines, so that what is brought fits one screen.

A phone of six inches shows some 20 full-width characters on a line of a message, at the size of letters that
Telegram begins with, and some 34 lines above the field to write in; five rows of buttons take ten of them.
"""

from __future__ import annotations

import functools
import unicodedata

LINE = 20
LINES = 24


@functools.lru_cache(maxsize=4096)
def lines_of(text: str) -> int:
    """The lines of a text on a phone; an empty one is a line as well."""
    return sum(max(1, -(-_width(line) // (2 * LINE))) for line in text.split("\n"))


def _width(line: str) -> int:
    """In half characters: Latin letters and digits are half as wide as Chinese ones."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in line)
