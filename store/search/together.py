"""Letters typed apart that make words together (xiqi dongshu quanxian kaigong), not all in one piece.

Each term by itself is read by `store.search.heard`, and so are all of them as one; between these, neighbours
are put together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from store.search.lanes import Answer, answer
from store.search.query import Query, understand

_LETTERS = re.compile("[a-z]{2,24}")
# Of two terms there is nothing between each by itself and both as one. At a million articles each way that
# is tried takes some 70 ms.
_FEWEST, _MOST, _TRIED = 3, 5, 2


def together(session: Session, query: Query) -> Answer | None:
    """The answer to the first way to put some of the terms together that has one."""
    terms = [wanted.shown.lower() for wanted in query.wanted]
    if query.titled or any(wanted.phrase or wanted.others for wanted in query.wanted):
        return None
    if not _FEWEST <= len(terms) <= _MOST or not all(map(_LETTERS.fullmatch, terms)):
        return None
    for way in _ways(terms):
        # All that was typed besides, days and what is not wanted, stays as it is.
        read = understand(way)
        found = answer(session, replace(query, wanted=read.wanted, whole=read.whole), "relevance")
        if not found.empty:
            return found
    return None


def _ways(terms: Sequence[str]) -> list[str]:
    """In two pieces, those that are nearest to halves first."""
    places = sorted(range(1, len(terms)), key=lambda at: (abs(len(terms) - 2 * at), at))
    return [f"{''.join(terms[:at])} {''.join(terms[at:])}" for at in places[:_TRIED]]
