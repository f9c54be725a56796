"""A Bot API server with flood control, in a process of its own: python -m tests.bench.flood PORT PER_SECOND.

It keeps the limits that Telegram names, PER_SECOND instead of 30 in all, and the same factor for the others;
`GET /figures` tells what it saw. Its own speed is part of every figure that is measured against it.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter, defaultdict, deque
from typing import Any

from tornado.web import Application, RequestHandler

_TELEGRAMS_RATE = 30.0


class Flood:
    """Who has been sent how much, when; refuses what is too fast."""

    def __init__(self, per_second: float) -> None:
        self.per_second = per_second
        self.factor = per_second / _TELEGRAMS_RATE
        self.window: deque[float] = deque()
        self.chats: dict[int, float] = defaultdict(float)
        self.taken: Counter[int] = Counter()
        self.refused = 0
        self.too_soon = 0
        self.waits: dict[int, float] = {}
        self.times: list[float] = []

    def refuse(self, chat: int) -> float | None:
        """Seconds to wait, or None when the message is taken."""
        now = time.monotonic()
        if now < self.waits.get(chat, 0.0):
            self.too_soon += 1
        while self.window and self.window[0] <= now - 1.0:
            self.window.popleft()
        wait = 0.0
        if len(self.window) >= self.per_second:
            wait = 1.0
        elif now < self.chats[chat]:
            wait = self.chats[chat] - now
        if wait:
            self.refused += 1
            self.waits[chat] = now + wait
            return max(1.0, wait)
        self.window.append(now)
        self.chats[chat] = now + 0.95 / self.factor
        self.taken[chat] += 1
        self.times.append(now)
        return None


class Methods(RequestHandler):
    """Every method of the Bot API, as far as a sender needs it."""

    def initialize(self, flood: Flood) -> None:
        self.flood = flood

    async def post(self, method: str) -> None:
        """Answer a call."""
        if method == "getUpdates":
            await asyncio.sleep(0.2)
            self.write({"ok": True, "result": []})
            return
        if method == "getMe":
            me = {"id": 1, "is_bot": True, "first_name": "看报", "username": "kanbao_bot"}
            self.write({"ok": True, "result": me})
            return
        if method != "sendMessage":
            self.write({"ok": True, "result": True})
            return
        chat = int(self.get_body_argument("chat_id"))
        wait = self.flood.refuse(chat)
        if wait is None:
            sent = {"message_id": len(self.flood.times), "date": 1, "chat": {"id": chat, "type": "private"}}
            self.write({"ok": True, "result": sent})
            return
        self.set_status(429)
        body: dict[str, Any] = {"ok": False, "error_code": 429, "description": "Too Many Requests"}
        self.write(body | {"parameters": {"retry_after": round(wait)}})


class Figures(RequestHandler):
    """What the server saw."""

    def initialize(self, flood: Flood) -> None:
        self.flood = flood

    def get(self) -> None:
        """Messages, chats, the rate between the first and the last, refusals."""
        flood = self.flood
        span = flood.times[-1] - flood.times[0] if len(flood.times) > 1 else 0.0
        self.write(
            json.dumps(
                {
                    "messages": len(flood.times),
                    "chats": len(flood.taken),
                    "most": max(flood.taken.values(), default=0),
                    "rate": (len(flood.times) - 1) / span if span else 0.0,
                    # Of the machine's monotonic clock: the first ones.
                    "times": flood.times[:300],
                    "refused": flood.refused,
                    "too_soon": flood.too_soon,
                    "each_second": list(Counter(int(at - flood.times[0]) for at in flood.times).values()),
                }
            )
        )


async def main() -> None:
    """Serve until killed."""
    port, per_second = int(sys.argv[1]), float(sys.argv[2])
    given = {"flood": Flood(per_second)}
    app = Application([(r"/figures", Figures, given), (r"/bot[^/]+/(\w+)", Methods, given)])
    app.listen(port, "127.0.0.1")
    print("listening", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
