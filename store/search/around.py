"""Where no issue of the days that were typed has the rest: what came out around them comes first."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlmodel import Session

from store.search.filters import Filters
from store.search.lanes import Answer, answer

# So near the days that were typed, an issue may be the one that is meant.
_AROUND = dt.timedelta(days=45)
_FIRST = dt.date(1900, 1, 1)


def nearest_first(session: Session, found: Answer, days: tuple[dt.date, dt.date]) -> Answer:
    """Where an issue's days were left out, first what came out around them: that may be meant."""
    around = max(_AROUND, days[1] - days[0])
    first = days[0] - around if days[0] > _FIRST + around else _FIRST
    last = days[1] + around if days[1] < dt.date.max - around else dt.date.max
    wider = replace(Filters(), days=(first, last))
    lanes = []
    for lane in found.lanes:
        close = answer(session, replace(lane.query, filters=wider), "relevance", literally=True)
        nearby = [match for hits in close.lanes for match in hits.matches]
        stories = {match.candidate.story for match in nearby}
        rest = [match for match in lane.matches if match.candidate.story not in stories]
        # In their finer order those of a long list would be mixed again.
        lanes.append(replace(lane, matches=[*nearby, *rest], rough=False) if nearby else lane)
    return replace(found, lanes=tuple(lanes))
