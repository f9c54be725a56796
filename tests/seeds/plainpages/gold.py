"""The gold of a page: read off its lines, where they stand and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tests.seeds.plainpages.cutting import inline_marks
from tests.seeds.plainpages.pieces import Article, Line, Passage

_AFFILIATION = re.compile(r"[（(]作者[^（()]*[)）]$")
Numbers = dict[Line, int]


def gold_of(numbers: Numbers, articles: Sequence[Article]) -> dict[str, Any]:
    """Articles in the order of the page, and the noise; `numbers` counts the printed lines from 1."""
    by_article: dict[Article | None, list[Line]] = {None: [], **{article: [] for article in articles}}
    for line in numbers:
        by_article[line.article].append(line)
    printed = [article for article in articles if by_article[article]]
    printed.sort(key=lambda article: numbers[_first(article, by_article[article])])
    return {
        "articles": [
            {"id": f"a{n}", **_article(article, by_article[article], numbers)}
            for n, article in enumerate(printed, 1)
        ],
        "noise": [
            {"lines": [numbers[line], numbers[line]], "text": line.text, "why": line.why}
            for line in by_article[None]
        ],
    }


def _first(article: Article, lines: list[Line]) -> Line:
    """Where an article begins: with its head, or, without one, its text."""
    beside = [line for line in lines if not line.passage]
    text = [line for line in lines if line.passage]
    return (beside if article.head else text or beside)[0]


def _article(article: Article, lines: list[Line], numbers: Numbers) -> dict[str, Any]:
    texts = [line.text for line in lines]
    article.forget_unprinted(texts)
    if not any(article.affiliation and article.affiliation in text for text in texts):
        article.affiliation = None
    if not any("下转" in text for text in texts):
        article.jump_to = None
    # The label of a note is beside the text, and its text the first block.
    passages = article.notes + article.running
    return {
        **article.told(),
        "head_lines": [[numbers[line], numbers[line]] for line in lines if not line.passage],
        "blocks": [_block(passage, bool(article.affiliation), numbers) for passage in passages],
        "gaps": list(_gaps(article, passages)),
    }


def _block(passage: Passage, has_affiliation: bool, numbers: Numbers) -> dict[str, Any]:
    text = passage.printed
    spans = [[numbers[line], numbers[line]] for line in passage.lines]
    told: dict[str, Any] = {"type": passage.type, "text": text, "lines": spans}
    if passage.label:
        told["label"] = passage.label
    inline = [{"kind": kind, "text": words} for kind, words in inline_marks(text)]
    unit = _AFFILIATION.search(text)
    if unit and has_affiliation:
        inline.append({"kind": "affiliation", "text": unit[0]})
    return {**told, "inline": inline} if inline else told


def _gaps(article: Article, passages: Sequence[Passage]) -> Iterator[dict[str, Any]]:
    if article.begins_late:
        yield {"after_block": -1, "why": "the beginning is lost", "certainty": "certain"}
    for n, passage in enumerate(passages):
        if passage.gap:
            yield {"after_block": n, "why": "text lost", "certainty": "certain"}
