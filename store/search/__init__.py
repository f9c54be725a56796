"""Search: text → query → candidates from the index → hits compared with the text itself."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence

from sqlmodel import Session

from store.articles import headlines, texts_of
from store.search import level, words
from store.search.find import candidates
from store.search.query import Query, understand
from store.search.rank import Match, ranked
from store.search.snippet import Needles, marked, snippet
from store.values import LANES, Hit, SearchResult, Sort

__all__ = ["search", "warm"]


def search(
    session: Session,
    query: str,
    *,
    limit: int = 10,
    offset: int = 0,
    sort: Sort = "relevance",
    today: dt.date,
) -> SearchResult:
    """The articles that hold what was typed, best or newest first.

    A query that means nothing (punctuation, exclusions alone) has no hits. `today` is what words like 上周
    go by.
    """
    start = time.perf_counter()
    understood = understand(query)
    matches: list[Match] = []
    complete = True
    if understood.wanted:
        found = candidates(session, understood)
        matches, complete = ranked(understood, found.candidates, sort), found.complete
    shown = matches[max(0, offset) : max(0, offset) + max(0, limit)]
    hits = _hits(session, understood, shown)
    count = len(matches)
    return SearchResult(
        query=query,
        total=count if complete else None,
        totals={**dict.fromkeys(LANES, 0), "exact": count},
        took_ms=round((time.perf_counter() - start) * 1000, 3),
        understood=understood.understood,
        hits=hits,
        at_least=None if complete else count,
    )


def warm() -> None:
    """Load the dictionaries of segmentation and levelling, so that the first search is as fast as any."""
    level.warm()
    words.warm()


def _hits(session: Session, query: Query, shown: Sequence[Match]) -> tuple[Hit, ...]:
    if not shown:
        return ()
    ids = [match.candidate.article_id for match in shown]
    lines = {line.id: line for line in headlines(session, ids)}
    texts = texts_of(session, ids)
    needles = Needles.of(query)
    return tuple(
        Hit(
            headline=lines[key],
            lane="exact",
            snippet=snippet(texts[key], needles),
            marked_title=marked(lines[key].title, needles),
            score=match.score,
        )
        for key, match in zip(ids, shown, strict=True)
        if key in lines
    )
