"""Kicker, title, subtitle and column from the lines of a head, with or without marks and breaks.

The lines are cut into units at their spaces, dashes and ends; every division of the units into kicker, title
and subtitle is a candidate, and the one with the best evidence (`seeds.headweights`) is the reading.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from seeds.groups import is_label, looks_like_column
from seeds.headfacts import Below, facts_of, parts_of, texts_of
from seeds.headlabels import LONGEST, odds_as_label
from seeds.headunits import SPACES, Unit, halves, readings, together
from seeds.headweights import odds_of
from seeds.lines import Line

# More units than this are read as a kicker, then a title.
MAX_UNITS = 9
# How fast heads that stand on lines, or on one, make a page's habit.
SURE_OF_LINES = 6.0
# Where the title begins among the units of a head, and where it ends.
Division = tuple[int, int]


@dataclass(frozen=True)
class Head:
    """The parts of a head, as printed."""

    column: str | None = None
    kicker: str | None = None
    title: str | None = None
    subtitle: str | None = None


def read_head(
    texts: Sequence[str],
    below: Below = "",
    column: str | None = None,
    lined: float = 0.0,
    apart: Collection[str] = (),
) -> Head:
    """The parts of the head whose lines (bylines left out) are `texts`; `column` is a label already known.

    `lined` says whether the page sets kicker and title on lines of their own (0.5) or on one (-0.5), `apart`
    which lines are of another part than those above them (`marked_apart`).
    """
    lines = [t for t in texts if t]
    if column is None:
        column, lines = _take_column(lines, below)
    candidates = [(units, division) for units in readings(lines, lined) for division in divisions(units)]
    if not candidates:
        return Head(column=column)
    if len(candidates) == 1:
        return Head(column, None, printed(candidates[0][0]), None)
    units, best = likeliest(candidates, below, lined, apart)
    kicker, title, subtitle = (printed(part) for part in parts_of(units, *best))
    return Head(column, kicker or None, title, subtitle or None)


def _take_column(lines: list[str], below: Below) -> tuple[str | None, list[str]]:
    """The label of a column, on a line of its own or before the title on the same line."""
    if len(lines) > 1:
        for i, line in enumerate(lines):
            if _labels_below(line) if i == len(lines) - 1 else i > 0 and looks_like_column(line):
                return line, lines[:i] + lines[i + 1 :]
            if i == 0 and _labels(line, lines[1:], below):
                return line, lines[:i] + lines[i + 1 :]
    for i, line in enumerate(lines):
        first, *rest = SPACES.split(line, maxsplit=1)
        if rest and looks_like_column(first) and len(rest[0]) >= 5 and not halves(first, rest[0]):
            return first, [*lines[:i], rest[0], *lines[i + 1 :]]
    return None, lines


def _labels_below(last: str) -> bool:
    """A last line that is a label, by its form or as a word; what is quoted is half a title: “假招聘”案例."""
    return is_label(last) and last[0] not in "“‘"


def _labels(first: str, rest: Sequence[str], below: Below) -> bool:
    """A first line that is a label: by the network, or where it is too long for that, by its form."""
    if len(first) > LONGEST:
        return looks_like_column(first)
    return odds_as_label(first, rest, below) > 0


# ── candidates ────────────────────────────────────────────────────────────────────────────────────────


def divisions(units: Sequence[Unit]) -> Iterator[Division]:
    """(where the title begins, where it ends) for every division into kicker, title and subtitle."""
    size = len(units)
    if size > MAX_UNITS:
        yield size - 1, size
        return
    for start in range(size):
        for stop in range(start + 1, size + 1):
            yield start, stop


# ── the choice ────────────────────────────────────────────────────────────────────────────────────────


def lined(heads: Sequence[Sequence[str]]) -> float:
    """Whether the page sets the parts of its heads on lines (up to 0.5) or with spaces on one (to -0.5).

    A line alone with a space may be a title of two halves: it tells less than one above others.
    """
    several, spaced = 0, 0.0
    for texts in heads:
        first = SPACES.split(texts[0]) if texts else []
        if len(first) > 1 and not halves(*first[-2:]):
            spaced += 1.0 if len(texts) > 1 else 0.5
        else:
            several += len(texts) > 1
    return (several + 1) / (several + spaced + 2) - 0.5


def marked_apart(lines: Sequence[Line]) -> frozenset[str]:
    """The lines of a head whose `#` are others than those above: # a title, ### its subtitle.

    The marks of a page may mislead in what is a title, but no part of a head has lines of two kinds.
    """
    pairs = itertools.pairwise(lines)
    return frozenset(ln.text for above, ln in pairs if above.level and ln.level and above.level != ln.level)


def _is_whole(units: Sequence[Unit], division: Division, apart: Collection[str]) -> bool:
    """No border without a break stands inside a part, and no line of another part than the one above."""
    inner = [units[n] for n in {*range(len(units))} - {0, *division}]
    apart_inside = (unit.gap == "line" and line.startswith(unit.text) for unit in inner for line in apart)
    return not any(unit.gap == "none" for unit in inner) and not any(apart_inside)


def likeliest(
    found: Sequence[tuple[Sequence[Unit], Division]],
    below: Below,
    lined: float = 0.0,
    apart: Collection[str] = (),
) -> tuple[Sequence[Unit], Division]:
    """The best of some divisions of a head, by the evidence for each."""
    found = [one for one in found if _is_whole(*one, apart)] or found
    if len(found) == 1:
        return found[0]
    facts = [_facts(units, division, below, lined) for units, division in found]
    odds = odds_of(facts, [texts_of(units, *division) for units, division in found])
    return found[max(range(len(found)), key=odds.__getitem__)]


def _facts(units: Sequence[Unit], division: Division, below: Below, lined: float) -> dict[str, float]:
    facts = facts_of(units, *division, below)
    if division[0] and units[division[0]].gap == "space":
        # A line alone is set as the page sets its heads; more so, the more of them it shows.
        alone = not any(unit.gap == "line" for unit in units[1:])
        facts["kicker by space, lined"] = math.tanh(SURE_OF_LINES * lined) * (1.0 if alone else 0.5)
    return facts


def printed(part: Sequence[Unit]) -> str:
    """A part as one text: breaks inside a clause are closed, the space between halves stays."""
    return together([(text, gap == "space") for gap, text, _ in part if text])
