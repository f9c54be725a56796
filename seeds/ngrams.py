"""How well two ends of Chinese text go on into one another: a character model, as one table.

The table holds counts of one to four characters in running text, on a logarithmic scale, in hashed slots
(`ngrams.npz`; `tests/seeds/tools/make_ngrams.py` says from what it is made). A slot keeps ten bits of its
key beside the count, so that a foreign n-gram is taken for a known one about once in four hundred; longer
ones count only where the shorter ones within them are known as well, which makes that rarer still.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Counts are stored as round(log(count) * SCALE) + 1 in six bits: up to a thousand million, within 17 %.
SCALE = 3.0
# A slot's upper bits are a part of its key; an n-gram stands in any slot of its bucket.
CHECK_BITS = 10
BUCKET = 4
_COUNT_BITS = 16 - CHECK_BITS
# What is paid for each shortening of the context (Brants and others 2007, "stupid backoff": 0.4).
BACKOFF = float(np.log(0.4))
# The table leaves rare n-grams out: as many as this must be expected before their absence tells something.
UNTOLD = 300.0
# One occurrence in the corpus that paragraphs are known from, as it is counted in the table.
FEW = 1000.0
# Characters of either side that are looked at.
REACH = 3

_BUCKET_BITS = BUCKET.bit_length() - 1
# A number in each of the cells of a bucket.
_EACH_CELL = np.uint64(0x0001000100010001)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_WIDTHS = {ord(a): b for a, b in zip("“”＂「」『』", '""""""""'[:7], strict=True)} | {
    ord(c): chr(ord(c) - 0xFEE0) for c in map(chr, range(0xFF01, 0xFF5F))
}
_DIGITS = {ord(c): "0" for c in "0123456789０１２３４５６７８９"}
# Stands in the model for the border of a paragraph.
BORDER = "\n"
# The same for titles and subheads.
TITLE_BORDER = "\r"
_SAME = _WIDTHS | {ord("‘"): "'", ord("’"): "'"} | _DIGITS

# The same as an array, which is quicker from this many characters on.
LONG = 48
_LEVEL = np.arange(0x10000, dtype=np.uint32)
_LEVEL[list(_SAME)] = [ord(char) for char in _SAME.values()]

Codes = NDArray[np.uint64]
Floats = NDArray[np.float64]

# What a slot's count bits stand for; -1 for none.
_LOGS: Floats = np.concatenate([[-1.0], np.arange(0.0, (1 << _COUNT_BITS) - 1) / SCALE])


def levelled(text: str) -> str:
    """Width, kind of quotation mark and the digit's value do not tell whether a text goes on."""
    if len(text) < LONG:
        return text.translate(_SAME)
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    plain = np.where(points < len(_LEVEL), _LEVEL[np.minimum(points, len(_LEVEL) - 1)], points)
    return plain.tobytes().decode("utf-32-le", "surrogatepass")


def slots(keys: Codes, size: int) -> tuple[NDArray[np.int64], NDArray[np.uint16]]:
    """The first slot of each key's bucket and its check bits, in a table of `size` (a power of two) slots."""
    mixed = keys * _MIX
    mixed ^= mixed >> np.uint64(32)
    mixed *= _MIX
    places = mixed >> np.uint64(20)
    places &= np.uint64(size - BUCKET)
    return places.view(np.int64), (mixed >> np.uint64(64 - CHECK_BITS)).astype(np.uint16)


@dataclass(frozen=True, eq=False)
class NgramModel:
    """Log probabilities of characters after up to three others."""

    table: NDArray[np.uint16]
    total: float

    def counts(self, keys: Codes) -> Floats:
        """Log counts; -1 where the n-gram is unknown."""
        place, check = slots(keys, len(self.table))
        place >>= _BUCKET_BITS
        # A bucket is read as one number; where its check bits are the key's, only the count is left.
        buckets = self.table.view(np.uint64)[place]
        buckets ^= (check.astype(np.uint64) << np.uint64(_COUNT_BITS)) * _EACH_CELL
        cells = buckets.view(np.uint16).reshape(*keys.shape, BUCKET)
        cells *= cells < len(_LOGS)
        found = np.maximum(np.maximum(cells[..., 0], cells[..., 1]), np.maximum(cells[..., 2], cells[..., 3]))
        return _LOGS[found]

    def seams(self, ends: Sequence[str], begins: Sequence[str]) -> Floats:
        """Log of how much likelier each begin is after each end than anywhere: (ends, begins).

        Every context that the model does not know costs the same (stupid backoff).
        """
        return self.gains(ends, begins, both_ways=False)[0]

    def gains(
        self, ends: Sequence[str], begins: Sequence[str], *, both_ways: bool = True
    ) -> tuple[Floats, Floats]:
        """`seams`, and the same with an unknown context costing as much as it should have been known."""
        left, right = _sides(ends, begins)
        return self._gains([c[:, None] for c in left], [c[None, :] for c in right], both_ways=both_ways)

    def in_step(self, ends: Sequence[str], begins: Sequence[str]) -> Floats:
        """`seams` of each end with the begin at its own place and no other: (ends,)."""
        return self.gains_in_step(ends, begins, both_ways=False)[0]

    def gains_in_step(
        self, ends: Sequence[str], begins: Sequence[str], *, both_ways: bool = True
    ) -> tuple[Floats, Floats]:
        """`gains` of each end with the begin at its own place and no other: (ends,) each."""
        left, right = _sides(ends, begins)
        return self._gains(left, right, both_ways=both_ways)

    def _gains(
        self, left: Sequence[Codes], right: Sequence[Codes], *, both_ways: bool
    ) -> tuple[Floats, Floats]:
        """Both kinds of gains of the characters left and right of the seams, nearest first; the arrays of
        both sides make all seams when laid over one another."""
        gain = np.zeros((2, *np.broadcast_shapes(left[0].shape, right[0].shape)))
        if not gain.size:
            return gain[0], gain[1]
        # Contexts of each character of the beginning, nearest first: the beginning's own, then the end's.
        contexts = [[*right[:place][::-1], *left[: REACH - place]] for place in range(REACH)]
        counted = iter(self._counted(right, contexts))
        for place, char in enumerate(right):
            best = expected = next(counted) - self.total
            apart: tuple[Floats, Floats] = best, expected
            known: NDArray[np.bool_] | bool = True
            for order, context in enumerate(contexts[place]):
                if order == place:
                    apart = best, expected
                both, alone = next(counted), next(counted)
                met = alone >= 0
                known = known & (both >= 0) & met
                seen = (context > 0) & known
                share = np.minimum(both - alone, 0.0)
                best = np.where(seen, share, best + BACKOFF * (context > 0))
                if both_ways:
                    missed = np.log1p(np.exp(alone + expected) / UNTOLD) * met
                    expected = np.where(seen, share, expected - missed)
            there = char > 0
            gain[0] += np.where(there, best - apart[0], 0.0)
            if both_ways:
                gain[1] += np.where(there, expected - apart[1], 0.0)
        return gain[0], gain[1]

    def first(self, begins: Sequence[str]) -> tuple[Floats, Floats]:
        """How much likelier the first and the second character are to begin a paragraph than to stand
        anywhere, as logs; what is too rare to tell counts as nothing."""
        one, two = [b[:1] for b in begins], [b[:2] for b in begins]
        grams = [BORDER, *one, *two, *(BORDER + b for b in one), *(BORDER + b for b in two)]
        found = np.exp(self.counts(keys_of(grams)))
        x, xy, at_x, at_xy = found[1:].reshape(4, -1)
        expected = found[0] * x / np.exp(self.total)
        follows = at_x * np.minimum(xy / x, 1.0)
        return np.log((at_x + FEW) / (expected + FEW)), np.log((at_xy + FEW) / (follows + FEW))

    def _counted(self, chars: Sequence[Codes], contexts: Sequence[Sequence[Codes]]) -> list[Floats]:
        """Counts of each character, then of each longer history with and without it; one look-up for all.

        The histories of a character are what the character before it has been counted with: not asked again.
        """
        keys: list[Codes] = []
        order_of: list[int] = []
        last: list[int] = []
        for char, befores in zip(chars, contexts, strict=True):
            own, before, last = [len(keys)], last, [len(keys)]
            keys.append(char)
            history: Codes = np.zeros((), dtype=np.uint64)
            for order, context in enumerate(befores):
                history = history | (context << np.uint64(16 * order))
                last.append(len(keys))
                own.append(len(keys))
                keys.append((history << np.uint64(16)) | char)
                if not before:
                    keys.append(history)
                own.append(before[order] if before else len(keys) - 1)
            order_of += own
        found = self.counts(np.concatenate([key.ravel() for key in keys]))
        borders = np.cumsum([key.size for key in keys])[:-1].tolist()
        parts = [
            found[a:b].reshape(k.shape) for a, b, k in zip([0, *borders], [*borders, None], keys, strict=True)
        ]
        return [parts[n] for n in order_of]


def keys_of(grams: Sequence[str]) -> Codes:
    """The keys of n-grams of up to four characters, as the table counts them."""
    keys: Codes = np.zeros(len(grams), dtype=np.uint64)
    sizes = np.fromiter(map(len, grams), dtype=np.intp, count=len(grams))
    for place, column in enumerate(code_points(grams, 4).T):
        keys = np.where(sizes > place, (keys << np.uint64(16)) | column, keys)
    return keys


def key_of(gram: str) -> int:
    """The key of one n-gram of up to four characters; of a longer one, that of its first four."""
    number = 0
    for char in levelled(gram)[:4]:
        number = number << 16 | min(ord(char), 0xFFFD)
    return number


def _sides(ends: Sequence[str], begins: Sequence[str]) -> tuple[list[Codes], list[Codes]]:
    """The characters left and right of the seams, those nearest to it first."""
    return _codes([end[: -REACH - 1 : -1] for end in ends]), _codes(begins)


def _codes(texts: Sequence[str]) -> list[Codes]:
    """The first REACH characters of each text as numbers, a column a place, 0 where it ends before."""
    return [column.astype(np.uint64) for column in code_points(texts, REACH).T]


def code_points(texts: Sequence[str], width: int) -> NDArray[np.uint32]:
    """The characters of the texts, levelled, as numbers: (texts, width), 0 behind the end of a text."""
    joined = levelled("".join([t[:width].ljust(width, "\0") for t in texts]))
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return np.minimum(points, 0xFFFD).reshape(len(texts), width)


def pair_codes(text: str) -> Codes:
    """Every two neighbouring characters, as they are, as a number."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    return (points[:-1] << np.uint64(32)) | points[1:]


def among(keys: Codes, known: Codes) -> NDArray[np.bool_]:
    """Which keys stand in the sorted array."""
    if not len(known):
        return np.zeros(keys.shape, dtype=np.bool_)
    nearest = known[np.minimum(np.searchsorted(known, keys), len(known) - 1)]
    return np.asarray(nearest == keys, dtype=np.bool_)


@functools.cache
def model() -> NgramModel:
    """The model that comes with the program; read once."""
    with resources.as_file(resources.files("seeds") / "ngrams.npz") as path, np.load(path) as data:
        table: Any = data["table"]
        return NgramModel(table=table, total=float(data["total"]))
