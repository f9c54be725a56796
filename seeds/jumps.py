"""Articles that go on on another page: which （下转第3版） and which （上接第1版） are the two ends of one.

Numbers that exclude a pair exclude it; what is left is weighed as seams are, and the best assignment taken.
A pair that its rivals make doubtful, or whose texts have nothing in common, stays apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from seeds import rules
from seeds.assignment import best_pairs
from seeds.model import Article
from seeds.ngrams import model
from seeds.text import closed, unbalanced
from seeds.topics import topic_vectors, words

# What each kind of evidence is worth, in log odds; by hand, on stories cut in two (seeds/test_jumps.py).
WEIGHTS = {
    "": -2.6,  # two articles of one issue, one of them cut off and one cut on
    "number of the page below": 2.2,  # 下转第3版, and that page is the third
    "number of the page above": 2.2,  # 上接第1版, and that page is the first
    "topic": 14.0,  # the cosine of their words, from NO_TOPIC on
    "no topic": -2.0,  # texts long enough share next to nothing
    "title": 2.5,  # the title above the rest is said in the beginning's head (0 to 1)
    "other title": -2.5,  # it has words, and none of them is said there
    "names": 2.0,  # signed by the same people
    "other names": -2.0,
    "seam": 0.5,  # a sentence cut in two: how well its halves go on into one another (a log gain)
    "whole and cut": -1.5,  # one side is cut inside a sentence and the other is not
}
# Below this cosine two texts share nothing; a text shorter than TELLING characters tells nothing by it.
NO_TOPIC = 0.03
TELLING = 150
# A pair is taken when it is so much likelier than being apart, and than all its rivals together.
SURE = 0.87
IMPOSSIBLE = -99.0
# Articles that go from one page to one other: with more of them rivals are summed up, not counted out.
MOST_RIVALS = 8
# Lines of a text that are compared.
_SHOWN = 40


@dataclass(frozen=True)
class Placed:
    """An article with the number of its page; `page_id` tells pages of unknown number apart."""

    article: Article
    number: int | None
    page_id: int = 0


@dataclass(frozen=True)
class Marriage:
    """`leaving` goes on in `arriving` (places in the list), by this share surely."""

    leaving: int
    arriving: int
    confidence: float


def marriages(placed: Sequence[Placed]) -> list[Marriage]:
    """Which of an issue's articles go on in which."""
    leaving = [n for n, p in enumerate(placed) if p.article.continues_on is not None]
    arriving = [n for n, p in enumerate(placed) if p.article.continued_from is not None]
    if not leaving or not arriving:
        return []
    scores = _scores([placed[n] for n in leaving], [placed[n] for n in arriving])
    odds = np.where(scores > IMPOSSIBLE, np.exp(np.clip(scores, -20.0, 20.0)), 0.0)
    found = []
    for row, column in best_pairs(np.log1p(odds)):
        share = _share(odds, row, column)
        if share >= SURE:
            found.append(Marriage(leaving[row], arriving[column], round(share, 3)))
    return found


def _share(odds: NDArray[np.float64], row: int, column: int) -> float:
    """Of all ways to pair the articles, each as likely as its odds together, the share that has this pair."""
    rows, columns = _concerned(odds, row, column)
    near = odds[np.ix_(rows, columns)]
    own = float(odds[row, column])
    if min(near.shape) > MOST_RIVALS:
        return own / (1.0 + float(odds[row].sum() + odds[:, column].sum()) - own)
    without = odds[np.ix_([r for r in rows if r != row], [c for c in columns if c != column])]
    return own * _ways(without) / _ways(near)


def _concerned(odds: NDArray[np.float64], row: int, column: int) -> tuple[list[int], list[int]]:
    """The rows and columns that a pair hangs together with, by pairs that are possible."""
    rows, columns = {row}, {column}
    while True:
        more_columns = columns | {int(c) for r in rows for c in np.flatnonzero(odds[r])}
        more_rows = rows | {int(r) for c in more_columns for r in np.flatnonzero(odds[:, c])}
        if (more_rows, more_columns) == (rows, columns):
            return sorted(rows), sorted(columns)
        rows, columns = more_rows, more_columns


def _ways(odds: NDArray[np.float64]) -> float:
    """The sum over all ways to pair rows and columns, none or some of them, of the product of their odds."""
    if odds.shape[1] > odds.shape[0]:
        odds = odds.T
    # How much is taken together by each set of columns so far.
    sums = {0: 1.0}
    for row in odds:
        after = dict(sums)
        for taken, value in sums.items():
            for column, own in enumerate(row):
                if own and not taken >> column & 1:
                    key = taken | 1 << column
                    after[key] = after.get(key, 0.0) + value * float(own)
        sums = after
    return sum(sums.values())


def _scores(leaving: Sequence[Placed], arriving: Sequence[Placed]) -> NDArray[np.float64]:
    texts = [[*_head(p.article), *_lines(p.article)] for p in (*leaving, *arriving)]
    vectors = topic_vectors(texts)
    alike = vectors[: len(leaving)] @ vectors[len(leaving) :].T
    out = np.full(alike.shape, IMPOSSIBLE)
    for r, a in enumerate(leaving):
        for c, b in enumerate(arriving):
            if _possible(a, b):
                facts = evidence(a, b, float(alike[r, c]))
                out[r, c] = WEIGHTS[""] + sum(WEIGHTS[name] * value for name, value in facts.items())
    return out


def _possible(a: Placed, b: Placed) -> bool:
    """The numbers do not exclude it."""
    if a.page_id == b.page_id or (a.number is not None and a.number == b.number):
        return False
    goes = b.number is None or b.number == a.article.continues_on
    comes = a.number is None or a.number == b.article.continued_from
    return goes and comes


def evidence(a: Placed, b: Placed, alike: float) -> dict[str, float]:
    """What speaks for and against a pair, by name."""
    facts = {
        "number of the page below": float(b.number is not None),
        "number of the page above": float(a.number is not None),
        "topic": max(0.0, min(0.25, alike) - NO_TOPIC),
    }
    long = min(_length(a.article), _length(b.article)) >= TELLING
    facts["no topic"] = float(long and alike < NO_TOPIC)
    if (said := _title_said(a.article, b.article)) is not None:
        facts["title"], facts["other title"] = said, float(said == 0.0)
    mine, its = ({name.name for name in x.article.byline} for x in (a, b))
    if mine and its:
        facts["names"], facts["other names"] = float(bool(mine & its)), float(not mine & its)
    return facts | _seam(a.article, b.article)


def _title_said(a: Article, b: Article) -> float | None:
    """How much of the title above the rest is said in the beginning; None without a title."""
    if not b.title:
        return None
    above = "\n".join(_head(a))
    if fuzz.partial_ratio(b.title, above) >= 80.0:
        return 1.0
    told = words(b.title)
    text = "\n".join((above, *_lines(a)))
    return sum(word in text for word in told) / len(told) if told else None


def _seam(a: Article, b: Article) -> dict[str, float]:
    """How the text goes over the page: a sentence goes on, or one has ended and another begins."""
    tail, head = _tail(a), next(iter(_lines(b)), "")
    if not tail or not head:
        return {}
    if closed(tail):
        return {"whole and cut": float(b.gap_before or bool(unbalanced(head)[0]))}
    gain = float(model().seams([tail], [head])[0, 0])
    return {"seam": max(-2.0, min(5.0, gain))}


def _tail(article: Article) -> str:
    """The last text before the mark of the jump."""
    lines = [rules.JUMP_TO.sub("", line).strip() for line in _lines(article)]
    return next((line for line in reversed(lines) if line), "")


def _head(article: Article) -> list[str]:
    return [part for part in (article.kicker, article.title, article.subtitle) if part]


def _lines(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.type != "caption"][:_SHOWN]


def _length(article: Article) -> int:
    return sum(len(line) for line in _lines(article))
