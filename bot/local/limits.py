"""Limits of the Bot API that its machine-readable description does not hold, each from its documentation."""

from __future__ import annotations

import re
from typing import Any

from bot.local.entities import EntityFault, Parsed, parse_html
from bot.render.buttons import DATA_LIMIT
from bot.render.markup import utf16_length

CAPTION_LIMIT = 1024
TOAST_LIMIT = 200
# Clients show eight buttons a row at most and a hundred in all; beyond that Telegram drops or refuses them.
ROW_LIMIT, KEYBOARD_LIMIT = 8, 100
MENU_LIMIT, MENU_TEXT_LIMIT = 100, 256
USERS_LIMIT = 10
INLINE_RESULTS_LIMIT, OFFSET_LIMIT, START_LIMIT = 50, 64, 64


class Refused(Exception):  # noqa: N818 -- not a fault of this program: what the server answers
    """An answer with ok:false."""

    def __init__(self, description: str, code: int = 400, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.description = description
        self.code = code
        self.parameters = parameters


class Violation(Refused):
    """A call that no program should make, whatever the state of the chat."""


def visible(text: str, parse_mode: str | None, limit: int) -> Parsed:
    """The text as the reader sees it, within the limit.

    Raises:
        Violation: as Telegram answers it.
    """
    try:
        parsed = parse_html(text) if parse_mode == "HTML" else Parsed(text, ())
    except EntityFault as fault:
        raise Violation(f"Bad Request: can't parse entities: {fault}") from fault
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise Violation("Bad Request: strings must be encoded in UTF-8")
    if not parsed.text.strip():
        raise Violation("Bad Request: message text is empty")
    if utf16_length(parsed.text) > limit:
        raise Violation("Bad Request: message is too long")
    return parsed


def check_keyboard(markup: dict[str, Any] | None) -> None:
    """Refuse what Telegram refuses in an inline keyboard."""
    rows = (markup or {}).get("inline_keyboard", [])
    if (len(rows) and sum(map(len, rows)) > KEYBOARD_LIMIT) or any(len(row) > ROW_LIMIT for row in rows):
        raise Violation("Bad Request: reply markup is too long")
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise Violation("Bad Request: text buttons are unallowed to be empty")
        if len(button) != 2:
            raise Violation("Bad Request: a button does exactly one thing")
        data = button.get("callback_data")
        if data is not None and not 1 <= len(data.encode()) <= DATA_LIMIT:
            raise Violation("Bad Request: BUTTON_DATA_INVALID")


def check_keys(markup: dict[str, Any] | None, chat: int) -> None:
    """Refuse what Telegram refuses in a keyboard in the place of the letters."""
    for key in (key for row in (markup or {}).get("keyboard", []) for key in row):
        asked = key.get("request_users")
        if asked is None:
            continue
        if chat < 0:
            raise Violation("Bad Request: users can be requested in private chats only")
        if (
            not -(2**31) <= asked["request_id"] < 2**31
            or not 1 <= asked.get("max_quantity", 1) <= USERS_LIMIT
        ):
            raise Violation("Bad Request: BUTTON_INVALID")


def check_menu(commands: list[dict[str, str]]) -> None:
    """Refuse what Telegram refuses in setMyCommands."""
    if len(commands) > MENU_LIMIT:
        raise Violation("Bad Request: too many commands")
    for entry in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", entry["command"]):
            raise Violation("Bad Request: BOT_COMMAND_INVALID")
        if not 1 <= len(entry["description"]) <= MENU_TEXT_LIMIT:
            raise Violation("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")


def check_inline(parameters: dict[str, Any]) -> None:
    """Refuse what Telegram refuses in answerInlineQuery."""
    results = parameters["results"]
    if len(results) > INLINE_RESULTS_LIMIT:
        raise Violation("Bad Request: RESULTS_TOO_MUCH")
    ids = [result["id"] for result in results]
    if len(set(ids)) != len(ids) or any(not 1 <= len(name.encode()) <= 64 for name in ids):
        raise Violation("Bad Request: RESULT_ID_INVALID")
    if len(parameters.get("next_offset", "").encode()) > OFFSET_LIMIT:
        raise Violation("Bad Request: NEXT_OFFSET_INVALID")
    start = (parameters.get("button") or {}).get("start_parameter")
    if start is not None and not re.fullmatch(rf"[A-Za-z0-9_-]{{1,{START_LIMIT}}}", start):
        raise Violation("Bad Request: START_PARAM_INVALID")


def check_toast(text: str | None) -> None:
    """Refuse what Telegram refuses in answerCallbackQuery."""
    if utf16_length(text or "") > TOAST_LIMIT:
        raise Violation("Bad Request: MESSAGE_TOO_LONG")
