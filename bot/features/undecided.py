"""Cards that nobody has confirmed or put away yet, kept while other things are said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot import texts
from bot.features import sendcard
from bot.render.buttons import Act, Choose, OfSubscription, Press
from bot.render.keyboards import Button, Row
from bot.screen import Screen
from bot.visit import Visit

# Kept beside the labels of buttons that may be typed.
KEY = "@waits"
# Of the card of several orders.
ORDERS = "orders"
# So many are remembered, the newest first.
_MOST = 4
# Behind more than so many other answers 好 may be said of something else; 确认 is not.
NEAR = 1
# What was changed or handed on since is what a word may be said of: no card is as near.
FAR = 100


@dataclass(frozen=True, slots=True)
class Undecided:
    """A card by its number and its message, when it was shown, and how many answers were given since.

    `several`: it is one of several orders.
    """

    view: int
    message: int
    at: int
    since: int
    several: int

    @property
    def press(self) -> Press:
        """The button that confirms it."""
        return Act(ORDERS, "keep", self.view) if self.several else Choose(self.view, "ok", "1")


def noted(visit: Visit, screen: Screen | None, before: Mapping[str, str], gone: int | None) -> dict[str, str]:
    """The cards that wait once this was shown, to be kept; `gone`: the message of one that is no more so."""
    here = visit.query.message if visit.query else None
    message = visit.shown if here is None else here.message_id
    # What was done at once, or handed on, is what 好 may be said of.
    more = FAR if visit.changed or visit.handed else 1
    kept = [
        replace(one, since=one.since + more)
        for one in cards(before)
        if one.message not in {message, gone} and one.view != visit.decided
    ]
    rows = screen.keyboard if screen else ()
    shown = next(filter(None, map(_waits, rows)), None)
    if shown is None and any(_asks(one) for row in rows for one in row):
        # 确认 is said of the question on the screen, and 好 as well: what waited wants a press from now on.
        return {}
    if message is not None and shown:
        kept = [one for one in kept if one.view != shown[0]]
        kept.insert(0, Undecided(shown[0], message, int(visit.desk.clock.now().timestamp()), 0, shown[1]))
    written = ";".join(f"{one.view}|{one.message}|{one.at}|{one.since}|{one.several}" for one in kept[:_MOST])
    return {KEY: written} if written else {}


def _waits(row: Row) -> tuple[int, int] | None:
    """The number of the card that a row of buttons confirms, and whether it is of several orders."""
    does = next((one.does for one in row if one.label == texts.CONFIRM), None)
    if isinstance(does, Choose) and does.field == "ok":
        return does.view, 0
    return (does.number, 1) if isinstance(does, Act) and does.what == ORDERS else None


def _asks(button: Button) -> bool:
    """Whether it stands under a question of another kind: 确认删除？, 退订哪一个？, 转发给谁？"""
    match button.does:
        case OfSubscription(_, "end"):
            # Under what was ordered stands such a button as well: 退订.
            return button.label.isdecimal()
        case Act(sendcard.ACTS, "go"):
            return True
    return button.label in {texts.CONFIRM, texts.CANCEL}


def cards(items: Mapping[str, str]) -> list[Undecided]:
    """Those that were kept, the newest first."""
    each = (one.split("|") for one in items.get(KEY, "").split(";") if one)
    return [Undecided(*map(int, numbers)) for numbers in each]
