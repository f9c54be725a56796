"""今天的新闻, 我要看昨天的报纸: the paper itself, asked for in a sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Awaitable, Callable

from bot import newsstand
from bot.features import digest, issue, latest, search
from bot.features.days import day_and_page, month_of_issues, typed_day
from bot.newsstand import Form
from bot.screen import Screen
from bot.visit import Visit
from store import articles
from store.search.looser import read_loosely

_SHOWS: dict[Form, Callable[[Visit, dt.date | None], Awaitable[Screen]]] = {
    "latest": latest.begin,
    "issue": issue.begin,
    "digest": digest.begin,
}
_FORMER = re.compile("[上前]一?期")


async def sentence(visit: Visit, text: str) -> Screen | None:
    """What a sentence asks to see of an issue; None where it is about something: a search.

    Raises:
        Sorry: there is no such issue, with the nearest ones.
    """
    asked = newsstand.read(text, visit.desk.settings.paper)
    if asked is None:
        return None
    show, when = _SHOWS[asked.form], asked.when
    if not when:
        return await show(visit, None)
    if _FORMER.fullmatch(when):
        last = await visit.desk.store.aread(articles.issue, None)
        return await show(visit, last.older if last else None)
    if found := await day_and_page(visit, when):
        return await issue.begin_page(visit, found[1], found[0])
    if month := await month_of_issues(visit, when, asked.form):
        raise month
    return await _of_days(visit, asked.form, when)


async def _of_days(visit: Visit, form: Form, when: str) -> Screen | None:
    """昨天, 6月10日, 上周五; of several days there is no list of an issue: the search knows them."""
    if day := await typed_day(visit, when):
        return await _SHOWS[form](visit, day)
    newest = (await visit.desk.store.aread(articles.overview)).newest
    days = read_loosely(when, today=visit.desk.clock.today(), newest=newest)
    if days is None:
        return None
    return await (_SHOWS[form](visit, days.first) if days.first == days.last else search.run(visit, when))
