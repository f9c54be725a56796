"""The message that somebody writes in reply to: which article it shows, and whether a colleague sent it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.render import buttons
from bot.render.buttons import Act, Press
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


def _acts(visit: Visit) -> Iterable[Act]:
    message = visit.update.effective_message
    above = message.reply_to_message if message else None
    rows = above.reply_markup.inline_keyboard if above and above.reply_markup else ()
    data = (each.callback_data for row in rows for each in row)
    presses: Iterable[Press | None] = (buttons.read(each) for each in data if isinstance(each, str))
    return (press for press in presses if isinstance(press, Act))
