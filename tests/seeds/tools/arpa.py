"""A word trigram model in ARPA form → how often each run of characters stands in such a text.

A run of up to four characters lies inside one word, across the border of two, or across a whole short word
and both its borders. The first is counted from the words, the second from the pairs, the third from the
triples of the model, so that nothing is counted twice; a run over four words or more is not seen at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from pathlib import Path

LONGEST = 4
_ORDERS = {"\\1-grams:": 1, "\\2-grams:": 2, "\\3-grams:": 3}


def expected_runs(path: Path) -> dict[str, float]:
    """The share of each run of one to LONGEST characters, to a common measure."""
    runs: defaultdict[str, float] = defaultdict(float)
    alone: dict[str, float] = {}
    pairs: dict[str, float] = {}
    for order, gram, chance in entries(path):
        words = gram.split(" ")
        if order == 1 and not gram.startswith("<"):
            alone[gram] = chance
            _add(runs, gram, 0, 0, chance)
        elif order == 2 and words[0] in alone and words[1] in alone:
            pairs[gram] = alone[words[0]] * chance
            left = words[0][1 - LONGEST :]
            _add(runs, left + words[1][: LONGEST - 1], len(left), len(left), pairs[gram])
        elif order == 3 and len(words[1]) <= LONGEST - 2:
            both = pairs.get(f"{words[0]} {words[1]}")
            if both is not None and words[2] in alone:
                left = words[0][2 - LONGEST :]
                inner = len(left) + len(words[1])
                _add(runs, left + words[1] + words[2][: LONGEST - 2], len(left), inner, both * chance)
    return dict(runs)


def entries(path: Path) -> Iterator[tuple[int, str, float]]:
    """Order, words and chance of each entry."""
    order = 0
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            plain = line.rstrip("\n")
            if plain.startswith("\\"):
                order = _ORDERS.get(plain, 0)
            elif order and plain:
                logarithm, gram, *_ = plain.split("\t")
                yield order, gram, 10.0 ** float(logarithm)


def word_runs(path: Path, known: Container[str]) -> tuple[list[tuple[str, ...]], list[float]]:
    """Two or three words in a row, all of them known, and the share of each such run in the model's texts.

    A run of three counts twice: it is a lesson for either of its borders.
    """
    alone: dict[str, float] = {}
    pairs: dict[tuple[str, ...], float] = {}
    runs: list[tuple[str, ...]] = []
    shares: list[float] = []
    for order, gram, chance in entries(path):
        words = tuple(gram.split(" "))
        if order == 1:
            alone[gram] = chance
            continue
        before = alone.get(words[0], 0.0) if order == 2 else pairs.get(words[:2], 0.0)
        if order == 2:
            pairs[words] = before * chance
        if before and all(word in known for word in words):
            runs.append(words)
            shares.append(before * chance * (order - 1))
    return runs, shares


def _add(runs: dict[str, float], text: str, before: int, after: int, share: float) -> None:
    """Every run that begins before the first border and ends after the last; with no border, every run."""
    for length in range(1, LONGEST + 1):
        for start in range(len(text) - length + 1):
            if not before or (start < before and start + length > after):
                runs[text[start : start + length]] += share
