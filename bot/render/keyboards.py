"""Keyboards under messages: rows of buttons as values, and the few rows that many features share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, SwitchInlineQueryChosenChat

from bot import texts
from bot.render import buttons
from bot.render.buttons import OpenArticle, Press, ShowView

# As many number buttons as a thumb can tell apart on one line.
NUMBERS_A_ROW = 5


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Choose any chat, and ask an inline query there."""

    query: str


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it says, and what it does or where it leads.

    `last`: where the last page of the list begins that it turns.
    """

    label: str
    does: Press | Elsewhere
    last: int | None = None


Row = tuple[Button, ...]
Keyboard = tuple[Row, ...]


def to_telegram(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """The keyboard as the Bot API wants it; None when no row holds a button."""
    rows = [[_to_telegram(button) for button in row] for row in keyboard if row]
    return InlineKeyboardMarkup(rows) if rows else None


def _to_telegram(button: Button) -> InlineKeyboardButton:
    if isinstance(button.does, Elsewhere):
        anywhere = SwitchInlineQueryChosenChat(
            button.does.query, allow_user_chats=True, allow_group_chats=True, allow_channel_chats=True
        )
        return InlineKeyboardButton(button.label, switch_inline_query_chosen_chat=anywhere)
    return InlineKeyboardButton(button.label, callback_data=buttons.write(button.does))


def in_rows(line: Sequence[Button], width: int) -> Keyboard:
    """The buttons in rows of at most `width`, as even as can be."""
    if not line:
        return ()
    rows = -(-len(line) // width)
    width = -(-len(line) // rows)
    return tuple(tuple(line[start : start + width]) for start in range(0, len(line), width))


def numbers(articles: Iterable[int], view: int, offset: int, first: int = 1) -> Keyboard:
    """A number for each article of a list; `first` is the number of the first."""
    line = [
        Button(str(number), OpenArticle(article, view, offset))
        for number, article in enumerate(articles, start=first)
    ]
    return in_rows(line, NUMBERS_A_ROW)


def pager(view: int, offset: int, step: int, total: int, shown: int | None = None, *, more: int = 0) -> Row:
    """上一页 and 下一页 of a list, as far as there are such pages.

    `shown`: how many are, where that is not `step`; `more`: how many the last page may have beyond that.
    """
    row: list[Button] = []
    last = max(0, total - more - 1) // step * step
    if offset > 0:
        row.append(Button(texts.PREVIOUS_PAGE, ShowView(view, max(0, offset - step)), last))
    if offset + (step if shown is None else shown) < total:
        row.append(Button(texts.NEXT_PAGE, ShowView(view, offset + step), last))
    return tuple(row)
