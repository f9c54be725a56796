"""Why a page was read as it was: the candidates of each seam and of the date, with their evidence."""

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
