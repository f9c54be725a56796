"""Taking pages in: idempotent, a page and its index in one transaction, a bad file in nobody's way.

Parsing happens outside the transaction. Pages go in by batches; where a batch fails, its pages are tried one
by one, so that the one at fault is named and the others are kept.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from sqlalchemy import select
from sqlmodel import Session

from store import sources
from store.ahead import ahead
from store.engine import Store
from store.errors import StoreError
from store.keep import Ready, keep
from store.mending import CORRECTIONS
from store.models import PAGES
from store.pages import restore_page, withdraw
from store.reading import Given, Reader
from store.search import index
from store.sources import Line, Parse, Source
from store.tally import Tally
from store.values import Failure, IntakeReport

__all__ = ["Parse", "restore_page", "take_in", "take_in_documents", "withdraw"]

Progress = Callable[[int, int, str], None]

# A transaction holds so many articles, or pages of them, so that other writers get a turn. Those that are
# made beforehand are only written: in the same time many times as many.
_BATCH_ARTICLES, _BATCH_PAGES, _BATCH_MADE = 200, 200, 3_000


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

    def every() -> Iterator[Source | Line | Failure]:
        for done, file in enumerate(found):
            if isinstance(file, Failure):
                yield file
                continue
            if progress:
                progress(done, len(found), str(file))
            yield from sources.read_file(file, parse)
        if progress:
            progress(len(found), len(found), "")

    return _take_in(store, every(), Given(date, page, paper, default_paper), at)


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
    return _take_in(store, every, Given(date, page, paper, default_paper), at)


def _take_in(
    store: Store, every: Iterable[Source | Line | Failure], given: Given, at: dt.datetime | None
) -> IntakeReport:
    at = at or dt.datetime.now().astimezone()
    start, tally = time.monotonic(), Tally(at.date())
    many = False
    for batch in _batches(store, every, given, tally):
        if not many and batch[-1].made is not None:
            many = True
            store.write(index.expect_many)
        try:
            kept = (store.write_apart if many else store.write)(keep, batch, at)
        except StoreError:
            raise
        except Exception:
            _one_by_one(store, batch, tally, at)
            continue
        for ready, one in zip(batch, kept, strict=True):
            tally.count(ready, one)
        while many and store.read(index.crowded) and store.write(index.put_together):
            pass
    store.leave_apart()
    while many and store.write(index.settle):
        pass
    return tally.report(time.monotonic() - start)


def _one_by_one(store: Store, batch: Sequence[Ready], tally: Tally, at: dt.datetime) -> None:
    for ready in batch:
        try:
            (kept,) = store.write(keep, [ready.whole()], at)
        except StoreError:
            raise
        # Whatever it is about this page, the others must go in; the reason is in the report.
        except Exception as error:
            reason = f"it cannot be stored ({type(error).__name__}); please report this page"
            tally.failed.append(Failure(ready.path, reason))
        else:
            tally.count(ready, kept)


def _batches(
    store: Store, every: Iterable[Source | Line | Failure], given: Given, tally: Tally
) -> Iterator[list[Ready]]:
    reader = Reader(store, given)
    batch: list[Ready] = []
    articles = 0
    for source in ahead(every, given.page):
        if isinstance(source, Failure):
            tally.failed.append(source)
            continue
        known = store.read(_known, source) if source.text is not None and not given else None
        if known is not None:
            # Nothing to parse: the same text is in the store, and the caller says nothing new about it.
            tally.unchanged_text(source.path, known)
            continue
        ready = reader.read(source)
        if isinstance(ready, Failure):
            tally.failed.append(ready)
            continue
        if batch and _ends(batch[-1], ready, len(batch) + articles):
            yield reader.together(batch)
            batch, articles = [], 0
        batch.append(ready)
        articles += ready.count
        if not ready.made and (articles >= _BATCH_ARTICLES or len(batch) >= _BATCH_PAGES):
            yield reader.together(batch)
            batch, articles = [], 0
    if batch:
        yield reader.together(batch)


def _ends(last: Ready, ready: Ready, size: int) -> bool:
    """Whether a batch of so many pages and articles ends with one page, and the next begins with another."""
    if last.made is None or ready.made is None:
        return (last.made is None) != (ready.made is None)
    # What was made together goes in together: half of it would take as long to sort into the index as all.
    return last.made.gathered is not ready.made.gathered and size >= _BATCH_MADE


def _known(session: Session, source: Source) -> tuple[int, bool] | None:
    """The page of the same text and whether it is withdrawn, unless the file beside it says something new."""
    columns = (PAGES.c.id, PAGES.c.withdrawn, CORRECTIONS.c.filed)
    wanted = select(*columns).select_from(PAGES.outerjoin(CORRECTIONS))
    found = wanted.where(PAGES.c.text_hash == source.text_hash).limit(1)
    row = session.connection().execute(found).one_or_none()
    if row is None or (source.form is not None and source.form != row.filed):
        return None
    return row[0], bool(row[1])


def _parser() -> Parse:
    from seeds import parse_page

    return parse_page
