"""What has come in since somebody was last told: by intake, so that a page that comes late is still news."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Integer, cast, func, select
from sqlmodel import Session

from seeds.model import Article
from store.articles import headlines, values_of
from store.models import ARTICLES, PAGES
from store.stored import WHOLE
from store.values import Headline

# More than a day brings, also with a week's pages at once; of a whole archive the newest are told.
MOST = 500
# Of a week: eight pages a day with a dozen articles each are seven hundred.
_A_WEEK = 1500


def newest_article(session: Session) -> int:
    """The number of the article that came in last; 0 in an empty store.

    Numbers grow with intake, and only one process takes pages in at a time.
    """
    found = session.connection().execute(select(func.max(ARTICLES.c.id))).scalar_one()
    return int(found or 0)


def came_in(session: Session, article_id: int) -> dt.datetime | None:
    """When the page of an article was taken in; None when it is gone."""
    wanted = select(PAGES.c.taken_in_at).select_from(ARTICLES.join(PAGES)).where(ARTICLES.c.id == article_id)
    found: dt.datetime | None = session.connection().execute(wanted).scalar_one_or_none()
    return found


def since(session: Session, cursor: int, until: int) -> tuple[Headline, ...]:
    """The articles taken in after `cursor` and up to `until`, newest issue first, 版 by 版."""
    order = (PAGES.c.date.desc().nulls_last(), PAGES.c.number.nulls_last(), PAGES.c.id, ARTICLES.c.position)
    fresh = (ARTICLES.c.id > cursor, ARTICLES.c.id <= until, PAGES.c.withdrawn.is_(False), WHOLE)
    wanted = select(ARTICLES.c.id).select_from(ARTICLES.join(PAGES)).where(*fresh).order_by(*order)
    ids = list(session.connection().execute(wanted.limit(MOST)).scalars())
    return headlines(session, ids)


def between(session: Session, first: dt.date, last: dt.date) -> tuple[Headline, ...]:
    """The articles of the issues from one day to another, 版 by 版; of very many the newest."""
    held = (PAGES.c.withdrawn.is_(False), WHOLE, PAGES.c.date >= first, PAGES.c.date <= last)
    order = (PAGES.c.date.desc(), PAGES.c.number.nulls_last(), PAGES.c.id, ARTICLES.c.position)
    wanted = select(ARTICLES.c.id).select_from(ARTICLES.join(PAGES)).where(*held).order_by(*order)
    return headlines(session, list(session.connection().execute(wanted.limit(_A_WEEK)).scalars()))


def titles_between(session: Session, first: dt.date, last: dt.date) -> list[tuple[dt.date, str]]:
    """The day and title of each of them."""
    held = (PAGES.c.withdrawn.is_(False), WHOLE, PAGES.c.date >= first, PAGES.c.date <= last)
    wanted = select(PAGES.c.date, ARTICLES.c.headline).select_from(ARTICLES.join(PAGES)).where(*held)
    return [(row.date, row.headline) for row in session.connection().execute(wanted)]


def told_before(
    session: Session, cursor: int, first: dt.date, last: dt.date, most: int = MOST
) -> tuple[Headline, ...]:
    """The articles taken in up to `cursor` of the issues from one day to another, those of late first."""
    held = (ARTICLES.c.id <= cursor, PAGES.c.withdrawn.is_(False), WHOLE)
    days = (PAGES.c.date >= first, PAGES.c.date <= last)
    wanted = select(ARTICLES.c.id).select_from(ARTICLES.join(PAGES)).where(*held, *days)
    ids = session.connection().execute(wanted.order_by(ARTICLES.c.id.desc()).limit(most)).scalars()
    return headlines(session, list(ids))


def state_of_pages(session: Session) -> tuple[object, ...]:
    """What is another after every change of the pages: replaced, withdrawn, back again."""
    withdrawn = func.sum(cast(PAGES.c.withdrawn, Integer))
    wanted = select(func.max(PAGES.c.changed_at), func.count(), withdrawn)
    return tuple(session.connection().execute(wanted).one())


def doubtful(session: Session, ids: Sequence[int]) -> set[int]:
    """Those of these articles whose text has gaps, or joins that are more likely wrong than right."""
    return {key for key, article in values_of(session, ids).items() if _is_doubtful(article)}


def _is_doubtful(article: Article) -> bool:
    unsure = any(seam.confidence < 0.5 for block in article.blocks for seam in block.seams)
    return unsure or article.gap_before or any(block.gap_after for block in article.blocks)
