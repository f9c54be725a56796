"""/latest: the headlines of the newest issue, of a day, or of a column."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

from bot import texts
from bot.features import issue
from bot.features.days import day_and_page, month_of_issues, no_issue, takes_day, typed_day
from bot.features.lists import day_of, number_of, remember, text_of
from bot.render.buttons import Begin
from bot.render.citation import issue_name
from bot.render.keyboards import Button, Keyboard, numbers, pager
from bot.render.lists import COLUMN_LENGTH, LAST_ONES, LIST_SIZE, count_line, headline_lines, stretch
from bot.render.markup import bold, join
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import articles
from store.values import Headline, View

KIND = "latest"
# /latest 30 shows no more than this at a time: beyond it a list is no longer read.
_MOST = 20
_MARKS = re.compile(r"[\W_]+")


async def run(visit: Visit, argument: str) -> Screen:
    """Headlines: so many of the newest issue, those of a page, of a day, or of a column.

    Raises:
        Sorry: there is nothing of the kind, with what there is.
    """
    if not argument:
        return await begin(visit, None)
    if _levelled(argument).strip("0") == "":
        raise Sorry(texts.COUNT_FROM_ONE)
    if found := await day_and_page(visit, argument):
        return await issue.begin_page(visit, found[1], found[0])
    if (step := _count(argument)) is not None:
        return await begin(visit, None, step=step)
    if (day := await typed_day(visit, argument)) is not None:
        return await begin(visit, day)
    if month := await month_of_issues(visit, argument, "latest"):
        raise month
    return await _of_column(visit, argument)


async def takes(visit: Visit, argument: str) -> bool:
    """Whether 最新 with this argument is a command: a number, a day, or a column of the archive."""
    if _count(argument) is not None or await day_and_page(visit, argument):
        return True
    if await takes_day(visit, argument):
        return True
    columns = await visit.desk.store.aread(articles.columns)
    return _bare(argument) in map(_bare, columns)


async def begin(visit: Visit, day: dt.date | None, *, step: int = LIST_SIZE) -> Screen:
    """The headlines of a day's issue, or of the newest.

    Raises:
        Sorry: there is no such issue.
    """
    held = await visit.desk.store.aread(articles.latest, limit=1, day=day)
    if not held.items:
        raise await no_issue(visit, day, "latest")
    # The newest issue is kept by its day: a page that comes in later must not shift 下一页.
    found = held.items[0].date
    view = await remember(visit, KIND, day=found.isoformat() if found else None, step=step)
    return await show(visit, view, 0)


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """A stretch of the list."""
    day, column, step = day_of(view), text_of(view, "column"), number_of(view, "step", LIST_SIZE)
    store = visit.desk.store
    found = await store.aread(articles.latest, limit=step + LAST_ONES, offset=offset, column=column, day=day)
    if not found.items:
        raise Sorry(texts.LIST_HAS_NO_PAGE if offset else texts.VIEW_DEAD)
    # Who asks for three gets three.
    shown = stretch(found.total, offset, step) if step == LIST_SIZE else step
    items = found.items[:shown]
    head = bold(column) if column else bold(_name(visit, items[0]))
    lines = headline_lines(items, offset + 1, dated=column is not None)
    top = join([head, count_line(offset, len(items), found.total)])
    text = join([top, join(lines)], "\n\n")
    keyboard: Keyboard = (
        *numbers((item.id for item in items), view.id, offset, offset + 1),
        pager(view.id, offset, step, found.total, shown, more=LAST_ONES if step == LIST_SIZE else 0),
    )
    if column is None and offset + shown >= found.total:
        keyboard = (*keyboard, await _neighbours(visit, day))
    return Screen(text, keyboard)


async def _neighbours(visit: Visit, day: dt.date | None) -> tuple[Button, ...]:
    """The way on from the end of an issue."""
    whole = await visit.desk.store.aread(articles.issue, day)
    row = [Button(texts.WHOLE_ISSUE, Begin("issue", day))]
    if whole and whole.older:
        row.append(Button(f"{texts.OLDER_ISSUE} {whole.older.isoformat()}", Begin("latest", whole.older)))
    return tuple(row)


async def _of_column(visit: Visit, argument: str) -> Screen:
    columns = await visit.desk.store.aread(articles.columns)
    wanted = _bare(argument)
    same = [column for column in columns if _bare(column) == wanted]
    like = same[:1] or [column for column in columns if wanted and wanted in _bare(column)]
    if len(like) == 1:
        return await show(visit, await remember(visit, KIND, column=like[0], step=LIST_SIZE), 0)
    short = argument[:20]
    if like:
        raise Sorry("\n".join([texts.COLUMN_CHOICE.format(column=short), *_names(like)]))
    lines = [texts.NO_COLUMN.format(column=short)]
    if columns:
        lines.append(texts.COLUMNS_THERE_ARE + "、".join(_names(columns)))
    raise Sorry("\n".join([*lines, texts.COLUMN_HINT.format(column=short)]))


def _names(columns: Sequence[str]) -> list[str]:
    return [column[:COLUMN_LENGTH] for column in columns[:_MOST]]


def _name(visit: Visit, item: Headline) -> str:
    return issue_name(item.paper or visit.desk.settings.paper, item.date, certain=item.date_certain)


def _levelled(argument: str) -> str:
    return unicodedata.normalize("NFKC", argument).strip()


def _count(argument: str) -> int | None:
    levelled = _levelled(argument)
    if re.fullmatch(r"[1-9]\d{0,2}", levelled, re.ASCII):
        return min(int(levelled), _MOST)
    # Five digits and more are no year, and eight a day.
    return _MOST if re.fullmatch(r"[1-9]\d{4,6}", levelled, re.ASCII) else None


def _bare(column: str) -> str:
    """A column's letters only: quotation marks and spaces are not typed."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", column)).lower()
