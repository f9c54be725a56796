"""A long list of hits in its finer order, block by block; no more of a block is looked at than is shown."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session

from store.search.find import Candidate, read
from store.search.query import Query
from store.search.rank import Match, by_relevance, is_across, is_titled, ranked


def finer(session: Session, query: Query, block: Sequence[Match], wanted: int) -> list[Match]:
    """The first matches of a block whose texts have not been read, in their finer order."""
    # What came by its title is told by it.
    titled = [match.candidate for match in block if is_titled(match)]
    others = [match.candidate for match in block if not is_titled(match)]
    titles = read(session, titled, "title")
    if not others and all(query.whole in item.title for item in titles) and len(titles) == len(titled):
        return _straight_first(query, list(zip(block, titles, strict=True)), wanted)
    found = {match.candidate.doc: match for match in ranked(query, [*titles, *read(session, others)])}
    told = (found.get(m.candidate.doc, m)._replace(also=m.also) for m in block)
    return sorted(told, key=by_relevance)[:wanted]


def _straight_first(query: Query, block: list[tuple[Match, Candidate]], wanted: int) -> list[Match]:
    """`by_relevance`, where all have the word in their titles: matches, each with its title.

    Whether it stands there as a word is asked of those that are shown: cutting a title takes longer than
    reading it.
    """
    parts = query.parts
    lone = len(parts) == 1 and len(parts[0]) > 1
    block.sort(key=lambda one: (one[1].title != query.whole, -one[1].day, one[1].article_id))
    straight: list[Match] = []
    across: list[Match] = []
    for match, item in block:
        if len(straight) == wanted:
            break
        crossed = lone and is_across(parts[0], item, match.tier)
        told = match._replace(candidate=item, across=crossed, named=item.title == query.whole)
        (across if crossed else straight).append(told)
    return [*straight, *across][:wanted]
