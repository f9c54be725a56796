"""Which article a piece without a head belongs to."""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from seeds import weights
from seeds.groups import Item, finished, is_caption, is_whole
from seeds.lines import Line, Tag
from seeds.text import NEVER_FIRST, unbalanced
from seeds.topics import topic_vectors

# 当地遭受…, 当日是…, 这家厂有…: a text whose first words point back does not begin an article.
POINTS_BACK = re.compile(
    r"^[^。！？]{0,14}?(?:(?<![适正相])当[地日天时]|[这该此][家个次位里项条座支种批]|该[厂矿校省市县区]|图为)"
)
# Bounded work: of a longer text its first lines are compared.
MOST_SHOWN = 60

# The log odds that the best item is right, by what it has more than the next: of 666 headless texts on
# damaged pages .50, .78, .88, .93 and .98 went where they belong at margins of 0, 0.75, 1.25, 1.75 and 2.5.
_SURENESS = (-0.4, 1.8)


@dataclass
class Chunk:
    """Lines that follow one another on the page and in the text: `follows` is the end it continues."""

    head: tuple[int, ...] = ()
    lines: list[int] = field(default_factory=list)
    subheads: set[int] = field(default_factory=set)
    follows: int | None = None
    note: bool = False
    # The chunk on whose place of the page this one stands.
    above: Chunk | None = None
    # A person has said that what stands above does not go on here.
    cut: bool = False

    @property
    def first(self) -> int:
        """The line of the page where the chunk stands."""
        return min([*self.head, *self.lines])


def home(
    lines: Sequence[Line], chain: list[Chunk], items: list[Item], owner: dict[int, Item], most: int
) -> tuple[Item | None, float]:
    """The item that a headless chain belongs to, and how likely; None when it stands alone."""
    first = chain[0]
    above = first.above
    own = {id(chunk) for chunk in chain}
    while above is not None and id(above) in own:
        # Its own second column stands above it.
        above = above.above
    neighbour = owner.get(id(above)) if above is not None else None
    if first.cut and neighbour is not None:
        items, neighbour = [item for item in items if item is not neighbour], None
    if not items:
        return None, 1.0
    if len(items) > most:
        at = bisect_left(items, first.first, key=lambda item: item.first)
        near = items[max(0, at - most // 2) : at + most // 2]
        items = near if neighbour is None or neighbour in near else [*near, neighbour]
    texts = [_shown(lines, itertools.chain(item.head, item.body)) for item in items]
    mine = _shown(lines, (i for chunk in chain for i in chunk.lines))
    vectors = topic_vectors([*texts, mine])
    alike = vectors[:-1] @ vectors[-1]
    scores = [
        _home_score(lines, chain, item, float(alike[n]), item is neighbour) for n, item in enumerate(items)
    ]
    best = int(np.argmax(scores))
    if first.note and neighbour is not None and _below_head(first):
        return neighbour, 1.0
    if not first.note and scores[best] < weights.HOME["threshold"]:
        return None, 1.0
    second = max((score for n, score in enumerate(scores) if n != best), default=0.0)
    return items[best], _likely(scores[best] - max(second, 0.0))


def _likely(margin: float) -> float:
    """How likely the best of the items is right that has so much more than the next."""
    return 1.0 / (1.0 + math.exp(-(_SURENESS[0] + _SURENESS[1] * margin)))


def _shown(lines: Sequence[Line], indices: Iterable[int]) -> list[str]:
    return [lines[i].text for i in itertools.islice(indices, MOST_SHOWN)]


def _below_head(note: Chunk) -> bool:
    """A box right below a head is of that article, whatever else it speaks of."""
    return note.above is not None and note.lines[0] - 1 in note.above.head


def _home_score(
    lines: Sequence[Line], chain: list[Chunk], item: Item, alike: float, neighbour: bool
) -> float:
    w = weights.HOME
    score = w["topic"] * alike
    last = None if item.last is None else lines[item.last].text
    closed = last is not None and finished(last)
    open_end = last is not None and not is_whole(last)
    starts = next((lines[i].text for chunk in chain for i in chunk.lines if lines[i].tag is Tag.BODY), "")
    inside = bool(starts) and (starts[0] in NEVER_FIRST or bool(unbalanced(starts)[0]))
    above = chain[0].above
    if neighbour:
        score += w["neighbour"]
        if (
            above is not None
            and above.lines
            and lines[above.lines[-1]].tag is Tag.BODY
            and not is_whole(lines[above.lines[-1]].text)
        ):
            score += w["after a gap"]
        if POINTS_BACK.match(starts):
            score += w["points back"]
    if open_end:
        score += w["open end"] * (1.0 if inside else 0.5)
    if closed or item.jumps:
        score += w["finished"]
    if not item.body:
        score += w["head alone"]
    if item.first > chain[0].first and not neighbour:
        score += w["head below"]
    if last is not None and is_caption(last) and not any(lines[i].tag is Tag.BYLINE for i in item.head):
        score += w["picture"]
    return score
