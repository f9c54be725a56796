"""How short lines and the texts around them are alike: one article's topic, the build of its subheads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from seeds.lines import HEAD_TAGS, Line, Tag
from seeds.sections import stretches
from seeds.topics import both_vectors

# Cosines of two texts: one article's share more than the first, two articles' less than the second.
ALIKE, UNLIKE = 0.12, 0.05
# The same between the texts below two heads: a story cut in two by others.
ELSEWHERE = 0.15
# The cosine of a title and its text.
NAMES = 0.1
# Lines of a text that are compared, and the characters without which they tell nothing.
TOPIC_LINES, TOPIC_LENGTH = 6, 90
# Lines of one length and build: the least of their likeness (per cent), and what is a copy.
SHORTEST_KIN, KIN, COPY = 8, 60, 90
# Bounded work: of many lines of one length so many that follow one another are held against each other.
MOST_KIN = 200
_IN_HEADS = HEAD_TAGS | {Tag.SHORT}
Topics = dict[int, dict[str, float]]


def kin_among(lines: Sequence[Line]) -> frozenset[int]:
    """Lines made like another: 用好“掌上办”，让职工诉求“及时办” and 优化“掌上办”，让职工诉求“更快办”."""
    of_length: dict[int, list[Line]] = {}
    for line in lines:
        if len(line.text) >= SHORTEST_KIN:
            of_length.setdefault(len(line.text), []).append(line)
    groups = [some[at : at + MOST_KIN] for some in of_length.values() for at in range(0, len(some), MOST_KIN)]
    return frozenset(index for group in groups if len(group) > 1 for index in _kin(group))


def _kin(lines: Sequence[Line]) -> list[int]:
    """Those of lines of one length that are made like another of them."""
    texts = [line.text for line in lines]
    alike = cdist(texts, texts, scorer=fuzz.ratio, dtype=np.uint8, score_cutoff=KIN)
    found = np.flatnonzero(((alike > 0) & (alike < COPY)).any(axis=1))
    return [lines[n].index for n in found.tolist()]


def topics_around(lines: Sequence[Line], text: set[int]) -> Topics:
    """For short lines below a text: whether the text below goes on with the topic of the text above."""
    # The next line of text from each line on: many titles may stand above one text.
    following = [len(lines)] * (len(lines) + 1)
    for i in reversed(range(len(lines))):
        following[i] = i if i in text else following[i + 1]
    return {
        i: found
        for part in stretches(lines)
        for i, found in _topics_within(lines, part, text, following).items()
    }


def _topics_within(
    lines: Sequence[Line], part: Sequence[Line], text: set[int], following: Sequence[int]
) -> Topics:
    rows: list[int] = []
    texts: list[list[str]] = []
    for line in part:
        if line.tag is not Tag.SHORT or (line.index and _heads(lines[line.index - 1], text)):
            continue
        above = _texts(lines, text, line.index - 1, -1)
        below = _texts(lines, text, following[line.index + 1], 1)
        if below:
            rows.append(line.index)
            texts += [above, below, [line.text]]
    if not rows:
        return {}
    vectors, meant = both_vectors(texts)
    down = vectors[1::3]
    shared, over, under = _cosines(vectors)
    meant_alike, meant_above, meant_below = _cosines(meant)
    others = down @ down.T
    first = [texts[3 * n + 1][0] for n in range(len(rows))]
    # Lines of one head have the same text below.
    others[np.array(first)[:, None] == np.array(first)[None, :]] = 0.0
    elsewhere = others.max(axis=1)
    out = {}
    for n, index in enumerate(rows):
        enough = min(sum(map(len, texts[3 * n])), sum(map(len, texts[3 * n + 1]))) >= TOPIC_LENGTH
        out[index] = {
            "texts alike": min(1.0, float(shared[n]) / ALIKE),
            "texts unlike": max(0.0, 1.0 - float(shared[n]) / UNLIKE) * enough,
            "said below": float(under[n] > NAMES / 5),
            "goes on elsewhere": min(1.0, float(elsewhere[n]) / ELSEWHERE),
            "names the text below": float(under[n] > NAMES and over[n] < NAMES / 5),
            "names the text above": float(over[n] > NAMES / 2),
            "texts mean alike": float(meant_alike[n]) * enough,
            "means the text below": float(meant_below[n]),
            "means the text above": float(meant_above[n]),
        }
    return out


def _cosines(vectors: NDArray[np.floating[Any]]) -> tuple[NDArray[np.floating[Any]], ...]:
    """Of vectors by threes, the text above, the text below and the line: which of them are how alike."""
    up, down, own = vectors[0::3], vectors[1::3], vectors[2::3]
    return (up * down).sum(axis=1), (up * own).sum(axis=1), (down * own).sum(axis=1)


def _heads(line: Line, text: set[int]) -> bool:
    """The line is of a head already: what stands below it begins none."""
    return line.tag in _IN_HEADS and line.index not in text


def _texts(lines: Sequence[Line], text: set[int], at: int, step: int) -> list[str]:
    """The lines of text from one on, upwards or downwards."""
    out: list[str] = []
    while 0 <= at < len(lines) and at in text and len(out) < TOPIC_LINES:
        out.append(lines[at].text)
        at += step
    return out
