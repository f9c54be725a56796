"""A stop said in a sentence: 停到下周一, 把产改那个停三天, 休假到5号先别发, 过完年再发, 明天别发."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot import texts
from bot.delivery.ahead import read_coming
from bot.delivery.dayparts import has, has_begun, name_of
from bot.delivery.later import as_of
from bot.delivery.severally import read_severally
from bot.delivery.stops import Stop, goes_on, read_several, read_stop
from bot.features import booking, pausing, resuming, which
from bot.features.search import instead, is_held, is_title
from bot.features.subscription import describe
from bot.features.undoing import undoable
from bot.features.unsubscribing import called
from bot.render.buttons import Act, OfSubscription
from bot.render.keyboards import Button, in_rows
from bot.render.markup import bold, join, plain, shortened
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import subscriptions
from store.subscriptions import Subscription

ACTS = which.STOPS
_A_ROW, _LENGTH = 5, 80


async def sentence(visit: Visit, text: str) -> Screen | None:
    """What is meant stops, and it is said until when; None for a title, or where nothing such is brought.

    Raises:
        Sorry: the day is none to come, or nothing is brought at all.
    """
    if resumed := await resuming.sentence(visit, text):
        return resumed
    if not (read_several(text) or read_stop(text) or read_coming(text)):
        return None
    # 这个月停了 may be a title; 都停到31号，第一个除外 is said of some.
    if any(way.but for way in read_severally(text)) or await is_title(visit, text):
        return None
    try:
        return await _said(visit, text)
    except Sorry as sorry:
        # 停到年底再说吧这个项目 may be looked for.
        raise Sorry(sorry.sentence, sorry.keyboard or (await instead(visit, text.strip()),)) from None


@undoable
async def _said(visit: Visit, text: str) -> Screen | None:
    if several := read_several(text):
        return await _several(visit, several)
    asked = read_stop(text)
    if asked is None:
        return await _coming(visit, text)
    mine = await _meant(visit, asked)
    in_part = asked.part or (asked.ahead and asked.ahead.part)
    if not mine or (asked.unsaid and not in_part and await is_held(visit, text)):
        return None
    return await these(visit, mine, asked)


async def _coming(visit: Visit, text: str) -> Screen | None:
    """明天照常发: no stop holds on those days; None for another text, or where nothing is brought."""
    on = read_coming(text)
    mine = await _meant(visit, Stop(ahead=on)) if on else ()
    if on is None or not mine:
        return None
    if not on.part:
        return await booking.comes(visit, mine, on)
    day = (await booking.days(visit, on, mine[0].zone))[0]
    some = [sub for sub in mine if _comes_in(as_of(sub, day), on.part, None)]
    if not some:
        raise Sorry(texts.NOTHING_COMES.format(part=f"{on.typed}{name_of(on.part)}"))
    return await booking.comes(visit, some, on, named=len(some) < len(mine))


async def _several(visit: Visit, clauses: Sequence[str]) -> Screen | None:
    """Each of the stops that a sentence orders; what is kept of all of them is said with the last."""
    shown: list[Screen] = []
    ahead: list[int] = []
    for clause in clauses:
        try:
            one = await sentence(visit, clause)
        except Sorry as sorry:
            if not shown:
                raise
            # What was said before it is kept: both is said.
            one = sorry.screen
        else:
            stop = read_stop(clause)
            ahead += [len(shown)] if stop and stop.ahead else []
        if one is None:
            return None
        shown.append(one)
    # The last of those to come names all of them.
    lines = [one.text for at, one in enumerate(shown) if at not in ahead[:-1]]
    return replace(shown[-1], text=join(lines)) if shown else None


async def _in_part(visit: Visit, mine: Sequence[Subscription], asked: Stop, part: str) -> Screen:
    """今晚别发: what comes in that part of the day does not, and all else does."""
    now = visit.desk.clock.now().astimezone(ZoneInfo(mine[0].zone))
    today = None if asked.ahead else now.date()
    first = (await booking.days(visit, asked.ahead, mine[0].zone))[0] if asked.ahead else now.date()
    stops = [sub for sub in mine if _comes_in(as_of(sub, first), part, today)]
    if today and has_begun(part, now.hour * 60 + now.minute):
        # What is brought at once is not to come for the rest of it.
        stops += [sub for sub in mine if sub.kind == "alert" and not sub.paused]
    if not stops:
        day = asked.ahead.typed if asked.ahead else texts.TODAY
        raise Sorry(texts.NOTHING_IN_PART.format(part=f"{day}{name_of(part)}"))
    if asked.ahead:
        shown = await booking.booked(visit, stops, replace(asked.ahead, words=""))
    else:
        tomorrow = now.date() + dt.timedelta(days=1)
        shown = await (_not_today if asked.today else pausing.stopped)(visit, stops, tomorrow)
    if len(stops) == len(mine):
        return shown
    told = asked.today or (asked.ahead and len(stops) == 1)
    names = [] if told else [plain(describe(sub)) for sub in stops]
    others = texts.OTHERS_COME.format(count=len(mine) - len(stops))
    return replace(shown, text=join([*names, shown.text, plain(others)]))


def _comes_in(sub: Subscription, part: str, today: dt.date | None) -> bool:
    """Whether a digest comes in that part of a day; `today`: and is to come on this one still."""
    if sub.kind != "digest" or sub.minute is None or not has(part, sub.minute):
        return False
    due = sub.next_due.astimezone(ZoneInfo(sub.zone)).date() if sub.next_due else None
    return today is None or (due == today and not sub.paused)


async def these(visit: Visit, mine: Sequence[Subscription], asked: Stop) -> Screen | None:
    """These stop as it is asked of them."""
    part = asked.part or (asked.ahead.part if asked.ahead else "")
    if part:
        return await _in_part(visit, mine, asked, part)
    return await (booking.booked(visit, mine, asked.ahead) if asked.ahead else _stopped(visit, mine, asked))


async def _stopped(visit: Visit, mine: Sequence[Subscription], asked: Stop) -> Screen | None:
    """From now on; None where what may be a headline names no day."""
    if not asked.festival and not asked.until:
        # One that stands still for so long now stands still until it is resumed.
        still = [sub for sub in mine if not sub.paused] if asked.words else []
        return await (pausing.these(visit, still, stop=True) if still else pausing.pause(visit, mine[0], 0))
    until = await booking.until(visit, asked, pausing.today_of(visit, mine[0].zone))
    if until is None:
        return None
    booked = [sub for sub in mine if sub.stop_from and sub.stop_from < until and not sub.paused]
    if asked.unsaid and booked:
        # 1月5日再发: what is to stop later is meant, not a stop of today.
        return await booking.ends(visit, booked, until, several=len(mine) > 1)
    if asked.unsaid and len(mine) > 1:
        return _which(mine, until, pausing.today_of(visit, mine[0].zone))
    if asked.today:
        return await _not_today(visit, mine, until)
    typed = "" if asked.counted else asked.until
    shown = await pausing.stopped(visit, mine, until, typed, by_name=bool(asked.words))
    # Of several it is said which was meant.
    which = join([plain(describe(sub)) for sub in mine]) if asked.words else None
    return replace(shown, text=join([which, shown.text])) if which else shown


async def _not_today(visit: Visit, mine: Sequence[Subscription], until: dt.date) -> Screen:
    """产改那个今天别发: which it is, and that it comes again tomorrow."""
    shown = await pausing.stopped(visit, mine, until, by_name=True)
    day = texts.coming_day(until, pausing.today_of(visit, mine[0].zone))
    said = plain(texts.STOPS_TODAY.format(day=day))
    return replace(shown, text=join([*(plain(describe(sub)) for sub in mine), said]))


async def _meant(visit: Visit, asked: Stop) -> Sequence[Subscription]:
    """What is to stop: of several of that name those that go on; a stop that is in force may be changed.

    Raises:
        Sorry: nothing is brought, and this cannot be about anything else.
    """
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    mine = [sub for sub in every if sub.chat_id == visit.chat_id]
    if asked.words:
        named = [sub for sub in called(every, asked.words) if sub in mine]
        return [sub for sub in named if not sub.paused] or named
    if not mine and (asked.sure or (asked.ahead and not every)):
        raise Sorry(texts.NO_SUBSCRIPTIONS)
    return mine


def _which(mine: Sequence[Subscription], until: dt.date, today: dt.date) -> Screen:
    """培训，下周一再发: which of several is to stop until then, if that is what was meant."""
    lines = [bold(texts.STOP_WHICH.format(day=texts.coming_day(until, today), weekday=texts.weekday(until)))]
    for at, sub in enumerate(mine, start=1):
        lines.append(plain(f"{at}. ") + shortened(plain(describe(sub)), _LENGTH))
    day = until.toordinal()
    doors = [Button(str(at), Act(ACTS, "one", sub.id, day)) for at, sub in enumerate(mine, start=1)]
    last = (
        Button(texts.STOP_ALL, Act(ACTS, "all", mine[-1].id, day)),
        Button(texts.CANCEL, OfSubscription(mine[-1].id, "keep")),
    )
    return Screen(join(lines), (*in_rows(doors, _A_ROW), last))


@undoable
async def act(visit: Visit, asked: Act) -> Screen:
    """The one that was chosen stops until that day, or all that there were at the question.

    Raises:
        Sorry: the question is of the past, or what it was about has ended.
    """
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    here = [sub for sub in every if sub.chat_id == visit.chat_id and sub.id <= asked.number]
    mine = [sub for sub in here if asked.action == "all" or sub.id == asked.number]
    if asked.action not in {"one", "all"} or not 0 < asked.other <= dt.date.max.toordinal():
        raise Sorry(texts.BUTTON_DEAD)
    if not mine:
        raise Sorry(texts.SUBSCRIPTION_GONE)
    day = dt.date.fromordinal(asked.other).isoformat()
    until = goes_on(Stop(until=day), pausing.today_of(visit, mine[0].zone))
    if until is None:
        raise Sorry(texts.BUTTON_DEAD)
    shown = await pausing.stopped(visit, mine, until, by_name=asked.action == "one")
    return replace(shown, text=join([plain(describe(mine[0])), shown.text])) if len(mine) == 1 else shown
