"""Why a page was read as it was: the candidates of each seam, of the date and of moved paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field

from seeds.model import Page


@dataclass(frozen=True)
class SeamCandidate:
    """A piece that might continue an open end: its first line, how it begins, what speaks for it."""

    line: int
    begins: str
    score: float
    evidence: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class SeamTrace:
    """An open end: its line, its last characters, the candidates (best first), the choice (None: a gap)."""

    line: int
    ends: str
    candidates: tuple[SeamCandidate, ...]
    chosen: int | None
    confidence: float
    reason: str


@dataclass(frozen=True)
class HeadCandidate:
    """An article that whole paragraphs may be of: the first line of its head, its title, how likely it is."""

    line: int
    title: str
    share: float


@dataclass(frozen=True)
class MoveTrace:
    """Whole paragraphs that may belong below another head than the one they stand under: from line to line.

    The first of the candidates is the likeliest other article or, where they stay, the one they stand in;
    `evidence` is how near they are to the likeliest other ("there") and to the rest of their own ("here").
    """

    line: int
    last: int
    begins: str
    candidates: tuple[HeadCandidate, ...]
    # The first line of the head below which they were put; None: they stay.
    chosen: int | None
    confidence: float
    reason: str
    evidence: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class LineTrace:
    """A line of the source: what it was taken for (`ROLES` of seeds.tracing), its text, where it goes on.

    `said`: a person has said so.
    """

    line: int
    role: str
    text: str
    goes_on: int | None = None
    said: bool = False


@dataclass(frozen=True)
class DateCandidate:
    """A day that the issue may have: how likely, from which line, by which rule, in which words."""

    date: str
    score: float
    line: int
    rule: str
    quote: str


@dataclass(frozen=True)
class PageTrace:
    """The page together with what was weighed for it."""

    page: Page
    seams: tuple[SeamTrace, ...] = ()
    dates: tuple[DateCandidate, ...] = ()
    lines: tuple[LineTrace, ...] = ()
    moves: tuple[MoveTrace, ...] = ()
