"""Articles over several pages of an issue: joined when both pages are there, apart again when one goes.

The later piece is `part_of` the one where the article begins: that one alone stands in lists, in the search
index (with the whole text) and in digests. Either number opens the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, or_, select, update
from sqlmodel import Session

from seeds.jumps import Placed, marriages
from seeds.model import Article
from store.models import ARTICLES, PAGES
from store.search import index
from store.stored import WHOLE, values_of

# A value holds these keys only where they say something.
_JUMPS = or_(ARTICLES.c.value.contains('"continues_on"'), ARTICLES.c.value.contains('"continued_from"'))


def rejoin(session: Session, issue_ids: Iterable[int]) -> None:
    """Join the articles of these issues anew, and bring the index to what is joined now."""
    for issue in sorted(set(issue_ids)):
        _rejoin(session, issue)


def part(session: Session, page_id: int) -> None:
    """Undo all joins over the borders of a page that is about to change or to go."""
    connection = session.connection()
    own = select(ARTICLES.c.id).where(ARTICLES.c.page_id == page_id)
    joined = or_(ARTICLES.c.page_id == page_id, ARTICLES.c.part_of.in_(own))
    rows = connection.execute(select(ARTICLES.c.id, ARTICLES.c.part_of).where(~WHOLE, joined)).all()
    _set(session, {row.id: None for row in rows}, {row.part_of for row in rows})


def has_jumps(articles: Sequence[Article]) -> bool:
    """Whether any of these articles says that it goes on on another page, or comes from one."""
    return any(a.continues_on is not None or a.continued_from is not None for a in articles)


def _rejoin(session: Session, issue: int) -> None:
    connection = session.connection()
    rows = connection.execute(_of_issue(issue)).all()
    live = [row for row in rows if not row.withdrawn and row.jumps]
    values = values_of(session, [row.id for row in live])
    placed = [Placed(values[row.id], row.number, row.page_id) for row in live]
    leads = {live[m.arriving].id: live[m.leaving].id for m in marriages(placed)}
    wanted = {key: _root(key, leads) for key in leads}
    changed = {row.id: wanted.get(row.id) for row in rows if row.part_of != wanted.get(row.id)}
    _set(session, changed, {row.part_of for row in rows if row.id in changed})


def _of_issue(issue: int) -> Select[Any]:
    columns = (ARTICLES.c.id, ARTICLES.c.page_id, ARTICLES.c.part_of, PAGES.c.number, PAGES.c.withdrawn)
    wanted = select(*columns, _JUMPS.label("jumps")).select_from(ARTICLES.join(PAGES))
    return wanted.where(PAGES.c.issue_id == issue, or_(_JUMPS, ~WHOLE)).order_by(ARTICLES.c.id)


def _root(key: int, leads: dict[int, int]) -> int:
    """Where the article begins that this is a piece of."""
    met = {key}
    while (above := leads.get(key)) is not None and above not in met:
        met.add(above)
        key = above
    return key


def _set(session: Session, parts: dict[int, int | None], former: set[int | None]) -> None:
    """Set what these articles are parts of; they and the wholes of before and now are indexed anew."""
    if not parts:
        return
    connection = session.connection()
    for key, whole in parts.items():
        connection.execute(update(ARTICLES).where(ARTICLES.c.id == key).values(part_of=whole))
    touched = sorted({key for key in (*parts, *former, *parts.values()) if key is not None})
    index.drop(connection, touched)
    live = select(ARTICLES.c.id).select_from(ARTICLES.join(PAGES))
    shown = live.where(ARTICLES.c.id.in_(touched), WHOLE, PAGES.c.withdrawn.is_(False))
    index.put_back(session, list(connection.execute(shown.order_by(ARTICLES.c.id)).scalars()))
