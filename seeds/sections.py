"""Sections cut by heads, stretches of a huge page, and the topic that two texts share within theirs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from seeds.lines import HEAD_TAGS, Line, Tag
from seeds.topics import topic_vectors

Matrix = NDArray[np.float64]

# Bounded work: a page with more pairs of texts than this is weighed in stretches, each as a page of its own.
MOST_PAIRS = 120_000
SHORTEST_STRETCH = 16
# Lines of a text that show its topic.
_WINDOW = 8
# Two texts that share less than this have nothing in common (a cosine).
NO_TOPIC = 0.02


def topic_evidence(lines: Sequence[Line], ends: list[Line], begins: list[Line]) -> dict[str, Matrix]:
    """Words shared by the text up to an end and the text from a beginning on.

    "topic above" is what the beginning shares with the text that stands before it on the page instead.
    """
    names = (
        "topic", "topic contrast", "topic below", "no topic below", "topic above",
        "better topic for the end", "better topic for the beginning", "better topic, next line",
    )  # fmt: skip
    shape = (len(ends), len(begins))
    if not ends or not begins:
        return {name: np.zeros(shape) for name in names}
    sections = sections_of(lines)
    ups = [_text_up_to(lines, sections, ln) for ln in ends]
    downs = [_text_from(lines, sections, ln) for ln in begins]
    overs = [_text_above(lines, sections, ln) for ln in begins]
    vectors = topic_vectors([*ups, *downs, *overs])
    e, b = vectors[: len(ups)], vectors[len(ups) : len(ups) + len(downs)]
    shared: Matrix = e @ b.T
    own = (vectors[len(ups) + len(downs) :] * b).sum(axis=1)
    places = [np.array([line.index for line in side]) for side in (ends, begins)]
    same = places[0][:, None] + 1 == places[1][None, :]
    contrast = np.where(same, 0.0, shared - own[None, :])
    below = np.where(same, shared, 0.0)
    return {
        "topic": np.where(same, 0.0, shared),
        "topic contrast": contrast,
        "topic below": below,
        "topic above": np.where(same, 0.0, np.repeat(own[None, :], len(ends), axis=0)),
        **_rivals(shared, same),
        "no topic below": (same & (shared < NO_TOPIC)).astype(float),
    }


def _rivals(shared: Matrix, same: NDArray[np.bool_]) -> dict[str, Matrix]:
    """How much more another beginning shares with the end, and another end with the beginning."""
    apart = np.where(same, 0.0, shared)
    end = np.maximum(apart.max(axis=1, initial=0.0)[:, None] - shared, 0.0)
    begin = np.maximum(apart.max(axis=0, initial=0.0)[None, :] - shared, 0.0)
    return {
        "better topic for the end": end,
        "better topic for the beginning": begin,
        "better topic, next line": np.where(same, end + begin, 0.0),
    }


def sections_of(lines: Sequence[Line]) -> list[int]:
    """For each line the number of its section: sections are cut where an article's head begins."""
    out: list[int] = []
    number = 0
    for i, line in enumerate(lines):
        above = lines[i - 1] if i else None
        head_begins = line.tag is Tag.SHORT and (above is None or above.tag not in (Tag.SHORT, *HEAD_TAGS))
        opens = head_begins and _opens(lines, i)
        if opens or (line.is_report and (above is None or above.tag is Tag.BODY)):
            number += 1
        out.append(number)
    return out


def stretches(lines: Sequence[Line]) -> list[list[Line]]:
    """The page, or so many pieces of it that all of them together have no more than MOST_PAIRS pairs."""
    body = sum(line.tag in (Tag.BODY, Tag.SHORT) for line in lines)
    most = max(SHORTEST_STRETCH, MOST_PAIRS // max(body, 1))
    if body <= most:
        return [list(lines)] if lines else []
    out: list[list[Line]] = []
    room = 0
    for line in lines:
        if not room and (not out or line.tag in (Tag.BODY, Tag.SHORT)):
            out.append([])
            room = most
        out[-1].append(line)
        room -= line.tag in (Tag.BODY, Tag.SHORT)
    return out


def _opens(lines: Sequence[Line], i: int) -> bool:
    """A head line that is signed, dated or reported within the next lines."""
    for line in lines[i + 1 : i + 5]:
        if line.tag in HEAD_TAGS or line.is_report:
            return True
        if line.tag is not Tag.SHORT:
            return False
    return False


def _text_up_to(lines: Sequence[Line], sections: list[int], line: Line) -> list[str]:
    """The head of the section and what leads up to the line."""
    return _shown(lines, bisect_left(sections, sections[line.index]), line.index + 1)


def _text_above(lines: Sequence[Line], sections: list[int], line: Line) -> list[str]:
    """The section's text before the line."""
    return _shown(lines, bisect_left(sections, sections[line.index]), line.index)


def _shown(lines: Sequence[Line], start: int, stop: int) -> list[str]:
    last = max(start + 3, stop - _WINDOW)
    return [ln.text for ln in [*lines[start : min(stop, start + 3)], *lines[last:stop]]]


def _text_from(lines: Sequence[Line], sections: list[int], line: Line) -> list[str]:
    """The line and what follows in its section."""
    stop = min(bisect_right(sections, sections[line.index]), line.index + _WINDOW)
    return [ln.text for ln in lines[line.index : stop]]
