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


# The odds of pairs of pieces, and the log gain of their seam, as long as they are few.
_KNOWN: dict[tuple[str, str], tuple[float, float]] = {}
_MOST_KNOWN = 4096
# So many pairs are looked at together.
_AT_ONCE = 512


def clause_odds(first: str, second: str) -> float:
    """Log odds that one clause goes on from the first piece in the second: 东胜供暖工人|伏天“下沟”."""
    return (_KNOWN.get((first, second)) or look_up([(first, second)])[0])[0]


def clause_gain(first: str, second: str) -> float:
    """How much likelier the second piece is behind the first than anywhere: a log gain of -6 to 8."""
    return (_KNOWN.get((first, second)) or look_up([(first, second)])[0])[1]


def look_up(pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
    """The odds and the gains of many pairs at once, at little more than the cost of one; they are kept."""
    known = {pair: _KNOWN.get(pair) for pair in pairs}
    new = [pair for pair, found in known.items() if found is None]
    if len(_KNOWN) + len(new) > _MOST_KNOWN:
        _KNOWN.clear()
    made: dict[tuple[str, str], tuple[float, float]] = {}
    table = _table()
    for start in range(0, len(new), _AT_ONCE):
        some = new[start : start + _AT_ONCE]
        for pair, gains in zip(some, gains_of(some), strict=True):
            odds = sum(table.get(name, 0.0) * value for name, value in _facts(*pair, gains))
            made[pair] = odds, gains["gain"]
    _KNOWN.update(made)
    return [known[pair] or made[pair] for pair in pairs]


def clause_facts(first: str, second: str) -> Iterator[tuple[str, float]]:
    """What tells a clause from two, by name."""
    return _facts(first, second, gains_of([(first, second)])[0])


def gains_of(pairs: Sequence[tuple[str, str]]) -> list[dict[str, float]]:
    """What the models find of each two pieces, by name: log gains, of -6 to 8."""
    if not pairs:
        return []
    firsts, seconds = [first for first, _ in pairs], [second for _, second in pairs]
    border = [TITLE_BORDER] * len(pairs)
    backed, expected = model().gains_in_step([*firsts, *firsts, *border], [*seconds, *border, *seconds])
    gain, ending, beginning = backed.reshape(3, -1)
    fit, inside = seam_words().gains_in_step(firsts, seconds)
    found = {
        "gain": np.clip(gain, -6, 8),
        "gain over none": np.clip(gain, 0, 8),
        "expected": np.clip(expected[: len(pairs)], -4, 8),
        "ends as titles do": np.clip(ending, -5, 5),
        "begins as titles do": np.clip(beginning, -5, 5),
        "goes on": np.clip(fit, -6, 6),
        "begins inside": np.clip(inside, -5, 5),
        "breaks off": np.clip(seam_words().breaks(firsts), -5, 5),
    }
    columns = zip(*(values.tolist() for values in found.values()), strict=True)
    return [dict(zip(found, values, strict=True)) for values in columns]


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
