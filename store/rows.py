"""Articles as rows of the tables, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from seeds.model import Article, Block

# What stands in a list: the beginning of the text, and of a title where the page prints none.
LEAD, TITLE = 120, 30
_UNTITLED = "（无题）"
_SENTENCE_ENDS = "。！？；\n"


def headline(article: Article) -> str:
    """What a list shows as title: as printed, or the beginning of the text. Never empty."""
    for printed in (article.title, article.kicker):
        if printed and printed.strip():
            return printed.strip()
    text = _beginning(article)
    for at, character in enumerate(text[: TITLE + 1]):
        if character in _SENTENCE_ENDS and at > 3:
            return text[:at]
    if len(text) > TITLE:
        return text[:TITLE] + "…"
    return text or article.column or _UNTITLED


def lead(article: Article) -> str:
    """The beginning of the body."""
    text = _beginning(article)
    return text if len(text) <= LEAD else text[:LEAD] + "…"


def characters(article: Article) -> int:
    """The body's length, without blanks."""
    return sum(len("".join(block.text.split())) for block in article.blocks)


def plain_text(article: Article) -> str:
    """The body, a line a block."""
    return "\n".join(block.text for block in article.blocks)


def content_hash(article: Article) -> str:
    """The same for the same words in the same roles, wherever on the page they stand."""
    head = (article.kind, article.column, article.kicker, article.title, article.subtitle)
    names = [(name.name, name.role) for name in (*article.byline, *article.credits)]
    blocks = [(block.type, block.label, block.text) for block in article.blocks]
    told = json.dumps([head, names, article.affiliation, blocks], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


# The columns of `article_row` and `block_rows`, as they come.
_HEAD = ("kind", "column", "kicker", "title", "headline", "subtitle")
ARTICLE = (*_HEAD, "lead", "characters", "content_hash", "value")
BLOCK = ("position", "type", "label", "text", "gap_after", "details")


def article_row(article: Article) -> dict[str, Any]:
    """The columns of an article that follow from its value."""
    return {
        "kind": article.kind,
        "column": article.column,
        "kicker": article.kicker,
        "title": article.title,
        "headline": headline(article),
        "subtitle": article.subtitle,
        "lead": lead(article),
        "characters": characters(article),
        "content_hash": content_hash(article),
        "value": article.model_dump_json(exclude={"blocks"}, exclude_defaults=True),
    }


def block_rows(article: Article) -> Iterable[dict[str, Any]]:
    """The rows of an article's blocks, but for its number."""
    for position, block in enumerate(article.blocks):
        details = block.model_dump_json(include={"lines", "seams"}) if block.lines or block.seams else None
        yield {
            "position": position,
            "type": block.type,
            "label": block.label,
            "text": block.text,
            "gap_after": block.gap_after,
            "details": details,
        }


def article_from(value: str, blocks: Iterable[Any]) -> Article:
    """An article again, from its row's `value` and the rows of its blocks in order."""
    article = Article.model_validate_json(value)
    return article.model_copy(update={"blocks": tuple(_block(row) for row in blocks)})


def _block(row: Any) -> Block:
    details = json.loads(row.details) if row.details else {}
    told = {"type": row.type, "label": row.label, "text": row.text, "gap_after": row.gap_after}
    return Block.model_validate({**told, **details})


def _beginning(article: Article) -> str:
    bodies = [block.text.strip() for block in article.blocks if block.type != "subhead"]
    anything = bodies or [block.text.strip() for block in article.blocks]
    return next((text for text in anything if text), "")
