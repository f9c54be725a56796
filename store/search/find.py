"""Candidates: the articles that have all pieces of what is wanted, newest first and capped.

A common word has a million of them; asking for the newest only stops early. So that an old article is not
lost behind newer ones, the narrower questions (in the title, as a phrase, as whole numbers) are asked on
their own when the wide one is cut short.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, NamedTuple

from sqlmodel import Session

from store import driver
from store.models import LARGEST
from store.search import shares
from store.search.numbers import span
from store.search.pieces import has_whole, needed
from store.search.query import Query, Wanted
from store.search.question import Group, question

# How many of the newest candidates are compared with what is wanted.
CAP = 150
# Who asks for fewer wants the best, not the newest.
_ENOUGH = 30
# Where the index alone says what is wanted, so many are counted.
COUNTED = 400

_COLUMNS = "d.doc, d.article_id, d.day, d.story, d.facets"
# How much of an article is read: what is short, its title as well, or everything.
Reads = Literal["short", "title", "whole"]
_TEXTS: dict[Reads, str] = {
    "short": ", '', '', ''",
    "title": ", d.title, '', ''",
    "whole": ", d.title, d.head, d.body",
}
# What is short of an article stands in an index as well, thirty articles to a page: SQLite must be told.
_BESIDE = "INDEXED BY ix_search_docs_short"
_SQLITE = """
SELECT {columns} FROM index_{field}s AS i JOIN search_docs AS d {beside} ON d.doc = i.rowid
WHERE index_{field}s MATCH :question AND i.rowid BETWEEN :low AND :high AND d.article_id <= :upto
ORDER BY i.rowid DESC LIMIT :cap
"""
_POSTGRES = """
SELECT {columns} FROM index_entries AS i JOIN search_docs AS d ON d.doc = i.doc
WHERE i.{field} @@ CAST(%(question)s AS tsquery) AND i.doc BETWEEN %(low)s AND %(high)s
AND d.article_id <= %(upto)s ORDER BY i.doc DESC LIMIT %(cap)s
"""
# PostgreSQL's planner likes to walk through all rows in the order of the answer: right where many have the
# pieces, but where few have them it unpacks all. Those that GIN finds are put in order afterwards; a thousand
# more than are wanted, as some may have come in since the search began.
_POSTGRES_FEW = """
WITH found AS MATERIALIZED (
SELECT doc FROM index_entries WHERE {field} @@ CAST(%(question)s AS tsquery)),
newest AS MATERIALIZED (
SELECT doc FROM found WHERE doc BETWEEN %(low)s AND %(high)s ORDER BY doc DESC LIMIT %(cap)s + 1000)
SELECT {columns} FROM newest AS i JOIN search_docs AS d ON d.doc = i.doc
WHERE d.article_id <= %(upto)s ORDER BY i.doc DESC LIMIT %(cap)s
"""
_STATEMENTS = {
    (dialect, field, reads): form.format(
        field=field, columns=_COLUMNS + texts, beside="" if reads == "whole" else _BESIDE
    )
    for dialect, form in (
        ("sqlite", _SQLITE),
        ("postgresql", _POSTGRES),
        ("postgresql few", _POSTGRES_FEW),
    )
    for field in ("title", "text")
    for reads, texts in _TEXTS.items()
}
_ANY = {
    dialect: f"SELECT {_COLUMNS}{_TEXTS['whole']} FROM search_docs AS d "  # noqa: S608 - ours
    f"WHERE d.doc BETWEEN {low} AND {high} AND d.article_id <= {upto} ORDER BY d.doc DESC LIMIT {cap}"
    for dialect, (low, high, upto, cap) in (
        ("sqlite", (":low", ":high", ":upto", ":cap")),
        ("postgresql", ("%(low)s", "%(high)s", "%(upto)s", "%(cap)s")),
    )
}

# SQLite: the same without what stands beside the numbers.
_NUMBERS = {
    field: f"SELECT i.rowid FROM index_{field}s AS i WHERE index_{field}s MATCH :question "  # noqa: S608 - ours
    "AND i.rowid BETWEEN :low AND :high ORDER BY i.rowid DESC LIMIT :cap"
    for field in ("title", "text")
}
# Where articles are kept that were met (`search.again`), the newest of so many: nine megabytes of what is
# short of them, seven of whole ones.
MET = "kanbao_met"
_MOST_MET: dict[Reads, int] = {"short": 20_000, "title": 0, "whole": 3_000}

# What must all be there: a piece, or several sets of pieces of which one must be there.
Need = str | Group


class Candidate(NamedTuple):
    """An article that may be wanted, with its levelled text. `day` is its issue's ordinal, or 0.

    Where the index alone answers, the texts are empty until `read` has fetched them.
    """

    doc: int
    article_id: int
    day: int
    story: int
    facets: str
    title: str = ""
    head: str = ""
    body: str = ""


Met = dict[Reads, dict[int, Candidate]]
# A row has all fields: hundreds at a time are made without a step of Python's for each.
_candidates = partial(map, partial(tuple.__new__, Candidate))


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates, each once; `complete` when there are no others. Those `in_title` came by their titles."""

    candidates: tuple[Candidate, ...]
    complete: bool
    in_title: frozenset[int] = frozenset()


def candidates(session: Session, query: Query, cap: int | None = None) -> Found:
    """The candidates of a query that wants something, with their texts."""
    needs, few_wanted, cap = _needs(query), bool(cap and cap < _ENOUGH), cap or CAP
    if query.titled:
        return Found(tuple(_met(session, "title", needs, query, cap)), True)
    if few_wanted and query.whole and not query.filters.naming:
        # A few of many: in titles, else in one piece.
        few = _met(session, "title", needs, query, cap) or _in_one_piece(session, query, cap)
        if few:
            return Found(tuple(few), False)
    wide = _met(session, "text", needs, query, cap)
    named = [] if query.filters.naming is None else _naming(session, query, needs, cap)
    if len(wide) < cap and len(named) < cap:
        return Found(tuple({item.doc: item for item in (*wide, *named)}.values()), True)
    narrow = [_met(session, "title", needs, query, cap // 2)]
    if query.whole and query.whole not in query.parts:
        narrow.append(_in_one_piece(session, query, cap // 2))
    if any(has_whole(part) for part in query.parts):
        narrow.append(_met(session, "text", _needs(query, whole=True), query, cap // 2))
    every = {item.doc: item for some in (wide, named, *narrow) for item in some}
    return Found(tuple(every.values()), False)


def _in_one_piece(session: Session, query: Query, cap: int) -> list[Candidate]:
    return _met(session, "text", [*needed(query.whole), *filtering(query)], query, cap)


def plainly(session: Session, query: Query) -> Found:
    """The same without texts, for what the index alone can tell: titles first, newest first."""
    needs = _needs(query)
    titles = _met(session, "title", needs, query, COUNTED, "short")
    wide = [] if query.titled else _met(session, "text", needs, query, COUNTED, "short")
    first = {item.doc: item for item in titles}
    rest = [item for item in wide if item.doc not in first]
    complete = len(titles) < COUNTED and len(wide) < COUNTED
    return Found((*titles, *rest), complete, frozenset(first))


def _met(  # noqa: PLR0917 - asked like `ask`
    session: Session, field: str, needs: list[Need], query: Query, cap: int, reads: Reads = "whole"
) -> list[Candidate]:
    """`ask`; of articles that were met before FTS5 need only give the numbers.

    To fetch the rest takes four times as long; common words share the newest articles, and the questions of
    one search ask for the same ones.
    """
    memory: Met | None = session.info.get(MET)
    _, told = statement(session, field, needs, query, cap, reads=reads)
    if memory is None or "question" not in told:
        return ask(session, field, needs, query, cap, reads=reads)
    met = memory[reads]
    numbers = [row[0] for row in driver.rows(session, _NUMBERS[field], told)]
    if missing := [number for number in numbers if number not in met]:
        if len(met) + len(missing) > _MOST_MET[reads]:
            for number in sorted(met)[: len(met) // 2]:
                met.pop(number, None)
        met |= {item.doc: item for item in _of_numbers(session, missing, reads)}
    found = [item for number in numbers if (item := met.get(number))]
    late = max((item.article_id for item in found), default=0) > (query.upto or LARGEST)
    if late or len(found) < len(numbers):
        return ask(session, field, needs, query, cap, reads=reads)
    return found


def prepare(session: Session) -> None:
    """Before a search. PostgreSQL does not count what it costs to unpack an article's entries: it would
    rather unpack those of all articles than ask their index."""
    if driver.dialect(session) == "postgresql":
        session.connection().exec_driver_sql("SET LOCAL enable_seqscan = off")


def is_plain(query: Query) -> bool:
    """True when one Chinese word of two characters is all: the index has it as it stands."""
    one = len(query.wanted) == 1 and not query.wanted[0].others and not query.excluded
    return one and query.filters.naming is None and len(query.whole) == 2 and min(query.whole) > "\u2e80"


def read(session: Session, found: Sequence[Candidate], reads: Reads = "whole") -> list[Candidate]:
    """These candidates with their texts, in their order."""
    return of_numbers(session, [item.doc for item in found], reads)


def of_numbers(session: Session, numbers: Sequence[int], reads: Reads = "whole") -> list[Candidate]:
    """The articles of these numbers with their texts, in this order."""
    found = {item.doc: item for item in _of_numbers(session, numbers, reads)}
    return [found[number] for number in numbers if number in found]


def _of_numbers(session: Session, numbers: Sequence[int], reads: Reads) -> Iterable[Candidate]:
    if not numbers:
        return ()
    within, told = driver.listed(session, numbers)
    beside = _BESIDE if reads != "whole" and driver.dialect(session) == "sqlite" else ""
    wanted = f"SELECT {_COLUMNS}{_TEXTS[reads]} FROM search_docs AS d {beside} WHERE d.doc {within}"  # noqa: S608 - ours
    return _candidates(driver.rows(session, wanted, told))


def ask(
    session: Session,
    field: str,
    needs: Iterable[Need],
    query: Query | None,
    cap: int,
    *,
    reads: Reads = "whole",
    without: str = "",
) -> list[Candidate]:
    """The newest articles whose title or text has all that is needed; of the query its days count.

    `without`: but not those that have this piece.
    """
    asked, told = statement(session, field, needs, query, cap, reads=reads, without=without)
    return list(_candidates(driver.rows(session, asked, told)))


def statement(
    session: Session,
    field: str,
    needs: Iterable[Need],
    query: Query | None,
    cap: int,
    *,
    reads: Reads,
    without: str = "",
) -> tuple[str, dict[str, Any]]:
    """The statement of `ask` and what it is told."""
    # The longest first: whole numbers and pairs say more than single characters.
    pieces = sorted({one for one in needs if isinstance(one, str)}, key=lambda one: (-len(one), one))
    either = [one for one in needs if not isinstance(one, str)]
    low, high, upto = 1, LARGEST, LARGEST
    if query is not None:
        upto = query.upto or LARGEST
        if query.filters.days:
            low, high = span(*query.filters.days)
    dialect = driver.dialect(session)
    told: dict[str, Any] = {"cap": cap, "low": low, "high": high, "upto": upto}
    if not pieces and not either:
        return _ANY[dialect], told
    told["question"] = question(session, pieces, either, without)
    few = dialect == "postgresql" and not shares.has_many(session, field, pieces, either, cap)
    form = "postgresql few" if few else dialect
    return _STATEMENTS[form, field, reads], told


def _naming(session: Session, query: Query, needs: list[Need], cap: int) -> list[Candidate]:
    """Those of any issue whose text names the typed day."""
    assert query.filters.naming is not None  # noqa: S101 - asked for such queries only
    needs, any_day = [*needs, *needed(query.filters.naming)], query.on_any_day()
    titled = _met(session, "title", needs, any_day, cap // 2) if query.filters.worded else []
    return [*titled, *_met(session, "text", needs, any_day, cap // 2)]


def _needs(query: Query, *, whole: bool = False) -> list[Need]:
    found: list[Need] = []
    for wanted in query.wanted:
        if wanted.others:
            found.append(tuple(frozenset(_of(one, whole=whole)) for one in (wanted, *wanted.others)))
        else:
            found.extend(_of(wanted, whole=whole))
    return [*found, *filtering(query)]


def filtering(query: Query) -> list[Need]:
    """What its filters need."""
    return [
        one if isinstance(one, str) else tuple(frozenset((each,)) for each in one)
        for one in query.filters.entries
    ]


def _of(wanted: Wanted, *, whole: bool) -> set[str]:
    return {piece for part in wanted.parts for piece in needed(part, whole=whole)}
