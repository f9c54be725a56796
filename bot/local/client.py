"""A person with a Telegram client: writes, presses buttons, sends files, and sees what comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import Update

from bot.context import KanbaoApplication
from bot.local.transport import Event, Server, Shown


class NoSuchButton(LookupError):  # noqa: N818 -- said to the person, no fault
    """There is no button of that number; `last` is the highest there is, 0 without any."""

    def __init__(self, last: int) -> None:
        super().__init__(last)
        self.last = last


@dataclass
class Client:
    """One person's end of the line. Every method returns what came of it, in order.

    `ids` numbers the updates; no number may come twice, not even in another life of the program.
    """

    application: KanbaoApplication
    server: Server
    ids: Iterator[int]
    user_id: int
    name: str = "我"
    username: str | None = None
    chat_id: int | None = None
    thread_id: int | None = None
    # What the group and the topic are called.
    title: str = "组"
    topic: str = ""

    def __post_init__(self) -> None:
        self.server.chats.add(self.chat)
        self.server.present.add((self.chat, self.user_id))

    @property
    def chat(self) -> int:
        """The chat that is written in: the private one unless a group is named."""
        return self.chat_id or self.user_id

    async def say(self, text: str) -> list[Event]:
        """Send a text."""
        return await self._message({"text": text})

    async def rename_topic(self, name: str) -> list[Event]:
        """Call the topic otherwise."""
        self.topic = name
        return await self._message({"forum_topic_edited": {"name": name}})

    async def reply(self, shown: Shown, text: str, quote: str = "") -> list[Event]:
        """Send a text in reply to a message, or to a passage of it."""
        above = self._envelope(shown.message) | {"text": shown.text}
        if shown.keyboard:
            above["reply_markup"] = {"inline_keyboard": shown.keyboard}
        quoted = {"quote": {"text": quote, "position": shown.text.index(quote)}} if quote else {}
        return await self._message({"text": text, "reply_to_message": above, **quoted})

    async def send_file(self, name: str, data: bytes, caption: str = "") -> list[Event]:
        """Send a document."""
        content: dict[str, Any] = {"document": self.server.add_file(name, data)}
        return await self._message(content | ({"caption": caption} if caption else {}))

    async def press(self, number: int) -> list[Event]:
        """Press a button of the newest message with buttons; they count from 1, row by row.

        Raises:
            NoSuchButton: naming the highest number there is.
        """
        shown = self.newest_with_buttons()
        keys = [key for row in shown.keyboard for key in row] if shown else []
        if shown is None or not 1 <= number <= len(keys):
            raise NoSuchButton(len(keys))
        key = keys[number - 1]
        if anywhere := key.get("switch_inline_query_chosen_chat"):
            # In the chat that is chosen then, the query stands in the input field.
            return await self.ask_inline(anywhere.get("query", ""))
        return await self.press_data(key.get("callback_data", ""), shown.message)

    async def share_users(self, people: Sequence[tuple[int, str]]) -> list[Event]:
        """Choose people in Telegram's own list, which the newest keyboard asks for.

        Raises:
            NoSuchButton: no keyboard asks for people.
        """
        mine = (shown for shown in reversed(self.server.messages.values()) if shown.chat == self.chat)
        keys = next((shown.keys for shown in mine if shown.keys is not None), ())
        asking = (key["request_users"] for row in keys or () for key in row if "request_users" in key)
        asked = next(asking, None)
        if asked is None:
            raise NoSuchButton(0)
        users = [{"user_id": user, "first_name": name} for user, name in people[: asked["max_quantity"]]]
        return await self._message({"users_shared": {"request_id": asked["request_id"], "users": users}})

    async def press_data(self, data: str, message_id: int) -> list[Event]:
        """Press a button with any data, under any message."""
        query = f"q{next(self.ids)}"
        self.server.queries[query] = self.user_id
        message = self._envelope(message_id) | {"text": "…"}
        if shown := self.server.messages.get((self.chat, message_id)):
            rows = [list(row) for row in shown.keyboard]
            message |= {"text": shown.text or "…"} | (
                {"reply_markup": {"inline_keyboard": rows}} if rows else {}
            )
        content = {"id": query, "from": self._user(), "message": message, "chat_instance": "1", "data": data}
        return await self.deliver({"callback_query": content})

    async def ask_inline(self, text: str, offset: str = "") -> list[Event]:
        """Ask an inline query."""
        query = f"i{next(self.ids)}"
        self.server.queries[query] = self.user_id
        return await self.deliver(
            {"inline_query": {"id": query, "from": self._user(), "query": text, "offset": offset}}
        )

    async def deliver(self, content: dict[str, Any], update_id: int | None = None) -> list[Event]:
        """Hand the application an update, by the way that Telegram's updates take."""
        number = next(self.ids) if update_id is None else update_id
        update = Update.de_json({"update_id": number} | content, self.application.bot)
        before = len(self.server.events)
        await self.application.update_processor.process_update(
            update, self.application.process_update(update)
        )
        return self.server.events[before:]

    def newest_with_buttons(self) -> Shown | None:
        """The newest message of this chat that has buttons."""
        newest = reversed(self.server.messages.values())
        return next((shown for shown in newest if shown.chat == self.chat and shown.keyboard), None)

    async def _message(self, content: dict[str, Any]) -> list[Event]:
        envelope = self._envelope(self.server.new_message_id())
        return await self.deliver({"message": envelope | {"from": self._user()} | content})

    def _user(self) -> dict[str, Any]:
        user = {"id": self.user_id, "is_bot": False, "first_name": self.name}
        return user | ({"username": self.username} if self.username else {})

    def _envelope(self, message_id: int) -> dict[str, Any]:
        chat: dict[str, Any] = {"id": self.chat, "type": "private", "first_name": self.name}
        if self.chat_id:
            chat = {"id": self.chat_id, "type": "supergroup", "title": self.title}
        if self.thread_id:
            topic: dict[str, Any] = {"message_thread_id": self.thread_id, "is_topic_message": True}
            if self.topic:
                opened = {"forum_topic_created": {"name": self.topic, "icon_color": 7322096}}
                topic["reply_to_message"] = {"message_id": self.thread_id, "date": 1, "chat": chat} | opened
            return {"message_id": message_id, "date": 1, "chat": chat} | topic
        # A date of 0 marks a message that is too old to be seen; any other will do.
        return {"message_id": message_id, "date": 1, "chat": chat}
