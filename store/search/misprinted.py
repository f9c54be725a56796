"""Misprints: what the archive has where a page, or who read it, has a character of a term wrong.

The index is asked for the rest of the term; the text decides.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from sqlmodel import Session

from store import driver
from store.search import vocabulary
from store.search.filters import Filters
from store.search.find import Need, filtering, of_numbers, statement
from store.search.numbers import span
from store.search.once import once
from store.search.pieces import needed
from store.search.query import Query
from store.search.question import question
from store.search.suggest import alike
from store.search.words import EMPTY

# Shorter words have too many neighbours that are words themselves; longer ones too many places to try.
SHORTEST, LONGEST = 3, 10
_READ, _MOST = 20, 3
# So many characters around decide whether what stands there is a word of its own.
_AROUND = 3
_LIKE = (
    "SELECT c.title, c.head, c.body FROM ({candidates}) AS c "
    "WHERE c.title LIKE {form} OR c.head LIKE {form} OR c.body LIKE {form}"
)
# SQLite: FTS5 looks for its first NOT through the whole archive before it looks at what it may not go below.
_WITHOUT = """
SELECT rowid FROM index_texts WHERE index_texts MATCH :question AND rowid BETWEEN :low AND :high
EXCEPT SELECT rowid FROM index_texts WHERE index_texts MATCH :without AND rowid BETWEEN :low AND :high
ORDER BY rowid DESC LIMIT :cap
"""
# Which articles are looked through: those of these days that have these pieces.
_Through = tuple[tuple[dt.date, dt.date] | None, tuple[Need, ...]]


def misprints(session: Session, term: str, longest: int = LONGEST, query: Query | None = None) -> list[str]:
    """Strings of the archive that are this term with one character wrong, and no words of their own.

    With a query, of the articles that its filters let through: of a term that thousands have, those that
    have it otherwise are few, and all must be gone through to find them.
    """
    if not SHORTEST <= len(term) <= longest or min(term) < "\u2e80":
        return []
    return _misprinted(session, term, _let_through(query))


def _let_through(query: Query | None) -> tuple[_Through, ...]:
    """Which articles filters let through: those of the days, and those that name the day."""
    if query is None:
        return ((None, ()),)
    entries, naming = tuple(filtering(query)), query.filters.naming
    named = ((None, (*entries, *sorted(needed(naming)))),) if naming else ()
    return ((query.filters.days, entries), *named)


@once
def _misprinted(session: Session, term: str, through: tuple[_Through, ...]) -> list[str]:
    found: Counter[str] = Counter()
    for at in range(len(term)):
        left, right = term[:at], term[at + 1 :]
        pieces = needed(left) | needed(right)
        broken = term[at - 1 : at + 1] if at else term[:2]
        form = re.compile(f"{re.escape(left)}(?!{re.escape(term[at])})([^ ]){re.escape(right)}")
        for text in _texts(session, pieces, broken, f"%{left}_{right}%", through):
            for match in form.finditer(text):
                if _is_misprint(term, at, match[1], text[max(0, match.start() - _AROUND) :], match):
                    found[match[0]] += 1
    return [text for text, _ in found.most_common(_MOST)]


def _texts(
    session: Session, pieces: set[str], without: str, form: str, through: tuple[_Through, ...]
) -> Iterator[str]:
    """Texts of those of the newest articles with these pieces that may have the form of a LIKE in them."""
    for days, entries in through:
        if days and driver.dialect(session) == "sqlite":
            yield from _of_days(session, [*pieces, *entries], without, days)
        else:
            yield from _like(session, [*pieces, *entries], without, form, days)


def _like(
    session: Session, needs: list[Need], without: str, form: str, days: tuple[dt.date, dt.date] | None
) -> Iterator[str]:
    # The database looks for it: few of the texts have it, and to bring one over takes as long as to look.
    of_days = Query("", filters=Filters(days=days))
    asked, told = statement(session, "text", needs, of_days, _READ, reads="whole", without=without)
    mark = ":form" if driver.dialect(session) == "sqlite" else "%(form)s"
    rows = driver.rows(session, _LIKE.format(candidates=asked, form=mark), {**told, "form": form})
    yield from (" ".join(row) for row in rows)


def _of_days(
    session: Session, needs: list[Need], without: str, days: tuple[dt.date, dt.date]
) -> Iterator[str]:
    low, high = span(*days)
    pieces = [one for one in needs if isinstance(one, str)]
    asked = question(session, pieces, [one for one in needs if not isinstance(one, str)], "")
    told = {"question": asked, "without": f'"{without}"', "low": low, "high": high, "cap": _READ}
    numbers = [row[0] for row in driver.rows(session, _WITHOUT, told)]
    yield from (f"{one.title} {one.head} {one.body}" for one in of_numbers(session, numbers))


def _is_misprint(term: str, at: int, printed: str, text: str, match: re.Match[str]) -> bool:
    if printed <= "\u2e80" or printed in EMPTY:
        return False
    if len(term) < 4 and not alike(printed, term[at]):
        return False
    start = min(match.start(), _AROUND)
    around = text[: start + len(term) + _AROUND]
    here = start + at
    # 企业工人 is no misprint of 产业工人: 企业 is a word.
    words = (around[a:b] for a in range(max(0, here - 3), here + 1) for b in range(here + 1, here + 5))
    return not any(len(word) > 1 and vocabulary.is_known(word) for word in words)
