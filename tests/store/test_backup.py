"""A copy while others write, the way back, and what the doctor says."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from store import Store, articles, members
from store.backup import backup, restore
from store.doctor import examine, exists
from store.errors import NotAStore, SchemaTooNew, StoreError, StoreUnwritable
from store.intake import take_in_documents
from store.search.index import faults
from tests.store.pages import file_text, plain
from tests.store.postgres import Databases

PAGE = file_text(("题目", "文字。")).encode()


@pytest.fixture
def full(store: Store) -> Store:
    if not store.is_sqlite and not shutil.which("pg_dump"):
        pytest.skip("pg_dump is not installed")
    take_in_documents(store, [("a.txt", PAGE)], parse=plain)
    return store


def test_no_folder_is_made_for_a_copy(full: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreUnwritable, match="is no folder; make it first"):
        backup(full, tmp_path / "mispelt" / "copy.kanbao")
    assert not (tmp_path / "mispelt").exists()


def test_a_copy_made_while_others_write_is_whole_and_comes_back(
    full: Store, url: str, tmp_path: Path
) -> None:
    stop = threading.Event()

    def writing() -> None:
        user = 0
        while not stop.is_set():
            user += 1
            full.write(members.add, user, "甲", None, "member")

    thread = threading.Thread(target=writing)
    thread.start()
    copy = tmp_path / "deep" / "copy.kanbao"
    copy.parent.mkdir()
    backup(full, copy)
    stop.set()
    thread.join()
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]
    take_in_documents(full, [("b.txt", file_text(("后来", "文。"), number=2).encode())], parse=plain)
    full.close()
    restore(url, copy)
    again = Store.open(url)
    assert [item.title for item in again.read(articles.latest).items] == ["题目"]
    assert again.read(faults) == []
    assert (
        take_in_documents(again, [("c.txt", file_text(("新", "文。"), number=2).encode())], parse=plain).new
        == 1
    )
    again.close()


def test_a_restore_of_something_else_leaves_the_old_store(full: Store, url: str, tmp_path: Path) -> None:
    for name, data in (("text", b"no copy"), ("empty", b""), ("half", b"SQLite format 3\x00" + b"x" * 999)):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(StoreError):
            restore(url, tmp_path / name)
    (tmp_path / "dump").write_bytes(b"PGDMP" + b"x" * 99)
    with pytest.raises(StoreError):
        restore(url, tmp_path / "dump")
    with pytest.raises(NotAStore, match="cannot be read"):
        restore(url, tmp_path / "nowhere")
    assert full.read(articles.overview).articles == 1


def test_a_copy_of_a_newer_schema_is_refused(sqlite_store: Store, sqlite_url: str, tmp_path: Path) -> None:
    backup(sqlite_store, tmp_path / "copy")
    newer = Store.open(f"sqlite:///{tmp_path / 'copy'}")
    newer.write(lambda s: s.connection().execute(text("UPDATE alembic_version SET version_num = '9999'")))
    newer.close()
    with pytest.raises(SchemaTooNew):
        restore(sqlite_url, tmp_path / "copy")


def test_a_damaged_store_can_be_put_back(sqlite_store: Store, sqlite_url: str, tmp_path: Path) -> None:
    backup(sqlite_store, tmp_path / "copy")
    sqlite_store.close()
    (tmp_path / "kanbao.db").write_bytes(b"damaged beyond repair " * 500)
    with pytest.raises(NotAStore):
        Store.open(sqlite_url)
    restore(sqlite_url, tmp_path / "copy")
    Store.open(sqlite_url).close()


def test_a_copy_to_where_none_can_be(sqlite_store: Store) -> None:
    with pytest.raises(StoreError, match="another place"):
        backup(sqlite_store, Path("/proc/nowhere/copy"))


def test_postgres_tools_that_are_missing_are_named(
    postgres: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(postgres.migrated())
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(StoreError, match="postgresql-client"):
        backup(store, tmp_path / "copy")
    store.close()


def test_a_store_that_is_not_made_yet_is_told_without_making_it(sqlite_url: str, tmp_path: Path) -> None:
    assert not exists(sqlite_url)
    assert list(tmp_path.iterdir()) == []
    Store.open(sqlite_url).close()
    assert exists(sqlite_url) and exists("sqlite://") and exists("postgresql://h/d")
    with pytest.raises(StoreError):
        exists("nonsense")


def test_the_doctor_finds_a_healthy_store_well_and_names_what_is_not(store: Store) -> None:
    states = {check.check: check for check in examine(store)}
    assert list(states) == ["store", "schema", "contents", "search index", "words", "deliveries"]
    assert states["contents"].state == "warning" and "kanbao ingest" in states["contents"].remedy
    take_in_documents(store, [("a.txt", PAGE)], parse=plain)
    assert {(check.state, check.remedy) for check in examine(store)} == {("ok", None)}
    store.write(lambda session: session.connection().execute(text("DELETE FROM search_docs")))
    (sick,) = [check for check in examine(store) if check.state != "ok"]
    assert (sick.check, sick.state, sick.remedy) == ("search index", "failure", "run: kanbao reindex")


def test_a_copy_replaces_no_other_file(full: Store, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("my letter")
    with pytest.raises(StoreUnwritable, match="something else than a copy"):
        backup(full, letter)
    assert letter.read_text() == "my letter"
    copy = tmp_path / "copy.db"
    copy.touch()
    backup(full, copy)
    backup(full, copy)
    assert copy.stat().st_size > 0
