"""Page texts → pages, with all that the store knows of them: corrections, the archive's words, neighbours.

Reading happens outside the transaction in which the pages are kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz.fuzz import ratio

from seeds.corpus import Corpus
from seeds.corrections import UNSAID, Correction, Order, read_correction
from seeds.decode import PageUnreadable
from seeds.model import Page, PageFormatError
from seeds.rulings import NOTHING_SAID, Ruled, Ruling, rule
from store import archive, corrections, neighbours
from store.corrections import Held
from store.engine import Store
from store.keep import ALIKE, GIVEN, Ready, triple_of
from store.slips import slips
from store.sources import Source
from store.usage import Usage
from store.values import Failure

# What an intake knows of a page beside its text.
_OF_ISSUE = ("date", "date_basis", "date_certain", "page", "paper")


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says of every page, over what the page says; `default_paper` where it says nothing."""

    date: dt.date | None
    page: int | None
    paper: str | None
    default_paper: str | None

    def __bool__(self) -> bool:
        return any(value is not None for value in (self.date, self.page, self.paper))

    def applied(self, page: Page) -> Page:
        """The page with what is given."""
        change: dict[str, object] = {"paper": self.paper or page.paper or self.default_paper}
        if self.date is not None:
            change.update(date=self.date, date_basis=GIVEN, date_certain=True)
        if self.page is not None:
            change["page"] = self.page
        return page.model_copy(update=change)


class Reader:
    """Reads the page texts of one intake."""

    def __init__(
        self, store: Store, given: Given, *, more: Sequence[Order] = (), by: int | None = None
    ) -> None:
        """`more` is what `by` says of the page at hand, beside what is said of it already."""
        self.store, self.given, self.more, self.by = store, given, more, by
        # The page texts of the batch at hand, for those whose year turns out to be another.
        self._texts: dict[str, tuple[Source, Ruling]] = {}

    def read(self, source: Source) -> Ready | Failure:
        """The page of a source, ready to be kept, or why it cannot be."""
        try:
            return self._read(source)
        except (PageUnreadable, PageFormatError) as error:
            return Failure(source.path, str(error))
        # A fault of the parser on one page must not keep the others out.
        except Exception as error:
            reason = f"it cannot be parsed ({type(error).__name__}); please report this page"
            return Failure(source.path, reason)

    def together(self, batch: Sequence[Ready]) -> list[Ready]:
        """The pages of a batch with what the names and neighbours of their files say of their days."""
        dated = batch if self.given.date is not None else neighbours.dated(self.store, batch)
        out = [self._redated(before, after) for before, after in zip(batch, dated, strict=True)]
        self._texts.clear()
        return out

    def _redated(self, before: Ready, after: Ready) -> Ready:
        """Days without a year are read in the year of the issue."""
        was, now = before.page.date, after.page.date
        if now is None or (was is not None and was.year == now.year) or after.path not in self._texts:
            return after
        source, ruling = self._texts[after.path]
        page = source.page(self.corpus, replace(ruling, date=now))
        told = {name: getattr(after.page, name) for name in _OF_ISSUE}
        return replace(after, page=page.model_copy(update=told))

    def _read(self, source: Source) -> Ready:
        if source.text is None:
            return self._ready(source, source.page(None, NOTHING_SAID))
        held = self.store.read(corrections.known, source.text_hash, source.origin)
        if held and source.alike_only and not _alike(held, source.text):
            held = None
        ruled, faults = self._said(source, held)
        page = source.page(self.corpus, ruled.ruling)
        if held is None and (told := triple_of(self.given.applied(page))):
            held = self.store.read(corrections.of_issue_page, *told)
            if held and held.correction.orders:
                ruled, faults = self._said(source, held)
                page = source.page(self.corpus, ruled.ruling)
        self._texts[source.path] = source, ruled.ruling
        ready = self._ready(source, page)
        return replace(
            ready,
            correction=ruled.correction,
            filed=source.form if source.form is not None else held.filed if held else None,
            corrected=ruled.correction != (held.correction if held else UNSAID),
            by=self.by,
            slips=tuple(slips(page.articles, self.usage)),
            faults=(*faults, *map(str, ruled.lost)),
        )

    def _said(self, source: Source, held: Held | None) -> tuple[Ruled, tuple[str, ...]]:
        """What is said of a page by the file beside it and before, for the text at hand."""
        said = held.correction if held else UNSAID
        faults: tuple[str, ...] = ()
        if source.form is not None and source.form != (held.filed if held else None):
            read, wrong = read_correction(source.form)
            before = Correction(tuple(order for order in said.orders if not order.filed))
            said = before.with_orders(replace(order, filed=True) for order in read.orders)
            faults = tuple(map(str, wrong))
        ruled = rule(said.with_orders(self.more), source.text or "")
        if self.given.date is not None:
            # What is given goes before what was said, and tells the year of the page's own days.
            ruled = replace(ruled, ruling=replace(ruled.ruling, date=self.given.date))
        return ruled, faults

    def _ready(self, source: Source, page: Page) -> Ready:
        return Ready(
            source.path,
            source.origin,
            source.text_hash,
            source.text,
            self.given.applied(page),
            bool(self.given),
            source.alike_only,
            made=source.made,
            rest=source.whole,
            doubts=source.doubts,
            goes_on=source.goes_on,
        )

    @cached_property
    def corpus(self) -> Corpus | None:
        """What the archive had said when this intake began."""
        return archive.corpus(self.store)

    @cached_property
    def usage(self) -> Usage:
        """What the archive had said again and again when this intake began."""
        return archive.usage(self.store)


def _alike(held: Held, text: str) -> bool:
    return bool(held.text and ratio(held.text, text, score_cutoff=ALIKE))
