"""Answers that have been found before: who turns a page or comes back asks the same again.

Kept in the process as long as the index says the same (FTS5 counts what is written into it in one record) and
things have the same other names. What a transaction has changed is found in it alone, and may never come to
be: its answers are not kept. On PostgreSQL nothing is. What is shown of the hits is read anew each time.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from sqlmodel import Session

from store import driver
from store.search import synonyms, vocabulary
from store.search.find import MET, Met
from store.search.lanes import Answer
from store.search.spare import spared
from store.values import FacetCount

# How FTS5's records stand: whoever writes into the index changes them.
WRITTEN = (
    "SELECT (SELECT block FROM index_texts_data WHERE id = 10), "
    "(SELECT block FROM index_titles_data WHERE id = 10)"
)
# Of so many answers those found last hold their texts, half a megabyte each; the others take three kilobytes.
# What else one follows from, such as the names of columns and papers, is seen after so many seconds.
_WHOLE, _MOST, _SECONDS = 16, 400, 600.0
_turn = threading.Lock()


@dataclass(slots=True)
class Remembered:
    """An answer with what follows from it: its facets, and its ways on (`narrowing`)."""

    answer: Answer
    facets: tuple[FacetCount, ...]
    near: tuple[str, ...]
    since: float = field(default_factory=time.monotonic)


@dataclass(slots=True)
class _Memory:
    """What is remembered of one database in one state: answers, the last asked last, articles and words.

    `whole` are those that hold their texts, the last found last.
    """

    state: Hashable
    answers: OrderedDict[Hashable, Remembered] = field(default_factory=OrderedDict)
    whole: deque[Remembered] = field(default_factory=deque)
    met: Met = field(default_factory=lambda: {"short": {}, "whole": {}})
    words: vocabulary.Kept = field(default_factory=dict)


_memories: WeakKeyDictionary[Any, _Memory] = WeakKeyDictionary()


def again(session: Session, asked: Hashable, find: Callable[[], Remembered]) -> Remembered:
    """The answer to what was asked, found now or before."""
    if driver.dialect(session) != "sqlite" or driver.has_written(session):
        return find()
    state, origin = (*driver.rows(session, WRITTEN)[0], synonyms.kept(session)), driver.origin(session)
    with _turn:
        mine = _memories.get(origin)
        if mine is None or mine.state != state:
            mine = _memories[origin] = _Memory(state)
        known = mine.answers.get(asked)
        if known is not None and time.monotonic() - known.since < _SECONDS:
            mine.answers.move_to_end(asked)
            return known
    session.info[MET], session.info[vocabulary.KEPT] = mine.met, mine.words
    try:
        found = find()
    finally:
        del session.info[MET], session.info[vocabulary.KEPT]
    with _turn:
        mine.answers[asked] = found
        mine.whole.append(found)
        while len(mine.whole) > _WHOLE:
            oldest = mine.whole.popleft()
            oldest.answer = spared(oldest.answer)
        while len(mine.answers) > _MOST:
            mine.answers.popitem(last=False)
    return found


def forget() -> None:
    """Find everything anew, for who measures how long that takes; what was met stays."""
    with _turn:
        for mine in _memories.values():
            mine.answers.clear()
            mine.whole.clear()
