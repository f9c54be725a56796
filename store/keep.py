"""Writing pages: which stored page a text is, what becomes of its articles, and all their rows.

Works on a batch in one transaction, so that an archive goes in at thousands of articles a second.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, select, text, update
from sqlmodel import Session

from seeds.corrections import UNSAID, Correction
from seeds.model import Page
from store import corrections, jumps, rows
from store.match import match
from store.models import ARTICLES, BLOCKS, ISSUES, PAGES
from store.search import index
from store.search.numbers import one_at_a_time
from store.slips import Slip
from store.writing import Pending, Share, reserve, write_articles

# Likeness of 100 from which an upload of a known name is the page of that name.
ALIKE = 60
# The basis of a day that the caller has said.
GIVEN = "given at intake"
Triple = tuple[str, dt.date, int]


@dataclass(frozen=True, slots=True)
class Ready:
    """A page text that has been read, with what it is known by.

    `origin` is the place that it comes from, None where the place says nothing. `given` holds what the
    caller said of it (date, page, paper), already in `page`. `alike_only`: the origin is a mere name, so that
    it stands for the same page only when the text is alike.
    """

    path: str
    origin: str | None
    text_hash: str
    text: str | None
    page: Page
    given: bool = False
    alike_only: bool = False
    # What is said of the page, already in `page`; `filed` is the form beside it; `corrected`: some is new.
    correction: Correction = UNSAID
    filed: str | None = None
    corrected: bool = False
    by: int | None = None
    # For each article the characters that are likely misread.
    slips: tuple[tuple[Slip, ...], ...] = ()
    # What a person should hear of, in sentences.
    faults: tuple[str, ...] = ()
    # Where the rows of its articles were made beforehand (`store.ahead`), as in `sources.Source`.
    made: Share | None = None
    rest: Callable[[], Page] | None = None
    doubts: Sequence[tuple[int, str]] = ()
    goes_on: bool = False

    @property
    def count(self) -> int:
        """How many articles it has."""
        return len(self.made.articles) if self.made else len(self.page.articles)

    def whole(self) -> Ready:
        """With its articles as values, and nothing made beforehand."""
        if self.rest is None:
            return self
        page = self.page.model_copy(update={"articles": self.rest().articles})
        return replace(self, page=page, made=None, rest=None, doubts=(), goes_on=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a page, and the ids of its articles in the page's order."""

    status: Literal["new", "replaced", "unchanged"]
    page_id: int
    article_ids: tuple[int, ...]
    withdrawn: bool = False
    dated: bool = False  # also by what was said of the version before


_DAY = ("date", "date_basis", "date_certain")


def _inheriting(item: Ready, former: Any) -> Ready:
    """What was said of the former version by hand stays where the new one says nothing of its own."""
    page, kept = item.page, {}
    if page.page is None and former["number"] is not None:
        kept["page"] = former["number"]
    if page.date is None and former["date"] is not None:
        kept |= {name: former[name] for name in _DAY}
    if former["date_basis"] == GIVEN and not item.given and item.correction.date is None:
        kept |= {name: former[name] for name in _DAY}
    return replace(item, page=page.model_copy(update=kept)) if kept else item


def keep(session: Session, batch: Sequence[Ready], at: dt.datetime) -> list[Kept]:
    """Take a batch of pages in, all or none."""
    return _Keeper(session, batch, at).run()


class _Keeper:
    """One batch: what is known of its pages is looked up once, new rows are gathered and written together."""

    def __init__(self, session: Session, batch: Sequence[Ready], at: dt.datetime) -> None:
        self.session, self.batch, self.at = session, batch, at
        self.connection = session.connection()
        self.issues: dict[tuple[str, dt.date], int] = {}
        self.stored: dict[int, Any] = {}
        self.by_hash: dict[str, int] = {}
        self.by_origin: dict[str, int] = {}
        self.by_triple: dict[Triple, list[int]] = {}
        self.pending: list[Pending] = []
        self.said: list[tuple[int, Ready]] = []
        # Issues whose articles may go on in one another otherwise than before.
        self.joined: set[int] = set()

    def run(self) -> list[Kept]:
        # Whoever else takes the same page in at this moment must find it afterwards.
        one_at_a_time(self.connection)
        self._look_up()
        page_ids = reserve(self.connection, "pages", len(self.batch))
        article_ids = reserve(self.connection, "articles", sum(item.count for item in self.batch))
        done: list[Kept] = []
        for item, page_id in zip(self.batch, page_ids, strict=True):
            mine = [next(article_ids) for _ in range(item.count)]
            done.append(self._one(item, page_id, mine))
        self._flush()
        jumps.rejoin(self.session, self.joined)
        return done

    def _one(self, item: Ready, fresh_page: int, fresh: list[int]) -> Kept:
        found = self._identity(item)
        if found is None:
            self._remember(self._page_row(item, fresh_page))
            self.pending.append(Pending(self.stored[fresh_page], item.page, fresh, item.made))
            self.said.append((fresh_page, item))
            goes_on = item.goes_on or jumps.has_jumps(item.page.articles)
            if goes_on and (issue := self.stored[fresh_page]["issue_id"]):
                self.joined.add(issue)
            return Kept("new", fresh_page, tuple(fresh))
        former = self.stored[found]
        same = former["text_hash"] == item.text_hash
        if same and not (item.given and _differs(former, item.page)) and not self._is_said_anew(item, found):
            return Kept("unchanged", found, (), former["withdrawn"])
        self._flush()
        return self._replace(_inheriting(item.whole(), former), former, fresh)

    def _identity(self, item: Ready) -> int | None:
        if (found := self.by_hash.get(item.text_hash)) is not None:
            return found
        found = self.by_origin.get(item.origin) if item.origin is not None else None
        if found is not None and (not item.alike_only or self._alike(found, item)):
            return found
        triple = triple_of(item.page)
        same = self.by_triple.get(triple, []) if triple else []
        # Several pages under one number are an archive of pieces: then the number names none of them.
        return same[0] if len(same) == 1 else None

    def _alike(self, page_id: int, item: Ready) -> bool:
        from rapidfuzz.fuzz import ratio

        former = self.stored[page_id]["text"]
        return bool(former and item.text and ratio(former, item.text, score_cutoff=ALIKE))

    def _replace(self, item: Ready, former: Any, fresh: list[int]) -> Kept:
        page_id = former["id"]
        jumps.part(self.session, page_id)
        row = {**self._page_row(item, page_id), "taken_in_at": former["taken_in_at"]}
        row["withdrawn"] = former["withdrawn"]
        self.connection.execute(update(PAGES).where(PAGES.c.id == page_id).values(**row))
        self._remember(row)
        self.joined |= {issue for issue in (former["issue_id"], row["issue_id"]) if issue}
        if item.text is not None:
            self._keep_correction(page_id, item)
        if former["issue_id"] not in (None, row["issue_id"]):
            self._close_issue(former["issue_id"])
        ids, kept = match(self.session, page_id, item.page.articles, fresh)
        old = list(
            self.connection.execute(select(ARTICLES.c.id).where(ARTICLES.c.page_id == page_id)).scalars()
        )
        index.drop(self.connection, old)
        self.connection.execute(delete(ARTICLES).where(ARTICLES.c.id.in_(set(old) - kept)))
        self.connection.execute(delete(BLOCKS).where(BLOCKS.c.article_id.in_(kept)))
        for position, (key, article) in enumerate(zip(ids, item.page.articles, strict=True)):
            if key in kept:
                values = {**rows.article_row(article), "position": position, "date": item.page.date}
                self.connection.execute(update(ARTICLES).where(ARTICLES.c.id == key).values(**values))
        write_articles(self.connection, [Pending(row, item.page, ids)], already=kept)
        return Kept("replaced", page_id, tuple(ids), row["withdrawn"], row["date"] is not None)

    def _flush(self) -> None:
        if self.pending:
            self.connection.execute(insert(PAGES), [one.row for one in self.pending])
            write_articles(self.connection, self.pending)
            self.pending = []
        for page_id, item in self.said:
            if item.correction.orders or item.filed is not None:
                self._keep_correction(page_id, item)
        self.said = []

    def _keep_correction(self, page_id: int, item: Ready) -> None:
        corrections.keep(self.connection, page_id, item.correction, self.at, filed=item.filed, by=item.by)

    def _is_said_anew(self, item: Ready, page_id: int) -> bool:
        """Something new is said of the page; a form that changes nothing is only noted."""
        if item.corrected:
            return True
        if item.filed is not None:
            self._keep_correction(page_id, item)
        return False

    def _look_up(self) -> None:
        triples = [triple for item in self.batch if (triple := triple_of(item.page))]
        origins = {item.origin for item in self.batch if item.origin is not None}
        hashes = {item.text_hash for item in self.batch}
        known = PAGES.c.text_hash.in_(hashes) | PAGES.c.origin.in_(origins)
        certain = PAGES.c.date_certain.is_(True) & PAGES.c.date.in_({date for _, date, _ in triples})
        wanted = select(PAGES).where(known | certain if triples else known).order_by(PAGES.c.id)
        for row in self.connection.execute(wanted).mappings():
            self._remember(dict(row))

    def _remember(self, row: dict[str, Any]) -> None:
        page_id = row["id"]
        self.stored[page_id] = row
        self.by_hash[row["text_hash"]] = page_id
        if row["origin"] is not None:
            self.by_origin[row["origin"]] = page_id
        if row["paper"] and row["date"] and row["date_certain"] and row["number"] is not None:
            same = self.by_triple.setdefault((row["paper"], row["date"], row["number"]), [])
            if page_id not in same:
                same.append(page_id)

    def _page_row(self, item: Ready, page_id: int) -> dict[str, Any]:
        page = item.page
        discarded = [part.model_dump(mode="json") for part in page.discarded]
        return {
            "id": page_id,
            "issue_id": self._issue(page),
            "text_hash": item.text_hash,
            "origin": item.origin,
            "source": page.source,
            "paper": page.paper,
            "date": page.date,
            "date_basis": page.date_basis,
            "date_certain": page.date_certain,
            "number": page.page,
            "text": item.text,
            "discarded": json.dumps(discarded, ensure_ascii=False),
            "withdrawn": False,
            "taken_in_at": self.at,
            "changed_at": self.at,
        }

    def _close_issue(self, issue_id: int) -> None:
        # An issue whose only page has gone to another day is none.
        held = select(PAGES.c.id).where(PAGES.c.issue_id == issue_id).exists()
        self.connection.execute(delete(ISSUES).where(ISSUES.c.id == issue_id, ~held))
        self.issues = {}

    def _issue(self, page: Page) -> int | None:
        if page.date is None:
            return None
        key = (page.paper or "", page.date)
        if key not in self.issues:
            self.issues[key] = _issue_id(self.connection, *key)
        return self.issues[key]


def triple_of(page: Page) -> Triple | None:
    """(paper, date, page) where all three are certain."""
    if page.paper and page.date and page.date_certain and page.page is not None:
        return page.paper, page.date, page.page
    return None


def _differs(former: Any, page: Page) -> bool:
    said = (page.date, page.page, page.paper)
    return said != (former["date"], former["number"], former["paper"])


def _issue_id(connection: Connection, paper: str, date: dt.date) -> int:
    wanted = select(ISSUES.c.id).where(ISSUES.c.paper == paper, ISSUES.c.date == date)
    found = connection.execute(wanted).scalar_one_or_none()
    if found is None and connection.dialect.name == "postgresql":
        # Two programs may meet the same new issue at the same time.
        add = text("INSERT INTO issues (paper, date) VALUES (:paper, :date) ON CONFLICT DO NOTHING")
        connection.execute(add, {"paper": paper, "date": date})
        found = connection.execute(wanted).scalar_one()
    elif found is None:
        made = insert(ISSUES).values(paper=paper, date=date).returning(ISSUES.c.id)
        found = connection.execute(made).scalar_one()
    return int(found)
