"""A change said in a sentence: of the only digest, of the one that is named, or of the one then chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace

from bot import texts
from bot.delivery.ahead import Ahead
from bot.delivery.altering import days_left, minute_of, said_of, values_of
from bot.delivery.later import as_of, at_once, booked, until
from bot.delivery.planning import planned
from bot.delivery.topics import reworded
from bot.delivery.wanted import Wish
from bot.delivery.workdays import workdays
from bot.features import booking, outdating, undoing, which
from bot.features.fromwhen import begins_on, dated, surveys, today_of
from bot.features.lists import text_of
from bot.features.slipped import slips
from bot.features.subscription import confirmed, describe, no_more, places
from bot.features.undoing import undoable
from bot.features.unsubscribing import called, matching, place
from bot.features.wishing import check
from bot.render.buttons import Act
from bot.render.markup import join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import subscriptions, views
from store.subscriptions import Subscription

ACTS = which.ACTS
_SURVEY = texts.STYLES["survey"]
# All that a change may be of: what the day has brought that it was booked for is written down as well.
_WRITTEN = ("minute", "days", "style", "topics", "former", "later", "next_due")


@undoable
async def changed(
    visit: Visit,
    wish: Wish,
    words: str,
    *,
    asks: bool = False,
    every: bool = False,
    among: Collection[Subscription] = (),
) -> Screen | None:
    """The digest of this chat takes it; of several, or if `asks`, one is chosen. None where none is meant.

    `every`: all of them are meant, or all that there are `among` these.

    Raises:
        Sorry: it cannot be so.
    """
    all_of_them = await _every(visit)
    mine = [sub for sub in all_of_them if sub.chat_id == visit.chat_id and sub.kind == "digest"]
    if among:
        numbers = {sub.id for sub in among}
        mine = [sub for sub in mine if sub.id in numbers]
    wish = (
        dated(wish, visit.desk.clock.now(), mine[0].zone, await visit.desk.store.aread(workdays))
        if mine
        else wish
    )
    if words:
        mine = _named(all_of_them, mine, words)
        if len(wish.topics) > 1 and f"-{words}" in wish.topics:
            # 把产改换成货车司机: what brings just that.
            mine = [sub for sub in mine if words in sub.topics]
    mine = _of_these(mine, wish)
    if wish.shift and not (words or every or among):
        # 提前一个小时, behind what was said of one of them.
        mine = await _spoken_of(visit, mine)
    if wish.kept or (wish.back and not wish.days and not wish.since):
        booked_ones = [sub for sub in mine if sub.later]
        if len(booked_ones) > 1 and not (wish.kept or words or every):
            # 改回去: what was said long ago of another is not lost by it.
            raise Sorry(texts.LATER_OF_SEVERAL.format(count=len(booked_ones)))
        if wish.kept or booked_ones:
            return await _kept(visit, booked_ones, wish) if booked_ones else None
        mine = [sub for sub in mine if sub.former]
    elif wish.back and not wish.days:
        mine = [sub for sub in mine if sub.former or sub.later]
    if not mine:
        return None
    check(wish)
    # 推迟到九点 of what comes at ten.
    odd = wish.towards and any(minute_of(_by_then(sub, wish), wish) is None for sub in mine)
    if asks or odd:
        return await which.meant(visit, mine, wish)
    at_once = every or len(mine) == 1
    return await _change(visit, mine, wish) if at_once else await which.asked(visit, mine, wish)


async def _every(visit: Visit) -> list[Subscription]:
    """All that this person has, as they are today, though nothing has been brought yet."""
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    return [as_of(sub, today_of(sub, visit.desk.clock.now())) for sub in every]


async def _spoken_of(visit: Visit, mine: list[Subscription]) -> list[Subscription]:
    """The one of these that the last sentence has changed; all, where that was of none or of several."""
    said = await undoing.last(visit)
    of = [sub for sub in mine if said and said.states.keys() == {str(sub.id)}]
    return of or mine


async def _kept(visit: Visit, mine: Sequence[Subscription], wish: Wish) -> Screen | None:
    """What was to be otherwise later, or from a day on, stays as it is; None where nothing was to be."""
    now, lines = visit.desk.clock.now(), []
    works = await visit.desk.store.aread(workdays)
    for sub in mine:
        since = begins_on(sub, wish, now)
        new = replace(sub, later=until(sub, since) if since else ())
        if new == sub:
            continue
        new = replace(new, next_due=planned(new, now, works))
        await visit.desk.store.awrite(
            subscriptions.change, sub.id, **{name: getattr(new, name) for name in _WRITTEN}
        )
        lines.append(f"{describe(sub)}\n{no_more(sub, new, now)}")
    return Screen(plain("\n".join(lines))) if lines else None


def _named(every: Sequence[Subscription], mine: Sequence[Subscription], words: str) -> list[Subscription]:
    """Those that are meant: by their place in the list, by their time, days or topics."""
    if place(words):
        return [sub for sub in called(every, words) if sub in mine]
    # 周报改到周五, of one that is to be a survey.
    return list(matching(mine, words)) or [sub for sub in mine if words == _SURVEY and surveys(sub)]


def _of_these(mine: list[Subscription], wish: Wish) -> list[Subscription]:
    """Those that bring by then what is not wanted any more, 下周起不要工会的了; all, where none does."""
    less = _only_less(wish)
    if not less or not wish.since:
        return mine
    return [sub for sub in mine if less & _heads(_by_then(sub, wish))] or mine


def _only_less(wish: Wish) -> set[str]:
    """The topics that are not wanted any more; none where something else is wanted as well."""
    less = {word[1:] for word in wish.topics if word.startswith("-")}
    return less if len(less) == len(wish.topics) else set()


def _by_then(sub: Subscription, wish: Wish) -> Subscription:
    """As it is to be on the day from which on something is wished."""
    return as_of(sub, dt.date.fromisoformat(wish.since)) if wish.since else sub


def _ends(sub: Subscription, wish: Wish) -> bool:
    """Whether nothing is left of what it brings by then."""
    heads = _heads(_by_then(sub, wish)) if wish.since else set()
    return bool(heads) and heads <= _only_less(wish)


def _heads(sub: Subscription) -> set[str]:
    """The first word of each topic: 产改 -招聘 is 产改."""
    return {topic.split()[0] for topic in sub.topics}


async def offered(visit: Visit, wish: Wish, typed: str) -> Screen | None:
    """别给我发招聘, where nothing is called so: whether what is brought is to be without it; None: none is.

    Raises:
        Sorry: all of it is without it already.
    """
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    mine = [sub for sub in every if sub.chat_id == visit.chat_id and sub.kind == "digest"]
    others = [sub for sub in mine if reworded(sub.topics, wish.topics) != sub.topics]
    if mine and not others:
        raise Sorry(texts.WITHOUT_ALREADY.format(typed=typed, which=describe(mine[0])))
    return await which.asked(visit, others, wish, texts.WITHOUT_WHICH.format(typed=typed)) if mine else None


@undoable
async def act(visit: Visit, asked: Act) -> Screen:
    """The one that was chosen takes the change, or all do.

    Raises:
        Sorry: the question is of the past, or what it was about has ended.
    """
    store, user = visit.desk.store, visit.person.user_id
    if asked.action == "slip":
        return await _put_right(visit, asked.number)
    view = await store.aread(views.recall, asked.number, user)
    if view is None or view.kind != which.KIND or asked.action not in {"one", "all", "none"}:
        raise Sorry(texts.BUTTON_DEAD)
    if asked.action == "none":
        return Screen(plain(texts.NOTHING_CHANGED))
    numbers = {int(each) for each in (text_of(view, "subs") or "").split(",") if each}
    mine = [sub for sub in await _every(visit) if sub.id in numbers and asked.other in {0, sub.id}]
    if not mine:
        raise Sorry(texts.SUBSCRIPTION_GONE)
    return await _change(visit, mine, which.wish_of(view))


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


async def _change(visit: Visit, mine: Sequence[Subscription], wish: Wish) -> Screen:
    over = [sub for sub in mine if _ends(sub, wish)]
    if not over:
        return await _altered(visit, mine, wish)
    # 从下个月开始不要工会的了, where nothing else is brought: it comes no more from then on.
    ends = await booking.booked(visit, over, Ahead("", "", (("since", wish.since),)))
    rest = [sub for sub in mine if sub not in over]
    if not rest:
        return ends
    try:
        others = await _altered(visit, rest, wish)
    except Sorry as sorry:
        others = sorry.screen
    return Screen(join([ends.text, others.text], "\n\n"))


async def _altered(visit: Visit, mine: Sequence[Subscription], wish: Wish) -> Screen:
    store, now = visit.desk.store, visit.desk.clock.now()
    works = await store.aread(workdays)
    where = await store.aread(places, mine)
    screens, kept = [], []
    for sub in mine:
        since = begins_on(sub, wish, now)
        new = _changed(sub, wish, since, now)
        if new is None:
            kept.append(sub)
            continue
        new = replace(new, next_due=planned(new, now, works))
        await store.awrite(subscriptions.change, sub.id, **{name: getattr(new, name) for name in _WRITTEN})
        await outdating.note(visit, sub.id)
        head = texts.CHANGED_LATER if since else texts.CHANGED
        done = confirmed(new, head, works, now, where.get(sub.id, ""))
        remark = texts.DAYS_LEFT.get(days_left(as_of(sub, since) if since else sub, wish)[1])
        remarks = [plain(one) for one in (remark, no_more(sub, new, now)) if one]
        screens.append(replace(done, text=join([done.text, *remarks])))
    if not screens:
        raise Sorry(_why_not(kept[0], wish, now))
    if len(mine) == 1:
        return screens[0]
    # Of several those that stay as they are say so, and stand in nobody's way.
    stay = [plain(f"{describe(sub, where.get(sub.id, ''))}\n{_why_not(sub, wish, now)}") for sub in kept]
    return Screen(join([*(screen.text for screen in screens), *stay], "\n\n"))


def _changed(sub: Subscription, wish: Wish, since: dt.date | None, now: dt.datetime) -> Subscription | None:
    """What it is now, or from that day on, as it is wished; None where it would be so anyway."""
    values = values_of(as_of(sub, since) if since else sub, wish)
    if since:
        new = booked(sub, since, values, wish.topics)
        return new if new != sub else None
    new = at_once(sub, values, said_of(sub, wish), wish.topics, today=today_of(sub, now))
    return new if values or new != sub else None


def _why_not(sub: Subscription, wish: Wish, now: dt.datetime) -> str:
    since = begins_on(sub, wish, now)
    then = as_of(sub, since) if since else sub
    if then.style == "survey" and wish.style:
        return texts.SURVEY_HAS_NO_LENGTH
    if wish.longer and then.style == wish.style_of(then.style):
        return texts.CHANGE_LONGEST
    if then.style == "survey" and wish.days and not wish.survey:
        return texts.SURVEY_ONCE_A_WEEK.format(day=texts.days_name(then.days))
    if remark := texts.DAYS_LEFT.get(days_left(then, wish)[1]):
        return remark
    of_days = wish.days and not (wish.style or wish.survey or wish.topics)
    is_so = texts.days_name(then.days) if of_days else describe(then)
    form = texts.CHANGE_NOTHING_THEN if since and then.later != sub.later else texts.CHANGE_NOTHING
    return form.format(day=is_so)
