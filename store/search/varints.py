"""Numbers in SQLite's form, seven bits a byte, the highest first: one, or many at once in an array."""

from __future__ import annotations

import numpy as np

from store.search.postings import Array


def spans(starts: Array, sizes: Array) -> Array:
    """All numbers of spans, one after the other."""
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))


def lengths_of(values: Array) -> Array:
    """How many bytes numbers take in SQLite's form."""
    lengths = np.ones(len(values), dtype=np.int32)
    some = np.arange(0)
    for bits in range(7, 35, 7):
        some = np.flatnonzero(values >= 1 << bits) if bits == 7 else some[values[some] >= 1 << bits]
        lengths[some] += 1
    return lengths


def put(stream: Array, ends: Array, values: Array, lengths: Array) -> None:
    """Numbers that end at these places, the last byte of each first."""
    stream[ends - 1] = values & 127
    some, byte = np.flatnonzero(lengths > 1), 1
    while len(some):
        stream[ends[some] - 1 - byte] = (values[some] >> 7 * byte) & 127 | 128
        byte += 1
        some = some[lengths[some] > byte]


def varint(value: int) -> bytes:
    """A number in SQLite's form."""
    out = [value & 127]
    while value := value >> 7:
        out.append(value & 127 | 128)
    return bytes(reversed(out))
