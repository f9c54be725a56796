"""今天的新闻, 我要看昨天的报纸: the paper itself, asked for in a sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot import newsstand, texts
from bot.delivery.times import number
from bot.features import digest, issue, latest, search, span
from bot.features.days import (
    day_and_page,
    is_undated,
    issues_between,
    month_of_issues,
    no_issue,
    page_of,
    typed_day,
)
from bot.features.lastshown import view_on_screen
from bot.features.lists import day_of, number_of
from bot.newsstand import Form
from bot.render.markup import join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import articles
from store.search.looser import read_loosely

_SHOWS: dict[Form, Callable[[Visit, dt.date | None], Awaitable[Screen]]] = {
    "latest": latest.begin,
    "issue": issue.begin,
    "digest": digest.begin,
}
_FORMER = re.compile("[上前]一?期")
# Behind an issue that is on the screen it is a button; else behind the newest.
_NEXT = re.compile("(?:看|打开)?(?:下|后)一?期(?:的?报纸?|的)?")
_OLDEST = re.compile("(?:最[早老初先]|第[一1]|创刊)的?(?:一?期|那期|号)?的?")
_LAST = re.compile("最[后末新近]的?一?[期份]")
# 前两天 is said of some days ago, 前三天 of three, 最近三天 of three with today.
_BEFORE = re.compile(r"(?:前|最近|近|这)(?P<count>[几两二三四五六七]|\d)[天日]")
_NUMBERS = re.compile(r"\d{1,2}[-/.]\d{1,2}", re.ASCII)
# 20号, 上个月20号: a day, and nothing of it.
_DAY_ALONE = re.compile(
    r"(?:[上这本]个?月的?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]|(?:[1-9]\d?|[一二三四五六七八九十]{1,3})号)(?:那天|当天)?"
)
# Letters that are taken for figures of a day, and 日 for others.
_MISREAD, _LONGEST_DAY = re.compile(r"[oOlI]\S{0,7}月|月\S{0,3}[oOlI曰目]"), 20
_LOOK = re.compile("(?:请|帮我|我想|我要)?(?:看看|看下|看一下|查看|查下|翻翻|翻看|看)(?P<day>[^看].{1,11})")
# 昨天那期再发一遍, 补发昨天的: its digest.
_AGAIN = re.compile(
    r"(?:请|帮我|麻烦|把)*(?:(?P<day>[今昨前]天|\S{2,8}[日号])的?(?:那[期份]|日报|早报)?的?(?:再|重新?|补)(?:给我)?(?:发|送)(?:给我|我)?(?:一?[下遍次份])?"
    r"|(?:补发|重发|再发)(?:一?[下遍次份])?(?P<of>[今昨前]天|\S{2,8}[日号])的?(?:日报|早报|那[期份])?)[吧了]*"
)
# So many issues without the page that is asked for, and it is looked for among all articles.
_LOOKED_BACK = 20
_SOME = {"几": 7, "两": 3}


async def sentence(visit: Visit, text: str) -> Screen | None:
    """What a sentence asks to see of an issue; None where it is about something: a search.

    Raises:
        Sorry: there is no such issue, with the nearest ones.
    """
    if again := _AGAIN.fullmatch(text.strip(" 。！!")):
        day = await _if_a_day(visit, again["day"] or again["of"])
        return await digest.begin(visit, day) if day else None
    if page := newsstand.page_alone(text):
        return await _page(visit, text, page)
    if day := await _bare_day(visit, text):
        return await _of_bare_day(visit, day, said="月" in text)
    if (look := _LOOK.fullmatch(text.strip())) and (day := await _if_a_day(visit, look["day"])):
        return await latest.begin(visit, day)
    if _NEXT.fullmatch(text.strip()) and not await search.is_held(visit, f"“{text.strip()}”"):
        newest = (await visit.desk.store.aread(articles.overview)).newest
        raise Sorry(texts.NO_NEWER_ISSUE.format(day=texts.full_day(newest)) if newest else texts.NOTHING_YET)
    asked = newsstand.read(text, visit.desk.settings.paper) or await _slipped(visit, text)
    if asked and not is_undated(asked.when):
        return await _shown(visit, asked)
    undated = asked is not None or await _means_undated(visit, text)
    return await issue.begin_undated(visit) if undated else None


async def _slipped(visit: Visit, text: str) -> newsstand.Issue | None:
    """今天有啥大新文: what is asked for with a slip that is a word, where no article has it."""
    asked = newsstand.read(text, visit.desk.settings.paper, loosely=True)
    return None if asked is None or await search.is_held(visit, text) else asked


async def _shown(visit: Visit, asked: newsstand.Issue) -> Screen | None:
    when = asked.when
    newest = not when or _LAST.fullmatch(when)
    # 第一期 may be of anything, 第一期报纸 is not.
    oldest = _OLDEST.fullmatch(when) and (when[0] != "第" or asked.form == "issue")
    if newest or _FORMER.fullmatch(when) or oldest:
        day = None if newest else await _by_place(visit, when)
        return await _SHOWS[asked.form](visit, day)
    if found := await day_and_page(visit, when):
        return await issue.begin_page(visit, found[1], found[0])
    if not asked.one and (several := await _several(visit, asked.form, when)):
        raise several
    return await _of_days(visit, asked)


async def _by_place(visit: Visit, when: str) -> dt.date | None:
    """The day of the issue before the newest, or of the oldest."""
    if _OLDEST.fullmatch(when):
        return (await visit.desk.store.aread(articles.overview)).oldest
    last = await visit.desk.store.aread(articles.issue, None)
    return last.older if last else None


async def _bare_day(visit: Visit, text: str) -> dt.date | None:
    """12-20, 12.20, 20号, a misread day (2O24年7月19曰), where no article has it as it stands."""
    misread = len(text) <= _LONGEST_DAY and _MISREAD.search(text)
    written = misread or _NUMBERS.fullmatch(text.strip()) or _DAY_ALONE.fullmatch(text.strip())
    day = await _if_a_day(visit, re.sub("[那当]天$", "", text.strip())) if written else None
    return None if day is None or await search.is_held(visit, f"“{text.strip()}”") else day


async def _of_bare_day(visit: Visit, day: dt.date, *, said: bool) -> Screen | None:
    """The issue of that day; where there is none, what a search for the day finds, which says so.

    `said`: as a day that is nothing else (上个月20号); 20号 and 12.20 may be looked for.

    Raises:
        Sorry: there is neither, with the nearest issues.
    """
    if await visit.desk.store.aread(articles.dates_between, day, day + dt.timedelta(1)):
        return await issue.begin(visit, day)
    name = texts.full_day(day)
    if await search.fits(visit, name):
        return await search.run(visit, name)
    if said:
        raise await no_issue(visit, day, "issue")
    return None


async def _several(visit: Visit, form: Form, when: str) -> Sorry | None:
    """The issues of a month, or of some days before today."""
    found = _BEFORE.fullmatch(when)
    before = when[0] == "前"
    if found is None or not (before or form == "issue"):
        return await month_of_issues(visit, when, form)
    until = visit.desk.clock.today() + dt.timedelta(days=not before)
    count = _SOME.get(found["count"]) or number(found["count"]) or 1
    return await issues_between(visit, until - dt.timedelta(days=count), until, form, name=when)


async def _means_undated(visit: Visit, text: str) -> bool:
    """日期不详 alone, where there is such a page and no article has the words."""
    return is_undated(text) and not await search.is_held(visit, text)


async def _page(visit: Visit, text: str, page: str) -> Screen | None:
    """A page of the newest issue; where that has none, those of all issues; None: a search finds them."""
    wanted = page_of(page)
    newest = await visit.desk.store.aread(articles.issue, None)
    if wanted is None or newest is None:
        return None
    if (day := await _day_on_screen(visit, wanted)) and day != newest.date:
        # 第2版呢, said to the issue that is read.
        return await issue.begin_page(visit, wanted, day)
    name, has_it = texts.page_name(wanted), any(each.number == wanted for each in newest.pages)
    if has_it or not await search.fits(visit, name):
        return await issue.begin_page(visit, wanted)
    if text.strip() == page and not page.startswith("要闻"):
        return None
    former = await _former_with(visit, newest.older, wanted)
    if former is None:
        return await search.run(visit, name)
    shown = await issue.begin_page(visit, wanted, former)
    note = texts.PAGE_OF_FORMER.format(page=name, day=texts.full_day(former))
    return replace(shown, text=join([plain(note), shown.text], "\n\n"))


async def _day_on_screen(visit: Visit, wanted: int) -> dt.date | None:
    """The day of the issue that is shown, or of which an article is open.

    Whoever asks for a page that is shown already means the newest.
    """
    view = await view_on_screen(visit, behind=True)
    if view is None or view.kind not in {latest.KIND, issue.ISSUE, issue.PAGE}:
        return None
    day = day_of(view)
    shown = await visit.desk.store.aread(articles.issue, day) if day and view.kind == issue.PAGE else None
    same = shown and any(
        page.number == wanted and page.page_id == number_of(view, "page_id") for page in shown.pages
    )
    return None if same else day


async def _former_with(visit: Visit, day: dt.date | None, number: int) -> dt.date | None:
    """The newest issue from a day back that has such a page; of the last few."""
    for _ in range(_LOOKED_BACK):
        older = await visit.desk.store.aread(articles.issue, day) if day else None
        if older is None or any(page.number == number for page in older.pages):
            return day if older else None
        day = older.older
    return None


async def _if_a_day(visit: Visit, typed: str) -> dt.date | None:
    """The day of what may be something else as well: 24/7 and 99号的 are none."""
    try:
        return await typed_day(visit, typed)
    except Sorry:
        return None


async def _of_days(visit: Visit, asked: newsstand.Issue) -> Screen | None:
    """昨天, 6月10日, 上周五; the issues of a week or a month; of more days the search knows the articles."""
    form, when, one = asked.form, asked.when, asked.one
    if day := await (_if_a_day(visit, when) if one else typed_day(visit, when)):
        return await _SHOWS[form](visit, day)
    newest = (await visit.desk.store.aread(articles.overview)).newest
    days = read_loosely(when, today=visit.desk.clock.today(), newest=newest)
    if days is None:
        return None
    if days.first == days.last:
        return await _SHOWS[form](visit, days.first)
    # 上周的报 are issues; what happened last week is looked for.
    if asked.paper and not one:
        show = span.shown if (days.last - days.first).days < span.LONGEST else span.months
        return await show(visit, days.first, days.last, "issue", when)
    return None if one else await search.run(visit, when)
