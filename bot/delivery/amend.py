"""Puts the digests and alerts sent today right: corrected titles are changed, withdrawn articles marked."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, TelegramError

from bot import texts
from bot.context import Desk, KanbaoApplication
from bot.delivery.leading import Leading
from bot.delivery.told import numbered
from bot.render.lists import headline_line
from bot.render.markup import plain, struck, text_of
from bot.wire.patience import Paced
from store import Session, articles, deliveries, news
from store.deliveries import Delivery
from store.errors import StoreError
from store.messages import Message
from store.values import Headline

_log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 20.0
_BATCH = 200
_KINDS = ("digest:", "alert:")
# The page or day behind a title that no head tells it of.
_WHERE = re.compile(rf"\u3000(?:第\d+版|\d+月\d+日|{texts.NO_DATE})$")


class Amender:
    """Looks whether pages have changed, and what has been sent today of what they held."""

    def __init__(self, application: KanbaoApplication) -> None:
        self._bot = application.bot
        self._desk: Desk = application.bot_data
        self._leading = Leading(self._desk)
        self._seen: tuple[object, ...] | None = None
        # What had not left when the pages changed, and reads as they were before; and what no line took.
        self._behind: set[int] = set()

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            try:
                await self.look()
            except StoreError as error:
                _log.warning("what was sent cannot be looked at now: %s", error)
            await asyncio.sleep(LOOK_EVERY_SECONDS)

    async def look(self) -> int:
        """Look once; how many messages were changed."""
        store = self._desk.store
        now_seen = await store.aread(news.state_of_pages)
        if now_seen == self._seen and not self._behind:
            return 0
        if not await self._leading.begin():
            return 0
        if now_seen == self._seen:
            return await self._catch_up()
        self._behind |= await store.aread(deliveries.not_left, _KINDS)
        start = self._desk.clock.now().astimezone(self._desk.clock.zone).replace(hour=0, minute=0, second=0)
        changed = after = 0
        while sent := await store.aread(_sent_since, start, after):
            for delivery, fresh in sent:
                after = delivery.id
                changed += await self._change(delivery, fresh)
        self._seen = now_seen
        return changed

    async def _catch_up(self) -> int:
        """Put right what has left since, and try again what failed; how many messages were changed."""
        store, changed = self._desk.store, 0
        left = sorted(self._behind - await store.aread(deliveries.not_left, _KINDS))
        for at in range(0, len(left), _BATCH):
            some = left[at : at + _BATCH]
            found = await store.aread(_sent_of, some)
            # What was given up needs nothing.
            self._behind -= {*some} - {delivery.id for delivery, _ in found}
            for delivery, fresh in found:
                self._behind.discard(delivery.id)
                changed += await self._change(delivery, fresh)
        return changed

    async def _change(self, delivery: Delivery, fresh: tuple[Message, ...]) -> int:
        """Edit the messages that read otherwise now; what Telegram refuses stays as it was sent."""
        changed = 0
        for number, was, message in zip(delivery.message_ids, delivery.messages, fresh, strict=False):
            if not number or was.html == message.html:
                continue
            rows = [
                [InlineKeyboardButton(label, callback_data=data) for label, data in row]
                for row in message.keyboard
            ]
            try:
                await self._bot.edit_message_text(
                    message.html,
                    chat_id=delivery.chat_id,
                    message_id=number,
                    parse_mode=ParseMode.HTML,
                    reply_markup=InlineKeyboardMarkup(rows) if rows else None,
                    rate_limit_args=Paced(),
                )
                changed += 1
            except (BadRequest, Forbidden) as refused:
                _log.info("message %s of delivery %s stays as it is: %s", number, delivery.id, refused)
            except TelegramError as error:
                # Tried again at the next look: it has not been written down.
                _log.warning("delivery %s was not put right: %s", delivery.id, type(error).__name__)
                self._behind.add(delivery.id)
                return changed
        await self._desk.store.awrite(deliveries.reworded, delivery.id, fresh)
        return changed


def _sent_since(
    session: Session, start: dt.datetime, after: int
) -> list[tuple[Delivery, tuple[Message, ...]]]:
    """The next deliveries since then, each with its messages as they would read now."""
    return _as_now(session, deliveries.sent_since(session, start, _KINDS, after=after, limit=_BATCH))


def _sent_of(session: Session, numbers: Sequence[int]) -> list[tuple[Delivery, tuple[Message, ...]]]:
    """Those of these deliveries that have been sent, likewise."""
    return _as_now(session, deliveries.sent_of(session, numbers))


def _as_now(session: Session, sent: Sequence[Delivery]) -> list[tuple[Delivery, tuple[Message, ...]]]:
    ids = {key for delivery in sent for message in delivery.messages for key in numbered(message).values()}
    there = {item.id: item for item in articles.headlines(session, sorted(ids))}
    return [(each, tuple(as_now(message, there) for message in each.messages)) for each in sent]


def as_now(message: Message, there: Mapping[int, Headline]) -> Message:
    """The message with today's titles; what is gone is struck through and marked."""
    text = message.html
    for label, key in numbered(message).items():
        line = re.search(rf"(?m)^{label}\. .*$", text)
        if line is None:
            continue
        text = text[: line.start()] + _line(line.group(), label, there.get(key)) + text[line.end() :]
    return replace(message, html=text)


def _line(line: str, label: str, item: Headline | None) -> str:
    """A numbered line as it reads now; marks of a match stay where the title is the same."""
    number = f"{label}. "
    shown = text_of(line)
    was = shown.removesuffix(texts.AMENDED).removesuffix(texts.WITHDRAWN)
    where = found.group() if (found := _WHERE.search(was)) else ""
    gone = shown.endswith(texts.WITHDRAWN)
    if item is None:
        return line if gone else (plain(number) + struck(was[len(number) :]) + texts.WITHDRAWN).html()
    now = headline_line(int(label), item) + where
    if was != now.text:
        return (now + texts.AMENDED).html()
    return now.html() if gone else line
