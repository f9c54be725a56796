"""Pages a second on one core, beside jieba's segmentation of the same text, which anyone can run.

Each page is parsed once only: the sample articles set anew in all kinds of damage, so that what is kept
of one page (words, n-gram keys) helps the next as it would in an archive, and no more.
"""

from __future__ import annotations

import json
import os
import random
import time
from pathlib import Path

import jieba

from seeds import parse_page, sample_pages
from tests.bench.figures import row, timed
from tests.seeds.damage import PROFILES, make_page, stories_of_gold

PAGES_A_KIND = 10
GOLD = Path(__file__).parent.parent / "gold"


def _pages() -> list[str]:
    gold = [json.loads(path.read_text("utf-8")) for path in sorted(GOLD.glob("*.json"))]
    stories = [story for page in gold for story in stories_of_gold(page)]
    rng = random.Random("bench")
    return [
        make_page(rng.sample(stories, rng.choice((6, 7, 8, 9))), profile, rng)[0]
        for profile in PROFILES
        for _ in range(PAGES_A_KIND)
    ]


def measure() -> None:
    pages = _pages()
    for name, text in sample_pages():
        parse_page(text, name)
    yardstick = timed(lambda: [list(jieba.cut(text)) for text in pages], 1)
    row("jieba.cut over the damaged pages (yardstick)", yardstick)
    begin, own = time.perf_counter(), time.process_time()
    for text in pages:
        parse_page(text)
    seconds, own = time.perf_counter() - begin, time.process_time() - own
    row("parse_page over the damaged pages", [seconds], yardstick[0])
    characters = sum(map(len, pages)) / len(pages)
    threads = os.environ.get("OPENBLAS_NUM_THREADS", "free")
    print(f"{len(pages) / seconds:.0f} pages a second of {characters:.0f} characters")
    print(f"{len(pages) / own:.0f} pages a second of processor time (matrix threads: {threads})")
