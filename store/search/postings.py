"""What the texts of many articles bring into the index, as arrays: which piece stands in which of them.

The same pieces as `search.pieces` lists one text at a time, for an archive that comes in by thousands: one
of one or two characters is a number, so that all are sorted and counted at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from store.search.pieces import wholes

# A character takes so many bits of a number, an article's place among those at hand so many.
CHARACTER, PLACE = 21, 16
MOST = 1 << PLACE
_END, _BLANK = 10, 32
Array = np.ndarray[Any, Any]


class Postings(NamedTuple):
    """`codes`: the pieces of one and two characters in order, as numbers; `longer`: the others in order.

    `counts`: how many articles have each, first those of `codes`, then those of `longer`; `places`: which,
    piece by piece, in order. `sizes`: how many entries FTS5 would count in each article.
    """

    codes: Array
    longer: list[str]
    counts: Array
    places: Array
    sizes: Array


def postings(texts: Sequence[str], shared: Sequence[Iterable[str]]) -> Postings:
    """The pieces of levelled texts, each with the entries that it has beside those of its characters."""
    characters = np.frombuffer("\n".join((*texts, "")).encode("utf-32-le"), dtype=np.uint32)
    ends, blank = characters == _END, characters == _BLANK
    place = np.cumsum(ends, dtype=np.int64) - ends
    first = characters.astype(np.int64) << CHARACTER
    inside = ~ends[1:] & ~ends[:-1]
    blanks = blank[1:].astype(np.int8) + blank[:-1]
    full, half = np.flatnonzero(inside & (blanks == 0)), np.flatnonzero(inside & (blanks == 1))
    alone = np.flatnonzero(~(ends | blank))
    keys = np.concatenate((first[alone], first[full] | characters[full + 1])) << PLACE
    keys |= np.concatenate((place[alone], place[full]))
    keys = _distinct(keys)
    # A pair with a blank is an entry of its character alone, which FTS5 counts once more.
    halves = _distinct((first[half] | characters[half + 1]) << PLACE | place[half])
    short, longer, sizes = _beside(texts, shared)
    for some in (keys, halves):
        sizes += np.bincount(some & (MOST - 1), minlength=len(texts))
    others = np.sort(np.array(short, dtype=np.int64))
    keys = np.insert(keys, np.searchsorted(keys, others), others)
    codes, at = keys >> PLACE, keys.astype(np.uint16)
    starts = np.flatnonzero(fresh(codes))
    counts = np.diff(starts, append=len(codes))
    names = sorted(longer)
    told = [longer[name] for name in names]
    return Postings(
        codes[starts],
        names,
        np.concatenate((counts, np.array([len(some) for some in told], dtype=counts.dtype))).astype(np.int32),
        np.concatenate((at, np.array([one for some in told for one in some], dtype=np.uint16))),
        sizes.astype(np.int32),
    )


def _distinct(keys: Array) -> Array:
    """In order, each once. A whole piece and its text in one number: numpy sorts those by vectors."""
    keys.sort()
    return keys[fresh(keys)]


def fresh(values: Array) -> Array:
    """Which of sorted values are not what is before them."""
    fresh = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=fresh[1:])
    return fresh


def code(text: str) -> int:
    """The number of a piece of one or two characters, or of the first two of a longer one."""
    return ord(text[0]) << CHARACTER | (ord(text[1]) if len(text) > 1 else 0)


def spelled(found: Postings) -> list[str]:
    """The pieces as they stand in the index, in the order of `counts`."""
    pairs = np.stack((found.codes >> CHARACTER, found.codes & ((1 << CHARACTER) - 1)), axis=1)
    told = pairs.astype(np.uint32).tobytes().decode("utf-32-le").replace("\0", "")
    sizes = (1 + (pairs[:, 1] > 0)).cumsum().tolist()
    return [*(told[start:end] for start, end in pairwise([0, *sizes])), *found.longer]


def _beside(
    texts: Sequence[str], shared: Sequence[Iterable[str]]
) -> tuple[list[int], dict[str, list[int]], Array]:
    """What else a text has: short entries coded with their places, longer ones, and how many."""
    short: list[int] = []
    longer: dict[str, list[int]] = {}
    sizes = []
    for place, (text, entries) in enumerate(zip(texts, shared, strict=True)):
        every = [*wholes(text), *entries]
        sizes.append(len(every))
        for entry in dict.fromkeys(every):
            if len(entry) > 2:
                longer.setdefault(entry, []).append(place)
            else:
                short.append(code(entry) << PLACE | place)
    return short, longer, np.array(sizes, dtype=np.int64)
