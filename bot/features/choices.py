"""What can be chosen on the card of a subscription: its buttons, and what each of them makes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from bot import texts
from bot.delivery.render import subscription_row
from bot.delivery.schedule import DAILY, WORKDAYS
from bot.features.wishing import is_all_but
from bot.render.buttons import Choose
from bot.render.keyboards import Button, Keyboard, Row
from bot.screen import Sorry
from store.subscriptions import Style, Subscription

USUAL_MINUTE = 7 * 60 + 30
_TIMES = (390, USUAL_MINUTE, 510, 720, 1080)
_DAYS = (DAILY, WORKDAYS, "1", "135", "5")
_GATHERS = (0, 30, 60, 240)


def chosen(card: Subscription, asked: Choose) -> Subscription:
    """The subscription with what was chosen.

    Raises:
        Sorry: the choice is made up.
    """
    value, before = asked.value, dict(card.former)
    if asked.field == "at" and value.isdecimal() and int(value) in _TIMES:
        return replace(card, kind="digest", minute=int(value))
    if asked.field == "on" and value in _DAYS:
        # A survey looks back on a week: it comes once in one.
        style = before.get("style", "titles") if card.style == "survey" and len(value) > 1 else card.style
        return replace(card, kind="digest", days=value, style=style)
    if asked.field == "as" and value == "survey":
        return replace(card, kind="digest", style="survey", days=card.days if len(card.days) == 1 else "1")
    if asked.field == "as" and value in get_args(Style):
        days = before.get("days", card.days) if card.style == "survey" else card.days
        return replace(card, kind="digest", days=days, style=next(s for s in get_args(Style) if s == value))
    if asked.field == "nothing" and value in {"0", "1"}:
        return replace(card, kind="digest", says_nothing_new=value == "1")
    if asked.field == "alert" and value.isdecimal() and int(value) in _GATHERS and may_alert(card):
        return replace(card, kind="alert", gather=int(value))
    raise Sorry(texts.BUTTON_DEAD)


def may_alert(card: Subscription) -> bool:
    """Whether it names something that an alert can be about."""
    return bool(card.topics) and not is_all_but(card.topics)


def last(view: int) -> Row:
    """To keep the card, or not."""
    return Button(texts.CONFIRM, Choose(view, "ok", "1")), Button(texts.CANCEL, Choose(view, "no", "1"))


def keyboard(card: Subscription, view: int, *, asks: bool) -> Keyboard:
    """The buttons of a card.

    `asks`: whether an answer can be typed: in a group only what addresses the bot is heard.
    """
    digest = card.kind == "digest"

    def choice(label: str, name: str, value: str, *, taken: bool) -> Button:
        return Button(f"✓ {label}" if taken else label, Choose(view, name, value))

    times: Row = tuple(
        choice(texts.clock_time(each), "at", str(each), taken=digest and card.minute == each)
        for each in _TIMES
    )
    days: Row = tuple(
        choice(texts.days_name(each), "on", each, taken=digest and card.days == each) for each in _DAYS
    )
    styles: Row = tuple(
        choice(texts.STYLES[each], "as", each, taken=digest and card.style == each)
        for each in get_args(Style)
    )
    alerts: Row = tuple(
        choice(texts.GATHERS[each], "alert", str(each), taken=not digest and card.gather == each)
        for each in (_GATHERS if may_alert(card) else ())
    )
    says = card.says_nothing_new
    own: Row = (Button(texts.CARD_OWN, Choose(view, "own", "1")),) if asks else ()
    if asks and not card.id:
        own = (*own, Button(texts.CARD_PLACE, Choose(view, "to", "ask")))
    nothing = (choice(texts.SAYS_NOTHING_NEW, "nothing", str(int(not says)), taken=digest and says),)
    pause, _, end = subscription_row(card)
    other = (pause, end) if card.id else ()
    return (times, days, styles, nothing, alerts[:2], alerts[2:], own, last(view), other)
