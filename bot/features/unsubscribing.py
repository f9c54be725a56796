"""/unsubscribe: ends one subscription, found by its number or its words, or all, after one question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import texts
from bot.delivery.times import number
from bot.delivery.wish import read_wish
from bot.features import subscribed
from bot.features.lists import remember, text_of
from bot.features.subscription import describe, ended, places
from bot.features.undoing import undoable
from bot.render.buttons import Act, OfSubscription
from bot.render.keyboards import Button
from bot.render.markup import join, plain, shortened
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import subscriptions, views
from store.search.tokens import tokens_of, written
from store.subscriptions import Subscription

ACTS = KIND = "unsub"
_LENGTH = 80
_ALL = re.compile("(?:全部|所有|全|都)的?(?:订阅|推送|提醒)?|all", re.IGNORECASE)
_KIND = re.compile("订阅|推送")
_COUNTED = re.compile(r"(?P<back>倒数)?第(?P<at>[一二三四五六七八九十\d]{1,2})[个条项]")
_LAST = re.compile("(?:最后|最末|末尾)(?:面|边|头)?(?:的?那)?一?[个条项]")
# 除了产改都停三天 is said of all the others.
_ALL_BUT = re.compile("(?:除[了去开]|只[要留])(?=..)")
_MIDDLE = re.compile("(?:正)?中间(?:的?那|的|这)?一?[个条项]?|当中(?:的?那)一?[个条项]")


async def run(visit: Visit, argument: str) -> Screen:
    """End the only subscription, or the one that was named, after one question; else offer them.

    Raises:
        Sorry: there is none.
    """
    found = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    if not found:
        raise Sorry(texts.NO_SUBSCRIPTIONS)
    if _ALL.fullmatch(argument):
        return await sure(visit, found[0]) if len(found) == 1 else _sure_of_all(found)
    if argument.isdecimal():
        if not 1 <= int(argument) <= len(found):
            note = texts.NO_SUCH_SUBSCRIPTION.format(number=argument[:6], count=len(found))
            return await subscribed.offer(visit, ending=True, note=note)
        return await sure(visit, found[int(argument) - 1])
    meant = matching(found, argument) if argument else found
    if not meant:
        note = texts.NO_SUBSCRIPTION_LIKE.format(typed=argument[:20])
        return await subscribed.offer(visit, ending=True, note=note)
    if len(meant) == 1:
        return await sure(visit, meant[0])
    return await subscribed.offer(visit, [sub.id for sub in meant] if argument else (), ending=True)


async def takes(visit: Visit, argument: str) -> bool:
    """Whether 退订 with this behind it is meant: a number, 全部, or words of a subscription."""
    if argument.isdecimal() or _ALL.fullmatch(argument):
        return True
    found = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    return bool(matching(found, argument))


def called(every: Sequence[Subscription], typed: str) -> tuple[Subscription, ...]:
    """Those that are named so, or that stand at that place in the list of all: 第二个, 最后一个, 中间那个.

    Raises:
        Sorry: none stands in the middle.
    """
    if at := place(typed, len(every)):
        return tuple(every[at - 1 : at])
    found = matching(every, typed)
    if every and not found and _MIDDLE.fullmatch(typed):
        raise Sorry(texts.NO_MIDDLE.format(count=len(every)))
    return found


def place(typed: str, many: int = 1) -> int:
    """The number in 第二个, or of 最后一个 among so `many`; 0 where there is none.

    Beyond them where there are not so many; 中间那个 of an even number is none of them.
    """
    found = _COUNTED.fullmatch(typed)
    at = number(found["at"]) or 0 if found else 0
    if found and found["back"]:
        return many + 1 - at if 0 < at <= many else at
    if _MIDDLE.fullmatch(typed):
        return many // 2 + 1 if many % 2 else 0
    return many if _LAST.fullmatch(typed) else at


def matching(found: Sequence[Subscription], typed: str) -> tuple[Subscription, ...]:
    """The subscriptions that are named by their time, days, kind or topics."""
    if _ALL_BUT.match(typed):
        return ()
    words = _KIND.sub(" ", typed)
    wish = read_wish(words)
    alert, digest = wish.gather is not None, "日报" in words
    if not (wish.topics or wish.minute is not None or wish.days or alert or digest):
        return ()
    wanted = [word for topic in wish.topics for word in topic.split()]

    def fits(sub: Subscription) -> bool:
        return (
            (wish.minute is None or sub.minute == wish.minute)
            and (wish.days is None or wish.survey or sub.days == wish.days)
            and (not alert or sub.kind == "alert")
            and (not digest or sub.kind == "digest")
            and (not wish.survey or sub.style == "survey")
            and all(any(_names(topic, word) for topic in sub.topics) for word in wanted)
        )

    return tuple(sub for sub in found if fits(sub))


def _names(topic: str, word: str) -> bool:
    """Whether it is called so: 产改 -招聘 is not called 招聘."""
    tokens = tokens_of(topic)
    if word[0] in "-－":
        return any(token.excluded and token.text == word[1:] for token in tokens)
    return word in " ".join(written(token) for token in tokens if not token.excluded)


async def sure(visit: Visit, sub: Subscription) -> Screen:
    """The question before one is ended."""
    where = await visit.desk.store.aread(places, [sub])
    row = (
        Button(texts.CONFIRM, OfSubscription(sub.id, "really")),
        Button(texts.PAUSE, OfSubscription(sub.id, "pause")),
        Button(texts.CANCEL, OfSubscription(sub.id, "keep")),
    )
    return Screen(plain(texts.END_IT.format(what=describe(sub, where.get(sub.id, "")))), (row,))


def _sure_of_all(found: Sequence[Subscription]) -> Screen:
    # Those that are made after the question are not ended by it.
    row = (
        Button(texts.CONFIRM, Act(ACTS, "all", found[-1].id)),
        Button(texts.CANCEL, OfSubscription(found[-1].id, "keep")),
    )
    return Screen(plain(texts.END_ALL.format(count=len(found))), (row,))


async def sure_of(visit: Visit, found: Sequence[Subscription]) -> Screen:
    """The question before these end."""
    if len(found) == 1:
        return await sure(visit, found[0])
    view = await remember(visit, KIND, subs=",".join(str(sub.id) for sub in found))
    row = (
        Button(texts.CONFIRM, Act(ACTS, "these", view.id)),
        Button(texts.CANCEL, OfSubscription(found[-1].id, "keep")),
    )
    lines = [plain(texts.END_THESE.format(count=len(found))), *(plain(describe(sub)) for sub in found)]
    return Screen(join(lines), (row,))


async def asked_of(visit: Visit, screen: Screen) -> list[int]:
    """The numbers of those that a question would end; none where it is no such question."""
    under = [button.does for row in screen.keyboard for button in row if button.label == texts.CONFIRM]
    match under:
        case [OfSubscription(number, "really")]:
            return [number]
        case [Act(what, "these", number)] if what == ACTS:
            return await _named_in(visit, number)
    return []


async def _named_in(visit: Visit, number: int) -> list[int]:
    view = await visit.desk.store.aread(views.recall, number, visit.person.user_id)
    kept = (text_of(view, "subs") or "") if view and view.kind == KIND else ""
    return [int(one) for one in kept.split(",") if one]


async def act(visit: Visit, asked: Act) -> Screen:
    """All that there were at the question end, or these; or the question itself, where it was said in words.

    Raises:
        Sorry: they have ended already, or the button is of another life.
    """
    if asked.action == "sure":
        return await run(visit, texts.EVERY_ONE)
    store, user = visit.desk.store, visit.person.user_id
    every = await store.aread(subscriptions.of_person, user)
    if asked.action == "these":
        numbers = await _named_in(visit, asked.number)
        mine = [sub for sub in every if sub.id in numbers]
    elif asked.action == "all":
        mine = [sub for sub in every if sub.id <= asked.number]
    else:
        raise Sorry(texts.BUTTON_DEAD)
    if not mine:
        raise Sorry(texts.NO_SUBSCRIPTIONS)
    return await _end_all(visit, mine)


@undoable
async def _end_all(visit: Visit, mine: Sequence[Subscription]) -> Screen:
    store, now = visit.desk.store, visit.desk.clock.now()
    where = await store.aread(places, mine)
    for sub in mine:
        await store.awrite(ended, sub, now)
    names = [shortened(plain(describe(sub, where.get(sub.id, ""))), _LENGTH) for sub in mine]
    return Screen(join([plain(texts.ENDED_ALL.format(count=len(mine))), *names]))


@undoable
async def end(visit: Visit, sub: Subscription) -> Screen:
    """It ends, and what of it has not left does not leave any more."""
    where = await visit.desk.store.aread(places, [sub])
    await visit.desk.store.awrite(ended, sub, visit.desk.clock.now())
    return Screen(plain(texts.ENDED.format(what=describe(sub, where.get(sub.id, "")))))
