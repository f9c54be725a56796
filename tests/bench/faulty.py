"""A Bot API server that can be told to fail, in a process of its own: python -m tests.bench.faulty PORT.

`PUT /faults` with {"reset": .1, …} says how often each fault happens; `GET /figures` tells how often each
chat got a message, and how often it was the server's fault that a message may come again.

    reset  the connection breaks before the message is taken      error  502, not taken
    flood  429 with a second to wait, not taken                   lost   taken, and the connection breaks
    late   taken, and answered after the client has given up
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from collections import Counter, deque
from typing import Any

from tornado.web import Application, RequestHandler

# python-telegram-bot waits five seconds for an answer.
_TOO_LATE = 7.0


class State:
    """What has been taken from whom, and what is to go wrong."""

    def __init__(self) -> None:
        self.taken: Counter[int] = Counter()
        self.faults: dict[str, float] = {}
        self.happened: Counter[str] = Counter()
        # Chats whose message was taken, and whose sender was not told so.
        self.untold: Counter[int] = Counter()
        self.chance = random.Random(5)
        # A chat that was refused with 429 and asked again before its time.
        self.too_soon = 0
        self.waits: dict[int, float] = {}
        # When the last second's messages were taken, and how many the fullest second had.
        self.lately: deque[float] = deque()
        self.fullest = 0

    def take(self, chat: int) -> None:
        """A message is taken now."""
        now = asyncio.get_running_loop().time()
        self.taken[chat] += 1
        self.lately.append(now)
        while self.lately[0] <= now - 1.0:
            self.lately.popleft()
        self.fullest = max(self.fullest, len(self.lately))

    def fault(self) -> str | None:
        """What goes wrong now."""
        drawn = self.chance.random()
        for name, share in self.faults.items():
            drawn -= share
            if drawn < 0:
                self.happened[name] += 1
                return name
        return None


class Methods(RequestHandler):
    """The methods of the Bot API that a sender needs."""

    def initialize(self, state: State) -> None:
        self.state = state

    async def post(self, method: str) -> None:
        """Answer a call, or fail."""
        if method == "getUpdates":
            await asyncio.sleep(0.2)
            self.write({"ok": True, "result": []})
        elif method == "getMe":
            me = {"id": 1, "is_bot": True, "first_name": "看报", "username": "kanbao_bot"}
            self.write({"ok": True, "result": me})
        elif method == "sendMessage":
            await self._message(int(self.get_body_argument("chat_id")))
        else:
            self.write({"ok": True, "result": True})

    async def _message(self, chat: int) -> None:
        state, now = self.state, asyncio.get_running_loop().time()
        if now < state.waits.get(chat, 0.0):
            state.too_soon += 1
        fault = state.fault()
        if fault == "error":
            self._refuse(502, {})
        elif fault == "flood":
            state.waits[chat] = now + 1.0
            self._refuse(429, {"retry_after": 1})
        elif fault == "reset":
            self._break()
        else:
            await self._take(chat, fault)

    async def _take(self, chat: int, fault: str | None) -> None:
        state = self.state
        state.take(chat)
        number = state.taken.total()
        if fault in {"lost", "late"}:
            state.untold[chat] += 1
        if fault == "lost":
            self._break()
            return
        if fault == "late":
            await asyncio.sleep(_TOO_LATE)
        sent = {"message_id": number, "date": 1, "chat": {"id": chat, "type": "private"}}
        self.write({"ok": True, "result": sent})

    def _refuse(self, status: int, extra: dict[str, Any]) -> None:
        self.set_status(status)
        self.write({"ok": False, "error_code": status, "description": "trouble", "parameters": extra})

    def _break(self) -> None:
        connection: Any = self.request.connection
        connection.stream.close()
        self._finished = True


class Control(RequestHandler):
    """What goes wrong, and what has been seen."""

    def initialize(self, state: State) -> None:
        self.state = state

    def put(self) -> None:
        """Faults from now on."""
        self.state.faults = json.loads(self.request.body)
        self.write({})

    def get(self) -> None:
        """What has been taken."""
        state = self.state
        self.write(
            {
                "taken": state.taken, "untold": state.untold, "happened": state.happened,
                "too_soon": state.too_soon, "fullest": state.fullest,
            }
        )  # fmt: skip


async def main() -> None:
    """Serve until killed."""
    given = {"state": State()}
    app = Application(
        [(r"/(?:faults|figures)", Control, given), (r"/bot[^/]+/(\w+)", Methods, given)], log_function=_quiet
    )
    app.listen(int(sys.argv[1]), "127.0.0.1")
    print("listening", flush=True)
    await asyncio.Event().wait()


def _quiet(_: RequestHandler) -> None:
    """Refusals are what this server is for."""


if __name__ == "__main__":
    asyncio.run(main())
