"""Pages as a whole: given back in the page schema, withdrawn, restored."""

from __future__ import annotations

from pydantic import TypeAdapter
from sqlalchemy import select, update
from sqlmodel import Session

from seeds.model import Discarded, Page
from store import jumps
from store.articles import values_of
from store.errors import PageGone
from store.models import ARTICLES, LARGEST, PAGES
from store.search import index

_DISCARDED = TypeAdapter(tuple[Discarded, ...])


def page(session: Session, page_id: int) -> Page:
    """A page as it was taken in, withdrawn or not.

    Raises:
        PageGone: there is none with this id.
    """
    wanted = select(PAGES).where(PAGES.c.id == page_id)
    known = 0 < page_id <= LARGEST
    row = session.connection().execute(wanted).one_or_none() if known else None
    if row is None:
        raise _gone(page_id)
    ids = _articles_of(session, page_id)
    values = values_of(session, ids)
    return Page(
        schema_version=1,
        source=row.source,
        paper=row.paper,
        date=row.date,
        date_basis=row.date_basis,
        date_certain=row.date_certain,
        page=row.number,
        articles=tuple(values[key] for key in ids),
        discarded=_DISCARDED.validate_json(row.discarded),
    )


def is_withdrawn(session: Session, page_id: int) -> bool:
    """Whether a page shows nowhere.

    Raises:
        PageGone: there is none with this id.
    """
    wanted = select(PAGES.c.withdrawn).where(PAGES.c.id == page_id)
    known = 0 < page_id <= LARGEST
    found = session.connection().execute(wanted).scalar_one_or_none() if known else None
    if found is None:
        raise _gone(page_id)
    return bool(found)


def withdraw(session: Session, page_id: int) -> None:
    """Take a page's articles out of headlines, search and digests. Doing it again changes nothing.

    Raises:
        PageGone: there is none with this id.
    """
    ids = _articles_of(session, page_id)
    jumps.part(session, page_id)
    _mark(session, page_id, withdrawn=True)
    index.drop(session.connection(), ids)
    _rejoin(session, page_id)


def restore_page(session: Session, page_id: int) -> None:
    """Bring a withdrawn page back.

    Raises:
        PageGone: there is none with this id.
    """
    ids = _articles_of(session, page_id)
    _mark(session, page_id, withdrawn=False)
    index.drop(session.connection(), ids)
    index.put_back(session, ids)
    _rejoin(session, page_id)


def _rejoin(session: Session, page_id: int) -> None:
    wanted = select(PAGES.c.issue_id).where(PAGES.c.id == page_id, PAGES.c.issue_id.is_not(None))
    jumps.rejoin(session, session.connection().execute(wanted).scalars().all())


def _mark(session: Session, page_id: int, *, withdrawn: bool) -> None:
    change = update(PAGES).where(PAGES.c.id == page_id).values(withdrawn=withdrawn)
    if not 0 < page_id <= LARGEST or not session.connection().execute(change).rowcount:
        raise _gone(page_id)


def _articles_of(session: Session, page_id: int) -> list[int]:
    if not 0 < page_id <= LARGEST:
        raise _gone(page_id)
    wanted = select(ARTICLES.c.id).where(ARTICLES.c.page_id == page_id).order_by(ARTICLES.c.position)
    return list(session.connection().execute(wanted).scalars())


def _gone(page_id: int) -> PageGone:
    return PageGone(f"there is no page {page_id}; page ids stand in the report of an intake")
