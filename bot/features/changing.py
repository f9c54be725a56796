"""A change said in a sentence: of the only digest, of the one that is named, or of the one then chosen."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args
from zoneinfo import ZoneInfo

from bot import texts
from bot.delivery.ahead import begins
from bot.delivery.later import as_of, booked, dropped, with_former, without
from bot.delivery.planning import planned
from bot.delivery.schedule import DAILY, WORKDAYS
from bot.delivery.stops import LONGEST
from bot.delivery.times import number
from bot.delivery.wanted import Wish
from bot.delivery.weekdays import Remark, left_of, taken_off
from bot.delivery.workdays import workdays
from bot.features import outdating
from bot.features.lists import number_of, remember, text_of
from bot.features.slipped import slips
from bot.features.subscription import confirmed, describe, places, to_come
from bot.features.unsubscribing import matching
from bot.features.wishing import check
from bot.render.buttons import Act
from bot.render.keyboards import Button, in_rows
from bot.render.markup import bold, join, plain, shortened
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import subscriptions, views
from store.subscriptions import Style, Subscription
from store.values import View

ACTS = KIND = "change"
_A_ROW = 5
# A saved search may be a long query.
_LENGTH = 80
COUNTED = re.compile(r"第([一二三四五六七八九十\d]{1,2})[个条项]")


async def changed(visit: Visit, wish: Wish, words: str) -> Screen | None:
    """The digest of this chat takes it; of several one is chosen. None where none is meant.

    Raises:
        Sorry: it cannot be so.
    """
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    mine = [sub for sub in every if sub.chat_id == visit.chat_id and sub.kind == "digest"]
    if words:
        mine = _named(every, mine, words)
    if wish.kept or (wish.back and not wish.days):
        booked_ones = [sub for sub in mine if sub.later]
        if wish.kept or booked_ones:
            return await _kept(visit, booked_ones) if booked_ones else None
        mine = [sub for sub in mine if sub.former]
    if not mine:
        return None
    check(wish)
    return await _change(visit, mine, wish) if len(mine) == 1 else await _which(visit, mine, wish)


async def _kept(visit: Visit, mine: Sequence[Subscription]) -> Screen:
    """What was to be otherwise later stays as it is now."""
    now, lines = visit.desk.clock.now(), []
    works = await visit.desk.store.aread(workdays)
    for sub in mine:
        due = planned(replace(sub, later=()), now, works)
        await visit.desk.store.awrite(subscriptions.change, sub.id, later=(), next_due=due)
        lines.append(f"{describe(sub)}\n{texts.LATER_GONE.format(what=to_come(sub, now))}")
    return Screen(plain("\n".join(lines)))


def _named(every: Sequence[Subscription], mine: Sequence[Subscription], words: str) -> list[Subscription]:
    """Those that are meant: by their place in the list, by their time, days or topics."""
    if found := COUNTED.fullmatch(words):
        at = number(found[1]) or 0
        return [sub for sub in every[at - 1 : at] if sub in mine] if at else []
    return list(matching(mine, words))


async def _which(visit: Visit, mine: Sequence[Subscription], wish: Wish) -> Screen:
    numbers = ",".join(str(sub.id) for sub in mine)
    how: dict[str, str | int | None] = {"minute": wish.minute, "days": wish.days, "style": wish.style}
    how |= {"topics": "\n".join(wish.topics)}
    how |= {"shift": wish.shift}
    how |= {"survey": int(wish.survey), "back": int(wish.back), "since": wish.since}
    view = await remember(visit, KIND, subs=numbers, longer=int(wish.longer), **how)
    where = await visit.desk.store.aread(places, mine)
    lines = [bold(texts.CHANGE_WHICH.format(what=_in_words(wish), count=len(mine)))]
    for at, sub in enumerate(mine, start=1):
        lines.append(plain(f"{at}. ") + shortened(plain(describe(sub, where.get(sub.id, ""))), _LENGTH))
    doors = [Button(str(at), Act(ACTS, "one", view.id, sub.id)) for at, sub in enumerate(mine, start=1)]
    last = (
        Button(texts.CHANGE_ALL, Act(ACTS, "all", view.id)),
        Button(texts.CANCEL, Act(ACTS, "none", view.id)),
    )
    return Screen(join(lines), (*in_rows(doors, _A_ROW), last))


async def act(visit: Visit, asked: Act) -> Screen:
    """The one that was chosen takes the change, or all do.

    Raises:
        Sorry: the question is of the past, or what it was about has ended.
    """
    store, user = visit.desk.store, visit.person.user_id
    if asked.action == "slip":
        return await _put_right(visit, asked.number)
    view = await store.aread(views.recall, asked.number, user)
    if view is None or view.kind != KIND or asked.action not in {"one", "all", "none"}:
        raise Sorry(texts.BUTTON_DEAD)
    if asked.action == "none":
        return Screen(plain(texts.NOTHING_CHANGED))
    numbers = {int(each) for each in (text_of(view, "subs") or "").split(",") if each}
    every = await store.aread(subscriptions.of_person, user)
    mine = [sub for sub in every if sub.id in numbers and asked.other in {0, sub.id}]
    if not mine:
        raise Sorry(texts.SUBSCRIPTION_GONE)
    return await _change(visit, mine, _wish(view))


async def _put_right(visit: Visit, number: int) -> Screen:
    """What was subscribed to with slips is what was meant."""
    store, now = visit.desk.store, visit.desk.clock.now()
    sub = await store.aread(subscriptions.one, number, visit.person.user_id)
    if sub is None:
        raise Sorry(texts.SUBSCRIPTION_GONE)
    found = await slips(visit, sub.topics)
    topics = tuple(dict.fromkeys(found.get(topic, topic) for topic in sub.topics))
    await store.awrite(subscriptions.change, sub.id, topics=topics)
    works = await store.aread(workdays)
    where = await store.aread(places, [sub])
    return confirmed(replace(sub, topics=topics), texts.CHANGED, works, now, where.get(sub.id, ""))


def _wish(view: View) -> Wish:
    minute = view.params.get("minute")
    style = next((each for each in get_args(Style) if each == text_of(view, "style")), None)
    minute = minute if isinstance(minute, int) else None
    topics = tuple(filter(None, (text_of(view, "topics") or "").split("\n")))
    wish = Wish(minute, text_of(view, "days"), topics, style=style, since=text_of(view, "since") or "")
    survey, back, longer = (bool(number_of(view, name)) for name in ("survey", "back", "longer"))
    wish = replace(wish, shift=number_of(view, "shift"))
    return replace(wish, survey=survey, back=back, longer=longer)


def _in_words(wish: Wish) -> str:
    """工作日 08:00"""
    parts = []
    if wish.survey:
        parts = [texts.STYLES["survey"]]
    elif wish.back:
        parts = [texts.DAILY_AGAIN if wish.days else texts.AS_BEFORE]
    elif wish.days:
        off = [
            texts.CHANGE_HOLIDAYS if one == WORKDAYS else texts.days_name(one) for one in taken_off(wish.days)
        ]
        parts = [texts.CHANGE_WITHOUT + "、".join(off) if off else texts.days_name(wish.days)]
    parts += [word if word.startswith("-") else f"+{word}" for word in wish.topics]
    parts += [texts.CHANGE_SHIFT.format(minutes=wish.shift)] if wish.shift else []
    parts += [texts.clock_time(wish.minute)] if wish.minute is not None else []
    parts += [texts.CHANGE_LONGER if wish.longer else texts.STYLES[wish.style]] if wish.style else []
    return " ".join(parts)


async def _change(visit: Visit, mine: Sequence[Subscription], wish: Wish) -> Screen:
    store, now = visit.desk.store, visit.desk.clock.now()
    works = await store.aread(workdays)
    where = await store.aread(places, mine)
    screens, kept = [], []
    for sub in mine:
        since, gone = _begins(sub, wish, now), ""
        values = _values(sub, wish)
        if since:
            values = _from(sub, since, values)
        else:
            values, gone = _at_once(sub, wish, values, now)
        if not values:
            kept.append(sub)
            continue
        values["next_due"] = planned(replace(sub, **values), now, works)
        await store.awrite(subscriptions.change, sub.id, **values)
        await outdating.note(visit, sub.id)
        head = texts.CHANGED_LATER if since else texts.CHANGED
        done = confirmed(replace(sub, **values), head, works, now, where.get(sub.id, ""))
        remarks = [plain(one) for one in (texts.DAYS_LEFT.get(_left(sub, wish)[1]), gone) if one]
        screens.append(replace(done, text=join([done.text, *remarks])))
    if not screens:
        raise Sorry(_why_not(kept[0], wish))
    if len(mine) == 1:
        return screens[0]
    # Of several those that stay as they are say so, and stand in nobody's way.
    stay = [plain(f"{describe(sub, where.get(sub.id, ''))}\n{_why_not(sub, wish)}") for sub in kept]
    return Screen(join([*(screen.text for screen in screens), *stay], "\n\n"))


def _begins(sub: Subscription, wish: Wish, now: dt.datetime) -> dt.date | None:
    """The day from which on it is to be so; None: at once.

    Raises:
        Sorry: the day that was typed is none to come.
    """
    if not wish.since:
        return None
    today = now.astimezone(ZoneInfo(sub.zone)).date()
    day = begins(wish.since, today)
    if day is None or day > today + LONGEST:
        raise Sorry(texts.PAUSE_WRONG.format(typed=wish.since[:20]))
    return day if day > today else None


def _from(sub: Subscription, since: dt.date, values: dict[str, Any]) -> dict[str, Any]:
    """What is to be later, with these values from that day on; nothing where it would be so anyway."""
    then = as_of(sub, since)
    values = {name: value for name, value in values.items() if getattr(then, name) != value}
    return {"later": booked(sub, since, values)} if values else {}


def _topics(sub: Subscription, said: Sequence[str]) -> tuple[str, ...]:
    """What it brings, with more or (-招聘) with less; who gets all of the paper gets no more."""
    topics = sub.topics
    for word in said:
        if word.startswith("-"):
            left = tuple(topic for topic in topics if topic.split()[:1] != [word[1:]])
            # What is no topic of it is not to be in what the topics bring; one is kept.
            topics = left if left and len(left) < len(topics) else _without(topics, word)
        elif topics:
            topics = tuple(dict.fromkeys((*topics, word)))
    return topics


def _without(topics: Sequence[str], word: str) -> tuple[str, ...]:
    return tuple(each if word in each.split() else f"{each} {word}".strip() for each in topics or ("",))


def _at_once(
    sub: Subscription, wish: Wish, values: dict[str, Any], now: dt.datetime
) -> tuple[dict[str, Any], str]:
    """The values with those that they take the place of; what was to be otherwise later is so no more."""
    said = {"minute": wish.minute, "days": wish.days, "style": wish.style or wish.survey or None}
    names = {name for name, value in said.items() if value is not None} | values.keys()
    left = without(sub.later, names)
    values = with_former(sub, values)
    if left == sub.later:
        return values, ""
    gone = replace(sub, later=dropped(sub.later, names))
    return values | {"later": left}, texts.LATER_GONE.format(what=to_come(gone, now))


def _left(sub: Subscription, wish: Wish) -> tuple[str, Remark]:
    off = taken_off(wish.days or "")
    return left_of(sub.days, off) if off else (sub.days, "")


def _why_not(sub: Subscription, wish: Wish) -> str:
    if sub.style == "survey" and wish.style:
        return texts.SURVEY_HAS_NO_LENGTH
    if wish.longer and sub.style == wish.style_of(sub.style):
        return texts.CHANGE_LONGEST
    if sub.style == "survey" and wish.days and not wish.survey:
        return texts.SURVEY_ONCE_A_WEEK.format(day=texts.days_name(sub.days))
    if remark := texts.DAYS_LEFT.get(_left(sub, wish)[1]):
        return remark
    of_days = wish.days and not (wish.style or wish.survey or wish.topics)
    is_so = texts.days_name(sub.days) if of_days else describe(sub)
    return texts.CHANGE_NOTHING.format(day=is_so)


def _values(sub: Subscription, wish: Wish) -> dict[str, Any]:
    """What is another now; a survey stays a survey, once a week, but where every day is asked for."""
    former = dict(sub.former)
    if wish.back and not wish.days:
        return {name: old for name, old in sub.former if getattr(sub, name) != old}
    values: dict[str, Any] = {}
    if wish.topics and (topics := _topics(sub, wish.topics)) != sub.topics:
        values["topics"] = topics
    if wish.minute is not None:
        values["minute"] = wish.minute
    if wish.shift and sub.minute is not None:
        values["minute"] = (sub.minute + wish.shift) % (24 * 60)
    if wish.survey:
        survey = {"style": "survey", "days": sub.days if len(sub.days) == 1 else wish.days}
        return values if sub.style == "survey" else values | survey
    if taken_off(wish.days or ""):
        left, _ = _left(sub, wish)
        values |= {"days": left} if left != sub.days else {}
    elif wish.days and sub.style == "survey" and wish.days in {DAILY, former.get("days")}:
        # As it was before; the headlines are what is brought where nothing was said of it.
        days = former.get("days", DAILY) if wish.back else wish.days
        return values | {"days": days, "style": wish.style or former.get("style", "titles")}
    elif wish.days and (sub.style != "survey" or (len(wish.days) == 1)):
        values["days"] = wish.days
    style = wish.style_of(sub.style)
    if style and sub.style not in {"survey", style}:
        values["style"] = style
    return values
