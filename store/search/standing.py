"""Standing queries: which of many queries a few new articles answer.

Each article is looked at once for every distinct word of all queries, not each query asked of the archive:
50,000 queries on a day's hundred articles take seconds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlmodel import Session

from store.models import DOCS
from store.search.facets import entries
from store.search.filters import Known
from store.search.known import known_to
from store.search.query import Query, Wanted, understand


class Newcomers:
    """Articles that have just come in: their levelled text and their facets.

    A day in a standing query is not looked at: what is new has the day that it has.
    """

    def __init__(self, texts: dict[int, str], facets: dict[int, frozenset[str]], known: Known) -> None:
        self._texts, self._facets, self._known = texts, facets, known
        self._holding: dict[str, frozenset[int]] = {}
        self._found: dict[str, frozenset[int]] = {}

    @classmethod
    def of(cls, session: Session, ids: Sequence[int], today: dt.date) -> Newcomers:
        """The articles of these ids; withdrawn ones have no text and answer nothing."""
        columns = (DOCS.c.article_id, DOCS.c.title, DOCS.c.head, DOCS.c.body, DOCS.c.facets)
        rows = session.connection().execute(select(*columns).where(DOCS.c.article_id.in_(ids))).all()
        texts = {key: f"{title} {head} {body}" for key, title, head, body, _ in rows}
        facets = {row.article_id: frozenset(entries(row.facets)) for row in rows}
        return cls(texts, facets, known_to(session, today))

    def answering(self, query: str) -> frozenset[int]:
        """The articles that a query is answered by."""
        if query not in self._found:
            self._found[query] = self._answering(understand(query, self._known))
        return self._found[query]

    def answering_any(self, queries: Iterable[str]) -> frozenset[int]:
        """The articles that any of the queries is answered by."""
        return frozenset().union(*map(self.answering, queries))

    def _answering(self, query: Query) -> frozenset[int]:
        if not query.means_something:
            return frozenset()
        found = frozenset(self._texts)
        for wanted in query.wanted:
            found &= frozenset().union(*map(self._saying, (wanted, *wanted.others)))
        for entry in query.filters.entries:
            group = {entry} if isinstance(entry, str) else set(entry)
            found &= {key for key in found if self._facets[key] & group}
        return found.difference(*(self._with(item.levelled) for item in query.excluded))

    def _saying(self, wanted: Wanted) -> frozenset[int]:
        return frozenset.intersection(*map(self._with, wanted.parts))

    def _with(self, part: str) -> frozenset[int]:
        if part not in self._holding:
            self._holding[part] = frozenset(key for key, text in self._texts.items() if part in text)
        return self._holding[part]
