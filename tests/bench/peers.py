"""Other engines over the same words of the same articles, each as its manual has it, nothing of ours added.

All are handed levelled words, of articles and of questions alike: what they find is what words can find. A
question is asked for all its words; where no article has them, for any.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import psycopg
from rapidfuzz import fuzz, process

from store.search.level import level
from store.search.words import words
from tests.store.postgres import NoPostgres, private_server

WANTED = 10
# The one writer of Tantivy keeps so many bytes before it puts a part of its index down.
_HEAP = 100_000_000
# GIN takes an hour to fill with a million articles, and ts_rank_cd minutes to rank a common word of theirs.
POSTGRES_MOST = 100_000


class Text(NamedTuple):
    """An article as the engines get it: its number, its levelled title, and the words of all its text."""

    number: int
    title: str
    words: list[str]


class Peer(Protocol):
    """An engine: it takes articles in, is told that these were all, and answers with their numbers."""

    name: str

    def add(self, texts: Sequence[Text]) -> None: ...
    def ready(self) -> None: ...
    def find(self, typed: str) -> list[int]: ...
    def bytes(self) -> int: ...


class Fts5:
    """SQLite's FTS5; bm25 puts all that match in order."""

    name = "FTS5 bm25"

    def __init__(self, folder: Path) -> None:
        self._file = folder / "fts5.db"
        self._told = sqlite3.connect(self._file, isolation_level=None)
        self._told.execute("PRAGMA journal_mode=OFF")
        self._told.execute("PRAGMA synchronous=OFF")
        self._told.execute(
            "CREATE VIRTUAL TABLE plain USING fts5(words, content='', tokenize='unicode61', columnsize=1)"
        )
        self._told.execute("BEGIN")

    def add(self, texts: Sequence[Text]) -> None:
        rows = ((one.number, " ".join(one.words)) for one in texts)
        self._told.executemany("INSERT INTO plain (rowid, words) VALUES (?, ?)", rows)

    def ready(self) -> None:
        self._told.execute("COMMIT")
        self._told.execute("INSERT INTO plain (plain) VALUES ('optimize')")

    def find(self, typed: str) -> list[int]:
        some = [f'"{word}"' for word in _words(typed)]
        return self._asked(" AND ".join(some)) or self._asked(" OR ".join(some))

    def _asked(self, question: str) -> list[int]:
        wanted = "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY bm25(plain) LIMIT ?"
        return [row[0] for row in self._told.execute(wanted, (question, WANTED))] if question else []

    def bytes(self) -> int:
        return self._file.stat().st_size


class Tantivy:
    """Tantivy with its one writer and bm25 of its own; without places, for no phrase is asked for."""

    name = "Tantivy"

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._api: Any = tantivy
        self._folder = folder / "tantivy"
        self._folder.mkdir()
        form = tantivy.SchemaBuilder()
        form.add_integer_field("number", stored=True)
        form.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
        self._form = form.build()
        self._index = tantivy.Index(self._form, path=str(self._folder))
        self._writer: Any = self._index.writer(_HEAP, 1)
        self._searcher: Any = None

    def add(self, texts: Sequence[Text]) -> None:
        for one in texts:
            document = self._api.Document(number=one.number, words=" ".join(one.words))
            self._writer.add_document(document)

    def ready(self) -> None:
        self._writer.commit()
        self._writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def find(self, typed: str) -> list[int]:
        some = _words(typed)
        return self._asked(some, self._api.Occur.Must) or self._asked(some, self._api.Occur.Should)

    def _asked(self, some: Sequence[str], occur: Any) -> list[int]:
        query = self._api.Query
        terms = [(occur, query.term_query(self._form, "words", word, "freq")) for word in some]
        found = self._searcher.search(query.boolean_query(terms), WANTED, count=False) if terms else None
        return [self._searcher.doc(place)["number"][0] for _, place in found.hits] if found else []

    def bytes(self) -> int:
        return sum(file.stat().st_size for file in self._folder.iterdir())


class Titles:
    """rapidfuzz over all titles: no index, a scan."""

    name = "rapidfuzz titles"

    def __init__(self) -> None:
        self._titles: dict[int, str] = {}

    def add(self, texts: Sequence[Text]) -> None:
        self._titles.update((one.number, one.title) for one in texts)

    def ready(self) -> None:
        pass

    def find(self, typed: str) -> list[int]:
        near = process.extract(level(typed), self._titles, scorer=fuzz.partial_ratio, limit=WANTED)
        return [number for _, _, number in near]

    def bytes(self) -> int:
        return 0


class Postgres:
    """PostgreSQL's GIN over tsvectors, ts_rank_cd over all that match."""

    name = "ts_rank_cd"

    def __init__(self, url: str) -> None:
        self._told = psycopg.connect(url, autocommit=True)
        self._told.execute("CREATE TABLE plain (number integer, words tsvector)")

    def add(self, texts: Sequence[Text]) -> None:
        rows = [(one.number, " ".join(one.words)) for one in texts]
        with self._told.cursor() as cursor:
            cursor.executemany("INSERT INTO plain VALUES (%s, to_tsvector('simple', %s))", rows)

    def ready(self) -> None:
        self._told.execute("CREATE INDEX ON plain USING gin (words)")
        self._told.execute("VACUUM ANALYZE plain")

    def find(self, typed: str) -> list[int]:
        some = ["'" + word.replace("\\", "").replace("'", "''") + "'" for word in _words(typed)]
        return self._asked(" & ".join(some)) or self._asked(" | ".join(some))

    def _asked(self, question: str) -> list[int]:
        wanted = (
            "SELECT number FROM plain WHERE words @@ %(asked)s::tsquery "
            "ORDER BY ts_rank_cd(words, %(asked)s::tsquery) DESC LIMIT %(wanted)s"
        )
        rows = self._told.execute(wanted, {"asked": question, "wanted": WANTED}) if question else ()
        return [row[0] for row in rows]

    def bytes(self) -> int:
        row = self._told.execute("SELECT pg_indexes_size('plain')").fetchone()
        return int(row[0]) if row else 0

    def close(self) -> None:
        self._told.close()


@contextmanager
def peers(folder: Path, count: int) -> Iterator[list[Peer]]:
    """The engines that can be had here, for so many articles; which cannot is said."""
    found: list[Peer] = [Fts5(folder), Titles()]
    try:
        found.insert(0, Tantivy(folder))
    except ImportError:
        print("Tantivy is not installed: make bench does that")
    with ExitStack() as stack:
        if count <= POSTGRES_MOST:
            try:
                postgres = Postgres(stack.enter_context(private_server()).new())
            except NoPostgres as reason:
                print(f"no ts_rank_cd: {reason}")
            else:
                stack.callback(postgres.close)
                found.append(postgres)
        yield found


def _words(typed: str) -> list[str]:
    return list(dict.fromkeys(words(level(typed))))
