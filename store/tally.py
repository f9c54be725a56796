"""The report of an intake while it is being made."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from store.doubts import doubts, withdrawn
from store.keep import Kept, Ready
from store.values import Doubt, Failure, IntakeReport

# Pages that a report names by their numbers.
_NAMED = 20


@dataclass(slots=True)
class Tally:
    """Counts, failures and doubts so far; `today`: by the clock of whoever takes it in."""

    today: dt.date
    pages: int = 0
    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    articles: int = 0
    failed: list[Failure] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    # From which file each page has come.
    paths: dict[int, str] = field(default_factory=dict)

    def count(self, ready: Ready, kept: Kept) -> None:
        """A page has been kept."""
        self.pages += 1
        setattr(self, kept.status, getattr(self, kept.status) + 1)
        other = self.paths.setdefault(kept.page_id, ready.path)
        if kept.status == "replaced" and other != ready.path:
            # Two files of one page: the later one stands, and a person should know of both.
            what = f"it has replaced {other} of the same intake, for both are the same page; which is right?"
            self.doubts.append(Doubt(ready.path, kept.page_id, None, what))
            self.paths[kept.page_id] = ready.path
        if kept.status != "unchanged":
            self.articles += len(kept.article_ids)
            self.changed += [kept.page_id] if len(self.changed) < _NAMED else []
            self.doubts.extend(doubts(ready, kept, self.today))
        elif kept.withdrawn:
            self.doubts.append(withdrawn(ready.path, kept.page_id))

    def unchanged_text(self, path: str, known: tuple[int, bool]) -> None:
        """A page is in the store already: its number, and whether it is withdrawn."""
        page_id, is_withdrawn = known
        self.pages += 1
        self.unchanged += 1
        if is_withdrawn:
            self.doubts.append(withdrawn(path, page_id))

    def report(self, seconds: float) -> IntakeReport:
        """What was done."""
        return IntakeReport(
            self.pages,
            self.new,
            self.replaced,
            self.unchanged,
            self.articles,
            tuple(self.failed),
            tuple(self.doubts),
            round(seconds, 3),
            tuple(self.changed),
        )
