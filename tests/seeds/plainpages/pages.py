"""A clean page-set → plain pages with their gold, eight kinds of damage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from tests.seeds.cleanarticles import articles_of, narrowed
from tests.seeds.pagesets import FOLDER, HeldOut, damaged_pages
from tests.seeds.plainpages.arrangements import interleave, shuffled
from tests.seeds.plainpages.bodies import set_body
from tests.seeds.plainpages.gold import Numbers, gold_of
from tests.seeds.plainpages.heads import set_head
from tests.seeds.plainpages.lines import Page, cut_columns
from tests.seeds.plainpages.losses import lose_head, lose_text
from tests.seeds.plainpages.noise import loop, misread, stray
from tests.seeds.plainpages.pieces import Article, Line, Press
from tests.seeds.plainpages.selection import chosen, print_jumps

_NARROW = "，；：！？（）"


def plain_pages(seed: int = 1, folder: Path = FOLDER) -> Iterator[HeldOut]:
    """Every page-set under every kind of damage; the same seed gives the same pages."""

    def damaged(page_set: dict[str, Any], name: str, kind: str) -> tuple[str, dict[str, Any]]:
        return _page(page_set, kind, Random(f"{seed}/{name}/{kind}"))

    return damaged_pages(folder, damaged)


def _page(page_set: dict[str, Any], kind: str, rng: Random) -> tuple[str, dict[str, Any]]:
    articles = articles_of(page_set, Article)
    press = Press(kind, rng, _pairs(articles))
    articles = chosen(articles, rng)
    page: Page = []
    for article in articles:
        print_jumps(article)
        page += set_head(article, press) + set_body(article, press)
    page = _damaged(page, articles, press)
    if kind == "halfwidth" or (kind == "noisy" and rng.random() < 0.3):
        _narrow(page, articles)
    _set_apart(page)
    text, numbers = _printed(page, rng)
    return text, gold_of(numbers, articles)


def _pairs(articles: Iterable[Article]) -> Counter[str]:
    texts = [block.text for article in articles for block in article.blocks]
    return Counter(one + other for text in texts for one, other in pairwise(text))


def _damaged(page: Page, articles: list[Article], press: Press) -> Page:
    rng = press.rng
    if press.kind == "broken":
        cut_columns(page, rng.uniform(4, 5), rng)
    elif press.kind == "interleaved":
        interleave(page, articles, rng.randint(2, 3), rng)
    elif press.kind == "shuffled":
        return shuffled(page, articles, rng)
    elif press.kind == "noisy":
        _spoil(page, articles, rng)
    return page


def _spoil(page: Page, articles: list[Article], rng: Random) -> None:
    headless = lose_head(page, articles, rng)
    others = [article for article in articles if article is not headless]
    lose_text(page, others, rng)
    cut_columns(page, 1.5, rng, others)
    if rng.random() < 0.6:
        interleave(page, others, 1, rng)
    misread(page, rng)
    loop(page, others, rng)
    stray(page, rng)


def _narrow(page: Page, articles: Sequence[Article]) -> None:
    for line in page:
        line.text = narrowed(line.text, _NARROW)
    for article in articles:
        article.narrow(_NARROW)


def _set_apart(page: Page) -> None:
    """What stood close to a line that is no longer above it stands apart."""
    for above, line in pairwise([None, *page]):
        assert line
        follows = above is not None and above.article is line.article
        line.tight = line.tight and follows and above is not None and above.type == "subhead"
        if not (line.article and above in line.article.head):
            line.blanks = max(1, line.blanks)


def _printed(page: Page, rng: Random) -> tuple[str, Numbers]:
    """The text of the page, and the numbers of its lines."""
    printed = [""] * rng.randint(1, 4)
    numbers: dict[Line, int] = {}
    for line in page:
        if line.tight:
            printed[-1] += "  "
        elif numbers:
            printed += [""] * line.blanks
        printed.append(line.mark + line.text)
        numbers[line] = len(printed)
    return "\n".join(printed), numbers
