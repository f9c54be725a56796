"""Parsing beside the event loop: a few pages in a thread, many in a process of their own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

from seeds import Page, parse_page
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
    # A fresh process: a fork of one that runs threads may hang.
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:

        def parse(text: str, source: str) -> Page:
            return pool.submit(parse_page, text, source).result()

        yield parse
