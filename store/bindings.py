"""Groups and topics that an administrator has bound: there the bot answers members."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlmodel import Session

from store import deeds, subscriptions
from store.sharing import BINDINGS


@dataclass(frozen=True, slots=True)
class Place:
    """A group by its title, and the name of its topic where it is one whose name is known."""

    title: str
    topic: str = ""

    @property
    def name(self) -> str:
        """宣教群 · 值班"""
        return " · ".join(filter(None, (self.title, self.topic)))


def bind(
    session: Session,
    chat_id: int,
    thread_id: int,
    *,
    title: str,
    by: int,
    now: dt.datetime,
    topic: str = "",
) -> bool:
    """Bind a group, or a topic of it (0: outside of topics); False when it is bound already."""
    if is_bound(session, chat_id, thread_id):
        return False
    values = {
        "chat_id": chat_id, "thread_id": thread_id, "title": title, "topic": topic, "bound_by": by,
        "bound_at": now,
    }  # fmt: skip
    session.connection().execute(insert(BINDINGS).values(**values))
    deeds.note(session, now, by, "bind", whom=chat_id, detail=title)
    return True


def is_bound(session: Session, chat_id: int, thread_id: int) -> bool:
    """Whether the bot answers there."""
    own = (BINDINGS.c.chat_id == chat_id, BINDINGS.c.thread_id == thread_id)
    return session.connection().execute(select(BINDINGS.c.chat_id).where(*own)).one_or_none() is not None


def places(session: Session) -> dict[tuple[int, int], Place]:
    """The names of each bound group or topic, by its chat and topic."""
    columns = (BINDINGS.c.chat_id, BINDINGS.c.thread_id, BINDINGS.c.title, BINDINGS.c.topic)
    rows = session.connection().execute(select(*columns))
    return {(row.chat_id, row.thread_id): Place(row.title, row.topic) for row in rows}


def rename(session: Session, chat_id: int, thread_id: int, *, title: str = "", topic: str = "") -> bool:
    """A group or topic is called so now, as far as is known; whether that is new of a bound one."""
    groups, here = BINDINGS.c.chat_id == chat_id, BINDINGS.c.thread_id == thread_id
    renamed = 0
    for given, where in (({"title": title}, (groups,)), ({"topic": topic}, (groups, here))):
        ((name, value),) = given.items()
        if value:
            other = BINDINGS.c[name] != value
            statement = update(BINDINGS).where(*where, other).values(**given)
            renamed += session.connection().execute(statement).rowcount
    return renamed > 0


def unbind(session: Session, chat_id: int, thread_id: int, *, by: int, now: dt.datetime) -> bool:
    """Answer there no more, and bring nothing there; False when it was not bound."""
    own = (BINDINGS.c.chat_id == chat_id, BINDINGS.c.thread_id == thread_id)
    gone = session.connection().execute(delete(BINDINGS).where(*own)).rowcount
    if gone:
        subscriptions.forget_chat(session, chat_id, thread_id or None)
        deeds.note(session, now, by, "unbind", whom=chat_id)
    return bool(gone)


def move_chat(session: Session, old: int, new: int) -> None:
    """A group has become a supergroup: its number is another, under which it may have been bound by now."""
    known = select(BINDINGS.c.thread_id).where(BINDINGS.c.chat_id == new)
    twice = (BINDINGS.c.chat_id == old, BINDINGS.c.thread_id.in_(known))
    session.connection().execute(delete(BINDINGS).where(*twice))
    session.connection().execute(update(BINDINGS).where(BINDINGS.c.chat_id == old).values(chat_id=new))
