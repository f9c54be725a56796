"""The message that somebody writes in reply to: which article it shows, and whether a colleague sent it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.render import buttons
from bot.render.buttons import Act, OpenArticle, Press
from bot.render.receipt import FORWARDED
from bot.visit import Visit

# Buttons under an article that carry its number.
_OF_ARTICLE = frozenset({("send", "card"), ("clip", "add")})


def article_above(visit: Visit) -> int | None:
    """The article that the message shows which is replied to, by its buttons."""
    return next((act.number for act in _acts(visit) if (act.what, act.action) in _OF_ARTICLE), None)


def forward_above(visit: Visit) -> int | None:
    """What a colleague has sent, where the message is that; whether to this person is not said."""
    acts = list(_acts(visit))
    if not any((act.what, act.action) == (FORWARDED, "reply") for act in acts):
        return None
    return next(act.number for act in acts if act.what == FORWARDED)


def list_above(visit: Visit) -> dict[int, OpenArticle]:
    """The articles of the list in the message, by their numbers."""
    return {
        int(label): press
        for label, press in _presses(visit)
        if isinstance(press, OpenArticle) and label.isdecimal()
    }


def _acts(visit: Visit) -> Iterable[Act]:
    return (press for _, press in _presses(visit) if isinstance(press, Act))


def _presses(visit: Visit) -> Iterable[tuple[str, Press | None]]:
    message = visit.update.effective_message
    above = message.reply_to_message if message else None
    rows = above.reply_markup.inline_keyboard if above and above.reply_markup else ()
    every = (each for row in rows for each in row)
    return (
        (each.text, buttons.read(each.callback_data)) for each in every if isinstance(each.callback_data, str)
    )
