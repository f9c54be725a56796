"""Standing queries: which of many queries a few new articles answer.

Each article is looked at once for every distinct word of all queries, not each query asked of the archive:
50,000 queries on a day's hundred articles take seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from sqlalchemy import select
from sqlmodel import Session

from store.models import DOCS
from store.search.query import Query, understand

_understood = lru_cache(maxsize=1 << 11)(understand)


class Newcomers:
    """Articles that have just come in, by their levelled text."""

    def __init__(self, texts: dict[int, str]) -> None:
        self._texts = texts
        self._holding: dict[str, frozenset[int]] = {}
        self._found: dict[str, frozenset[int]] = {}

    @classmethod
    def of(cls, session: Session, ids: Sequence[int]) -> Newcomers:
        """The articles of these ids; withdrawn ones have no text and answer nothing."""
        columns = (DOCS.c.article_id, DOCS.c.title, DOCS.c.head, DOCS.c.body)
        rows = session.connection().execute(select(*columns).where(DOCS.c.article_id.in_(ids)))
        return cls({key: f"{title} {head} {body}" for key, title, head, body in rows})

    def answering(self, query: str) -> frozenset[int]:
        """The articles that a query is answered by."""
        if query not in self._found:
            self._found[query] = self._answering(_understood(query))
        return self._found[query]

    def answering_any(self, queries: Iterable[str]) -> frozenset[int]:
        """The articles that any of the queries is answered by."""
        return frozenset().union(*map(self.answering, queries))

    def _answering(self, query: Query) -> frozenset[int]:
        if not query.wanted:
            return frozenset()
        found = frozenset.intersection(*map(self._with, query.parts))
        return found.difference(*(self._with(item.levelled) for item in query.excluded))

    def _with(self, part: str) -> frozenset[int]:
        if part not in self._holding:
            self._holding[part] = frozenset(key for key, text in self._texts.items() if part in text)
        return self._holding[part]
