"""A subscription stands still for a while: for so many days, until a day, or until its person goes on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot import texts
from bot.dates import NoSuchDay, parse_coming
from bot.delivery.planning import following, planned
from bot.delivery.times import number
from bot.delivery.workdays import workdays
from bot.features.subscription import confirmed, describe, still_paused
from bot.features.unsubscribing import matching
from bot.render.buttons import OfSubscription
from bot.render.keyboards import Button, Keyboard
from bot.render.markup import join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, held, openings, subscriptions
from store.subscriptions import Subscription

UNTIL = "until"
_LENGTHS = (3, 7, 14)
_LONGEST = dt.timedelta(days=366)
_SENTENCE = re.compile(
    r"(?:我?要?(?:出差|休产假|休假|放假|请假|度假|外出|休息|住院|学习|开会)了?[,，\s]*)?"
    r"(?:请|先|帮我|把|我的|全部|所有)*(?:订阅|推送|日报|提醒)?(?:都|先)*(?:暂停|停送|停发|停推|停)(?:一下)?"
    r"(?:订阅|推送|日报|提醒)?"
    r"(?:(?:到|至)(?P<day>.{2,20}?)(?:吧|再发|再送|恢复|为止)?"
    r"|(?P<count>\d{1,3}|[一两二三四五六七八九十]{1,3}|半(?=个月|年))个?(?P<unit>天|日|周|星期|礼拜|月|年)"
    r"的?(?:订阅|推送|日报|提醒)?[吧了]?)"
)
# 这两天别发了, 明天别发: until the day after.
_NOT_ON = re.compile(
    "(?:请|麻烦|先|我)*(?P<span>今天|今日|明天|明日|[这本]周|[这本]个?星期|下周|下个?星期|大?后天|(?:这|接下来|未来)(?P<some>[一两二三四五六七]|\\d)天)"
    "(?:都|先|就|暂时)*(?:别|不要|不用|不必|不)(?:再)?(?:给我)?(?:发送|推送|发|推|送)(?:新闻|日报|推送|订阅)?[了吧]*"
)
# 这周不用发了 出差: why is said behind it.
_BECAUSE = re.compile(
    r"(?<=.{3})[\s,，。]+我?(?:要|在)?(?:出差|休假|请假|开会|住院|外出|学习|度假|放假|休息|忙)(?:几天)?[去了]*[。!！]*$"
)
# 出差两天，先停
_AWAY = re.compile(
    "我?要?(?:出差|休产假|休假|放假|请假|度假|外出|休息|住院|学习|开会)(?P<span>(?:\\d{1,3}|[一两二三四五六七八九十]{1,3}|半(?=个月|年))个?(?:天|日|周|星期|礼拜|月|年))"
    "[,，]?(?:先|都|就)*(?:停一?停|停一下|停发|停推|停|暂停|别发|不用发|不要发|别推)(?:一下|了|吧)*"
)
_WRITTEN_DAY = re.compile(r"\d{1,2}(?:月|[-/.])\d{1,2}[日号]?", re.ASCII)
# Whoever names a day that far off without its year may have meant the one that is over.
_FAR_OFF = dt.timedelta(days=180)
_BACK = re.compile(
    "我?要?(?:出差|休产假|休假|放假|请假|度假|外出|不在)[,，。]?(?P<back>.{2,10}?)(?:才|再)?(?:回来|回单位|上班|回)[了吧]?"
    "|(?:先停|先不发|别发)?[,，]?(?:等|到)?(?P<again>.{2,10}?)(?:再|才|开始|起|以后)(?:给我)?(?:恢复)?(?:发|送|推送|恢复)[吧了]?"
)
_COUNTED = re.compile(
    r"(?P<count>\d{1,3}|[一两二三四五六七八九十]{1,3}|半)个?(?P<unit>天|日|周|星期|礼拜|月|年)"
)
_SEVERAL = 2
_UNITS = {"年": 365, "天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30}
# 下周再发, 停到月底, 过几天再发: the day with which that begins, or behind its end.
_NEXT = re.compile(
    r"(?P<year>年底|年末|明年)|(?P<week>下个?(?:周|星期|礼拜))|(?P<month>下个?月初?|月底|月末|这个?月底|本月底)|过(?P<some>[几一两二三四五六七]|\d)天"
)
_SOME_DAYS, _LONGEST_TEXT = 3, 60


async def pause(visit: Visit, sub: Subscription, days: int) -> Screen:
    """Stop for so many days; 0: until it is resumed. What has not left yet waits as well."""
    until = _today(visit, sub.zone) + dt.timedelta(days=days) if days else None
    await visit.desk.store.awrite(_stop, sub, visit.desk.clock.now(), until)
    return _stopped(visit, sub, until)


async def ask(visit: Visit, sub: Subscription) -> Screen:
    """Until which day? The next message says."""
    await visit.desk.store.awrite(openings.ask, visit.person.user_id, UNTIL, sub.id, visit.desk.clock.now())
    return Screen(plain(texts.PAUSE_ASK), ((Button(texts.CANCEL, OfSubscription(sub.id, "keep")),),))


async def until_said(visit: Visit, number: int, typed: str) -> Screen:
    """Stop until the day that was typed.

    Raises:
        Sorry: it is no day to come, or the subscription is gone.
    """
    sub = await visit.desk.store.aread(subscriptions.one, number, visit.person.user_id)
    if sub is None:
        raise Sorry(texts.SUBSCRIPTION_GONE)
    until = day_of(visit, typed, sub.zone)
    await visit.desk.store.awrite(_stop, sub, visit.desk.clock.now(), until)
    return _stopped(visit, sub, until, _next_year(typed, until, _today(visit, sub.zone)))


async def sentence(visit: Visit, text: str) -> Screen | None:
    """All subscriptions of this chat stop until the day, or for the time, that a sentence names; else None.

    Raises:
        Sorry: there is nothing to stop, or the day is none to come.
    """
    text = _BECAUSE.sub("", text.strip()) if len(text) <= _LONGEST_TEXT else text.strip()
    found = _SENTENCE.fullmatch(text)
    if found is None and (away := _AWAY.fullmatch(re.sub(r"[\s。!！]", "", text))):
        return await sentence(visit, f"停{away['span']}")
    if found is None:
        return await _not_on(visit, text) or await _back_again(visit, text)
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    mine = [sub for sub in every if sub.chat_id == visit.chat_id]
    if not mine:
        raise Sorry(texts.NO_SUBSCRIPTIONS)
    if found["day"]:
        return await stopped(visit, mine, day_of(visit, found["day"], mine[0].zone), found["day"])
    return await stopped(visit, mine, counted(visit, f"{found['count']}{found['unit']}", mine[0].zone))


def counted(visit: Visit, typed: str, zone: str) -> dt.date:
    """The day that lies so many days, weeks or months ahead: 三天, 半个月.

    Raises:
        Sorry: that is no time, or too long.
    """
    found = _COUNTED.fullmatch(typed)
    unit = _UNITS[found["unit"]] if found else 0
    count = found["count"] if found else ""
    days = unit // 2 if count == "半" else (number(count) or 0) * unit
    if not dt.timedelta() < dt.timedelta(days=days) <= _LONGEST:
        raise Sorry(texts.PAUSE_WRONG.format(typed=typed[:20]))
    return _today(visit, zone) + dt.timedelta(days=days)


async def stopped(
    visit: Visit, mine: Sequence[Subscription], until: dt.date, typed: str = "", *, by_name: bool = False
) -> Screen:
    """These stop until that day, which was typed so, or longer if they do so already and are not named."""
    now, today = visit.desk.clock.now(), _today(visit, mine[0].zone)
    longer = [sub for sub in mine if sub.paused and not by_name and (sub.paused_until or dt.date.max) > until]
    for sub in (shorter := [sub for sub in mine if sub not in longer]):
        await visit.desk.store.awrite(_stop, sub, now, until)
    said = texts.ALL_PAUSED_UNTIL.format(count=len(shorter), day=texts.coming_day(until, today))
    if longer:
        said = (said + "\n" if shorter else "") + still_paused(longer, today)
    keyboard = _ways_on(visit, mine[0]) if len(mine) == 1 else ()
    return Screen(plain(said + _next_year(typed, until, today)), keyboard)


async def _not_on(visit: Visit, text: str) -> Screen | None:
    """这周别发了: a stop until the day after."""
    found = _NOT_ON.fullmatch(re.sub(r"[\s。!！]", "", text))
    if found is None:
        return None
    if found["some"]:
        return await sentence(visit, f"停{found['some']}天")
    if found["span"][0] in "下大后":
        # Nothing stops later than now: what can be done instead.
        raise Sorry(texts.PAUSE_LATER)
    if found["span"][0] in "这本":
        return await sentence(visit, "停到下周一")
    return await sentence(visit, f"停{1 + (found['span'][0] == '明')}天")


def _next_year(typed: str, until: dt.date, today: dt.date) -> str:
    """That a day without its year is next year's, where this year's is over since not long."""
    if until.year == today.year or until - today < _FAR_OFF or not _WRITTEN_DAY.fullmatch(typed.strip()):
        return ""
    return texts.PAUSED_NEXT_YEAR.format(day=texts.short_day(until), year=until.year)


async def _back_again(visit: Visit, text: str) -> Screen | None:
    """出差，下周三回来; 下周三再发: a stop until that day, where it is one and something is brought."""
    found = _BACK.fullmatch(re.sub(r"\s", "", text))
    if found is None:
        return None
    day = found["back"] or found["again"]
    try:
        day_of(visit, day, visit.desk.settings.timezone)
    except Sorry:
        return None
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    return await sentence(visit, f"停到{day}") if any(sub.chat_id == visit.chat_id for sub in every) else None


async def stop_all(visit: Visit) -> Screen:
    """All subscriptions of this chat stop until they are resumed.

    Raises:
        Sorry: there is none.
    """
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    mine = [sub for sub in every if sub.chat_id == visit.chat_id]
    if not mine:
        raise Sorry(texts.NO_SUBSCRIPTIONS)
    if len(mine) == 1:
        return await pause(visit, mine[0], 0)
    for sub in mine:
        await pause(visit, sub, 0)
    return Screen(plain(texts.ALL_PAUSED.format(count=len(mine))))


async def resume_all(visit: Visit) -> Screen:
    """All subscriptions of this chat that stand still go on; what had been held back leaves now.

    In the private chat, where all of them are listed, those for groups where there are no others.

    Raises:
        Sorry: there is none.
    """
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    still = [sub for sub in every if sub.chat_id == visit.chat_id and (sub.paused or sub.asleep)]
    if not still and visit.chat_id == visit.person.user_id:
        still = [sub for sub in every if sub.paused]
    if not still:
        raise Sorry(texts.NOTHING_PAUSED if every else texts.NO_SUBSCRIPTIONS)
    if len(still) == 1:
        return await resume(visit, still[0])
    for sub in still:
        await resume(visit, sub)
    return Screen(plain(texts.ALL_RESUMED.format(count=len(still))))


async def named(visit: Visit, words: str, *, stop: bool) -> Screen | None:
    """Those that are called so stop, or go on; None where there are none: a search."""
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    mine = [sub for sub in matching(every, words) if sub.paused != stop]
    screens = [await (pause(visit, sub, 0) if stop else resume(visit, sub)) for sub in mine]
    if len(screens) < _SEVERAL:
        return screens[0] if screens else None
    form = texts.ALL_PAUSED if stop else texts.ALL_RESUMED
    return Screen(plain(form.format(count=len(screens))))


async def resume(visit: Visit, sub: Subscription) -> Screen:
    """Go on; what had been held back leaves now."""
    store, now = visit.desk.store, visit.desk.clock.now()
    works = await store.aread(workdays)
    due = following(sub, now, works, last_day=sub.last_day)
    on = {"paused": False, "paused_until": None, "asleep": None, "next_due": due}

    def go_on(session: Session) -> Subscription:
        subscriptions.change(session, sub.id, **on)
        held.resume(session, sub.id)
        return subscriptions.one(session, sub.id) or sub

    return confirmed(await store.awrite(go_on), texts.RESUMED, works, now)


def _stop(session: Session, sub: Subscription, now: dt.datetime, until: dt.date | None) -> None:
    due = planned(replace(sub, paused=True, paused_until=until), now, workdays(session))
    subscriptions.change(session, sub.id, paused=True, paused_until=until, next_due=due)
    held.pause(session, sub.id)


def _today(visit: Visit, zone: str) -> dt.date:
    return visit.desk.clock.now().astimezone(ZoneInfo(zone)).date()


def _stopped(visit: Visit, sub: Subscription, until: dt.date | None, note: str = "") -> Screen:
    today = _today(visit, sub.zone)
    said = texts.PAUSED_UNTIL.format(day=texts.coming_day(until, today)) if until else texts.PAUSED
    return Screen(join([plain(describe(sub)), plain(said + note)]), _ways_on(visit, sub))


def _ways_on(visit: Visit, sub: Subscription) -> Keyboard:
    """To resume at once, or to stop for another time."""
    lengths = [Button(texts.PAUSE_FOR.format(days=n), OfSubscription(sub.id, "pause", n)) for n in _LENGTHS]
    # In a group an answer would not be heard: only what addresses the bot is.
    asks = visit.chat_id == visit.person.user_id
    other = (Button(texts.PAUSE_TO, OfSubscription(sub.id, "until")),) if asks else ()
    return ((Button(texts.RESUME, OfSubscription(sub.id, "resume")),), (*lengths, *other))


def day_of(visit: Visit, typed: str, zone: str) -> dt.date:
    """The day to come that was typed.

    Raises:
        Sorry: it is none, or too far off.
    """
    today = _today(visit, zone)
    try:
        day = _begins(typed, today) or parse_coming(typed, today=today)
    except NoSuchDay:
        day = None
    if day is None or not today < day <= today + _LONGEST:
        raise Sorry(texts.PAUSE_WRONG.format(typed=typed[:20]))
    return day


def _begins(typed: str, today: dt.date) -> dt.date | None:
    """The first day of next week or month, or the day after some; None for anything else."""
    found = _NEXT.fullmatch(typed.strip())
    if found is None:
        return None
    if found["year"]:
        return dt.date(today.year + 1, 1, 1)
    if found["week"]:
        return today + dt.timedelta(days=7 - today.weekday())
    if found["month"]:
        return (today.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    return today + dt.timedelta(days=number(found["some"]) or _SOME_DAYS)
