"""Where no article has all that was typed: those that have most of it, the telling words first.

Words that stand apart tell as much where chance would hardly bring them into one article.

The last way of all (老厂长退休 汽笛响了, where the factory head of the article has died): nothing is put in
the place of a word, some are left out, and it is said which. Only where what is there weighs as much as what
is not, by how rare the words are, and stands together.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from sqlmodel import Session

from store import driver
from store.models import LARGEST
from store.search import vocabulary
from store.search.enough import with_enough
from store.search.find import CAP, Candidate, ask, filtering, of_numbers
from store.search.lanes import Answer, Hits
from store.search.level import as_written
from store.search.numbers import span
from store.search.pieces import needed
from store.search.query import Query, Wanted
from store.search.rank import Match, is_excluded, placed
from store.search.words import EMPTY, typed_words
from store.values import Assumed

# So many words say enough that some of them may be wrong; more than these are not looked at.
_FEWEST, _MOST = 3, 9
# What an article has must weigh so much of all, and be so many words.
_SHARE, _AT_LEAST = 0.5, 2
# One that weighs so much of all leads by itself: 工人 工作 旱獭.
_LEADS = 0.6
# Words that stand apart must be so many, and chance bring them together in one of e^4 archives.
_APART, _BY_CHANCE = 3, 4.0
# So many sets of words are asked for in one question, so many hits shown.
_SETS, _SHOWN = 48, 20
# Of fewer sets FTS5 itself says sooner which articles have one.
_MANY = 16
# A hit that has so much less of it than the best says nothing beside it.
_FAR_BEHIND = 0.25
# Words that stand beside each other as they were typed count so much more, and so does a word in a title.
_TOGETHER, _IN_TITLE = 0.5, 0.25


@dataclass(frozen=True, slots=True)
class _Sought:
    """The words of a query by its terms: what each weighs, and what all do; `apart`: what it takes apart."""

    terms: tuple[tuple[str, ...], ...]
    weights: Mapping[str, float]
    every: float
    apart: float


def mostly(session: Session, query: Query) -> Answer | None:
    """The articles that have most of what is wanted, the most first."""
    if query.titled or any(wanted.phrase or wanted.others for wanted in query.wanted):
        return None
    terms = tuple(tuple(_telling(wanted)) for wanted in query.wanted)
    weights = _weights(session, list(dict.fromkeys(word for term in terms for word in term))[:_MOST])
    if len(weights) < _FEWEST:
        return None
    apart = math.log(vocabulary.size(session) + 2) + _BY_CHANCE
    shown = _best(session, query, _Sought(terms, weights, sum(weights.values()), apart))
    if not shown:
        return None
    missing = (word for word in weights if not _has(shown[0].candidate, word))
    gone = "、".join(as_written(query.text, word) for word in missing)
    wanted = tuple(Wanted(word, word, (word,)) for word in weights)
    lane = Hits("similar", replace(query, wanted=wanted, whole=""), shown)
    return Answer(query, (Hits("exact", query, []), lane), (Assumed("partial", gone, ""),) if gone else ())


def _telling(wanted: Wanted) -> list[str]:
    """The words of a term; what no dictionary knows (旱獭) stands for itself where it was typed alone."""
    found = [word for word in typed_words(wanted.levelled) if len(word) > 1 and word not in EMPTY]
    alone = len(wanted.levelled) > 1 and wanted.parts == (wanted.levelled,) and wanted.levelled > "\u2e80"
    return found or ([wanted.levelled] if alone else [])


def _weights(session: Session, some: list[str]) -> dict[str, float]:
    """What each word weighs: the logarithm of how seldom an article has it."""
    counts, size = vocabulary.counts(session, some), vocabulary.size(session)
    return {word: math.log((size + 2) / (counts.get(word, 0) + 1)) for word in some}


def _best(session: Session, query: Query, sought: _Sought) -> list[Match]:
    sets = _enough(sought)
    if not sets:
        return []
    weighed = [pair for item in _newest(session, query, sets) if (pair := _weighed(item, sought, query))]
    weighed.sort(key=lambda pair: (-round(pair[0], 2), -pair[1].candidate.day, pair[1].candidate.doc))
    return [match for share, match in weighed if share > weighed[0][0] - _FAR_BEHIND][:_SHOWN]


def _newest(session: Session, query: Query, sets: Sequence[Sequence[str]]) -> Sequence[Candidate]:
    """The newest articles with the pieces of one of these sets of words."""
    narrowed = filtering(query)
    if driver.dialect(session) != "sqlite" or narrowed or len(sets) < _MANY:
        pieces = tuple(frozenset(piece for word in some for piece in needed(word)) for some in sets)
        return ask(session, "text", [pieces, *narrowed], query, CAP)
    between = span(*query.filters.days) if query.filters.days else (1, LARGEST)
    counts = vocabulary.counts(session, {word for some in sets for word in some})
    found: list[Candidate] = []
    for numbers in with_enough(session, sets, counts, between, CAP):
        for start in range(0, len(numbers), CAP):
            some = of_numbers(session, numbers[start : start + CAP])
            found += [item for item in some if item.article_id <= (query.upto or LARGEST)]
            if len(found) >= CAP:
                return found[:CAP]
    return found


def _enough(sought: _Sought) -> list[tuple[str, ...]]:
    """The smallest sets of words that weigh enough, the rarest words first."""
    ordered = sorted(sought.weights, key=lambda word: -sought.weights[word])
    found: list[tuple[str, ...]] = []
    if sought.weights[ordered[0]] >= _LEADS * sought.every:
        return [(ordered[0],)]
    for size in range(_AT_LEAST, len(ordered)):
        for some in combinations(ordered, size):
            weight = sum(map(sought.weights.__getitem__, some))
            if weight < sought.every * _SHARE or any(set(one) <= set(some) for one in found):
                continue
            found.append(some)
            if len(found) == _SETS:
                return found
    return found


def _weighed(item: Candidate, sought: _Sought, query: Query) -> tuple[float, Match] | None:
    """What an article has of all, and the match."""
    held = tuple(word for word in sought.weights if _has(item, word))
    share = _sum(sought, held) / sought.every
    leads = any(sought.weights[word] >= _LEADS * sought.every for word in held)
    enough = share >= _SHARE and (leads or (len(held) >= _AT_LEAST and _in_several(sought, held)))
    if not enough or is_excluded(query, item):
        return None
    match, together = placed(held, item)
    if not together and (len(held) < _APART or _sum(sought, held) < sought.apart):
        return None
    pairs = (pair for term in sought.terms for pair in pairwise(term) if _beside(item, sought, pair))
    beside = [min(pair, key=sought.weights.__getitem__) for pair in pairs]
    titled = [word for word in held if word in item.title]
    more = _TOGETHER * _sum(sought, beside) + _IN_TITLE * _sum(sought, titled)
    # What stands together is meant before what does not.
    return share + more / sought.every + together, match


def _in_several(sought: _Sought, held: Collection[str]) -> bool:
    """Of several terms one alone is not most of them, however many words it is cut into."""
    with_some = sum(any(word in held for word in term) for term in sought.terms)
    return len(sought.terms) == 1 or with_some >= _AT_LEAST


def _sum(sought: _Sought, some: Sequence[str]) -> float:
    return sum(map(sought.weights.__getitem__, some))


def _beside(item: Candidate, sought: _Sought, pair: tuple[str, str]) -> bool:
    return all(word in sought.weights for word in pair) and _has(item, "".join(pair))


def _has(item: Candidate, word: str) -> bool:
    return word in item.title or word in item.head or word in item.body
