"""Questions with a known answer, drawn from an archive: a term of some article, and what is typed for it."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import rjieba

from tests.bench.typist import Typist

# A term that more articles hold cannot show whether the right one was found.
FEW = 6
SLIPS = (
    "sound", "fuzzy", "shape", "dropped", "doubled", "swapped", "letters", "spaced", "mixed", "traditional",
)  # fmt: skip


@dataclass(frozen=True)
class Question:
    """What is typed, what is meant, and the titles of the articles of which one must be found."""

    kind: str
    typed: str
    meant: str
    answers: frozenset[str]


def draw(pages: Iterable[dict[str, Any]], each: int, seed: int = 3) -> list[Question]:
    """So many questions of each kind about these pages, which need not be all of the archive."""
    articles = [article for page in pages for article in page["articles"]]
    rng, typist = random.Random(seed), Typist(seed)
    bodies = [
        article["title"] + "\n" + "\n".join(block["text"] for block in article["blocks"])
        for article in articles
    ]
    found: dict[str, list[Question]] = defaultdict(list)
    for _ in range(each * 60):
        if all(len(found[kind]) >= each for kind in ("phrase", "title", "headline", "initials", *SLIPS)):
            break
        article = rng.choice(articles)
        term = _term(rng, article)
        if term:
            holding = frozenset(a["title"] for a, text in zip(articles, bodies, strict=True) if term in text)
            if len(holding) <= FEW:
                _ask(found, term, holding, typist, each)
        title, own = article["title"], frozenset((article["title"],))
        _add(found, each, Question("title", title[2 : 2 + rng.randint(4, 7)], title, own))
        _add(found, each, Question("name", article["byline"][0]["name"], title, own), limit=FEW, texts=bodies)
        if wrong := typist.headline(title):
            _add(found, each, Question("headline", wrong, title, own))
        words = [word for word in rjieba.cut(title) if len(word) > 1]
        if len(words) > 1:
            term = "".join(words[:2])
            if 4 <= len(term) <= 6 and term in title:
                holding = frozenset(a["title"] for a in articles if term in a["title"])
                _add(found, each, Question("initials", typist.initials(term), term, holding))
    return [question for some in found.values() for question in some]


def right(pages: Iterable[dict[str, Any]], count: int, seed: int = 9) -> list[str]:
    """Right queries, rare ones above all: names, and terms as they stand."""
    rng = random.Random(seed)
    articles = [article for page in pages for article in page["articles"]]
    found = []
    while len(found) < count:
        article = rng.choice(articles)
        if term := (article["byline"][0]["name"] if rng.random() < 0.4 else _term(rng, article)):
            found.append(term)
    return found


def _ask(
    found: dict[str, list[Question]], term: str, holding: frozenset[str], typist: Typist, each: int
) -> None:
    _add(found, each, Question("phrase", term, term, holding))
    for kind in SLIPS:
        if len(found[kind]) < each and (typed := getattr(typist, kind)(term)):
            _add(found, each, Question(kind, typed, term, holding))


def _add(
    found: dict[str, list[Question]],
    each: int,
    question: Question,
    limit: int = 0,
    texts: list[str] | None = None,
) -> None:
    rare = not texts or sum(question.typed in text for text in texts) <= limit
    if len(found[question.kind]) < each and rare:
        found[question.kind].append(question)


def _term(rng: random.Random, article: dict[str, Any]) -> str | None:
    """Two or three neighbouring words of a clause, as people type them: four to seven characters."""
    text = rng.choice([article["title"], *(block["text"] for block in article["blocks"])])
    clauses = [one for one in re.split(r"[^\u4e00-\u9fff]+", text) if len(one) > 4]
    if not clauses:
        return None
    words = rjieba.cut(rng.choice(clauses))
    start = rng.randrange(len(words))
    # In made text, segmentation finds words between words that are none.
    if not all(map(rjieba.has_word, words[start : start + 2])):
        return None
    if len(words[start]) == 4 and rng.random() < 0.5:
        return str(words[start])
    pair = words[start : start + 2]
    # People look for things: function words and lone characters are not among what they type.
    return "".join(pair) if len(pair) == 2 and all(2 <= len(word) <= 4 for word in pair) else None
