"""What an article brings into the search index, worked out beside any database: levelled text, pieces, words.

Pure but for the dictionaries, so that an archive's articles can be made ready in other processes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from seeds.model import Article
from store.search import facets, owned, synonyms, vocabulary
from store.search.level import level
from store.search.manylevels import level_all
from store.search.pieces import RULES, initial_pieces, listed

_TELLING_TITLE = 9


class Entry(NamedTuple):
    """`row`: the columns of `search_docs` but the numbers and the day; `title`, `text`: index entries, parted
    by blanks; `learned`: the abbreviations that the text explains."""

    row: dict[str, Any]
    title: str
    text: str
    words: frozenset[str]
    learned: tuple[tuple[str, str], ...] = ()


def entry_of(article: Article, page: int | None) -> Entry:
    """The entry of an article on the page of this number."""
    return of_row(row_of(article, page), tuple(synonyms.learned(article)))


def row_of(article: Article, page: int | None) -> dict[str, Any]:
    """The columns of `search_docs` that follow from an article on the page of this number."""
    return _row(article, page, *map(level, _texts(article)))


def rows_of(articles: Sequence[Article], page: int | None) -> list[dict[str, Any]]:
    """The same of all articles of a page, levelled together."""
    levelled = iter(level_all([text for one in articles for text in _texts(one)]))
    return [
        _row(one, page, *told)
        for one, told in zip(articles, zip(levelled, levelled, levelled, strict=True), strict=True)
    ]


def _texts(article: Article) -> tuple[str, str, str]:
    """Title, head and body."""
    names = (*article.byline, *article.credits)
    place = article.dateline.place if article.dateline else None
    entry = article.entry_date.text if article.entry_date else None
    head = (article.kicker, article.subtitle, article.column, article.affiliation, place, entry)
    body = (part for block in article.blocks for part in (block.label, block.text))
    told = (*head, *(part for name in names for part in (name.role, name.name)))
    return article.title or "", _together(told), _together(body)


def _row(article: Article, page: int | None, title: str, head: str, body: str) -> dict[str, Any]:
    row = {"rules": RULES, "facets": facets.of(article, page), "title": title, "head": head, "body": body}
    return {**row, "story": _story(row)}


def of_row(row: Mapping[str, Any], learned: tuple[tuple[str, str], ...] = ()) -> Entry:
    """The entry that a row of `search_docs` has made: it goes as it came."""
    shared = " ".join(facets.entries(row["facets"]))
    title = f"{listed(row['title'])} {' '.join(initial_pieces(row['title']))} {shared}"
    everything = " ".join((row["title"], row["head"], row["body"]))
    text = f"{listed(everything)} {shared}"
    return Entry(dict(row), title, text, frozenset(owned.words_of(row)), learned)


def _story(row: Mapping[str, Any]) -> int:
    # A long title is one story's alone; a short one (图片新闻) is told apart by how the text begins.
    title = row["title"].replace(" ", "")
    return vocabulary.hashed(title if len(title) >= _TELLING_TITLE else f"{title}\n{row['body'][:60]}")


def _together(parts: Iterable[str | None]) -> str:
    return "\n".join(part for part in parts if part)
