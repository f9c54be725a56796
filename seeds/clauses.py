"""Whether a break inside a head is the layout's alone: one clause over it, or two that stand apart."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from importlib import resources

import numpy as np

from seeds.ngrams import TITLE_BORDER, model
from seeds.seamwords import seam_words
from seeds.wordtags import has_verb, tags_of, wanting

_FIGURE = re.compile(r"\d")
_STOP = re.compile("[，：]")


@functools.lru_cache(maxsize=4096)
def clause_odds(first: str, second: str) -> float:
    """Log odds that one clause goes on from the first piece in the second: 东胜供暖工人|伏天“下沟”."""
    table = _table()
    return sum(table.get(name, 0.0) * value for name, value in clause_facts(first, second))


def clause_facts(first: str, second: str) -> Iterator[tuple[str, float]]:
    """What tells a clause from two, by name."""
    backed, expected = model().gains([first, TITLE_BORDER], [second, TITLE_BORDER])
    fit, inside = seam_words().gains([first], [second])
    above, below = tags_of(first), tags_of(second)
    verbs = has_verb(first), has_verb(second)
    yield "", 1.0
    yield "gain", float(np.clip(backed[0, 0], -6, 8))
    yield "gain over none", float(np.clip(backed[0, 0], 0, 8))
    yield "expected", float(np.clip(expected[0, 0], -4, 8))
    yield "ends as titles do", float(np.clip(backed[0, 1], -5, 5))
    yield "begins as titles do", float(np.clip(backed[1, 0], -5, 5))
    yield "goes on", float(np.clip(fit[0, 0], -6, 6))
    yield "begins inside", float(np.clip(inside[0], -5, 5))
    yield "breaks off", float(np.clip(seam_words().breaks([first])[0], -5, 5))
    yield "verb above", float(verbs[0])
    yield "verb below", float(verbs[1])
    yield "verb in both", float(all(verbs))
    yield "verb in none", float(not any(verbs))
    yield "difference", min(abs(len(first) - len(second)), 6) / 3
    yield "one length", float(len(first) == len(second))
    yield "length", min(len(first) + len(second), 30) / 10
    yield "short above", float(len(first) <= 4)
    yield "short below", float(len(second) <= 4)
    yield "one build", float(above == below)
    yield "wanting", float(wanting(first))
    yield "quoted in both", float("“" in first and "“" in second)
    yield "quoted first", float(second[:1] == "“")
    yield "question", float(second[-1] in "？?")
    yield "figure above", float(bool(_FIGURE.search(first)))
    yield "figure below", float(bool(_FIGURE.search(second)))
    yield "stop above", float(bool(_STOP.search(first)))
    yield "stop below", float(bool(_STOP.search(second)))
    yield "marked end", float(first[-1] in "？！?!”》")
    yield f"last {above[-1][:1] if above else ''}", 1.0
    yield f"first {below[0][:1] if below else ''}", 1.0


@functools.cache
def _table() -> dict[str, float]:
    rows = (resources.files("seeds") / "clauses.tsv").read_text(encoding="utf-8").splitlines()
    return {name: float(weight) for name, weight in (row.split("\t") for row in rows if row)}
