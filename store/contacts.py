"""Named lists of colleagues (“宣教部”): whom a member often hands things on to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlmodel import Session

from store.sharing import LISTS

MOST_LISTS = 20


@dataclass(frozen=True, slots=True)
class NamedList:
    """A list of people by their numbers, in the order in which they were chosen."""

    id: int
    name: str
    people: tuple[int, ...]


def lists(session: Session, owner_id: int) -> tuple[NamedList, ...]:
    """A member's lists, by name."""
    wanted = select(LISTS).where(LISTS.c.owner_id == owner_id).order_by(LISTS.c.name)
    return tuple(
        NamedList(row.id, row.name, tuple(int(user) for user in row.people.split(",") if user))
        for row in session.connection().execute(wanted)
    )


def keep(session: Session, owner_id: int, name: str, people: Sequence[int]) -> bool:
    """Keep a list under a name, in the place of one of that name; False when there are too many."""
    connection = session.connection()
    held = ",".join(map(str, people))
    mine = (LISTS.c.owner_id == owner_id, LISTS.c.name == name)
    if connection.execute(update(LISTS).where(*mine).values(people=held)).rowcount:
        return True
    if len(lists(session, owner_id)) >= MOST_LISTS:
        return False
    connection.execute(insert(LISTS).values(owner_id=owner_id, name=name, people=held))
    return True


def remove(session: Session, owner_id: int, number: int) -> bool:
    """Remove a list of this member; False when there is none."""
    mine = (LISTS.c.id == number, LISTS.c.owner_id == owner_id)
    return bool(session.connection().execute(delete(LISTS).where(*mine)).rowcount)
