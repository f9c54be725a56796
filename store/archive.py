"""What the archive's newest texts say, for the parser: runs of characters, made once as long as it stands.

Texts are cut at their seams: what the parser has joined is no evidence that it was right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import func, select
from sqlmodel import Session

from seeds.corpus import Corpus
from store.engine import Store
from store.models import ARTICLES, BLOCKS
from store.usage import NO_USAGE, Usage

# Of so many articles, the newest taken in: some 350 thousand characters, counted in a fifth of a second.
ARTICLES_READ = 500


def corpus(store: Store) -> Corpus | None:
    """The archive's words; None where it holds nothing."""
    newest = store.read(_newest)
    if not newest:
        return None
    return store.kept("corpus", newest, lambda: Corpus.of(store.read(_texts)))


def usage(store: Store) -> Usage:
    """What the archive says again and again; nothing where it holds nothing."""
    newest = store.read(_newest)
    if not newest:
        return NO_USAGE
    return store.kept("usage", newest, lambda: Usage.of(store.read(_texts)))


def _newest(session: Session) -> int:
    return session.connection().execute(select(func.max(ARTICLES.c.id))).scalar_one() or 0


def _texts(session: Session) -> list[str]:
    some = select(ARTICLES.c.id).order_by(ARTICLES.c.id.desc()).limit(ARTICLES_READ).subquery()
    wanted = select(BLOCKS.c.text, BLOCKS.c.details).where(BLOCKS.c.article_id.in_(select(some.c.id)))
    rows = session.connection().execute(wanted).all()
    return [piece for text, details in rows for piece in _pieces(text, details)]


def _pieces(text: str, details: str | None) -> Iterator[str]:
    seams = json.loads(details).get("seams", ()) if details else ()
    start = 0
    for at in sorted(seam["at"] for seam in seams if seam["at"]):
        yield text[start:at]
        start = at
    yield text[start:]
