"""What was gathered of an archive's articles, joined to the index in whole parts instead of by entries."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, text

from store.search import graft, vocabulary
from store.search.gathered import Gathered
from store.search.postings import Array
from store.search.segment import UnfitError

# Set on a connection on which FTS5 was asked nothing before this transaction (`engine.Store.write_apart`).
APART = "kanbao_apart"
_ASKED = "kanbao_fts_asked"
_POSTGRES_ADD = text(
    "INSERT INTO index_entries (doc, title, text) VALUES "
    "(:doc, array_to_tsvector(CAST(:title AS text[])), array_to_tsvector(CAST(:text AS text[])))"
)


def add(connection: Connection, numbers: Sequence[int], made: Sequence[tuple[Gathered, int] | None]) -> bool:
    """Put articles of these numbers into the index; False when they are not all gathered, or it cannot be."""
    shares: dict[int, tuple[Gathered, list[int], list[int]]] = {}
    for number, one in zip(numbers, made, strict=True):
        if one is None:
            return False
        gathered, place = one
        share = shares.setdefault(id(gathered), (gathered, [], []))
        share[1].append(place)
        share[2].append(number)
    every = list(shares.values())
    if connection.dialect.name == "sqlite":
        if not _graft(connection, every):
            return False
    else:
        for gathered, places, mine in every:
            postgres(connection, mine, gathered.entries(places))
    counts: Counter[str] = Counter()
    keys: dict[str, Sequence[int]] = {}
    for gathered, places, _ in every:
        counts.update(gathered.counts(places))
        keys |= gathered.keys
    vocabulary.add_counts(connection, counts, keys)
    return True


def asked(connection: Connection) -> None:
    """FTS5 is about to be asked: it knows its segments from now on, and nothing may be added behind it."""
    connection.info[_ASKED] = True


def was_asked(connection: Connection) -> bool:
    """Whether FTS5 has been asked on a connection."""
    return bool(connection.info.get(_ASKED))


def postgres(
    connection: Connection, numbers: Sequence[int], entries: Iterable[tuple[Sequence[str], Sequence[str]]]
) -> None:
    """Rows of the index on PostgreSQL."""
    rows = [
        {"doc": number, "title": list(set(title)), "text": list(set(body))}
        for number, (title, body) in zip(numbers, entries, strict=True)
    ]
    connection.execute(_POSTGRES_ADD, rows)


def _graft(connection: Connection, shares: Sequence[tuple[Gathered, list[int], list[int]]]) -> bool:
    if not connection.get_execution_options().get(APART) or was_asked(connection):
        return False
    driver: Any = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection) or not graft.trusted():
        return False
    connection.exec_driver_sql("SAVEPOINT joining")
    try:
        for gathered, places, numbers in shares:
            told = _told(gathered, places, numbers)
            graft.graft(driver, "index_titles", gathered.titles, told)
            graft.graft(driver, "index_texts", gathered.texts, told)
    except (UnfitError, graft.StrangeError):
        connection.exec_driver_sql("ROLLBACK TO joining")
        return False
    finally:
        connection.exec_driver_sql("RELEASE joining")
    return True


def _told(gathered: Gathered, places: Sequence[int], numbers: Sequence[int]) -> Array:
    told = np.full(len(gathered.ends), -1, dtype=np.int64)
    told[places] = numbers
    return told
