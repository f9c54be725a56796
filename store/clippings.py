"""Clippings (剪报): articles kept in a person's folders, with notes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update
from sqlmodel import Session

from store.articles import headlines
from store.models import ARTICLES, PAGES
from store.sharing import CLIPPINGS, FOLDERS
from store.values import Headline

# The folder that everybody has; it needs no name.
FIRST = ""
MOST_FOLDERS = 50


@dataclass(frozen=True, slots=True)
class Folder:
    """A person's folder; `count` articles are in it."""

    id: int
    owner_id: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Clipping:
    """An article in a folder."""

    headline: Headline
    note: str
    kept_at: dt.datetime


def folders(session: Session, owner_id: int) -> tuple[Folder, ...]:
    """A person's folders, the unnamed one first."""
    live = CLIPPINGS.join(ARTICLES, ARTICLES.c.id == CLIPPINGS.c.article_id).join(PAGES)
    inside = (CLIPPINGS.c.folder_id == FOLDERS.c.id, PAGES.c.withdrawn.is_(False))
    count = select(func.count()).select_from(live).where(*inside).correlate(FOLDERS).scalar_subquery()
    wanted = select(FOLDERS.c.id, FOLDERS.c.owner_id, FOLDERS.c.name, count)
    mine = wanted.where(FOLDERS.c.owner_id == owner_id).order_by(FOLDERS.c.name)
    return tuple(Folder(*row) for row in session.connection().execute(mine))


def folder(session: Session, owner_id: int, number: int) -> Folder | None:
    """A folder, if it is this person's."""
    return next((each for each in folders(session, owner_id) if each.id == number), None)


def folder_called(session: Session, owner_id: int, name: str, now: dt.datetime) -> Folder | None:
    """The folder of a name, made when there is none; None when there are too many."""
    mine = folders(session, owner_id)
    found = next((each for each in mine if each.name == name), None)
    if found or len(mine) >= MOST_FOLDERS:
        return found
    values = {"owner_id": owner_id, "name": name, "made_at": now}
    statement = insert(FOLDERS).values(**values).returning(FOLDERS.c.id)
    return Folder(int(session.connection().execute(statement).scalar_one()), owner_id, name, 0)


def keep(session: Session, folder_id: int, article_id: int, now: dt.datetime) -> bool:
    """Put an article into a folder; False when it is there already."""
    connection = session.connection()
    own = (CLIPPINGS.c.folder_id == folder_id, CLIPPINGS.c.article_id == article_id)
    if connection.execute(select(CLIPPINGS.c.article_id).where(*own)).one_or_none():
        return False
    values = {"folder_id": folder_id, "article_id": article_id, "note": "", "kept_at": now}
    connection.execute(insert(CLIPPINGS).values(**values))
    return True


def annotate(session: Session, folder_id: int, article_id: int, note: str) -> bool:
    """Write the note of a clipping; False when it is not there."""
    own = (CLIPPINGS.c.folder_id == folder_id, CLIPPINGS.c.article_id == article_id)
    return bool(session.connection().execute(update(CLIPPINGS).where(*own).values(note=note)).rowcount)


def take_out(session: Session, folder_id: int, article_id: int) -> bool:
    """Take an article out of a folder; False when it is not there."""
    own = (CLIPPINGS.c.folder_id == folder_id, CLIPPINGS.c.article_id == article_id)
    return bool(session.connection().execute(delete(CLIPPINGS).where(*own)).rowcount)


def content(session: Session, folder_id: int, *, limit: int = 1000, offset: int = 0) -> tuple[Clipping, ...]:
    """What a folder holds, the newest first; articles whose page is withdrawn are not shown."""
    live = CLIPPINGS.join(ARTICLES, ARTICLES.c.id == CLIPPINGS.c.article_id).join(PAGES)
    wanted = select(CLIPPINGS.c.article_id, CLIPPINGS.c.note, CLIPPINGS.c.kept_at).select_from(live)
    inside = wanted.where(CLIPPINGS.c.folder_id == folder_id, PAGES.c.withdrawn.is_(False))
    newest = inside.order_by(CLIPPINGS.c.kept_at.desc(), CLIPPINGS.c.article_id.desc())
    rows = session.connection().execute(newest.limit(limit).offset(offset)).all()
    found = {item.id: item for item in headlines(session, [row.article_id for row in rows])}
    return tuple(
        Clipping(found[row.article_id], row.note, row.kept_at) for row in rows if row.article_id in found
    )


def forget_person(session: Session, owner_id: int) -> None:
    """Remove a person's folders with what is in them."""
    session.connection().execute(delete(FOLDERS).where(FOLDERS.c.owner_id == owner_id))
