"""Gives memory back before many digests are made: what a parse has left, and what the allocator holds."""

from __future__ import annotations

import contextlib
import ctypes

from seeds import put_away


def give_back() -> None:
    """Put the parser's tables away, and hand free memory to the system where the C library can (glibc)."""
    put_away()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
