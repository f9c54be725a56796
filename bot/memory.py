"""Gives memory back around many digests: what a parse and the database's connections hold, what is free."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes

from seeds import put_away
from store import Store


async def give_back(store: Store) -> None:
    """Let go what can be had again in a moment: the parser's tables, the pages that connections hold."""
    await asyncio.to_thread(_give_back, store)


def _give_back(store: Store) -> None:
    put_away()
    store.slim()
    # Hands free memory to the system where the C library can (glibc).
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
