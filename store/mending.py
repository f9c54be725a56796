"""The tables of what people put right: corrections of pages, and reports of faults."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, Integer, Table
from sqlmodel import Field

from store.models import Moment, Row


class CorrectionRow(Row, table=True):
    """What is said of a page, as JSON; `filed` is the form in the file beside it that was taken last."""

    __tablename__ = "corrections"

    page_id: int = Field(
        primary_key=True,
        foreign_key="pages.id",
        ondelete="CASCADE",
        sa_type=Integer,
        sa_column_kwargs={"autoincrement": False},
    )
    value: str
    filed: str | None = None
    changed_by: int | None = Field(default=None, sa_type=BigInteger)
    changed_at: dt.datetime = Field(sa_type=Moment)


class ReportRow(Row, table=True):
    """A member's report of a fault. The article may be gone by the time that it is read: its title stays."""

    __tablename__ = "reports"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    article_id: int
    page_id: int
    title: str
    user_id: int = Field(sa_type=BigInteger)
    name: str
    words: str
    made_at: dt.datetime = Field(sa_type=Moment)
    done_by: int | None = Field(default=None, sa_type=BigInteger)
    done_at: dt.datetime | None = Field(default=None, sa_type=Moment, index=True)


def _table(name: str) -> Table:
    return Row.metadata.tables[name]


CORRECTIONS = _table("corrections")
REPORTS = _table("reports")
