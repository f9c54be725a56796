"""A word and a slip of another in one piece (辽源点青凉: 辽源 and 点清凉), which only apart can be mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from sqlmodel import Session

from store.search import suggest, vocabulary
from store.search.find import candidates
from store.search.holds import is_in, there
from store.search.level import level
from store.search.meant import Meant, held
from store.search.query import Query, term
from store.search.rank import as_words, ranked
from store.search.right import changes_a_word
from store.search.words import words
from store.values import Assumed

_SHORTEST, _LONGEST, _SHORTEST_REST = 5, 12, 3
# Only what sounds or looks alike: any other slip of three characters is another word.
_LIKELY = 5.0
_TRIED = 2


def parted(session: Session, query: Query) -> list[Meant]:
    """The query with such a term as the word and what the rest may be a slip of, where articles have both."""
    for at, wanted in enumerate(query.wanted):
        typed = wanted.levelled
        if wanted.phrase or wanted.others or not _SHORTEST <= len(typed) <= _LONGEST or min(typed) < "\u2e80":
            continue
        if held(session, wanted):
            continue
        for left, right in _ways(session, typed):
            both = (*query.wanted[:at], term(left), term(right), *query.wanted[at + 1 :])
            whole = level(" ".join(one.shown for one in both))
            changed = replace(query, wanted=both, whole=whole)
            if any(
                as_words(changed, match) for match in ranked(changed, candidates(session, changed).candidates)
            ):
                return [Meant("similar", changed, (Assumed("spelling", wanted.shown, f"{left} {right}"),))]
    return []


def _ways(session: Session, typed: str) -> Iterator[tuple[str, str]]:
    for border in list(accumulate(map(len, words(typed))))[:-1]:
        left, right = typed[:border], typed[border:]
        if _is_held(session, left):
            yield from ((left, text) for text in _slips(session, right))
        if _is_held(session, right):
            yield from ((text, right) for text in _slips(session, left))


def _is_held(session: Session, word: str) -> bool:
    return len(word) > 1 and vocabulary.is_known(word) and is_in(session, word)


def _slips(session: Session, rest: str) -> list[str]:
    if len(rest) < _SHORTEST_REST or is_in(session, rest):
        return []
    found = there(session, suggest.spellings(session, rest))
    likely = [one.text for one in found if suggest.slip_cost(rest, one.text) < _LIKELY]
    return [text for text in likely if not changes_a_word(session, rest, text)][:_TRIED]
