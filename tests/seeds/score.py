"""How right a page was read, against its gold: shares from 0 to 1, None where a page has nothing to judge.

`seg`: which lines of text share an article (B-cubed, by characters). `full`: heads whose kicker, title and
subtitle are all equal. `byl`: names with article (F1). `joins`: stitched breaks (F1). `order`: neighbours in
reading order that are neighbours in the output; a note, which may stand anywhere, is no neighbour. `hard`:
the same where they are none on the page. `noise`: lines set aside (F1, by characters). `kind`: articles of
the right kind.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from seeds.model import Page

METRICS = ("seg", "full", "byl", "joins", "order", "hard", "noise", "jump", "date", "kind")
Pair = tuple[int, int]


def level(text: str | None) -> str:
    """Width and blanks do not make two heads different."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def score(page: Page, gold: dict[str, Any], text: str) -> dict[str, float | None]:
    """All metrics of one page."""
    size = {n: len("".join(line.split())) for n, line in enumerate(text.split("\n"), 1)}
    right = [[[a for a, _ in b["lines"]] for b in art["blocks"]] for art in gold["articles"]]
    mine = [[[a for a, _ in b.lines] for b in art.blocks] for art in page.articles]
    pairs = _matched(right, mine, gold, page, size)
    noise = {n for x in gold.get("noise") or () for n in range(x["lines"][0], x["lines"][1] + 1)}
    aside = {a for d in page.discarded for a, _ in d.lines if d.reason in ("repeat", "stray")}
    boxes = {n for a in gold["articles"] for b in a["blocks"] if b["type"] == "note" for n, _ in b["lines"]}
    order, hard = _order(_without(right, boxes), _without(mine, boxes), size)
    best = gold.get("date") or {}
    plausible = [best.get("best"), *(best.get("plausible") or ())]
    return {
        "seg": _b_cubed(right, mine, size),
        "full": _heads(pairs, gold, page),
        "byl": _f1_of(
            Counter((g, level(n["name"])) for g, a in enumerate(gold["articles"]) for n in a["byline"]),
            Counter(
                (pairs.get(k, -1 - k), level(n.name)) for k, a in enumerate(page.articles) for n in a.byline
            ),
        ),
        "joins": _f1_of(Counter(_joins(right)), Counter(_joins(mine))),
        "order": order,
        "hard": hard,
        "noise": _f1_of(Counter({n: size[n] for n in noise}), Counter({n: size[n] for n in aside})),
        "jump": _f1_of(
            Counter(
                (g, k, a[k])
                for g, a in enumerate(gold["articles"])
                for k in ("jump_to", "jump_from")
                if a.get(k)
            ),
            Counter(
                (pairs.get(k, -1 - k), name, value)
                for k, a in enumerate(page.articles)
                for name, value in (("jump_to", a.continues_on), ("jump_from", a.continued_from))
                if value
            ),
        ),
        "kind": _kinds(pairs, gold, page),
        "date": float((str(page.date) if page.date else None) in plausible) if best else None,
    }


def whole_articles(page: Page, gold: dict[str, Any]) -> list[tuple[float, bool]]:
    """The confidence of each article, and whether it has all lines of text of one article and no other's."""
    parts = [{n for block in art["blocks"] for n, _ in block["lines"]} for art in gold["articles"]]
    owner = {n: k for k, part in enumerate(parts) for n in part}
    for k, art in enumerate(gold["articles"]):
        owner |= {n: k for a, b in art.get("head_lines") or () for n in range(a, b + 1) if n not in owner}
    out = []
    for article in page.articles:
        mine = {n for block in article.blocks for n, _ in block.lines}
        told = {owner[n] for n in mine if n in owner}
        titled = level(article.title)
        whole = (
            len(told) == 1 and all(parts[k] <= mine for k in told)
            if mine
            else any(not parts[k] and titled == level(a["title"]) for k, a in enumerate(gold["articles"]))
        )
        out.append((article.confidence or 0.0, whole))
    return out


def means(rows: Iterable[dict[str, float | None]]) -> dict[str, float]:
    """The mean of each metric over the pages that it applies to."""
    rows = list(rows)
    values = {m: [v for row in rows if (v := row[m]) is not None] for m in METRICS}
    return {m: sum(v) / len(v) for m, v in values.items() if v}


def _matched(
    right: Sequence[Any], mine: Sequence[Any], gold: dict[str, Any], page: Page, size: dict[int, int]
) -> dict[int, int]:
    """Parsed article → gold article: by equal titles, then by most text in common."""
    worth: Counter[Pair] = Counter()
    for g, blocks in enumerate(right):
        lines = {n for b in blocks for n in b}
        title = level(gold["articles"][g].get("title"))
        for k, others in enumerate(mine):
            worth[g, k] = sum(size[n] for b in others for n in b if n in lines)
            worth[g, k] += 100_000 * bool(title and title == level(page.articles[k].title))
    out: dict[int, int] = {}
    for (g, k), n in sorted(worth.items(), key=lambda item: (-item[1], item[0])):
        if n and k not in out and g not in out.values():
            out[k] = g
    return out


def _heads(pairs: dict[int, int], gold: dict[str, Any], page: Page) -> float:
    parts = ("kicker", "title", "subtitle")
    same = sum(
        all(level(gold["articles"][g].get(p)) == level(getattr(page.articles[k], p)) for p in parts)
        for k, g in pairs.items()
    )
    return same / len(gold["articles"])


def _kinds(pairs: dict[int, int], gold: dict[str, Any], page: Page) -> float:
    """The share of articles whose kind is right."""
    articles = gold["articles"]
    same = sum(articles[g].get("kind") == page.articles[k].kind for k, g in pairs.items())
    return same / len(articles)


def _b_cubed(right: Sequence[Any], mine: Sequence[Any], size: dict[int, int]) -> float:
    where = {n: g for g, blocks in enumerate(right) for b in blocks for n in b}
    found = {n: k for k, blocks in enumerate(mine) for b in blocks for n in b}
    cell: Counter[Pair] = Counter()
    for n, g in where.items():
        cell[g, found.get(n, -n)] += size[n]
    of_gold, of_mine = Counter[int](), Counter[int]()
    for (g, k), n in cell.items():
        of_gold[g] += n
        of_mine[k] += n
    total = sum(cell.values())
    precision = sum(n * n / of_mine[k] for (_, k), n in cell.items()) / total
    recall = sum(n * n / of_gold[g] for (g, _), n in cell.items()) / total
    return 2 * precision * recall / (precision + recall)


def _joins(articles: Sequence[Any]) -> list[Pair]:
    return [pair for blocks in articles for b in blocks for pair in itertools.pairwise(b)]


def _without(articles: Sequence[Any], lines: set[int]) -> list[list[list[int]]]:
    return [[[n for n in block if n not in lines] for block in blocks] for blocks in articles]


def _order(
    right: Sequence[Any], mine: Sequence[Any], size: dict[int, int]
) -> tuple[float | None, float | None]:
    follows = {pair for blocks in mine for pair in _neighbours(blocks)}
    pairs = [pair for blocks in right for pair in _neighbours(blocks)]
    filled = [n for n in sorted(size) if size[n]]
    below = dict(itertools.pairwise(filled))
    far = [pair for pair in pairs if below.get(pair[0]) != pair[1]]
    share = [sum(p in follows for p in part) / len(part) if part else None for part in (pairs, far)]
    return share[0], share[1]


def _neighbours(blocks: Sequence[Sequence[int]]) -> list[Pair]:
    lines = [n for b in blocks for n in b]
    return list(itertools.pairwise(lines))


def _f1_of(right: Counter[Any], mine: Counter[Any]) -> float | None:
    both = sum((right & mine).values())
    total = sum(right.values()) + sum(mine.values())
    return 2 * both / total if total else None
