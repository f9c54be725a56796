"""The style of a page: how wide and long its columns are, how it is marked, how well they are joined."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

# How many characters a column has, and how often an OCR joins two columns rightly.
_COLUMNS = {
    "clean": (300, 0.8),
    "marked": (290, 0.6),
    "unmarked": (290, 0.6),
    "halfwidth": (250, 0.4),
    "broken": (122, 0.0),
    "interleaved": (230, 0.4),
    "shuffled": (220, 0.25),
    "noisy": (230, 0.3),
}
_DAMAGED = ("broken", "interleaved", "shuffled", "noisy")


@dataclass(frozen=True)
class Style:
    """The habits of one page."""

    kind: str
    # Marks of punctuation that are printed at half their width.
    narrow: str
    # Heading marks: "" none, "plain" of one level, "wild" of any.
    marks: str
    title_mark: str
    # A subhead ends in a hard break instead of a blank line.
    hard_subheads: bool
    # How many characters a column has, and a line of it.
    column: int
    width: int
    # The share of column ends that the OCR has joined rightly.
    joined: float

    @property
    def damaged(self) -> bool:
        """Columns are read in a wrong order, lost, or not joined."""
        return self.kind in _DAMAGED


@dataclass(frozen=True)
class Press:
    """What sets a page: its style, and chance."""

    style: Style
    rng: Random


def drawn_style(kind: str, rng: Random) -> Style:
    """A style for a page of this kind of damage."""
    narrow = _drawn_narrow(kind, rng)
    marks = _drawn_marks(kind, rng)
    title_mark = rng.choice(("#", "##", "##"))
    hard_subheads = rng.random() < 0.25
    width = rng.choice((11, 12, 13) if kind == "broken" else (12, 13, 14, 16, 18))
    column, joined = _COLUMNS[kind]
    return Style(kind, narrow, marks, title_mark, hard_subheads, column, width, joined)


def _drawn_narrow(kind: str, rng: Random) -> str:
    if kind == "halfwidth":
        return rng.choice(
            ("，", "，；", "，（）", "，：；（）！？", "，：；（）！？", "（）：", "，；：？！")
        )
    if kind in _DAMAGED and rng.random() < 0.25:
        return rng.choice(("，", "，：；", "，（）：；！？"))
    return ""


def _drawn_marks(kind: str, rng: Random) -> str:
    if kind == "marked":
        return "wild"
    if kind in _DAMAGED:
        return rng.choice(("", "", "", "plain", "wild"))
    return "plain" if kind == "clean" and rng.random() < 0.3 else ""
