"""Memory: given back around many digests, and left out of full collections where it is there to stay."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import gc

from seeds import put_away
from store import Store

# Rubbish is looked for when so many objects have come and stayed. A search holds thousands for as long as it
# takes; with Python's 700 a twentieth of its time goes into looking at them, and none of them is rubbish.
_LOOKED_FOR_AT = 10_000


def settle() -> None:
    """What has been loaded by now is there to stay: full collections of rubbish leave it out from now on.

    They look at every object while nothing else runs: a tenth to a quarter of a second with the
    dictionaries, and a hundredth without, for whoever asks just then.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_LOOKED_FOR_AT)


async def give_back(store: Store) -> None:
    """Let go what can be had again in a moment: the parser's tables, the pages that connections hold."""
    await asyncio.to_thread(_give_back, store)


def _give_back(store: Store) -> None:
    put_away()
    store.slim()
    # Hands free memory to the system where the C library can (glibc).
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
