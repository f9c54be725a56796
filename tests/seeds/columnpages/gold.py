"""The gold of a page: read off its lines, where they stand and whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.seeds.columnpages.cutting import AFFILIATION, CREDIT, JUMP
from tests.seeds.columnpages.pieces import Article, Line, Passage

_INLINE = (("jump_to", JUMP), ("affiliation", AFFILIATION), ("credit", CREDIT))


def gold_of(numbers: dict[Line, int], articles: Sequence[Article]) -> dict[str, Any]:
    """Articles in the order of the page, and the noise; `numbers` counts the printed lines from 1."""
    found = [_article(article, numbers) for article in articles]
    return {
        "articles": sorted((told for told in found if told["blocks"] or told["head_lines"]), key=_first),
        "noise": [
            {"lines": [number, number], "text": line.text, "why": line.why}
            for line, number in numbers.items()
            if line.role == "noise"
        ],
    }


def _first(told: dict[str, Any]) -> int:
    """Where the head begins, or, without one, the text."""
    lines = told["head_lines"] or [span for block in told["blocks"] for span in block["lines"]]
    first: int = min(lines)[0]
    return first


def _article(article: Article, numbers: dict[Line, int]) -> dict[str, Any]:
    beside = [line for line in numbers if line.article is article and line.role not in ("block", "noise")]
    blocks = [_block(passage, numbers) for passage in article.passages]
    told = article.told()
    jumps = [line.text for line in beside if line.role == "jump" and "下转" in line.text]
    if not jumps and not any(JUMP.search(block["text"]) for block in blocks):
        told["jump_to"] = None
    return {
        "id": f"a{article.number + 1}",
        **told,
        "head_lines": [[numbers[line], numbers[line]] for line in beside],
        "blocks": blocks,
        "gaps": _gaps(article),
    }


def _block(passage: Passage, numbers: dict[Line, int]) -> dict[str, Any]:
    text = "".join(line.text for line in passage.lines)
    out: dict[str, Any] = {
        "type": passage.type,
        "text": text,
        "lines": [[numbers[line], numbers[line]] for line in passage.lines],
    }
    if passage.label:
        out["label"] = passage.label
    found = [(kind, pattern.search(text)) for kind, pattern in _INLINE]
    inline = [{"kind": kind, "text": tail[0]} for kind, tail in found if tail and tail.start()]
    if inline:
        out["inline"] = inline
    return out


def _gaps(article: Article) -> list[dict[str, Any]]:
    gaps = [(-1, True)] if article.begins_late else []
    gaps += [(n, passage.clear_gap) for n, passage in enumerate(article.passages) if passage.gap]
    why = "text lost with a part of a column"
    return [
        {"after_block": n, "why": why, "certainty": "certain" if clear else "likely"} for n, clear in gaps
    ]
