"""An editor puts a stored page right: more is said of it, and it is read again around what is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session

from seeds.corrections import UNSAID, Correction, Order
from seeds.model import Page
from seeds.rulings import SHOWN, Ruling, rule
from seeds.trace import PageTrace
from store import corrections, deeds
from store.corrections import Held
from store.engine import Store
from store.errors import PageGone
from store.keep import Ready, keep
from store.models import ARTICLES, PAGES
from store.reading import Given, Reader
from store.sources import Parse, Source
from store.tally import Tally
from store.values import IntakeReport

# What the audit trail calls it.
DEED = "correct"


@dataclass(frozen=True, slots=True)
class PutRight:
    """What became of it: the report of the new reading, or what cannot be followed (then nothing changed)."""

    report: IntakeReport | None
    faults: tuple[str, ...] = ()
    correction: Correction = UNSAID


def put_right(
    store: Store, page_id: int, orders: Sequence[Order], *, by: int, at: dt.datetime, parse: Parse
) -> PutRight:
    """Say more of a page and read it again; all the orders must stand.

    Raises:
        PageGone: there is no such page, or it came in as articles, without a text of its own.
    """
    held = store.read(corrections.of_page, page_id)
    source = store.read(_source, page_id, parse)
    new = {str(order)[:SHOWN] for order in orders}
    ruled = rule(held.correction.with_orders(orders), source.text or "")
    faults = tuple(str(fault) for fault in ruled.lost if fault.typed in new)
    if faults:
        return PutRight(None, faults, held.correction)
    paper = store.read(_paper, page_id)
    reader = Reader(store, Given(None, None, None, paper), more=orders, by=by)
    read = reader.read(source)
    if not isinstance(read, Ready):
        return PutRight(None, (read.reason,), held.correction)
    (ready,) = reader.together([read])
    tally = Tally(at.date())

    def write(session: Session) -> None:
        (kept,) = keep(session, [ready], at)
        said = "；".join(map(str, orders))[:400]
        deeds.note(session, at, by, DEED, whom=page_id, detail=said)
        tally.count(ready, kept)

    store.write(write)
    return PutRight(tally.report(0.0), (), ready.correction)


def traced(session: Session, page_id: int) -> tuple[Held, str]:
    """The text of a page with what is said of it, for a look at its lines.

    Raises:
        PageGone: there is no such page, or it has no text of its own.
    """
    held = corrections.of_page(session, page_id)
    if held.text is None:
        raise _textless(page_id)
    return held, held.text


def lines_of(held: Held, text: str) -> PageTrace:
    """How the page was read, with what is said of it. Takes some ten milliseconds."""
    from seeds import explain_page

    ruling: Ruling = rule(held.correction, text).ruling
    return explain_page(text, ruling=ruling)


def page_of(session: Session, article_id: int) -> int | None:
    """The page on which an article stands."""
    wanted = select(ARTICLES.c.page_id).where(ARTICLES.c.id == article_id)
    found: int | None = session.connection().execute(wanted).scalar_one_or_none()
    return found


def _source(session: Session, page_id: int, parse: Parse) -> Source:
    row = session.connection().execute(select(PAGES).where(PAGES.c.id == page_id)).one()
    text: str | None = row.text
    if text is None:
        raise _textless(page_id)

    def page(corpus: object, ruling: Ruling) -> Page:
        return parse(text, row.source, corpus, ruling)

    return Source(row.origin or row.source, row.origin, row.text_hash, text, page)


def _paper(session: Session, page_id: int) -> str | None:
    wanted = select(PAGES.c.paper).where(PAGES.c.id == page_id)
    paper: str | None = session.connection().execute(wanted).scalar_one()
    return paper


def _textless(page_id: int) -> PageGone:
    return PageGone(f"page {page_id} came in as articles and has no text that could be read again")
