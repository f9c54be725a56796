"""Which articles tell the same story: under other heads, as a summary, on another page, or told before. Pure.

Evidence is what two texts share that few others have: runs of five characters, less those that several
articles repeat (the phrases of an office, the forms of a notice), and the numbers that both name. Two
meetings under one head share phrases and differ in what they tell; they stay apart.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_RUN = 5
# A run that more articles than this have is a phrase; so is none where only two are compared.
_PHRASE = 4
# Less text than this (in runs) tells nothing by itself.
_LEAST = 25
# How much of the shorter text must stand in the longer: of a summary less than of a twin of like length,
# which may be the same form filled in anew.
_SUMMARY, _TWIN, _TITLED, _AGAIN = 0.45, 0.65, 0.2, 0.8
_LIKE_LENGTH = 0.6
# Of the pairs of characters of the shorter's title so many must stand in the longer.
_HEAD_SHARED = 0.4
# Of the numbers of the shorter so many must be in the longer.
_NUMBERS_SHARED = 0.75
# A title this long is one story's on one day; a shorter one (图片新闻) is any story's.
_LONG_TITLE = 8
_DIGITS = re.compile(r"\d+|[零一二三四五六七八九十百千万两]+(?=[届次名人个位家项条元亿天月日号岁场批])")


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared of an article: its levelled title and body, its day, whether it has a text of its own.

    `bare`: a headline alone, or what goes on from another page.
    """

    id: int
    title: str
    body: str
    day: dt.date | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Stories:
    """`same`: the number of the story of each article. `told`: what an article repeats that came before."""

    same: Mapping[int, int] = field(default_factory=dict)
    told: Mapping[int, frozenset[int]] = field(default_factory=dict)


def find_stories(fresh: Iterable[Text], before: Iterable[Text] = ()) -> Stories:
    """The stories of fresh articles, and which of them say nothing that those `before` have not said."""
    new, old = [_Cut.of(text) for text in fresh], [_Cut.of(text) for text in before]
    pairs = _sharing(new, old)
    story = {one.text.id: one.text.id for one in new}

    def root(key: int) -> int:
        while story[key] != key:
            key = story[key]
        return key

    known = {one.text.id: one for one in (*old, *new)}
    fresh_ids = frozenset(story)
    told: dict[int, set[int]] = defaultdict(set)
    for (first, second), shared in pairs.items():
        one, other = known[first], known[second]
        if second in fresh_ids:
            if _is_same(one, other, shared):
                story[root(second)] = root(first)
        elif one.size >= _LEAST and shared >= _AGAIN * one.size and _numbers_fit(one, other):
            told[first].add(second)
    return Stories({key: root(key) for key in story}, {key: frozenset(ids) for key, ids in told.items()})


@dataclass(slots=True)
class _Cut:
    """A text cut into its runs; `size` counts those that are no phrases."""

    text: Text
    runs: frozenset[str]
    numbers: frozenset[str]
    size: int = 0

    @classmethod
    def of(cls, text: Text) -> _Cut:
        body = text.body.replace(" ", "")
        runs = frozenset(body[at : at + _RUN] for at in range(len(body) - _RUN + 1))
        return cls(text, runs, frozenset(_DIGITS.findall(body)))


def _sharing(new: list[_Cut], old: list[_Cut]) -> dict[tuple[int, int], int]:
    """How many runs two articles share, phrases left out; pairs of fresh ones, and of fresh with older ones.

    Pairs with the same title are there also where they share nothing.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for one in (*new, *old):
        for run in one.runs:
            holders[run].append(one.text.id)
    fresh = {one.text.id for one in new}
    shared: Counter[tuple[int, int]] = Counter()
    sizes: Counter[int] = Counter()
    for ids in holders.values():
        if len(ids) > _PHRASE:
            continue
        for key in ids:
            sizes[key] += 1
        if len(ids) > 1:
            shared.update((a, b) for at, a in enumerate(ids) if a in fresh for b in ids[at + 1 :])
    for one in (*new, *old):
        one.size = sizes[one.text.id]
    by_title: dict[str, list[int]] = defaultdict(list)
    for one in new:
        by_title[one.text.title].append(one.text.id)
    for ids in by_title.values():
        shared.update({(ids[0], other): 0 for other in ids[1:]})
    return shared


def _is_same(one: _Cut, other: _Cut, shared: int) -> bool:
    short, long = sorted((one, other), key=lambda each: each.size)
    share = shared / short.size if short.size else 0.0
    if one.text.title == other.text.title and one.text.title:
        if one.text.bare or other.text.bare or (share >= _TITLED and _numbers_fit(short, long)):
            return True
        return one.text.day == other.text.day and len(one.text.title.replace(" ", "")) >= _LONG_TITLE
    alike = short.size >= _LIKE_LENGTH * long.size
    if short.size < _LEAST or share < (_TWIN if alike else _SUMMARY) or not _numbers_fit(short, long):
        return False
    return (alike and share >= _AGAIN) or _is_headed_alike(short, long)


def _is_headed_alike(short: _Cut, long: _Cut) -> bool:
    """Whether the longer says what the shorter has in its title: what else both have may be a form."""
    title = short.text.title.replace(" ", "")
    pairs = {title[at : at + 2] for at in range(len(title) - 1)}
    there = (long.text.title + long.text.body).replace(" ", "")
    return sum(pair in there for pair in pairs) >= _HEAD_SHARED * len(pairs)


def _numbers_fit(short: _Cut, long: _Cut) -> bool:
    return len(short.numbers & long.numbers) >= _NUMBERS_SHARED * len(short.numbers)
