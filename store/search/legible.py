"""Which of several prints of one story can be read: where one has come garbled, another is shown. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.search.vocabulary import is_known
from store.search.words import words

_CHINESE = re.compile("[一-鿿]+")
# So many characters are looked at, and of fewer nothing can be told.
_LOOKED_AT, _LEAST = 300, 40
# The share of known words differs by as much between stretches of one good text; one character in ten that is
# misread takes .13 of it.
_MARGIN = 0.08


def as_legible(texts: Sequence[str]) -> list[bool]:
    """Of each text whether it is read as well as the best of them; a short one is no worse than any."""
    shares = [_share(text) for text in texts]
    best = max((share for share in shares if share is not None), default=0.0)
    return [share is None or share >= best - _MARGIN for share in shares]


def _share(text: str) -> float | None:
    """How much of a text is words of two characters and more that are known; None: it is too short."""
    runs = _CHINESE.findall(text[:_LOOKED_AT])
    size = sum(map(len, runs))
    if size < _LEAST:
        return None
    known = (len(word) for run in runs for word in words(run) if len(word) > 1 and is_known(word))
    return sum(known) / size
