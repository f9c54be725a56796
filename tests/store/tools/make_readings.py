"""Makes store/search/readings.txt: the words that are not read as their characters alone (银行, 音乐).

`python -m tests.store.tools.make_readings`. The words are of pypinyin's table of phrases (MIT). As lists in
lists it takes 45 MB and a third of a second at every start, and nine words of ten in it say nothing that
their characters do not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from store.search import sound

TARGET = Path(sound.__file__).with_name("readings.txt")
HEAD = """\
# Words that are not read as their characters alone: the word, then its syllables.
# Made by tests/store/tools/make_readings.py from pypinyin's table of phrases (MIT); do not edit.
"""


def lines() -> Iterator[str]:
    """The lines of the file."""
    from pypinyin.phrases_dict import phrases_dict

    for word, known in sorted(phrases_dict.items()):
        read = tuple(sound.plain(reading[0]) for reading in known)
        if read != sound.by_character(word):
            yield f"{word} {' '.join(read)}\n"


def main() -> int:
    """Run as a command; the exit status."""
    TARGET.write_text(HEAD + "".join(lines()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
