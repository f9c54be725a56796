"""The double refuses what Telegram refuses."""

from __future__ import annotations

from typing import Any

import pytest

from bot.local.limits import Refused, Violation
from bot.local.transport import Server, Shown

CHAT = 5


@pytest.fixture
def server() -> Server:
    return Server(chats={CHAT})


def _keys(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"text": "x" * 4097}, "too long"),
        ({"text": "😀" * 2049}, "too long"),
        ({"text": "  \n"}, "empty"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "\ud83d"}, "UTF-8"),
        ({"text": 5}, "int where String belongs"),
        ({}, "text is missing"),
        ({"text": "x", "colour": "red"}, "unknown parameter colour"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"callback_data": "x"}]]}}, "text is missing"),
        (
            {"text": "x", "reply_markup": _keys([{"text": "a", "callback_data": "产" * 22}])},
            "BUTTON_DATA_INVALID",
        ),
        ({"text": "x", "reply_markup": _keys([{"text": " ", "callback_data": "a"}])}, "empty"),
        ({"text": "x", "reply_markup": _keys([{"text": "a"}])}, "exactly one thing"),
        ({"text": "x", "reply_markup": _keys([{"text": "a", "callback_data": "a"}] * 9)}, "too long"),
    ],
)
def test_a_message_that_breaks_the_rules(server: Server, given: dict[str, Any], refusal: str) -> None:
    with pytest.raises(Violation, match=refusal):
        server.answer("sendMessage", {"chat_id": CHAT} | given)


def test_the_limit_counts_what_is_seen(server: Server) -> None:
    server.answer("sendMessage", {"chat_id": CHAT, "text": f"<b>{'&amp;' * 4096}</b>", "parse_mode": "HTML"})
    (shown,) = server.events
    assert isinstance(shown, Shown)
    assert shown.text == "&" * 4096


def test_states_of_a_chat_are_refusals_and_no_violations(server: Server) -> None:
    server.blocked_by.add(6)
    calls: list[tuple[str, dict[str, Any], str]] = [
        ("sendMessage", {"chat_id": 7, "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": 6, "text": "x"}, "blocked"),
        ("editMessageText", {"chat_id": CHAT, "message_id": 9, "text": "x"}, "not found"),
        ("answerCallbackQuery", {"callback_query_id": "q"}, "too old"),
        ("getFile", {"file_id": "f"}, "invalid file_id"),
    ]
    for method, parameters, refusal in calls:
        with pytest.raises(Refused, match=refusal) as refused:
            server.answer(method, parameters)
        assert not isinstance(refused.value, Violation)


def test_an_edit_that_changes_nothing_is_refused(server: Server) -> None:
    sent = server.answer("sendMessage", {"chat_id": CHAT, "text": "x"})
    edit = {"chat_id": CHAT, "message_id": sent["message_id"], "text": "x"}
    with pytest.raises(Refused, match="not modified"):
        server.answer("editMessageText", edit)
    server.answer("editMessageText", edit | {"text": "y"})


@pytest.mark.parametrize(
    ("method", "given", "refusal"),
    [
        ("nonsense", {}, "unknown method"),
        ("answerCallbackQuery", {"callback_query_id": "q", "text": "x" * 201}, "TOO_LONG"),
        ("setMyCommands", {"commands": [{"command": "最新", "description": "x"}]}, "COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "latest", "description": ""}]}, "DESCRIPTION_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": "x"}] * 101}, "too many"),
        ("sendDocument", {"chat_id": CHAT, "document": "f", "caption": "x" * 1025}, "too long"),
        (
            "answerInlineQuery",
            {"inline_query_id": "i", "results": [], "button": {"text": "x", "start_parameter": "产"}},
            "START_PARAM_INVALID",
        ),
    ],
)
def test_other_calls_that_break_the_rules(
    server: Server, method: str, given: dict[str, Any], refusal: str
) -> None:
    with pytest.raises(Violation, match=refusal):
        server.answer(method, given)
