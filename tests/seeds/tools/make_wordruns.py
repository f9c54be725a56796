"""Makes seeds/wordruns.npz: python -m tests.seeds.tools.make_wordruns SOURCES

SOURCES is described in `corpora`. Words are those of libime, and how often they follow each other is counted
in the news, in the texts of 1998 and in the written page-sets, read as libime's words in the likeliest way.
Libime's own chances count beside that as so many words seen (a Dirichlet prior): they know more words, the
texts know what a newspaper says. Pairs and triples are kept as logs of how much likelier they are than
without the first word.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from seeds.ngrams import Codes, Floats
from seeds.wordruns import LEAST, LONGEST, NO_WORD, STEPS, UNKNOWN, pair_keys, triple_keys
from tests.seeds.tools.arpa import entries
from tests.seeds.tools.corpora import articles, written_articles
from tests.seeds.tools.make_ngrams import filled

SLOTS = 1 << 22
# As many pairs and triples as the slots hold without crowding out many.
PAIRS, TRIPLES = 2_500_000, 900_000
# Written texts are nearer to what is read than the news of the web: each counts so much.
OF_WRITTEN = 3
# What libime counts: for all words, behind one word, and behind two.
PRIOR, PRIOR_PAIR, PRIOR_TRIPLE = 3e6, 2000.0, 200.0
RAREST_TRIPLE = 2
# What says most is kept first: how much it says, times how often to this power. Rare pairs by themselves
# count for nothing, but of all that are seen most are rare.
OF_HOW_OFTEN = 0.5
_HAN = re.compile("[\u4e00-\u9fff]+")
Words = tuple[str, ...]


def cut(text: str, logs: Mapping[str, float]) -> list[str]:
    """The likeliest words of a run of characters."""
    best, last = [0.0] + [-np.inf] * len(text), [0] * (len(text) + 1)
    for start in range(len(text)):
        for end in range(start + 1, min(start + LONGEST, len(text)) + 1):
            log = logs.get(text[start:end], NO_WORD if end == start + 1 else -np.inf)
            if best[start] + log > best[end]:
                best[end], last[end] = best[start] + log, start
    words, end = [], len(text)
    while end:
        words.append(text[last[end] : end])
        end = last[end]
    return words[::-1]


def counted(texts: Iterable[str], logs: Mapping[str, float], each: int, counts: Counter[Words]) -> None:
    """Adds the words of the texts, and two and three of them in a row."""
    for text in texts:
        for run in _HAN.findall(text):
            words = cut(run, logs)
            for order in (1, 2, 3):
                for gram in zip(*(words[n:] for n in range(order)), strict=False):
                    counts[gram] += each


def libime(path: Path) -> dict[Words, float]:
    """The chances of words, of pairs and of triples, of words that are not too long."""
    found: dict[Words, float] = {}
    for _, gram, chance in entries(path):
        words = tuple(gram.split(" "))
        if all(len(word) <= LONGEST and _HAN.fullmatch(word) for word in words):
            found[words] = chance
    return found


def mixed(own: dict[Words, float], counts: Counter[Words]) -> dict[Words, float]:
    """The chance of each word, of the second word of each pair, and of the third of each triple."""
    alone = {gram: chance for gram, chance in own.items() if len(gram) == 1}
    total = sum(counts[gram] for gram in alone)
    chances = {gram: (counts[gram] + PRIOR * chance) / (total + PRIOR) for gram, chance in alone.items()}
    for order, prior, rarest in (2, PRIOR_PAIR, 1), (3, PRIOR_TRIPLE, RAREST_TRIPLE):
        seen = {g for g, n in counts.items() if len(g) == order and n >= rarest}
        for gram in seen | {g for g in own if len(g) == order}:
            if all((word,) in own for word in gram):
                base = own.get(gram) or own.get(gram[1:]) or own[gram[-1:]]
                chances[gram] = (counts[gram] + prior * base) / (counts[gram[:-1]] + prior)
    return chances


def gains(chances: Mapping[Words, float], order: int, most: int) -> tuple[list[Words], Floats, Floats]:
    """What says most of pairs or triples, best first, what each gains, and what it is worth."""
    grams = [gram for gram in chances if len(gram) == order]
    gain = np.log([chances[g] / (chances.get(g[1:]) or chances[g[-1:]]) for g in grams])
    often = np.log([_share(g, chances) for g in grams])
    worth = np.abs(gain - (UNKNOWN if order == 2 else 0.0)) * np.exp(OF_HOW_OFTEN * often)
    kept = np.argsort(-worth, kind="stable")[:most]
    return [grams[n] for n in kept], gain[kept], worth[kept]


def _share(gram: Words, chances: Mapping[Words, float]) -> float:
    """How often these words stand in a row."""
    share = chances[gram[:1]]
    for n in range(2, len(gram) + 1):
        share *= chances.get(gram[:n]) or chances[gram[n - 1 : n]]
    return share


def keys_of_words(words: Iterable[str]) -> Codes:
    """The words as `seeds.wordruns` knows them."""
    numbers = (sum(ord(char) << 16 * n for n, char in enumerate(reversed(word))) for word in words)
    return np.fromiter(numbers, dtype=np.uint64)


def main() -> None:
    """Run as a command."""
    sources = Path(sys.argv[1])
    own = libime(sources / "lm_sc.arpa")
    logs = {gram[0]: float(np.log(chance)) for gram, chance in own.items() if len(gram) == 1}
    counts: Counter[Words] = Counter()
    for part in ("learn", "tune"):
        for title, lines in articles(sources, part):
            counted((title, *lines), logs, 1, counts)
    for texts in written_articles():
        counted(texts, logs, OF_WRITTEN, counts)
    chances = mixed(own, counts)
    pairs, triples = gains(chances, 2, PAIRS), gains(chances, 3, TRIPLES)
    of_pairs = [keys_of_words(gram[n] for gram in pairs[0]) for n in range(2)]
    of_triples = [keys_of_words(gram[n] for gram in triples[0]) for n in range(3)]
    keys = np.concatenate([pair_keys(*of_pairs), triple_keys(*of_triples)])
    gain = np.concatenate([pairs[1], triples[1]])
    # Both kinds in turn: of each, what says least finds no slot.
    turn = np.concatenate([np.linspace(0, 1, len(found[0])) for found in (pairs, triples)])
    first = np.argsort(turn, kind="stable")
    table = filled(keys[first], np.maximum(gain[first] - LEAST, 0.0), SLOTS)
    words = keys_of_words(logs)
    order = np.argsort(words)
    alone = np.log([chances[(word,)] for word in logs])[order]
    out = Path(__file__).parents[3] / "seeds" / "wordruns.npz"
    np.savez_compressed(
        out,
        words=np.diff(words[order], prepend=np.uint64(0)),
        chances=np.clip(np.round(-alone * STEPS), 0, 255).astype(np.uint8),
        table=table,
    )
    sys.stderr.write(f"{len(words):,} words, {np.count_nonzero(table):,} of {len(keys):,} runs of them\n")


if __name__ == "__main__":
    main()
