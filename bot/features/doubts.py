"""What ┈ means in an article: each doubtful join with its surroundings; for editors, likely misreadings."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator
from typing import NamedTuple

from bot import texts
from bot.render.article import DOUBTFUL
from bot.render.buttons import Act, OpenArticle
from bot.render.keyboards import Button
from bot.render.markup import Rich, bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from seeds.model import Article, Block, Seam
from store import Store, archive, articles
from store.errors import ArticleGone
from store.slips import Slip, slips

ACTS = "doubts"
# Characters shown on either side of a join; joins listed at once.
_AROUND, _MOST = 14, 10


async def act(visit: Visit, asked: Act) -> Screen:
    """The doubtful joins of an article.

    Raises:
        Sorry: the article is gone.
    """
    try:
        stored = await visit.desk.store.aread(articles.article, asked.number)
    except ArticleGone:
        raise Sorry(texts.ARTICLE_GONE) from None
    found = list(doubtful_seams(stored.article))
    misread = await likely_misread(visit, stored.article)
    if not found and not misread:
        raise Sorry(texts.SEAMS_GAPS if _has_gaps(stored.article) else texts.SEAMS_NONE)
    lines: list[Rich] = [bold(texts.SEAMS_HEAD.format(count=len(found)))] if found else []
    for number, doubt in enumerate(found[:_MOST], start=1):
        lines.append(plain(f"\n{number}. {_around(doubt)}\n{_how_sure(doubt, visit)}"))
    if len(found) > _MOST:
        lines.append(plain(texts.INGEST_AND_MORE.format(count=len(found) - _MOST)))
    if misread:
        lines.append(bold(("\n" if found else "") + texts.SLIPS_HEAD.format(count=len(misread))))
        lines += [plain(f"· {slip}（{texts.SLIP_BASES[slip.basis]}）") for slip in misread]
    if visit.person.is_editor:
        lines.append(plain("\n" + texts.CORRECTION_HINT.format(page=stored.page_id)))
    back = Button(texts.BACK, OpenArticle(stored.id))
    lines_of_page = Button(texts.LINES, Act("mend", "lines", stored.id))
    return Screen(join(lines), ((back, lines_of_page) if visit.person.is_editor else (back,),))


def _has_gaps(article: Article) -> bool:
    return article.gap_before or any(block.gap_after for block in article.blocks)


async def likely_misread(visit: Visit, article: Article) -> tuple[Slip, ...]:
    """The characters of an article that are likely misread, for those who can have it put right."""
    if not visit.person.is_editor:
        return ()
    return await asyncio.to_thread(_misread, visit.desk.store, article)


def _misread(store: Store, article: Article) -> tuple[Slip, ...]:
    return slips([article], archive.usage(store))[0]


class Doubt(NamedTuple):
    """A doubtful join: the block above, or the same block where its own pieces meet; the block; the seam."""

    above: Block
    block: Block
    seam: Seam


def doubtful_seams(article: Article) -> Iterator[Doubt]:
    """The joins that are shown as doubts, in reading order."""
    for above, block in itertools.pairwise([Block(text=article.title or ""), *article.blocks]):
        for seam in sorted(block.seams, key=lambda seam: seam.at):
            if seam.confidence < DOUBTFUL and 0 <= seam.at < len(block.text):
                yield Doubt(block if seam.at else above, block, seam)


def _around(doubt: Doubt) -> str:
    at = doubt.seam.at
    before, after = doubt.block.text[:at] if at else doubt.above.text, doubt.block.text[at:]
    left = before if len(before) <= _AROUND else f"…{before[-_AROUND:]}"
    right = after if len(after) <= _AROUND else f"{after[:_AROUND]}…"
    return f"{left}{texts.DOUBTFUL_SEAM}{right}"


def _how_sure(doubt: Doubt, visit: Visit) -> str:
    told = texts.SEAM_SURE.format(percent=round(doubt.seam.confidence * 100))
    lines = _lines_of(doubt) if visit.person.is_editor else None
    if lines is not None:
        form = texts.SEAM_LINES if doubt.seam.at else texts.SEAM_BLOCKS
        told += form.format(end=lines[0], begin=lines[1])
    return told


def _lines_of(doubt: Doubt) -> tuple[int, int] | None:
    """The lines of the page that meet there, as far as the block tells them."""
    if not doubt.seam.at:
        known = doubt.above.lines and doubt.block.lines
        return (doubt.above.lines[-1][1], doubt.block.lines[0][0]) if known else None
    inner = [seam for seam in doubt.block.seams if seam.at]
    # A block has a range of lines for each of its pieces, where each stood on a line of its own.
    if len(doubt.block.lines) != len(inner) + 1:
        return None
    place = inner.index(doubt.seam)
    return doubt.block.lines[place][1], doubt.block.lines[place + 1][0]
