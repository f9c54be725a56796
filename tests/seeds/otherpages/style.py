"""The style of a page: how it marks, spaces and breaks; and the press that sets by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from tests.seeds.otherpages.pieces import Article

_MARKED_AT_TIMES = ("broken", "interleaved", "shuffled", "noisy", "halfwidth")


@dataclass(frozen=True)
class Style:
    """The habits of one page; numbers are shares unless a comment says otherwise."""

    kind: str
    # Heads carry heading marks; on a clean page their levels mean something.
    marks: bool
    # Blank lines between lines: one, none, two, mixed.
    blank: str
    # Markdown's hard breaks; blanks at the ends of paragraphs; a blank line at a column's end.
    hard_breaks: float
    trailing: float
    blank_at_cut: float
    # Blank lines (a number) before the first.
    lead: int
    marked_subheads: float
    subhead_mark: str
    column_below: float
    # Kicker and title on one line; there parted by nothing; a title broken by the layout.
    one_line: float
    unparted: float
    broken_titles: float
    # Marks of punctuation that are printed at half their width.
    narrow: str

    @property
    def clean(self) -> bool:
        """Nothing is done to the page."""
        return self.kind == "clean"


@dataclass(frozen=True)
class Press:
    """What sets a page: its style, chance, and how often the set has each character and each pair of them."""

    style: Style
    rng: Random
    counts: Counter[str]


def drawn_style(kind: str, rng: Random) -> Style:
    """A style for a page of this kind of damage."""
    clean = kind == "clean"
    marks = kind == "marked" or (kind in _MARKED_AT_TIMES and rng.random() < 0.3)
    marks = marks or (clean and rng.random() < 0.35)
    blank = rng.random()
    return Style(
        kind=kind,
        marks=marks,
        blank="one" if clean else _blank_lines(blank),
        hard_breaks=0 if clean else rng.choice((0, 0, 0, 0.15, 0.5)),
        trailing=0 if clean else rng.choice((0, 0, 0.1, 0.4)),
        blank_at_cut=rng.choice((1, 1, 1, 0, 0.5)),
        lead=rng.randint(1, 4) if rng.random() < 0.85 else 0,
        marked_subheads=rng.choice((1, 0.5, 0)) if marks else 0,
        subhead_mark=rng.choice(("### ", "### ", "## ", "#### ")),
        column_below=rng.choice((0, 0.2, 0.5, 0.9)) if not clean else 0,
        one_line={"clean": 0.15, "unmarked": 0.6, "marked": 0.4}.get(kind, 0.35),
        unparted={"clean": 0, "unmarked": 0.25, "marked": 0.1}.get(kind, 0.1),
        broken_titles={"clean": 0, "unmarked": 0.3, "marked": 0.12}.get(kind, 0.1),
        narrow=_drawn_narrow(kind, rng),
    )


def _blank_lines(drawn: float) -> str:
    shares = (("one", 0.5), ("mixed", 0.72), ("none", 0.84), ("two", 1.0))
    return next(name for name, share in shares if drawn < share)


def _drawn_narrow(kind: str, rng: Random) -> str:
    """Which marks a page prints at half their width: on some pages one, on those of `halfwidth` several."""
    chosen = ""
    if kind == "halfwidth":
        for marks, share in (("，", 0.85), ("（）", 0.5), ("：", 0.5), ("；", 0.5), ("！？", 0.4)):
            if rng.random() < share:
                chosen += marks
        chosen = chosen or "，"
    elif kind != "clean" and rng.random() < 0.3:
        chosen = rng.choice(("，", "，", "（）", "，；："))
    return chosen


def counts_of(articles: Iterable[Article]) -> Counter[str]:
    """How often texts have each character and each pair of neighbours: what is a word is found so."""
    counts: Counter[str] = Counter()
    for article in articles:
        for text in (block.text for block in article.blocks):
            counts.update(text[i : i + 2] for i in range(len(text) - 1))
            counts.update(text)
    return counts
