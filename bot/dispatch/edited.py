"""A message that is corrected after it was sent: the search that answered it is made anew, in its place.

Nothing else is done by it: what subscribes, hands on or sets something has been done when it was sent, and an
older message is of the past.
"""

from __future__ import annotations

from telegram import Update
from telegram.ext import filters

from bot.context import Context
from bot.delivery.asking import read_asking
from bot.delivery.wish import read_sentence
from bot.dispatch import table
from bot.dispatch.routing import Sought, clean, route
from bot.features import access, counted, search, typed
from bot.screen import Sorry

FILTER = filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE & filters.TEXT


async def on_edited(update: Update, context: Context) -> None:
    """Look for what a message says now, where it was the last that was sent and was looked for."""
    visit = await access.visitor(update, context)
    message = update.effective_message
    text = clean((message.text if message else None) or "")
    answer = await typed.answer_sought(visit) if visit.person.admitted else None
    looked_for = isinstance(route(text, table.words()), Sought) and not (
        read_asking(text) or read_sentence(text)
    )
    if answer is None or not text or not looked_for:
        return
    try:
        screen = await search.run(visit, text)
    except Sorry as sorry:
        screen = sorry.screen
    visit.shown = answer if await visit.edit(screen, answer) else await visit.send(screen)
    await counted.note(visit, screen)
    await typed.note(visit, screen)
