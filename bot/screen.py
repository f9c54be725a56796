"""What a person gets to see at one time: a text and the buttons under it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.render.keyboards import Keyboard
from bot.render.markup import Rich, plain


@dataclass(frozen=True, slots=True)
class Screen:
    """One message. The text is at most Telegram's limit long; `render/split.py` sees to that."""

    text: Rich
    keyboard: Keyboard = ()


class Sorry(Exception):  # noqa: N818 -- not a fault: something that cannot be done, said to the person
    """What was asked for cannot be done: the sentence that the person reads, and what to press next."""

    def __init__(self, sentence: str, keyboard: Keyboard = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.keyboard = keyboard

    @property
    def screen(self) -> Screen:
        """The sentence as a message."""
        return Screen(plain(self.sentence), self.keyboard)
