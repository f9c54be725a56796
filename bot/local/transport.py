"""The other end of the line: answers the application's calls as the Bot API would, in this process.

Every call is checked against the API's description and its limits. What a program should never send is
kept in `violations`, so that a test can say that there were none.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.local import limits
from bot.local.botapi import faults_of_call
from bot.local.entities import Parsed
from bot.local.limits import Refused, Violation
from bot.render.split import MESSAGE_LIMIT

BOT_USER = {
    "id": 1,
    "is_bot": True,
    "first_name": "看报",
    "username": "kanbao_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
}
_BUTTON_KEYS = "inline_keyboard"


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as it stands in a chat: new, or edited."""

    chat: int
    message: int
    parsed: Parsed
    keyboard: tuple[tuple[dict[str, Any], ...], ...] = ()
    edited: bool = False
    document: tuple[str, bytes] | None = None
    # The keyboard in the place of the letters, row by row; () takes it away, None leaves what there was.
    keys: tuple[tuple[dict[str, Any], ...], ...] | None = None

    @property
    def text(self) -> str:
        """What the reader sees."""
        return self.parsed.text


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to a pressed button: nothing, a line that fades, or an alert."""

    query: str
    text: str | None
    alert: bool


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """The answer to an inline query, as it was sent."""

    query: str
    parameters: dict[str, Any]


Event = Shown | Toast | InlineAnswer
Answerer = Callable[[dict[str, Any]], Any]


@dataclass
class Server:
    """The state behind the calls: chats, messages, waiting queries, files."""

    chats: set[int] = field(default_factory=set)
    # Who has written in which group: (chat, person).
    present: set[tuple[int, int]] = field(default_factory=set)
    blocked_by: set[int] = field(default_factory=set)
    messages: dict[tuple[int, int], Shown] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    menus: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    # Answers to give instead of one's own, in order, by method: for rehearsing a server in trouble.
    trouble: dict[str, list[Refused | Exception]] = field(default_factory=dict)
    last_message: int = 0

    def answer(self, method: str, parameters: dict[str, Any]) -> Any:
        """The `result` of a call.

        Raises:
            Refused: when the answer is ok:false.
        """
        self.calls.append((method, parameters))
        if waiting := self.trouble.get(method):
            raise waiting.pop(0)
        if faults := faults_of_call(method, parameters):
            raise Violation(f"Bad Request: {'; '.join(faults)}")
        known: dict[str, Answerer] = {
            "getMe": self._get_me,
            "sendMessage": self._send_message,
            "editMessageText": self._edit_message,
            "sendDocument": self._send_document,
            "sendPhoto": self._send_document,
            "answerCallbackQuery": self._answer_callback,
            "answerInlineQuery": self._answer_inline,
            "getFile": self._get_file,
            "getChatMember": self._get_member,
            "setMyCommands": self._set_menu,
        }
        answerer = known.get(method)
        return answerer(parameters) if answerer else True

    def new_message_id(self) -> int:
        """The number of the next message; they count over all chats here, as in a bot's private chats."""
        self.last_message += 1
        return self.last_message

    def add_file(self, name: str, data: bytes) -> dict[str, Any]:
        """Keep a file that a person sends; returns it as the `document` of a message."""
        key = f"file{len(self.files) + 1}"
        self.files[key] = (name, data)
        return {"file_id": key, "file_unique_id": key, "file_name": name, "file_size": len(data)}

    def _get_me(self, _: dict[str, Any]) -> dict[str, Any]:
        return BOT_USER

    def _reach(self, chat: int) -> None:
        if chat in self.blocked_by:
            raise Refused("Forbidden: bot was blocked by the user", 403)
        if chat not in self.chats:
            raise Refused("Bad Request: chat not found")

    def _show(self, shown: Shown) -> dict[str, Any]:
        # Put last: an edited message counts as the newest.
        self.messages.pop((shown.chat, shown.message), None)
        self.messages[shown.chat, shown.message] = shown
        self.events.append(shown)
        message: dict[str, Any] = {
            "message_id": shown.message,
            "date": 0,
            "chat": {"id": shown.chat, "type": "private" if shown.chat > 0 else "supergroup"},
            "from": BOT_USER,
            "text": shown.text,
        }
        if shown.keyboard:
            message["reply_markup"] = {_BUTTON_KEYS: [list(row) for row in shown.keyboard]}
        return message

    def _read_message(self, sent: dict[str, Any], message: int, *, edited: bool) -> Shown:
        limits.check_keyboard(sent.get("reply_markup"))
        limits.check_keys(sent.get("reply_markup"), int(sent["chat_id"]))
        parsed = limits.visible(sent["text"], sent.get("parse_mode"), MESSAGE_LIMIT)
        return Shown(int(sent["chat_id"]), message, parsed, _rows(sent), edited, keys=_keys(sent))

    def _send_message(self, sent: dict[str, Any]) -> Any:
        shown = self._read_message(sent, 0, edited=False)
        self._reach(shown.chat)
        return self._show(replace(shown, message=self.new_message_id()))

    def _edit_message(self, sent: dict[str, Any]) -> Any:
        shown = self._read_message(sent, int(sent["message_id"]), edited=True)
        self._reach(shown.chat)
        former = self.messages.get((shown.chat, shown.message))
        if former is None:
            raise Refused("Bad Request: message to edit not found")
        if (former.parsed, former.keyboard) == (shown.parsed, shown.keyboard):
            raise Refused(
                "Bad Request: message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        return self._show(shown)

    def _send_document(self, sent: dict[str, Any]) -> Any:
        limits.check_keyboard(sent.get("reply_markup"))
        caption = sent.get("caption")
        parsed = Parsed("", ())
        if caption:
            parsed = limits.visible(caption, sent.get("parse_mode"), limits.CAPTION_LIMIT)
        self._reach(int(sent["chat_id"]))
        document = sent.get("document") or sent["photo"]
        name, data = document if isinstance(document, tuple) else (str(document), b"")
        return self._show(
            Shown(int(sent["chat_id"]), self.new_message_id(), parsed, _rows(sent), document=(name, data))
        )

    def _answer_callback(self, sent: dict[str, Any]) -> bool:
        limits.check_toast(sent.get("text"))
        self._take_query(sent["callback_query_id"])
        self.events.append(Toast(sent["callback_query_id"], sent.get("text"), sent.get("show_alert", False)))
        return True

    def _answer_inline(self, sent: dict[str, Any]) -> bool:
        limits.check_inline(sent)
        self._take_query(sent["inline_query_id"])
        self.events.append(InlineAnswer(sent["inline_query_id"], sent))
        return True

    def _take_query(self, query: str) -> None:
        if self.queries.pop(query, None) is None:
            raise Refused("Bad Request: query is too old and response timeout expired or query ID is invalid")

    def _get_file(self, sent: dict[str, Any]) -> Any:
        if sent["file_id"] not in self.files:
            raise Refused("Bad Request: invalid file_id")
        _, data = self.files[sent["file_id"]]
        key = sent["file_id"]
        return {
            "file_id": key,
            "file_unique_id": key,
            "file_size": len(data),
            "file_path": f"documents/{key}",
        }

    def _get_member(self, sent: dict[str, Any]) -> dict[str, Any]:
        status = "member" if (sent["chat_id"], sent["user_id"]) in self.present else "left"
        return {"status": status, "user": {"id": sent["user_id"], "is_bot": False, "first_name": "…"}}

    def _set_menu(self, sent: dict[str, Any]) -> bool:
        limits.check_menu(sent["commands"])
        self.menus[json.dumps(sent.get("scope"))] = sent["commands"]
        return True


def _rows(sent: dict[str, Any]) -> tuple[tuple[dict[str, Any], ...], ...]:
    return tuple(tuple(row) for row in (sent.get("reply_markup") or {}).get(_BUTTON_KEYS, ()))


def _keys(sent: dict[str, Any]) -> tuple[tuple[dict[str, Any], ...], ...] | None:
    markup = sent.get("reply_markup") or {}
    if markup.get("remove_keyboard"):
        return ()
    return tuple(tuple(row) for row in markup["keyboard"]) if "keyboard" in markup else None


class LocalRequest(BaseRequest):
    """python-telegram-bot's way to the server, leading to a `Server` in this process."""

    def __init__(self, server: Server, pause: Callable[[], Awaitable[None]] | None = None) -> None:
        self.server = server
        self._pause = pause

    @property
    def read_timeout(self) -> float | None:
        """None: nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Answer one call, or hand out one file."""
        if self._pause:
            await self._pause()
        name = url.rpartition("/")[2]
        if method == "GET":
            return 200, self.server.files[name][1]
        try:
            result = self.server.answer(name, _parameters(request_data))
        except Refused as refused:
            if isinstance(refused, Violation):
                self.server.violations.append(refused.description)
            return refused.code, _body(refused)
        return 200, json.dumps({"ok": True, "result": result}).encode()


def _body(refused: Refused) -> bytes:
    body: dict[str, Any] = {
        "ok": False,
        "error_code": refused.code,
        "description": refused.description,
    }
    if refused.parameters:
        body["parameters"] = refused.parameters
    return json.dumps(body).encode()


def _parameters(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    parameters: dict[str, Any] = dict(data.parameters)
    parameters |= {name: (part[0], part[1]) for name, part in (data.multipart_data or {}).items()}
    return parameters
