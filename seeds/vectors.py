"""Vectors of texts: each is made once, and kept as long as there are few."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

# Texts whose vectors are kept, and the characters of them: those of a few pages.
MOST_KEPT = 2048
MOST_CHARACTERS = 400_000
Floats = NDArray[np.float32]


class Kept:
    """Vectors of texts: what is new of a page is made at once, and kept as long as it is little."""

    def __init__(self, made: Callable[[Sequence[str]], Floats]) -> None:
        self.made = made
        self.known: dict[str, Floats] = {}
        self.characters = 0

    def __call__(self, texts: Sequence[str]) -> Floats:
        """(texts, out); of one text at least."""
        known = self.known
        if len(known) + len(texts) > MOST_KEPT or self.characters > MOST_CHARACTERS:
            known = self.known = {}
            self.characters = 0
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            self.characters += sum(map(len, new))
            known.update(zip(new, self.made(new), strict=True))
        return np.concatenate([known[text] for text in texts]).reshape(len(texts), -1)
