"""Which piece of text continues which: candidates over the whole page, weighed, and the best assignment."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from seeds import weights
from seeds.corpus import Corpus
from seeds.evidence import CLOSED, column_borders, openness, seam_evidence
from seeds.lines import Line, Tag, renumbered
from seeds.sections import Matrix, stretches

# Seams as sure as this show where the columns of the page end.
SAFE = 0.8


@dataclass(frozen=True)
class Seam:
    """Line `end` goes on in line `begin`; `confidence` is the share of such seams that are right."""

    end: int
    begin: int
    score: float
    confidence: float


@dataclass(frozen=True, eq=False)
class Weighed:
    """All pairs of ends and beginnings with the log odds of each and what they are made of."""

    ends: list[int]
    begins: list[int]
    scores: Matrix
    evidence: dict[str, Matrix]

    def parts(self, row: int, column: int) -> dict[str, float]:
        """What speaks for and against one pair."""
        shares = {name: float(m[row, column]) * weights.SEAM[name] for name, m in self.evidence.items()}
        return {name: round(share, 2) for name, share in shares.items() if abs(share) >= 0.05}


def weigh(lines: Sequence[Line], corpus: Corpus | None = None) -> list[Weighed]:
    """Log odds of every seam that could be on the page; one value, but for pages beyond all measure."""
    parts = stretches(lines)
    if len(parts) == 1:
        return [_weigh(lines, corpus)]
    return [_shifted(_weigh(renumbered(part), corpus), part[0].index) for part in parts]


def _shifted(weighed: Weighed, by: int) -> Weighed:
    ends, begins = ([i + by for i in indices] for indices in (weighed.ends, weighed.begins))
    return Weighed(ends, begins, weighed.scores, weighed.evidence)


def _weigh(lines: Sequence[Line], corpus: Corpus | None) -> Weighed:
    body = [line for line in lines if line.tag is Tag.BODY]
    ends = [ln for ln in body if openness(ln.text) > CLOSED]
    begins = [ln for ln in body if not ln.is_report]
    evidence = seam_evidence(lines, ends, begins, corpus)
    first = Weighed([ln.index for ln in ends], [ln.index for ln in begins], _sum(evidence), evidence)
    _bar_own_line(first)
    safe = [(s.end, s.begin) for s in best_seams(first) if s.confidence >= SAFE and s.begin != s.end + 1]
    borders = column_borders(first.ends, first.begins, safe)
    second = Weighed(first.ends, first.begins, first.scores + _sum(borders, 0.0), evidence | borders)
    _bar_own_line(second)
    return second


def _sum(evidence: dict[str, Matrix], bias: float = weights.SEAM["bias"]) -> Matrix:
    total: Matrix = np.asarray(sum(weights.SEAM[name] * matrix for name, matrix in evidence.items()))
    return total + bias


def _bar_own_line(weighed: Weighed) -> None:
    column = {begin: c for c, begin in enumerate(weighed.begins)}
    for row, end in enumerate(weighed.ends):
        if end in column:
            weighed.scores[row, column[end]] = -99.0


def best_seams(weighed: Weighed, threshold: float = weights.SEAM_THRESHOLD) -> list[Seam]:
    """The assignment of most weight: each end goes on in one place at most, each beginning likewise."""
    rows, columns = weighed.scores.shape
    if not rows or not columns:
        return []
    # log(1 + odds): two seams that are rather doubtful do not outweigh one that is sure.
    gain = np.where(weighed.scores > threshold, np.logaddexp(0.0, weighed.scores), 0.0)
    picked = zip(*linear_sum_assignment(gain, maximize=True), strict=True)
    seams = [
        Seam(weighed.ends[r], weighed.begins[c], float(weighed.scores[r, c]), confidence(weighed, r, c))
        for r, c in picked
        if gain[r, c] > 0
    ]
    return _without_circles(seams)


def confidence(weighed: Weighed, row: int, column: int) -> float:
    """The odds of a seam against its rivals for the same end, the same beginning, and against a gap."""
    scores = weighed.scores
    own = math.exp(min(scores[row, column], 30.0))
    rivals = np.exp(np.clip(scores[row], -30, 30)).sum() + np.exp(np.clip(scores[:, column], -30, 30)).sum()
    share = own / (1.0 + float(rivals) - own)
    return round(min(0.99, share), 3)


def _without_circles(seams: list[Seam]) -> list[Seam]:
    """A text cannot continue itself: of a circle the weakest seam is given up."""
    by_end = {s.end: s for s in seams}
    for start in list(by_end):
        walk: list[Seam] = []
        at = start
        while at in by_end and len(walk) <= len(seams):
            walk.append(by_end[at])
            at = by_end[at].begin
            if at == start:
                weakest = min(walk, key=lambda s: s.score)
                del by_end[weakest.end]
                break
    return sorted(by_end.values(), key=lambda s: s.end)
