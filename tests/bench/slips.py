"""Slips in terms of real articles: one character wrong, left out, too many, swapped, or all in letters.

A made archive says anything beside anything, so that 钥匙升时 is as near to 钥匙这时 as to 钥匙上升时: what
is found there says little of slips that leave a word open. Here the neighbours of a word are those that
people write. What the archive holds as it was typed is no slip and not asked for.
"""

from __future__ import annotations

import random
import re
import tempfile
from dataclasses import dataclass

import rjieba

from store import Store, driver
from store.intake import take_in_documents
from store.search import search
from tests.bench import desk
from tests.bench.typist import Typist

KINDS = ("sound", "fuzzy", "shape", "dropped", "doubled", "swapped", "letters", "mixed")
EACH = 80
# Terms of so many characters, which so few articles have.
SHORTEST, LONGEST, FEW = 4, 8, 6
_RUN = re.compile(r"[\u4e00-\u9fff]{4,}")


@dataclass(frozen=True)
class Slip:
    """What is typed, what is meant, and the articles that have it."""

    typed: str
    meant: str
    articles: frozenset[int]


def draw(store: Store, kind: str, count: int = EACH) -> list[Slip]:
    """So many slips of a kind, the same each time."""
    rng, typist = random.Random(f"3{kind}"), Typist(3)
    rows = store.read(
        driver.rows, "SELECT article_id, title, title || ' ' || head || ' ' || body FROM search_docs"
    )
    found: list[Slip] = []
    while len(found) < count:
        _, title, everything = rng.choice(rows)
        term = _term(rng, title if rng.random() < 0.5 else everything)
        typed = getattr(typist, kind)(term) if term else None
        if not typed or typed == term or (kind != "letters" and _stands(store, typed)):
            continue
        holding = frozenset(key for key, _, text in rows if term in text)
        if len(holding) <= FEW:
            found.append(Slip(typed, term, holding))
    return found


def is_found(store: Store, slip: Slip) -> bool:
    """True when an article that was meant is on the first screen."""
    return any(hit.headline.id in slip.articles for hit in desk.asked(store, slip.typed).hits)


def measure() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{folder}/kanbao.db")
        try:
            take_in_documents(store, [*desk.pages(), *desk.written(desk.MORE)])
            for kind in KINDS:
                slips = draw(store, kind)
                missed = [slip for slip in slips if not is_found(store, slip)]
                print(f"{kind:8} {1 - len(missed) / len(slips):.2f} of {len(slips)} on the first screen")
                for slip in missed:
                    print(f"  - {slip.typed} → {slip.meant}")
        finally:
            store.close()


def _term(rng: random.Random, text: str) -> str:
    runs = _RUN.findall(text)
    if not runs:
        return ""
    words = rjieba.cut(rng.choice(runs))
    start = rng.randrange(len(words))
    term = "".join(words[start : start + rng.choice((2, 3))])
    return term if SHORTEST <= len(term) <= LONGEST and len(words[start]) > 1 else ""


def _stands(store: Store, typed: str) -> bool:
    return bool(store.read(search, f"“{typed}”", today=desk.TODAY, limit=1, literally=True).hits)
