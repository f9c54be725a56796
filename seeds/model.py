"""What a page is once it has been read: frozen values, to and from the page schema (version 1).

The JSON of `kanbao parse --json` is `page_to_json(page)`; a line of a `.jsonl` archive is read by
`page_from_json(line)`. Key order in the JSON is field order here.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, ValidationError

Kind = Literal["report", "brief", "feature", "photo", "diary", "headline_only", "continuation"]
BlockType = Literal["paragraph", "subhead", "note", "caption"]

# 1-based inclusive line range of the source text.
LineRange = Annotated[tuple[int, int], Field(description="1-based, inclusive")]


def _none_is_empty(value: Any) -> Any:
    return () if value is None else value


def _none_is(default: Any) -> BeforeValidator:
    return BeforeValidator(lambda value: default if value is None else value)


# A list may be null or missing in an archive that somebody else has cut; it is read as empty.
_Listed = BeforeValidator(_none_is_empty)


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Name(_Value):
    """A person as printed, with the role as printed (本报记者, 通讯员, …; □X has the role 作者)."""

    name: Annotated[str, _none_is("")]
    role: str | None = None


class Dateline(_Value):
    """本报北京10月30日电: where and when a report was filed."""

    place: str | None = None
    date: Annotated[dt.date, Strict()] | None = None


class EntryDate(_Value):
    """A diary's own date line, with weekday and weather as printed."""

    text: Annotated[str, _none_is("")] = ""
    date: Annotated[dt.date, Strict()] | None = None


class Seam(_Value):
    """A place in a block's text where two pieces of the page were joined.

    `at` is the character offset of the second piece, 0 where the whole block may not follow the one above
    it; `confidence` is the share of such seams, 0 to 1, that are right.
    """

    at: int
    confidence: float


class Block(_Value):
    """A paragraph, subhead, note (阅读提示) or caption, its text as printed."""

    type: Annotated[BlockType, _none_is("paragraph")] = "paragraph"
    label: str | None = None
    text: Annotated[str, _none_is("")] = ""
    lines: Annotated[tuple[LineRange, ...], _Listed] = ()
    seams: Annotated[tuple[Seam, ...], _Listed] = ()
    gap_after: Annotated[bool, _none_is(False)] = False


class Article(_Value):
    """One article of a page: the head, the facts read off it, and the text in reading order."""

    kind: Annotated[Kind, _none_is("report")] = "report"
    column: str | None = None
    kicker: str | None = None
    title: str | None = None
    subtitle: str | None = None
    byline: Annotated[tuple[Name, ...], _Listed] = ()
    dateline: Dateline | None = None
    entry_date: EntryDate | None = None
    credits: Annotated[tuple[Name, ...], _Listed] = ()
    affiliation: str | None = None
    continues_on: int | None = None
    continued_from: int | None = None
    confidence: float | None = None
    gap_before: Annotated[bool, _none_is(False)] = False
    blocks: Annotated[tuple[Block, ...], _Listed] = ()


class Discarded(_Value):
    """Text that belongs to no article, set aside with the reason (stray, repeat, …)."""

    lines: Annotated[tuple[LineRange, ...], _Listed] = ()
    text: Annotated[str, _none_is("")] = ""
    reason: str | None = None


class Page(_Value):
    """A newspaper page, read. `page` is the page's number (版) in its issue."""

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    source: str
    paper: str | None = None
    date: Annotated[dt.date, Strict()] | None = None
    date_basis: str | None = None
    date_certain: Annotated[bool, _none_is(False)] = False
    page: int | None = None
    articles: tuple[Article, ...]
    discarded: Annotated[tuple[Discarded, ...], _Listed] = ()

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class PageFormatError(ValueError):
    """A JSON text that is not a page of the schema; the message names the field and what it should be."""


def joins_alone(article: Article) -> Article:
    """The article with the seams inside its blocks: the schema knows of no doubt between two blocks."""
    blocks = [
        b.model_copy(update={"seams": tuple(seam for seam in b.seams if seam.at)}) for b in article.blocks
    ]
    return article.model_copy(update={"blocks": tuple(blocks)})


def page_to_json(page: Page) -> str:
    """One line of JSON in the page schema."""
    articles = tuple(map(joins_alone, page.articles))
    return page.model_copy(update={"articles": articles}).model_dump_json(by_alias=True)


def page_from_json(text: str | bytes) -> Page:
    """Read one page of the schema.

    Raises:
        PageFormatError: naming the first field at fault.
    """
    try:
        return Page.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the text"
        raise PageFormatError(f"{where}: {first['msg']}") from error
