"""/subscribe: what is brought and when, by a line, a sentence or a card; what the buttons under it do."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from bot import texts
from bot.delivery.rhythms import read_only_rhythm
from bot.delivery.schedule import DAILY, WORKDAYS
from bot.delivery.wanted import Wish
from bot.delivery.wish import read_sentence, read_wish
from bot.features import card, choices, notes, pausing, stopping, unsubscribing
from bot.features.lists import number_of, text_of
from bot.features.placing import is_any, placed
from bot.features.search import instead, is_held
from bot.features.search import run as look_for
from bot.features.slipped import corrected
from bot.features.undoing import newly_kept
from bot.features.wishing import check, no_such_rhythm
from bot.render.buttons import Act, OfSubscription
from bot.render.markup import join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, held, openings, preferences, sleepers, subscriptions, views
from store.preferences import Preferences
from store.subscriptions import Subscription

ACTS = "sub"


async def run(visit: Visit, argument: str) -> Screen:
    """Subscribe to what was typed; without a time or a day, a card with choices.

    Raises:
        Sorry: it cannot be kept, with the reason.
    """
    wish = read_wish(argument)
    check(wish)
    if wish.gather is not None:
        return await newly_kept(visit, await _alert(visit, wish, wish.gather), wish)
    if wish.minute is None and wish.days is None and not wish.survey:
        new = await fresh(visit, replace(wish, days=WORKDAYS))
        return await card.begin(visit, new, notes.of_wish(wish))
    return await newly_kept(visit, await fresh(visit, wish), wish)


async def sentence(visit: Visit, text: str) -> Screen | None:
    """Subscribe, or pause, as a free sentence asks; None when it is about no subscription."""
    if stopped := await stopping.sentence(visit, text):
        return stopped
    wish = read_sentence(text)
    if wish and wish.rhythm and not wish.plain and visit.chat_id == visit.person.user_id:
        # It may be a headline as well.
        looked = await look_for(visit, text)
        return replace(looked, text=join([plain(no_such_rhythm(wish)), looked.text], "\n\n"))
    if wish is None:
        return await _only_rhythm(visit, text)
    check(wish)
    return await newly_kept(visit, await fresh(visit, wish), wish)


async def _only_rhythm(visit: Visit, text: str) -> Screen | None:
    """隔天发一次: what there is instead; None where articles say it so."""
    found = read_only_rhythm(text)
    if found is None or await is_held(visit, text):
        return None
    return Screen(plain(no_such_rhythm(Wish(unread=found[1], rhythm=found[0]))))


async def misspelt(visit: Visit, text: str) -> Screen | None:
    """订月 工匠 早8点: the card, where what stands behind the slip says when and of what; None: a search."""
    wish = read_wish(text.strip().partition(" ")[2])
    says = (wish.minute is not None or wish.days) and wish.topics and not (wish.unread or wish.rhythm)
    if not says or await is_held(visit, text) or not all([await is_held(visit, one) for one in wish.topics]):
        return None
    check(wish)
    shown = await card.begin(visit, await fresh(visit, wish), notes.of_wish(wish))
    return replace(shown, keyboard=(*shown.keyboard, await instead(visit, text.strip())))


async def of_search(visit: Visit, asked: Act) -> Screen:
    """The card of a subscription to a search, with its whole query as the topic, as it was corrected.

    Raises:
        Sorry: the search is gone.
    """
    view = await visit.desk.store.aread(views.recall, asked.number, visit.person.user_id)
    query = text_of(view, "query") if view else None
    if not query:
        raise Sorry(texts.VIEW_DEAD)
    if view and not number_of(view, "literally"):
        query = await corrected(visit, query)
    return await card.begin(visit, await fresh(visit, Wish(None, WORKDAYS, (query,))))


async def begin(visit: Visit, _: dt.date | None = None) -> Screen:
    """A new subscription by buttons."""
    return await run(visit, "")


async def fresh(visit: Visit, wish: Wish) -> Subscription:
    """A subscription as wished, not kept yet; what was not said is as set, or what most people want."""
    desk, person = visit.desk, visit.person
    own = visit.chat_id == person.user_id
    set_ = await desk.store.aread(preferences.of_person, person.user_id) if own else Preferences()
    new = Subscription(
        id=0,
        user_id=person.user_id,
        chat_id=visit.chat_id,
        thread_id=visit.thread_id,
        kind="digest",
        minute=choices.USUAL_MINUTE if wish.minute is None else wish.minute,
        days=wish.days or DAILY,
        zone=set_.zone or desk.settings.timezone,
        style="survey" if wish.survey else wish.style_of(set_.style or "titles") or set_.style or "titles",
        topics=wish.topics,
        says_nothing_new=wish.silence is False,
        created_at=desk.clock.now(),
    )
    elsewhere = wish.place and (own or not is_any(wish.place))
    return await placed(visit, new, wish.place) if elsewhere else new


async def _alert(visit: Visit, wish: Wish, gather: int) -> Subscription:
    if not wish.topics:
        raise Sorry(texts.ALERT_NEEDS_WORDS)
    new = await fresh(visit, wish)
    return replace(new, kind="alert", minute=None, gather=gather)


async def act(visit: Visit, asked: OfSubscription) -> Screen:
    """What a button of a subscription says.

    Raises:
        Sorry: it is gone, or somebody else's.
    """
    store, user = visit.desk.store, visit.person.user_id
    sub = await store.aread(subscriptions.one, asked.number, user)
    if sub is None:
        raise Sorry(await _why_not(visit, asked.number))
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
            screen = await unsubscribing.sure(visit, sub)
        case "keep":
            await store.awrite(openings.answered, user)
            screen = Screen(plain(texts.NOTHING_CHANGED))
        case "really":
            screen = await unsubscribing.end(visit, sub)
    return screen


async def _why_not(visit: Visit, number: int) -> str:
    """In a group everybody sees the buttons, and one person's they are; elsewhere they are of the past."""
    other = await visit.desk.store.aread(subscriptions.one, number)
    here = other is not None and other.chat_id == visit.chat_id
    return texts.SUBSCRIPTION_OF_ANOTHER if here else texts.SUBSCRIPTION_GONE


async def wake(visit: Visit) -> None:
    """A chat from which somebody speaks can be reached again: what is brought there goes on."""
    store = visit.desk.store
    if await store.aread(sleepers.sleep_in, visit.chat_id):
        await store.awrite(_wake, visit.chat_id)


def _wake(session: Session, chat_id: int) -> None:
    """What could not be delivered leaves now; what is paused as well waits for the end of its pause."""
    held.resume(session, *sleepers.wake(session, chat_id))
