"""How sure it is that an article has all its lines and no others: what each doubt about it is worth."""

from __future__ import annotations

import math
from collections.abc import Sequence

from seeds.model import Article
from seeds.strandmoves import Standing

# No doubt counts more than this (a negative log of a share).
MOST_DOUBT = 3.0
# In log odds; fitted (a logistic regression) on 14,200 articles of damaged pages of sets from which the moves
# of paragraphs have not learned: of those given .9 and more .96 were right, of those given .5 to .7 .61.
WORTH = {
    "joins": -0.92,  # seams within its paragraphs
    "marks": -1.13,  # paragraphs that may not follow what stands above them
    "foreign": -0.70,  # by what they are about something of it is another's
    "lacking": -1.91,  # and something of others its own
    "moves": -4.49,  # paragraphs came from another article, or went to one
    "paragraphs": -0.71,
    "gaps": -2.61,  # ends that nothing continues
    "gaps elsewhere": -0.31,  # on the page: what they lack may be here
    "bare": -5.67,  # a head without text: it stands somewhere
    "bare elsewhere": -0.45,
    "headless": -2.20,
    "headless elsewhere": -0.14,
    "far seams": 0.04,
}
BIAS = 4.17


def with_confidence(built: Sequence[tuple[Article, Standing]], far: int) -> list[Article]:
    """The articles of a page, each with its confidence; `far` seams of the page lead elsewhere."""
    facts = facts_of(built, far)
    return [
        article.model_copy(update={"confidence": _share(mine)})
        for (article, _), mine in zip(built, facts, strict=True)
    ]


def _share(facts: dict[str, float]) -> float:
    odds = BIAS + sum(WORTH[name] * value for name, value in facts.items())
    return round(1.0 / (1.0 + math.exp(-odds)), 3)


def facts_of(built: Sequence[tuple[Article, Standing]], far: int) -> list[dict[str, float]]:
    """What there is to say of each article: doubts as negative logs of shares, counts as logs."""
    gaps = [sum(b.gap_after for b in a.blocks) + a.gap_before for a, _ in built]
    bare = [not a.blocks for a, _ in built]
    headless = [not (a.title or a.kicker or a.column) for a, _ in built]
    return [
        _of_article(article, standing)
        | {
            "gaps": math.log1p(gaps[n]),
            "gaps elsewhere": math.log1p(sum(gaps) - gaps[n]),
            "bare": float(bare[n]),
            "bare elsewhere": math.log1p(sum(bare) - bare[n]),
            "headless": float(headless[n]),
            "headless elsewhere": math.log1p(sum(headless) - headless[n]),
            "far seams": math.log1p(far),
        }
        for n, (article, standing) in enumerate(built)
    ]


def _of_article(article: Article, standing: Standing) -> dict[str, float]:
    seams = [seam for block in article.blocks for seam in block.seams]
    return {
        "joins": _doubt(*(seam.confidence for seam in seams if seam.at)),
        "marks": _doubt(*(seam.confidence for seam in seams if not seam.at)),
        "foreign": _doubt(1.0 - standing.foreign),
        "lacking": _doubt(1.0 - standing.lacking),
        "moves": min(MOST_DOUBT, standing.moves),
        "paragraphs": math.log1p(sum(block.type == "paragraph" for block in article.blocks)),
    }


def _doubt(*shares: float) -> float:
    return min(MOST_DOUBT, -sum(math.log(max(share, 0.01)) for share in shares))
