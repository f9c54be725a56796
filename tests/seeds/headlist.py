"""Heads with their parts, to measure and to fit the reading of heads: a list written for it, and the gold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from seeds.headfacts import Below
from seeds.lines import begins_report
from seeds.rules import DATELINE

LIST = Path(__file__).with_name("heads.txt")
# Set aside: measured, never fitted.
ASIDE = Path(__file__).with_name("heads_aside.txt")
# Written later, by other hands, for what is learned of all marks and words together.
MORE = Path(__file__).with_name("heads_more.txt")
# Written to tell the labels of columns from short kickers and titles.
LABELLED = Path(__file__).with_name("heads_labelled.txt")
GOLD = Path("tests/gold")
_KINDS: dict[str, Below] = {"report": "report", "dateline": "dateline", "signed": "signed", "photo": ""}


@dataclass(frozen=True)
class Known:
    """A head whose parts are known, and what stands below it; ` / ` in a part parts its lines."""

    kicker: str
    title: str
    subtitle: str
    below: Below
    # The label of the column that the head stands in.
    column: str = ""

    @property
    def lines(self) -> list[str]:
        """Each part on lines of its own."""
        return [line for part in self.parts if part for line in part.split(" / ")]

    @property
    def parts(self) -> tuple[str, str, str]:
        """Kicker, title and subtitle."""
        return self.kicker, self.title, self.subtitle


def written(file: Path = LIST) -> Iterator[Known]:
    """The heads of `heads.txt`, or of another list."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, *parts = (part.strip() for part in line.split("|"))
            named = {part[0]: part[2:] for part in parts}
            yield Known(named.get("K", ""), named["T"], named.get("S", ""), _KINDS[kind], named.get("C", ""))


def annotated(files: Sequence[Path]) -> Iterator[Known]:
    """The heads of gold pages and of page-sets (tests/gold, tests/seeds/heldout)."""
    for file in files:
        for a in json.loads(file.read_text(encoding="utf-8"))["articles"]:
            blocks = [
                b if isinstance(b, str) else b[1] if isinstance(b, list) else b["text"] for b in a["blocks"]
            ]
            if a.get("title") and blocks:
                yield Known(
                    a.get("kicker") or "", a["title"], a.get("subtitle") or "", below_of(blocks[0], a),
                    a.get("column") or "",
                )  # fmt: skip


def below_of(first: str, article: dict[str, object]) -> Below:
    """What stands below a head, from the article's first text and its signature."""
    if DATELINE.match(first):
        return "dateline"
    if begins_report(first):
        return "report"
    return "signed" if article.get("byline") else ""
