"""Parts of the index that are made of arrays: the bytes that FTS5 writes, and FTS5 goes on with them."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from store.search import graft, pieces
from store.search.postings import Array, postings
from store.search.segment import UnfitError, segment

# Common and rare, beyond the first plane, Latin, the marks of facets.
LETTERS = "工的产业人队伍建设改革货车司机甲乙丙丁戊己庚辛abc12%％𠮷𡈽 "
ENTRIES = ("\ue0011", "\ue002report", "\ue003推进产改进行时", "\ue004田国盛", "\ue000hcs")


def some_texts(count: int, length: int, seed: int) -> tuple[list[str], list[list[str]]]:
    chance = random.Random(seed)
    weights = [60 // (at + 1) + 1 for at in range(len(LETTERS))]
    made = ["".join(chance.choices(LETTERS, weights, k=chance.randrange(length))) for _ in range(count)]
    texts = [" ".join(one.replace("%", " ").split()) for one in made]
    return texts, [chance.sample(ENTRIES, chance.randrange(len(ENTRIES))) for _ in texts]


def numbers_of(count: int, apart: int, seed: int) -> Array:
    return np.cumsum([random.Random(seed + at).randrange(1, apart) for at in range(count)]) + (1 << 28)


def table(connection: sqlite3.Connection, name: str, page: int) -> None:
    options = "content='', detail='none', tokenize='ascii'"
    connection.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(e, {options})")
    connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('pgsz', {page})")  # noqa: S608
    connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('hashsize', {1 << 28})")  # noqa: S608


def apart(connection: sqlite3.Connection) -> None:
    for name in ("own", "ours"):
        connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('automerge', 0)")  # noqa: S608


def rows(texts: list[str], shared: list[list[str]], numbers: Array) -> list[tuple[int, str]]:
    entries = [f"{pieces.listed(text)} {' '.join(own)}" for text, own in zip(texts, shared, strict=True)]
    return list(zip(numbers.tolist(), entries, strict=True))


def written(connection: sqlite3.Connection, name: str) -> list[Any]:
    tables = ("data", "idx", "docsize")
    return [connection.execute(f"SELECT * FROM {name}_{one} ORDER BY 1, 2").fetchall() for one in tables]  # noqa: S608


@pytest.fixture
def memory() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


@pytest.mark.parametrize("page", [512, 1000, 4050])
@pytest.mark.parametrize(
    ("count", "length", "apart"), [(1, 2, 2), (7, 40, 2), (300, 400, 9), (4000, 30, 70_000)]
)
def test_the_bytes_are_those_that_fts5_writes(
    memory: sqlite3.Connection, page: int, count: int, length: int, apart: int
) -> None:
    texts, shared = some_texts(count, length, page)
    numbers = numbers_of(count, apart, page)
    for name in ("own", "ours"):
        table(memory, name, page)
    memory.execute("BEGIN")
    memory.executemany("INSERT INTO own (rowid, e) VALUES (?, ?)", rows(texts, shared, numbers))
    memory.execute("COMMIT")
    graft.graft(memory, "ours", postings(texts, shared), numbers)
    own, ours = written(memory, "own"), written(memory, "ours")
    # How much was ever written stands in the record of segments only for FTS5's own account.
    assert [row for row in ours[0] if row[0] != 10] == [row for row in own[0] if row[0] != 10]
    assert ours[1:] == own[1:]
    if count == 4000 and page < 4050:
        assert any(row[0] >> 36 & 1 for row in ours[0]), "no entry was long enough for a list of its leaves"


def test_rows_may_be_left_out_and_come_in_no_order(memory: sqlite3.Connection) -> None:
    texts, shared = some_texts(200, 120, 5)
    numbers = numbers_of(200, 50, 5)
    random.Random(5).shuffle(numbers)
    numbers[::3] = -1
    for name in ("own", "ours"):
        table(memory, name, 1000)
    kept = sorted(row for row in rows(texts, shared, numbers) if row[0] >= 0)
    memory.execute("BEGIN")
    memory.executemany("INSERT INTO own (rowid, e) VALUES (?, ?)", kept)
    memory.execute("COMMIT")
    graft.graft(memory, "ours", postings(texts, shared), numbers)
    own, ours = written(memory, "own"), written(memory, "ours")
    assert [row for row in ours[0] if row[0] != 10] == [row for row in own[0] if row[0] != 10]
    assert ours[1:] == own[1:]


def test_fts5_goes_on_with_what_was_joined(tmp_path: Path) -> None:
    """Searched by a connection that is open meanwhile, added to, taken from, put together: as FTS5's own."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(tmp_path / "index.db", isolation_level=None)

    keeper, reader = connect(), connect()
    keeper.execute("PRAGMA journal_mode=WAL")
    for name in ("own", "ours"):
        table(keeper, name, 1000)
    apart(keeper)
    asked = ("工", '"产业"', '"人"', '"工" AND "货车"', '"\ue0011"', '"没有"')
    for turn in range(12):
        texts, shared = some_texts(80, 200, turn)
        numbers = np.arange(turn * 80, turn * 80 + 80) * 5 + 3
        told = rows(texts, shared, numbers)
        keeper.executemany("INSERT INTO own (rowid, e) VALUES (?, ?)", told)
        writer = connect()
        writer.execute("BEGIN IMMEDIATE")
        if turn % 4 == 3:
            writer.executemany("INSERT INTO ours (rowid, e) VALUES (?, ?)", told)
        else:
            graft.graft(writer, "ours", postings(texts, shared), numbers)
        writer.execute("COMMIT")
        writer.close()
        if turn % 5 == 2:
            for name in ("own", "ours"):
                gone = f"INSERT INTO {name} ({name}, rowid, e) VALUES ('delete', ?, ?)"  # noqa: S608
                keeper.executemany(gone, told[::7])
        for query in asked:
            own, ours = (
                reader.execute(f"SELECT rowid FROM {name} WHERE {name} MATCH ?", (query,)).fetchall()  # noqa: S608
                for name in ("own", "ours")
            )
            assert ours == own, (turn, query)
    assert graft.parts(keeper, "ours") > 1
    for command in ("'integrity-check', 0", "'merge', 300", "'integrity-check', 0", "'merge', -300"):
        keeper.execute(f"INSERT INTO ours (ours, rank) VALUES ({command})")  # noqa: S608
    keeper.execute("INSERT INTO ours (ours) VALUES ('optimize')")
    keeper.execute("INSERT INTO ours (ours) VALUES ('integrity-check')")
    assert written(keeper, "ours")[2] == written(keeper, "own")[2]
    for connection in (keeper, reader):
        connection.close()


def test_what_does_not_fit_is_left_to_fts5(memory: sqlite3.Connection) -> None:
    found = postings(["工会"], [[]])
    with pytest.raises(UnfitError):
        segment(found, np.array([1 << 33]), 1000)
    with pytest.raises(UnfitError):
        segment(found, np.array([1]), 64)
    table(memory, "t", 1000)
    memory.execute("UPDATE t_data SET block = x'00000001ff00000101010101' WHERE id = 10")
    with pytest.raises(graft.StrangeError):
        graft.graft(memory, "t", found, np.array([1]))


def test_the_sqlite_at_hand_is_trusted() -> None:
    assert graft.trusted()
