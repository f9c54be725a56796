"""An archive is made ready by other processes: the same rows as without them, whatever becomes of them."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlmodel import Session

from seeds import sample_pages
from seeds.model import Article, Block
from store import Store, ahead, intake
from store.intake import take_in, take_in_documents
from store.models import ARTICLES, BLOCKS, DOCS, KEYS, PAGES, WORDS
from store.search import graft, index, owned, search, vocabulary
from store.search.again import WRITTEN
from store.search.entries import row_of
from store.search.manywords import ManyWords
from tests.bench import archive

TODAY = dt.date(2024, 7, 1)
PAGES_MADE = 12


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two pages go over at a time, from the second chunk on, on any machine."""
    monkeypatch.setattr(ahead, "_CHUNK", 2 * 60_000)
    monkeypatch.setattr(ahead, "_LATER", 1)
    monkeypatch.setattr(ahead, "_WORTH_IT", 1)
    monkeypatch.setattr(ahead, "_processors", lambda: 2)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "made.jsonl"
    lines = [*archive.lines(PAGES_MADE * archive.A_PAGE)]
    lines.insert(7, '{"schema": 1, "source": "bad"}')
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def everything(session: Session) -> list[list[Any]]:
    """All rows that an intake writes, but for when, and what the index finds."""
    connection = session.connection()
    columns = [[one for one in table.c if not one.name.endswith("_at")]
               for table in (PAGES, ARTICLES, BLOCKS, DOCS)]  # fmt: skip
    rows = [list(connection.execute(select(*some).order_by(*some[:2]))) for some in columns]
    # Words are numbered as they come, and they come by other transactions.
    words = {row.id: (row.word, row.count) for row in connection.execute(select(WORDS))}
    keys = sorted((row.key, words[row.word_id]) for row in connection.execute(select(KEYS)))
    asked = text("SELECT rowid FROM index_texts WHERE index_texts MATCH '\"职工\"' ORDER BY rowid")
    return [*rows, sorted(words.values()), keys, list(connection.execute(asked)), index.faults(session)]


def rows_of(session: Session, asked: Any) -> list[Any]:
    return list(session.connection().execute(asked))


def taken_in(folder: Path, file: Path, **given: Any) -> Iterator[tuple[Store, Any]]:
    store = Store.open(f"sqlite:///{folder / 'kanbao.db'}")
    try:
        yield store, take_in(store, [file], **given)
    finally:
        store.close()


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize(
    ("given", "processors"), [({}, 2), ({}, 3), ({"page": 5, "date": dt.date(2024, 6, 10)}, 2)]
)
def test_other_processes_make_the_same_rows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: Path, given: dict[str, Any], processors: int
) -> None:
    """With one beside it the process that writes works out the keys of new words itself."""
    made = []
    monkeypatch.setattr(ahead, "_processors", lambda: processors)
    done = ahead._Makers.done
    monkeypatch.setattr(ahead._Makers, "done", lambda self, *its: made.append(its[1]) or done(self, *its))
    (tmp_path / "one").mkdir()
    for store, report in taken_in(tmp_path / "one", file, **given):
        assert (report.new, [one.path for one in report.failed]) == (PAGES_MADE, [f"{file}:8"])
        beside = store.read(everything)
    assert sum(one is not None for one in made) >= 3, "other processes have made nothing"
    # In the same process, and page by page.
    for name, size in (("alone", 2 * 60_000), ("plain", 1 << 30)):
        monkeypatch.setattr(ahead, "_processors", lambda: 1)
        monkeypatch.setattr(ahead, "_CHUNK", size)
        (tmp_path / name).mkdir()
        for store, _ in taken_in(tmp_path / name, file, **given):
            assert store.read(everything) == beside
    assert beside[-1] == []


def test_what_was_made_together_goes_in_together(
    eager: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: Path
) -> None:
    """Also where a transaction would be full in the middle of it: no part of the index is sorted twice."""
    numbered = []
    grafted = graft.graft
    monkeypatch.setattr(graft, "graft", lambda *its: numbered.append(its[3]) or grafted(*its))
    monkeypatch.setattr(intake, "_BATCH_MADE", archive.A_PAGE + 5)
    for store, report in taken_in(tmp_path, file):
        assert (report.articles, store.read(index.faults)) == (PAGES_MADE * archive.A_PAGE, [])
    assert numbered
    assert all((some >= 0).all() for some in numbered)


def test_processes_that_die_leave_the_work_to_the_one_that_writes(
    eager: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: Path
) -> None:
    killed = []
    submit = ahead._Makers.submit

    def dying(self: Any, chunk: Any) -> Any:
        future = submit(self, chunk)
        if self.pool and not killed:
            killed.extend(self.pool._processes)
            os.kill(killed[0], signal.SIGKILL)
        return future

    monkeypatch.setattr(ahead._Makers, "submit", dying)
    for store, report in taken_in(tmp_path, file):
        assert killed
        assert (report.new, report.articles) == (PAGES_MADE, PAGES_MADE * archive.A_PAGE)
        assert store.read(index.faults) == []
        assert store.read(search, "职工", today=TODAY).total


def test_after_an_archive_the_index_is_put_together(eager: None, tmp_path: Path, file: Path) -> None:
    asked = text("SELECT k, v FROM index_texts_config WHERE k = 'automerge'")
    for store, _ in taken_in(tmp_path, file):
        assert store.read(rows_of, asked) == [("automerge", 4)]
        assert not store.write(index.settle)


def test_no_two_parts_of_a_size_are_left(sqlite_store: Store) -> None:
    def parts(session: Session) -> int:
        (records,) = session.connection().execute(text(WRITTEN)).all()
        return max(len(some) for record in records for _, some in graft._Record(record).levels)

    for line in archive.lines(3 * archive.A_PAGE):
        take_in_documents(sqlite_store, [("a.jsonl", line.encode())])
    assert sqlite_store.read(parts) > 1
    while sqlite_store.write(index.settle):
        pass
    # Whoever searches looks each piece up in each part.
    assert sqlite_store.read(parts) == 1


@pytest.mark.parametrize(("sizes", "left"), [([600, 270], 2), ([900, 5, 5], 4), ([], 2)])
def test_a_large_part_is_not_written_anew_for_little(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch, sizes: list[int], left: int
) -> None:
    monkeypatch.setattr(graft, "sizes", lambda *_: sizes)
    sqlite_store.write(index.settle)
    asked = text("SELECT v FROM index_texts_config WHERE k = 'usermerge'")
    assert sqlite_store.read(rows_of, asked) == [(left,)]


def test_the_words_in_a_word_are_those_that_jieba_finds() -> None:
    import rjieba

    words = {word for _, page in sample_pages() for word in rjieba.cut(page) if vocabulary.is_known(word)}
    assert len(words) > 1000
    for word in words:
        found = set(rjieba.cut_for_search(word)) - {word}
        assert set(owned.within(word)) - {word} == {one for one in found if len(one) > 1}, word


def runs(process: int) -> bool:
    """True while a process runs: one that has ended may wait for somebody to ask how."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text("utf-8").rpartition(")")[2].split()[0] != "Z"


def test_processes_end_with_the_one_that_started_them(tmp_path: Path, file: Path) -> None:
    """Killed in the middle, an intake leaves nobody behind."""
    program = """
import os, signal, sys
from pathlib import Path
from store import Store, ahead, intake
from store.intake import take_in

def main():
    ahead._CHUNK, ahead._WORTH_IT, ahead._LATER, ahead._processors = 120_000, 1, 1, lambda: 2
    submit = ahead._Makers.submit
    def dying(self, chunk):
        submit(self, chunk)
        if self.pool:
            print(*self.pool._processes, flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
    ahead._Makers.submit = dying
    take_in(Store.open(sys.argv[1]), [Path(sys.argv[2])])

if __name__ == "__main__":
    main()
"""
    script = tmp_path / "program.py"
    script.write_text(program, encoding="utf-8")
    asked = [sys.executable, str(script), f"sqlite:///{tmp_path / 'kanbao.db'}", str(file)]
    root = str(Path(ahead.__file__).parent.parent)
    done = subprocess.run(asked, env={**os.environ, "PYTHONPATH": root}, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    (started,) = map(int, done.stdout.split())
    for _ in range(200):
        if not runs(started):
            return
        time.sleep(0.1)
    os.kill(started, signal.SIGKILL)
    pytest.fail("the process that made rows goes on without the one that writes them")


def test_the_words_of_many_are_those_of_each() -> None:
    """Also of pages that people wrote, with a name or a slip once and twice; however often they are met."""
    articles = [
        article for page in map(json.loads, archive.lines(2 * archive.A_PAGE)) for article in page["articles"]
    ]
    rows = [row_of(Article.model_validate(one), 3) for one in articles]
    rows += [row_of(Article(title=page[:20], blocks=[Block(text=page)]), None) for _, page in sample_pages()]
    rows += [
        row_of(Article(), None),
        row_of(Article(title="a" * 30, blocks=[Block(text="工 会 会会会会会会")]), 1),
    ]
    many = ManyWords()
    for some in (rows, rows[::-1], []):
        counted = many.of(some)
        starts = [0, *counted.ends.tolist()]
        assert len(counted.words) == len(set(counted.words))
        for at, row in enumerate(some):
            numbers = counted.numbers[starts[at] : starts[at + 1]].tolist()
            found = {counted.words[one] for one in numbers}
            assert len(found) == len(numbers)
            assert found == owned.words_of(row)
    assert any("工会" in owned.words_of(row) for row in rows)
