"""Folders of clippings: a person's own, and those that colleagues share with them, to read or to edit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Select, and_, delete, func, insert, or_, select, update
from sqlmodel import Session

from store.models import ARTICLES, LARGEST, MEMBERS, PAGES
from store.sharing import CHOICES, CLIPPINGS, FOLDERS, SHARES

# The folder that everybody has; it needs no name.
FIRST = ""
MOST_FOLDERS = 50

Right = Literal["own", "edit", "read"]


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder as one person sees it: `count` articles are in it, `shared` others may look into it.

    `owner` is the owner's name where somebody else shares it; empty for one's own.
    """

    id: int
    owner_id: int
    name: str
    count: int
    right: Right = "own"
    owner: str = ""
    shared: int = 0

    @property
    def may_edit(self) -> bool:
        """Whether this person may put things in and take them out."""
        return self.right != "read"


def folders(session: Session, user_id: int) -> tuple[Folder, ...]:
    """A person's folders, the unnamed one first, then what others share with them."""
    seen = _visible(user_id).order_by(FOLDERS.c.owner_id != user_id, FOLDERS.c.name)
    return tuple(_folder(row, user_id) for row in session.connection().execute(seen))


def folder(session: Session, user_id: int, number: int) -> Folder | None:
    """A folder, if it is this person's or shared with them."""
    if not 0 < number <= LARGEST:
        return None
    row = session.connection().execute(_visible(user_id).where(FOLDERS.c.id == number)).one_or_none()
    return _folder(row, user_id) if row else None


def folder_called(session: Session, owner_id: int, name: str, now: dt.datetime) -> Folder | None:
    """A person's own folder of a name, made when there is none; None when there are too many."""
    mine = [each for each in folders(session, owner_id) if each.right == "own"]
    found = next((each for each in mine if each.name == name), None)
    if found or len(mine) >= MOST_FOLDERS:
        return found
    values = {"owner_id": owner_id, "name": name, "made_at": now}
    statement = insert(FOLDERS).values(**values).returning(FOLDERS.c.id)
    return Folder(int(session.connection().execute(statement).scalar_one()), owner_id, name, 0)


def rename(session: Session, owner_id: int, number: int, name: str) -> bool:
    """Give a person's own folder another name; False when one of that name is there."""
    mine = (FOLDERS.c.owner_id == owner_id, FOLDERS.c.name == name)
    connection = session.connection()
    if connection.execute(select(FOLDERS.c.id).where(*mine)).first():
        return False
    own = (FOLDERS.c.id == number, FOLDERS.c.owner_id == owner_id, FOLDERS.c.name != FIRST)
    return bool(connection.execute(update(FOLDERS).where(*own).values(name=name)).rowcount)


def remove(session: Session, owner_id: int, number: int) -> bool:
    """Remove a person's own folder with what is in it; the first one stays."""
    own = (FOLDERS.c.id == number, FOLDERS.c.owner_id == owner_id, FOLDERS.c.name != FIRST)
    return bool(session.connection().execute(delete(FOLDERS).where(*own)).rowcount)


# ── sharing ───────────────────────────────────────────────────────────────────────────────────────────


def shares(session: Session, number: int) -> dict[int, bool]:
    """With whom a folder is shared, and whether they may edit it."""
    wanted = select(SHARES.c.user_id, SHARES.c.may_edit).where(SHARES.c.folder_id == number)
    return {row.user_id: row.may_edit for row in session.connection().execute(wanted)}


def share(session: Session, owner_id: int, number: int, with_: Mapping[int, bool]) -> tuple[int, ...]:
    """Share a person's own folder with these members and nobody else; who sees it for the first time."""
    connection = session.connection()
    mine = (FOLDERS.c.id == number, FOLDERS.c.owner_id == owner_id)
    if not connection.execute(select(FOLDERS.c.id).where(*mine)).first():
        return ()
    before = shares(session, number)
    known = select(MEMBERS.c.user_id).where(MEMBERS.c.user_id.in_(list(with_)), MEMBERS.c.user_id != owner_id)
    people = set(connection.execute(known).scalars())
    connection.execute(delete(SHARES).where(SHARES.c.folder_id == number))
    if people:
        rows = [{"folder_id": number, "user_id": user, "may_edit": with_[user]} for user in sorted(people)]
        connection.execute(insert(SHARES), rows)
    return tuple(sorted(people - set(before)))


def leave(session: Session, user_id: int, number: int) -> bool:
    """Look into somebody else's folder no longer."""
    mine = (SHARES.c.folder_id == number, SHARES.c.user_id == user_id)
    return bool(session.connection().execute(delete(SHARES).where(*mine)).rowcount)


def stop_sharing(session: Session, user_id: int) -> None:
    """Whoever is no member any more neither looks into others' folders nor shows their own."""
    own = select(FOLDERS.c.id).where(FOLDERS.c.owner_id == user_id)
    gone = or_(SHARES.c.user_id == user_id, SHARES.c.folder_id.in_(own))
    session.connection().execute(delete(SHARES).where(gone))


# ── into which folder things are kept ─────────────────────────────────────────────────────────────────


def chosen(session: Session, user_id: int, now: dt.datetime) -> Folder:
    """Where this person's clippings go: the folder that was chosen, as long as they may edit it."""
    wanted = select(CHOICES.c.folder_id).where(CHOICES.c.user_id == user_id)
    number = session.connection().execute(wanted).scalar_one_or_none()
    found = folder(session, user_id, number) if number is not None else None
    if found is not None and found.may_edit:
        return found
    first = folder_called(session, user_id, FIRST, now)
    assert first is not None  # noqa: S101 -- made before all others
    return first


def choose(session: Session, user_id: int, number: int) -> None:
    """Keep this person's clippings in that folder from now on."""
    connection = session.connection()
    connection.execute(delete(CHOICES).where(CHOICES.c.user_id == user_id))
    connection.execute(insert(CHOICES).values(user_id=user_id, folder_id=number))


def _visible(user_id: int) -> Select[Any]:
    live = CLIPPINGS.join(ARTICLES, ARTICLES.c.id == CLIPPINGS.c.article_id).join(PAGES)
    inside = (CLIPPINGS.c.folder_id == FOLDERS.c.id, PAGES.c.withdrawn.is_(False))
    count = select(func.count()).select_from(live).where(*inside).correlate(FOLDERS).scalar_subquery()
    every = SHARES.alias()
    others = select(func.count()).select_from(every).where(every.c.folder_id == FOLDERS.c.id)
    mine = and_(SHARES.c.folder_id == FOLDERS.c.id, SHARES.c.user_id == user_id)
    joined = FOLDERS.outerjoin(SHARES, mine).outerjoin(MEMBERS, MEMBERS.c.user_id == FOLDERS.c.owner_id)
    columns = (
        FOLDERS.c.id, FOLDERS.c.owner_id, FOLDERS.c.name, count.label("count"),
        SHARES.c.may_edit, MEMBERS.c.name.label("owner"),
        others.correlate(FOLDERS).scalar_subquery().label("shared"),
    )  # fmt: skip
    seen = or_(FOLDERS.c.owner_id == user_id, SHARES.c.user_id == user_id)
    return select(*columns).select_from(joined).where(seen)


def _folder(row: Any, user_id: int) -> Folder:
    if row.owner_id == user_id:
        return Folder(row.id, row.owner_id, row.name, row.count, shared=row.shared)
    right: Right = "edit" if row.may_edit else "read"
    return Folder(row.id, row.owner_id, row.name, row.count, right, row.owner or "", row.shared)
