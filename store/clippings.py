"""Clippings (剪报): articles kept in folders, with notes and tags, in an order that a person gives them."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, func, insert, select, update
from sqlmodel import Session

from store.articles import headlines
from store.models import ARTICLES, DOCS, PAGES
from store.search.level import level
from store.sharing import CLIPPINGS
from store.values import Headline

MOST_TAGS, TAG_LENGTH = 8, 20
# So many of a folder are looked through and handed out.
MOST = 1000
_PARTED = re.compile(r"[\s,，、;；#＃]+")
_LIVE = CLIPPINGS.join(ARTICLES, ARTICLES.c.id == CLIPPINGS.c.article_id).join(PAGES)


@dataclass(frozen=True, slots=True)
class Clipping:
    """An article in a folder."""

    headline: Headline
    note: str
    kept_at: dt.datetime
    tags: tuple[str, ...] = ()


def tags_in(typed: str, *, most: int = MOST_TAGS) -> tuple[str, ...]:
    """The tags that somebody typed, each once, up to so many: parted by blanks, commas or #."""
    # Marks that turn the direction would turn the list around the tag.
    seen = "".join(each for each in typed if each.isprintable() or each.isspace())
    words = [word[:TAG_LENGTH] for word in _PARTED.split(seen) if word]
    return tuple(dict.fromkeys(words))[:most]


def keep(session: Session, folder_id: int, article_id: int, now: dt.datetime) -> bool:
    """Put an article into a folder, before the others; False when it is there already."""
    return _put(session, folder_id, {"article_id": article_id, "note": "", "tags": "", "kept_at": now})


def _put(session: Session, folder_id: int, values: dict[str, Any]) -> bool:
    connection = session.connection()
    if connection.execute(select(CLIPPINGS.c.note).where(*_one(folder_id, values["article_id"]))).first():
        return False
    highest = select(func.max(CLIPPINGS.c.place)).where(CLIPPINGS.c.folder_id == folder_id)
    place = (connection.execute(highest).scalar_one() or 0) + 1
    connection.execute(insert(CLIPPINGS).values(folder_id=folder_id, place=place, **values))
    return True


def annotate(session: Session, folder_id: int, article_id: int, note: str, by: int | None = None) -> bool:
    """Write the note of a clipping; False when it is not there. `by` is somebody else than the owner."""
    return _change(session, folder_id, article_id, note=note, noted_by=by)


def tag(session: Session, folder_id: int, article_id: int, tags: Sequence[str]) -> bool:
    """Give a clipping these tags in the place of its former ones; False when it is not there."""
    return _change(session, folder_id, article_id, tags=_written(tags))


def _change(session: Session, folder_id: int, article_id: int, **values: Any) -> bool:
    statement = update(CLIPPINGS).where(*_one(folder_id, article_id)).values(**values)
    return bool(session.connection().execute(statement).rowcount)


def take_out(session: Session, folder_id: int, article_id: int) -> bool:
    """Take an article out of a folder; False when it is not there."""
    return bool(session.connection().execute(delete(CLIPPINGS).where(*_one(folder_id, article_id))).rowcount)


def move(session: Session, folder_id: int, article_id: int, to: int) -> bool:
    """Put a clipping with note and tags into another folder; False when it is not there, or there already."""
    connection = session.connection()
    row = connection.execute(select(CLIPPINGS).where(*_one(folder_id, article_id))).one_or_none()
    if row is None or folder_id == to:
        return False
    values = {name: getattr(row, name) for name in ("article_id", "note", "noted_by", "tags", "kept_at")}
    return _put(session, to, values) and take_out(session, folder_id, article_id)


def shift(session: Session, folder_id: int, article_id: int, by: int) -> bool:
    """Move a clipping one place towards the beginning (-1) or the end (1); False where it cannot go."""
    order = session.connection().execute(_inside(folder_id)).all()
    at = next((n for n, row in enumerate(order) if row.article_id == article_id), None)
    if at is None or not 0 <= at + by < len(order):
        return False
    one, other = order[at], order[at + by]
    _change(session, folder_id, one.article_id, place=other.place)
    _change(session, folder_id, other.article_id, place=one.place)
    return True


def content(
    session: Session,
    folder_id: int,
    *,
    limit: int = MOST,
    offset: int = 0,
    tag: str = "",
    words: Sequence[str] = (),
) -> tuple[Clipping, ...]:
    """What a folder holds, in its order; articles whose page is withdrawn are not shown.

    With `tag` (several, parted by blanks: all of them) or `words` (each must stand in title, text, note or
    tags) only what has them.
    """
    rows = session.connection().execute(_inside(folder_id)).all()
    if tag:
        rows = [row for row in rows if {*_read(tag)} <= {*_read(row.tags)}]
    if words:
        holding = _holding(session, rows, words)
        rows = [row for row in rows if row.article_id in holding]
    rows = rows[offset : offset + limit]
    found = {item.id: item for item in headlines(session, [row.article_id for row in rows])}
    return tuple(
        Clipping(found[row.article_id], row.note, row.kept_at, _read(row.tags))
        for row in rows
        if row.article_id in found
    )


def tags(session: Session, folder_id: int) -> tuple[tuple[str, int], ...]:
    """The tags of a folder with the number of their articles, the most used first."""
    rows = session.connection().execute(_inside(folder_id)).all()
    count = Counter(each for row in rows for each in _read(row.tags))
    return tuple(sorted(count.items(), key=lambda pair: (-pair[1], pair[0])))


def _holding(session: Session, rows: Sequence[Any], words: Sequence[str]) -> set[int]:
    wanted = [levelled for word in words if (levelled := level(word))]
    texts = {row.article_id: level(f"{row.note} {row.tags}") for row in rows}
    columns = (DOCS.c.article_id, DOCS.c.title, DOCS.c.head, DOCS.c.body)
    for row in session.connection().execute(select(*columns).where(DOCS.c.article_id.in_(texts))):
        texts[row.article_id] += f" {row.title} {row.head} {row.body}"
    return {key for key, text in texts.items() if wanted and all(word in text for word in wanted)}


def _inside(folder_id: int) -> Select[Any]:
    columns = (
        CLIPPINGS.c.article_id, CLIPPINGS.c.note, CLIPPINGS.c.kept_at, CLIPPINGS.c.tags, CLIPPINGS.c.place,
    )  # fmt: skip
    live = select(*columns).select_from(_LIVE)
    inside = live.where(CLIPPINGS.c.folder_id == folder_id, PAGES.c.withdrawn.is_(False))
    return inside.order_by(CLIPPINGS.c.place.desc(), CLIPPINGS.c.article_id.desc()).limit(MOST)


def _one(folder_id: int, article_id: int) -> tuple[Any, Any]:
    return CLIPPINGS.c.folder_id == folder_id, CLIPPINGS.c.article_id == article_id


def _written(tags: Sequence[str]) -> str:
    return " ".join(tags)


def _read(tags: str) -> tuple[str, ...]:
    return tuple(tags.split())
