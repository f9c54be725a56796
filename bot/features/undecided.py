"""Cards that nobody has confirmed or put away yet, kept while other things are said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot import texts
from bot.render.buttons import Choose, Press
from bot.screen import Screen
from bot.visit import Visit

# Kept beside the labels of buttons that may be typed.
KEY = "@waits"
# So many are remembered, the newest first.
_MOST = 4
# Behind more than so many other answers 好 may be said of something else; 确认 is not.
NEAR = 1


@dataclass(frozen=True, slots=True)
class Undecided:
    """A card by its number and its message, when it was shown, and how many answers were given since."""

    view: int
    message: int
    at: int
    since: int

    @property
    def press(self) -> Press:
        """The button that confirms it."""
        return Choose(self.view, "ok", "1")


def noted(visit: Visit, screen: Screen | None, before: Mapping[str, str], gone: int | None) -> dict[str, str]:
    """The cards that wait once this was shown, to be kept; `gone`: the message of one that is no more so."""
    here = visit.query.message if visit.query else None
    message = visit.shown if here is None else here.message_id
    # What was done at once, or handed on, is what 好 may be said of.
    more = 1 + NEAR * (visit.changed or bool(visit.handed))
    kept = [
        replace(one, since=one.since + more)
        for one in cards(before)
        if one.message not in {message, gone} and one.view != visit.decided
    ]
    under = [
        one.does for row in (screen.keyboard if screen else ()) for one in row if one.label == texts.CONFIRM
    ]
    if message is not None and under and isinstance(under[0], Choose) and under[0].field == "ok":
        kept.insert(0, Undecided(under[0].view, message, int(visit.desk.clock.now().timestamp()), 0))
    written = ";".join(f"{one.view}|{one.message}|{one.at}|{one.since}" for one in kept[:_MOST])
    return {KEY: written} if written else {}


def cards(items: Mapping[str, str]) -> list[Undecided]:
    """Those that were kept, the newest first."""
    each = (one.split("|") for one in items.get(KEY, "").split(";") if one)
    return [Undecided(*map(int, numbers)) for numbers in each]
