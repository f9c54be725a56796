"""The archive's own words with the number of articles that hold each, kept up as articles come and go.

They are the dictionary of correction: a row a word, and rows of keys under which a word is looked up by its
sound, its initials, or itself with one character left out. A key is 63 bits of a hash: two that collide cost
a look at a word that does not fit, nothing else. Words whose count has come down to 0 stay as empty rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from itertools import chain
from operator import add
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, func, select, text
from sqlmodel import Session

from store import driver
from store.models import KEYS, WORDS
from store.search import facets, sound
from store.search.words import EMPTY

T = TypeVar("T", int, str)

# Longer ones are whole clauses that segmentation could not cut.
LONGEST = 10
_LONGEST_LATIN = 24
# Characters that no word claims are taken together, as far as this: 产 改 → 产改.
_LONGEST_LOOSE = 4
_KEYS_AT_A_TIME = 5_000
_MOST_NONE = 200_000
_LOOKED_UP = 900
# Words of two characters are also looked up by either of them.
_BEGINS, _ENDS = "<", ">"
_LATIN_ENDS = "\u2e80"
_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")

_UPSERT = (
    "INSERT INTO search_words (word, count) {rows} "
    "ON CONFLICT (word) DO UPDATE SET count = search_words.count + excluded.count"
)
_SQLITE = _UPSERT.format(rows="VALUES (?, ?)")
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


def words_of(doc: Mapping[str, Any]) -> set[str]:
    """The words of an article: of its text, and its people, places and columns as they stand.

    Of a long word also the words in it: 最新 of 最新消息. A word that no dictionary has (a name, an
    abbreviation, a slip of the OCR) counts when the title or head has it, or the text twice: the slips of a
    million pages would be most of the words.
    """
    import rjieba

    head: list[str] = rjieba.cut_for_search(f"{doc['title']} {doc['head']}")
    body: list[str] = rjieba.cut(doc["body"])
    sorted_out = _sorted_out()
    distinct = set(body)
    if new := distinct.difference(sorted_out.words) - sorted_out.none:
        sorted_out.take(new)
    others = distinct.difference(sorted_out.words)
    found, new = distinct - others, others - sorted_out.none
    found.update(*map(sorted_out.words.__getitem__, found))
    found.update(_twice([word for word in body if word in new]))
    found.update(filter(_is_word, _twice(_loose(body))))
    found.update(filter(_is_word, {*head, *_loose(head), *facets.names(doc["facets"])}))
    return found


def count_in(connection: Connection, articles: Iterable[Collection[str]]) -> None:
    """Add the words of articles that come into the index."""
    add_counts(connection, Counter(chain.from_iterable(articles)), {})


def add_counts(connection: Connection, words: Mapping[str, int], keys: Mapping[str, Collection[int]]) -> None:
    """Add words, each for so many articles that come into the index; of some the keys are known."""
    # In one order: rows and pages of the index are met one after the other.
    counts = sorted(words.items())
    if not counts:
        return
    before = connection.execute(select(func.max(WORDS.c.id))).scalar_one() or 0
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_SQLITE, counts)
    else:
        connection.execute(_POSTGRES, _arrays(counts))
    # Words are numbered as they come, and nobody else counts at this moment.
    fresh = connection.execute(select(WORDS.c.id, WORDS.c.word).where(WORDS.c.id > before)).all()
    _add_all(connection, [(key, number) for number, word in fresh for key in keys.get(word) or keys_of(word)])


def add_keys(connection: Connection, words: Iterable[tuple[int, str]]) -> None:
    """Add the keys of numbered words; those that they have already stay as they are."""
    _add_all(connection, [(key, number) for number, word in words for key in keys_of(word)])


def _add_all(connection: Connection, keys: list[tuple[int, int]]) -> None:
    keys.sort()
    for start in range(0, len(keys), _KEYS_AT_A_TIME):
        _add_keys(connection, keys[start : start + _KEYS_AT_A_TIME])


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


def size(session: Session) -> int:
    """About how many articles there are."""
    return driver.rows(session, "SELECT max(id) FROM articles")[0][0] or 0


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
    mark = driver.mark(session)
    return driver.rows(session, _BY_KEY.format(mark, mark), (hashed(key), most))


def is_known(word: str) -> bool:
    """True for a word of the dictionary, whether the archive has it or not."""
    import rjieba

    return bool(rjieba.has_word(word))


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


class _SortedOut:
    """What has been met: words of the dictionary with the words in them, and what is no word at all. The
    rest is new each time."""

    def __init__(self) -> None:
        self.words: dict[str, tuple[str, ...]] = {}
        self.none: set[str] = set()

    def take(self, new: Iterable[str]) -> None:
        """Sort out what has not been met before; memory stays bounded."""
        if len(self.none) > _MOST_NONE:
            self.none.clear()
        for word in new:
            if len(word) < 2 or not _is_word(word):
                self.none.add(word)
            elif word > _LATIN_ENDS and is_known(word):
                self.words[word] = _within(word)


def _within(word: str) -> tuple[str, ...]:
    """The words of two and three characters in a longer one, as jieba's cut for search has them."""
    sizes = range(2, min(4, len(word)))
    inner = (word[at : at + size] for size in sizes for at in range(len(word) - size + 1))
    return tuple(one for one in inner if is_known(one))


@cache
def _sorted_out() -> _SortedOut:
    return _SortedOut()


def _is_word(word: str) -> bool:
    if word.isascii():
        return 2 < len(word) <= _LONGEST_LATIN and word.isalnum() and not word.isdigit()
    return 1 < len(word) <= LONGEST and _CHINESE.fullmatch(word) is not None


def _twice(some: Sequence[str]) -> set[str]:
    if len(some) == len(distinct := set(some)):
        return set()
    counts = Counter(some)
    return {word for word in distinct if counts[word] > 1}


def _loose(cut: Sequence[str]) -> list[str]:
    found: list[str] = []
    # Words of several characters, marks and function words part the runs of single ones.
    singles = [one if len(one) == 1 and one > "\u2e80" and one not in EMPTY else " " for one in cut]
    for run in "".join(singles).split():
        if len(run) > 1:
            found += [run] if len(run) <= _LONGEST_LOOSE else map(add, run, run[1:])
    return found


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
