"""A long list of hits in its finer order, block by block; no more of a block is looked at than is shown."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session

from store.search.find import read
from store.search.query import Query
from store.search.rank import Match, by_relevance, is_across, is_titled, ranked


def finer(session: Session, query: Query, block: Sequence[Match], wanted: int) -> list[Match]:
    """The first matches of a block whose texts have not been read, in their finer order."""
    # What came by its title is told by it.
    titled = [match.candidate for match in block if is_titled(match)]
    others = [match.candidate for match in block if not is_titled(match)]
    titles = read(session, titled, "title")
    if not others and all(query.whole in item.title for item in titles) and len(titles) == len(titled):
        named = dict(zip((item.doc for item in titles), titles, strict=True))
        return _straight_first(query, [one._replace(candidate=named[one[0].doc]) for one in block], wanted)
    found = {match.candidate.doc: match for match in ranked(query, [*titles, *read(session, others)])}
    told = (found.get(m.candidate.doc, m)._replace(also=m.also) for m in block)
    return sorted(told, key=by_relevance)[:wanted]


def _straight_first(query: Query, block: list[Match], wanted: int) -> list[Match]:
    """`by_relevance`, where all have the word in their titles.

    Whether it stands there as a word is asked of those that are shown: cutting a title takes longer than
    reading it.
    """
    parts = query.parts
    lone = len(parts) == 1 and len(parts[0]) > 1
    told = [match._replace(named=match.candidate.title == query.whole) for match in block]
    told.sort(key=by_relevance)
    straight: list[Match] = []
    across: list[Match] = []
    for match in told:
        if len(straight) == wanted:
            break
        crossed = lone and is_across(parts[0], match.candidate, match.tier)
        (across if crossed else straight).append(match._replace(across=crossed))
    return [*straight, *across][:wanted]
