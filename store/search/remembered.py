"""Headlines remembered wrongly, and passages copied with a slip or printed with one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from store.articles import headlines
from store.search import near
from store.search.find import Candidate
from store.search.level import as_written
from store.search.meant import Meant
from store.search.query import Query, Wanted
from store.values import Assumed

# So many of the likest are shown.
_MOST = 3


def titles(session: Session, query: Query) -> list[Meant]:
    """The titles that are nearest to a headline that somebody remembers wrongly."""
    if any(wanted.others or wanted.phrase for wanted in query.wanted):
        return []
    found = []
    likest = near.titles_like(session, query.whole)[:_MOST]
    typed, printed = as_written(query.text, query.whole), _printed(session, likest)
    for item in likest:
        wanted = (Wanted(item.title, item.title, (item.title,)),)
        like = replace(query, wanted=wanted, whole=item.title, titled=True)
        found.append(Meant("similar", like, (Assumed("spelling", typed, printed[item.article_id]),)))
    return found


def passages(session: Session, query: Query) -> list[Meant]:
    """The articles that have most of a passage, copied with a slip or printed with one."""
    if any(wanted.others or wanted.phrase for wanted in query.wanted):
        return []
    found = []
    likest = near.passages(session, query.whole)[:_MOST]
    typed, printed = as_written(query.text, query.whole), _printed(session, [item for item, _ in likest])
    for item, pieces in likest:
        wanted = (Wanted(query.whole, query.whole, pieces),)
        told = Assumed("spelling", typed, printed[item.article_id] or pieces[0])
        found.append(Meant("similar", replace(query, wanted=wanted, whole=""), (told,)))
    return found


def _printed(session: Session, items: Sequence[Candidate]) -> dict[int, str]:
    """The titles of articles as a reader knows them."""
    lines = headlines(session, [item.article_id for item in items]) if items else ()
    return {item.article_id: item.title for item in items} | {line.id: line.title for line in lines}
