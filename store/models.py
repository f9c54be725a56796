"""The tables, the same on SQLite and PostgreSQL. The search index's own tables are in `search.index`.

Dates and papers stand with the articles as well as with their pages, so that a list is one index away.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    Dialect,
    Index,
    Integer,
    MetaData,
    Table,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy import DateTime as SaDateTime
from sqlmodel import Field, SQLModel

# Named constraints, so that a later migration can take hold of them on both databases.
_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
# The largest number that both databases take for an id; a forged button may hold a larger one.
LARGEST = 2**63 - 1
# A number that has been given to an article stands in somebody's message: SQLite must not give it again.
_NEVER_AGAIN = {"sqlite_autoincrement": True}

# Nearly all articles are part of none: an index of those would be taken for a way to find few.
_SOME = text("part_of IS NOT NULL")
_KEPT = text("state = 'kept'")

# SQLite numbers rows by itself, and finds them by their key at once, only under the name INTEGER.
LongId = BigInteger().with_variant(Integer(), "sqlite")


class Moment(TypeDecorator[dt.datetime]):
    """A point in time: aware in Python, UTC in the database (SQLite keeps no zones)."""

    impl = SaDateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """To UTC; a time without a zone is a mistake of the caller."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Aware again."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Row(SQLModel):
    """What the tables have in common: one set of names."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=_NAMES)


class IssueRow(Row, table=True):
    """An issue (期): one day of one paper. A paper that is not known is the empty string."""

    __tablename__ = "issues"
    __table_args__ = (UniqueConstraint("paper", "date"), _NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    paper: str
    date: dt.date = Field(index=True)


class PageRow(Row, table=True):
    """A page (版) with its printed text; `origin` is the place that it came from and is known by."""

    __tablename__ = "pages"
    __table_args__ = (_NEVER_AGAIN,)

    id: int | None = Field(default=None, primary_key=True)
    issue_id: int | None = Field(default=None, foreign_key="issues.id", index=True)
    text_hash: str = Field(index=True)
    origin: str | None = Field(default=None, index=True)
    source: str
    paper: str | None = None
    date: dt.date | None = Field(default=None, index=True)
    date_basis: str | None = None
    date_certain: bool = False
    number: int | None = None
    # None for a page of an archive that was already cut into articles.
    text: str | None = None
    # The page schema's `discarded`, as JSON.
    discarded: str = "[]"
    withdrawn: bool = False
    taken_in_at: dt.datetime = Field(sa_type=Moment)
    changed_at: dt.datetime = Field(sa_type=Moment)


class ArticleRow(Row, table=True):
    """An article: what lists and filters need in columns, the rest of its value as JSON without blocks.

    `headline` is what a list shows and never empty; `title` is what the page prints.
    """

    __tablename__ = "articles"
    __table_args__ = (
        Index("ix_articles_page_id_position", "page_id", "position"),
        Index("ix_articles_column_date", "column", "date"),
        Index("ix_articles_part_of", "part_of", sqlite_where=_SOME, postgresql_where=_SOME),
        _NEVER_AGAIN,
    )

    id: int | None = Field(default=None, primary_key=True)
    page_id: int = Field(foreign_key="pages.id", ondelete="CASCADE")
    position: int
    date: dt.date | None = Field(default=None, index=True)
    kind: str
    column: str | None = None
    kicker: str | None = None
    title: str | None = None
    headline: str
    subtitle: str | None = None
    lead: str
    characters: int
    content_hash: str
    value: str
    # The article of another page of the issue that goes on in this one (`store.jumps`).
    part_of: int | None = Field(default=None)


class BlockRow(Row, table=True):
    """A block of an article's text; `details` holds lines and seams as JSON where there are any."""

    __tablename__ = "blocks"

    article_id: int = Field(foreign_key="articles.id", ondelete="CASCADE", primary_key=True)
    position: int = Field(primary_key=True)
    type: str
    label: str | None = None
    text: str
    gap_after: bool = False
    details: str | None = None


class DocRow(Row, table=True):
    """An article as the search index knows it: levelled text, from which its index entries follow exactly.

    `doc` grows with the issue's date, so that the index, which is in the order of `doc`, gives the newest
    first (`search.numbers`). `day` is the date's ordinal, 0 without a date. Withdrawn articles have no row
    here. `rules` is the version of the rules that cut the text. `story` is the same for the same story on
    several pages or days. The long texts come last: what stands before them is read without them.
    """

    __tablename__ = "search_docs"

    doc: int = Field(primary_key=True, sa_type=LongId, sa_column_kwargs={"autoincrement": False})
    article_id: int = Field(foreign_key="articles.id", ondelete="CASCADE", unique=True)
    day: int
    rules: int
    story: int = Field(sa_type=BigInteger)
    facets: str
    title: str
    head: str
    body: str


class WordRow(Row, table=True):
    """A word of the archive and how many articles hold it."""

    __tablename__ = "search_words"

    id: int | None = Field(default=None, primary_key=True, sa_type=LongId)
    word: str = Field(unique=True)
    count: int


class KeyRow(Row, table=True):
    """A key under which a word is looked up (`search.vocabulary`)."""

    __tablename__ = "search_keys"

    key: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    word_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})


class SynonymRow(Row, table=True):
    """Two names of one thing, beside those of seeds/synonyms.txt; `state` is kept, proposed or refused.

    `seen` counts the articles that say so; `article_id` is one of them.
    """

    __tablename__ = "search_synonyms"
    __table_args__ = (
        Index("ix_search_synonyms_kept", "short", "long", sqlite_where=_KEPT, postgresql_where=_KEPT),
    )

    short: str = Field(primary_key=True)
    long: str = Field(primary_key=True)
    state: str
    seen: int = 0
    article_id: int | None = None


class MemberRow(Row, table=True):
    """A person who may read."""

    __tablename__ = "members"

    user_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    name: str
    username: str | None = None
    role: str
    added_at: dt.datetime = Field(sa_type=Moment)


class RequestRow(Row, table=True):
    """A stranger's request for access and what became of it."""

    __tablename__ = "access_requests"

    user_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    name: str
    username: str | None = None
    asked_at: dt.datetime = Field(sa_type=Moment, index=True)
    admitted: bool | None = None
    decided_by: int | None = Field(default=None, sa_type=BigInteger)
    decided_at: dt.datetime | None = Field(default=None, sa_type=Moment)


class ViewRow(Row, table=True):
    """A list that somebody looks at; `params` is JSON."""

    __tablename__ = "views"
    __table_args__ = (_NEVER_AGAIN,)

    id: int | None = Field(default=None, primary_key=True)
    user_id: int = Field(sa_type=BigInteger, index=True)
    kind: str
    params: str


class UpdateRow(Row, table=True):
    """A Telegram update: with its JSON as long as it has not been acted on, then its number alone."""

    __tablename__ = "seen_updates"

    update_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    body: str | None = None
    # At how many starts of the program it was still to be acted on.
    starts: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class ArrivalRow(Row, table=True):
    """A file of the watched folder that has been taken in, or refused, with its size and time of change."""

    __tablename__ = "arrivals"

    path: str = Field(primary_key=True)
    size: int = Field(sa_type=BigInteger)
    changed: int = Field(sa_type=BigInteger)


def _table(model: Any) -> Table:
    return Row.metadata.tables[model.__tablename__]


# The same tables for plain statements: lists and searches make no object graphs.
ISSUES = _table(IssueRow)
PAGES = _table(PageRow)
ARTICLES = _table(ArticleRow)
BLOCKS = _table(BlockRow)
DOCS = _table(DocRow)
WORDS = _table(WordRow)
KEYS = _table(KeyRow)
SYNONYMS = _table(SynonymRow)
MEMBERS = _table(MemberRow)
REQUESTS = _table(RequestRow)
VIEWS = _table(ViewRow)
UPDATES = _table(UpdateRow)
ARRIVALS = _table(ArrivalRow)
