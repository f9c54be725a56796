"""A day that somebody typed, and what to offer when there is no issue of it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from bot import texts
from bot.dates import NoSuchDay, parse_day, parse_month
from bot.render.buttons import Begin, Beginning
from bot.render.keyboards import Button, in_rows
from bot.screen import Sorry
from bot.visit import Visit
from store import articles

# How many issues around a missing one are offered.
_NEAREST = 4
_DAYS_A_ROW = 4
_PAGE = re.compile(r"第?(\d{1,3}|[一二三四五六七八九十])版|(?:头|要闻)版")
# 20号的报纸头版
_PAPER_OF = re.compile("的?(?:报纸|报刊|报)(?:的|上)?$")
_AROUND = re.compile(r"[\s?？。！!]|看看|找找|有没有(?!日期)|有哪些|哪些|那些|报纸|报|版面|在哪里?|的|呢|吗")
_UNDATED = re.compile(
    "(?:日期|哪天|时间)(?:不详|不明确?|不清楚?|不确定|不知道?|未知|缺失|没写)|未知日期"
    "|(?:没有?|无|缺|缺少|不知道?|没写|没标|未标|未注)(?:注|标|写)?明?(?:日期|哪天)"
)


async def typed_day(visit: Visit, argument: str) -> dt.date | None:
    """The day that an argument means; None when it is not written like one.

    Raises:
        Sorry: it is written like a day, but there is no such day.
    """
    desk = visit.desk
    held = await desk.store.aread(articles.overview)
    try:
        return parse_day(argument, today=desk.clock.today(), newest=held.newest)
    except NoSuchDay:
        raise Sorry(texts.NO_SUCH_DAY.format(typed=argument[:20])) from None


async def wanted_day(visit: Visit, argument: str, what: Beginning) -> dt.date | None:
    """The day of a command that takes nothing but a day; None when none was typed: the newest.

    Raises:
        Sorry: the argument is no day; for a month it offers the month's issues.
    """
    if not argument:
        return None
    day = await typed_day(visit, argument)
    if day is None:
        if month := await month_of_issues(visit, argument, what):
            raise month
        raise Sorry(texts.NOT_A_DAY.format(typed=argument[:20]))
    return day


async def month_of_issues(visit: Visit, argument: str, what: Beginning) -> Sorry | None:
    """The issues of the month that an argument means, to choose from; None when it means none."""
    month = await _typed_month(visit, argument)
    if month is None:
        return None
    after = (month + dt.timedelta(days=31)).replace(day=1)
    return await issues_between(visit, month, after, what, name=texts.full_month(month))


async def issues_between(
    visit: Visit, since: dt.date, until: dt.date, what: Beginning, *, name: str
) -> Sorry:
    """The issues from a day on and before another, to choose from; where there are none, the nearest."""
    days = await visit.desk.store.aread(articles.dates_between, since, until)
    if not days:
        return await no_issue(visit, since, what, texts.NO_ISSUE.format(day=name))
    row = [Button(f"{day.month}月{day.day}日", Begin(what, day)) for day in days]
    return Sorry(texts.ISSUES_OF.format(month=name, count=len(days)), in_rows(row, _DAYS_A_ROW))


async def takes_day(visit: Visit, argument: str) -> bool:
    """Whether a word's argument is written like a day or a month, be it one or not."""
    try:
        return await typed_day(visit, argument) is not None or bool(await _typed_month(visit, argument))
    except Sorry:
        return True


async def _typed_month(visit: Visit, argument: str) -> dt.date | None:
    held = await visit.desk.store.aread(articles.overview)
    return parse_month(argument, newest=held.newest or visit.desk.clock.today())


async def no_issue(visit: Visit, day: dt.date | None, what: Beginning, sentence: str | None = None) -> Sorry:
    """What to say when there is no issue of that day, with the nearest ones as buttons."""
    if day is None:
        administrator = visit.person.is_administrator
        return Sorry(texts.NOTHING_YET_ADMINISTRATOR if administrator else texts.NOTHING_YET)
    near = await visit.desk.store.aread(articles.nearest_issue_dates, day, limit=_NEAREST)
    sentence = sentence or texts.NO_ISSUE.format(day=texts.full_day(day))
    if not near:
        return Sorry(sentence)
    row = [Button(each.isoformat(), Begin(what, each)) for each in near]
    return Sorry(f"{sentence}{texts.NEAREST_ISSUES}", in_rows(row, 2))


async def day_and_page(visit: Visit, argument: str) -> tuple[dt.date | None, int] | None:
    """第1版 of the newest issue, or of a day: 10月31日 头版; None for anything else."""
    halves = ((argument[:at].rstrip("的 "), argument[at:]) for at in range(len(argument)))
    for day, page in halves:
        if (number := page_of(page)) is None:
            continue
        if not (bare := _PAPER_OF.sub("", day.strip())):
            return None, number
        if (typed := await typed_day(visit, bare)) is not None:
            return typed, number
    return None


def is_undated(typed: str) -> bool:
    """日期不详, 哪些报没有日期: pages of which no day is known are meant."""
    return _UNDATED.fullmatch(_AROUND.sub("", typed)) is not None


def page_of(typed: str) -> int | None:
    """第1版, 二版, 头版: the number of a page; None for anything else."""
    found = _PAGE.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    if found is None:
        return None
    written = found.group(1)
    if written is None:
        return 1
    return int(written) if written.isdecimal() else "零一二三四五六七八九十".index(written)
