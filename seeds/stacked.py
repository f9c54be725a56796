"""Heads printed one above the other, and their texts below them in the same order."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from seeds.groups import Item, finished
from seeds.lines import Line, Tag
from seeds.topics import Shown

Matrix = NDArray[np.float64]
_TITLES = ("title", "next")
_SIGNATURES = (Tag.BYLINE, Tag.AUTHOR, Tag.SIGNED)
# So many titles stand one above the other; of a longer text nobody asks.
_MOST_TITLES, _PAIRS, _MOST_TEXTS = 4, 4, 60
# Three lines are three heads where each shares with a text of its own, which has nothing to do with the
# others, so much more than with these (cosines of topic and meaning); where three have signed, any more. Of
# 88 heads of three lines above one article each none came near.
_MORE, _APART, _APART_SIGNED = 0.1, 0.05, 0.1
# Two lines may be kicker and title of one text that turns to something else: from here on it is in doubt.
_MORE_OF_TWO, _UNLIKE = 0.2, -0.1
# How likely the text goes on there then.
_DOUBT = 0.5
# Who signs tells more than this (characters): of ten signed pieces that are shorter eight have their rest
# elsewhere. How likely a paragraph below the next head then follows what stands above it.
_FEW_WORDS, _TAKES_TURNS = 110, 0.6


@dataclass(frozen=True)
class _Parting:
    """Heads, the lines where their texts begin, and what these have in common at most.

    `gain` is the least that a head shares more with its own text than with another's, or its text with it.
    """

    heads: tuple[tuple[int, ...], ...]
    begins: tuple[int, ...]
    topic: float
    meaning: float
    gain: float


def unstacked(lines: Sequence[Line], items: Sequence[Item]) -> tuple[list[Item], dict[int, float]]:
    """The items, those below several heads parted; and of lines that may begin another's text how likely they
    follow what stands above."""
    out: list[Item] = []
    doubts: dict[int, float] = {}
    for item in items:
        found = _found(lines, item)
        if found is not None and _is_sure(lines, item, found):
            out += _parted(lines, item, found)
            continue
        out.append(item)
        if found is not None and len(found.heads) > 2 and _signed_each(lines, item, found):
            # Three who sign for three heads have written three texts, wherever each of them begins.
            doubts |= dict.fromkeys(_texts(lines, item)[1:], _TAKES_TURNS)
        elif found is not None and found.gain >= _MORE_OF_TWO and found.topic <= _APART:
            doubts |= {line: _DOUBT for line in found.begins[1:] if found.meaning <= _UNLIKE}
    return out, doubts


def cut_short(lines: Sequence[Line], items: Sequence[Item]) -> dict[int, float]:
    """Of the paragraphs below a head how likely each follows what stands above, where a signed piece of a few
    words, or a signed head without any, stands right above that head: its rest is somewhere below."""
    out: dict[int, float] = {}
    for above, item in itertools.pairwise(items):
        own = _texts(lines, above)
        told = sum(len(lines[i].text) for i in own)
        whole = any(lines[i].role or lines[i].is_report or finished(lines[i].text) for i in own)
        signed = any(lines[i].tag is Tag.BYLINE for i in above.head) and above.head[0] < item.first
        if not signed or above.jumps or len(own) > 1 or told >= _FEW_WORDS or whole or not item.head:
            continue
        if max([*above.head, *above.body]) + 1 == item.first:
            below = _texts(lines, item)
            out |= dict.fromkeys(below[1:], _TAKES_TURNS) if len(below) > 1 else {}
    return out


def _texts(lines: Sequence[Line], item: Item) -> list[int]:
    return [i for i in item.body if lines[i].tag is Tag.BODY and i not in item.subheads]


def _found(lines: Sequence[Line], item: Item) -> _Parting | None:
    """How the head would part into several; None for a head of one line, or said by a person."""
    titles = [i for i in item.head if lines[i].role in _TITLES and not lines[i].said]
    texts = _texts(lines, item)
    reports = [n for n, i in enumerate(texts) if lines[i].is_report]
    labels = [i for i in item.head if lines[i].role == "column" and not lines[i].said]
    if labels and len(reports) == len(labels) + len(titles):
        # 武汉：… above 大连：… and 昆明：…, each with its report, is no label of theirs.
        titles = sorted([*labels, *titles])
    if not 2 <= len(titles) <= _MOST_TITLES or not len(titles) <= len(texts) <= _MOST_TEXTS:
        return None
    if lines[texts[0]].role == "closing":
        # A poem, a list.
        return None
    size = 2 if len(titles) == _PAIRS and len(reports) != _PAIRS else 1
    heads = tuple(tuple(titles[n : n + size]) for n in range(0, len(titles), size))
    begins = tuple(reports) if len(reports) == len(heads) and reports[0] == 0 else None
    shown = [[lines[i].text for i in head] for head in heads]
    found = _parting(shown, [lines[i].text for i in texts], heads, begins)
    return replace(found, begins=tuple(texts[at] for at in found.begins))


def _parting(
    titles: Sequence[Sequence[str]],
    texts: Sequence[str],
    heads: tuple[tuple[int, ...], ...],
    begins: tuple[int, ...] | None,
) -> _Parting:
    size = len(heads)
    shown = Shown(itertools.chain(*titles, texts))
    if begins is None:
        single = [*titles, *([text] for text in texts)]
        topics, meanings = shown.topics(single), shown.meanings(single)
        near = topics[:size] @ topics[size:].T + meanings[:size] @ meanings[size:].T
        begins = _best_borders(near - near.mean(axis=0, keepdims=True))
    ends = (*begins[1:], len(texts))
    runs = [texts[first:last] for first, last in zip(begins, ends, strict=True)]
    topics, meanings = shown.topics([*titles, *runs]), shown.meanings([*titles, *runs])
    near = np.asarray(topics[:size] @ topics[size:].T + meanings[:size] @ meanings[size:].T, dtype=np.float64)
    own = near.diagonal().copy()
    np.fill_diagonal(near, -np.inf)
    gain = float((own - np.maximum(near.max(axis=0), near.max(axis=1))).min())
    pairs = list(itertools.combinations(range(size, 2 * size), 2))
    alike = [max(float(v[a] @ v[b]) for a, b in pairs) for v in (topics, meanings)]
    return _Parting(heads, begins, alike[0], alike[1], gain)


def _best_borders(near: Matrix) -> tuple[int, ...]:
    """Where the texts of each head begin so that heads and texts share most: (heads, texts)."""
    heads, texts = near.shape
    sums = np.concatenate([np.zeros((heads, 1)), near.cumsum(axis=1)], axis=1)
    best = np.full(texts + 1, -np.inf)
    best[0] = 0.0
    # Where the texts of a head begin, by where they end.
    before = np.arange(texts + 1)[:, None] < np.arange(texts + 1)
    back = []
    for own in sums:
        ways = np.where(before, best[:, None] + own - own[:, None], -np.inf)
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0)
    out, at = [], texts
    for begins in reversed(back):
        at = int(begins[at])
        out.append(at)
    return tuple(out[::-1])


def _is_sure(lines: Sequence[Line], item: Item, found: _Parting) -> bool:
    if all(lines[begin].is_report for begin in found.begins):
        # As many reports as heads; below kicker and title a second one has lost its head, unless they part.
        return len(found.heads) > 2 or found.gain > 0
    if len(found.heads) == 2:
        return len(found.heads[0]) == 2 and found.gain >= _MORE_OF_TWO and found.topic <= _APART
    if _signed_each(lines, item, found):
        return found.gain > 0 and found.topic <= _APART_SIGNED
    return found.gain >= _MORE and found.topic <= _APART


def _signed_each(lines: Sequence[Line], item: Item, found: _Parting) -> bool:
    return sum(lines[i].tag in _SIGNATURES for i in item.head) == len(found.heads)


def _parted(lines: Sequence[Line], item: Item, found: _Parting) -> Iterator[Item]:
    """An item for each head; who signs goes with the head of the same place, where as many have signed."""
    titles = {i for head in found.heads for i in head}
    rest = [i for i in item.head if i not in titles]
    signed = [i for i in rest if lines[i].tag in _SIGNATURES]
    each = len(signed) == len(found.heads)
    places = [item.body.index(begin) for begin in found.begins]
    # What stands above the first text, a box say, is the first head's.
    borders = [0, *(_with_subhead(item, place) for place in places[1:]), len(item.body)]
    for n, head in enumerate(found.heads):
        own = [i for i in rest if (i == signed[n] if each and i in signed else n == 0)]
        yield Item.of(lines, sorted([*head, *own]), item.body[borders[n] : borders[n + 1]], item.subheads)


def _with_subhead(item: Item, place: int) -> int:
    while place and item.body[place - 1] in item.subheads:
        place -= 1
    return place
