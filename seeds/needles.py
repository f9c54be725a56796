"""Which of many patterns a text may hold, told by the words that they cannot do without."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

import numpy as np

from seeds.ngrams import Codes, among, pair_codes

# What ends a run of plain characters in a pattern.
_META = frozenset(".^$*+?{}[]\\|()")
# Fewer characters are looked for one after the other.
LEAST = 2


class Sieve:
    """Patterns behind the words they need: most texts need not be searched for most patterns.

    A pattern is made when a text has its words: most of a table never are.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = list(patterns)
        needed = [(runs, n) for n, pattern in enumerate(patterns) for runs in needles(pattern)]
        self._short = [(runs, n) for runs, n in needed if len(runs[0] if runs else "") < LEAST]
        self._needed = [(runs, n) for runs, n in needed if len(runs[0] if runs else "") >= LEAST]
        # Pairs of characters are looked for before words: all pairs of all words at once.
        pairs = [
            [run[k : k + LEAST] for run in runs for k in range(len(run) - 1)] for runs, _ in self._needed
        ]
        codes = pair_codes("".join(itertools.chain.from_iterable(pairs)))[::LEAST]
        self._codes, self._places = np.unique(codes, return_inverse=True)
        self._begins = np.cumsum([0, *map(len, pairs[:-1])])

    def found(self, text: str) -> list[int]:
        """The places of the patterns that the text holds, in their order."""
        near: list[tuple[tuple[str, ...], int]] = self._short
        if self._needed:
            there = among(self._codes, _pairs(text))[self._places]
            whole = np.flatnonzero(np.logical_and.reduceat(there, self._begins))
            near = [*(self._needed[k] for k in whole.tolist()), *self._short]
        possible = {n for runs, n in near if all(run in text for run in runs)}
        return [n for n in sorted(possible) if made(self._patterns[n]).search(text)]


@functools.cache
def made(pattern: str) -> re.Pattern[str]:
    """The pattern, made once."""
    return re.compile(pattern)


@functools.lru_cache(maxsize=2)
def _pairs(text: str) -> Codes:
    # Of one page, for one sieve after the other.
    return np.sort(pair_codes(text))


def needles(pattern: str) -> tuple[tuple[str, ...], ...]:
    """The runs of plain characters of each alternative of a pattern, the longest first."""
    found = [sorted(filter(None, _runs(part)), key=len, reverse=True) for part in _alternatives(pattern)]
    return tuple(dict.fromkeys(tuple(dict.fromkeys(runs)) for runs in found))


def _alternatives(pattern: str) -> list[str]:
    """The pattern cut at each | that stands in no bracket."""
    out, depth, inside, start = [], 0, False, 0
    for at, char in enumerate(pattern):
        if at and pattern[at - 1] == "\\":
            continue
        inside = char == "[" or (inside and char != "]")
        if not inside:
            depth += (char == "(") - (char == ")")
        if char == "|" and not depth and not inside:
            out.append(pattern[start:at])
            start = at + 1
    return [*out, pattern[start:]]


def _runs(part: str) -> list[str]:
    """Runs of characters outside all brackets that the alternative always holds."""
    out, depth, inside, run, at = [], 0, False, "", 0
    while at < len(part):
        char = part[at]
        plain = char not in _META and not depth and not inside
        if plain:
            run += char
        else:
            # A quantifier is of the last character alone.
            out.append(run[:-1] if char in "?*{+" and not depth and not inside else run)
            run = ""
        inside = char == "[" or (inside and char != "]")
        if not inside:
            depth += (char == "(") - (char == ")")
        if char == "{" and not inside:
            at = max(at, part.find("}", at))
        at += 2 if char == "\\" else 1
    return [*out, run]
