"""Every head that the tests have: the lists, and the heads, columns and subheads of the sets of pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.seeds.headlist import ASIDE, GOLD, LIST, written

_SETS = Path("tests/seeds")
_PARTS = ("title", "kicker", "subtitle", "column")


def every_head() -> list[str]:
    """Each of them once, in a fixed order; a number alone is one of a list's, in the chat as on the page."""
    return list(dict.fromkeys(head for head in _heads() if head and not head.isdigit()))


def _heads() -> Iterator[str]:
    for file in (LIST, ASIDE):
        for head in written(file):
            yield from head.lines
            yield from (part.replace(" / ", " ") for part in head.parts)
    for path in (*sorted(_SETS.glob("*/*.json")), *sorted(GOLD.glob("*.json"))):
        read = json.loads(path.read_text(encoding="utf-8"))
        for article in read.get("articles", []) if isinstance(read, dict) else []:
            yield from _of_article(article)


def _of_article(article: dict[str, Any]) -> Iterator[str]:
    yield from (article.get(part) or "" for part in _PARTS)
    for block in article.get("blocks") or []:
        if isinstance(block, dict) and block.get("type") == "subhead":
            yield block["text"]
        elif isinstance(block, list) and block[0] == "subhead":
            yield block[1]
