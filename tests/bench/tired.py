"""What tired people type, on the sample pages: how often what was meant stands among the first five.

Held out: `tests/gold/tired_queries.tsv` was written before anything ran on it, and nothing is fitted to it.
`clerk_queries.tsv` was written so as well (sentences, roles, widths, dates in words; recall .88 when it was
first run), but what it showed was mended since: it holds what was reached.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass
from pathlib import Path

from seeds import sample_pages
from store import Store
from store.intake import take_in_documents
from store.search import search

GOLD = Path(__file__).parents[1] / "gold"
TIRED, CLERK = GOLD / "tired_queries.tsv", GOLD / "clerk_queries.tsv"
TODAY = dt.date(2024, 12, 21)


@dataclass(frozen=True)
class Placed:
    """Where among the first ten hits the article stands that was meant (0: nowhere)."""

    place: int
    kind: str
    query: str
    meant: str


def places(store: Store, file: Path = TIRED) -> list[Placed]:
    """Every query with its place, the worst first."""
    lines = file.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    found = [Placed(_place(store, query, meant), kind, query, meant) for query, meant, kind in rows]
    return sorted(found, key=lambda one: 1 / one.place if one.place else 0)


def figures(every: list[Placed]) -> tuple[float, float]:
    """Recall among the first five, and the mean reciprocal rank."""
    recall = sum(0 < one.place <= 5 for one in every) / len(every)
    return recall, sum(1 / one.place for one in every if one.place) / len(every)


def measure() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{folder}/kanbao.db")
        try:
            take_in_documents(store, [(name, text.encode()) for name, text in sample_pages()])
            for file in (TIRED, CLERK):
                _tell(file, places(store, file))
        finally:
            store.close()


def _tell(file: Path, every: list[Placed]) -> None:
    recall, rank = figures(every)
    print(f"{file.stem}: {len(every)}, recall@5 {recall:.3f}, mean reciprocal rank {rank:.3f}; not first:")
    for one in every:
        if one.place != 1:
            print(f"  {one.place or '-'} {one.query} → {one.meant} ({one.kind})")


def _place(store: Store, query: str, meant: str) -> int:
    hits = store.read(search, query, today=TODAY).hits
    return next((at for at, hit in enumerate(hits, start=1) if meant in hit.headline.title), 0)
