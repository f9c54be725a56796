"""Whether a break inside a head is the layout's alone: one clause over it, or two that stand apart."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources

import numpy as np

from seeds.ngrams import TITLE_BORDER, model
from seeds.seamwords import seam_words
from seeds.wordtags import has_verb, tags_of, wanting

_FIGURE = re.compile(r"\d")
_STOP = re.compile("[，：]")


# The odds of pairs of pieces, as long as they are few.
_KNOWN: dict[tuple[str, str], float] = {}
_MOST_KNOWN = 4096
# The models weigh every first piece with every second: of so many pairs that costs little.
_AT_ONCE = 32


def clause_odds(first: str, second: str) -> float:
    """Log odds that one clause goes on from the first piece in the second: 东胜供暖工人|伏天“下沟”."""
    found = _KNOWN.get((first, second))
    return found if found is not None else look_up([(first, second)])[0]


def look_up(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """The odds of many pairs at once, which costs little more than those of one; they are kept."""
    known = {pair: _KNOWN.get(pair) for pair in pairs}
    new = [pair for pair, odds in known.items() if odds is None]
    if len(_KNOWN) + len(new) > _MOST_KNOWN:
        _KNOWN.clear()
    table = _table()
    for start in range(0, len(new), _AT_ONCE):
        some = new[start : start + _AT_ONCE]
        for pair, gains in zip(some, _gains(some), strict=True):
            known[pair] = sum(table.get(name, 0.0) * value for name, value in _facts(*pair, gains))
    _KNOWN.update({pair: known[pair] or 0.0 for pair in new})
    return [known[pair] or 0.0 for pair in pairs]


def clause_facts(first: str, second: str) -> Iterator[tuple[str, float]]:
    """What tells a clause from two, by name."""
    return _facts(first, second, _gains([(first, second)])[0])


def _gains(pairs: Sequence[tuple[str, str]]) -> list[dict[str, float]]:
    """What the models find of the pairs, by name."""
    if not pairs:
        return []
    firsts, seconds = [first for first, _ in pairs], [second for _, second in pairs]
    backed, expected = model().gains([*firsts, TITLE_BORDER], [*seconds, TITLE_BORDER])
    fit, inside = seam_words().gains(firsts, seconds)
    breaks = seam_words().breaks(firsts)
    return [
        {
            "gain": float(np.clip(backed[n, n], -6, 8)),
            "gain over none": float(np.clip(backed[n, n], 0, 8)),
            "expected": float(np.clip(expected[n, n], -4, 8)),
            "ends as titles do": float(np.clip(backed[n, -1], -5, 5)),
            "begins as titles do": float(np.clip(backed[-1, n], -5, 5)),
            "goes on": float(np.clip(fit[n, n], -6, 6)),
            "begins inside": float(np.clip(inside[n], -5, 5)),
            "breaks off": float(np.clip(breaks[n], -5, 5)),
        }
        for n in range(len(pairs))
    ]


def _facts(first: str, second: str, gains: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    above, below = tags_of(first), tags_of(second)
    verbs = has_verb(first), has_verb(second)
    yield "", 1.0
    yield from gains.items()
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
