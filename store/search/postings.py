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
    ends = characters == _END
    place = (np.cumsum(ends, dtype=np.int64) - ends).astype(np.uint16)
    singles, pairs = _in_order(characters)
    blank = characters == _BLANK
    single = _distinct(characters, place, singles[~(ends | blank)[singles]])
    after = np.append(characters[1:], np.uint32(_END))
    within = ~(ends | (after == _END))[pairs]
    full = ~(blank | (after == _BLANK))[pairs]
    pair = _distinct(characters, place, pairs[within & full], after)
    # A pair with a blank is an entry of its character alone, which FTS5 counts once more.
    half = _distinct(characters, place, pairs[within & ~full], after)
    half = half[blank[half] != (after[half] == _BLANK)]
    short, longer, sizes = _beside(texts, shared)
    for some in (single, pair, half):
        sizes += np.bincount(place[some], minlength=len(texts))
    coded = characters.astype(np.int64) << CHARACTER
    codes, at = _merged((coded[single], place[single]), (coded[pair] | after[pair], place[pair]), short)
    starts = np.flatnonzero(np.diff(codes, prepend=0))
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


def _in_order(characters: Array) -> tuple[Array, Array]:
    """The places of all characters in their order, and of all pairs in theirs; what is equal as it comes."""
    if (most := int(characters.max(initial=0))) < MOST:
        small = characters.astype(np.uint16)
    else:
        met = np.zeros(most + 1, dtype=bool)
        met[characters] = True
        small = (np.cumsum(met) - 1).astype(np.uint16)[characters]
    # Numbers of 16 bits are sorted by counting, in no time. Pairs: by their second characters, then by the
    # first.
    singles = np.argsort(small, kind="stable")
    pairs = singles[singles > 0] - 1
    return singles, pairs[np.argsort(small[pairs], kind="stable")]


def _distinct(characters: Array, place: Array, order: Array, after: Array | None = None) -> Array:
    """Without those that stand in the same text before."""
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = np.diff(place[order]) != 0
    for told in (characters, after):
        if told is not None:
            fresh[1:] |= np.diff(told[order]) != 0
    return order[fresh]


def _merged(
    singles: tuple[Array, Array], pairs: tuple[Array, Array], others: list[tuple[int, int]]
) -> tuple[Array, Array]:
    """Codes and places of what is in order, in one order."""
    others.sort()
    more, where = np.array(others, dtype=np.int64).reshape(-1, 2).T
    at = np.searchsorted(singles[0], more)
    rare = np.insert(singles[0], at, more), np.insert(singles[1], at, where.astype(np.uint16))
    own = np.searchsorted(pairs[0], rare[0]) + np.arange(len(rare[0]))
    rest = np.ones(len(rare[0]) + len(pairs[0]), dtype=bool)
    rest[own] = False
    codes, places = np.empty(len(rest), dtype=np.int64), np.empty(len(rest), dtype=np.uint16)
    codes[own], places[own] = rare
    codes[rest], places[rest] = pairs
    return codes, places


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
) -> tuple[list[tuple[int, int]], dict[str, list[int]], Array]:
    """What else a text has: short entries coded, longer ones with their places, and how many."""
    short: list[tuple[int, int]] = []
    longer: dict[str, list[int]] = {}
    sizes = []
    for place, (text, entries) in enumerate(zip(texts, shared, strict=True)):
        every = [*wholes(text), *entries]
        sizes.append(len(every))
        for entry in dict.fromkeys(every):
            if len(entry) > 2:
                longer.setdefault(entry, []).append(place)
            else:
                short.append((code(entry), place))
    return short, longer, np.array(sizes, dtype=np.int64)
