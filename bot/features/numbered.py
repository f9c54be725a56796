"""The numbered buttons under a question about subscriptions, noted so that it can be answered in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import texts
from bot.features import which
from bot.render import buttons
from bot.render.buttons import Act, OfSubscription, Press
from bot.render.keyboards import Button, Elsewhere

# No labels: 2 alone presses such a button only where the question was shown last.
_NUMBER, ALL = "?", "?all"
_QUESTIONS = frozenset({which.ACTS, which.STOPS})
_OF_ALL = frozenset({texts.CHANGE_ALL, texts.STOP_ALL})
_LISTED = frozenset({"edit", "end"})


def noted_of(under: Sequence[Button]) -> dict[str, str]:
    """What is noted of a screen with these buttons; nothing where they are of no such question."""
    found = {
        ALL if one.label in _OF_ALL else f"{_NUMBER}{one.label}": buttons.write(one.does)
        for one in under
        if not isinstance(one.does, Elsewhere)
        and (one.label in _OF_ALL or (one.label.isdecimal() and _asks(one.does)))
    }
    return found if found.keys() - {ALL} else {}


def _asks(does: object) -> bool:
    if isinstance(does, Act):
        return does.what in _QUESTIONS and does.action == "one"
    return isinstance(does, OfSubscription) and does.action in _LISTED


def is_noted(key: str) -> bool:
    """Whether a key is of such a button."""
    return key.startswith(_NUMBER)


def doors(noted: Mapping[str, str]) -> dict[int, Press]:
    """What each number presses."""
    read = {key: buttons.read(data) for key, data in noted.items() if is_noted(key) and key != ALL}
    return {int(key.removeprefix(_NUMBER)): press for key, press in read.items() if press}


def subscription_of(press: Press) -> int:
    """The subscription that such a button is of."""
    if isinstance(press, Act):
        return press.other if press.what == which.ACTS else press.number
    return press.number if isinstance(press, OfSubscription) else 0
