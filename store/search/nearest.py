"""Where nothing else is found: the articles that have more of what was typed than chance brings together.

A clerk tells a story in other words than the paper (老板拖欠工资跑到外地机场被抓): few of them
stand there, but rare ones, near each other or in one title (`store.search.chance`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session

from store import driver
from store.models import LARGEST
from store.search import shares, vocabulary
from store.search.chance import Had, Piece, Sought, had_by, whole
from store.search.fillers import SAYS_NOTHING
from store.search.find import Candidate, Need, filtering, of_numbers, statement
from store.search.lanes import Answer, Hits
from store.search.level import as_written
from store.search.numbers import ends
from store.search.pieces import needed
from store.search.query import Query, Wanted
from store.search.rank import Match, is_excluded, placed
from store.search.words import EMPTY, typed_words
from store.values import Assumed

# What chance would bring together in one archive of a hundred is shown, with what is not so much likelier by
# chance (e^4). Of several terms typed apart one alone must say more.
_LEAST, _LEAST_OF_ONE, _BEHIND = math.log(100), math.log(250), 4.0
# Two things at least must be there.
_FEWEST = 2
# So much of what was typed is looked at, so many articles that have most of it, so many hits are shown.
_PIECES, _LOOKED_AT, _SHOWN = 40, 40, 20
# Of a common piece the newest so many articles are fetched: by its rare ones is an article found.
_LISTED = 8_000
# As many characters as are commonly written (现代汉语常用字表): what a few articles lack is not that rare.
_CHARACTERS = 3_500
# So many words are told that the best hit lacks.
_TOLD = 4
Numbers = NDArray[np.int64]
_LATIN = re.compile("[0-9a-z]")
_NEWEST = {
    "sqlite": "SELECT group_concat(n) FROM (SELECT rowid AS n FROM index_texts "
    "WHERE index_texts MATCH :question AND rowid BETWEEN :low AND :high ORDER BY rowid DESC LIMIT :cap)",
    "postgresql": "SELECT string_agg(n::text, ',' ORDER BY n DESC) FROM (SELECT doc AS n FROM index_entries "
    "WHERE text @@ CAST(%(question)s AS tsquery) AND doc BETWEEN %(low)s AND %(high)s "
    "ORDER BY doc DESC LIMIT %(cap)s) AS newest",
    # Why PostgreSQL must be told: `store.search.find`.
    "postgresql few": "WITH found AS MATERIALIZED (SELECT doc AS n FROM index_entries "
    "WHERE text @@ CAST(%(question)s AS tsquery)) SELECT string_agg(n::text, ',' ORDER BY n DESC) FROM "
    "(SELECT n FROM found WHERE n BETWEEN %(low)s AND %(high)s ORDER BY n DESC LIMIT %(cap)s) AS newest",
}


def nearest(session: Session, query: Query) -> Answer | None:
    """The articles that have most of what was typed, the likest first; None where chance has as much."""
    if query.titled or any(wanted.phrase or wanted.others for wanted in query.wanted):
        return None
    pieces, some = _with_most(session, query)
    some = [
        item for item in some if item.article_id <= (query.upto or LARGEST) and not is_excluded(query, item)
    ]
    apart = len({number for number, _, word in _words(query) if len(word) > 1})
    sought = Sought(pieces, _characters(query, some), math.log(vocabulary.size(session) + 1))
    found = [(had, item) for item in some if (had := had_by(item, sought)).surplus >= _least(had, apart)]
    found.sort(key=lambda pair: (-round(pair[0].surplus, 2), -pair[1].day, pair[1].doc))
    best = [pair for pair in found if pair[0].surplus >= found[0][0].surplus - _BEHIND][:_SHOWN]
    return _answer(query, best) if best else None


def _least(had: Had, apart: int) -> float:
    """How much more than chance it must be, where so many terms were typed apart."""
    # Numbers alone say nothing: 12乘以47.
    if len(had.pieces) < _FEWEST or all(piece.text.isdecimal() for piece in had.pieces):
        return math.inf
    return _LEAST if len({piece.term for piece in had.pieces}) >= min(_FEWEST, apart) else _LEAST_OF_ONE


def _answer(query: Query, best: Sequence[tuple[Had, Candidate]]) -> Answer:
    matches = [placed(tuple(piece.text for piece in had.pieces), item)[0] for had, item in best]
    texts = dict.fromkeys(piece.text for had, _ in best for piece in had.pieces if len(piece.text) > 1)
    wanted = tuple(Wanted(text, text, (text,)) for text in texts)
    gone = "、".join(as_written(query.text, word) for word in _lacking(query, matches[0]))
    lane = Hits("similar", replace(query, wanted=wanted, whole=""), matches)
    return Answer(query, (Hits("exact", query, []), lane), (Assumed("partial", gone, ""),) if gone else ())


def _lacking(query: Query, match: Match) -> list[str]:
    """The words that it lacks; where it has them all otherwise (红文件头 of 红头文件), the terms."""
    text = whole(match.candidate)
    words = [word for _, _, word in _words(query) if len(word) > 1 and word not in text]
    terms = [wanted.levelled for wanted in query.wanted if wanted.levelled not in text]
    return list(dict.fromkeys(words or terms))[:_TOLD]


def _words(query: Query) -> Iterator[tuple[int, int, str]]:
    """The words that say something: of which term, and at which place of what was typed."""
    return ((number, at, word) for number, at, word in _typed(query) if word not in SAYS_NOTHING)


def _typed(query: Query) -> Iterator[tuple[int, int, str]]:
    """The same with characters that say nothing by themselves: 老 of 老邵."""
    at = 0
    for number, wanted in enumerate(query.wanted):
        for word in typed_words(wanted.levelled):
            if word not in EMPTY and (len(word) == 1 or word not in SAYS_NOTHING):
                yield number, at, word
            at += len(word)
        # Nothing goes over the border of a term.
        at += 1


def _pieces(query: Query) -> Iterator[tuple[str, int, int]]:
    """Words, and neighbours in what stands together: a dictionary does not cut a slip where it should.

    Each with its term and its place.
    """
    end, before = -1, ""
    for number, at, word in _typed(query):
        if word not in SAYS_NOTHING:
            yield word, number, at
        run = before[-1:] + word if at == end else word
        first = at + len(word) - len(run)
        if not _LATIN.search(run):
            yield from ((run[k : k + 2], number, first + k) for k in range(len(run) - 1))
        end, before = at + len(word), word


def _with_most(session: Session, query: Query) -> tuple[list[Piece], list[Candidate]]:
    """What was typed, as far as the archive has it, and the articles with the most of it."""
    typed = list(dict.fromkeys(_pieces(query)))[:_PIECES]
    size = vocabulary.size(session)
    lists, lacking = [], _commonest(session, size)
    for one in dict.fromkeys(part for text, _, _ in typed for part in needed(text, whole=True)):
        if one in lacking:
            continue
        numbers = _newest(session, one, query)
        if len(numbers):
            # How rare it is in the archive, whatever part of it is asked for.
            every = _newest(session, one, query.unfiltered()) if query.filters else numbers
            lacking[one] = max(0.0, 1 - (_all(session, every) + 1) / (size + 2))
            lists.append((numbers, -math.log(1 - lacking[one])))
    pieces = []
    for text, term, start in typed:
        parts = needed(text, whole=True)
        if parts <= lacking.keys():
            pieces.append(Piece(text, term, start, max(lacking[part] for part in parts)))
    pieces.sort(key=lambda piece: (-piece.lacking, -len(piece.text), piece.start))
    return pieces, of_numbers(session, _most(lists)) if lists else []


def _commonest(session: Session, size: int) -> dict[str, float]:
    """PostgreSQL: the share of articles that lack each of the commonest pieces.

    Of a million it takes a third of a second to list the newest that have one; by these alone no article is
    found.
    """
    if driver.dialect(session) == "sqlite":
        return {}
    known = shares.common(session, "text")
    return {piece: 1 - share for piece, share in known.items() if share * size >= _LISTED}


def _all(session: Session, newest: Numbers) -> float:
    """About how many articles have what these have, by how far they reach back where there are more."""
    taken = ends(session)
    if len(newest) < _LISTED or taken is None:
        return len(newest)
    return len(newest) * (taken[1] - taken[0] + 1) / (taken[1] - int(newest[-1]) + 1)


def _newest(session: Session, piece: str, query: Query) -> Numbers:
    """The newest articles with a piece, the newest first."""
    needs: list[Need] = [piece, *filtering(query)]
    _, told = statement(session, "text", needs, query, _LISTED, reads="short")
    form = driver.dialect(session)
    if form == "postgresql" and not shares.has_many(session, "text", [piece], (), _LISTED):
        form = "postgresql few"
    (listed,) = driver.rows(session, _NEWEST[form], told)[0]
    return np.fromstring(listed or "", dtype=np.int64, sep=",")


def _most(lists: Sequence[tuple[Numbers, float]]) -> list[int]:
    """The numbers that weigh most over all lists, the newest first among equals."""
    every = np.concatenate([numbers for numbers, _ in lists])
    weights = np.repeat([weight for _, weight in lists], [len(numbers) for numbers, _ in lists])
    numbers, places = np.unique(every, return_inverse=True)
    sums = np.round(np.bincount(places, weights), 3)
    best: list[int] = numbers[np.lexsort((-numbers, -sums))][:_LOOKED_AT].tolist()
    return best


def _characters(query: Query, some: Sequence[Candidate]) -> list[tuple[str, int, int, float]]:
    """The single characters of what was typed, and how frequent they are where it may be said."""
    typed = [(one, number, at + k) for number, at, word in _words(query) for k, one in enumerate(word)]
    text = "".join(map(whole, some))
    counts = {one: text.count(one) for one, _, _ in typed if not _LATIN.match(one)}
    told = ((*one, (counts[one[0]] + 1) / (len(text) + _CHARACTERS)) for one in typed if one[0] in counts)
    return sorted(told, key=itemgetter(3))
