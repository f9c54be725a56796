"""Which piece of text continues which: candidates over the whole page, weighed, and the best assignment."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from seeds import rules, weights
from seeds.assignment import best_pairs
from seeds.corpus import Corpus
from seeds.evidence import seam_evidence
from seeds.interplay import interplay
from seeds.layout import (
    CLOSED,
    LONG_TEXT,
    column_borders,
    disorder,
    habits,
    in_step,
    openness,
    permuted,
)
from seeds.lines import Line, Tag, renumbered
from seeds.rulings import FREE, Bound
from seeds.sections import Matrix, stretches
from seeds.wordfit import word_fit

# Up to these odds a short line may yet be a piece of a text; what a whole head is made of, hardly.
DOUBTFUL_HEAD = 5.2
DOUBTFUL_TITLE = 4.5
# Less sure than this, an end is left open; more is asked of a page that shows no sign of a break, and of one
# of whose seams none is sure: a page that is whole has a few pairs that might be one.
LEAST = 0.24
LEAST_UNSEEN = 0.35
LEAST_IN_ORDER = 0.6
# A few words that are a whole line were seen to break off in one case of three where the odds said more,
# on pages where no longer text does, or no seam is sure.
LEAST_OF_FEW_WORDS = 0.8
# So many sure seams show a page cut to pieces, where also a few words may be one.
CUT_TO_PIECES = 8
# A line that reads so little like a head was cut out of a text, whatever the page shows.
SURELY_A_PIECE = -4.0
# Seams as sure as this show where the columns of the page end.
SAFE = 0.5
# Seams as sure as this show that the page is cut.
SURE = 0.8
ROUNDS = 2
# Messages between ends and beginnings until their shares stand still.
PASSES = 6
# The log odds of a seam that a person has named: no other is given up for it last.
SAID = 99.0


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
    # How sure a seam of this page must be.
    least: float = 0.0
    # Lines that were taken for heads.
    heads: frozenset[int] = frozenset()
    # Short lines that were taken for texts: pieces, or verses.
    short: frozenset[int] = frozenset()
    # Lines of few words, where no longer text of the page breaks off.
    few_words: frozenset[int] = frozenset()
    # What a person has said: these pairs, and nothing else for their lines.
    bound: Bound = FREE

    def parts(self, row: int, column: int) -> dict[str, float]:
        """What speaks for and against one pair."""
        shares = {name: float(m[row, column]) * weights.SEAM[name] for name, m in self.evidence.items()}
        return {name: round(share, 2) for name, share in shares.items() if abs(share) >= 0.05}


def weigh(lines: Sequence[Line], corpus: Corpus | None = None, bound: Bound = FREE) -> list[Weighed]:
    """Log odds of every seam that could be on the page; one value, but for pages beyond all measure."""
    parts = stretches(lines)
    if len(parts) == 1:
        return [_together(lines, summed(lines, corpus, bound))]
    out = []
    for part in parts:
        first, own = part[0].index, renumbered(part)
        out.append(_shifted(_together(own, summed(own, corpus, bound.shifted(-first))), first))
    return out


def _together(lines: Sequence[Line], weighed: Weighed) -> Weighed:
    """With what the evidence says together."""
    fit = word_fit()
    sides = [lines[i].text for i in weighed.ends], [lines[i].text for i in weighed.begins]
    if not all(sides):
        return weighed
    before, behind = fit.before(sides[0]), fit.behind(sides[1])
    added = interplay()(weighed.evidence, weighed.scores, before, behind)
    scores, evidence = weighed.scores + added, weighed.evidence | {"together": added}
    return replace(weighed, scores=scores, evidence=evidence)


def _shifted(weighed: Weighed, by: int) -> Weighed:
    ends, begins = ([i + by for i in indices] for indices in (weighed.ends, weighed.begins))
    sets = (weighed.heads, weighed.short, weighed.few_words)
    heads, short, few = (frozenset(i + by for i in indices) for indices in sets)
    bound = weighed.bound.shifted(by)
    return replace(weighed, ends=ends, begins=begins, heads=heads, short=short, few_words=few, bound=bound)


def summed(lines: Sequence[Line], corpus: Corpus | None = None, bound: Bound = FREE) -> Weighed:
    """Log odds of every seam of a page by the sum of its evidence."""
    # A short line that ends with a closing mark has its end: 健康服务“在身边”.
    shut = {Tag.BODY: CLOSED, Tag.SHORT: 1.0}
    texts = [ln for ln in lines if _is_text(ln)]
    left, right = ({pair[side] for pair in bound.joins} for side in (0, 1))
    ends = [ln for ln in texts if openness(ln.text) > shut[ln.tag] or ln.index in left]
    begins = [ln for ln in texts if not _begins_anew(ln) or ln.index in right]
    places = [line.index for line in ends], [line.index for line in begins]
    if not ends or not begins:
        # All texts are whole, or all begin anew: there is nothing to weigh.
        return Weighed(*places, np.zeros((len(ends), len(begins))), {}, bound=bound)
    evidence = seam_evidence(lines, ends, begins, corpus)
    least = LEAST if disorder(lines) or permuted(lines) else LEAST_IN_ORDER
    heads = frozenset(line.index for line in lines if line.tag is Tag.SHORT)
    short = frozenset(line.index for line in lines if line.role == "text")
    pieces = frozenset(line.index for line in lines if line.as_head < SURELY_A_PIECE)
    few_words = frozenset() if any(map(_breaks_off, ends)) else (heads | short) - pieces
    first = Weighed(*places, _sum(evidence), evidence, least, heads, short, few_words, bound)
    _bar_own_line(first)
    now = first
    for _ in range(ROUNDS):
        shares = _shares(now.scores)
        far = {(s.end, s.begin): s.confidence for s in best_seams(now, shares) if s.begin != s.end + 1}
        sure = {pair: share for pair, share in far.items() if share >= SAFE}
        found = column_borders(first.ends, first.begins, sure) | habits(lines, ends, begins, shares)
        found["in step with others"] = in_step(ends, begins, sure)
        now = replace(first, scores=first.scores + _sum(found, 0.0), evidence=evidence | found)
        _bar_own_line(now)
    return now


def _is_text(line: Line) -> bool:
    """A text, or a short line that was taken for a head but may be a piece of one."""
    if line.tag is not Tag.SHORT or line.level or line.said:
        return line.tag is Tag.BODY and line.role != "closing"
    return line.as_head < (DOUBTFUL_HEAD if line.role == "subhead" else DOUBTFUL_TITLE)


def _begins_anew(line: Line) -> bool:
    """A report, a part of its own, or what goes on from another page: it continues nothing on this one."""
    return line.is_report or bool(rules.ANEW.match(line.text) or rules.JUMP_FROM.match(line.text))


def _breaks_off(line: Line) -> bool:
    """A text that is surely unfinished: by its length, or by the clauses that it holds."""
    taken = line.tag is Tag.BODY and line.role != "text"
    return openness(line.text) >= 2 and (taken or (len(line.text) >= LONG_TEXT and "，" in line.text))


def told_apart(lines: Sequence[Line], seams: Sequence[Seam]) -> list[Line]:
    """Short lines that a seam continues, or that continue another, are texts and no heads."""
    joined = {i for seam in seams for i in (seam.end, seam.begin)}
    return [
        replace(line, tag=Tag.BODY, role="") if line.index in joined and line.tag is Tag.SHORT else line
        for line in lines
    ]


def _sum(evidence: dict[str, Matrix], bias: float = weights.SEAM["bias"]) -> Matrix:
    # Some of the evidence is for the network alone, and of no weight by itself.
    worth = ((weights.SEAM[name], matrix) for name, matrix in evidence.items())
    total: Matrix = np.asarray(sum(weight * matrix for weight, matrix in worth if weight))
    return total + bias


def _bar_own_line(weighed: Weighed) -> None:
    column = {begin: c for c, begin in enumerate(weighed.begins)}
    for row, end in enumerate(weighed.ends):
        if end in column:
            weighed.scores[row, column[end]] = -99.0


def best_seams(weighed: Weighed, shares: Matrix | None = None) -> list[Seam]:
    """The assignment of most weight: each end goes on in one place at most, each beginning likewise.

    `shares` are those of `weighed.scores`, where they are known already.
    """
    rows, columns = weighed.scores.shape
    if not rows or not columns:
        return []
    scores = _unbound(weighed)
    # log(1 + odds): two seams that are rather doubtful do not outweigh one that is sure.
    gain = np.where(scores > weights.SEAM_THRESHOLD, np.logaddexp(0.0, scores), 0.0)
    if shares is None or scores is not weighed.scores:
        shares = _shares(scores)
    seams = [
        Seam(weighed.ends[r], weighed.begins[c], float(scores[r, c]), _confidence(shares, r, c))
        for r, c in best_pairs(gain)
    ]
    sure = sum(seam.confidence >= SURE for seam in seams)
    return _without_circles([*said_seams(weighed), *(s for s in seams if _sure_enough(s, weighed, sure))])


def barred(weighed: Weighed, seams: Collection[Seam]) -> Weighed:
    """Without these seams."""
    rows, columns = ({i: n for n, i in enumerate(side)} for side in (weighed.ends, weighed.begins))
    scores = weighed.scores.copy()
    for seam in seams:
        if seam.end in rows and seam.begin in columns:
            scores[rows[seam.end], columns[seam.begin]] = -99.0
    return replace(weighed, scores=scores)


def said_seams(weighed: Weighed) -> list[Seam]:
    """The seams that a person has named, as far as both of their lines are here."""
    held = set(weighed.ends) & {end for end, _ in weighed.bound.joins}, set(weighed.begins)
    return [Seam(e, b, SAID, 1.0) for e, b in weighed.bound.joins if e in held[0] and b in held[1]]


def across_stretches(bound: Bound, seams: Sequence[Seam]) -> list[Seam]:
    """The seams that a person has named over the borders of stretches that were weighed apart."""
    there = {(seam.end, seam.begin) for seam in seams}
    return [Seam(end, begin, SAID, 1.0) for end, begin in bound.joins if (end, begin) not in there]


def _unbound(weighed: Weighed) -> Matrix:
    """The scores, with nothing left for the lines of which a person has said what goes on in what."""
    if not weighed.bound:
        return weighed.scores
    scores = weighed.scores.copy()
    scores[[r for r, end in enumerate(weighed.ends) if end in weighed.bound.ended], :] = -99.0
    scores[:, [c for c, begin in enumerate(weighed.begins) if begin in weighed.bound.begun]] = -99.0
    return scores


def _sure_enough(seam: Seam, weighed: Weighed, sure: int) -> bool:
    """A line is no head any more, verses are one text, or a page in order is broken, only where that is
    likelier than not; a short line that seems to end as a whole one does is cut only where it is sure.

    `sure` is how many seams of the page are.
    """
    sides = {seam.end, seam.begin}
    few_words = sides & (weighed.heads | weighed.short)
    if seam.end in weighed.few_words or (few_words and not sure):
        return seam.confidence >= LEAST_OF_FEW_WORDS
    doubtful = few_words and (sure < CUT_TO_PIECES or sides & weighed.heads or sides <= weighed.short)
    least = LEAST_IN_ORDER if doubtful else weighed.least if sure else max(weighed.least, LEAST_UNSEEN)
    return seam.confidence >= least


def _shares(scores: Matrix) -> Matrix:
    """How likely each seam is among all ways to join the page: each end once at most, each beginning once.

    Sums over assignments by passing messages between ends and beginnings (belief propagation): what an end
    has left for a beginning once its other beginnings, as far as they are free, have had their share.
    """
    odds = np.exp(np.clip(scores, -30.0, 30.0))
    free = np.ones_like(odds)
    for _ in range(PASSES):
        offered = odds * free
        taken = odds / (1.0 + offered.sum(axis=1, keepdims=True) - offered)
        free = 1.0 / (1.0 + taken.sum(axis=0, keepdims=True) - taken)
    share = taken * free
    return np.asarray(share / (1.0 + share))


def _confidence(shares: Matrix, row: int, column: int) -> float:
    return round(min(0.99, float(shares[row, column])), 3)


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
