"""Words that titles have lately and had seldom before: what a week is about. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from store.search.level import level
from store.search.words import words

# In fewer titles of the week a word is chance.
_LEAST = 2


def rising(lately: Sequence[str], before: Iterable[str], weeks: int, *, most: int) -> list[str]:
    """The words whose share among titles has grown most, the strongest first; none contains another.

    `before` are the titles of `weeks` weeks; a word is compared with what a week of those had.
    """
    now, then = _counted(lately), _counted(before)
    scored = sorted(
        (-_score(count, then[word] / max(weeks, 1)), word) for word, count in now.items() if count >= _LEAST
    )
    found: list[str] = []
    for cost, word in scored:
        if cost < 0 and not any(word in other or other in word for other in found):
            found.append(word)
        if len(found) == most:
            break
    return found


def _score(count: int, usual: float) -> float:
    return math.log((count + 0.5) / (usual + 0.5)) * math.sqrt(count)


def _counted(titles: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for title in titles:
        found.update({word for word in words(level(title)) if len(word) > 1 and _is_chinese(word)})
    return found


def _is_chinese(word: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in word)
