"""A character put into a term, or in the place of one of its own, where that makes words (别处常: 正常)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import islice

from sqlmodel import Session

from store.search import vocabulary
from store.search.suggest import (
    LONGEST_PIECE,
    MOST,
    SHORTEST_CUT,
    Suggestion,
    falls_into_words,
    word_cost,
)

# Of the words that begin or end with a character, so many are tried.
_COMPLETED = 40


def patched(session: Session, typed: str) -> list[Suggestion]:
    """What a term becomes by a character put in, or in the place of one, that makes a word of two.

    别处常 → 别处正常. Only what falls into words without a rest; that of the most frequent words first.
    """
    if not SHORTEST_CUT <= len(typed) + 1 <= LONGEST_PIECE + 2 or min(typed) < "\u2e80":
        return []
    begun = {one: vocabulary.beginning(session, one, _COMPLETED) for one in set(typed)}
    ended = {one: vocabulary.ending(session, one, _COMPLETED) for one in set(typed)}
    found: dict[str, int] = {}
    for at, end in [(at, at + wrong) for wrong in (0, 1) for at in range(len(typed) + 1 - wrong)]:
        if end > at and len(typed) < SHORTEST_CUT:
            continue
        left, right = typed[:at], typed[end:]
        fitting = [(word[1], count) for word, count in begun.get(left[-1:], ())]
        fitting += [(word[0], count) for word, count in ended.get(right[:1], ())]
        for missing, count in fitting:
            text = left + missing + right
            found[text] = max(count, found.get(text, 0))
    size = vocabulary.size(session)
    best = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    # One by one: most are not needed, and cutting a text takes longer than all else here.
    known = cache(vocabulary.is_known)
    likely = (pair for pair in best if pair[0] != typed and _is_words(pair[0], known))
    good = (pair for pair in likely if falls_into_words(pair[0]))
    return [Suggestion(text, word_cost(count, size)) for text, count in islice(good, MOST)]


def _is_words(text: str, known: Callable[[str], bool]) -> bool:
    """True when a text can be cut into words of a dictionary, whether it would be or not."""
    ends = [0]
    for end in range(2, len(text) + 1):
        if any(end - start > 1 and known(text[start:end]) for start in ends):
            ends.append(end)
    return ends[-1] == len(text)
