"""How likely running text is, place by place: by the character model, for characters that may be misread."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from seeds.ngrams import BACKOFF, Codes, Floats, levelled, model

# Characters to either side that a place is judged with.
REACH = 3
_BITS = np.uint64(16)
# How seldom two neighbours meet that the model has never seen together (a log gain).
NEVER_MET = -3.0
_BORDER = 10


def points_of(text: str) -> Codes:
    """The characters of a text as numbers, levelled as the model counts them; one for each."""
    plain = levelled(text).encode("utf-32-le", "surrogatepass")
    return np.minimum(np.frombuffer(plain, dtype=np.uint32), 0xFFFD).astype(np.uint64)


def meeting(points: Codes) -> Floats:
    """For each place but the last how much oftener it meets the next than by chance (a log gain)."""
    if len(points) < 2:
        return np.zeros(0)
    known = model()
    both, alone = known.counts((points[:-1] << _BITS) | points[1:]), known.counts(points)
    return np.where(both >= 0, both - alone[:-1] - alone[1:] + known.total, NEVER_MET)


def windows(points: Codes, places: NDArray[np.intp]) -> Codes:
    """The characters around each place, REACH to either side: (places, 2 · REACH + 1)."""
    border = np.full(REACH, _BORDER, dtype=np.uint64)
    padded = np.concatenate([border, points, border])
    around: Codes = padded[places[:, None] + np.arange(2 * REACH + 1)[None, :]]
    return around


def likelihood(around: Codes) -> Floats:
    """The log probability of the middle and what follows, given what stands before: (…, window) → (…)."""
    known = model()
    total = np.zeros(around.shape[:-1])
    for place in range(REACH, 2 * REACH + 1):
        char = around[..., place]
        alone = known.counts(char)
        best = np.where(alone >= 0, alone, 0.0) - known.total
        history: Codes = np.zeros_like(char)
        sure = np.ones(char.shape, dtype=np.bool_)
        for order in range(1, REACH + 1):
            history = history | (around[..., place - order] << np.uint64(16 * (order - 1)))
            both, before = known.counts((history << _BITS) | char), known.counts(history)
            sure &= (both >= 0) & (before >= 0)
            best = np.where(sure, np.minimum(both - before, 0.0), best + BACKOFF)
        total += best
    return total
