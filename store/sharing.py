"""The tables of who comes in, who did what, what was opened, kept, and handed on to whom."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, Index, Table, UniqueConstraint
from sqlmodel import Field

from store.models import Moment, Row

_PERSON = {"autoincrement": False}


class InvitationRow(Row, table=True):
    """A link that makes whoever opens it a member, so many times, until that time."""

    __tablename__ = "invitations"

    code: str = Field(primary_key=True)
    uses: int
    until: dt.datetime = Field(sa_type=Moment)
    made_by: int = Field(sa_type=BigInteger)
    made_at: dt.datetime = Field(sa_type=Moment)


class DeedRow(Row, table=True):
    """Who did what to whom: the audit trail."""

    __tablename__ = "deeds"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    at: dt.datetime = Field(sa_type=Moment)
    by: int = Field(sa_type=BigInteger)
    what: str
    whom: int | None = Field(default=None, sa_type=BigInteger)
    detail: str | None = None


class OpeningRow(Row, table=True):
    """An article that a person has opened, and when last."""

    __tablename__ = "openings"
    __table_args__ = (Index("ix_openings_user_id_at", "user_id", "at"),)

    user_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs=_PERSON)
    article_id: int = Field(primary_key=True, foreign_key="articles.id", ondelete="CASCADE")
    at: dt.datetime = Field(sa_type=Moment)


class PromptRow(Row, table=True):
    """A question that a person's next message answers."""

    __tablename__ = "prompts"

    user_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs=_PERSON)
    what: str
    number: int
    until: dt.datetime = Field(sa_type=Moment)


class ForwardRow(Row, table=True):
    """An article handed on, with a note. `receipt` is the sender's message that tells what became of it.

    With `slip` it goes round (传阅), to all together or in turn, until a time, and is closed when all are
    done with it.
    """

    __tablename__ = "forwards"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(index=True)
    title: str
    sender_id: int = Field(sa_type=BigInteger, index=True)
    sender_name: str
    note: str
    made_at: dt.datetime = Field(sa_type=Moment)
    receipt: int | None = Field(default=None, sa_type=BigInteger)
    taken_back: bool = False
    wish: str = ""
    quote: str = ""
    notice: str = ""
    slip: str = ""
    due_at: dt.datetime | None = Field(default=None, sa_type=Moment, index=True)
    overdue_at: dt.datetime | None = Field(default=None, sa_type=Moment)
    closed_at: dt.datetime | None = Field(default=None, sa_type=Moment)
    # Telegram's update that asked for it: one that comes again makes no second forward.
    update_id: int | None = Field(default=None, sa_type=BigInteger, index=True, unique=True)


class RecipientRow(Row, table=True):
    """One of those an article was handed on to, and how far it got."""

    __tablename__ = "recipients"

    forward_id: int = Field(primary_key=True, foreign_key="forwards.id", ondelete="CASCADE")
    user_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs=_PERSON)
    name: str
    sent_at: dt.datetime | None = Field(default=None, sa_type=Moment)
    failed: str | None = None
    message: int | None = Field(default=None, sa_type=BigInteger)
    opened_at: dt.datetime | None = Field(default=None, sa_type=Moment)
    read_at: dt.datetime | None = Field(default=None, sa_type=Moment)
    reply: str | None = None
    # The place in the round of a slip.
    place: int = 0
    reminded_at: dt.datetime | None = Field(default=None, sa_type=Moment)


class ListRow(Row, table=True):
    """A named list of colleagues; `people` are their numbers, parted by commas."""

    __tablename__ = "lists"
    __table_args__ = (UniqueConstraint("owner_id", "name"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    owner_id: int = Field(sa_type=BigInteger)
    name: str
    people: str


class FolderRow(Row, table=True):
    """A folder of clippings; the first of a person has no name of its own."""

    __tablename__ = "folders"
    __table_args__ = (UniqueConstraint("owner_id", "name"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    owner_id: int = Field(sa_type=BigInteger)
    name: str
    made_at: dt.datetime = Field(sa_type=Moment)


class ClippingRow(Row, table=True):
    """An article kept in a folder, with a note. It keeps its number when the article is corrected."""

    __tablename__ = "clippings"

    folder_id: int = Field(primary_key=True, foreign_key="folders.id", ondelete="CASCADE")
    article_id: int = Field(primary_key=True, foreign_key="articles.id", ondelete="CASCADE")
    note: str = ""
    kept_at: dt.datetime = Field(sa_type=Moment)
    # Parted by blanks.
    tags: str = Field(default="", sa_column_kwargs={"server_default": ""})
    # The highest stands first.
    place: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    # Who wrote the note, where it was not the folder's owner.
    noted_by: int | None = Field(default=None, sa_type=BigInteger)


class ShareRow(Row, table=True):
    """A member who may look into somebody's folder, or edit it."""

    __tablename__ = "folder_shares"

    folder_id: int = Field(primary_key=True, foreign_key="folders.id", ondelete="CASCADE")
    user_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs=_PERSON, index=True)
    may_edit: bool


class ChoiceRow(Row, table=True):
    """The folder that a person keeps things in, where it is not their first."""

    __tablename__ = "folder_choices"

    user_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs=_PERSON)
    folder_id: int = Field(foreign_key="folders.id", ondelete="CASCADE")


class BindingRow(Row, table=True):
    """A group, or a topic of one (0: outside of topics), in which the bot answers members."""

    __tablename__ = "bindings"

    chat_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs=_PERSON)
    thread_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs=_PERSON)
    title: str
    # The name of the topic; empty outside of topics, and as long as it is not known.
    topic: str = Field(default="", sa_column_kwargs={"server_default": ""})
    bound_by: int = Field(sa_type=BigInteger)
    bound_at: dt.datetime = Field(sa_type=Moment)


def _table(name: str) -> Table:
    return Row.metadata.tables[name]


INVITATIONS, DEEDS, OPENINGS = _table("invitations"), _table("deeds"), _table("openings")
BINDINGS = _table("bindings")
FOLDERS, CLIPPINGS = _table("folders"), _table("clippings")
SHARES, CHOICES = _table("folder_shares"), _table("folder_choices")
PROMPTS, FORWARDS, RECIPIENTS = _table("prompts"), _table("forwards"), _table("recipients")
LISTS = _table("lists")
