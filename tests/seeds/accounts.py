"""The rule that nothing is lost and nothing doubled, as a check on one page text and its reading."""

from __future__ import annotations

from collections import Counter

from seeds.bylines import pictured_by
from seeds.lines import Tag, read_lines
from seeds.model import Article, Page
from seeds.names import only_names

# Lines whose words the views of an article account for.
_VIEWS = frozenset({Tag.BYLINE, Tag.AUTHOR, Tag.CREDIT, Tag.JUMP_TO, Tag.JUMP_FROM})


def characters(text: str) -> Counter[str]:
    """The characters that count: neither white space nor the marks of headings."""
    return Counter(c for c in text if not c.isspace() and c not in "#\ufeff")


def told(page: Page) -> Counter[str]:
    """Every character that stands in the output as text."""
    texts = [d.text for d in page.discarded]
    for article in page.articles:
        texts += _texts(article)
    return characters("".join(texts))


def _texts(article: Article) -> list[str]:
    parts = [article.column, article.kicker, article.title, article.subtitle, article.affiliation]
    parts += [article.entry_date.text if article.entry_date else None]
    parts += [part for block in article.blocks for part in (block.label, block.text)]
    return [part for part in parts if part]


def differences(text: str, page: Page) -> tuple[Counter[str], Counter[str]]:
    """(lost, doubled): characters that neither text nor views hold, and characters too many."""
    printed, out = characters(text), told(page)
    views = Counter[str]()
    for line in read_lines(text):
        if line.tag in _VIEWS:
            views += characters(line.text)
    # 摄影 林淑芬 stands with the credits.
    credited = {name.name for article in page.articles for name in article.credits}
    signed = {name.name for article in page.articles for name in article.byline}
    for line in read_lines(text):
        makers = {name.name for name in pictured_by(line.text)}
        if line.tag not in _VIEWS and makers and makers <= credited:
            views += characters(line.text)
        # The marks between the names of a signature.
        both = only_names(line.text)
        if line.tag not in _VIEWS and len(both) > 1 and signed.issuperset(both):
            views += Counter(
                {mark: n for mark, n in characters(line.text).items() if mark in "、，,/／;；|｜"}
            )
    # A line of names beside a byline is a view as well.
    for article in page.articles:
        for name in article.byline:
            views += characters(f"{name.name}{name.role or ''}")
    return printed - out - views, out - printed
