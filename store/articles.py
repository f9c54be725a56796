"""Reading: the newest headlines, an issue page by page, one article whole. Withdrawn pages are not there."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlmodel import Session

from store import driver
from store.errors import ArticleGone
from store.models import ARTICLES, DOCS, LARGEST, PAGES
from store.stored import WHOLE, later_pieces, whole_values
from store.stored import values_of as values_of  # noqa: PLC0414 - handed on under its old name
from store.values import Headline, Headlines, IssueOverview, Overview, PageOverview, StoredArticle

_COLUMNS = (
    ARTICLES.c.id, ARTICLES.c.page_id, PAGES.c.paper, PAGES.c.date, PAGES.c.date_certain, PAGES.c.number,
    ARTICLES.c.column, ARTICLES.c.kind, ARTICLES.c.kicker, ARTICLES.c.headline, ARTICLES.c.subtitle,
    ARTICLES.c.lead, ARTICLES.c.characters,
)  # fmt: skip
# The same for the driver; `column` is a word of SQL. A piece of an article over several pages is headed as
# the whole is.
_LISTED = (
    "SELECT piece.id, articles.page_id, pages.paper, pages.date, pages.date_certain, pages.number, "
    'articles."column", articles.kind, articles.kicker, articles.headline, articles.subtitle, articles.lead, '
    "articles.characters FROM articles AS piece "
    "JOIN articles ON articles.id = coalesce(piece.part_of, piece.id) "
    "JOIN pages ON pages.id = articles.page_id WHERE NOT pages.withdrawn AND piece.id"
)
_LIVE = PAGES.c.withdrawn.is_(False)
# 版 by 版; pages whose number is not known come last, in the order of their intake.
_PAGE_ORDER = (PAGES.c.number.nulls_last(), PAGES.c.id, ARTICLES.c.position)

# Two prints of a text begin alike for so many characters.
_TELLING = 30


def latest(
    session: Session,
    *,
    limit: int = 10,
    offset: int = 0,
    column: str | None = None,
    day: dt.date | None = None,
) -> Headlines:
    """The headlines of the newest issue, or of `day`'s, 版 by 版; what it prints twice stands once.

    With `column`: that column's headlines of all dates (or of `day`), newest first.
    """
    where: list[ColumnElement[bool]] = [_LIVE, WHOLE]
    if column is not None:
        where.append(ARTICLES.c.column == column)
    if day is not None or column is None:
        where.append(_of_day(day or _newest_day(session)))
    if column is None:
        where.append(_first_print(where))
    count = select(func.count()).select_from(ARTICLES.join(PAGES)).where(*where)
    total = session.connection().execute(count).scalar_one()
    order = (PAGES.c.date.desc().nulls_last(), *_PAGE_ORDER)
    wanted = _headlines().where(*where).order_by(*order).limit(_stretch(limit)).offset(_stretch(offset))
    return Headlines(total, tuple(_headline(row) for row in session.connection().execute(wanted)))


def _first_print(where: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Of the articles of an issue those that tell a story first, by the order of its pages.

    Under one standing title (征文选登) there may be several: those whose texts begin otherwise are others.
    """
    # What has no entry in the index, no title or no text (图片新闻) is a story by itself.
    untold = or_(DOCS.c.story.is_(None), DOCS.c.title == "", ARTICLES.c.characters == 0)
    alone = case((untold, ARTICLES.c.id), else_=0)
    told = [DOCS.c.story, func.substr(DOCS.c.body, 1, _TELLING), alone]
    nth = func.row_number().over(partition_by=told, order_by=_PAGE_ORDER).label("nth")
    printed = ARTICLES.join(PAGES).outerjoin(DOCS, DOCS.c.article_id == ARTICLES.c.id)
    every = select(ARTICLES.c.id, nth).select_from(printed).where(*where).subquery()
    return ARTICLES.c.id.in_(select(every.c.id).where(every.c.nth == 1))


def headlines(session: Session, ids: Iterable[int]) -> tuple[Headline, ...]:
    """The headlines with these ids, in this order; those that are gone are left out."""
    wanted = [key for key in ids if 0 < key <= LARGEST]
    within, told = driver.listed(session, list(dict.fromkeys(wanted)))
    rows = driver.rows(session, f"{_LISTED} {within}", told)
    if driver.dialect(session) == "sqlite":
        rows = [_typed(row) for row in rows]
    found = {row[0]: _headline(row) for row in rows}
    return tuple(found[key] for key in wanted if key in found)


def _typed(row: Any) -> tuple[Any, ...]:
    # SQLite itself knows neither days nor truth.
    return (*row[:3], row[3] and dt.date.fromisoformat(row[3]), bool(row[4]), *row[5:])


def article(session: Session, article_id: int) -> StoredArticle:
    """One article, whole.

    Raises:
        ArticleGone: there is none with this id, or its page is withdrawn.
    """
    columns = (*_COLUMNS, PAGES.c.date_basis, ARTICLES.c.part_of)
    wanted = select(*columns).select_from(ARTICLES.join(PAGES)).where(_LIVE, ARTICLES.c.id == article_id)
    known = 0 < article_id <= LARGEST
    row = session.connection().execute(wanted).one_or_none() if known else None
    if row is None:
        raise ArticleGone(f"there is no article {article_id}; find it again with: kanbao search")
    if row.part_of is not None:
        return article(session, row.part_of)
    before, after = _neighbours(session, row)
    value, parts = whole_values(session, [row.id])[row.id]
    return StoredArticle(
        id=row.id,
        page_id=row.page_id,
        paper=row.paper,
        date=row.date,
        date_basis=row.date_basis,
        date_certain=row.date_certain,
        page=row.number,
        article=value,
        title=row.headline,
        previous_id=before,
        next_id=after,
        parts=parts,
    )


def issue(session: Session, day: dt.date | None = None) -> IssueOverview | None:
    """The issue of a day, or the newest, page by page; None when there is none."""
    date = day or _newest_day(session)
    return _overview(session, date, _of_day(date))


def undated(session: Session, *, pages: int = 80) -> IssueOverview | None:
    """The pages of which no day is known, at most so many, those that came in last; None: there are none."""
    newest = select(PAGES.c.id).where(_LIVE, PAGES.c.date.is_(None)).order_by(PAGES.c.id.desc()).limit(pages)
    return _overview(session, None, PAGES.c.id.in_(newest))


def _overview(session: Session, date: dt.date | None, which: ColumnElement[bool]) -> IssueOverview | None:
    wanted = _headlines().where(_LIVE, WHOLE, which).order_by(*_PAGE_ORDER)
    pages: dict[int, list[Headline]] = defaultdict(list)
    for row in session.connection().execute(wanted):
        pages[row.page_id].append(_headline(row))
    if not pages:
        return None
    every = [item for items in pages.values() for item in items]
    return IssueOverview(
        date=date,
        date_certain=all(item.date_certain for item in every),
        papers=tuple(dict.fromkeys(item.paper for item in every if item.paper)),
        pages=tuple(PageOverview(key, items[0].page, tuple(items)) for key, items in pages.items()),
        older=_day(session, func.max(PAGES.c.date), PAGES.c.date < date) if date else None,
        newer=_day(session, func.min(PAGES.c.date), PAGES.c.date > date) if date else None,
    )


def issue_dates(
    session: Session, *, limit: int = 20, offset: int = 0
) -> tuple[tuple[dt.date, int, int], ...]:
    """The days that there are issues of, newest first, each with its numbers of pages and of articles."""
    counts = (func.count(func.distinct(PAGES.c.id)), func.count(ARTICLES.c.id))
    wanted = (
        select(PAGES.c.date, *counts)
        .select_from(PAGES.join(ARTICLES))
        .where(_LIVE, WHOLE, PAGES.c.date.is_not(None))
        .group_by(PAGES.c.date)
        .order_by(PAGES.c.date.desc())
        .limit(_stretch(limit))
        .offset(_stretch(offset))
    )
    return tuple((row[0], row[1], row[2]) for row in session.connection().execute(wanted))


def dates_between(session: Session, since: dt.date, until: dt.date) -> tuple[dt.date, ...]:
    """The days with an issue from `since` on and before `until`, in their order."""
    inside = (PAGES.c.date >= since, PAGES.c.date < until)
    wanted = select(PAGES.c.date).where(_LIVE, *inside).distinct().order_by(PAGES.c.date)
    return tuple(session.connection().execute(wanted).scalars())


def nearest_issue_dates(session: Session, day: dt.date, *, limit: int = 4) -> tuple[dt.date, ...]:
    """The days with an issue that are nearest to a day without one, newest first."""
    there = select(PAGES.c.date).where(_LIVE, PAGES.c.date.is_not(None)).distinct()
    before = there.where(PAGES.c.date <= day).order_by(PAGES.c.date.desc()).limit(limit)
    after = there.where(PAGES.c.date > day).order_by(PAGES.c.date).limit(limit)
    connection = session.connection()
    found = [*connection.execute(before).scalars(), *connection.execute(after).scalars()]
    near = sorted(found, key=lambda each: abs((each - day).days))[:limit]
    return tuple(sorted(near, reverse=True))


def columns(session: Session, day: dt.date | None = None) -> tuple[str, ...]:
    """The names of the columns in the store, or in one day's issue, the most used first."""
    where: list[ColumnElement[bool]] = [_LIVE, WHOLE, ARTICLES.c.column.is_not(None)]
    if day is not None:
        where.append(_of_day(day))
    counted = select(ARTICLES.c.column).select_from(ARTICLES.join(PAGES)).where(*where)
    ordered = counted.group_by(ARTICLES.c.column).order_by(func.count().desc(), ARTICLES.c.column)
    return tuple(session.connection().execute(ordered).scalars())


def overview(session: Session) -> Overview:
    """How much there is, and of which days."""
    connection = session.connection()
    pages = select(func.count(), func.max(PAGES.c.date), func.min(PAGES.c.date)).where(_LIVE)
    count, newest, oldest = connection.execute(pages).one()
    # Two indices tell both counts; which articles are whole stands in no index.
    articles = select(func.count()).select_from(ARTICLES.join(PAGES)).where(_LIVE)
    parts = connection.execute(articles.where(~WHOLE)).scalar_one()
    return Overview(count, connection.execute(articles).scalar_one() - parts, newest, oldest)


def newest_id(session: Session) -> int:
    """The largest id of an article, by which a list keeps what has come in since out of its pages."""
    return session.connection().execute(select(func.max(ARTICLES.c.id))).scalar_one() or 0


def texts_of(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """The printed texts of these articles for a snippet: the body's, then those of the head but the title."""
    heads = heads_of(session, ids)
    return {key: [*texts, *heads.get(key, ())] for key, texts in bodies_of(session, ids).items()}


def bodies_of(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """The printed texts of these articles' bodies; each has a list, be it empty."""
    later = later_pieces(session, ids)
    within, told = driver.listed(session, [*ids, *later])
    texts = f"SELECT article_id, text FROM blocks WHERE article_id {within} ORDER BY article_id, position"  # noqa: S608
    own: dict[int, list[str]] = {}
    for key, text in driver.rows(session, texts, told):
        own.setdefault(key, []).append(text)
    found = {key: own.get(key, []) for key in ids}
    for key, whole in later.items():
        found[whole] += own.get(key, [])
    return found


def heads_of(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """The printed texts of their heads but the titles."""
    within, told = driver.listed(session, ids)
    values = driver.rows(session, f"SELECT id, value FROM articles WHERE id {within}", told)  # noqa: S608
    return {key: _head_texts(json.loads(value)) for key, value in values}


def _head_texts(value: dict[str, Any]) -> list[str]:
    names = [*value.get("byline", ()), *value.get("credits", ())]
    people = " ".join(f"{name.get('role') or ''}{name.get('name', '')}" for name in names)
    place = (value.get("dateline") or {}).get("place")
    entry = (value.get("entry_date") or {}).get("text")
    heads = [value.get(key) for key in ("kicker", "subtitle", "column", "affiliation")]
    return [text for text in (*heads, people, place, entry) if text]


def _stretch(number: int) -> int:
    return min(max(0, number), LARGEST)


def _headlines() -> Select[Any]:
    return select(*_COLUMNS).select_from(ARTICLES.join(PAGES))


def _headline(row: Any) -> Headline:
    return Headline(*row)


def _of_day(date: dt.date | None) -> ColumnElement[bool]:
    return PAGES.c.date.is_(None) if date is None else PAGES.c.date == date


def _newest_day(session: Session) -> dt.date | None:
    return _day(session, func.max(PAGES.c.date))


def _day(session: Session, which: Any, *where: ColumnElement[bool]) -> dt.date | None:
    # A page without articles is no issue to show.
    has_articles = select(ARTICLES.c.id).where(ARTICLES.c.page_id == PAGES.c.id).exists()
    found = session.connection().execute(select(which).where(_LIVE, has_articles, *where))
    date: dt.date | None = found.scalar_one_or_none()
    return date


def _neighbours(session: Session, row: Any) -> tuple[int | None, int | None]:
    # Pages without a date are no issue: each stands alone.
    same_issue = and_(_LIVE, WHOLE, _of_day(row.date) if row.date else PAGES.c.id == row.page_id)
    order = select(ARTICLES.c.id).select_from(ARTICLES.join(PAGES)).where(same_issue).order_by(*_PAGE_ORDER)
    ids = list(session.connection().execute(order).scalars())
    at = ids.index(row.id)
    return (ids[at - 1] if at else None), (ids[at + 1] if at + 1 < len(ids) else None)
