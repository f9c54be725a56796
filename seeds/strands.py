"""The articles of a page as rows of paragraphs, and how near each two of these are in what they are about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from seeds.groups import Item, finished, is_caption, is_whole
from seeds.homes import POINTS_BACK
from seeds.lines import Line, Tag
from seeds.reporters import reports_for
from seeds.topics import both_vectors

Matrix = NDArray[np.float64]
Flags = NDArray[np.bool_]
# How two texts can be alike: in what they are about, and in what they mean.
SIDES = ("topic", "meaning")
# Bounded work: paragraphs of a page.
MOST_UNITS = 300
# A paragraph of so many characters says what it is about as well as any; of fewer, less and less.
FULL, LEAST_OF_FULL, MOST_OF_FULL = 100, 0.1, 2.0
_VERSES = ("text", "closing")
_MARKS = frozenset({Tag.JUMP_TO, Tag.AFFILIATION, Tag.CREDIT})


@dataclass(frozen=True)
class Unit:
    """A paragraph with all that belongs to it: the subhead above, its pieces, the marks below."""

    lines: tuple[int, ...]
    text: str
    # Nothing of its article follows it.
    ended: bool
    # It begins as a report does: 本报讯.
    reported: bool


class Marks(NamedTuple):
    """What the paragraphs of a page are by themselves, an array a mark: (paragraphs,)."""

    ended: Flags
    reported: Flags
    # They end as paragraphs do; they speak of what stands above them.
    whole: Flags
    points_back: Flags
    lengths: NDArray[np.intp]

    @classmethod
    def of(cls, units: Sequence[Unit]) -> Marks:
        """The marks of some paragraphs, in their order."""
        return cls(
            np.array([unit.ended for unit in units]),
            np.array([unit.reported for unit in units]),
            np.array([is_whole(unit.text) for unit in units]),
            np.array([bool(POINTS_BACK.match(unit.text)) for unit in units]),
            np.array([len(unit.text) for unit in units]),
        )


class Owners(NamedTuple):
    """What the articles of a page have now, an array each: (articles,)."""

    counts: NDArray[np.intp]
    # Characters.
    sizes: Matrix
    # The first and the last paragraph, -1 where there is none.
    first: NDArray[np.intp]
    last: NDArray[np.intp]


@dataclass
class Strands:
    """The articles of a page as rows of paragraphs, and how much each two of these share."""

    items: list[Item]
    # Of each item the places of its paragraphs among all; its head is a text as well.
    rows: list[list[int]]
    heads: list[int]
    units: list[Unit]
    marks: Marks
    # The articles by where they stand on the page: the line of each, and how many stand above it.
    lines: NDArray[np.intp]
    ranks: NDArray[np.intp]
    # Products of the vectors of texts (paragraphs, then heads), long texts counting more: for each of SIDES,
    # and both together.
    gram: Matrix
    both: Matrix
    # Seams of the page that lead elsewhere, and those that lead to the next line.
    far: int
    near: int
    # Items whose first paragraph stays: a box below the head, a report by one who has signed it.
    rooted: frozenset[int] = frozenset()
    # Items that nothing is added to.
    closed: frozenset[int] = frozenset()
    # What each text shares with each article, (SIDES, texts, articles), and the articles with one another.
    to: Matrix = field(init=False)
    between: Matrix = field(init=False)
    owners: Owners = field(init=False)

    def __post_init__(self) -> None:
        self.summed()

    @classmethod
    def of(
        cls, lines: Sequence[Line], items: Sequence[Item], glued: Collection[tuple[int, int]]
    ) -> Strands | None:
        """None for a page of one article, or beyond all measure."""
        glued = frozenset(glued)
        own = [_units(lines, glued, item) for item in items]
        units = [unit for mine in own for unit in mine]
        if not units or len(units) > MOST_UNITS or len(items) < 2:
            return None
        # As lines, whose words are known already.
        texts = [[lines[i].text for i in unit.lines if lines[i].tag not in _MARKS] for unit in units]
        ends = np.cumsum([len(mine) for mine in own]).tolist()
        rows = [list(range(end - len(mine), end)) for end, mine in zip(ends, own, strict=True)]
        articles = [[text for u in row for text in texts[u]] for row in rows if row]
        texts += [[lines[i].text for i in item.head if lines[i].tag is Tag.SHORT] for item in items]
        topics, meanings = both_vectors(texts, articles)
        size = np.array([sum(map(len, text)) for text in texts], dtype=np.float64) / FULL
        counts = np.sqrt(np.clip(size, LEAST_OF_FULL, MOST_OF_FULL))[:, None]
        topic, meaning = topics * counts, meanings.astype(np.float64) * counts
        places = [len(units) + n for n in range(len(items))]
        far = sum(begin != end + 1 for end, begin in glued)
        gram = np.stack([topic @ topic.T, meaning @ meaning.T])
        firsts = [
            (n, item, mine[0].lines[0]) for n, (item, mine) in enumerate(zip(items, own, strict=True)) if mine
        ]
        rooted = frozenset(
            n
            for n, item, i in firsts
            if item.head and (lines[i].tag is Tag.LABEL or reports_for(lines, item, i))
        )
        stands = np.array([item.first for item in items])
        ranks = np.argsort(np.argsort(stands, kind="stable"))
        marks, both = Marks.of(units), gram[0] + gram[1]
        near = len(glued) - far
        return cls(list(items), rows, places, units, marks, stands, ranks, gram, both, far, near, rooted)

    def summed(self) -> None:
        """Sums what each text shares with the articles as they are now."""
        held = np.zeros((len(self.both), len(self.items)))
        for n, (head, row) in enumerate(zip(self.heads, self.rows, strict=True)):
            held[[head, *row], n] = 1.0
        self.to = self.gram @ held
        self.between = held.T @ self.to
        self.owners = Owners(
            np.array([len(row) for row in self.rows]),
            self.marks.lengths @ held[: len(self.units)],
            np.array([row[0] if row else -1 for row in self.rows]),
            np.array([row[-1] if row else -1 for row in self.rows]),
        )

    def move(self, b: int, first: int, last: int, owner: int) -> None:
        """The run of item `b` becomes text of its owner, where it stands among its paragraphs on the page."""
        run = self.rows[b][first : last + 1]
        del self.rows[b][first : last + 1]
        theirs = self.rows[owner]
        begins = self.units[run[0]].lines[0]
        at = len(theirs)
        while at and self.units[theirs[at - 1]].lines[0] > begins > self.items[owner].first:
            at -= 1
        theirs[at:at] = run
        self.summed()

    def rebuilt(self, lines: Sequence[Line], n: int) -> Item:
        """The item with the paragraphs of its row."""
        old, body = self.items[n], [i for u in self.rows[n] for i in self.units[u].lines]
        if body == old.body:
            return old
        return Item.of(lines, old.head, body, {i for item in self.items for i in item.subheads})


def _units(lines: Sequence[Line], glued: frozenset[tuple[int, int]], item: Item) -> list[Unit]:
    out: list[list[int]] = []
    last = -2
    waiting = False
    for i in item.body:
        tag = lines[i].tag
        if out and (tag in _MARKS or waiting or (last, i) in glued or _one_verse(lines, last, i)):
            out[-1].append(i)
        else:
            out.append([i])
        # A subhead or a label wants the paragraph below it.
        waiting = i in item.subheads or tag is Tag.LABEL
        last = i if tag not in _MARKS else last
    return [_unit(lines, own) for own in out]


def _one_verse(lines: Sequence[Line], above: int, i: int) -> bool:
    """Short lines one below the other that were taken for text: verses, a list."""
    return i == above + 1 and lines[above].role in _VERSES and lines[i].role in _VERSES


def _unit(lines: Sequence[Line], own: Sequence[int]) -> Unit:
    text = "".join(lines[i].text for i in own if lines[i].tag not in _MARKS)
    ended = any(lines[i].tag in _MARKS for i in own) or finished(text) or is_caption(text)
    return Unit(tuple(own), text, ended, lines[own[0]].is_report)
