"""What an article can be filtered by, as entries of the index: 版, kind, column, people, places. Pure.

A facet is an entry that no text can make: a character of Unicode's private use, which levelling drops, and
the value. So a filter costs what a word costs, and the newest come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from seeds.model import Article
from store.search.level import level

Facet = Literal["page", "kind", "column", "author", "place"]
MARKS: dict[Facet, str] = {
    "page": "\ue001",
    "kind": "\ue002",
    "column": "\ue003",
    "author": "\ue004",
    "place": "\ue005",
}
_LONGEST = 40
_NAMED = frozenset(MARKS[facet] for facet in ("column", "author", "place"))
# A dateline may name several places: 本报北京、上海电.
_PLACES = re.compile(r"[、,，/ ]")


def of(article: Article, page: int | None) -> str:
    """An article's facets in one string, parted by blanks."""
    people = [name.name for name in (*article.byline, *article.credits)]
    places = _PLACES.split(article.dateline.place or "") if article.dateline else []
    found = [entry("kind", article.kind)]
    found += [entry("page", str(page))] if page is not None else []
    found += [entry("column", article.column or "")]
    found += [entry("author", name) for name in people]
    found += [entry("place", place) for place in places]
    return " ".join(sorted({one for one in found if len(one) > 1}))


def entry(facet: Facet, value: str) -> str:
    """The index entry of a facet's value."""
    return MARKS[facet] + plain(value)


def plain(value: str) -> str:
    """A value as it stands in an entry: levelled, without blanks."""
    return level(value).replace(" ", "")[:_LONGEST]


def entries(facets: str) -> list[str]:
    """The entries of a stored string."""
    return facets.split()


def names(facets: str) -> Iterable[str]:
    """The names of columns, people and places, levelled."""
    return (one[1:] for one in facets.split() if one[0] in _NAMED)
