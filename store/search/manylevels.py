"""Many texts levelled at once: the same that `level` makes of each, by tables instead of by characters.

For an archive that comes in by thousands: a text's way through `str.translate` takes as long as cutting it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np

from store.search.level import HARD, SOFT, form, level
from store.search.postings import Array

# What a character levels to, where that is no character.
_UNMET, _NOTHING, _SEVERAL = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SOFT, _HARD, _BLANK = ord(SOFT), ord(HARD), 32


def level_all(texts: Sequence[str]) -> list[str]:
    """The levelled form of each text."""
    whole = "".join(texts)
    characters = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    levelled = _levelled(characters)
    ends = np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)))
    several = np.flatnonzero(levelled == _SEVERAL)
    is_gap = (levelled == _SOFT) | (levelled == _HARD)
    kept = np.flatnonzero(~is_gap & (levelled != _NOTHING))
    told, blank = levelled[kept], np.zeros(len(kept), dtype=bool)
    hard, gaps = (np.cumsum(one, dtype=np.int32)[kept] for one in (levelled == _HARD, is_gap))
    latin = (told < 128) & (((told >= 48) & (told <= 57)) | ((told >= 97) & (told <= 122)))
    # Between two that stay: a mark that ends a clause, or any mark between Latin ones.
    blank[1:] = (hard[1:] != hard[:-1]) | ((gaps[1:] != gaps[:-1]) & latin[1:] & latin[:-1])
    until = np.searchsorted(kept, ends)
    blank[until[until < len(kept)]] = False
    blank[:1] = False
    at = np.arange(len(kept)) + np.cumsum(blank)
    out = np.full(len(kept) + int(blank.sum()), _BLANK, dtype=np.uint32)
    out[at] = told
    out[out >= _SEVERAL] = _BLANK
    found = out.tobytes().decode("utf-32-le", "surrogatepass")
    stops = np.append(0, at + 1)[until].tolist()
    # The blank before a text's first character is not there.
    made = [found[start:end] for start, end in pairwise([0, *stops])]
    for place in np.unique(np.searchsorted(ends, several, side="right")).tolist():
        made[place] = level(texts[place])
    return made


def _levelled(characters: Array) -> Array:
    table = _table()
    found = table[characters]
    unmet = np.flatnonzero(found == _UNMET)
    if len(unmet):
        for one in np.unique(characters[unmet]).tolist():
            table[one] = _code(form(one))
        found = table[characters]
    return found


def _code(levelled: str) -> int:
    if not levelled:
        return _NOTHING
    if set(levelled) == {HARD}:
        return _HARD
    return ord(levelled) if len(levelled) == 1 else _SEVERAL


@cache
def _table() -> Array:
    return np.full(sys.maxunicode + 1, _UNMET, dtype=np.uint32)
