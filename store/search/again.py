"""Answers that were found a moment ago: who turns a page or comes back asks the same again.

Kept in the process as long as the index says the same: FTS5 counts what is written into it in one record. On
PostgreSQL nothing is kept. What is shown of the hits is read anew each time.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any
from weakref import WeakKeyDictionary

from sqlmodel import Session

from store import driver
from store.search import synonyms
from store.search.lanes import Answer

# An answer holds the texts of some hundred articles: half a megabyte. Other names that another program has
# added are seen after so many seconds.
_MOST, _SECONDS = 16, 60.0
_WRITTEN = (
    "SELECT (SELECT block FROM index_texts_data WHERE id = 10), "
    "(SELECT block FROM index_titles_data WHERE id = 10)"
)
_Kept = OrderedDict[Hashable, tuple[float, Any, Answer]]
_kept: WeakKeyDictionary[Any, _Kept] = WeakKeyDictionary()
_turn = threading.Lock()


def again(session: Session, asked: Hashable, find: Callable[[], Answer]) -> Answer:
    """The answer to what was asked, found now or a moment ago."""
    if driver.dialect(session) != "sqlite":
        return find()
    state = (*driver.rows(session, _WRITTEN)[0], synonyms.changes())
    with _turn:
        mine = _kept.setdefault(driver.origin(session), OrderedDict())
        known = mine.get(asked)
        if known is not None and known[1] == state and time.monotonic() - known[0] < _SECONDS:
            mine.move_to_end(asked)
            return known[2]
    found = find()
    with _turn:
        mine[asked] = (time.monotonic(), state, found)
        mine.move_to_end(asked)
        while len(mine) > _MOST:
            mine.popitem(last=False)
    return found


def forget() -> None:
    """Find everything anew, for who measures how long that takes."""
    with _turn:
        _kept.clear()
