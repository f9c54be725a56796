"""Arrangements: the end of an article below other articles, columns read in another order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from random import Random

from tests.seeds.plainpages.cutting import places
from tests.seeds.plainpages.lines import Page, cut, cut_somewhere
from tests.seeds.plainpages.pieces import Article, Line

# An article of so many characters may be parted.
_LONG = 350
_LEAST = 15


def _length(page: Page, article: Article) -> int:
    return sum(len(line.text) for line in page if line.article is article and line.passage)


def interleave(page: Page, articles: Sequence[Article], count: int, rng: Random) -> None:
    """So many articles are parted inside their text, the rest moved below one to three other articles."""
    usable = [article for article in articles[:-1] if _length(page, article) > _LONG]
    rng.shuffle(usable)
    done = 0
    for article in usable:
        if done == count:
            break
        lines = [x for x in page if x.article is article and x.type == "paragraph" and places(x.text, _LEAST)]
        lines = lines[1:] or lines
        if lines:
            _move_rest(page, _parted(page, rng.choice(lines), rng), rng)
            done += 1


def _parted(page: Page, line: Line, rng: Random) -> Line:
    """Where the article goes on: mostly inside the line, else below it."""
    whole = rng.random() >= 0.85
    at = page.index(line) + 1
    if whole and at < len(page):
        below = page[at]
        if below.article is line.article and below.passage and not below.tight:
            return below
    return cut_somewhere(page, line, _LEAST, rng)


def _move_rest(page: Page, first: Line, rng: Random) -> None:
    at = page.index(first)
    rest: Page = []
    while at < len(page) and page[at].article is first.article:
        rest.append(page.pop(at))
    count, passed = rng.randint(1, 3), set[Article | None]()
    while at < len(page):
        if page[at].article not in passed:
            if len(passed) == count:
                break
            passed.add(page[at].article)
        at += 1
    page[at:at] = rest


# ── columns in another order ──────────────────────────────────────────────────────────────────────────


def shuffled(page: Page, articles: Sequence[Article], rng: Random) -> Page:
    """The columns of the page are read in another order, or those of some of its articles."""
    if rng.random() >= 0.5:
        return _columns(page, rng.randint(3, 5), rng)
    usable = [article for article in articles if len(article.text) > _LONG]
    rng.shuffle(usable)
    for article in usable[: rng.randint(3, 5)]:
        page = _article_in_columns(page, article, rng)
    return page


def _article_in_columns(page: Page, article: Article, rng: Random) -> Page:
    mine = [line for line in page if line.article is article]
    start = page.index(mine[0])
    # A head stands where it stood; without one so does nothing.
    head = next(n for n, line in enumerate(mine) if line.passage or not article.head)
    body = mine[head:]
    count = rng.choice((2, 3, 3, 4)) if sum(len(line.text) for line in body) > 600 else 2
    return page[:start] + mine[:head] + _columns(body, count, rng) + page[start + len(mine) :]


def _columns(page: Page, count: int, rng: Random) -> Page:
    """The lines as so many columns of like length, in another order."""
    size = sum(len(line.text) for line in page)
    tops = [_cut_near(page, size * n / count, rng) for n in range(1, count)]
    borders = sorted({page.index(top) for top in tops if top})
    columns = [page[first:end] for first, end in pairwise([0, *borders, len(page)])]
    if len(columns) < 2:
        return page
    return [line for n in _other_order(len(columns), rng) for line in columns[n]]


def _cut_near(page: Page, wanted: float, rng: Random) -> Line | None:
    """Cuts a paragraph near a place, counted in characters; the line below the cut."""
    before, best = 0, None
    for line in page:
        if line.type == "paragraph" and len(line.text) >= 50 and places(line.text, _LEAST):
            distance = abs(before + len(line.text) / 2 - wanted)
            if best is None or distance < best[0]:
                best = (distance, line, wanted - before)
        before += len(line.text)
    if not best:
        return None
    _, line, inside = best
    drawn = [(abs(at - inside) + rng.random() * 20, at) for at in places(line.text, _LEAST)]
    return cut(page, line, min(drawn)[1])


def _other_order(count: int, rng: Random) -> Collection[int]:
    order = list(range(count))
    while order == sorted(order):
        rng.shuffle(order)
    return order
