"""Lines of an archive → their pages as rows, with all that an intake wants to know of them; in any process.

What only the store can tell (numbers, what is new) is left to the one that writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from seeds.model import page_from_json
from store import jumps
from store.doubts import of_article
from store.search.gathered import Gathered, Gatherer
from store.sources import Line, Source, Told, read_line
from store.values import Failure
from store.writing import Made, Share, make


class Sheet(NamedTuple):
    """A page made beforehand: `told` is without its articles, the others as in `Source`."""

    told: Told
    articles: list[Made]
    doubts: tuple[tuple[int, str], ...]
    goes_on: bool


class Chunk(NamedTuple):
    """What has been made of some lines: a sheet of each, or why there is none, and what all bring in."""

    sheets: list[Sheet | str]
    gathered: Gathered


def made(
    lines: Sequence[bytes], number: int | None, gatherer: Gatherer | None = None, *, keys: bool = True
) -> Chunk:
    """The rows of each page; `number` is that of every page, where the caller says so.

    A process that does nothing else keeps what it has met of words. `keys`: with those of new words.
    """
    sheets = [_sheet(line, number) for line in lines]
    docs = [one.doc for sheet in sheets if isinstance(sheet, Sheet) for one in sheet.articles]
    return Chunk(sheets, (gatherer or _gatherer(keys)).gather(docs))


def sources_of(lines: Sequence[Line], chunk: Chunk) -> Iterator[Source | Failure]:
    """The pages of lines with what was made of them."""
    first = 0
    for line, sheet in zip(lines, chunk.sheets, strict=True):
        if isinstance(sheet, str):
            yield Failure(line.path, sheet)
            continue
        share = Share(sheet.articles, chunk.gathered, first)
        first += len(sheet.articles)
        source = line.source(sheet.told)
        if isinstance(source, Source):
            source = replace(
                source,
                made=share,
                whole=lambda line=line: page_from_json(line.line),  # type: ignore[misc]
                doubts=sheet.doubts,
                goes_on=sheet.goes_on,
            )
        yield source


def _sheet(line: bytes, number: int | None) -> Sheet | str:
    told = read_line(line)
    if isinstance(told, str):
        return told
    page = told.page if number is None else told.page.model_copy(update={"page": number})
    doubts = tuple((at, what) for at, one in enumerate(page.articles) for what in of_article(one))
    head = told.page.model_copy(update={"articles": ()})
    return Sheet(told._replace(page=head), make(page), doubts, jumps.has_jumps(page.articles))


@cache
def _gatherer(keys: bool) -> Gatherer:
    return Gatherer(keys=keys)
