"""Page texts → pages, with all that the store knows of them: corrections, the archive's words, neighbours.

Reading happens outside the transaction in which the pages are kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

from seeds.corpus import Corpus
from seeds.corrections import UNSAID, Correction, Order, read_correction
from seeds.decode import PageUnreadable
from seeds.model import Page, PageFormatError
from seeds.rulings import NOTHING_SAID, Ruled, rule
from store import archive, corrections, neighbours
from store.corrections import Held
from store.engine import Store
from store.keep import ALIKE, GIVEN, Ready, triple_of
from store.slips import slips
from store.sources import Source
from store.values import Failure


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
        self._corpus: Corpus | None = None
        self._asked = False

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
        if self.given.date is not None:
            return list(batch)
        return neighbours.dated(self.store, batch)

    def _read(self, source: Source) -> Ready:
        if source.text is None:
            return self._ready(source, source.page(None, NOTHING_SAID))
        held = self.store.read(corrections.known, source.text_hash, source.origin)
        if held and source.alike_only and not _alike(held, source.text):
            held = None
        ruled, faults = self._said(source, held)
        page = source.page(self.corpus(), ruled.ruling)
        if held is None and (told := triple_of(self.given.applied(page))):
            held = self.store.read(corrections.of_issue_page, *told)
            if held and held.correction.orders:
                ruled, faults = self._said(source, held)
                page = source.page(self.corpus(), ruled.ruling)
        ready = self._ready(source, page)
        return replace(
            ready,
            correction=ruled.correction,
            filed=source.form if source.form is not None else held.filed if held else None,
            corrected=ruled.correction != (held.correction if held else UNSAID),
            by=self.by,
            slips=tuple(slips(page.articles, archive.usage(self.store))),
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
        return rule(said.with_orders(self.more), source.text or ""), faults

    def _ready(self, source: Source, page: Page) -> Ready:
        return Ready(
            source.path,
            source.origin,
            source.text_hash,
            source.text,
            self.given.applied(page),
            bool(self.given),
            source.alike_only,
        )

    def corpus(self) -> Corpus | None:
        """What the archive has said before this intake began."""
        if not self._asked:
            self._asked = True
            self._corpus = archive.corpus(self.store)
        return self._corpus


def _alike(held: Held, text: str) -> bool:
    return bool(held.text and ratio(held.text, text, score_cutoff=ALIKE))
