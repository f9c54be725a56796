"""/subscribe, /subscriptions, /unsubscribe: what is brought, when, and how to stop it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from bot import texts
from bot.delivery.schedule import DAILY, WORKDAYS
from bot.delivery.wish import Wish, read_sentence, read_wish
from bot.features import card, pausing
from bot.features.history import history
from bot.features.lists import text_of
from bot.features.search import LONGEST_QUERY
from bot.features.subscription import coming, describe, keep
from bot.render.buttons import Act, Begin, OfSubscription
from bot.render.keyboards import Button, in_rows
from bot.render.markup import bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, deliveries, openings, preferences, subscriptions, views
from store.preferences import Preferences
from store.receipts import receipts
from store.subscriptions import Subscription

ACTS = "sub"


async def run(visit: Visit, argument: str) -> Screen:
    """Subscribe to what was typed; without a time or a day, a card with choices.

    Raises:
        Sorry: it cannot be kept, with the reason.
    """
    wish = read_wish(argument)
    _check(wish)
    if wish.gather is not None:
        return await keep(visit, await _alert(visit, wish, wish.gather))
    if wish.minute is None and wish.days is None:
        return await card.begin(visit, await fresh(visit, replace(wish, days=WORKDAYS)))
    return await keep(visit, await fresh(visit, wish))


async def sentence(visit: Visit, text: str) -> Screen | None:
    """Subscribe, or pause, as a free sentence asks; None when it is about no subscription."""
    if stopped := await pausing.sentence(visit, text):
        return stopped
    wish = read_sentence(text)
    if wish:
        _check(wish)
    return await keep(visit, await fresh(visit, wish)) if wish else None


def _check(wish: Wish) -> None:
    if sum(map(len, wish.topics)) > LONGEST_QUERY:
        raise Sorry(texts.TOPICS_TOO_LONG.format(limit=LONGEST_QUERY))
    if wish.unread and wish.minute is not None and read_wish(wish.unread).minute is not None:
        raise Sorry(texts.WISH_ONE_TIME.format(typed=wish.unread))
    if wish.unread:
        raise Sorry(texts.WISH_UNREAD.format(typed=wish.unread[:20]))


async def of_search(visit: Visit, asked: Act) -> Screen:
    """The card of a subscription to a search, with its whole query as the topic.

    Raises:
        Sorry: the search is gone.
    """
    view = await visit.desk.store.aread(views.recall, asked.number, visit.person.user_id)
    query = text_of(view, "query") if view else None
    if not query:
        raise Sorry(texts.VIEW_DEAD)
    return await card.begin(visit, await fresh(visit, Wish(None, WORKDAYS, (query,))))


async def begin(visit: Visit, _: dt.date | None = None) -> Screen:
    """A new subscription by buttons."""
    return await run(visit, "")


async def fresh(visit: Visit, wish: Wish) -> Subscription:
    """A subscription as wished, not kept yet; what was not said is as set, or what most people want."""
    desk, person = visit.desk, visit.person
    own = visit.chat_id == person.user_id
    set_ = await desk.store.aread(preferences.of_person, person.user_id) if own else Preferences()
    return Subscription(
        id=0,
        user_id=person.user_id,
        chat_id=visit.chat_id,
        thread_id=visit.thread_id,
        kind="digest",
        minute=card.USUAL_MINUTE if wish.minute is None else wish.minute,
        days=wish.days or DAILY,
        zone=set_.zone or desk.settings.timezone,
        style="survey" if wish.survey else wish.style or set_.style or "titles",
        topics=wish.topics,
        created_at=desk.clock.now(),
    )


async def _alert(visit: Visit, wish: Wish, gather: int) -> Subscription:
    if not wish.topics:
        raise Sorry(texts.ALERT_NEEDS_WORDS)
    new = await fresh(visit, wish)
    return replace(new, kind="alert", minute=None, gather=gather)


async def listed(visit: Visit, _: str) -> Screen:
    """Everything that this person has subscribed to."""
    found = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    said = await visit.desk.store.aread(_histories, found)
    new = (Button(texts.NEW_SUBSCRIPTION, Begin("subscribe")),)
    if not found:
        return Screen(plain(texts.NO_SUBSCRIPTIONS), (new,))
    lines = [bold(texts.SUBSCRIPTIONS_HEAD.format(count=len(found)))]
    for number, sub in enumerate(found, start=1):
        lines.append(plain(f"\n{number}. {describe(sub)}"))
        lines += [plain(line) for line in (coming(sub, visit.desk.clock.now()), said[sub.id]) if line]
    doors = [Button(str(at), OfSubscription(sub.id, "edit")) for at, sub in enumerate(found, start=1)]
    return Screen(join(lines), (*in_rows(doors, 5), new))


def _histories(session: Session, found: tuple[Subscription, ...]) -> dict[int, str]:
    return {sub.id: history(sub, receipts(session, sub.id)) for sub in found}


async def unsubscribe(visit: Visit, argument: str) -> Screen:
    """End the only subscription, or the one that was named, after one question; else offer them all."""
    found = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    if not found:
        raise Sorry(texts.NO_SUBSCRIPTIONS)
    if argument.isdecimal() and 1 <= int(argument) <= len(found):
        return _sure(found[int(argument) - 1])
    if len(found) == 1:
        return _sure(found[0])
    lines = [
        bold(texts.WHICH_TO_END),
        *(plain(f"{at}. {describe(s)}") for at, s in enumerate(found, start=1)),
    ]
    doors = [Button(str(at), OfSubscription(sub.id, "end")) for at, sub in enumerate(found, start=1)]
    return Screen(join(lines), in_rows(doors, 5))


def _sure(sub: Subscription) -> Screen:
    row = (
        Button(texts.CONFIRM, OfSubscription(sub.id, "really")),
        Button(texts.PAUSE, OfSubscription(sub.id, "pause")),
        Button(texts.CANCEL, OfSubscription(sub.id, "keep")),
    )
    return Screen(plain(texts.END_IT.format(what=describe(sub))), (row,))


async def act(visit: Visit, asked: OfSubscription) -> Screen:
    """What a button of a subscription says.

    Raises:
        Sorry: it is gone, or somebody else's.
    """
    store, user = visit.desk.store, visit.person.user_id
    sub = await store.aread(subscriptions.one, asked.number, user)
    if sub is None:
        raise Sorry(texts.SUBSCRIPTION_GONE)
    match asked.action:
        case "edit":
            screen = await card.begin(visit, sub)
        case "pause":
            screen = await pausing.pause(visit, sub, asked.days)
        case "until":
            screen = await pausing.ask(visit, sub)
        case "resume":
            screen = await pausing.resume(visit, sub)
        case "end":
            screen = _sure(sub)
        case "keep":
            await store.awrite(openings.answered, user)
            screen = Screen(plain(texts.NOTHING_CHANGED))
        case "really":
            await store.awrite(_end, sub, visit.desk.clock.now())
            screen = Screen(plain(texts.ENDED.format(what=describe(sub))))
    return screen


def _end(session: Session, sub: Subscription, now: dt.datetime) -> None:
    """What of it has not left does not leave any more."""
    if subscriptions.remove(session, sub.id, sub.user_id):
        deliveries.give_up(session, sub.id, now)


async def wake(visit: Visit) -> None:
    """Whoever speaks can be reached again: their subscriptions go on."""
    mine = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    if any(sub.asleep and sub.chat_id == visit.chat_id for sub in mine):
        await visit.desk.store.awrite(subscriptions.wake, visit.chat_id)
