"""A ready segment joined to FTS5's own tables, as a flush of FTS5 would have written it.

FTS5 keeps what segments there are in one record, and believes what it has read of it until somebody else has
written: so this is done on a connection on which FTS5 has not been asked yet. Before it is done at all, FTS5
itself writes a trial, and every byte must be the same: with another SQLite, that writes otherwise, FTS5 goes
on doing it, slowly.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from functools import cache

import numpy as np

from store.search.pieces import listed
from store.search.postings import Array, Postings, postings
from store.search.segment import Segment, segment
from store.search.varints import varint

# FTS5's own: rows of `%_data` for the totals and for the record of what segments there are, the bits that a
# leaf's number takes in the number of its row, and the most segments.
_TOTALS, _RECORD = 1, 10
_LEAF_BITS, _LIST_BIT = 37, 36
_MOST_SEGMENTS = 2_000
_COOKIE, _FIELDS = 4, 3
_USUAL_PAGE = 4_050
# So many segments of one size may stay as they are when all is put together (`usermerge`).
_FEW = 1
# All that a flush writes, but for the record.
_WRITTEN = (
    "SELECT * FROM t_data WHERE id <> 10 ORDER BY id",
    "SELECT * FROM t_idx ORDER BY segid, term",
    "SELECT * FROM t_docsize ORDER BY id",
)


class StrangeError(Exception):
    """The table is not as we know it."""


def graft(connection: sqlite3.Connection, table: str, found: Postings, numbers: Array) -> None:
    """Add the postings of rows of these numbers to an FTS5 table; a number below 0 leaves a row out.

    Raises:
        UnfitError: they cannot be written in this form; nothing has been done.
        StrangeError: the table has another form; nothing has been done.
    """
    record = _Record(_blob(connection, table, _RECORD))
    # What will be put together is written anew, on leaves of the table's own size: large ones until then.
    few = len(record.levels[0][1]) < _FEW if record.levels else True
    ready = segment(found, numbers, _page_size(connection, table) if few else _USUAL_PAGE)
    if not ready.leaves:
        return
    number = record.take(len(ready.leaves))
    _write(connection, table, number, ready)
    connection.execute(f"UPDATE {table}_data SET block = ? WHERE id = {_RECORD}", (record.blob(),))  # noqa: S608
    present = np.flatnonzero(numbers >= 0)
    sizes = zip(numbers[present].tolist(), map(varint, found.sizes[present].tolist()), strict=True)
    connection.executemany(f"INSERT INTO {table}_docsize (id, sz) VALUES (?, ?)", sizes)  # noqa: S608
    rows, entries = _varints(_blob(connection, table, _TOTALS)) or [0, 0]
    totals = varint(rows + len(present)) + varint(entries + int(found.sizes[present].sum()))
    connection.execute(f"UPDATE {table}_data SET block = ? WHERE id = {_TOTALS}", (totals,))  # noqa: S608


def parts(connection: sqlite3.Connection, table: str) -> int:
    """How many segments of one size a table has that are not being put together."""
    levels = _Record(_blob(connection, table, _RECORD)).levels
    return len(levels[0][1]) if levels else 0


def sizes(connection: sqlite3.Connection, table: str) -> list[int]:
    """How many leaves each segment of a table has.

    Raises:
        StrangeError: the table has another form.
    """
    levels = _Record(_blob(connection, table, _RECORD)).levels
    return [last - first + 1 for _, some in levels for _, first, last in some]


class _Record:
    """What segments there are: for each level how many are being put together, and all of them."""

    def __init__(self, blob: bytes) -> None:
        self.cookie, told = blob[:_COOKIE], _varints(blob[_COOKIE:])
        if len(blob) < _COOKIE or len(told) < _FIELDS:
            raise StrangeError
        levels, segments, self.written, *rest = told
        self.levels: list[tuple[int, list[tuple[int, ...]]]] = []
        for _ in range(levels):
            if len(rest) < 2 or len(rest) < 2 + 3 * rest[1]:
                raise StrangeError
            merging, count = rest[:2]
            self.levels.append((merging, [tuple(rest[at : at + 3]) for at in range(2, 2 + 3 * count, 3)]))
            del rest[: 2 + 3 * count]
        if rest or sum(len(some) for _, some in self.levels) != segments:
            raise StrangeError

    def take(self, leaves: int) -> int:
        """A number for a new segment of so many leaves, the newest of all."""
        taken = {number for _, some in self.levels for number, *_ in some}
        free = next(number for number in range(1, len(taken) + 2) if number not in taken)
        if free > _MOST_SEGMENTS:
            raise StrangeError
        self.levels = self.levels or [(0, [])]
        self.levels[0][1].append((free, 1, leaves))
        return free

    def blob(self) -> bytes:
        """As FTS5 keeps it."""
        count = sum(len(some) for _, some in self.levels)
        told = [len(self.levels), count, self.written]
        for merging, some in self.levels:
            told += [merging, len(some), *(number for one in some for number in one)]
        return self.cookie + b"".join(map(varint, told))


def _write(connection: sqlite3.Connection, table: str, number: int, ready: Segment) -> None:
    first = number << _LEAF_BITS
    rows = [(first + leaf, told) for leaf, told in enumerate(ready.leaves, 1)]
    rows += [(first + (1 << _LIST_BIT) + leaf, told) for leaf, told in ready.lists]
    connection.executemany(f"INSERT INTO {table}_data (id, block) VALUES (?, ?)", rows)  # noqa: S608
    firsts = [(number, entry, leaf << 1 | listed) for entry, leaf, listed in ready.firsts]
    connection.executemany(f"INSERT INTO {table}_idx (segid, term, pgno) VALUES (?, ?, ?)", firsts)  # noqa: S608


def _blob(connection: sqlite3.Connection, table: str, row: int) -> bytes:
    found = connection.execute(f"SELECT block FROM {table}_data WHERE id = ?", (row,)).fetchone()  # noqa: S608
    if found is None:
        raise StrangeError
    return bytes(found[0])


def _page_size(connection: sqlite3.Connection, table: str) -> int:
    asked = f"SELECT v FROM {table}_config WHERE k = 'pgsz'"  # noqa: S608 - ours
    found = connection.execute(asked).fetchone()
    return int(found[0]) if found else _USUAL_PAGE


def _varints(blob: bytes) -> list[int]:
    found, value = [], 0
    for byte in blob:
        value = value << 7 | byte & 127
        # The highest bit says that more bytes follow.
        if byte < 128:
            found.append(value)
            value = 0
    return found


@cache
def trusted() -> bool:
    """True when this SQLite writes a segment as we do."""
    chance = random.Random(4)  # noqa: S311 - made up texts
    texts = [
        f"工{''.join(chance.choices('产业工人队伍建设改革abc12', k=5))} x{chance.randrange(9999)}"
        for _ in range(2_500)
    ]
    numbers = np.cumsum([chance.randrange(1, 20_000) for _ in texts]) + (1 << 28)
    found = postings(texts, [()] * len(texts))
    try:
        own, ours = (_trial(found, texts, numbers, by_hand=by_hand) for by_hand in (False, True))
    except (sqlite3.Error, StrangeError):
        return False
    return own == ours


def _trial(found: Postings, texts: Sequence[str], numbers: Array, *, by_hand: bool) -> list[object]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        options = "content='', detail='none', tokenize='ascii'"
        connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(e, {options})")
        connection.execute("INSERT INTO t (t, rank) VALUES ('pgsz', 520)")
        if by_hand:
            graft(connection, "t", found, numbers)
        else:
            connection.execute("BEGIN")
            rows = list(zip(numbers.tolist(), map(listed, texts), strict=True))
            connection.executemany("INSERT INTO t (rowid, e) VALUES (?, ?)", rows)
            connection.execute("COMMIT")
        record = _Record(_blob(connection, "t", _RECORD))
        return [record.levels, *(connection.execute(one).fetchall() for one in _WRITTEN)]
    finally:
        connection.close()
