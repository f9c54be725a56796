"""The door: opening, migrating, refusing, reading and writing from threads, tasks and processes."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import tempfile
import threading
import time
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

from store import Store, articles, members, schema
from store.errors import (
    NotAStore,
    SchemaTooNew,
    SchemaTooOld,
    StoreBusy,
    StoreError,
    StoreUnreachable,
    StoreUnwritable,
)
from store.intake import take_in_documents
from store.models import Row
from store.search import search
from store.search.index import faults
from tests.store.pages import file_text, plain

ROOT = Path(__file__).parents[2]


def run(code: str, *arguments: str, **how: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, **how,
    )  # fmt: skip


def say(session: Session, statement: str) -> None:
    session.connection().execute(text(statement))


def test_the_models_and_the_migrations_agree(store: Store) -> None:
    def ours(name: str | None, kind: str, _parents: Any) -> bool:
        return kind != "table" or not str(name).startswith("index_")

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


def test_a_store_of_a_newer_schema_is_refused(url: str) -> None:
    store = Store.open(url)
    store.write(say, "UPDATE alembic_version SET version_num = '9999'")
    store.close()
    with pytest.raises(SchemaTooNew, match=r"newer Kanbao.*9999"):
        Store.open(url)


def test_an_older_store_waits_for_a_migration(url: str) -> None:
    with pytest.raises(SchemaTooOld, match="kanbao migrate"):
        Store.open(url, migrate=False)
    Store.open(url).close()
    Store.open(url, migrate=False).close()


def test_a_database_of_another_program_is_left_alone(sqlite_url: str) -> None:
    engine = create_engine(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE cats (name TEXT)"))
    engine.dispose()
    with pytest.raises(NotAStore, match="another program"):
        Store.open(sqlite_url)


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("", StoreUnreachable),
        ("mysql://x/y", StoreUnreachable),
        ("sqlite:////proc/nowhere/kanbao.db", StoreUnwritable),
        ("sqlite:///{tmp}", StoreUnwritable),
        ("sqlite:///{tmp}/text.db", NotAStore),
        ("sqlite:///{tmp}/text.db/kanbao.db", StoreUnwritable),
        ("postgresql://u:secret@127.0.0.1:1/none", StoreUnreachable),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_sentence(
    url: str, error: type[StoreError], tmp_path: Path
) -> None:
    (tmp_path / "text.db").write_text("This is no database, it only has the name of one. " * 20)
    with pytest.raises(error) as caught:
        Store.open(url.format(tmp=tmp_path))
    assert "\n" not in str(caught.value) and "secret" not in str(caught.value)
    assert (tmp_path / "text.db").read_text().startswith("This is no database")


READ_ONLY = """
import os, sys
from store import Store, StoreError
# Whatever is imported late is imported now: another user cannot read root's Python.
Store.open("sqlite://").close()
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    Store.open(sys.argv[1])
except StoreError as error:
    print(type(error).__name__, error)
"""


def test_a_file_that_may_only_be_read_is_refused() -> None:
    # Not pytest's folder, which only its owner may enter: root may write everything, so somebody else tries.
    with tempfile.TemporaryDirectory() as name:
        folder, file = Path(name), Path(name) / "kanbao.db"
        Store.open(f"sqlite:///{file}").close()
        file.chmod(0o444)
        folder.chmod(0o555)
        out, err = run(READ_ONLY, f"sqlite:///{file}").communicate(timeout=30)
        folder.chmod(0o755)
    assert out.startswith("StoreUnwritable"), out + err


def test_a_full_disk_is_said_and_nothing_half_is_kept(sqlite_store: Store) -> None:
    take_in_documents(sqlite_store, [("a.txt", file_text(("题", "文。")).encode())], parse=plain)

    def full(session: Session) -> None:
        size = session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count={size}")

    # Every connection that the pool holds: there is one, as nothing has run at the same time.
    sqlite_store.read(full)
    many = file_text(*((f"第{n}篇", f"{n}很长的文字。" * 400) for n in range(200)), number=2)
    with pytest.raises(StoreUnwritable, match="full"):
        take_in_documents(sqlite_store, [("b.txt", many.encode())], parse=plain)
    assert sqlite_store.read(articles.overview).articles == 1
    assert sqlite_store.read(faults) == []


def test_a_store_held_by_another_program_says_so(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.engine._BUSY_MS", 50)
    store, other = Store.open(sqlite_url), Store.open(sqlite_url)

    def hold(session: Session) -> None:
        session.connection()
        with pytest.raises(StoreBusy, match="another program"):
            other.write(members.add, 1, "甲", None, "member")

    store.write(hold)
    other.write(members.add, 1, "甲", None, "member")
    store.close()
    other.close()


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


TAKE = """
import sys
from store import Store
from store.intake import take_in_documents
from tests.store.pages import file_text, plain
store = Store.open(sys.argv[1])
for n in range(int(sys.argv[3])):
    heads = ((f"{sys.argv[2]}{n}题{a}", f"{sys.argv[2]}第{n}页第{a}段文字。") for a in range(3))
    text = file_text(*heads, number=None)
    report = take_in_documents(store, [(f"{sys.argv[2]}{n}.txt", text.encode())], parse=plain)
    assert report.new == 1, report
    print(n, flush=True)
"""


def test_two_processes_take_pages_in_at_the_same_time(url: str) -> None:
    Store.open(url).close()
    both = [run(TAKE, url, name, "25") for name in "甲乙"]
    for process in both:
        _, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
    store = Store.open(url)
    assert store.read(articles.overview).articles == 150
    assert store.read(faults) == []
    store.close()


def test_the_same_page_taken_in_by_several_at_the_same_time_is_there_once(url: str) -> None:
    store = Store.open(url)
    text = file_text(("题", "文字。")).encode()
    reports: list[Any] = []
    threads = [
        threading.Thread(
            target=lambda: reports.append(take_in_documents(store, [("a.txt", text)], parse=plain))
        )
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted((report.new, report.unchanged) for report in reports) == [(0, 1)] * 3 + [(1, 0)]
    assert store.read(articles.overview).articles == 1
    store.close()


def test_two_processes_may_make_the_store_at_the_same_time(url: str) -> None:
    code = "import sys; from store import Store; Store.open(sys.argv[1]).close()"
    both = [run(code, url) for _ in range(3)]
    for process in both:
        _, err = process.communicate(timeout=60)
        assert process.returncode == 0, err


def test_a_kill_in_the_middle_of_an_intake_leaves_whole_pages(url: str) -> None:
    Store.open(url).close()
    process = run(TAKE, url, "甲", "100000")
    assert process.stdout
    for _ in range(5):
        process.stdout.readline()
    time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    store = Store.open(url)
    held = store.read(articles.overview)
    assert held.pages >= 5 and held.articles == held.pages * 3
    assert store.read(faults) == []
    store.close()


@pytest.fixture
def watched() -> Iterator[BlockBuster]:
    with blockbuster_ctx() as found:
        yield found


async def test_the_event_loop_is_never_blocked(
    sqlite_store: Store, watched: BlockBuster, caplog: pytest.LogCaptureFixture
) -> None:
    from datetime import date

    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    loop.slow_callback_duration = 0.3
    many = file_text(*((f"第{n}篇", f"{n}职工的文字。" * 50) for n in range(100)))
    take: Callable[[], Any] = lambda: take_in_documents(sqlite_store, [("a.txt", many.encode())], parse=plain)  # noqa: E731
    await asyncio.gather(
        asyncio.to_thread(take),
        *(sqlite_store.awrite(members.add, user, "甲", None, "member") for user in range(20)),
        *(sqlite_store.aread(search, "职工", today=date(2024, 7, 1)) for _ in range(20)),
    )
    assert len(await sqlite_store.aread(members.members)) == 20
    assert [record for record in caplog.records if "took" in record.message] == []
    loop.set_debug(False)


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
