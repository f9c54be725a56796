"""The door: opening, migrating, refusing, reading and writing from threads, tasks and processes."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from blockbuster import BlockBuster, blockbuster_ctx
from sqlalchemy import create_engine, text
from sqlmodel import Session

from store import Store, articles, driver, members, schema
from store.errors import (
    NotAStore,
    SchemaTooNew,
    SchemaTooOld,
)
from store.intake import take_in_documents
from store.models import Row
from store.search import index, search
from tests.store.pages import file_text, plain

ROOT = Path(__file__).parents[2]


def say(session: Session, statement: str) -> None:
    session.connection().execute(text(statement))


def test_the_models_and_the_migrations_agree(store: Store) -> None:
    def ours(name: str | None, kind: str, _parents: Any) -> bool:
        # What SQLite alone has: tables of the index, and an index of what is short in `search_docs`.
        return not (kind == "table" and str(name).startswith("index_")) and name != "ix_search_docs_short"

    def differences(session: Session) -> list[Any]:
        options = {"include_name": ours, "compare_type": True}
        found = MigrationContext.configure(session.connection(), opts=options)
        return list(compare_metadata(found, Row.metadata))

    assert store.read(differences) == []


def test_the_newest_revision_is_the_one_that_a_start_looks_for(store: Store) -> None:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "store/migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD
    assert store.read(lambda session: schema.version(session.connection())) == schema.HEAD


def test_a_migration_can_be_taken_back_and_made_again(store: Store) -> None:
    from alembic import command

    def down(session: Session) -> None:
        config = Config()
        config.set_main_option("script_location", str(ROOT / "store/migrations"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = session.connection()
        command.downgrade(config, "base")

    store.write(down)
    store.write(lambda session: schema.upgrade(session.connection()))
    assert take_in_documents(store, [("a.txt", file_text(("题", "文。")).encode())], parse=plain).new == 1


def test_the_texts_of_an_older_store_are_found_by_their_numbers(sqlite_store: Store) -> None:
    """Every row is there after the migration, under the key that is the row's own number."""
    from alembic import command

    def down(session: Session) -> None:
        config = Config()
        config.set_main_option("script_location", str(ROOT / "store/migrations"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = session.connection()
        command.downgrade(config, "0020")

    def numbers_apart(session: Session) -> list[Any]:
        return driver.rows(session, "SELECT doc FROM search_docs WHERE doc <> rowid")

    def rows(session: Session) -> list[Any]:
        return driver.rows(session, "SELECT * FROM search_docs ORDER BY doc")

    made = [(f"{n}.txt", file_text((f"题{n}", "职工的文字。")).encode()) for n in range(10)]
    take_in_documents(sqlite_store, made, parse=plain)
    before, today = sqlite_store.read(rows), dt.date(2024, 7, 1)
    found = sqlite_store.read(search, "职工", today=today).hits
    assert len(before) == len(found) == 10 and not sqlite_store.read(numbers_apart)
    sqlite_store.write(down)
    assert sqlite_store.read(numbers_apart) and sqlite_store.read(rows) == before
    schema.check(sqlite_store.engine)
    assert not sqlite_store.read(numbers_apart) and sqlite_store.read(rows) == before
    assert sqlite_store.read(search, "职工", today=today).hits == found
    assert sqlite_store.read(index.faults) == []


def test_a_store_of_a_newer_schema_is_refused(url: str) -> None:
    store = Store.open(url)
    store.write(say, "UPDATE alembic_version SET version_num = '9999'")
    store.close()
    with pytest.raises(SchemaTooNew, match=r"newer Kanbao.*9999"):
        Store.open(url)


def test_an_older_store_waits_for_a_migration(unmade: str) -> None:
    with pytest.raises(SchemaTooOld, match="kanbao migrate"):
        Store.open(unmade, migrate=False)
    Store.open(unmade).close()
    Store.open(unmade, migrate=False).close()


def test_a_database_of_another_program_is_left_alone(sqlite_url: str) -> None:
    engine = create_engine(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE cats (name TEXT)"))
    engine.dispose()
    with pytest.raises(NotAStore, match="another program"):
        Store.open(sqlite_url)


def test_a_failed_write_leaves_nothing(store: Store) -> None:
    def fail(session: Session) -> None:
        members.add(session, 1, "甲", None, "member")
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        store.write(fail)
    assert store.read(members.members) == ()


def test_what_a_read_changes_is_not_kept(store: Store) -> None:
    store.read(members.add, 1, "甲", None, "member")
    assert store.read(members.members) == ()


def test_threads_write_at_the_same_time(store: Store) -> None:
    def add(start: int) -> None:
        for user in range(start, start + 20):
            store.write(members.add, user, f"{user}", None, "member")

    threads = [threading.Thread(target=add, args=(start,)) for start in range(0, 100, 20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.read(members.members)) == 100


@pytest.fixture
def watched() -> Iterator[BlockBuster]:
    with blockbuster_ctx() as found:
        yield found


async def test_the_event_loop_is_never_blocked(sqlite_store: Store, watched: BlockBuster) -> None:
    from datetime import date

    worked: set[int] = set()

    def searched(session: Session) -> None:
        worked.add(threading.get_ident())
        search(session, "职工", today=date(2024, 7, 1))

    def added(session: Session, user: int) -> None:
        worked.add(threading.get_ident())
        members.add(session, user, "甲", None, "member")

    many = file_text(*((f"第{n}篇", f"{n}职工的文字。" * 50) for n in range(100)))
    take: Callable[[], Any] = lambda: take_in_documents(sqlite_store, [("a.txt", many.encode())], parse=plain)  # noqa: E731
    await asyncio.gather(
        asyncio.to_thread(take),
        *(sqlite_store.awrite(added, user) for user in range(20)),
        *(sqlite_store.aread(searched) for _ in range(20)),
    )
    assert len(await sqlite_store.aread(members.members)) == 20
    # Nothing waited on the loop's thread (`watched` says so), and no work was done there.
    assert worked and threading.get_ident() not in worked


async def test_an_error_comes_through_the_asynchronous_door(sqlite_store: Store) -> None:
    from store.errors import ArticleGone

    with pytest.raises(ArticleGone):
        await sqlite_store.aread(articles.article, 7)


def test_a_store_in_memory_serves_threads(tmp_path: Path) -> None:
    store = Store.open("sqlite://")
    threads = [
        threading.Thread(target=store.write, args=(members.add, user, "甲", None, "member"))
        for user in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.read(members.members)) == 5
    store.close()


def test_who_writes_keeps_more_pages_than_who_reads(sqlite_store: Store) -> None:
    def kept(session: Session) -> int:
        return int(driver.rows(session, "PRAGMA cache_size")[0][0])

    assert (sqlite_store.read(kept), sqlite_store.write(kept)) == (-16_000, -64_000)
