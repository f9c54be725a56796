"""Which article of a changed page is which of its former version, so that ids keep their meaning."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio
from sqlalchemy import select
from sqlmodel import Session

from seeds.model import Article
from store.models import ARTICLES
from store.rows import content_hash, plain_text

# Likeness of 100 from which two articles are one that was corrected. Unrelated Chinese texts stay under 30.
_ALIKE = 60.0


def match(
    session: Session, page_id: int, articles: Sequence[Article], fresh: Sequence[int]
) -> tuple[list[int], set[int]]:
    """An id for each article, a former one where it is the same, and the set of former ids in use."""
    from store.articles import values_of

    wanted = select(ARTICLES.c.id, ARTICLES.c.content_hash).where(ARTICLES.c.page_id == page_id)
    former = {row.id: row.content_hash for row in session.connection().execute(wanted)}
    ids = _by_hash(former, articles)
    left = [key for key in former if key not in ids.values()]
    open_ones = [at for at in range(len(articles)) if at not in ids]
    if left and open_ones:
        ids.update(_by_likeness(values_of(session, left), articles, open_ones))
    kept = set(ids.values())
    return [ids.get(at, new) for at, new in enumerate(fresh)], kept


def _by_hash(former: dict[int, str], articles: Sequence[Article]) -> dict[int, int]:
    unused: dict[str, list[int]] = {}
    for key, told in sorted(former.items()):
        unused.setdefault(told, []).append(key)
    found: dict[int, int] = {}
    for at, article in enumerate(articles):
        if same := unused.get(content_hash(article)):
            found[at] = same.pop(0)
    return found


def _by_likeness(
    former: dict[int, Article], articles: Sequence[Article], open_ones: list[int]
) -> dict[int, int]:
    pairs = sorted(
        ((_likeness(old, articles[at]), -key, -at) for key, old in former.items() for at in open_ones),
        reverse=True,
    )
    found: dict[int, int] = {}
    for score, key, at in pairs:
        if score >= _ALIKE and -at not in found and -key not in found.values():
            found[-at] = -key
    return found


def _likeness(old: Article, new: Article) -> float:
    titles = ratio(old.title, new.title) if old.title and new.title else 0.0
    before, after = plain_text(old), plain_text(new)
    texts = ratio(before, after) if before and after else 0.0
    return max(titles, texts) + min(titles, texts) / 1000
