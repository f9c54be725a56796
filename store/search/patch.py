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
# What it costs to believe that a character is another one, beside one that is missing.
_ANOTHER = 4.0

# The place in a term, the first one behind it that is kept, and the character that comes between.
_Patch = tuple[int, int, str]


def patched(session: Session, typed: str, most: int = MOST) -> list[Suggestion]:
    """What a term becomes by a character put in, or in the place of one, that makes a word of two.

    别处常 → 别处正常. Only what falls into words without a rest; that of the most frequent words first. What
    does so as it was typed loses none of its characters: 一家钢厂 is no slip of 一家电厂.
    """
    if not SHORTEST_CUT <= len(typed) + 1 <= LONGEST_PIECE + 2 or min(typed) < "\u2e80":
        return []
    begun = {one: vocabulary.beginning(session, one, _COMPLETED) for one in set(typed)}
    ended = {one: vocabulary.ending(session, one, _COMPLETED) for one in set(typed)}
    size = vocabulary.size(session)
    makes_words = _making_words(typed)
    wrong = len(typed) >= SHORTEST_CUT and not falls_into_words(typed)
    good: list[Suggestion] = []
    # A character is left out more often than it is another one.
    for another in (0, 1) if wrong else (0,):
        found: dict[str, tuple[int, _Patch]] = {}
        for at in range(len(typed) + 1 - another):
            left, right = typed[:at], typed[at + another :]
            fitting = [(word[1], count) for word, count in begun.get(left[-1:], ())]
            fitting += [(word[0], count) for word, count in ended.get(right[:1], ())]
            for missing, count in fitting:
                text = left + missing + right
                if text not in found or count > found[text][0]:
                    found[text] = (count, (at, at + another, missing))
        found.pop(typed, None)
        best = sorted([(-count, text, patch) for text, (count, patch) in found.items()])
        # One by one: most are not needed, and cutting a text takes longer than all else here.
        likely = ((text, -less) for less, text, patch in best if makes_words(patch))
        more = islice((one for one in likely if falls_into_words(one[0])), most - len(good))
        good += [Suggestion(text, word_cost(count, size) + _ANOTHER * another) for text, count in more]
        if len(good) == most:
            break
    return good


def _making_words(typed: str) -> Callable[[_Patch], bool]:
    """True for a patch of a text that can be cut into words of a dictionary then, whether it would be or not.

    What is before and behind the word that the patch makes falls into words by itself.
    """
    known = cache(vocabulary.is_known)
    starts, ends = [0], [len(typed)]
    for at in range(2, len(typed) + 1):
        if any(at - start > 1 and known(typed[start:at]) for start in starts):
            starts.append(at)
    for at in range(len(typed) - 2, -1, -1):
        if any(end - at > 1 and known(typed[at:end]) for end in ends):
            ends.append(at)

    @cache
    def around(at: int, end: int) -> list[tuple[str, str]]:
        before = [typed[start:at] for start in starts if start <= at]
        behind = [typed[end:stop] for stop in ends if stop >= end]
        return [(left, right) for left in before for right in behind if left or right]

    def makes_words(patch: _Patch) -> bool:
        at, end, missing = patch
        # A thousand are tried at some ten places.
        return any(map(known, [left + missing + right for left, right in around(at, end)]))

    return makes_words
