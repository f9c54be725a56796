"""The archive's own words with the number of articles that hold each, kept up as articles come and go.

They are the dictionary of correction: a row a word, and rows of keys under which a word is looked up by its
sound, its initials, or itself with one character left out. A key is 63 bits of a hash: two that collide cost
a look at a word that does not fit, nothing else. Words whose count has come down to 0 stay as empty rows.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from itertools import chain
from typing import Any, TypeVar

import numpy as np
from sqlalchemy import Connection, delete, func, select, text
from sqlmodel import Session

from store import driver
from store.models import KEYS, WORDS
from store.search import sound
from store.search.once import once

T = TypeVar("T", int, str)
# Words in one string, parted by blanks, and how many articles have each.
Kept = dict[tuple[str, int], tuple[str, Sequence[int]]]

_KEYS_AT_A_TIME = 5_000
_LOOKED_UP = 900
# Words of two characters are also looked up by either of them.
_BEGINS, _ENDS = "<", ">"
# Where the most frequent words under a key are kept while nothing is written (`search.again`), of so many
# keys: which words begin with a character is asked again and again. Five megabytes at most.
KEPT = "kanbao_words"
_MOST_KEPT = 4_000

_UPSERT = (
    "INSERT INTO search_words (word, count) {rows} "
    "ON CONFLICT (word) DO UPDATE SET count = search_words.count + excluded.count"
)
# One statement for all: SQLite reads them faster than it is asked again.
_SQLITE = _UPSERT.format(rows="SELECT key, value FROM json_each(?) WHERE true")
_POSTGRES = text(_UPSERT.format(rows="SELECT * FROM unnest(CAST(:words AS text[]), CAST(:counts AS int[]))"))
_SQLITE_LESS = "UPDATE search_words SET count = max(0, count - ?) WHERE word = ?"
_POSTGRES_LESS = text(
    "UPDATE search_words SET count = greatest(0, search_words.count - gone.n) "
    "FROM unnest(CAST(:words AS text[]), CAST(:counts AS int[])) AS gone(w, n) "
    "WHERE search_words.word = gone.w"
)
_LOOK_UP = (
    "SELECT k.key, w.word, w.count FROM search_keys AS k JOIN search_words AS w ON w.id = k.word_id "
    "WHERE k.key {} AND w.count > 0"
)
_COUNTS = "SELECT word, count FROM search_words WHERE word {} AND count > 0"
_BY_KEY = (
    "SELECT w.word, w.count FROM search_keys AS k JOIN search_words AS w ON w.id = k.word_id "
    "WHERE k.key = {} AND w.count > 0 ORDER BY w.count DESC, w.word LIMIT {}"
)


def count_in(connection: Connection, articles: Iterable[Collection[str]]) -> None:
    """Add the words of articles that come into the index."""
    add_counts(connection, Counter(chain.from_iterable(articles)), {})


def add_counts(connection: Connection, words: Mapping[str, int], keys: Mapping[str, Collection[int]]) -> None:
    """Add words, each for so many articles that come into the index; of some the keys are known."""
    # In one order: rows and pages of the index are met one after the other.
    counts = [(word, words[word]) for word in sorted(words)]
    if not counts:
        return
    before = connection.execute(select(func.max(WORDS.c.id))).scalar_one() or 0
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_SQLITE, (json.dumps(dict(counts), ensure_ascii=False),))
    else:
        connection.execute(_POSTGRES, _arrays(counts))
    # Words are numbered as they come, and nobody else counts at this moment.
    fresh = connection.execute(select(WORDS.c.id, WORDS.c.word).where(WORDS.c.id > before)).all()
    _add_all(connection, [(number, keys.get(word) or keys_of(word)) for number, word in fresh])


def add_keys(connection: Connection, words: Iterable[tuple[int, str]]) -> None:
    """Add the keys of numbered words; those that they have already stay as they are."""
    _add_all(connection, [(number, keys_of(word)) for number, word in words])


def _add_all(connection: Connection, words: Sequence[tuple[int, Collection[int]]]) -> None:
    if not words:
        return
    keys = np.fromiter(chain.from_iterable(some for _, some in words), dtype=np.int64)
    sizes = [len(some) for _, some in words]
    numbers = np.repeat(np.array([number for number, _ in words], dtype=np.int64), sizes)
    # Pages of the index are met one after the other.
    order = np.argsort(keys, kind="stable")
    every = list(zip(keys[order].tolist(), numbers[order].tolist(), strict=True))
    for start in range(0, len(every), _KEYS_AT_A_TIME):
        _add_keys(connection, every[start : start + _KEYS_AT_A_TIME])


def count_out(connection: Connection, articles: Iterable[Collection[str]]) -> None:
    """Take away the words of articles that leave the index."""
    counts = _counted(articles)
    if counts and connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_SQLITE_LESS, [(count, word) for word, count in counts])
    elif counts:
        connection.execute(_POSTGRES_LESS, _arrays(counts))


def look_up(session: Session, keys: Collection[int]) -> dict[int, list[tuple[str, int]]]:
    """The words under each of these keys, with the numbers of articles that have them."""
    found: dict[int, list[tuple[str, int]]] = {}
    for some in _chunks(sorted(keys)):
        within, told = driver.listed(session, some)
        for key, word, count in driver.rows(session, _LOOK_UP.format(within), told):
            found.setdefault(key, []).append((word, count))
    return found


def counts(session: Session, words: Collection[str]) -> dict[str, int]:
    """How many articles have each of these words; words that none has are left out."""
    found: dict[str, int] = {}
    for some in _chunks(sorted(words)):
        within, told = driver.listed(session, some)
        found |= dict(driver.rows(session, _COUNTS.format(within), told))
    return found


@once
def size(session: Session) -> int:
    """About how many articles there are."""
    return driver.rows(session, "SELECT max(id) FROM articles")[0][0] or 0


@once
def by_initials(session: Session, letters: str, most: int) -> list[tuple[str, int]]:
    """The most frequent words with these initials."""
    return _by_key(session, "^" + letters, most)


def beginning(session: Session, character: str, most: int) -> list[tuple[str, int]]:
    """The most frequent words of two characters that begin with this one."""
    return _by_key(session, _BEGINS + character, most)


def ending(session: Session, character: str, most: int) -> list[tuple[str, int]]:
    """The most frequent words of two characters that end with this one."""
    return _by_key(session, _ENDS + character, most)


def _by_key(session: Session, key: str, most: int) -> list[tuple[str, int]]:
    kept: Kept = session.info.get(KEPT, {})
    if (known := kept.get((key, most))) is not None:
        return list(zip(known[0].split(" "), known[1], strict=True)) if known[1] else []
    mark = driver.mark(session)
    found: list[tuple[str, int]] = driver.rows(session, _BY_KEY.format(mark, mark), (hashed(key), most))
    if len(kept) >= _MOST_KEPT:
        kept.clear()
    # A tenth of what the rows take.
    kept[key, most] = " ".join([word for word, _ in found]), array("I", [count for _, count in found])
    return found


def is_known(word: str) -> bool:
    """True for a word of the dictionary, whether the archive has it or not."""
    return _has_word()(word)


@cache
def _has_word() -> Callable[[str], bool]:
    import rjieba

    return rjieba.has_word


def clear(connection: Connection) -> None:
    """Forget all words."""
    connection.execute(delete(KEYS))
    connection.execute(delete(WORDS))


def keys_of(word: str) -> set[int]:
    """The keys under which a word is looked up."""
    found = {hashed(shorter) for shorter in shortened(word)}
    if not word.isascii():
        parts = sound.syllables(word)
        found.add(hashed("~" + sound.key(parts)))
        # Who hits the wrong character by its sound may have that of the lone one in his ear: 种建 for 重建.
        if word in sound.read_otherwise():
            found.add(hashed("~" + sound.key(sound.by_character(word))))
        found.add(hashed("^" + sound.initials(parts)))
        if len(word) == 2 and is_known(word):
            found |= {hashed(_BEGINS + word[0]), hashed(_ENDS + word[1])}
    return found


def shortened(word: str) -> set[str]:
    """A word with one character left out; nothing for words of two, who would share theirs with thousands."""
    if len(word) < 3 or (word.isascii() and len(word) < 5):
        return set()
    return {"-" + word[:at] + word[at + 1 :] for at in range(len(word))}


def hashed(key: str) -> int:
    """63 bits of a key."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big") >> 1


def _counted(articles: Iterable[Collection[str]]) -> list[tuple[str, int]]:
    return sorted(Counter(chain.from_iterable(articles)).items())


def _arrays(counts: Sequence[tuple[str, int]]) -> dict[str, Any]:
    return {"words": [word for word, _ in counts], "counts": [count for _, count in counts]}


def _add_keys(connection: Connection, keys: list[tuple[int, int]]) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT OR IGNORE INTO search_keys (key, word_id) VALUES (?, ?)", keys)
        return
    statement = text(
        "INSERT INTO search_keys (key, word_id) "
        "SELECT * FROM unnest(CAST(:keys AS bigint[]), CAST(:ids AS bigint[])) ON CONFLICT DO NOTHING"
    )
    told = {"keys": [key for key, _ in keys], "ids": [number for _, number in keys]}
    connection.execute(statement, told)


def _chunks(every: Sequence[T]) -> Iterator[Sequence[T]]:
    return (every[start : start + _LOOKED_UP] for start in range(0, len(every), _LOOKED_UP))
