"""Where nothing else is found: the articles that have more of what was typed than chance brings together.

A clerk tells a story in other words than the paper (老板拖欠工资跑到外地机场被抓): few of them
stand there, but rare ones, near each other or in one title. How much that says is a log likelihood
ratio. A word, or a pair of characters, that a share p of the articles has stands in a stretch of f
times an article's length with the probability 1 - (1 - p)^f, as if it fell anywhere (Poisson). What
an article has in its best stretch weighs as much as that is unlikely, and how many such stretches
there are in the archive is taken off. What no article has counts neither way: it may be said otherwise.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session

from store import driver
from store.models import LARGEST
from store.search import shares, vocabulary
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

# What chance would bring together in one of e^4 archives is shown, with what is not so much likelier by
# chance. Of several terms typed apart one alone must say more.
_LEAST, _LEAST_OF_ONE, _BEHIND = 4.0, 6.0, 4.0
# Two things at least must be there.
_FEWEST = 2
# So many characters are some lines of a newspaper's column; a title has at least so many.
_LINES, _TITLE = 80, 12
# So much of what was typed is looked at, so many articles that have most of it, so many hits are shown.
_PIECES, _LOOKED_AT, _SHOWN = 40, 60, 20
# Of a common piece the newest so many articles are fetched: by its rare ones is an article found.
_LISTED = 8_000
# Of a word so many places are looked at.
_PLACES = 6
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


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word or pair of characters of what was typed: in which term and where; how many articles lack it."""

    text: str
    term: int
    start: int
    lacking: float

    @property
    def places(self) -> range:
        """Which characters of what was typed it is."""
        return range(self.start, self.start + len(self.text))

    def weight(self, stretch: float) -> float:
        """How unlikely it is in a stretch of so much of an article's length."""
        return -math.log(1 - self.lacking**stretch)


@dataclass(frozen=True, slots=True)
class _Had:
    """What an article has: the pieces, each character once, and how much more they say than chance would."""

    pieces: tuple[_Piece, ...]
    surplus: float


def nearest(session: Session, query: Query) -> Answer | None:
    """The articles that have most of what was typed, the likest first; None where chance has as much."""
    if query.titled or any(wanted.phrase or wanted.others for wanted in query.wanted):
        return None
    pieces, some = _with_most(session, query)
    apart = len({number for number, _, word in _words(query) if len(word) > 1})
    chance = math.log(vocabulary.size(session) + 1)
    found = []
    for item in some:
        if item.article_id > (query.upto or LARGEST) or is_excluded(query, item):
            continue
        had = _had(pieces, item, chance)
        if had.surplus >= _least(had, apart):
            found.append((had, item))
    found.sort(key=lambda pair: (-round(pair[0].surplus, 2), -pair[1].day, pair[1].doc))
    best = [pair for pair in found if pair[0].surplus >= found[0][0].surplus - _BEHIND][:_SHOWN]
    return _answer(query, best) if best else None


def _least(had: _Had, apart: int) -> float:
    """How much more than chance it must be, where so many terms were typed apart."""
    if len(had.pieces) < _FEWEST:
        return math.inf
    return _LEAST if len({piece.term for piece in had.pieces}) >= min(_FEWEST, apart) else _LEAST_OF_ONE


def _answer(query: Query, best: Sequence[tuple[_Had, Candidate]]) -> Answer:
    matches = [placed(tuple(piece.text for piece in had.pieces), item)[0] for had, item in best]
    texts = dict.fromkeys(piece.text for had, _ in best for piece in had.pieces)
    wanted = tuple(Wanted(text, text, (text,)) for text in texts)
    gone = "、".join(as_written(query.text, word) for word in _lacking(query, matches[0]))
    lane = Hits("similar", replace(query, wanted=wanted, whole=""), matches)
    return Answer(query, (Hits("exact", query, []), lane), (Assumed("partial", gone, ""),) if gone else ())


def _lacking(query: Query, match: Match) -> list[str]:
    """The words that it lacks; where it has them all otherwise (红文件头 of 红头文件), the terms."""
    text = _whole(match.candidate)
    words = [word for _, _, word in _words(query) if len(word) > 1 and word not in text]
    terms = [wanted.levelled for wanted in query.wanted if wanted.levelled not in text]
    return list(dict.fromkeys(words or terms))[:_TOLD]


def _words(query: Query) -> Iterator[tuple[int, int, str]]:
    """The words that say something: of which term, and at which place of what was typed."""
    at = 0
    for number, wanted in enumerate(query.wanted):
        for word in typed_words(wanted.levelled):
            if word not in EMPTY and word not in SAYS_NOTHING:
                yield number, at, word
            at += len(word)
        # Nothing goes over the border of a term.
        at += 1


def _pieces(query: Query) -> Iterator[tuple[str, int, int]]:
    """Words, and neighbours in what stands together: a dictionary does not cut a slip where it should.

    Each with its term and its place.
    """
    end, before = -1, ""
    for number, at, word in _words(query):
        if len(word) > 1:
            yield word, number, at
        run = before[-1:] + word if at == end else word
        first = at + len(word) - len(run)
        if not _LATIN.search(run):
            yield from ((run[k : k + 2], number, first + k) for k in range(len(run) - 1))
        end, before = at + len(word), word


def _with_most(session: Session, query: Query) -> tuple[list[_Piece], list[Candidate]]:
    """What was typed, as far as the archive has it, and the articles with the most of it."""
    typed = list(dict.fromkeys(_pieces(query)))[:_PIECES]
    size = vocabulary.size(session)
    lists, lacking = [], {}
    for one in dict.fromkeys(part for text, _, _ in typed for part in needed(text, whole=True)):
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
            pieces.append(_Piece(text, term, start, max(lacking[part] for part in parts)))
    pieces.sort(key=lambda piece: (-piece.lacking, -len(piece.text), piece.start))
    return pieces, of_numbers(session, _most(lists)) if pieces else []


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


def _had(pieces: Sequence[_Piece], item: Candidate, chance: float) -> _Had:
    """What an article has: all of it, or what stands in its title or in some lines, whatever says most."""
    text = _whole(item)
    length = max(len(text), _LINES)
    here = [piece for piece in pieces if piece.text in text]
    starts = {at for piece in here for at in _places(text, piece.text)}
    lines = (text[at : at + _LINES] for at in sorted(starts))
    ways = [_within(here, text, 1.0), _within(here, item.title, max(_TITLE, len(item.title)) / length)]
    had, surplus = max((*ways, *(_within(here, one, _LINES / length) for one in lines)), key=itemgetter(1))
    return _Had(had, surplus - chance)


def _within(pieces: Sequence[_Piece], text: str, stretch: float) -> tuple[tuple[_Piece, ...], float]:
    """The pieces in a stretch of so much of an article's length, and how unlikely that is of one of all such.

    The heaviest first, each once, and each character of what was typed once.
    """
    taken: set[int] = set()
    had: dict[str, _Piece] = {}
    for piece in pieces:
        if piece.text in text and piece.text not in had and taken.isdisjoint(piece.places):
            taken.update(piece.places)
            had[piece.text] = piece
    return tuple(had.values()), sum(piece.weight(stretch) for piece in had.values()) + math.log(stretch)


def _places(text: str, piece: str) -> Iterator[int]:
    return (found.start() for found in islice(re.finditer(re.escape(piece), text), _PLACES))


def _whole(item: Candidate) -> str:
    return f"{item.title} {item.head} {item.body}"
