"""The card on which a subscription is put together by buttons, with a preview, before it is kept."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from typing import Any, get_args

from bot import texts
from bot.cardwords import Amended, together
from bot.delivery.later import with_former
from bot.delivery.making import Making
from bot.delivery.planning import planned
from bot.delivery.schedule import DAILY
from bot.delivery.times import days_off
from bot.delivery.wanted import EVERYTHING, Wish
from bot.delivery.weekdays import Remark, left_of
from bot.delivery.wish import read_wish
from bot.delivery.workdays import workdays
from bot.features import choices, notes, placing
from bot.features.lists import number_of, remember, text_of
from bot.features.slipped import slips
from bot.features.subscription import coming, confirmed, describe, no_more, places
from bot.features.undoing import newly_kept
from bot.features.wishing import check
from bot.render.buttons import Choose
from bot.render.keyboards import Button, Row
from bot.render.lists import headline_line
from bot.render.markup import bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, news, openings, subscriptions, views
from store.subscriptions import Style, Subscription
from store.values import Headline

KIND, OWN = "card", "card"

_PREVIEWED = 3
# What fits a button.
_NAME_LENGTH = 30


async def begin(visit: Visit, sub: Subscription, said: tuple[str, ...] = ()) -> Screen:
    """The card of a subscription; one whose id is 0 is not kept yet. `said`: the names of notes below it."""
    params = {
        "number": sub.id, "brings": sub.kind, "minute": sub.minute or choices.USUAL_MINUTE, "days": sub.days,
        "topics": json.dumps(sub.topics), "style": sub.style, "gather": sub.gather,
        "nothing": int(sub.says_nothing_new), "chat": sub.chat_id, "thread": sub.thread_id, "zone": sub.zone,
        "said": " ".join(said),
    }  # fmt: skip
    view = await remember(visit, KIND, **params)
    return await _screen(visit, sub, view.id, said)


async def choose(visit: Visit, asked: Choose) -> Screen:
    """A choice on the card.

    Raises:
        Sorry: the card is gone, or the choice is made up.
    """
    card, said = await _held(visit, asked.view)
    visit.decided = asked.view if asked.field in {"ok", "no"} else 0
    if asked.field == "ok":
        saved = await _save(visit, card)
        return replace(saved, text=join([saved.text, *map(plain, notes.apply(said, card))]))
    if asked.field == "no":
        await visit.desk.store.awrite(openings.answered, visit.person.user_id)
        return Screen(plain(texts.NOTHING_CHANGED))
    if asked.field == "own":
        user, now = visit.person.user_id, visit.desk.clock.now()
        await visit.desk.store.awrite(openings.ask, user, OWN, asked.view, now)
        return Screen(plain(texts.CARD_ASK), ((Button(texts.CANCEL, Choose(asked.view, "no", "1")),),))
    if asked.field == "meant":
        found = await slips(visit, card.topics)
        topics = tuple(dict.fromkeys(found.get(topic, topic) for topic in card.topics))
        return await begin(visit, replace(card, topics=topics), said)
    if asked.field == "to" and not card.id:
        return await _placed(visit, card, asked, said)
    return await begin(visit, choices.chosen(card, asked), said)


async def name_of(visit: Visit, number: int) -> str:
    """What a card would order, in a line; empty where it is gone."""
    try:
        card, _ = await _held(visit, number)
    except Sorry:
        return ""
    return describe(card)


async def is_new(visit: Visit, number: int) -> bool:
    """Whether a card is of what is not kept yet, and there still."""
    view = await visit.desk.store.aread(views.recall, number, visit.person.user_id)
    return view is not None and view.kind == KIND and not number_of(view, "number")


async def _placed(visit: Visit, card: Subscription, asked: Choose, said: tuple[str, ...]) -> Screen:
    """Where to? The groups that there are, then the card with the one that was chosen."""
    if asked.value.isdecimal():
        return await begin(visit, await placing.numbered(visit, card, int(asked.value)), said)
    here = (Button(texts.CARD_HERE, Choose(asked.view, "to", "0")),)
    groups = [
        Button(name[:_NAME_LENGTH] or texts.SOME_GROUP, Choose(asked.view, "to", str(number)))
        for number, name in await placing.offered(visit)
    ]
    if not groups:
        raise Sorry(texts.CARD_NO_PLACE)
    return Screen(plain(texts.CARD_WHERE), (here, *((group,) for group in groups)))


async def told(visit: Visit, number: int, typed: str) -> Screen:
    """The card with what was typed: a time, days, words, a style, how often to be alerted.

    Raises:
        Sorry: the card is gone, or something was not understood.
    """
    card, said = await _held(visit, number)
    wish = read_wish(typed)
    check(wish)
    if off := days_off(unicodedata.normalize("NFKC", typed)):
        wish, remark = _left(card, wish, off, choices.last(number))
        said = (*said, *filter(None, (remark,)))
    named = {"minute": wish.minute, "days": wish.days, "topics": wish.topics or None}
    named["style"] = wish.style_of(card.style)
    values: dict[str, Any] = {name: value for name, value in named.items() if value is not None}
    if wish.silence is not None:
        values["says_nothing_new"] = not wish.silence
    if wish.survey:
        values["style"] = "survey"
    if wish.gather is not None:
        values |= {"kind": "alert", "gather": wish.gather}
    elif {"minute", "days", "style"} & set(values):
        values["kind"] = "digest"
    said = tuple(dict.fromkeys((*said, *notes.of_wish(wish))))
    if wish.longer and values == {"kind": card.kind, "style": card.style}:
        raise Sorry(texts.CHANGE_LONGEST, (choices.last(number),))
    if not values and not wish.few and typed.strip() not in EVERYTHING:
        raise Sorry(texts.CARD_UNREAD.format(typed=typed[:20]))
    changed = replace(card, **(values or ({} if wish.few else {"topics": ()})))
    if changed.kind == "alert" and not choices.may_alert(changed):
        raise Sorry(texts.ALERT_NEEDS_WORDS)
    if changed.style == "survey" and len(changed.days) > 1:
        changed = replace(changed, days="1")
    if wish.place and not card.id:
        changed = await placing.placed(visit, changed, wish.place)
    return await begin(visit, changed, said)


def _left(card: Subscription, wish: Wish, off: tuple[str, ...], last: Row) -> tuple[Wish, Remark]:
    """The wish with the days of the card that are left: 周五不要发 is said of these. And what to say of it.

    Raises:
        Sorry: no day would be left, or all are and nothing else is said.
    """
    days, remark = left_of(card.days, off)
    more = (wish.minute, wish.style, wish.silence, wish.gather, wish.topics or None, wish.place or None)
    only_days = all(each is None for each in more) and not (wish.survey or wish.few)
    if remark == "none" or (only_days and days == card.days and card.kind == "digest"):
        why = texts.DAYS_LEFT.get(remark) or texts.CHANGE_NOTHING.format(day=texts.days_name(days))
        # With its buttons the card goes on waiting.
        raise Sorry(why, (last,))
    return replace(wish, days=days), remark


async def amended(visit: Visit, number: int, change: Amended) -> Screen:
    """The card with what was said of it while it waits.

    Raises:
        Sorry: the card is gone, or something was not understood.
    """
    if change.said:
        return await told(visit, number, change.said)
    card, said = await _held(visit, number)
    topics = tuple(dict.fromkeys((*card.topics, *change.added)))
    for word in change.dropped:
        left = tuple(topic for topic in topics if topic != word)
        # What is no topic of it is not to be in what the topics bring.
        topics = (
            left if len(left) < len(topics) else tuple(f"{each} -{word}".strip() for each in topics or ("",))
        )
    days = together(card.days, change.also) if change.also else card.days
    return await begin(visit, replace(card, topics=topics, days=days), said)


async def _held(visit: Visit, number: int) -> tuple[Subscription, tuple[str, ...]]:
    """The subscription as it stands on a card, and the names of the notes below it.

    Raises:
        Sorry: the card is gone, or the subscription that it is about.
    """
    view = await visit.desk.store.aread(views.recall, number, visit.person.user_id)
    if view is None or view.kind != KIND:
        raise Sorry(texts.VIEW_DEAD)
    kept = number_of(view, "number")
    known = await visit.desk.store.aread(subscriptions.one, kept, visit.person.user_id) if kept else None
    if kept and known is None:
        raise Sorry(texts.SUBSCRIPTION_GONE)
    base = known or Subscription(
        0, visit.person.user_id, number_of(view, "chat", visit.chat_id), "digest",
        choices.USUAL_MINUTE, DAILY, text_of(view, "zone") or visit.desk.settings.timezone,
        visit.desk.clock.now(), thread_id=number_of(view, "thread") or None,
    )  # fmt: skip
    card = replace(
        base,
        kind="alert" if text_of(view, "brings") == "alert" else "digest",
        minute=number_of(view, "minute", choices.USUAL_MINUTE),
        days=text_of(view, "days") or DAILY,
        topics=tuple(json.loads(text_of(view, "topics") or "[]")),
        style=next((s for s in get_args(Style) if s == text_of(view, "style")), "titles"),
        gather=number_of(view, "gather"),
        says_nothing_new=bool(number_of(view, "nothing")),
    )
    return card, tuple((text_of(view, "said") or "").split())


async def _save(visit: Visit, card: Subscription) -> Screen:
    wanted = card if card.kind == "digest" else replace(card, minute=None)
    if not card.id:
        return await newly_kept(visit, wanted)
    store, now = visit.desk.store, visit.desk.clock.now()
    cursor = card.cursor
    if wanted.kind == "alert" and (cursor is None or cursor < 0):
        cursor = await store.aread(news.newest_article)
    works = await store.aread(workdays)
    known = await store.aread(subscriptions.one, card.id, visit.person.user_id)
    # A pause goes on: whoever changes the time from a holiday does not want it there. All of it was chosen
    # now: what was to be otherwise later is so no more.
    changed = replace(wanted, cursor=cursor, later=())
    changed = replace(changed, next_due=planned(changed, now, works))
    fields = ("kind", "minute", "days", "topics", "style", "gather", "says_nothing_new", "cursor", "next_due")
    values = {name: getattr(changed, name) for name in (*fields, "later")}
    await store.awrite(subscriptions.change, card.id, **(with_former(known, values) if known else values))
    where = await store.aread(places, [changed])
    done = confirmed(changed, texts.CHANGED, works, now, where.get(card.id, ""))
    lost = no_more(known, changed, now) if known else ""
    return replace(done, text=join([done.text, plain(lost)])) if lost else done


async def _screen(visit: Visit, card: Subscription, view: int, said: tuple[str, ...]) -> Screen:
    found = await visit.desk.store.aread(_preview, card, visit)
    head = texts.CARD_CHANGED if card.id else texts.CARD_NEW
    where = await visit.desk.store.aread(places, [card])
    lines = [bold(head), plain(describe(card, where.get(card.id, "")))]
    if card.id and (card.paused or card.asleep):
        lines.append(plain(coming(card, visit.desk.clock.now())))
    lines.append(plain(""))
    if found:
        form = texts.PREVIEW_WEEK if card.style == "survey" else texts.PREVIEW
        lines.append(plain(form.format(count=len(found))))
        lines += [headline_line(at, item) for at, item in enumerate(found[:_PREVIEWED], start=1)]
    else:
        lines.append(plain(texts.PREVIEW_NOTHING))
    lines += map(plain, notes.apply(said, card))
    keyboard = choices.keyboard(card, view, asks=visit.chat_id == visit.person.user_id)
    if meant := await slips(visit, card.topics):
        lines += [plain(texts.SLIPPED_CARD.format(typed=typed, meant=one)) for typed, one in meant.items()]
        label = texts.SLIPPED_BUTTON.format(meant=texts.shortly(list(meant.values()), 16))
        keyboard = ((Button(label, Choose(view, "meant", "1")),), *keyboard)
    return Screen(join(lines), keyboard)


def _preview(session: Session, card: Subscription, visit: Visit) -> tuple[Headline, ...]:
    desk = visit.desk
    making = Making(session, desk.clock.now(), desk.settings.paper, frozenset(desk.settings.admins))
    return making.composed(card, making.fresh(replace(card, cursor=None))).items
