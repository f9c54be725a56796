"""Search: text → query → candidates from the index → hits compared with the text itself."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from store import driver
from store.articles import bodies_of, headlines, heads_of
from store.search import level, narrowing, shapes, sound, words
from store.search.again import Remembered, again
from store.search.find import prepare, read
from store.search.known import known_to
from store.search.lanes import Answer, Hits
from store.search.lastly import lastly
from store.search.once import remembering
from store.search.rank import Match, scored
from store.search.snippet import Needles, marked, snippet
from store.search.ways import answered
from store.values import LANES, Assumed, Hit, SearchResult, Sort

__all__ = ["search", "warm"]

_LATIN = re.compile("[a-z0-9]")


def search(
    session: Session,
    query: str,
    *,
    limit: int = 10,
    offset: int = 0,
    sort: Sort = "relevance",
    today: dt.date,
    upto: int | None = None,
    literally: bool = False,
) -> SearchResult:
    """The articles that hold what was typed, best or newest first, then what is near it, lane by lane.

    A query that means nothing (punctuation, exclusions alone) has no hits. `today` is what words like 上周
    go by. With `upto`, a former result's, articles that have come in since are left out, so that its pages
    stay as they are. `literally`: nothing is assumed.
    """
    start = time.perf_counter()
    prepare(session)
    if upto is None:
        upto = driver.rows(session, "SELECT max(id) FROM articles")[0][0] or 0

    def find() -> Remembered:
        known = known_to(session, today)
        found = answered(session, query, known, sort, upto, literally=literally)
        if found.empty and not literally:
            found = lastly(session, query, known, sort, upto) or found
        near = narrowing.near(session, found) if _wants_ways_on(found) else ()
        return Remembered(found, narrowing.facets(found, query), near)

    with remembering(session):
        remembered = again(session, (query, today, sort, upto, literally), find)
    found = remembered.answer
    shown = _stretch(session, found, max(0, offset), max(0, limit), sort)
    totals: dict[str, int] = dict.fromkeys(LANES, 0)
    for lane in found.lanes:
        totals[lane.lane] += len(lane.matches)
    count, complete = sum(totals.values()), all(lane.complete for lane in found.lanes)
    told = tuple(_as_printed(one, shown) for one in _told(found))
    understood = replace(found.query.understood, assumed=told)
    return SearchResult(
        query=query,
        total=count if complete else None,
        totals=totals,
        took_ms=round((time.perf_counter() - start) * 1000, 3),
        understood=understood,
        hits=shown,
        at_least=None if complete else count,
        facets=remembered.facets,
        near=remembered.near if limit else (),
        upto=upto,
    )


def warm() -> None:
    """Load the tables of segmentation, levelling, sound and shape, for a first search as fast as any."""
    level.warm()
    words.warm()
    sound.warm()
    shapes.warm()


def _wants_ways_on(found: Answer) -> bool:
    return found.empty or any(one.kind == "partial" for one in found.assumed)


def _as_printed(one: Assumed, hits: Sequence[Hit]) -> Assumed:
    """With letters and numbers as the hits have them: 4.8万 for `4 8万`, 5G-A for `5g a`."""
    if not _LATIN.search(one.taken):
        return one
    texts = (text for hit in hits for text in (hit.marked_title, hit.snippet))
    plain = (text.replace("[[", "").replace("]]", "") for text in texts)
    levelled = level.level(one.taken)
    there = next((text for text in plain if levelled in level.level(text)), one.taken)
    return replace(one, taken=level.as_written(there, levelled))


def _told(found: Answer) -> tuple[Assumed, ...]:
    """What was assumed, in one step from what was typed (产該, levelled 产该) to what was meant (产改)."""
    script = {one.taken: one for one in found.query.assumed if one.kind == "script"}
    corrected = {one.typed for one in found.assumed if one.kind in ("spelling", "pinyin")}
    kept = [one for one in found.query.assumed if one.kind != "script" or one.taken not in corrected]
    later = [
        replace(one, typed=script[one.typed].typed) if one.typed in corrected & script.keys() else one
        for one in found.assumed
    ]
    return (*kept, *later)


def _stretch(session: Session, found: Answer, offset: int, limit: int, sort: Sort) -> tuple[Hit, ...]:
    hits: list[Hit] = []
    for lane in found.lanes:
        count = len(lane.matches)
        if offset < count and len(hits) < limit:
            shown = lane.shown(session, offset, min(count, offset + limit - len(hits)), sort)
            hits += _hits(session, lane, shown, offset)
        offset = max(0, offset - count)
    return tuple(hits)


def _hits(session: Session, lane: Hits, shown: Sequence[Match], first: int) -> list[Hit]:
    if not shown:
        return []
    ids = [match.candidate.article_id for match in shown]
    lines = {line.id: line for line in headlines(session, ids)}
    texts = bodies_of(session, ids)
    # Of a long list's stretch the texts may not have been read.
    unread = [match.candidate for match in shown if not match.candidate.body]
    levelled = {item.doc: item for item in read(session, unread)}
    needles = Needles.of(lane.query)
    # Where a body says it as printed, the rest of the head is not asked for.
    open_ = [key for key in ids if not needles.printed_in(texts[key])]
    heads = heads_of(session, open_) if open_ else {}
    hits = []
    for key, match in zip(ids, scored(shown, first, len(lane.matches)), strict=True):
        if key not in lines:
            continue
        candidate = levelled.get(match.candidate.doc, match.candidate)
        mine = needles.known(candidate.title, candidate.head, candidate.body)
        hits.append(
            Hit(
                headline=lines[key],
                lane=lane.lane,
                snippet=snippet([*texts[key], *heads.get(key, ())], mine),
                marked_title=marked(lines[key].title, mine, candidate.title),
                score=match.score,
                also=match.also,
            )
        )
    return hits
