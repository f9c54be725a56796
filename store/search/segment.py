"""A part of an FTS5 index, made of sorted arrays instead of by FTS5: the same bytes in a tenth of the time.

FTS5 takes every entry by itself: it cuts it off, looks it up, and puts it behind what it has of it. Of an
archive's articles all entries can be sorted at once, and what is left is to write them in the form that FTS5
gives a segment (ext/fts5/fts5_index.c; a file format that every version reads, with `detail=none`). A test
compares the bytes with FTS5's own, and so does `search.graft` before it trusts the SQLite at hand.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from store.search.postings import CHARACTER, Array, Postings, code
from store.search.varints import lengths_of, put, spans, varint

# FTS5's own: the mark of entries that are no prefixes, the fewest leaves in a row without an entry for which
# it keeps a list of their first rows, the head of a leaf.
_MARK, _LIST_FROM, _HEAD = b"0", 4, 4
_LEAST_PAGE = 512
# Numbers of articles are far below this.
_MOST = 1 << 31


class Segment(NamedTuple):
    """`firsts`: from which entry on which leaf, and whether it has a list; `lists`: by their leaves."""

    leaves: list[bytes]
    firsts: list[tuple[bytes, int, bool]]
    lists: list[tuple[int, bytes]]


class UnfitError(Exception):
    """It cannot be written down so; FTS5 must do it itself."""


def segment(found: Postings, numbers: Array, page: int) -> Segment:
    """The postings as FTS5 would write them, for rows of these numbers; one below 0 is left out."""
    if page < _LEAST_PAGE or numbers.max(initial=0) >= _MOST:
        raise UnfitError
    order = _order(found)
    counts, rows = _rows(found, order, numbers.astype(np.int32))
    if not len(rows):
        return Segment([], [], [])
    terms, ends = _terms(found, order)
    return _Writer(_Stream(terms, ends, counts, rows), page).run()


def _order(found: Postings) -> Array:
    """The order of all pieces as FTS5 has them: what is longer comes behind its own first two characters."""
    longer = np.array([code(name) for name in found.longer], dtype=np.int64)
    short = len(found.codes)
    at = np.searchsorted(found.codes, longer, side="right")
    return np.insert(np.arange(short), at, short + np.arange(len(longer)))


def _terms(found: Postings, order: Array) -> tuple[Array, Array]:
    """The UTF-8 of all pieces in one piece, and where each ends in it."""
    pairs = np.empty((len(found.codes), 2), dtype=np.uint32)
    pairs[:, 0], pairs[:, 1] = found.codes >> CHARACTER, found.codes & ((1 << CHARACTER) - 1)
    flat = pairs.ravel()
    told = flat[flat > 0].tobytes().decode("utf-32-le").encode()
    sizes = np.concatenate((_utf8(pairs).sum(axis=1), [len(name.encode()) for name in found.longer]))
    sizes = sizes.astype(np.int64)
    whole = np.frombuffer(told + "".join(found.longer).encode(), dtype=np.uint8)
    starts = np.cumsum(sizes) - sizes
    return whole[spans(starts[order], sizes[order])], np.cumsum(sizes[order])


def _utf8(characters: Array) -> Array:
    """How many bytes each takes; none for no character."""
    return sum((characters >= least).astype(np.int64) for least in (1, 0x80, 0x800, 0x10000))  # type: ignore[return-value]


def _rows(found: Postings, order: Array, numbers: Array) -> tuple[Array, Array]:
    """How many rows each piece has, in order, and which, growing."""
    counts, short = found.counts[order], int(found.counts[: len(found.codes)].sum())
    ends = np.append(0, np.cumsum(counts))
    longer = np.flatnonzero(order >= len(found.codes))
    theirs = spans(ends[longer], counts[longer])
    places = np.empty(len(found.places), dtype=np.uint16)
    is_short = np.ones(len(places), dtype=bool)
    is_short[theirs] = False
    places[is_short], places[theirs] = found.places[:short], found.places[short:]
    rows = numbers[places]
    if (np.diff(numbers, prepend=-1) > 0).all():
        return counts, rows
    # Some are left out, or their issues come in no order of days.
    term = np.repeat(np.arange(len(order)), counts)[rows >= 0]
    rows = rows[rows >= 0]
    rows = rows[np.lexsort((rows, term))]
    return np.bincount(term, minlength=len(order)), rows


class _Stream:
    """All entries one after the other as they stand on a leaf behind another one, and where each begins."""

    def __init__(self, terms: Array, ends: Array, present: Array, rows: Array) -> None:
        starts = ends - np.diff(ends, prepend=0)
        kept = np.flatnonzero(present)
        self.counts, starts, ends = present[kept], starts[kept], ends[kept]
        self.terms, self.starts, self.ends, self.rows = terms.tobytes(), starts.tolist(), ends.tolist(), rows
        shared = _shared(terms, starts, ends)
        # With the mark in front.
        self.sizes, self.shared = 1 + ends - starts, 1 + shared
        rest = self.sizes - self.shared
        first = np.cumsum(self.counts) - self.counts
        self.first = np.append(first, len(rows))
        deltas = np.diff(rows, prepend=np.int32(0))
        deltas[first] = rows[first]
        lengths = lengths_of(deltas)
        after = np.cumsum(lengths)
        lists = np.diff(after[self.first[1:] - 1], prepend=0)
        one, two = lengths_of(self.shared), lengths_of(rest)
        head = one + two + rest
        self.entry = head + lists
        self.begin = np.append(0, np.cumsum(self.entry))
        begin = self.begin[:-1]
        self.list_at = begin + head
        # Before the rows of an entry stand the heads up to its own.
        self.row_end = np.repeat(np.cumsum(head), self.counts) + after
        self.lengths = lengths
        stream = np.empty(int(self.begin[-1]), dtype=np.uint8)
        put(stream, begin + one, self.shared, one)
        put(stream, begin + one + two, rest, two)
        stream[spans(begin + one + two, rest)] = terms[spans(starts + shared, rest)]
        put(stream, self.row_end, deltas, lengths)
        self.bytes = stream.tobytes()
        # The places of entries on a leaf: each told by how far it is from the one before it.
        far = np.append(0, self.entry[:-1])
        width = lengths_of(far)
        self.mark_at = np.append(0, np.cumsum(width))
        marks = np.empty(int(self.mark_at[-1]), dtype=np.uint8)
        put(marks, self.mark_at[1:], far, width)
        self.marks = marks.tobytes()
        self.reach = np.cumsum(self.entry + width)
        # Up to where a leaf is taken when the entry itself has no room on it.
        self.claim = np.maximum.accumulate(np.append(0, self.reach[:-1]) + self.sizes + 2)

    def term(self, at: int) -> bytes:
        return _MARK + self.terms[self.starts[at] : self.ends[at]]


def _shared(terms: Array, starts: Array, ends: Array) -> Array:
    """How many bytes each piece begins with that the one before it begins with."""
    found = np.zeros(len(starts), dtype=np.int64)
    least = np.minimum(ends - starts, np.append(0, (ends - starts)[:-1]))
    alive = np.arange(1, len(starts))
    at = 0
    while len(alive := alive[least[alive] > at]):
        alive = alive[terms[starts[alive] + at] == terms[starts[alive - 1] + at]]
        found[alive] += 1
        at += 1
    return found


class _Writer:
    """Entries onto leaves of about `page` bytes, as FTS5 breaks them."""

    def __init__(self, stream: _Stream, page: int) -> None:
        self.stream, self.page = stream, page
        self.out = Segment([], [], [])
        self.leaf, self.marks = bytearray(_HEAD), bytearray()
        # From which entry on the leaf in question has entries, and what runs on behind it.
        self.key, self.leaf_of_key = b"", 1
        self.without, self.list, self.listed, self.list_leaf = 0, bytearray(), 0, 1

    @property
    def room(self) -> int:
        return self.page - len(self.leaf) - len(self.marks)

    def run(self) -> Segment:
        """All leaves."""
        at, count = 0, len(self.stream.counts)
        while at < count:
            at = self._leaf(at, count)
        if len(self.leaf) > _HEAD:
            self._flush()
        self._close()
        return self.out

    def _leaf(self, at: int, count: int) -> int:
        """Write entries from `at` on, as many as the leaf at hand takes; where to go on."""
        stream = self.stream
        if stream.sizes[at] + 2 >= self.room and len(self.leaf) > _HEAD:
            self._flush()
        begin = len(self.leaf)
        self.marks += varint(begin)
        self._key(at)
        term = stream.term(at)
        self.leaf += varint(len(term)) + term
        listed = stream.bytes[stream.list_at[at] : stream.begin[at + 1]]
        if self.room < len(listed) + 1:
            self._run_on(at)
            return at + 1
        self.leaf += listed
        return self._others(at, count, len(self.leaf) - begin)

    def _others(self, first: int, count: int, size: int) -> int:
        """The entries behind the first one of a leaf, which takes `size` bytes."""
        stream, far = self.stream, varint(size)
        nxt = first + 1
        if nxt >= count:
            return count
        base = int(stream.reach[first])
        room = self.room - (len(far) - int(stream.mark_at[nxt + 1] - stream.mark_at[nxt])) + base
        over = nxt + int(np.searchsorted(stream.reach[nxt : nxt + self.page], room - 1, side="right"))
        if stream.sizes[nxt] + 2 >= self.room:
            full = nxt
        else:
            full = nxt + 1 + int(np.searchsorted(stream.claim[nxt + 1 : nxt + 1 + self.page], room))
        to = min(over, full, count)
        if to > nxt:
            self.leaf += stream.bytes[stream.begin[nxt] : stream.begin[to]]
            self.marks += far + stream.marks[stream.mark_at[nxt + 1] : stream.mark_at[to]]
            far = varint(int(stream.entry[to - 1]))
        if to == count:
            return count
        if full <= over:
            self._flush()
            return to
        self.marks += far
        self.leaf += stream.bytes[stream.begin[to] : stream.list_at[to]]
        self.list_leaf = len(self.out.leaves) + 1
        self._run_on(to)
        return to + 1

    def _run_on(self, at: int) -> None:
        """Rows of an entry for which the leaf has no room: they go on on the next ones."""
        stream = self.stream
        now, end = int(stream.first[at]), int(stream.first[at + 1])
        while now < end:
            begin = int(stream.row_end[now] - stream.lengths[now])
            to = now + int(np.searchsorted(stream.row_end[now:end], begin + self.room))
            last = min(to, end - 1)
            self.leaf += stream.bytes[begin : stream.row_end[last]]
            now = last + 1
            if to == end:
                return
            self._flush()
            if now < end:
                row = int(stream.rows[now])
                self._list(row)
                self.leaf[0:2] = _HEAD.to_bytes(2, "big")
                self.leaf += varint(row)
                now += 1

    def _list(self, row: int) -> None:
        if self.list:
            self.list += varint(row - self.listed)
        else:
            self.list += b"\0" + varint(len(self.out.leaves) + 1) + varint(row)
        self.listed = row
        if len(self.list) >= self.page:
            raise UnfitError

    def _key(self, at: int) -> None:
        """The first entry of a leaf: by as much of it as tells it from the one before."""
        leaf = len(self.out.leaves) + 1
        if leaf > 1:
            self._close()
            size = 1 + int(self.stream.shared[at]) if at else int(self.stream.sizes[at])
            self.key, self.leaf_of_key = self.stream.term(at)[:size], leaf
        self.list_leaf = leaf

    def _close(self) -> None:
        has_list = bool(self.list) and self.without >= _LIST_FROM
        if has_list:
            self.out.lists.append((self.list_leaf, bytes(self.list)))
        self.out.firsts.append((self.key, self.leaf_of_key, has_list))
        self.list.clear()
        self.without = 0

    def _flush(self) -> None:
        self.leaf[2:4] = len(self.leaf).to_bytes(2, "big")
        self.without += not self.marks
        self.out.leaves.append(bytes(self.leaf + self.marks))
        self.leaf, self.marks = bytearray(_HEAD), bytearray()
