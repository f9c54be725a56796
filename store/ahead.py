"""An archive's pages made ready ahead: cut, levelled and counted in other processes while this one writes.

A large intake is two things that take about as long: making rows and index entries of text, and writing
them. SQLite has one writer, so the first is done beside it.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import ExitStack

from store.beforehand import Chunk, made, sources_of
from store.search.gathered import Gatherer
from store.sources import Line, Source, read_line
from store.values import Failure

# Bytes of lines that go over at once: some 200 articles, then some 1,000. An intake of fewer chunks than this
# is over before a process has started.
_CHUNK, _WORTH_IT, _LATER = 512 * 1024, 4, 5
# Beside what is being made, so many chunks may be ready.
_READY = 1
# More than these wait for the one that writes.
_MOST_PROCESSES = 3

Item = Source | Line | Failure


def ahead(every: Iterable[Item], number: int | None = None) -> Iterator[Source | Failure]:
    """The same in the same order, lines as pages; those of a large archive with their rows.

    `number` is that of every page, where the caller says so.
    """
    with ExitStack() as stack:
        makers = _Makers(number, stack)
        waiting: deque[tuple[list[Item], Future[Chunk] | None]] = deque()
        for chunk in _chunks(every):
            waiting.append((chunk, makers.submit(chunk)))
            # What is no line of an archive is read when its turn comes, not before.
            last = not isinstance(chunk[0], Line)
            while waiting and (last or len(waiting) > makers.depth):
                yield from makers.done(*waiting.popleft())
        while waiting:
            yield from makers.done(*waiting.popleft())


class _Makers:
    """The processes: none for a small intake, where there is one processor only, or when they have died."""

    def __init__(self, number: int | None, stack: ExitStack) -> None:
        self.number, self.stack = number, stack
        self.processes = min(_processors() - 1, _MOST_PROCESSES)
        self.pool: ProcessPoolExecutor | None = None
        self.seen = 0
        # For what is made here.
        self.gatherer = Gatherer(keys=False)

    @property
    def depth(self) -> int:
        """How many chunks may wait."""
        return self.processes + _READY if self.pool else 0

    def submit(self, chunk: list[Item]) -> Future[Chunk] | None:
        """Have a chunk made; None when it is not worth it."""
        lines = [item.line for item in chunk if isinstance(item, Line)]
        if len(lines) < len(chunk) or self.processes < 1:
            return None
        self.seen += 1
        if self.seen <= _WORTH_IT:
            return None
        if self.pool is None:
            # A fresh process: a fork of one that runs threads may hang.
            context = multiprocessing.get_context("spawn")
            self.pool = ProcessPoolExecutor(self.processes, context, initializer=_end_with_parent)
            self.stack.callback(self.pool.shutdown, wait=False, cancel_futures=True)
        try:
            # One process has more to do than the one that writes, which then works out the keys of new words.
            return self.pool.submit(made, lines, self.number, keys=self.processes > 1)
        except BrokenExecutor:
            self.processes = 0
            return None

    def done(self, chunk: list[Item], future: Future[Chunk] | None) -> Iterator[Source | Failure]:
        """The sources of a chunk, with what has been made of them."""
        try:
            ready = future.result() if future else None
        except BrokenExecutor:
            # They are made where they are written, then: slower, and nothing is lost.
            self.processes, ready = 0, None
        lines = [item for item in chunk if isinstance(item, Line)]
        if ready is None and sum(len(item.line) for item in lines) >= _CHUNK:
            ready = made([item.line for item in lines], self.number, self.gatherer)
        if ready is not None:
            yield from sources_of(lines, ready)
            return
        for item in chunk:
            yield item.source(read_line(item.line)) if isinstance(item, Line) else item


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for its next chunk for ever."""
    parent = multiprocessing.parent_process()
    assert parent is not None  # noqa: S101 - it was started by one

    def ended() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=ended, daemon=True).start()


def _chunks(every: Iterable[Item]) -> Iterator[list[Item]]:
    """Lines of an archive by the half megabyte, later by more, anything else by itself."""
    lines: list[Item] = []
    size = count = 0
    for item in every:
        if not isinstance(item, Line):
            if lines:
                yield lines
            yield [item]
            lines, size = [], 0
            continue
        lines.append(item)
        size += len(item.line)
        if size >= _CHUNK * (1 if count < _WORTH_IT else _LATER):
            yield lines
            lines, size, count = [], 0, count + 1
    if lines:
        yield lines


def _processors() -> int:
    # Not all that the machine has, where this program is kept to some of them.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
