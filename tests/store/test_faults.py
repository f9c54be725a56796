"""Faults, each said in one sentence; several processes at once; a kill in the middle of an intake."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from store import Store, articles, members
from store.errors import (
    NotAStore,
    StoreBusy,
    StoreError,
    StoreUnreachable,
    StoreUnwritable,
)
from store.intake import take_in_documents
from store.search.index import faults
from tests.store.pages import file_text, plain

ROOT = Path(__file__).parents[2]


def run(code: str, *arguments: str, **how: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, **how,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("", StoreUnreachable),
        ("mysql://x/y", StoreUnreachable),
        ("sqlite:////proc/nowhere/kanbao.db", StoreUnwritable),
        ("sqlite:///{tmp}", StoreUnwritable),
        ("sqlite:///file:{tmp}/kept.db?mode=ro&uri=true", StoreUnwritable),
        ("sqlite:///{tmp}/text.db", NotAStore),
        ("sqlite:///{tmp}/text.db/kanbao.db", StoreUnwritable),
        ("postgresql://u:secret@127.0.0.1:1/none", StoreUnreachable),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_sentence(
    url: str, error: type[StoreError], tmp_path: Path
) -> None:
    Store.open(f"sqlite:///{tmp_path}/kept.db").close()
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
        out, err = run(READ_ONLY, f"sqlite:///{file}").communicate(timeout=120)
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
        _, err = process.communicate(timeout=120)
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


def test_two_processes_may_make_the_store_at_the_same_time(unmade: str) -> None:
    code = "import sys; from store import Store; Store.open(sys.argv[1]).close()"
    both = [run(code, unmade) for _ in range(2)]
    for process in both:
        _, err = process.communicate(timeout=120)
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
