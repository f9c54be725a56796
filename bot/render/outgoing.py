"""A screen as a message of the outbox."""

from __future__ import annotations

from bot.render import buttons
from bot.render.keyboards import Elsewhere, Keyboard
from bot.render.markup import Rich
from bot.render.split import fitted
from store.messages import Message


def message_of(text: Rich, keyboard: Keyboard = ()) -> Message:
    """The text at Telegram's length, the buttons with their data; what leads elsewhere is left out."""
    rows = [
        [(each.label, buttons.write(each.does)) for each in row if not isinstance(each.does, Elsewhere)]
        for row in keyboard
        if row
    ]
    return Message(fitted(text).html(), tuple(tuple(row) for row in rows))
