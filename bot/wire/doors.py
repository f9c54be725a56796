"""What KANBAO_LISTEN listens for: Telegram's webhook, and health and numbers for who watches the house."""

from __future__ import annotations

import hmac
import json
import logging
import re
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from telegram import Update
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.context import KanbaoApplication
from bot.settings import Settings
from store import articles
from store.activity import Activity, activity
from store.errors import StoreError
from store.values import Overview

_log = logging.getLogger(__name__)

# Bot API, setWebhook: the header in which the secret token comes.
_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- the header's name
# An update is far smaller; a body of more is nothing of Telegram's (bytes).
_LONGEST_BODY = 2**20


class _Door(RequestHandler):
    """What the handlers share."""

    SUPPORTED_METHODS = ("GET",)

    def initialize(self, house: KanbaoApplication) -> None:
        """For each request."""
        self.house = house

    def set_default_headers(self) -> None:
        """Say no more of the server than is needed."""
        self.clear_header("Server")

    def write_error(self, status_code: int, **_: Any) -> None:
        """A line, and no page."""
        self.finish(f"{HTTPStatus(status_code).phrase}\n")


class _Webhook(_Door):
    """Takes updates from whoever knows the secret; an update is answered when it is kept."""

    SUPPORTED_METHODS = ("POST",)

    def initialize(self, house: KanbaoApplication, secret: str = "") -> None:
        """For each request."""
        super().initialize(house)
        self.secret = secret

    async def post(self) -> None:
        """Check the secret, read the update, keep it."""
        given = self.request.headers.get(_SECRET, "")
        if not hmac.compare_digest(given.encode(), self.secret.encode()):
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        try:
            update = Update.de_json(json.loads(self.request.body), self.house.bot)
        except (ValueError, TypeError, KeyError, AttributeError):
            _log.warning("what came to the webhook is no update")
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        await self.house.update_queue.put(update)
        self.finish()


class _Health(_Door):
    """200 while the bot runs and its store answers, else 503."""

    async def get(self) -> None:
        """Ask the store for the least."""
        state = "ok" if self.house.running else "not running"
        try:
            await self.house.bot_data.store.aread(articles.newest_id)
        except StoreError:
            state = "store"
        self.set_status(HTTPStatus.OK if state == "ok" else HTTPStatus.SERVICE_UNAVAILABLE)
        self.finish({"status": state})


class _Metrics(_Door):
    """Numbers in the text format of Prometheus (exposition format 0.0.4)."""

    async def get(self) -> None:
        """Count now."""
        desk = self.house.bot_data
        now = desk.clock.now()
        held = await desk.store.aread(articles.overview)
        found = await desk.store.aread(activity, now)
        waited = (now - found.oldest_waiting).total_seconds() if found.oldest_waiting else 0.0
        self.set_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        self.finish(exposition(held, found, waited, self.house.update_queue.qsize()))


def exposition(held: Overview, found: Activity, waited: float, updates: int) -> str:
    """The numbers, a line each."""
    numbers: dict[str, float] = {
        "kanbao_pages": held.pages,
        "kanbao_articles": held.articles,
        "kanbao_members": found.members,
        "kanbao_subscriptions": found.subscriptions,
        "kanbao_subscriptions_asleep": len(found.asleep),
        "kanbao_outbox_oldest_seconds": waited,
        "kanbao_updates_waiting": updates,
    }
    states = {"waiting": found.waiting, "sent": found.sent, "kept": found.kept, "dropped": found.dropped}
    numbers |= {f'kanbao_deliveries{{state="{state}"}}': count for state, count in states.items()}
    return "".join(f"{name} {value:g}\n" for name, value in numbers.items())


def open_doors(application: KanbaoApplication, settings: Settings) -> HTTPServer | None:
    """Listen, when there is an address to listen on; close the server to end it.

    Raises:
        OSError: the address is taken, or none of this machine.
    """
    if settings.listen is None:
        return None
    given: dict[str, Any] = {"house": application}
    routes: list[tuple[str, type[RequestHandler], dict[str, Any]]] = [
        (r"/healthz", _Health, given),
        (r"/metrics", _Metrics, given),
    ]
    if settings.webhook_url and settings.webhook_secret:
        path = urlsplit(settings.webhook_url).path.strip("/")
        secret = settings.webhook_secret.get_secret_value()
        routes.insert(0, (rf"/{re.escape(path)}/?", _Webhook, given | {"secret": secret}))
    server = HTTPServer(Application(routes, log_function=lambda _: None), max_body_size=_LONGEST_BODY)
    host, port = settings.listen
    server.listen(port, address=host)
    return server
