"""What a clerk types on some 400 articles of thirty years: what stands first, or on the first screen.

`tests/gold/desk_queries.tsv` was written before anything was run on it. Of its 247, 201 stood first (or found
nothing, as they should) before anything was mended; since then classes of what it showed have been.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from seeds import sample_pages
from store import Store
from store.intake import take_in_documents
from store.search import search
from store.values import SearchResult
from tests.bench.tired import GOLD
from tests.seeds.heldout_pages import heldout_pages
from tests.seeds.pagesets import FOLDER

DESK, NIGHT, BLIND = (GOLD / f"{name}_queries.tsv" for name in ("desk", "night", "blind"))
TODAY = dt.date(2026, 4, 10)
# Sets that `tests.seeds.heldout_pages` has, undamaged.
SETS = ("heldout", "fresh", "various", "newest", "latest")
# What NIGHT asks for besides.
MORE = ("hard",)
# What BLIND asks for, and nothing else.
OTHERS = ("unseen", "foreign", "untouched", "yonder", "beyond", "afar")
# What is recalled in other words, typed wrongly or asked in a sentence, and the sets that it asks for.
RECALLED = {
    "sundry": (
        GOLD / "sundry_queries.tsv",
        (
            "turbaned", "kerchiefed", "cowled", "aproned", "vested", "shawled", "coated", "hatted", "gloved",
            "scarfed",
        ),
    ),
    "recalled": (
        GOLD / "recalled_queries.tsv",
        (
            "sashed", "bonneted", "draped", "screened", "plaided", "visored", "mittened", "mantled", "hooded",
            "helmeted",
        ),
    ),
    "afresh": (
        GOLD / "afresh_queries.tsv",
        (
            "remote", "outlying", "distant", "sealed", "unopened", "hidden", "veiled", "covert", "swathed",
            "shrouded",
        ),
    ),
}  # fmt: skip
# A screen of the chat.
SCREEN = 5
NOTHING = "-"


@dataclass(frozen=True)
class Row:
    """A query with the pieces of titles of which one is meant, and what is special about it."""

    query: str
    meant: tuple[str, ...]
    kind: str


def rows(file: Path = DESK) -> list[Row]:
    """The queries of the gold file."""
    # What is pasted may begin with a #topic#.
    lines = (line.split("\t") for line in file.read_text("utf-8").splitlines() if not line.startswith("# "))
    return [Row(query, tuple(meant.split("|")), kind) for query, meant, kind in lines]


def pages() -> list[tuple[str, bytes]]:
    """The archive: names and texts."""
    return [*((name, text.encode()) for name, text in sample_pages()), *written(SETS)]


def written(sets: Iterable[str]) -> list[tuple[str, bytes]]:
    """The undamaged pages of these sets."""
    return [
        (f"{one}-{page.name}.txt", page.text.encode())
        for one in sets
        for page in heldout_pages(folder=FOLDER.with_name(one))
        if page.gold["profile"] == "clean"
    ]


def asked(store: Store, query: str) -> SearchResult:
    """The first screen."""
    return store.read(search, query, today=TODAY, limit=SCREEN)


def place(row: Row, result: SearchResult) -> int:
    """Where what is meant stands on the first screen, 0: nowhere; 1 where nothing is meant and found."""
    if row.meant == (NOTHING,):
        return 0 if result.hits else 1
    # Which part of the head the parser takes for the title is measured elsewhere.
    heads = [f"{h.kicker} {h.title} {h.subtitle}" for h in (hit.headline for hit in result.hits)]
    return next((at for at, head in enumerate(heads, 1) if any(one in head for one in row.meant)), 0)


def measure() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{folder}/kanbao.db")
        try:
            take_in_documents(store, pages())
            _tell("desk", store, DESK)
            take_in_documents(store, written(MORE))
            _tell("night", store, NIGHT)
        finally:
            store.close()
        others = Store.open(f"sqlite:///{folder}/others.db")
        try:
            take_in_documents(others, written(OTHERS))
            _tell("blind", others, BLIND)
        finally:
            others.close()
        for name, (file, sets) in RECALLED.items():
            recalled = Store.open(f"sqlite:///{folder}/{name}.db")
            try:
                take_in_documents(recalled, written(sets))
                _tell(name, recalled, file)
            finally:
                recalled.close()


def _tell(name: str, store: Store, file: Path) -> None:
    places = [(place(row, asked(store, row.query)), row) for row in rows(file)]
    first, seen = sum(at == 1 for at, _ in places), sum(at > 0 for at, _ in places)
    print(f"{name}: {len(places)}, first {first}, on the first screen {seen}; not first:")
    for at, row in places:
        if at != 1:
            print(f"  {at or '-'} {row.query} → {'|'.join(row.meant)} ({row.kind})")
