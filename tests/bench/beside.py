"""Our search beside other engines: the same questions about the same articles in one run, as a table.

Ours gives hits with headlines, snippets, facets and what was assumed, the others ten numbers of articles.
"""

from __future__ import annotations

import datetime as dt
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from store import Store, driver
from store.search import search
from store.search.again import forget
from store.search.words import words
from tests.bench.figures import p95
from tests.bench.peers import Text, peers

# Articles that engines are handed at once.
_BATCH = 2000
_OF_STORE = "SELECT doc, article_id, title, head, body FROM search_docs WHERE doc > ? ORDER BY doc LIMIT ?"
_TITLES = "SELECT id, title FROM articles"
OURS = "Kanbao"


class Asked(NamedTuple):
    """A question of a class, and the titles of which one answers it; none where any answer does."""

    kind: str
    typed: str
    answers: frozenset[str]


class Told(NamedTuple):
    """What an engine made of the questions of one class."""

    seconds: list[float]
    found: list[bool]


Answers = dict[str, dict[str, Told]]


def compare(store: Store, asked: Sequence[Asked], today: dt.date) -> None:
    """Build the others' indexes over the store's articles, ask everyone everything, and print it."""
    titles = dict(store.read(driver.rows, _TITLES))
    told: Answers = {OURS: _ask(_ours(store, today), asked)}
    with tempfile.TemporaryDirectory() as folder, peers(Path(folder), len(titles)) as others:
        taken: dict[str, float] = defaultdict(float)
        for batch in _texts(store):
            for one in others:
                begin = time.perf_counter()
                one.add(batch)
                taken[one.name] += time.perf_counter() - begin
        for one in others:
            begin = time.perf_counter()
            one.ready()
            taken[one.name] += time.perf_counter() - begin
            size = one.bytes() / len(titles)
            print(f"{one.name}: {len(titles) / taken[one.name]:.0f} articles a second, {size:.0f} bytes each")
            told[one.name] = _ask(lambda typed, one=one: [titles[n] for n in one.find(typed)], asked)  # type: ignore[misc]
    _print(told)


def _texts(store: Store) -> Iterator[list[Text]]:
    doc = -1
    while rows := store.read(driver.rows, _OF_STORE, (doc, _BATCH)):
        doc = rows[-1][0]
        yield [Text(number, title, words(f"{title} {head} {body}")) for _, number, title, head, body in rows]


def _ours(store: Store, today: dt.date) -> Callable[[str], list[str]]:
    def find(typed: str) -> list[str]:
        forget()
        return [hit.headline.title for hit in store.read(search, typed, today=today).hits]

    return find


def _ask(find: Callable[[str], list[str]], asked: Sequence[Asked]) -> dict[str, Told]:
    """Each question in two rounds, of which the faster counts: others use the machine too."""
    found: dict[str, Told] = defaultdict(lambda: Told([], []))
    first = [_timed(find, one)[0] for one in asked]
    for one, before in zip(asked, first, strict=True):
        seconds, titles = _timed(find, one)
        found[one.kind].seconds.append(min(seconds, before))
        if one.answers:
            found[one.kind].found.append(bool(one.answers.intersection(titles)))
    return found


def _timed(find: Callable[[str], list[str]], one: Asked) -> tuple[float, list[str]]:
    begin = time.perf_counter()
    titles = find(one.typed)
    return time.perf_counter() - begin, titles


def _print(told: Answers) -> None:
    print("median, p95 in ms (median by ours), recall@10")
    print(f"{'':12}" + "".join(f"{name:>38}" for name in told))
    every = {name: Told([], []) for name in told}
    for kind in told[OURS]:
        print(f"{kind:12}" + "".join(_cell(told[name][kind], told[OURS][kind]) for name in told))
        for name, all_ in every.items():
            all_.seconds.extend(told[name][kind].seconds)
            all_.found.extend(told[name][kind].found)
    print(f"{'all':12}" + "".join(_cell(every[name], every[OURS]) for name in told))


def _cell(one: Told, ours: Told) -> str:
    median = statistics.median(one.seconds)
    recall = f"{sum(one.found) / len(one.found):4.2f}" if one.found else "   –"
    ratio = median / statistics.median(ours.seconds)
    return f"{median * 1e3:11.2f} {p95(one.seconds) * 1e3:9.2f} ({ratio:7.2f} ×) {recall}"
