"""Levelling: the one form in which texts and queries are compared.

Width, case, accents and traditional characters are levelled (NFKD, lower case, OpenCC's t2s), one
character at a time: so a piece of a text levels to a piece of the levelled text, whatever stands around it,
and a search for any piece of it can be exact. What is shown is always the printed form.

A levelled text is runs of letters, digits and Chinese characters, parted by single spaces. Marks that end a
clause part runs; quotation marks, brackets, spaces and dashes inside Chinese text vanish, so that
产改进行时 finds “产改”进行时. Between Latin letters and digits they part (5G-A is `5g a`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

# A mark that vanishes, and one that ends a clause.
SOFT, HARD = "\x01", "\n"
_CLAUSE_ENDS = frozenset("。！？；：，、.!?;:,|\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
# Kept, in a form that SQLite's `ascii` tokenizer takes for a letter: 5% is not 5.
_KEPT = {"%": "％", "‰": "‰"}
_LATIN_APART = re.compile(r"([0-9a-z])\x01+(?=[0-9a-z])")
# A blank between digits was a mark.
_DECIMAL = re.compile(r"(?<=[0-9]) (?=[0-9])")
_LATIN = frozenset("0123456789abcdefghijklmnopqrstuvwxyz")


class _Levels(dict[int, str]):
    """Character → its levelled form, worked out when first met (for `str.translate`)."""

    def __init__(self) -> None:
        super().__init__()
        import opencc

        self._simplify: Any = opencc.OpenCC("t2s")
        self._simplified: dict[str, str] = {}

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code)).lower()
        self[code] = "".join(self._one(part) for part in parts)
        return self[code]

    def _one(self, character: str) -> str:
        if character.isalnum():
            return self.simplified(character)
        if character in _KEPT:
            return _KEPT[character]
        if character in _CLAUSE_ENDS:
            return HARD
        # Accents, joiners and direction marks belong to the character before them.
        return "" if unicodedata.category(character) in {"Mn", "Me", "Cf"} else SOFT

    def simplified(self, character: str) -> str:
        if character < "\u2e80":
            return character
        known = self._simplified.get(character)
        if known is None:
            # A lone surrogate cannot be handed to OpenCC, and no text holds one.
            lone = unicodedata.category(character) == "Cs"
            known = character if lone else str(self._simplify.convert(character))
            self._simplified[character] = known
        return known


@cache
def _levels() -> _Levels:
    return _Levels()


def form(code: int) -> str:
    """What a character becomes before its text is levelled: characters, `SOFT`, `HARD`, or nothing."""
    return _levels()[code]


def level(text: str) -> str:
    """The levelled form of a text."""
    marked = text.translate(_levels())
    if HARD in marked:
        marked = " ".join([run for part in marked.split(HARD) if (run := part.strip(SOFT))])
    if SOFT in marked:
        marked = _LATIN_APART.sub(r"\1 ", marked).replace(SOFT, "")
    return marked.strip()


def level_with_offsets(text: str) -> tuple[str, list[int]]:
    """The levelled form, and for each of its characters the offset in `text` that it comes from."""
    levels = _levels()
    out: list[str] = []
    offsets: list[int] = []
    gap: str | None = None
    gap_at = 0
    for at, character in enumerate(text):
        for mark in levels[ord(character)]:
            if mark in (SOFT, HARD):
                gap_at = at if gap is None else gap_at
                gap = HARD if HARD in (mark, gap) else SOFT
                continue
            if out and gap and (gap == HARD or (out[-1] in _LATIN and mark in _LATIN)):
                out.append(" ")
                offsets.append(gap_at)
            gap = None
            out.append(mark)
            offsets.append(at)
    return "".join(out), offsets


def as_written(text: str, levelled: str) -> str:
    """How a piece of a levelled text is written in the text itself: 4.9万 for `4 9万`.

    Where the text does not have it, as it would be written.
    """
    whole, offsets = level_with_offsets(text)
    at = whole.find(levelled)
    if at < 0 or not levelled:
        return _DECIMAL.sub(".", levelled)
    end = at + len(levelled) - 1
    return text[offsets[at] : offsets[end] + 1]


def simplify(text: str) -> str:
    """Traditional characters to simplified, one for one, everything else as it is (for showing)."""
    levels = _levels()
    return "".join(levels.simplified(character) for character in text)


def warm() -> None:
    """Load OpenCC's tables (some 10 ms)."""
    level("國")
