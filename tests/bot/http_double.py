"""A Bot API server on loopback, in a thread of its own, that can be told to be in trouble."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, Queue
from typing import Any
from urllib.parse import parse_qsl

from bot.local.botapi import description
from bot.local.limits import Refused
from bot.local.transport import Server

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


class Gate:
    """Lets so many messages through; any further one waits at it and never arrives."""

    def __init__(self, passes: int) -> None:
        self._passes, self._lock, self._opened = passes, threading.Lock(), threading.Event()
        # Set once a message waits.
        self.shut = threading.Event()

    def passed(self) -> bool:
        """Whether this message goes through; else it is kept until the gate opens, for nobody."""
        with self._lock:
            self._passes -= 1
            goes = self._passes >= 0
        if not goes:
            self.shut.set()
            self._opened.wait(60)
        return goes

    def open(self) -> None:
        """Let go of who waits: their callers are dead."""
        self._opened.set()


@dataclass
class HttpDouble:
    """The server: what was called when, what it answers, the updates it hands out."""

    server: Server = field(default_factory=Server)
    # Answers to give instead of one's own, in order, by method: status, parameters.
    trouble: dict[str, list[tuple[int, dict[str, Any]]]] = field(default_factory=dict)
    updates: Queue[dict[str, Any]] = field(default_factory=Queue)
    calls: list[tuple[float, str, dict[str, Any]]] = field(default_factory=list)
    gate: Gate | None = None
    token: str = TOKEN
    port: int = 0

    @property
    def url(self) -> str:
        """For KANBAO_API_URL."""
        return f"http://127.0.0.1:{self.port}"

    def times(self, method: str) -> list[float]:
        """When a method was called, in seconds of the monotonic clock."""
        return [at for at, name, _ in list(self.calls) if name == method]

    def answer(self, path: str, body: str) -> tuple[int, dict[str, Any]]:
        """Status and JSON of one call."""
        prefix, _, method = path.rpartition("/")
        parameters = _parameters(method, body)
        self.calls.append((time.monotonic(), method, parameters))
        if prefix != f"/bot{self.token}":
            return 401, {"ok": False, "error_code": 401, "description": "Unauthorized"}
        if waiting := self.trouble.get(method):
            status, extra = waiting.pop(0)
            return status, {"ok": False, "error_code": status, "description": "trouble", "parameters": extra}
        if method == "sendMessage" and self.gate and not self.gate.passed():
            return 500, {"ok": False, "error_code": 500, "description": "nobody waits for this"}
        if method == "getUpdates":
            return 200, {"ok": True, "result": self._waiting_updates()}
        try:
            return 200, {"ok": True, "result": self.server.answer(method, parameters)}
        except Refused as refused:
            return refused.code, {"ok": False, "error_code": refused.code, "description": refused.description}

    def _waiting_updates(self) -> list[dict[str, Any]]:
        try:
            return [self.updates.get(timeout=0.05)]
        except Empty:
            return []


def _parameters(method: str, body: str) -> dict[str, Any]:
    fields = description()["methods"].get(method, {})
    found: dict[str, Any] = {}
    for name, value in parse_qsl(body, keep_blank_values=True):
        as_text = fields.get(name, [["String"]])[0] == ["String"]
        found[name] = value if as_text else json.loads(value)
    return found


@contextmanager
def running_double() -> Iterator[HttpDouble]:
    """The server, listening on a port of its own."""
    double = HttpDouble()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            """One call."""
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            status, answer = double.answer(self.path, body)
            data = json.dumps(answer).encode()
            # The caller may have been killed meanwhile.
            with suppress(OSError):
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    double.port = listening.server_address[1]
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield double
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()
