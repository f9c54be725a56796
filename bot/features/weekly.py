"""/weekly: the survey of a week on request, with the picture of its trend."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import re
import unicodedata

from bot import texts
from bot.delivery.edition import Edition
from bot.delivery.render import VIEW, edition_screen
from bot.delivery.wish import read_wish
from bot.features.days import issues_between, no_issue, typed_day
from bot.features.lists import remember
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.survey.trend import as_png
from bot.survey.week import Week, best_of_week, week
from bot.visit import Visit
from store import Session, articles, news
from store.search.days import read_days

_log = logging.getLogger(__name__)
_MORE_THAN_A_WEEK, _A_MONTH = dt.timedelta(days=7), dt.timedelta(days=31)
_LAST_WEEK = re.compile("上一?周的?|上个?(?:星期|礼拜)的?")

_SENTENCE = re.compile(
    r"(?:请|麻烦|帮我|给我|我想|我要|想|要)*(?:看看?|来|发|做|出)?(?:我|给我)?(?:一份|一下|一个|个)?"
    r"(?:这一?周|本周|一周|最近一周|过去一周|(?P<last>上一?周|上个?(?:星期|礼拜)))?的?(?:新闻|要闻)?(?:周报|综述|一周回顾|一周综述|一周要闻)(?:发我|发给我|给我)?(?:吧|看看)?"
    r"|(?:(?:看看?|发我|给我|来)(?:一下|一张|个)?(?:近?八周的?)?|近?八周的?)走势图?(?:发我|给我)?"
    # 给我来个一周的汇总
    r"|(?:请|麻烦|帮我|给我|我想|我要|想|要|来|看|发|做|出|整理)*+(?:一份|一下|一个|个|份)?"
    r"(?:(?:这|本|最近|过去)?一?周|(?P<before>上一?周|上个?(?:星期|礼拜)))的?(?:新闻|要闻|大事|报纸)?的?(?:汇总|总结|小结|盘点|回顾)(?:吧|看看)?"
)


async def run(visit: Visit, argument: str) -> Screen:
    """The week that ends with the newest issue, or with the day that was typed; of topics, where some were.

    Raises:
        Sorry: there is nothing in that week.
    """
    day, topics = await _asked(visit, argument)
    return await show(visit, day, topics)


async def begin(visit: Visit, day: dt.date | None) -> Screen:
    """The week of a day, by button.

    Raises:
        Sorry: there is nothing in that week.
    """
    return await show(visit, day, ())


async def takes(visit: Visit, argument: str) -> bool:
    """Whether 周报 with this behind it is meant: a day, or topics of which the newest week tells."""
    try:
        day, topics = await _asked(visit, argument)
    except Sorry:
        return True
    return day is not None or bool(topics and await _made(visit, None, topics))


async def sentence(visit: Visit, text: str) -> Screen | None:
    """The survey where a free sentence asks for one; else None."""
    levelled = re.sub(r"[\s,。!?]", "", unicodedata.normalize("NFKC", text))
    found = _SENTENCE.fullmatch(levelled)
    if found is None:
        return None
    last = found["last"] or found["before"]
    return await run(visit, last) if last else await show(visit, None, ())


async def show(visit: Visit, day: dt.date | None, topics: tuple[str, ...]) -> Screen:
    """The survey; its picture goes before it.

    Raises:
        Sorry: there is nothing in that week.
    """
    desk = visit.desk
    made = await _made(visit, day, topics)
    if made is None and topics:
        raise Sorry(texts.WEEK_WITHOUT.format(topics=texts.listed(topics)[:40]))
    if made is None:
        raise await no_issue(visit, day, "weekly")
    found, edition = made
    ids = ",".join(str(item.id) for item in edition.items)
    view = await remember(visit, VIEW, items=ids, subscription=0, head=edition.head)
    await _send_picture(visit, found)
    doubts = await desk.store.aread(news.doubtful, [item.id for item in edition.screen(0)])
    text, keyboard = edition_screen(edition, desk.settings.paper, view.id, 0, lambda _: doubts)
    return Screen(text, keyboard) if keyboard else Screen(plain(texts.NOTHING_YET))


async def _made(visit: Visit, day: dt.date | None, topics: tuple[str, ...]) -> tuple[Week, Edition] | None:
    """The week and what mattered most in it; None where there is nothing."""
    desk = visit.desk

    def look(session: Session) -> tuple[Week, Edition] | None:
        last = day or articles.overview(session).newest
        if last is None:
            return None
        found = week(session, last, topics)
        best = best_of_week(session, found, topics, desk.clock.today())
        edition = Edition(best.items, topics=topics, also=best.also, head=found.head, lines=(found.summary,))
        return (found, edition) if best.items else None

    return await desk.store.aread(look)


async def _send_picture(visit: Visit, found: Week) -> None:
    try:
        picture = await asyncio.to_thread(as_png, found.trend.data())
    except (RuntimeError, OSError) as error:
        _log.error("the trend cannot be drawn: %s", error)
        return
    await visit.context.bot.send_photo(
        visit.chat_id, picture, caption=texts.TREND_TITLE, message_thread_id=visit.thread_id,
        filename=texts.TREND_FILE,
    )  # fmt: skip


async def _asked(visit: Visit, argument: str) -> tuple[dt.date | None, tuple[str, ...]]:
    if not argument:
        return None, ()
    if day := await typed_day(visit, argument):
        return day, ()
    today = visit.desk.clock.today()
    if _LAST_WEEK.fullmatch(argument):
        return today - dt.timedelta(days=today.isoweekday()), ()
    await _no_longer_time(visit, argument)
    return None, read_wish(argument).topics


async def _no_longer_time(visit: Visit, argument: str) -> None:
    """2024年6月, 9月, 上个月, 去年, with topics or without: no week, and no words to look for.

    Raises:
        Sorry: it is such a time; of a month, with its issues, one of which a survey may end with.
    """
    held = await visit.desk.store.aread(articles.overview)
    typed = argument.split(maxsplit=1)[0]
    asked = read_days(typed, today=visit.desk.clock.today(), newest=held.newest)
    if asked is None or asked.word or asked.last - asked.first < _MORE_THAN_A_WEEK:
        return
    if asked.last - asked.first > _A_MONTH:
        raise Sorry(texts.WEEK_ENDS_WITH.format(typed=typed[:20]))
    days = await issues_between(
        visit, asked.first, asked.last + dt.timedelta(days=1), "weekly", name=typed[:20]
    )
    raise Sorry(texts.WEEK_ENDS_WITH.format(typed=typed[:20]) + days.sentence, days.keyboard)
