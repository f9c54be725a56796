"""Pages a second on one core, beside jieba's segmentation of the same text, which anyone can run."""

from __future__ import annotations

import statistics

import jieba

from seeds import parse_page, sample_pages
from tests.bench.figures import row, timed


def measure() -> None:
    pages = list(sample_pages())
    yardstick = timed(lambda: [list(jieba.cut(text)) for _, text in pages], 3)
    row("jieba.cut over the five pages (yardstick)", yardstick)
    seconds = timed(lambda: [parse_page(text, name) for name, text in pages], 15)
    row("parse_page over the five pages", seconds, statistics.median(yardstick))
    print(f"{len(pages) / statistics.median(seconds):.0f} pages a second")
