"""Sends what waits in the outbox, at Telegram's pace, and marks it; every failure has its own consequence."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
from collections.abc import Callable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter, TelegramError

from bot import texts
from bot.context import KanbaoApplication
from bot.delivery import receipts, standstill
from bot.delivery.consequences import gone, is_nobody, moved, over
from bot.delivery.lateness import marked_where_late
from bot.delivery.leading import Leading
from bot.memory import give_back
from bot.render.receipt import LEFT
from bot.survey.trend import as_png
from bot.wire.patience import Paced, seconds
from store import Session, deliveries, leaving
from store.deliveries import DROPPED, KEPT, Delivery
from store.errors import StoreError
from store.messages import Message
from store.preferences import Preferences

_log = logging.getLogger(__name__)

# So many are on their way at a time: two seconds' work at Telegram's pace.
_CLAIM = 50
# What a killed sender had claimed is free again after this: within a minute of the next start it is sent.
LEASE = dt.timedelta(seconds=45)
# A delivery whose lease ends sooner than this is given back unsent: another sender may be about to take it.
_MARGIN = dt.timedelta(seconds=15)
# How often the outbox is looked at when it was empty, in seconds.
LOOK_EVERY_SECONDS = 1.0
_MARK_EVERY_SECONDS = 1.0
# After so many memory is given back.
_CROWD = 250
# What one person sends another does not wait for what that person is just reading.
_SOON = ("forward:", "reply:")
_FIRST_PAUSE, _LONGEST_PAUSE = 2.0, 600.0


class Sender:
    """Claims, sends and marks. With `user_id` only what is meant for that person."""

    def __init__(self, application: KanbaoApplication, *, user_id: int | None = None) -> None:
        self._bot = application.bot
        self._desk = application.bot_data
        self._store = self._desk.store
        self._clock = self._desk.clock
        self._user = user_id
        self._start = self._clock.now()
        self._leading = Leading(self._desk, alone=user_id is not None)
        self._lines: dict[int, asyncio.Lock] = {}
        # How many have been sent since memory was given back.
        self._sent = 0
        # Whether what goes out can be marked.
        self._writable = asyncio.Event()
        self._writable.set()

    async def run(self) -> None:
        """Send until cancelled; what is claimed then and has not left is given back."""
        under_way: set[asyncio.Task[None]] = set()
        try:
            while True:
                # Cleared first: what is queued during the look rings again.
                self._desk.bell.clear()
                if len(under_way) < _CLAIM:
                    under_way |= {asyncio.create_task(self._send(each)) for each in await self._claimed()}
                else:
                    await self._leading.holds()
                rung = asyncio.create_task(self._desk.bell.wait())
                if self._sent >= _CROWD:
                    self._sent = 0
                    await give_back(self._store)
                # Room for the next ones as soon as some have left: the line never runs dry.
                await asyncio.wait(
                    {*under_way, rung}, timeout=LOOK_EVERY_SECONDS, return_when=asyncio.FIRST_COMPLETED
                )
                rung.cancel()
                under_way = {task for task in under_way if not task.done()}
        finally:
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)
            await asyncio.shield(self._leading.give_up())

    async def send_waiting(self) -> int:
        """Send what waits now, and return; how many deliveries that were."""
        sent = 0
        while found := await self._claimed():
            await asyncio.gather(*map(self._send, found))
            sent += len(found)
        await self._leading.give_up()
        return sent

    async def _claimed(self) -> tuple[Delivery, ...]:
        try:
            return await self._store.awrite(self._claim)
        except StoreError as error:
            _log.warning("the outbox cannot be read now: %s", error)
            return ()

    def _claim(self, session: Session) -> tuple[Delivery, ...]:
        if not self._leading.take(session):
            return ()
        now = self._clock.now()
        claimed = deliveries.claim(session, now, LEASE, limit=_CLAIM, user_id=self._user)
        return tuple(marked_where_late(session, each, now, self._start) for each in claimed)

    async def _send(self, delivery: Delivery) -> None:
        """Send the messages of a delivery that have not gone out; whatever happens is written down."""
        line = self._lines.setdefault(delivery.chat_id, asyncio.Lock())
        until = self._clock.now() + LEASE
        done = delivery.done
        try:
            # Messages to one chat leave in their order.
            async with line:
                quiet = await self._to_go(delivery, until)
                if quiet is None:
                    return
                last: int | None = None
                for message in delivery.messages[done:]:
                    try:
                        last = await self._message(delivery, message, quiet=quiet)
                    except TelegramError as error:
                        # Before the next one to this chat, which may have to wait as well.
                        await self._refused(delivery, done, error)
                        return
                    done += 1
                    if done < len(delivery.messages):
                        await self._mark(deliveries.gone_out, delivery.id, done, last)
            await self._mark(receipts.is_sent, delivery, self._clock.now(), done=done, message=last)
            self._sent += 1
            await receipts.arrived(self._bot, self._desk, delivery)
        except asyncio.CancelledError:
            await asyncio.shield(self._given_back(delivery))
            raise
        except TelegramError as error:
            await self._refused(delivery, done, error)
        except StoreError as error:
            # The lease ends by itself, and nothing has left.
            _log.warning("delivery %s waits for the store: %s", delivery.id, error)
        finally:
            if not line.locked():
                self._lines.pop(delivery.chat_id, None)

    async def _mark(self, mark: Callable[..., None], *told: object, **more: object) -> None:
        """Write down that something has gone out, however long the store cannot be written.

        Nothing else leaves meanwhile: what cannot be marked would come again after the next start.
        """
        while True:
            try:
                await self._store.awrite(mark, *told, **more)
            except StoreError as error:
                _log.warning("what has been sent cannot be marked now: %s", error)
                self._writable.clear()
                await asyncio.sleep(_MARK_EVERY_SECONDS)
            else:
                self._writable.set()
                return

    async def _given_back(self, delivery: Delivery) -> None:
        with contextlib.suppress(StoreError):
            await self._store.awrite(deliveries.release, [delivery.id])

    async def _to_go(self, delivery: Delivery, until: dt.datetime) -> bool | None:
        """Whether it goes without a sound; None when the lease is over, or it must not go any more."""
        now = self._clock.now()
        if now > until - _MARGIN or not await self._leading.holds():
            await self._store.awrite(deliveries.release, [delivery.id])
            return None
        now_stands = await self._store.aread(leaving.standing, delivery.id)
        if not now_stands.waits:
            # Ended or paused meanwhile.
            return None
        if delivery.subscription_id and now_stands.is_stopped(now):
            # Made before a stop that was ordered ahead, and still here when it has begun.
            await self._store.awrite(standstill.begun, delivery.subscription_id, now)
            return None
        if now < now_stands.next_try <= now + deliveries.FAR:
            # The chat was refused what left before this: it waits as long.
            await self._store.awrite(deliveries.release, [delivery.id])
            return None
        if not now_stands.is_member and delivery.user_id not in self._desk.settings.admins:
            # Who has gone since it was queued gets nothing.
            done, trouble = delivery.done, LEFT
            lost = await self._store.awrite(over, delivery, now, DROPPED, done=done, trouble=trouble)
            await receipts.failed(self._bot, self._desk, lost)
            return None
        return self._is_quiet(delivery, now_stands.preferences)

    def _is_quiet(self, delivery: Delivery, set_: Preferences) -> bool:
        """In a person's quiet hours messages come without a sound, those that are urgent excepted."""
        if delivery.notice:
            return delivery.notice == "silent"
        if delivery.chat_id != delivery.user_id:
            return False
        return set_.quiet_ends(self._clock.now(), self._desk.settings.timezone) is not None

    async def _message(self, delivery: Delivery, message: Message, *, quiet: bool) -> int:
        rows = [
            [InlineKeyboardButton(label, callback_data=data) for label, data in row]
            for row in message.keyboard
        ]
        if message.picture and (picture := await self._drawn(delivery, message)):
            return await self._picture(delivery, message, picture, quiet=quiet)
        sent = await self._bot.send_message(
            delivery.chat_id,
            message.html,
            message_thread_id=delivery.thread_id,
            parse_mode=ParseMode.HTML,
            reply_markup=InlineKeyboardMarkup(rows) if rows else None,
            disable_notification=quiet or None,
            rate_limit_args=Paced(self._writable, soon=delivery.key.startswith(_SOON)),
        )
        return sent.message_id

    async def _drawn(self, delivery: Delivery, message: Message) -> bytes | None:
        """Drawn when it leaves, for the row holds what it is drawn from; without it the words go alone."""
        try:
            return await asyncio.to_thread(as_png, message.picture)
        except (RuntimeError, OSError) as error:
            _log.error("the picture of delivery %s cannot be drawn: %s", delivery.id, error)
            return None

    async def _picture(self, delivery: Delivery, message: Message, picture: bytes, *, quiet: bool) -> int:
        sent = await self._bot.send_photo(
            delivery.chat_id,
            picture,
            caption=message.html,
            parse_mode=ParseMode.HTML,
            message_thread_id=delivery.thread_id,
            disable_notification=quiet or None,
            filename=texts.TREND_FILE,
            rate_limit_args=Paced(self._writable),
        )
        return sent.message_id

    async def _refused(self, delivery: Delivery, done: int, error: TelegramError) -> None:
        try:
            await self._consequence(delivery, done, error)
        except StoreError as trouble:
            _log.warning("delivery %s could not be marked: %s", delivery.id, trouble)

    async def _consequence(self, delivery: Delivery, done: int, error: TelegramError) -> None:
        now, store, trouble = self._clock.now(), self._store, type(error).__name__
        match error:
            case RetryAfter():
                until = now + dt.timedelta(seconds=seconds(error))
                await store.awrite(deliveries.hold_chat, delivery.chat_id, until)
                await store.awrite(deliveries.retry, delivery.id, until, trouble, done=done)
            case ChatMigrated():
                await store.awrite(moved, delivery.chat_id, error.new_chat_id)
                await store.awrite(deliveries.retry, delivery.id, now, trouble, done=done)
            case _ if is_nobody(error):
                _log.info(
                    "chat %s cannot be reached (%s); nothing is sent there now", delivery.chat_id, trouble
                )
                lost = await store.awrite(gone, delivery, now, trouble, done)
                await receipts.failed(self._bot, self._desk, lost)
            case NetworkError() if not isinstance(error, BadRequest):
                pause = min(_FIRST_PAUSE * 2**delivery.tries, _LONGEST_PAUSE)
                later = now + dt.timedelta(seconds=pause)
                await store.awrite(deliveries.retry, delivery.id, later, trouble, done=done)
            case _:
                # Asking again would be refused again: it is kept, and the doctor names it.
                _log.error("delivery %s was refused (%s) and is kept", delivery.id, trouble)
                told = str(error)[:200]
                lost = await store.awrite(over, delivery, now, KEPT, done=done, trouble=told)
                await receipts.failed(self._bot, self._desk, lost)
