"""The gold of a page: read off its lines, where they stand and whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.seeds.cleanarticles import Block
from tests.seeds.otherpages.cutting import AFFILIATION, CREDITS, JUMP
from tests.seeds.otherpages.pieces import Article, Line

# A line of the page, counted from 1.
Numbered = tuple[int, Line]
# An article stands where its head begins; these are told apart from it.
_BESIDE = ("own", "affil", "jump", "byline", "label")
_INLINE = (("jump_to", JUMP), ("affiliation", AFFILIATION), *(("credit", credit) for credit in CREDITS))


def gold_of(lines: Sequence[Numbered], articles: Sequence[Article]) -> dict[str, Any]:
    """Articles in the order of the page, and the noise."""
    by_article: dict[int, list[Numbered]] = {article.number: [] for article in articles}
    noise = []
    for number, line in lines:
        if line.what == "noise":
            noise.append({"lines": [number, number], "text": line.text, "why": line.why})
        else:
            by_article[line.article].append((number, line))
    ordered = sorted(articles, key=lambda article: _first(by_article[article.number]))
    return {
        "articles": [
            {"id": f"a{n}", **_article(article, by_article[article.number])}
            for n, article in enumerate(ordered, 1)
        ],
        "noise": noise,
    }


def _first(mine: list[Numbered]) -> int:
    """Where the head begins, or, without one, the text."""
    heads = [number for number, line in mine if line.what == "head" and line.role not in _BESIDE]
    return min(heads or [number for number, _ in mine])


def _article(article: Article, mine: list[Numbered]) -> dict[str, Any]:
    # The label of a note is a line of the head, its text the first block.
    ordered = sorted(article.blocks, key=lambda block: block.type != "note")
    gaps = [(-1, "head and beginning lost")] if article.headless else []
    gaps += [(n, "text lost") for n, block in enumerate(ordered) if block.gap]
    return {
        **article.told(),
        "head_lines": _ranges(sorted(number for number, line in mine if line.what == "head")),
        "blocks": [_block(block, mine) for block in ordered],
        "gaps": [{"after_block": n, "why": why, "certainty": "certain"} for n, why in gaps],
    }


def _block(block: Block, mine: list[Numbered]) -> dict[str, Any]:
    pieces = sorted((x for x in mine if x[1].block is block), key=lambda x: x[1].place)
    texts = [line.text.lstrip("# ") if block.type == "subhead" else line.text for _, line in pieces]
    text = "".join(texts)
    out: dict[str, Any] = {
        "type": block.type,
        "text": text,
        "lines": [[number, number] for number, _ in pieces],
    }
    if block.label:
        out["label"] = block.label
    for kind, pattern in _INLINE:
        found = pattern.search(text)
        if found and (kind != "credit" or block.type == "caption"):
            out["inline"] = [{"kind": kind, "text": found[0].strip()}]
            break
    return out


def _ranges(numbers: list[int]) -> list[list[int]]:
    """Neighbouring lines as ranges, both ends inclusive."""
    out: list[list[int]] = []
    for number in numbers:
        if out and out[-1][1] == number - 1:
            out[-1][1] = number
        else:
            out.append([number, number])
    return out
