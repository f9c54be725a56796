"""What a person should look at after an intake, one line a thing."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

from seeds.model import Article, Block
from store.keep import Kept, Ready
from store.slips import Slip
from store.values import Doubt

# Below this, a seam or an article is more likely wrong than right.
_LOW = 0.5
_SHOWN = 20
# A paper is at hand on the evening before its day.
_AHEAD = dt.timedelta(days=1)
# Characters of an article that are named.
_SLIPS = 3


def doubts(ready: Ready, kept: Kept, today: dt.date) -> Iterator[Doubt]:
    """The doubts about a page that is new or replaced; `today`: by the clock of whoever takes it in."""
    path, page = ready.path, ready.page
    for fault in ready.faults:
        yield Doubt(path, kept.page_id, None, fault)
    if page.date is None and not kept.dated:
        what = "no date was found; take it in again with --date YYYY-MM-DD"
        yield Doubt(path, kept.page_id, None, what)
    elif page.date is not None and not page.date_certain and page.date > today + _AHEAD:
        what = f"its day was read as {page.date}, which is still to come; say the day with --date"
        yield Doubt(path, kept.page_id, None, what)
    if kept.withdrawn:
        yield withdrawn(path, kept.page_id)
    for position, what in ready.doubts:
        yield Doubt(path, kept.page_id, kept.article_ids[position], what)
    if ready.made is not None:
        return
    misread = ready.slips or ((),) * len(page.articles)
    for article_id, article, slips in zip(kept.article_ids, page.articles, misread, strict=True):
        for what in (*of_article(article), *_of_characters(slips)):
            yield Doubt(path, kept.page_id, article_id, what)


def withdrawn(path: str, page_id: int) -> Doubt:
    """A page that was taken in, or is there already, but shows nowhere."""
    what = f"the page is withdrawn; bring it back with: kanbao withdraw --undo {page_id}"
    return Doubt(path, page_id, None, what)


def _of_characters(slips: Sequence[Slip]) -> Iterator[str]:
    if slips:
        count = "a character is" if len(slips) == 1 else f"{len(slips)} characters are"
        yield f"{count} likely misread: {'; '.join(map(str, slips[:_SLIPS]))}"


def of_article(article: Article) -> Iterator[str]:
    """The doubts about an article."""
    gaps = [block.text[-_SHOWN:] for block in article.blocks if block.gap_after]
    if article.gap_before:
        yield "text is lost before its beginning"
    if gaps:
        places = "place" if len(gaps) == 1 else "places"
        yield f"text is lost in {len(gaps)} {places}, the first after “{gaps[0]}”"
    if article.confidence is not None and article.confidence < _LOW:
        yield f"its parts may not belong together ({article.confidence:.0%} sure)"
    seams = [
        (seam.confidence, (block.text[: seam.at] or above.text)[-_SHOWN:])
        for above, block in itertools.pairwise([Block(text=article.title or ""), *article.blocks])
        for seam in block.seams
        if seam.confidence < _LOW
    ]
    if seams:
        confidence, before = min(seams)
        yield f"{len(seams)} joins are doubtful, the least sure after “{before}” ({confidence:.0%})"
