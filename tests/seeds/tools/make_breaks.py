"""Adds to seeds/seamwords.npz what tells a cut from an end: python -m tests.seeds.tools.make_breaks SOURCES

SOURCES is described in `corpora`; jax and optax are needed. A layer on the last words of a text learns to
tell sentences cut at random, as column ends cut them, from clauses before their mark and from titles, which
end without one. The words' vectors stay as `make_seamwords` has learned them. It takes a few minutes.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from seeds.seamwords import REACH, last_words
from tests.seeds.tools.corpora import Article, articles
from tests.seeds.tools.make_seamwords import numbered, told_by_words

NETWORK = Path(__file__).parents[3] / "seeds" / "seamwords.npz"
CUTS = 400_000
# Shares of pieces of titles, and of the weak marks 、 and ： among the ends of clauses.
PART_OF_TITLE, WEAK = 0.4, 0.2
# A short line begins at the beginning of a sentence as often as inside one.
FROM_ITS_BEGINNING, CLAUSE_ALONE = 0.5, 0.7
_SENTENCE_END, _CLAUSE_END = re.compile("[。！？]”?"), re.compile("[，。！？；：、]”?")
_NOT_HERE = "。！？；，、：”’）》…!?（“《"


def cuts(texts: list[str], count: int, rng: random.Random) -> Iterator[str]:
    """What stands before places inside clauses."""
    for text in rng.choices(texts, weights=[len(t) for t in texts], k=count):
        at = rng.randrange(30, len(text) - 30)
        if text[at - 1] not in _NOT_HERE and text[at] not in _NOT_HERE:
            yield _before(text, at, _SENTENCE_END, FROM_ITS_BEGINNING, rng)


def clauses(texts: list[str], count: int, rng: random.Random) -> Iterator[str]:
    """What stands before the mark of a clause."""
    for text in rng.choices(texts, weights=[len(t) for t in texts], k=count):
        at = rng.randrange(30, len(text) - 30)
        found = _CLAUSE_END.search(text, at, at + 60)
        if found is None or found.start() == at or text[found.start() - 1] in _NOT_HERE:
            continue
        if found[0][0] not in "、：" or rng.random() < WEAK:
            yield _before(text, found.start(), _CLAUSE_END, CLAUSE_ALONE, rng)


def titles(known: list[Article], count: int, rng: random.Random) -> Iterator[str]:
    """Titles, or one of the parts that blanks make of them."""
    plain = [title for title, _ in known if 4 <= len(title) <= 40 and re.search("[\u4e00-\u9fff]$", title)]
    for title in rng.choices(plain, k=count):
        parts = [part for part in title.split() if len(part) >= 4]
        yield rng.choice(parts) if parts and rng.random() < PART_OF_TITLE else title


def _before(text: str, at: int, border: re.Pattern[str], chance: float, rng: random.Random) -> str:
    """The characters before a place; now and then only those behind the last border before it."""
    first = max(0, at - REACH)
    borders = [found.end() for found in border.finditer(text, first, at)]
    begin = borders[-1] if borders and rng.random() < chance else first
    return text[begin if at - begin >= 4 else first : at]


def main() -> None:
    known, rng = articles(Path(sys.argv[1]), "learn"), random.Random(7)
    joined = ("".join(line for line in lines if len(line) > 20) for _, lines in known)
    texts = [text for text in joined if len(text) > 150]
    shown = [(text, 1.0) for text in cuts(texts, CUTS, rng)]
    shown += [(text, 0.0) for text in clauses(texts, CUTS // 2, rng)]
    shown += [(text, 0.0) for text in titles(known, CUTS // 2, rng)]
    with np.load(NETWORK) as data:
        parts = dict(data)
    words = {word: n for n, word in enumerate(bytes(parts["words"]).decode().split("\n")) if word}
    numbers = np.array([numbered(last_words(t[-REACH:]), words, -1) for t, _ in shown], dtype=np.int32)
    vectors = (parts["before rows"] * parts["before measures"][:, None]).astype(np.float32)
    layer = told_by_words(vectors, numbers, np.array([y for _, y in shown]))
    parts |= {f"broken {name}": value.astype(np.float16) for name, value in layer.items()}
    np.savez_compressed(NETWORK, **parts)


if __name__ == "__main__":
    main()
