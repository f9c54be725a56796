"""每天早上八点产改，晚上六点安全: several orders of one sentence, kept together."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from bot import texts
from bot.delivery.asking import read_asking
from bot.delivery.severally import read_severally
from bot.delivery.twofold import Orders, read_orders
from bot.delivery.wanted import Wish
from bot.features import lastshown, search, subscribe, undecided, unsubscribing
from bot.features.lists import remember, text_of
from bot.features.slipped import slips
from bot.features.subscription import describe
from bot.features.undoing import newly_kept, undoable
from bot.features.wishing import check
from bot.render.buttons import Act
from bot.render.keyboards import Button, Keyboard, Row
from bot.render.markup import bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import views
from store.values import View

ACTS = KIND = undecided.ORDERS


async def answered(visit: Visit, text: str) -> Screen | None:
    """The orders, to be confirmed, or kept where it is said that they are to be sent; None: a search.

    Raises:
        Sorry: one of them cannot be kept.
    """
    orders = read_orders(text)
    if orders is None or await search.is_held(visit, f"“{text.strip()}”"):
        return None
    if not orders.plain and not await _are_topics(visit, orders):
        return None
    for wish in orders.wishes:
        check(wish)
    return await (_kept(visit, orders.wishes) if orders.at_once else _asked(visit, orders.wishes, text))


async def said_to_card(visit: Visit, text: str) -> Screen | None:
    """第一个改成九点, said to the card that waits: of nothing that is brought already; else None."""
    waiting = await lastshown.card_near(visit) if _is_of_one(text) else None
    if waiting is None or not waiting.several or await lastshown.is_asked(visit):
        return None
    return Screen(plain(texts.ORDERS_FIRST), (_row(waiting.view),))


def _is_of_one(text: str) -> bool:
    """Whether it changes or ends what is not named but by its place."""
    asked = read_asking(text)
    if asked and asked.what in {"change", "end named"}:
        return not asked.words or unsubscribing.place(asked.words) > 0
    return any(way.count or all(map(unsubscribing.place, way.names)) for way in read_severally(text))


async def _are_topics(visit: Visit, orders: Orders) -> bool:
    """Whether the archive has all of the words: 每天早上八点早操，晚上六点自习 is a timetable.

    Beside one that it has, another may have a slip in it: 每天早上八点产该，晚上六点安全.
    """
    topics = [topic for wish in orders.wishes for topic in wish.topics]
    strange = [topic for topic in topics if not await search.is_held(visit, f"“{topic}”")]
    return not strange or (len(strange) < len(topics) and len(await slips(visit, strange)) == len(strange))


@undoable
async def _kept(visit: Visit, wishes: tuple[Wish, ...]) -> Screen:
    shown: list[Screen] = []
    for wish in wishes:
        try:
            shown.append(await newly_kept(visit, await subscribe.fresh(visit, wish), wish))
        except Sorry as sorry:
            # One that is there already keeps no other from being kept.
            shown.append(sorry.screen)
    return Screen(join([screen.text for screen in shown], "\n\n"))


async def _asked(visit: Visit, wishes: tuple[Wish, ...], text: str) -> Screen:
    lines = [plain(describe(await subscribe.fresh(visit, wish))) for wish in wishes]
    view = await remember(visit, KIND, wishes=json.dumps([asdict(wish) for wish in wishes]), typed=text)
    head = bold(texts.ORDERS.format(count=len(wishes)))
    keyboard: Keyboard = (_row(view.id), await search.instead(visit, text.strip()))
    if found := await slips(visit, [topic for wish in wishes for topic in wish.topics]):
        lines += [plain(texts.SLIPPED_CARD.format(typed=one, meant=meant)) for one, meant in found.items()]
        label = texts.SLIPPED_BUTTON.format(meant=texts.shortly(list(found.values()), 16))
        keyboard = ((Button(label, Act(ACTS, "meant", view.id)),), *keyboard)
    return Screen(join([head, *lines]), keyboard)


async def _mended(visit: Visit, wishes: tuple[Wish, ...], text: str) -> Screen:
    """The card with what was most likely meant in the place of slips."""
    found = await slips(visit, [topic for wish in wishes for topic in wish.topics])
    mended = [
        replace(wish, topics=tuple(dict.fromkeys(found.get(topic, topic) for topic in wish.topics)))
        for wish in wishes
    ]
    return await _asked(visit, tuple(mended), text)


def _row(number: int) -> Row:
    return (
        Button(texts.CONFIRM, Act(ACTS, "keep", number)),
        Button(texts.CANCEL, Act(ACTS, "none", number)),
    )


async def act(visit: Visit, asked: Act) -> Screen:
    """They are kept, or not.

    Raises:
        Sorry: the question is of the past.
    """
    view = await visit.desk.store.aread(views.recall, asked.number, visit.person.user_id)
    if view is None or view.kind != KIND or asked.action not in {"keep", "none", "meant"}:
        raise Sorry(texts.BUTTON_DEAD)
    if asked.action == "meant":
        return await _mended(visit, _wishes(view), text_of(view, "typed") or "")
    visit.decided = view.id
    if asked.action == "none":
        return Screen(plain(texts.NOTHING_CHANGED))
    return await _kept(visit, _wishes(view))


async def name_of(visit: Visit, number: int) -> str:
    """What the card would order, in a line; empty where it is gone."""
    view = await visit.desk.store.aread(views.recall, number, visit.person.user_id)
    wishes = _wishes(view) if view and view.kind == KIND else ()
    return "，".join([describe(await subscribe.fresh(visit, wish)) for wish in wishes])


def _wishes(view: View) -> tuple[Wish, ...]:
    read = json.loads(text_of(view, "wishes") or "[]")
    return tuple(Wish(**{**each, "topics": tuple(each["topics"])}) for each in read)
