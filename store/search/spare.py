"""An answer in little room: of each match its numbers and its place; texts are read again when it is shown.

Two dozen bytes a match instead of two thousand; an answer has up to some hundred.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter
from typing import overload

from store.search.find import Candidate
from store.search.lanes import Answer
from store.search.rank import Match

_DOC, _ARTICLE, _DAY = (itemgetter(Candidate._fields.index(one)) for one in ("doc", "article_id", "day"))
_CANDIDATE, _TIER, _ACROSS, _NAMED, _ALSO = (
    itemgetter(Match._fields.index(one)) for one in ("candidate", "tier", "across", "named", "also")
)


def spared(answer: Answer) -> Answer:
    """The same answer without the texts and facets of its articles."""
    return replace(answer, lanes=tuple(replace(lane, matches=Spare(lane.matches)) for lane in answer.lanes))


class Spare(Sequence[Match]):
    """Matches without texts; each is made when it is asked for."""

    def __init__(self, matches: Sequence[Match]) -> None:
        candidates = list(map(_CANDIDATE, matches))
        self._docs = array("q", map(_DOC, candidates))
        self._articles = array("q", map(_ARTICLE, candidates))
        self._days = array("i", map(_DAY, candidates))
        self._tiers, self._across, self._named = (bytes(map(of, matches)) for of in (_TIER, _ACROSS, _NAMED))
        self._also = {at: also for at, also in enumerate(map(_ALSO, matches)) if also}

    def __len__(self) -> int:
        return len(self._docs)

    @overload
    def __getitem__(self, at: int) -> Match: ...
    @overload
    def __getitem__(self, at: slice) -> list[Match]: ...
    def __getitem__(self, at: int | slice) -> Match | list[Match]:
        if isinstance(at, slice):
            return [self._match(one) for one in range(*at.indices(len(self)))]
        return self._match(range(len(self))[at])

    def _match(self, at: int) -> Match:
        item = Candidate(self._docs[at], self._articles[at], self._days[at], 0, "")
        across, named = bool(self._across[at]), bool(self._named[at])
        return Match(item, self._tiers[at], across, also=self._also.get(at, ()), named=named)
