"""Parsing beside the event loop: a few pages in a thread, many in a process of their own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager

from seeds import Corpus, Page, parse_page
from seeds.rulings import NOTHING_SAID, Ruling
from store.intake import Parse

# Bytes of uploads that are parsed in a thread: some seven pages, a quarter of a second. Beyond it a process
# (half a second to start) keeps the interpreter's lock free for everybody else's answers.
SMALL = 100_000


@contextmanager
def parser(size: int) -> Iterator[Parse]:
    """The parser for an upload of that many bytes, to be used in a thread."""
    if size <= SMALL:
        yield parse_page
        return
    with ExitStack() as stack:
        pools: dict[int, ProcessPoolExecutor] = {}

        def parse(
            text: str, source: str, corpus: Corpus | None = None, ruling: Ruling = NOTHING_SAID
        ) -> Page:
            # The archive's words go over once, with the process: they are the same for a whole intake.
            if id(corpus) not in pools:
                pools[id(corpus)] = stack.enter_context(_process(corpus))
            return pools[id(corpus)].submit(_parse, text, source, ruling).result()

        yield parse


def _process(corpus: Corpus | None) -> ProcessPoolExecutor:
    # A fresh process: a fork of one that runs threads may hang.
    fresh = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(1, mp_context=fresh, initializer=_hold, initargs=(corpus,))


# In the process that parses: the archive's words.
_held: list[Corpus | None] = [None]


def _hold(corpus: Corpus | None) -> None:
    _held[0] = corpus


def _parse(text: str, source: str, ruling: Ruling) -> Page:
    return parse_page(text, source, _held[0], ruling)
