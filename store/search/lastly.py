"""The last way of all: what is near what was typed, where nothing has it and nothing of it is a slip."""

from __future__ import annotations

import re
from dataclasses import replace

from sqlmodel import Session

from store.search.asked import asked_for
from store.search.filters import Known
from store.search.lanes import Answer
from store.search.mostly import mostly
from store.search.nearest import nearest
from store.search.query import Query, term, understand
from store.search.rank import newest_first
from store.search.together import together
from store.search.tokens import QUOTES, WRITTEN
from store.search.unwanted import said
from store.values import Assumed, Sort

# Marks inside a headline (手指“卡壳”莫硬掰) ask for nothing; apart from the rest they ask for a phrase.
_QUOTED_WITHIN = re.compile(rf"[\u3400-\u9fff]{QUOTES.pattern}[\u3400-\u9fff]")


def lastly(session: Session, text: str, known: Known, sort: Sort, upto: int) -> Answer | None:
    """What has most of what was typed, on the typed days or else on any; None where nothing has."""
    near = _likeliest(session, text, known, upto)
    if near is None or sort != "newest":
        return near
    lanes = (replace(lane, matches=sorted(lane.matches, key=newest_first)) for lane in near.lanes)
    return replace(near, lanes=tuple(lanes))


def _likeliest(session: Session, text: str, known: Known, upto: int) -> Answer | None:
    plain = QUOTES.sub("", text) if _QUOTED_WITHIN.search(text) else text
    plain = said(session, plain) or plain
    asked = asked_for(plain) or plain
    query = replace(understand(asked, known, split=True), text=text, upto=upto)
    bare = replace(_without_days(query), text=text, upto=upto)
    for way in (together, nearest, mostly):
        if kept := way(session, query):
            return kept
        if again := way(session, bare) if query.filters else None:
            told = Assumed("date", " ".join(query.filters.typed), "")
            return replace(again, assumed=(told, *again.assumed))
    return None


def _without_days(query: Query) -> Query:
    """The same on any day; what else is a filter (日记, 立春) is a word of texts as well."""
    filters = query.filters
    words = [*filters.but_days().typed, filters.naming if filters.worded else ""]
    wanted = tuple(term(word) for word in words if word and not WRITTEN.match(word))
    return replace(query.unfiltered(), wanted=(*query.wanted, *wanted))
