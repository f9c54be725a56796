"""Taking pages in: idempotent, a page and its index in one transaction, a bad file in nobody's way.

Parsing happens outside the transaction. Pages go in by batches; where a batch fails, its pages are tried one
by one, so that the one at fault is named and the others are kept.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select
from sqlmodel import Session

from seeds.decode import PageUnreadable
from seeds.model import Page, PageFormatError
from store import sources
from store.doubts import doubts, withdrawn
from store.engine import Store
from store.errors import StoreError
from store.keep import Kept, Ready, keep
from store.models import PAGES
from store.pages import restore_page, withdraw
from store.sources import Parse, Source
from store.values import Doubt, Failure, IntakeReport

__all__ = ["Parse", "restore_page", "take_in", "take_in_documents", "withdraw"]

Progress = Callable[[int, int, str], None]

# A transaction holds so many articles, or pages of them: larger ones are no faster (1,000 against 200),
# and readers and other writers get a turn.
_BATCH_ARTICLES, _BATCH_PAGES = 200, 200


@dataclass(frozen=True, slots=True)
class _Given:
    """What the caller says of every page, over what the page says; `default_paper` where it says nothing."""

    date: dt.date | None
    page: int | None
    paper: str | None
    default_paper: str | None

    def __bool__(self) -> bool:
        return any(value is not None for value in (self.date, self.page, self.paper))

    def applied(self, page: Page) -> Page:
        change: dict[str, object] = {"paper": self.paper or page.paper or self.default_paper}
        if self.date is not None:
            change.update(date=self.date, date_basis="given at intake", date_certain=True)
        if self.page is not None:
            change["page"] = self.page
        return page.model_copy(update=change)


@dataclass(slots=True)
class _Tally:
    """The report while it is being made."""

    pages: int = 0
    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    articles: int = 0
    failed: list[Failure] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def count(self, ready: Ready, kept: Kept) -> None:
        self.pages += 1
        setattr(self, kept.status, getattr(self, kept.status) + 1)
        if kept.status != "unchanged":
            self.articles += len(kept.article_ids)
            self.doubts.extend(doubts(ready.path, ready.page, kept))
        elif kept.withdrawn:
            self.doubts.append(withdrawn(ready.path, kept.page_id))

    def unchanged_text(self, path: str, known: tuple[int, bool]) -> None:
        page_id, is_withdrawn = known
        self.pages += 1
        self.unchanged += 1
        if is_withdrawn:
            self.doubts.append(withdrawn(path, page_id))

    def report(self, seconds: float) -> IntakeReport:
        return IntakeReport(
            self.pages,
            self.new,
            self.replaced,
            self.unchanged,
            self.articles,
            tuple(self.failed),
            tuple(self.doubts),
            round(seconds, 3),
        )


def take_in(
    store: Store,
    paths: Iterable[Path],
    *,
    parse: Parse | None = None,
    date: dt.date | None = None,
    page: int | None = None,
    paper: str | None = None,
    default_paper: str | None = None,
    progress: Progress | None = None,
    at: dt.datetime | None = None,
) -> IntakeReport:
    """Take in files and folders: page texts, pages in the schema, archives of these.

    `date`, `page` and `paper` override what the pages say. `progress` is called with the files done, the
    files in all, and the file at hand. `at` is when the pages came in (aware); without it, now.

    Raises:
        StoreError: the store itself fails; what was taken in before stays.
    """
    parse = parse or _parser()
    found = list(sources.find(Path(path) for path in paths))

    def every() -> Iterator[Source | Failure]:
        for done, file in enumerate(found):
            if isinstance(file, Failure):
                yield file
                continue
            if progress:
                progress(done, len(found), str(file))
            yield from sources.read_file(file, parse)
        if progress:
            progress(len(found), len(found), "")

    return _take_in(store, every(), _Given(date, page, paper, default_paper), at)


def take_in_documents(
    store: Store,
    documents: Iterable[tuple[str, bytes]],
    *,
    parse: Parse | None = None,
    date: dt.date | None = None,
    page: int | None = None,
    paper: str | None = None,
    default_paper: str | None = None,
    at: dt.datetime | None = None,
) -> IntakeReport:
    """The same for uploads, (name, content) each. A name counts as a path only where the text is alike."""
    parse = parse or _parser()
    every = (item for name, data in documents for item in sources.from_bytes(name, data, parse))
    return _take_in(store, every, _Given(date, page, paper, default_paper), at)


def _take_in(
    store: Store, every: Iterable[Source | Failure], given: _Given, at: dt.datetime | None
) -> IntakeReport:
    start, tally = time.monotonic(), _Tally()
    at = at or dt.datetime.now(dt.UTC)
    for batch in _batches(store, every, given, tally):
        try:
            kept = store.write(keep, batch, at)
        except StoreError:
            raise
        except Exception:
            _one_by_one(store, batch, tally, at)
            continue
        for ready, one in zip(batch, kept, strict=True):
            tally.count(ready, one)
    return tally.report(time.monotonic() - start)


def _one_by_one(store: Store, batch: Sequence[Ready], tally: _Tally, at: dt.datetime) -> None:
    for ready in batch:
        try:
            (kept,) = store.write(keep, [ready], at)
        except StoreError:
            raise
        # Whatever it is about this page, the others must go in; the reason is in the report.
        except Exception as error:
            reason = f"it cannot be stored ({type(error).__name__}); please report this page"
            tally.failed.append(Failure(ready.path, reason))
        else:
            tally.count(ready, kept)


def _batches(
    store: Store, every: Iterable[Source | Failure], given: _Given, tally: _Tally
) -> Iterator[list[Ready]]:
    batch: list[Ready] = []
    articles = 0
    for source in every:
        if isinstance(source, Failure):
            tally.failed.append(source)
            continue
        known = store.read(_known, source.text_hash) if source.text is not None and not given else None
        if known is not None:
            # Nothing to parse: the same text is in the store, and the caller says nothing new about it.
            tally.unchanged_text(source.path, known)
            continue
        ready = _ready(source, given, tally)
        if ready is None:
            continue
        batch.append(ready)
        articles += len(ready.page.articles)
        if articles >= _BATCH_ARTICLES or len(batch) >= _BATCH_PAGES:
            yield batch
            batch, articles = [], 0
    if batch:
        yield batch


def _ready(source: Source, given: _Given, tally: _Tally) -> Ready | None:
    try:
        page = given.applied(source.page())
    except (PageUnreadable, PageFormatError) as error:
        tally.failed.append(Failure(source.path, str(error)))
        return None
    # A fault of the parser on one page must not keep the others out.
    except Exception as error:
        reason = f"it cannot be parsed ({type(error).__name__}); please report this page"
        tally.failed.append(Failure(source.path, reason))
        return None
    return Ready(
        source.path, source.origin, source.text_hash, source.text, page, bool(given), source.alike_only
    )


def _known(session: Session, text_hash: str) -> tuple[int, bool] | None:
    """The page of the same text, and whether it is withdrawn."""
    wanted = select(PAGES.c.id, PAGES.c.withdrawn).where(PAGES.c.text_hash == text_hash).limit(1)
    row = session.connection().execute(wanted).one_or_none()
    return (row[0], bool(row[1])) if row else None


def _parser() -> Parse:
    from seeds import parse_page

    return parse_page
