"""Search at the size of an archive: intake, bytes, time of each class of query, what is found and wronged.

10 thousand articles, then as many as KANBAO_BENCH_ARTICLES says (100,000 take four minutes to take in); of a
made store that there is, KANBAO_BENCH_STORE, all but the intake. Other engines are asked the same of the same
articles in the same run (`beside.py`). What is asked the first time is told apart from what is remembered.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sqlite3
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from sqlmodel import Session

from bot.memory import settle
from store import Store, driver
from store.intake import take_in
from store.search import search, warm
from store.search.again import forget
from store.search.facets import MARKS
from tests.bench import archive, questions
from tests.bench.beside import Asked, compare
from tests.bench.figures import p95, row, timed
from tests.bench.typist import Typist

TODAY = dt.date(2024, 1, 1)
EACH = 40
# Of each class so many are asked of every engine: some take a second for each.
BESIDE = 20
# Of a large archive the questions are drawn from every so many pages.
DRAWN = 400
_OF_PAGE = (
    "SELECT a.id, a.title, d.facets FROM articles AS a JOIN search_docs AS d ON d.article_id = a.id "
    "WHERE a.page_id = ? ORDER BY a.position"
)
_OF_ARTICLE = "SELECT text FROM blocks WHERE article_id = ? ORDER BY position"
# A name that more articles have than a person is shown cannot ask for one of them.
SHOWN = 10


def measure() -> None:
    if made := os.environ.get("KANBAO_BENCH_STORE"):
        _measure_made(Path(made))
        return
    sizes = {10_000, int(os.environ.get("KANBAO_BENCH_ARTICLES", "10000"))}
    for count in sorted(sizes):
        print(f"-- {count} articles")
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), count)


def _measure(folder: Path, count: int) -> None:
    file, pages = folder / "made.jsonl", list(archive.pages(count)) if count <= 10_000 else []
    with file.open("w", encoding="utf-8") as out:
        out.writelines(line + "\n" for line in archive.lines(count))
    pages = pages or list(archive.pages(count))[:: max(1, count // archive.A_PAGE // DRAWN)]
    store = Store.open(f"sqlite:///{folder / 'kanbao.db'}")
    try:
        begin = time.perf_counter()
        take_in(store, [file])
        print(f"intake: {count / (time.perf_counter() - begin):.0f} articles a second")
        _search(store, folder / "kanbao.db", pages, count)
    finally:
        store.close()


def _measure_made(path: Path) -> None:
    store = Store.open(f"sqlite:///{path}")
    try:
        count = store.read(driver.rows, "SELECT max(id) FROM articles")[0][0]
        print(f"-- {count} articles")
        _search(store, path, store.read(_drawn), count)
    finally:
        store.close()


def _drawn(session: Session) -> list[dict[str, Any]]:
    """Pages of a store of made articles, every so many, with what questions are drawn from."""
    last = driver.rows(session, "SELECT max(id) FROM pages")[0][0]
    found = []
    for number in range(1, last + 1, max(1, last // DRAWN)):
        articles = []
        for key, title, facets in driver.rows(session, _OF_PAGE, (number,)):
            people = [one[1:] for one in facets.split() if one[0] == MARKS["author"]]
            blocks = [{"text": row[0]} for row in driver.rows(session, _OF_ARTICLE, (key,))]
            articles.append({"title": title, "byline": [{"name": name} for name in people], "blocks": blocks})
        found.append({"articles": articles})
    return found


def _search(store: Store, path: Path, pages: list[dict[str, Any]], count: int) -> None:
    warm()
    # As the program serves.
    settle()
    _sizes(path, count)
    asked = _drawn_from(store, pages)
    _classes(store, asked)
    _common(store)
    _gate(store, pages)
    compare(store, _beside(asked), TODAY)


def _sizes(path: Path, count: int) -> None:
    with sqlite3.connect(path) as connection:
        asked = "SELECT name, sum(pgsize) FROM dbstat GROUP BY name"
        sizes = dict(connection.execute(asked).fetchall())
    connection.close()
    groups = {"index": "index_", "words and keys": "search_words search_keys sqlite_autoindex_search_words",
              "levelled text": "search_docs"}  # fmt: skip
    told = {
        name: sum(size for table, size in sizes.items() if table.startswith(tuple(prefix.split())))
        for name, prefix in groups.items()
    }
    print("bytes an article:", ", ".join(f"{name} {size / count:.0f}" for name, size in told.items()))


def _drawn_from(store: Store, pages: list[dict[str, Any]]) -> list[Asked]:
    """Questions of each class with the titles that answer them.

    A slip that the archive holds as it stands is none: it is found, and must not be replaced. What is
    written in traditional characters stands there always.
    """
    kept = [
        one
        for one in questions.draw(pages, EACH)
        if (one.kind not in set(questions.SLIPS) - {"traditional"} or not _stands(store, one.typed))
        and (one.kind != "name" or _stands(store, one.typed) <= SHOWN)
    ]
    return [Asked(one.kind, one.typed, frozenset(_answers(store, one))) for one in kept]


def _classes(store: Store, asked: list[Asked]) -> None:
    taken: dict[str, list[float]] = defaultdict(list)
    found: dict[str, list[bool]] = defaultdict(list)
    for question in asked:
        begin = time.perf_counter()
        result = store.read(search, question.typed, today=TODAY)
        taken[question.kind].append(time.perf_counter() - begin)
        found[question.kind].append(any(hit.headline.title in question.answers for hit in result.hits))
    for kind, seconds in taken.items():
        row(f"{kind:12} recall@10 {sum(found[kind]) / len(found[kind]):.2f}", seconds)
    every = [one for seconds in taken.values() for one in seconds]
    print(f"all classes: p95 {p95(every) * 1e3:.1f} ms")


def _beside(asked: list[Asked]) -> list[Asked]:
    """What every engine is asked: common words, and the first of each class."""
    common = [Asked("common", word, frozenset()) for word in archive.COMMON]
    kinds = dict.fromkeys(one.kind for one in asked)
    return common + [one for kind in kinds for one in [q for q in asked if q.kind == kind][:BESIDE]]


def _stands(store: Store, typed: str) -> int:
    """In how many articles these characters stand in one piece."""
    found = store.read(search, f"“{typed}”", today=TODAY, limit=1, literally=True)
    return found.total or found.at_least or 0


def _answers(store: Store, question: questions.Question) -> set[str]:
    """Every article that holds what was meant: of a large archive the questions know a part only."""
    if question.kind in ("title", "headline"):
        return set(question.answers)
    typed_rightly = store.read(search, question.meant, today=TODAY, limit=500, literally=True)
    return {hit.headline.title for hit in typed_rightly.hits} | question.answers


def _common(store: Store) -> None:
    for query in ("工会", "职工", "工会 职工", "货车司机", "工会 2018年", "工会 第3版"):
        row(f"{query}", timed(lambda q=query: _anew(store, q), 20))  # type: ignore[misc]
        again = timed(lambda q=query: store.read(search, q, today=TODAY), 20)  # type: ignore[misc]
        row(f"{query}, remembered", again)


def _anew(store: Store, query: str) -> None:
    forget()
    store.read(search, query, today=TODAY)


def _gate(store: Store, pages: list[dict[str, Any]]) -> None:
    right, wronged = questions.right(pages, 1000), []
    for query in right:
        result = store.read(search, query, today=TODAY)
        kinds = {one.kind for one in result.understood.assumed}
        if kinds & {"spelling", "pinyin"} or not result.hits or result.hits[0].lane != "exact":
            wronged.append(query)
    print(f"right queries rewritten: {len(wronged)} of {len(right)} {wronged[:5]}")
    typist = Typist(random.Random(7).randrange(1000))
    nonsense = [typist.nonsense() for _ in range(100)]
    found = [query for query in nonsense if store.read(search, query, today=TODAY).hits]
    print(f"nonsense that finds something: {len(found)} of {len(nonsense)} {found[:5]}")
