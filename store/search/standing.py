"""Standing queries: which of many queries a few new articles answer.

Each article is looked at once for every distinct word of all queries, not each query asked of the archive:
50,000 queries on a day's hundred articles take seconds.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlmodel import Session

from store.models import DOCS
from store.search import synonyms
from store.search.facets import entries
from store.search.filters import Known
from store.search.find import Candidate
from store.search.known import known_to
from store.search.meant import OtherNames, renamed
from store.search.query import Query, Wanted, understand
from store.search.rank import as_words, ranked

# So many queries are remembered with their answers: what many people ask is among them.
_REMEMBERED = 4000
# What a query in a title weighs beside one in a text.
_IN_TITLE = 1.5


class Newcomers:
    """Articles that have just come in: their levelled text and their facets.

    A day in a standing query is not looked at: what is new has the day that it has. Other names of a thing
    count as in a search; what may be a slip does not: nobody is there to see what was assumed.
    """

    def __init__(self, articles: Iterable[Candidate], known: Known, others: OtherNames) -> None:
        self._articles = {item.article_id: item for item in articles}
        self._texts = {key: f"{one.title} {one.head} {one.body}" for key, one in self._articles.items()}
        self._facets = {key: frozenset(entries(one.facets)) for key, one in self._articles.items()}
        self._known, self._others = known, others
        self._holding: dict[str, frozenset[int]] = {}
        self._found: dict[str, frozenset[int]] = {}
        self._titled: dict[str, frozenset[int]] = {}

    @classmethod
    def of(cls, session: Session, ids: Sequence[int], today: dt.date) -> Newcomers:
        """The articles of these ids; withdrawn ones have no text and answer nothing."""
        names = ("doc", "article_id", "day", "story", "facets", "title", "head", "body")
        rows = session.connection().execute(
            select(*(DOCS.c[n] for n in names)).where(DOCS.c.article_id.in_(ids))
        )
        found = [Candidate(*row) for row in rows]
        return cls(found, known_to(session, today), synonyms.every(session))

    @property
    def ids(self) -> frozenset[int]:
        """The articles."""
        return frozenset(self._articles)

    @property
    def texts(self) -> dict[int, tuple[str, str]]:
        """The levelled title and body of each."""
        return {key: (one.title, one.body) for key, one in self._articles.items()}

    def liking(self, queries: Sequence[str]) -> dict[int, float]:
        """How well articles answer queries: 1 for each that one answers, more where its title does."""
        found: dict[int, float] = defaultdict(float)
        for query in queries:
            for key in self.answering(query):
                found[key] += 1.0
            for key in self._headed(query):
                found[key] += _IN_TITLE
        return found

    def answering(self, query: str) -> frozenset[int]:
        """The articles that a query is answered by."""
        if query not in self._found:
            _make_room(self._found)
            self._found[query] = self._answering(understand(query, self._known))
        return self._found[query]

    def answering_any(self, queries: Iterable[str]) -> frozenset[int]:
        """The articles that any of the queries is answered by."""
        return frozenset().union(*map(self.answering, queries))

    def _headed(self, query: str) -> frozenset[int]:
        """Those that are answered by their title already."""
        if query not in self._titled:
            _make_room(self._titled)
            wanted = understand(query, self._known).wanted
            self._titled[query] = frozenset(
                key
                for key in self.answering(query)
                if wanted and all(self._in_title(key, (one, *one.others)) for one in wanted)
            )
        return self._titled[query]

    def _in_title(self, key: int, ways: Sequence[Wanted]) -> bool:
        title = self._articles[key].title
        return any(all(part in title for part in way.parts) for way in ways)

    def _answering(self, query: Query) -> frozenset[int]:
        # Everything but some words is asked for as well.
        if not (query.means_something or query.excluded):
            return frozenset()
        found = self._holding_all(query)
        for other in renamed(query, self._others):
            fresh = self._holding_all(other.query) - found
            found |= {key for key in fresh if self._as_words(other.query, key)}
        return found

    def _as_words(self, query: Query, key: int) -> bool:
        """As in a search, what nobody typed must stand there as words."""
        plain = query.unfiltered()
        return any(as_words(plain, match) for match in ranked(plain, [self._articles[key]]))

    def _holding_all(self, query: Query) -> frozenset[int]:
        found = frozenset(self._texts)
        for wanted in query.wanted:
            found &= frozenset().union(*map(self._saying, (wanted, *wanted.others)))
        for entry in query.filters.entries:
            group = {entry} if isinstance(entry, str) else set(entry)
            found &= {key for key in found if self._facets[key] & group}
        found = found.difference(*map(self._with, query.without_words))
        return frozenset(key for key in found if not query.leaves_out(self._articles[key].facets, 0))

    def _saying(self, wanted: Wanted) -> frozenset[int]:
        return frozenset.intersection(*map(self._with, wanted.parts))

    def _with(self, part: str) -> frozenset[int]:
        if part not in self._holding:
            _make_room(self._holding)
            self._holding[part] = frozenset(key for key, text in self._texts.items() if part in text)
        return self._holding[part]


def _make_room(answers: dict[str, frozenset[int]]) -> None:
    if len(answers) >= _REMEMBERED:
        answers.clear()
