"""A screen as a message of the outbox."""

from __future__ import annotations

from bot.render import buttons
from bot.render.keyboards import Keyboard
from bot.render.markup import Rich
from bot.render.split import fitted
from store.deliveries import Message


def message_of(text: Rich, keyboard: Keyboard = ()) -> Message:
    """The text at Telegram's length, the buttons with their data."""
    rows = [[(button.label, buttons.write(button.does)) for button in row] for row in keyboard if row]
    return Message(fitted(text).html(), tuple(tuple(row) for row in rows))
