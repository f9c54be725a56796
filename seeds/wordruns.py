"""How much likelier the words on both sides of a seam stand in one run than apart: word pairs and triples.

Where a text is cut inside a word (宪|法条文), no side shows it: every known word that stands across the seam
is tried with its neighbours, beside the words that each side has by itself. A pair that is not known counts
against the run by a constant; how the table's model would back off tells less than that it is not known.
`wordruns.npz` is made by `tests/seeds/tools/make_wordruns.py`.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from seeds.ngrams import Codes, Floats, NgramModel, code_points

# Characters of either side among which words are found, and those of the longest word.
BEFORE, AFTER = 8, 6
LONGEST = 4
# A pair's or a triple's log gain is kept as a count of `seeds.ngrams`, from this one on.
LEAST = -5.0
# What a pair says that the table does not know, and how likely a character is that is no word of it, as logs.
UNKNOWN = -1.5
NO_WORD = -15.0
# Readings of either side that are tried: its last or first word may be of several lengths.
READINGS = 2
# The word across the seam: how many characters of it the end and the beginning have, less one.
_STARTS, _RESTS = np.array([(a, b) for a in range(LONGEST - 1) for b in range(LONGEST - 1 - a)]).T
# Log chances of words are kept in so many steps each.
STEPS = 12
_NONE = -1e9
# The first and the last of the characters that words are made of.
_FIRST, _LAST = "\u4e00", "\u9fff"
# Where the next word begins behind a word of each length at each character.
_BEYOND = np.arange(BEFORE)[:, None] + np.arange(1, LONGEST + 1)
_SIEVE = 20
_TURN = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
Indices = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Side:
    """What stands on one side of each seam, counted in characters from the seam: (texts, characters, …)."""

    # The words that begin at a character and have one to LONGEST of them.
    keys: Codes
    # How likely all is that lies beyond a character, by how long the first word of it is, and the word behind
    # that one in the best reading.
    ways: Floats
    behind: Codes

    def readings(self) -> tuple[Floats, Codes, Codes]:
        """The likeliest words at the seam: what each reading costs, its word, and the one beyond it; the best
        readings of all texts first, then the next."""
        order = np.argsort(-self.ways[:, 0], axis=1)[:, :READINGS].T.ravel()
        rows, best = np.tile(np.arange(len(self.keys)), READINGS), self.ways[:, 0].max(axis=1)
        return self.ways[rows, 0, order] - best[rows], self.keys[rows, 0, order], self.behind[rows, 0, order]

    def begun(self) -> tuple[Codes, Floats, Codes, Codes]:
        """One, two and three characters at the seam as a part of a word, what that costs, and the two words
        beyond them: (parts, texts) each."""
        way = self.ways[:, 1:LONGEST].argmax(axis=2).T
        place = np.arange(len(self.keys)), np.arange(1, LONGEST)[:, None], way
        cost = self.ways[place] - self.ways[:, 0].max(axis=1)
        return self.keys[:, 0, : LONGEST - 1].T, cost, self.keys[place], self.behind[place]


@dataclass(frozen=True, eq=False)
class WordRuns:
    """Words with their chances, and the gains of pairs and triples of them."""

    # Sorted keys, and how likely each word is, as a log.
    words: Codes
    chances: Floats
    # Which remainders the keys have: few strings that are no words have one of them.
    sieve: NDArray[np.bool_]
    runs: NgramModel

    def gains(self, tails: Sequence[str], heads: Sequence[str]) -> Floats:
        """Log odds that each tail goes on in each head; 0 where a mark or a figure is at the seam."""
        out: Floats = np.zeros((len(tails), len(heads)))
        rows = [n for n, tail in enumerate(tails) if _is_plain(tail[-1:])]
        columns = [n for n, head in enumerate(heads) if _is_plain(head[:1])]
        if rows and columns:
            left = self.side([tails[n][: -BEFORE - 1 : -1] for n in rows], BEFORE, reverse=True)
            right = self.side([heads[n] for n in columns], AFTER, reverse=False)
            gain = self._apart(left, right)
            np.logaddexp.at(gain, *self._across(left, right))
            out[np.ix_(rows, columns)] = gain
        return out

    def side(self, texts: Sequence[str], width: int, *, reverse: bool) -> Side:
        """The words of texts whose characters are given from the seam on, up to the first mark or figure."""
        points = code_points(texts, width)
        plain = np.logical_and.accumulate((points >= ord(_FIRST)) & (points <= ord(_LAST)), axis=1)
        chars = np.where(plain, points, 0).astype(np.uint64)
        keys = np.zeros((len(texts), width + LONGEST, LONGEST), dtype=np.uint64)
        keys[:, :width, 0] = chars
        for n in range(1, LONGEST):
            near, far = keys[:, : width - n, n - 1], chars[:, n:]
            longer = (far << np.uint64(16 * n)) | near if reverse else (near << np.uint64(16)) | far
            keys[:, : width - n, n] = np.where(far > 0, longer, 0)
        chances = self.chance(keys)
        chances[:, :width, 0] = np.maximum(chances[:, :width, 0], np.where(chars > 0, NO_WORD, _NONE))
        beyond = keys[:, _BEYOND[:width]]
        near = np.broadcast_to(keys[:, :width, :, None], beyond.shape)
        # What is no word is in no pair worth looking up: it costs more than all that a pair gains.
        gains = np.where((near > 0) & (beyond > 0), UNKNOWN, 0.0)
        words = chances > _NONE
        asked = np.nonzero(words[:, :width, :, None] & words[:, _BEYOND[:width]])
        one, two = (beyond[asked], near[asked]) if reverse else (near[asked], beyond[asked])
        gains[asked] = self.pairs(one, two)[0]
        # Behind the last character nothing costs anything.
        ways: Floats = np.full(keys.shape, _NONE)
        ways[..., 0] = np.where(np.arange(width + LONGEST) < plain.sum(axis=1)[:, None], _NONE, 0.0)
        behind = np.zeros_like(keys)
        rows, lengths = np.arange(len(texts))[:, None], np.arange(LONGEST)
        for at in range(width - 1, -1, -1):
            some = ways[:, at + 1 : at + LONGEST + 1] + gains[:, at]
            best = some.argmax(axis=2)
            behind[:, at] = beyond[rows, at, lengths, best]
            found = some[rows, lengths, best] + chances[:, at]
            ways[:, at] = np.where(plain[:, at, None], found, ways[:, at])
        return Side(keys, ways, behind)

    def chance(self, keys: Codes) -> Floats:
        """How likely each word is, as a log; nearly impossible where there is none."""
        out: Floats = np.full(keys.shape, _NONE)
        asked = np.flatnonzero(self.sieve[remainders(keys)])
        wanted = keys.ravel()[asked]
        at = np.minimum(np.searchsorted(self.words, wanted), len(self.words) - 1)
        known = self.words[at] == wanted
        out.ravel()[asked[known]] = self.chances[at[known]]
        return out

    def pairs(self, one: Codes, two: Codes) -> tuple[Floats, NDArray[np.bool_]]:
        """What it gains that the second word follows the first, and whether the pair is known."""
        found = self.runs.counts(pair_keys(one, two))
        there = (one > 0) & (two > 0)
        known = (found >= 0) & there
        return np.where(known, found + LEAST, np.where(there, UNKNOWN, 0.0)), known

    def triples(self, one: Codes, two: Codes, three: Codes) -> Floats:
        """What it gains beyond the pair of the last two that they follow the first."""
        found = self.runs.counts(triple_keys(one, two, three))
        known = (found >= 0) & (one > 0) & (two > 0) & (three > 0)
        return np.where(known, found + LEAST, 0.0)

    def _apart(self, left: Side, right: Side) -> Floats:
        """No word stands across the seam: the last words of the one and the first of the other."""
        # Every reading of every text with every other: one look for all.
        (cost, last, before), (charge, first, behind) = left.readings(), right.readings()
        # A second reading that is no word adds nothing.
        left_over, right_over = np.flatnonzero(cost > _NONE / 2), np.flatnonzero(charge > _NONE / 2)
        pair, known = self.pairs(last[left_over, None], first[None, right_over])
        rows, columns = np.nonzero(known)
        x, y = left_over[rows], right_over[columns]
        a, b = last[x], first[y]
        pair[rows, columns] += self.triples(before[x], a, b) + self.triples(a, b, behind[y])
        every: Floats = np.full((len(cost), len(charge)), _NONE)
        every[np.ix_(left_over, right_over)] = pair + cost[left_over, None] + charge[None, right_over]
        parts = every.reshape(READINGS, len(left.keys), READINGS, len(right.keys)).swapaxes(1, 2)
        return np.asarray(np.logaddexp.reduce(parts.reshape(-1, *parts.shape[2:]), axis=0))

    def _across(self, left: Side, right: Side) -> tuple[tuple[Indices, ...], Floats]:
        """Each known word across a seam: which seam it is, and what it gains."""
        start, cost, a, a2 = left.begun()
        rest, charge, b, b2 = right.begun()
        keys = _joined(start[_STARTS][:, :, None], rest[_RESTS][:, None, :], _RESTS[:, None, None])
        chances = self.chance(keys)
        seams = np.nonzero(chances > _NONE)
        word, one, two = keys[seams], (_STARTS[seams[0]], seams[1]), (_RESTS[seams[0]], seams[2])
        gain = chances[seams] + cost[one] + charge[two] + self.pairs(a[one], word)[0]
        gain += self.pairs(word, b[two])[0] + self.triples(a[one], word, b[two])
        gain += self.triples(a2[one], a[one], word) + self.triples(word, b[two], b2[two])
        return seams[1:], gain


def _is_plain(char: str) -> bool:
    """Neither a mark nor a figure, nor a letter, nor nothing."""
    return _FIRST <= char <= _LAST


def _joined(one: Codes, two: Codes, part: Indices) -> Codes:
    """The keys of words of which one side has the first and the other the last characters; 0 for none."""
    both: Codes = (one << (16 * (part + 1)).astype(np.uint64)) | two
    return np.where((one > 0) & (two > 0), both, np.uint64(0))


def remainders(keys: Codes) -> Indices:
    """The place of each word in the sieve."""
    mixed: Codes = (keys * _TURN[0]) >> np.uint64(64 - _SIEVE)
    return mixed.astype(np.intp)


def pair_keys(one: Codes, two: Codes) -> Codes:
    """Two words in a row as one number."""
    keys: Codes = one * _TURN[0] + two * _TURN[1]
    return keys


def triple_keys(one: Codes, two: Codes, three: Codes) -> Codes:
    """Three words in a row as one number."""
    keys: Codes = pair_keys(one, two) + three * _TURN[2]
    return keys


def sieve_of(words: Codes) -> NDArray[np.bool_]:
    """Which remainders the words have."""
    sieve = np.zeros(1 << _SIEVE, dtype=np.bool_)
    sieve[remainders(words)] = True
    return sieve


@functools.cache
def word_runs() -> WordRuns:
    """The table that comes with the program; read once."""
    with resources.as_file(resources.files("seeds") / "wordruns.npz") as path, np.load(path) as data:
        words = np.cumsum(data["words"], dtype=np.uint64)
        chances = data["chances"] / -STEPS
        return WordRuns(words, chances, sieve_of(words), NgramModel(data["table"], 0.0))
