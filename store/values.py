"""What the store hands out: frozen, detached from any session, ready to be shown or printed as JSON."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from seeds.model import Article, Kind

Lane = Literal["exact", "synonym", "similar", "pinyin"]
# Facets count the first so many hits: what stands behind them is not read for a button's sake.
FACETS_OF = 200
LANES: tuple[Lane, ...] = ("exact", "synonym", "similar", "pinyin")
Sort = Literal["relevance", "newest"]
Role = Literal["member", "editor", "administrator"]


@dataclass(frozen=True, slots=True)
class Headline:
    """An article as it stands in a list.

    `title` is never empty: where the page prints none, it is the beginning of the text. `lead` is the
    beginning of the body. `characters` counts the body.
    """

    id: int
    page_id: int
    paper: str | None
    date: dt.date | None
    date_certain: bool
    page: int | None
    column: str | None
    kind: Kind
    kicker: str | None
    title: str
    subtitle: str | None
    lead: str
    characters: int


@dataclass(frozen=True, slots=True)
class Headlines:
    """A stretch of a list of headlines; `total` counts the whole list."""

    total: int
    items: tuple[Headline, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A later piece of an article, on another page: its blocks begin at place `block` (from 0)."""

    article_id: int
    page_id: int
    page: int | None
    block: int


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One article, whole, with its neighbours in the issue (page by page, in the page's order).

    An article that goes on on other pages is one, under the number of the piece in which it begins.
    """

    id: int
    page_id: int
    paper: str | None
    date: dt.date | None
    date_basis: str | None
    date_certain: bool
    page: int | None
    article: Article
    title: str
    previous_id: int | None = None
    next_id: int | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class PageOverview:
    """A page of an issue with its headlines in the page's order."""

    page_id: int
    number: int | None
    articles: tuple[Headline, ...]


@dataclass(frozen=True, slots=True)
class IssueOverview:
    """An issue (期), page by page; `older` and `newer` are the dates of its neighbours in the store."""

    date: dt.date | None
    date_certain: bool
    papers: tuple[str, ...]
    pages: tuple[PageOverview, ...]
    older: dt.date | None = None
    newer: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Assumed:
    """What a search took the query to mean instead of what was typed."""

    kind: Literal["spelling", "pinyin", "script", "synonym", "date", "partial"]
    typed: str
    # Empty for a date, or another filter, that left nothing and was therefore left out; and for words that
    # are not in the best hit where no article has all (`partial`).
    taken: str


@dataclass(frozen=True, slots=True)
class Understood:
    """A query as it was understood; `filters` has ISO dates under `from` and `to`."""

    terms: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    filters: dict[str, str] = field(default_factory=dict)
    assumed: tuple[Assumed, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A headline found by a search. `snippet` and `marked_title` mark the match with [[ and ]].

    `also`: the ids of other articles that tell the same story.
    """

    headline: Headline
    lane: Lane
    snippet: str
    marked_title: str
    score: float
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of the hits that were looked at have a value; `query` is what narrows the search to it."""

    facet: Literal["year", "page", "column", "place"]
    value: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Synonym:
    """Two names of one thing; `seen` counts the articles that say so, `article_id` is one of them."""

    short: str
    long: str
    state: str
    seen: int
    article_id: int | None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A stretch of the hits of one query, best first; `totals` has every lane.

    `total` is None where counting was cut short, and then `at_least` has a lower bound. `near` are simpler
    queries that find something where this one does not. `upto` keeps the pages of a list stable while
    articles come in.
    """

    query: str
    total: int | None
    totals: dict[str, int]
    took_ms: float
    understood: Understood
    hits: tuple[Hit, ...]
    at_least: int | None = None
    facets: tuple[FacetCount, ...] = ()
    near: tuple[str, ...] = ()
    upto: int | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be taken in, and why, in one sentence that says what to do."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something of a page just taken in that a person should look at."""

    path: str
    page_id: int
    article_id: int | None
    what: str


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What an intake did. `pages` counts page texts read; articles those of new and replaced pages."""

    pages: int = 0
    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    articles: int = 0
    failed: tuple[Failure, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    seconds: float = 0.0
    # The first pages of these that are new or replaced, so that they can be put right.
    changed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One finding about the store's health; `remedy` says what to do, None when it is well."""

    check: str
    state: Literal["ok", "warning", "failure"]
    detail: str
    remedy: str | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What the store holds."""

    pages: int
    articles: int
    newest: dt.date | None
    oldest: dt.date | None


@dataclass(frozen=True, slots=True)
class Member:
    """A person who may read; `role` decides what else."""

    user_id: int
    name: str
    username: str | None
    role: Role


@dataclass(frozen=True, slots=True)
class AccessRequest:
    """A stranger who has asked to be admitted."""

    user_id: int
    name: str
    username: str | None
    asked_at: dt.datetime


@dataclass(frozen=True, slots=True)
class View:
    """A list that somebody looks at, kept so that its buttons work after a restart.

    `kind` is the feature's name, `params` what it needs to show the list again.
    """

    id: int
    user_id: int
    kind: str
    params: dict[str, str | int | None]
