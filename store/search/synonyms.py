"""Two names of one thing: those of seeds/synonyms.txt, those that administrators add, those that pages teach.

A page that writes 产业工人队伍建设改革（以下简称产改） proposes a pair; an administrator keeps or refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlmodel import Session

import seeds
from seeds.model import Article
from store import driver
from store.models import SYNONYMS
from store.search.level import level
from store.search.once import once
from store.values import Synonym

_MOST = 4
_LONG, _SHORT = r"[\u3400-\u9fff“”\"、]{4,40}", r"[\u3400-\u9fff]{2,8}"
_CALLED = r"(?:(?:以下|下文)?(?:统称|简称)|以下称|下称)(?:为|作)?[:：]?"
# 产业工人队伍建设改革（以下简称“产改”）; 产业工人队伍建设改革，简称“产改”; “产改”（即产业工人队伍建设改革）.
_SAYS = (
    re.compile(rf"(?P<long>{_LONG})[（(]{_CALLED}[“\"‘']?(?P<short>{_SHORT})[”\"’']?[）)]"),
    re.compile(rf"(?P<long>{_LONG})[，,]{_CALLED}[“\"‘'](?P<short>{_SHORT})[”\"’']"),
    re.compile(rf"[“\"‘'](?P<short>{_SHORT})[”\"’'][（(]即[“\"‘']?(?P<long>{_LONG})[）)]"),
)
# A name that its short form does not follow in order begins behind one of these.
_BEFORE_NAMES = "在由对向与将把的了是从给"
_HINTS = ("简称", "统称", "下称")
_KEPT = "SELECT short, long FROM search_synonyms WHERE state = 'kept' ORDER BY short, long"
_MARKS = '“”"、'


@once
def kept(session: Session) -> tuple[tuple[str, str], ...]:
    """The other names of the store.

    It is asked once: a search looks a dozen names up, and an archive proposes thousands.
    """
    return tuple(driver.rows(session, _KEPT))


def every(session: Session) -> Callable[[str], list[str]]:
    """The other names of a levelled term, in the order of the list; those of the store come first."""
    names: dict[str, list[str]] = {}
    for short, long in kept(session):
        names.setdefault(short, []).append(long)
        names.setdefault(long, []).append(short)
    return lambda term: _with_groups(term, names.get(term, []))


def _with_groups(term: str, names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys([*names, *_groups().get(term, ())]))[:_MOST]


def learned(article: Article) -> list[tuple[str, str]]:
    """The pairs (short, long) that an article's text explains, levelled."""
    found = []
    for block in article.blocks:
        told = block.text
        if "即" in told or ("称" in told and any(hint in told for hint in _HINTS)):
            for match in (match for says in _SAYS for match in says.finditer(told)):
                if long := _stands_for(match["short"], match["long"]):
                    found.append((match["short"], long))
    return list(dict.fromkeys(found))


def propose(connection: Connection, pairs: Iterable[tuple[str, str, int]]) -> None:
    """Put pairs forward, each with an article that explains it; those that are known only count."""
    for short, long, article_id in pairs:
        this = (SYNONYMS.c.short == short) & (SYNONYMS.c.long == long)
        if long in _groups().get(short, ()):
            continue
        if not connection.execute(update(SYNONYMS).where(this).values(seen=SYNONYMS.c.seen + 1)).rowcount:
            row = {"short": short, "long": long, "state": "proposed", "seen": 1, "article_id": article_id}
            connection.execute(insert(SYNONYMS).values(row))


def listed(session: Session, state: str, *, limit: int = 20, offset: int = 0) -> tuple[int, list[Synonym]]:
    """The pairs of the store in this state, the most often seen first, and how many there are."""
    mine = SYNONYMS.c.state == state
    count = session.connection().execute(select(func.count()).select_from(SYNONYMS).where(mine)).scalar_one()
    order = (SYNONYMS.c.seen.desc(), SYNONYMS.c.short, SYNONYMS.c.long)
    rows = session.connection().execute(
        select(SYNONYMS).where(mine).order_by(*order).limit(limit).offset(offset)
    )
    return count, [Synonym(row.short, row.long, row.state, row.seen, row.article_id) for row in rows]


def keep(session: Session, short: str, long: str) -> bool:
    """Add a pair, or keep one that was proposed; False when it says nothing."""
    return _decide(session, short, long, "kept")


def refuse(session: Session, short: str, long: str) -> bool:
    """Refuse a pair that was proposed, or take one out again; it is not proposed anew."""
    return _decide(session, short, long, "refused")


def _decide(session: Session, short: str, long: str, state: str) -> bool:
    one, other = level(short).replace(" ", ""), level(long).replace(" ", "")
    if not one or not other or one == other:
        return False
    connection = session.connection()
    for pair in ((one, other), (other, one)):
        this = (SYNONYMS.c.short == pair[0]) & (SYNONYMS.c.long == pair[1])
        known = connection.execute(select(SYNONYMS.c.seen, SYNONYMS.c.article_id).where(this)).one_or_none()
        if known is not None:
            connection.execute(delete(SYNONYMS).where(this))
            row = {"short": pair[0], "long": pair[1], "state": state}
            connection.execute(insert(SYNONYMS).values(**row, seen=known.seen, article_id=known.article_id))
            return True
    connection.execute(insert(SYNONYMS).values(short=one, long=other, state=state, seen=0))
    return True


def _stands_for(short: str, before: str) -> str:
    """The end of a text that the abbreviation can stand for; empty when it has not all of it.

    The shortest that has its characters in order; else (广州石化, of 石化公司广州分公司) the whole, as far
    as can be seen where it begins.
    """
    text = "".join(one for one in before if one not in _MARKS)
    at = len(text)
    for one in reversed(short):
        at = text.rfind(one, 0, at)
        if at < 0:
            break
    if at < 0:
        start = max(text.rfind(one) for one in _BEFORE_NAMES) + 1
        at = start if set(short) <= set(text[start:]) else len(text)
    return text[at:] if len(text) - at > len(short) else ""


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    lines = (Path(seeds.__file__).parent / "synonyms.txt").read_text("utf-8").splitlines()
    return read(lines)


def read(lines: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Each name of a synonym file, levelled, with its other names."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if line.startswith("#") or "=" not in line:
            continue
        names = [name.strip() for name in line.split("=") if name.strip()]
        for name in names:
            rest = tuple(other for other in names if other != name)
            key = level(name).replace(" ", "")
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), *rest)))
    return found
