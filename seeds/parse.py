"""One page text → one page: the stages in their order."""

from __future__ import annotations

from seeds.model import Article, Block, Page
from seeds.trace import PageTrace


def parse_page(text: str, source: str = "") -> Page:
    """Cut a page text into articles. Pure: the same text gives the same page."""
    articles: list[Article] = []
    title: str | None = None
    blocks: list[Block] = []

    def flush() -> None:
        if title or blocks:
            articles.append(Article(title=title, blocks=tuple(blocks)))

    for number, line in enumerate(text.split("\n"), 1):
        content = line.strip().lstrip("#").strip()
        if not content:
            continue
        if len(content) < 40 and content[-1] not in "。”！？）)…" and "记者" not in content:
            flush()
            title, blocks = content, []
        else:
            blocks.append(Block(text=content, lines=((number, number),)))
    flush()
    return Page(schema_version=1, source=source, articles=tuple(articles))


def explain_page(text: str, source: str = "") -> PageTrace:
    """The page, and how its seams, heads and date were decided."""
    return PageTrace(page=parse_page(text, source))
