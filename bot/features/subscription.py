"""One subscription: in words, when it comes next, and kept, or changed where there is one of that kind."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from bot import texts
from bot.delivery.later import WORDS, as_of, gone
from bot.delivery.planning import following
from bot.delivery.render import subscription_row
from bot.delivery.schedule import WORKDAYS
from bot.delivery.wanted import Wish
from bot.delivery.workdays import Workdays, workdays
from bot.features import notes
from bot.features.slipped import said as said_of
from bot.features.slipped import slips
from bot.render.buttons import Act
from bot.render.keyboards import Button
from bot.render.markup import bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, articles, bindings, deliveries, news, subscriptions
from store.subscriptions import Subscription

# Wanted; 产改 -第1版 finds what has no page as well.
_OF_A_PAGE = re.compile(r"(?<![-－])第\d{1,2}版")


async def keep(visit: Visit, wished: Subscription, said: Wish | None = None) -> Screen:
    """Keep a subscription and say when it comes first; what is there already is changed to what was wished.

    `said`: in words, what was said of it: nothing else is changed. None: all of it was chosen on a card.

    Raises:
        Sorry: there is the same one already, or there are too many.
    """
    store, now = visit.desk.store, visit.desk.clock.now()
    works = await store.aread(workdays)
    elsewhere = wished.chat_id != visit.chat_id
    place = (await store.aread(places, [wished]))[wished.id] if elsewhere else ""
    for known in await store.aread(subscriptions.of_person, visit.person.user_id):
        if _is_same(known, wished):
            values = _differing(known, wished, said, now)
            if not values:
                lines = [texts.SUBSCRIBED_ALREADY, *filter(None, [coming(known, now)])]
                raise Sorry("\n".join(lines), (subscription_row(known),))
            await store.awrite(subscriptions.change, known.id, **values)
            return confirmed(replace(known, **values), texts.CHANGED, works, now, place)
    new = replace(wished, next_due=following(wished, now, works))
    newest = await store.aread(news.newest_article)
    new = replace(new, cursor=newest if wished.kind == "alert" else subscriptions.to_begin(newest))
    kept = await store.awrite(subscriptions.add, new)
    if kept is None:
        raise Sorry(texts.TOO_MANY_SUBSCRIPTIONS.format(most=subscriptions.MOST))
    screen = confirmed(kept, texts.SUBSCRIBED, works, now, place)
    more = []
    if said is not None and said.widened:
        more.append(texts.SURVEY_ONCE_A_WEEK.format(day=texts.days_name(kept.days)))
    if said is not None:
        more += notes.apply(notes.of_wish(said), kept)
    if any(map(_OF_A_PAGE.search, kept.topics)) and await store.aread(_without_pages):
        more.append(texts.PAGES_UNKNOWN)
    return await _with_slips(visit, kept, replace(screen, text=join([screen.text, *map(plain, more)])))


async def _with_slips(visit: Visit, kept: Subscription, screen: Screen) -> Screen:
    """The screen with a question about topics that no page has, and a button that puts them right."""
    found = await slips(visit, kept.topics)
    if not found:
        return screen
    text = join([screen.text, plain(said_of(found))])
    if visit.chat_id != visit.person.user_id:
        # What is somebody's own is not changed by such a button where all read along.
        return replace(screen, text=text)
    label = texts.SLIPPED_BUTTON.format(meant=texts.shortly(list(found.values()), 16))
    return Screen(text, ((Button(label, Act("change", "slip", kept.id)),), *screen.keyboard))


def _without_pages(session: Session) -> bool:
    """Whether no page of the newest issue says which 版 it is: then nothing is of the first."""
    issue = articles.issue(session)
    return issue is not None and all(item.page is None for page in issue.pages for item in page.articles)


def confirmed(
    sub: Subscription, head: str, works: Workdays, now: dt.datetime | None = None, place: str = ""
) -> Screen:
    """What has been kept, and when it comes."""
    lines = [bold(head), plain(describe(sub, place))]
    if when := coming(sub, now):
        # A topic may bring nothing for days: nobody shall wait for it in vain.
        waits = sub.kind == "digest" and sub.next_due and sub.topics and sub.style != "survey"
        lines.append(plain(when + (texts.IF_NEW if waits and not sub.says_nothing_new else "")))
    if sub.days == WORKDAYS and sub.next_due and not works.knows(sub.next_due.year):
        lines.append(plain(texts.CALENDAR_UNKNOWN.format(year=sub.next_due.year)))
    return Screen(join(lines), (subscription_row(sub),))


def _is_same(one: Subscription, other: Subscription) -> bool:
    """Of the same in the same place at the same time: what else differs are its settings.

    Another time is another subscription, and so is a survey of the week.
    """
    return _identity(one) == _identity(other)


def _identity(sub: Subscription) -> tuple[object, ...]:
    time = () if sub.kind == "alert" else (sub.minute, sub.days, sub.style == "survey")
    return sub.kind, sub.chat_id, sub.thread_id, frozenset(sub.topics), time


def _differing(
    known: Subscription, wished: Subscription, said: Wish | None, now: dt.datetime
) -> Mapping[str, Any]:
    """The settings that are to be others now."""
    if known.kind == "alert":
        if known.gather == wished.gather or (said and not said.paced):
            return {}
        waits = known.next_due
        if waits and not known.paused:
            # What is being gathered now goes by the new interval.
            waits = min(waits, now + dt.timedelta(minutes=wished.gather))
        return {"gather": wished.gather, "next_due": waits}
    values: dict[str, Any] = {}
    style = said.style_of(known.style) if said and said.longer else wished.style
    if known.style != style and (said is None or said.style):
        values["style"] = style
    if known.says_nothing_new != wished.says_nothing_new and (said is None or said.silence is not None):
        values["says_nothing_new"] = wished.says_nothing_new
    return values


def describe(sub: Subscription, place: str = "") -> str:
    """每天 07:30 · 产改、货车司机 · 标题 · 发到“宣教群”"""
    when = texts.when(sub.days, sub.minute or 0)
    if sub.kind == "alert":
        when = texts.GATHERED.format(minutes=sub.gather) if sub.gather else texts.AT_ONCE
    about = texts.listed(sub.topics) if sub.topics else texts.EVERYTHING
    style = () if sub.kind == "alert" else (texts.STYLES[sub.style],)
    nothing = (texts.SAYS_NOTHING_NEW,) if sub.says_nothing_new and sub.kind == "digest" else ()
    where = (texts.BROUGHT_TO.format(place=place),) if place else ()
    return " · ".join((when, about, *style, *nothing, *where))


def coming(sub: Subscription, now: dt.datetime | None = None) -> str:
    """When it comes next, whether it stands still, or why it does not come."""
    if sub.asleep:
        return texts.ASLEEP if sub.chat_id == sub.user_id else texts.ASLEEP_GROUP
    told = []
    if sub.paused:
        today = now.astimezone(ZoneInfo(sub.zone)).date() if now else sub.paused_until
        until = texts.coming_day(sub.paused_until, today) if sub.paused_until and today else ""
        told.append(texts.STANDS_UNTIL.format(day=until) if until else texts.STANDS_STILL)
    if sub.stop_from:
        today = now.astimezone(ZoneInfo(sub.zone)).date() if now else sub.stop_from
        told.append(texts.stops_ahead(sub.stops, today))
    if sub.later:
        told.append(to_come(sub, now))
    return "；".join([*told, *filter(None, [_next(sub, now)])])


def to_come(sub: Subscription, now: dt.datetime | None = None) -> str:
    """What it is to be from later days on: 12月22日起：每天 09:00 · 产改、欠薪 · 导语"""
    said, today = [], now.astimezone(ZoneInfo(sub.zone)).date() if now else None
    for one in sub.later:
        then, names = as_of(sub, one.day), {name for name, _ in one.values}
        when = texts.when(then.days, then.minute or 0) if names & {"minute", "days"} else ""
        about = texts.listed(then.topics) or texts.EVERYTHING if names & {"topics", WORDS} else ""
        style = texts.STYLES[then.style] if "style" in names else ""
        what = " · ".join(filter(None, (when, about, style)))
        said.append(texts.LATER.format(day=texts.coming_day(one.day, today or one.day), what=what))
    return "；".join(said)


def no_more(old: Subscription, new: Subscription, now: dt.datetime) -> str:
    """What it was to be from later days on and is not, now that it is the new one; empty where nothing."""
    lost = gone(old, new)
    return texts.LATER_GONE.format(what=to_come(lost, now)) if lost.later else ""


def _next(sub: Subscription, now: dt.datetime | None) -> str:
    if sub.next_due is None or sub.kind == "alert":
        return ""
    if now is not None and sub.next_due <= now:
        return texts.COMES_SOON if sub.says_nothing_new else texts.COMES_SOON_IF_NEW
    wall = sub.next_due.astimezone(ZoneInfo(sub.zone))
    return texts.COMES_NEXT.format(when=f"{texts.short_day(wall.date())} {wall:%H:%M}")


def places(session: Session, found: Sequence[Subscription]) -> dict[int, str]:
    """The names of the groups that these are brought to, by the number of the subscription."""
    groups = [sub for sub in found if sub.chat_id != sub.user_id]
    known = bindings.places(session) if groups else {}
    found_at = {sub.id: known.get((sub.chat_id, sub.thread_id or 0)) for sub in groups}
    return {key: (place.name if place else "") or texts.SOME_GROUP for key, place in found_at.items()}


def still_paused(subs: Sequence[Subscription], today: dt.date) -> str:
    """That these have stood still for longer already than was said now, and how it is made sooner."""
    last = max(sub.paused_until or dt.date.max for sub in subs)
    until = texts.PAUSED_TILL.format(day=texts.coming_day(last, today)) if last < dt.date.max else None
    return texts.STILL_PAUSED.format(count=len(subs), day=until or texts.PAUSED_ON)


def ended(session: Session, sub: Subscription, now: dt.datetime) -> None:
    """It is there no more, and what of it has not left is given up."""
    if subscriptions.remove(session, sub.id, sub.user_id):
        deliveries.give_up(session, sub.id, now)
