"""Where a line of a head that holds two parts with nothing between them parts: 电荒年份的账本|停电三天怎么过.

Of the borders of its words those are looked at where one clause hardly goes on in the next, and a small
network, told what stands on both sides and with which words both begin and end, says which of them parts a
kicker from a title or a title from a subtitle, or that none does. `unbroken.npz` is learned by
`tests/seeds/tools/make_unbroken.py`.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from seeds.clauses import gains_of
from seeds.marksandwords import Parts, Together, together
from seeds.network import Floats
from seeds.text import squeezed, unbalanced
from seeds.topics import segmenter
from seeds.wordtags import has_verb, tags_of, wanting

# Shorter lines, and shorter pieces, are not parted (characters).
LEAST, LEAST_OF_PIECE = 13, 4
# So many borders are looked at, the best by their gains.
LOOKED_AT = 10
# A line is parted from these log odds on, and from more where the page sets its heads otherwise, on lines or
# with blanks.
LEAST_PARTED, OTHERWISE = 0.5, 3.0
# So sure must the place be: a head that is cut in a wrong one reads worse than one that is not cut.
LEAST_SURE = 0.2
_ASKS_INSIDE = re.compile(r"(?<=.{4})[？！?!](?=[^”’」》]{4})")
_CLOSING, _OPENING = frozenset("”》」’）)"), frozenset("“《「‘")
_MARKS = frozenset("，、：；。？！,:;?!·—-")
# What no part of a head begins with, and none ends with.
_NEVER_FIRST = frozenset("的了着过，、：；。？！,:;?!”》」’）)·")
_NEVER_LAST = frozenset("，、：；,:;“《「‘（(·")
# The gains of a border, and the lengths of its pieces, as small as other marks.
_OF_GAIN, _OF_LENGTH = 6.0, 20.0


class Border(NamedTuple):
    """A place in a line, and how far the line goes on over it (a log gain)."""

    at: int
    gain: float
    # What the models find of both sides, by name (`seeds.clauses.gains_of`).
    gains: Mapping[str, float]


class _Found(NamedTuple):
    """The likeliest border of a line, and its log odds against none, and against none and all others."""

    at: int
    parted: float
    sure: float


# What was found of lines, as long as they are few.
_KNOWN: dict[str, _Found] = {}
_MOST_KNOWN = 2048


def border_of(line: str, lined: float = 0.0) -> int:
    """Where the second part of a line begins; 0: it is one. `lined` as in `seeds.heads.read_head`."""
    if line not in _KNOWN:
        look_up([line])
    at, parted, sure = _KNOWN[line]
    return at if sure > LEAST_SURE and parted > LEAST_PARTED + OTHERWISE * abs(lined) else 0


def look_up(lines: Iterable[str]) -> None:
    """Find the borders of many lines at once, at less than the cost of one by one; they are kept."""
    new = [line for line in dict.fromkeys(lines) if line not in _KNOWN]
    if len(_KNOWN) + len(new) > _MOST_KNOWN:
        _KNOWN.clear()
    found = {line: some for line, some in zip(new, borders_of(new), strict=True) if some}
    facts = [marks for line, some in found.items() for marks in facts_of(line, some)]
    parts = [three for line, some in found.items() for three in parts_of(line, some)]
    odds = iter(_network()(facts, parts) if facts else ())
    for line in new:
        some = found.get(line, [])
        own = np.array([next(odds) for _ in some] + [next(odds)] if some else [], dtype=np.float32)
        _KNOWN[line] = _best(some, own)


def _best(found: Sequence[Border], odds: Floats) -> _Found:
    """Of the borders of a line, with the log odds of none and of each."""
    if not found:
        return _Found(0, 0.0, 0.0)
    best = 1 + int(odds[1:].argmax())
    others = np.logaddexp.reduce(np.delete(odds, best))
    return _Found(found[best - 1].at, float(odds[best] - odds[0]), float(odds[best] - others))


def borders(line: str) -> list[Border]:
    """The borders that may part a line, in their order; none of one that asks or calls and then goes on."""
    return borders_of([line])[0]


def borders_of(lines: Sequence[str]) -> list[list[Border]]:
    """The same of many lines at once."""
    every = [_usable(line) for line in lines]
    pairs = [(line[:at], line[at:]) for line, places in zip(lines, every, strict=True) for at in places]
    gains = iter(gains_of(pairs))
    out = []
    for places in every:
        known = [Border(at, (told := next(gains))["gain"], told) for at in places]
        likely = sorted(known, key=lambda border: border.gain)[:LOOKED_AT]
        out.append(sorted(likely, key=lambda border: border.at))
    return out


def _usable(line: str) -> list[int]:
    """Where a second part may begin."""
    if len(squeezed(line)) < LEAST or _ASKS_INSIDE.search(line):
        return []
    return [
        at
        for at in _places(line)
        if LEAST_OF_PIECE <= at <= len(line) - LEAST_OF_PIECE
        and line[at] not in _NEVER_FIRST
        and line[at - 1] not in _NEVER_LAST
        and not any(unbalanced(line[:at]))
    ]


def _places(line: str) -> list[int]:
    """Where each word ends."""
    return [*itertools.accumulate(len(word) for word in segmenter().cut(line))]


def facts_of(line: str, found: Sequence[Border]) -> list[dict[str, float]]:
    """The marks of a line that has no border, then of each border."""
    lowest = min(border.gain for border in found)
    whole = {
        "one": 1.0,
        f"one length {min(len(line) // 3, 12)}": 1.0,
        "one commas": sum(line.count(mark) for mark in "，,：:、") / 2,
        "one verbs": sum(tag.startswith("v") for tag in tags_of(line)) / 3,
        "one lowest": lowest / _OF_GAIN,
    }
    return [whole, *(_of_border(line, border, lowest) for border in found)]


def _of_border(line: str, border: Border, lowest: float) -> dict[str, float]:
    left, right = line[: border.at], line[border.at :]
    last, first = tags_of(left)[-1:], tags_of(right)[:1]
    told = {
        "ends quoted": left[-1] in _CLOSING,
        "begins quoted": right[0] in _OPENING,
        "verb before": has_verb(left),
        "verb behind": has_verb(right),
        "verbs on both sides": has_verb(left) and has_verb(right),
        "wanting": wanting(left),
        "stops before": not _MARKS.isdisjoint(left),
        "stops behind": not _MARKS.isdisjoint(right),
        "lowest": border.gain == lowest,
        f"last {last[0][:2] if last else ''}": True,
        f"first {first[0][:2] if first else ''}": True,
        f"before {min(len(left) // 3, 8)}": True,
        f"behind {min(len(right) // 3, 8)}": True,
    }
    return {name: 1.0 for name, value in told.items() if value} | {
        **{name: value / _OF_GAIN for name, value in border.gains.items()},
        "border": 1.0,
        "above lowest": (border.gain - lowest) / _OF_GAIN,
        "before": len(left) / _OF_LENGTH,
        "behind": len(right) / _OF_LENGTH,
        "uneven": abs(len(left) - len(right)) / len(line),
    }


def parts_of(line: str, found: Sequence[Border]) -> list[Parts]:
    """What stands on both sides: of no border, then of each."""
    return [(line, "", ""), *((line[: border.at], line[border.at :], "") for border in found)]


@functools.cache
def _network() -> Together:
    """The network that comes with the program; read once."""
    return together("unbroken.npz")
