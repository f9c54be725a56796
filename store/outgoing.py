"""The tables of what is brought: subscriptions, the outbox, how each wants it, days of work, who sends."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, Index, Table
from sqlmodel import Field

from store.models import Moment, Row


class SubscriptionRow(Row, table=True):
    """What somebody wants brought: a digest at a time of day, or an alert (no time of day)."""

    __tablename__ = "subscriptions"
    __table_args__ = (
        Index("ix_subscriptions_kind_next_due", "kind", "next_due"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    user_id: int = Field(sa_type=BigInteger, index=True)
    chat_id: int = Field(sa_type=BigInteger)
    thread_id: int | None = Field(default=None, sa_type=BigInteger)
    kind: str
    # Minutes after midnight in the zone; None for an alert.
    minute: int | None = None
    days: str
    zone: str
    # The queries, as JSON; an empty list is everything.
    topics: str
    style: str
    # Whether a day without news gets one line instead of silence.
    says_nothing_new: bool = False
    # An alert gathers hits for so many minutes.
    gather: int = 0
    paused: bool = False
    paused_until: dt.date | None = None
    # Stops that were ordered ahead: JSON, [] for none.
    stops: str = "[]"
    # What it had before it was changed, and what it is to have from a later day on: JSON, [] for nothing.
    former: str = "[]"
    later: str = "[]"
    # Why nothing can be delivered (the bot is blocked, …); None while all is well.
    asleep: str | None = None
    # The newest article that this person has been told of; None before the first digest.
    cursor: int | None = None
    last_day: dt.date | None = None
    next_due: dt.datetime | None = Field(default=None, sa_type=Moment)
    created_at: dt.datetime = Field(sa_type=Moment)


class DeliveryRow(Row, table=True):
    """A message to be sent, kept until it has been (the outbox). `messages` is JSON."""

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_state_next_try", "state", "next_try"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    # One delivery of a key for all time: a digest of a subscription and a local day.
    key: str = Field(unique=True)
    subscription_id: int | None = Field(default=None, index=True)
    user_id: int = Field(sa_type=BigInteger)
    chat_id: int = Field(sa_type=BigInteger, index=True)
    thread_id: int | None = Field(default=None, sa_type=BigInteger)
    messages: str
    # How many of the messages have gone out.
    done: int = 0
    state: str
    next_try: dt.datetime = Field(sa_type=Moment)
    # Until when a worker has it.
    leased_until: dt.datetime | None = Field(default=None, sa_type=Moment)
    tries: int = 0
    trouble: str | None = None
    # "urgent" rings in quiet hours, "silent" never rings.
    notice: str = ""
    # The numbers of the messages that have gone out, parted by commas.
    message_ids: str = ""
    created_at: dt.datetime = Field(sa_type=Moment)
    finished_at: dt.datetime | None = Field(default=None, sa_type=Moment)
    # Of a digest: when it should have come. Of a digest or alert: up to where and to which day its person had
    # been told before it, so that what was never read can be told again with what has come in since.
    due: dt.datetime | None = Field(default=None, sa_type=Moment)
    cursor_before: int | None = None
    day_before: dt.date | None = None


class PreferenceRow(Row, table=True):
    """How a person wants things brought; None is what the house has. Quiet hours in minutes of the day."""

    __tablename__ = "preferences"

    user_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    zone: str | None = None
    style: str | None = None
    quiet_from: int | None = None
    quiet_until: int | None = None


class CalendarDayRow(Row, table=True):
    """A day that is worked, or is not, whatever day of the week it is: as an administrator has said."""

    __tablename__ = "calendar_days"

    day: dt.date = Field(primary_key=True)
    works: bool


class LeaseRow(Row, table=True):
    """Which process does a thing that only one may do, and until when nobody else may."""

    __tablename__ = "leases"

    name: str = Field(primary_key=True)
    holder: str
    until: dt.datetime = Field(sa_type=Moment)


SUBSCRIPTIONS: Table = Row.metadata.tables["subscriptions"]
DELIVERIES: Table = Row.metadata.tables["deliveries"]
PREFERENCES: Table = Row.metadata.tables["preferences"]
LEASES: Table = Row.metadata.tables["leases"]
CALENDAR_DAYS: Table = Row.metadata.tables["calendar_days"]
