"""上周的报, 六月的报: the issues of some days on one screen, each with what it holds."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from bot import texts
from bot.digests import Digest, build_digest
from bot.features.days import issues_between, no_issue
from bot.newsstand import Form
from bot.render.buttons import Begin
from bot.render.keyboards import Button, in_rows
from bot.render.lists import TITLE_LENGTH
from bot.render.markup import Rich, bold, join, plain, shortened
from bot.screen import Screen
from bot.visit import Visit
from store import Session, articles

# So many issues with a few titles each fit one screen; of so many days their buttons do.
_TOLD, _TITLES = 7, 3
LONGEST = 62
_DAYS_A_ROW = 4
_MONTHS = 24


async def months(visit: Visit, since: dt.date, last: dt.date, form: Form, name: str) -> Screen:
    """How many issues each month has of a longer time, and how one of them is seen.

    Raises:
        Sorry: there are none, with the nearest.
    """
    days = await visit.desk.store.aread(articles.dates_between, since, last + dt.timedelta(days=1))
    if not days:
        raise await no_issue(visit, since, form, texts.NO_ISSUE.format(day=name))
    counted = Counter(texts.full_month(day) for day in days)
    if len(counted) > _MONTHS:
        counted = Counter(f"{day.year}年" for day in days)
    lines = [
        plain(texts.ISSUES_OF_MONTH.format(month=month, count=count)) for month, count in counted.items()
    ]
    first = f"{next(iter(counted))}的报纸"
    head = bold(texts.ISSUES_OF_TIME.format(name=name, count=len(days)))
    return Screen(join([head, *lines[:_MONTHS], plain(texts.MONTH_HINT.format(typed=first))]))


async def shown(visit: Visit, since: dt.date, last: dt.date, form: Form, name: str) -> Screen:
    """The issues from a day to another, which are at most `LONGEST` days.

    Raises:
        Sorry: there are none, with the nearest; or more than one screen can tell of, as buttons alone.
    """
    after = last + dt.timedelta(days=1)
    days = await visit.desk.store.aread(articles.dates_between, since, after)
    if not days:
        raise await no_issue(visit, since, form, texts.NO_ISSUE.format(day=name))
    if len(days) > _TOLD:
        raise await issues_between(visit, since, after, form, name=name)

    def look(session: Session) -> list[Digest]:
        return [build_digest(session, day) for day in days]

    made = await visit.desk.store.aread(look)
    head = texts.ISSUES_OF.format(month=f"{name}（{texts.short_span(since, last)}）", count=len(days))
    row = [Button(texts.short_day(day), Begin(form, day)) for day in days]
    return Screen(join([bold(head), *map(_holds, made)], "\n\n"), in_rows(row, _DAYS_A_ROW))


def _holds(made: Digest) -> Rich:
    """A day with its weekday, how many articles it has, and the first of them by weight."""
    day = made.date
    name = f"{texts.short_day(day)} {texts.weekday(day)}" if day else texts.NO_DATE
    titles = [shortened(plain(f"· {item.title}"), TITLE_LENGTH) for item in made.ranked[:_TITLES]]
    return join([bold(f"{name}（{texts.ARTICLES.format(count=len(made.ranked))}）"), *titles])
