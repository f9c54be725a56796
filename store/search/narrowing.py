"""Ways on from an answer: narrower where there is much (facets with counts), wider where there is nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice
from operator import itemgetter

from sqlmodel import Session

from store.search import facets as index_facets
from store.search import vocabulary
from store.search.fillers import SAYS_NOTHING
from store.search.find import candidates
from store.search.lanes import Answer
from store.search.query import Query, Wanted
from store.search.rank import ranked
from store.search.words import typed_words
from store.values import FACETS_OF, FacetCount

# Fewer hits are looked through faster than narrowed; so many values of each facet are offered.
_LEAST, _MOST = 10, 4
_ORDER = ("year", "page", "column", "place")
_FORMS = {"year": "{}年", "page": "第{}版", "column": "栏目:{}", "place": "地名:{}"}
_NAMES: dict[str, str] = {mark: name for name, mark in index_facets.MARKS.items() if name in _ORDER}
_ENTRY = re.compile(f"[{''.join(_NAMES)}][^ ]*")
_NEAR = 3
_FEWEST = 2
# Of what may have what is left of a query, so many are looked at before all are.
_LOOKED_AT = (1, 10)


def facets(found: Answer, query: str) -> tuple[FacetCount, ...]:
    """The years, 版, columns and places of the hits that were looked at, where they part them."""
    matches = list(islice(chain.from_iterable(lane.matches for lane in found.lanes), FACETS_OF))
    if len(matches) < _LEAST:
        return ()
    counted: dict[str, Counter[str]] = {name: Counter() for name in _ORDER}
    days = [match.candidate.day for match in matches]
    for year, number in Counter([_year(day) for day in days if day]).items():
        counted["year"][str(year)] = number
    # Most entries are people's names, which nobody narrows by.
    every = _ENTRY.findall(" ".join([match.candidate.facets for match in matches]))
    for entry, number in Counter(every).items():
        counted[_NAMES[entry[0]]][entry[1:]] = number
    shown = found.query.filters.shown
    taken = {"year" if name == "from" else name for name in shown}
    out = []
    for name in _ORDER:
        values = sorted(counted[name].items(), key=itemgetter(1), reverse=True)[:_MOST]
        if name not in taken and values and (len(values) > 1 or values[0][1] < len(matches)):
            out += [_count(name, value, number, query) for value, number in values]
    return tuple(out)


@lru_cache(maxsize=16384)
def _year(day: int) -> int:
    return dt.date.fromordinal(day).year


def near(session: Session, found: Answer) -> tuple[str, ...]:
    """The query without one of its terms, where that finds something; of a term its words.

    Of three terms and more, one that is in none of these is offered alone: often it is the telling one.
    """
    fewer = [text for text in _fewer(session, found) if not SAYS_NOTHING.issuperset(text.split(" "))]
    told = {term for text in fewer for term in text.split(" ")}
    rest = (one for one in found.query.wanted if not one.phrase and one.shown not in told)
    words = [word for one in rest for word in _words(session, one)]
    return tuple(dict.fromkeys([*fewer, *words]))[:_NEAR]


def _words(session: Session, wanted: Wanted) -> list[str]:
    """The words of a term that was typed in one piece (国际罢工), the rarest first."""
    words = [word for word in typed_words(wanted.levelled) if len(word) > 1]
    counts = vocabulary.counts(session, words) if len(words) > 1 else {}
    return sorted(
        (one for one in words if counts.get(one) and one not in SAYS_NOTHING), key=counts.__getitem__
    )


def _fewer(session: Session, found: Answer) -> tuple[str, ...]:
    query = found.query
    if not 1 < len(query.wanted) <= 6:
        return ()
    every = range(len(query.wanted))
    ways = (_with(session, found, [at for at in every if at != gone]) for gone in every)
    fewer = list(islice(dict.fromkeys(filter(None, ways)), _NEAR))
    left = [at for at in every if not any(query.wanted[at].shown in text.split(" ") for text in fewer)]
    alone = [one for at in left if len(every) > _FEWEST and (one := _with(session, found, [at]))]
    alone.sort(key=len, reverse=True)
    return tuple(dict.fromkeys([*fewer[: _NEAR - 1], *alone, *fewer]))


def _with(session: Session, found: Answer, places: Sequence[int]) -> str:
    """These terms of a query, when they find something."""
    query = found.query
    fewer = tuple(query.wanted[at] for at in places)
    simpler = replace(query, wanted=fewer, whole="")
    # Of what has been found for most of the terms something may have all of these.
    known = [] if query.filters else [match.candidate for lane in found.lanes for match in lane.matches]
    shown = " ".join(item.shown for item in fewer)
    return shown if ranked(simpler, known) or _finds(session, simpler) else ""


def _finds(session: Session, query: Query) -> bool:
    """True when a query has a hit, which one of the newest few shows as a rule."""
    for most in _LOOKED_AT:
        few = candidates(session, query, most)
        if ranked(query, few.candidates):
            return True
        # Of those that name a day, fewer are asked for than say that there are no others.
        if few.complete and query.filters.naming is None:
            return False
    return bool(ranked(query, candidates(session, query).candidates))


def _count(name: str, value: str, number: int, query: str) -> FacetCount:
    return FacetCount(name, value, number, f"{query} {_FORMS[name].format(value)}")  # type: ignore[arg-type]
