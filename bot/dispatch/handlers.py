"""From an update to what is shown: who asks, whether they may, which entry of the table answers."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, InlineQueryHandler, MessageHandler, filters

from bot import texts
from bot.context import Context
from bot.dispatch import table, understanding
from bot.dispatch.edited import FILTER, corrected
from bot.dispatch.pressing import on_button
from bot.dispatch.routing import Asked, Sought, Worded, clean, route
from bot.features import (
    access,
    addressbook,
    calendar,
    groups,
    ingest,
    inline,
    lastshown,
    newsstand,
    onscreen,
    send,
    smalltalk,
    subscribe,
    undoing,
)
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit

Answer = Callable[[Visit], Awaitable[Screen | None]]
_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_GROUP = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
_RENAMED = filters.StatusUpdate.NEW_CHAT_TITLE | filters.StatusUpdate.FORUM_TOPIC_EDITED


def handlers() -> list[BaseHandler[Update, Context, Any]]:
    """The handlers, in the order in which they are asked; the first that fits answers.

    Buttons and inline queries first: they have filters of their own. In private chats a document is an
    intake, text a command or a search, and anything else gets a sentence. Groups come last: nothing of
    the above may answer there.
    """
    return [
        CallbackQueryHandler(on_button),
        InlineQueryHandler(on_inline_query),
        MessageHandler(_PRIVATE & filters.StatusUpdate.USERS_SHARED, _answering(_chosen)),
        MessageHandler(_PRIVATE & filters.Document.ALL, _answering(_document)),
        MessageHandler(_PRIVATE & filters.TEXT, _answering(understanding.said)),
        MessageHandler(FILTER, corrected(understanding.sought)),
        MessageHandler(_PRIVATE & ~filters.StatusUpdate.ALL, _answering(_something_else)),
        MessageHandler(_GROUP & filters.TEXT, on_group_text),
        MessageHandler(_GROUP & _RENAMED, on_renamed),
    ]


def _answering(answer: Answer) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """A handler that shows what `answer` finds, or why it found nothing."""

    async def handle(update: Update, context: Context) -> None:
        visit = await access.visitor(update, context)
        await access.keep_up(visit)
        try:
            screen = await answer(visit)
        except Sorry as sorry:
            screen = sorry.screen
        if screen is not None:
            await visit.show(screen)
            await onscreen.note(visit, screen)
        await lastshown.note(visit, screen)
        await undoing.settle(visit)

    return handle


async def _document(visit: Visit) -> Screen | None:
    message = visit.update.effective_message
    if message is None or message.document is None:
        return None
    if await calendar.is_meant(visit, message.document, message.caption or ""):
        return await calendar.take(visit, message.document)
    return await ingest.take(visit, message.document, message.caption or "")


async def _chosen(visit: Visit) -> Screen | None:
    if not visit.person.admitted:
        return await access.closed_door(visit)
    return await addressbook.chosen(visit)


async def _something_else(visit: Visit) -> Screen | None:
    if not visit.person.admitted:
        return await access.closed_door(visit)
    message = visit.update.effective_message
    if message and clean(message.caption or ""):
        return await understanding.said(visit)
    if message and (message.voice or message.video_note):
        return Screen(plain(texts.NO_VOICE))
    also = f"\n\n{texts.INGEST_USAGE}" if visit.person.is_administrator else ""
    return Screen(plain(texts.ONLY_TEXT + also))


async def on_inline_query(update: Update, context: Context) -> None:
    """Search from any chat."""
    visit = await access.visitor(update, context)
    await access.keep_up(visit)
    await inline.answer(visit)


async def on_renamed(update: Update, context: Context) -> None:
    """A group or topic is called otherwise now."""
    await groups.keep_names(await access.visitor(update, context))


async def on_group_text(update: Update, context: Context) -> None:
    """In a group answer only what addresses the bot; without a binding say only where this works."""
    message = update.effective_message
    text = clean((message.text if message else None) or "")
    username = context.bot.username.lower()
    if not _addressed(text, username):
        return
    visit = await access.visitor(update, context)
    await access.keep_up(visit)
    try:
        screen = await _in_group(visit, route(text, ()), text, username)
    except Sorry as sorry:
        screen = sorry.screen
    if screen is not None:
        await visit.send(screen)
    await undoing.settle(visit)


async def _in_group(visit: Visit, asked: Asked | Worded | Sought, text: str, username: str) -> Screen | None:
    if isinstance(asked, Asked) and asked.name == "bind":
        return await groups.bind(visit, asked.argument)
    if not await groups.is_open(visit):
        return Screen(plain(texts.GROUP))
    await groups.keep_names(visit)
    await subscribe.wake(visit)
    if isinstance(asked, Asked):
        command = table.named(asked.name)
        if command is None or not command.in_groups:
            return Screen(plain(texts.IN_PRIVATE.format(command=command.name if command else "help")))
        return await command.run(visit, asked.argument)
    words = re.sub(rf"@{re.escape(username)}\b", " ", text, flags=re.IGNORECASE).strip()
    if await send.asked(visit, words) is not None:
        # What goes to a colleague with which note is no business of those who read along.
        return Screen(plain(texts.SEND_IN_PRIVATE))
    said = await smalltalk.talked(visit, words) or await subscribe.sentence(visit, words)
    return said or await newsstand.sentence(visit, words) or await understanding.searched(visit, words)


def _addressed(text: str, username: str) -> bool:
    if not text:
        return False
    asked = route(text, ())
    if isinstance(asked, Asked):
        return asked.addressed == username if asked.addressed else table.named(asked.name) is not None
    return f"@{username}" in text.lower()
