"""From an update to what is shown: who asks, whether they may, which entry of the table answers."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, InlineQueryHandler, MessageHandler, filters

from bot import texts
from bot.context import Context
from bot.dispatch import table
from bot.dispatch.edited import FILTER, corrected
from bot.dispatch.pressing import on_button, opened
from bot.dispatch.routing import Asked, Sought, Worded, clean, route
from bot.features import (
    about,
    access,
    addressbook,
    adjusting,
    asking,
    calendar,
    cardtalk,
    counted,
    groups,
    helpdesk,
    howmany,
    ingest,
    inline,
    invite,
    mend,
    newsstand,
    prompts,
    send,
    smalltalk,
    start,
    subscribe,
    tagging,
    typed,
    verbs,
    weekly,
)
from bot.features.above import forward_above
from bot.render.markup import join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit

Answer = Callable[[Visit], Awaitable[Screen | None]]
_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_GROUP = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
_RENAMED = filters.StatusUpdate.NEW_CHAT_TITLE | filters.StatusUpdate.FORUM_TOPIC_EDITED
# Commands that only show what an open question is about: the article of a link, the lines of a page.
_LOOKS_ON = frozenset({"start", "corrections"})
# Who may understand a sentence, in turn; what nobody understands is a search.
_UNDERSTOOD: tuple[Callable[[Visit, str], Awaitable[Screen | None]], ...] = (
    cardtalk.said_to_card,
    lambda visit, text: helpdesk.command_meant(visit, text, _does),
    tagging.answered,
    counted.answered,
    smalltalk.answered,
    helpdesk.answered,
    howmany.answered,
    adjusting.sentence,
    asking.answered,
    subscribe.sentence,
    weekly.sentence,
    newsstand.sentence,
    asking.nothing_such,
    verbs.answered,
)


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
        MessageHandler(_PRIVATE & filters.TEXT, _answering(_text)),
        MessageHandler(FILTER, corrected(_sought)),
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
            await counted.note(visit, screen)
        await typed.note(visit, screen)

    return handle


async def _text(visit: Visit) -> Screen | None:
    message = visit.update.effective_message
    # What stands under a picture is said as well.
    text = clean((message.text or message.caption if message else None) or "")
    asked = route(text, table.words())
    if not visit.person.admitted:
        return await _stranger(visit, asked)
    await subscribe.wake(visit)
    if not text:
        return Screen(plain(texts.ONLY_TEXT))
    if (isinstance(asked, Worded) and not asked.argument) or (
        isinstance(asked, Asked) and asked.name not in _LOOKS_ON
    ):
        # 设置 alone and /help are commands, whatever was asked before.
        await prompts.dropped(visit)
    elif not isinstance(asked, Asked):
        answer = await mend.replied(visit, text) or await _to_colleague(visit, text)
        if answer := answer or await prompts.answered(visit, text):
            return answer
    match asked:
        case Asked():
            return await _command(visit, asked)
        case Worded():
            return await _worded(visit, asked)
        case Sought():
            return await _sought(visit, asked.text)


async def _to_colleague(visit: Visit, text: str) -> Screen | None:
    """In reply to what a colleague has sent: an answer to them, unless it asks to hand it on."""
    if forward_above(visit) is None or await send.asked(visit, text) is not None:
        return None
    await prompts.dropped(visit)
    return await smalltalk.to_colleague(visit, text)


async def _sought(visit: Visit, text: str) -> Screen | None:
    """Plain text: a wish to hand on or to be brought something, a word to whoever answers, else a search."""
    if said := await about.answered(visit, text):
        return said
    if (argument := await send.asked(visit, text)) is not None:
        return await send.run(visit, argument)
    if press := await typed.pressed(visit, text):
        return await opened(visit, press)
    for understood in _UNDERSTOOD:
        if said := await understood(visit, text):
            return said
    return await _search(visit, text)


def _does(word: str) -> helpdesk.Run | None:
    command = table.words().get(word)
    return command.where_it_fits if command else None


async def _stranger(visit: Visit, asked: Asked | Worded | Sought) -> Screen:
    """An invitation opens the door; anything else gets the sentence."""
    invited = isinstance(asked, Asked) and asked.name == "start" and asked.argument.startswith(invite.PREFIX)
    if invited and isinstance(asked, Asked):
        code = asked.argument.removeprefix(invite.PREFIX)
        if welcome := await invite.redeem(visit, code):
            return welcome
    return await access.closed_door(visit, invited=invited)


async def _worded(visit: Visit, asked: Worded) -> Screen | None:
    command = table.words()[asked.word]
    if not asked.argument or await command.takes(visit, asked.argument):
        return await command.run(visit, asked.argument)
    # 转发 老王看看, 退订 产改: nobody and nothing is called so, and yet it asks for one thing only.
    return await _sought(visit, asked.text)


async def _command(visit: Visit, asked: Asked) -> Screen | None:
    command = table.named(asked.name)
    if command is None:
        return await _misspelt(visit, asked)
    if not command.is_for(visit.person):
        raise Sorry(texts.NOT_ALLOWED)
    return await command.run(visit, asked.argument)


async def _misspelt(visit: Visit, asked: Asked) -> Screen | None:
    """/serach 产改 looks for 产改: nothing is changed by that; other commands are named with their words."""
    unknown = start.unknown_command(asked.name, visit.person, table.COMMANDS, asked.argument)
    meant = start.meant_by_name(asked.name, table.COMMANDS)
    if not asked.argument or not meant or meant[0].name != "search":
        return unknown
    note = texts.UNKNOWN_COMMAND_TAKEN.format(command=f"/{asked.name}", name=meant[0].name)
    found = await _search(visit, asked.argument)
    return found and Screen(join([plain(note), found.text], "\n\n"), found.keyboard)


async def _search(visit: Visit, text: str) -> Screen | None:
    command = table.named("search")
    found = await command.run(visit, text) if command else None
    meant = start.meant_in_words(text, visit.person, table.COMMANDS)
    if not meant or found is None:
        return found
    # 设制 stands in no newspaper, or only what is like it does: the command is named above what was found.
    name, word = meant[0]
    line = plain(texts.MEANT_COMMAND.format(name=name, word=word))
    return Screen(join([line, found.text], "\n\n"), found.keyboard)


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
        return await _text(visit)
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
    return said or await newsstand.sentence(visit, words) or await _search(visit, words)


def _addressed(text: str, username: str) -> bool:
    if not text:
        return False
    asked = route(text, ())
    if isinstance(asked, Asked):
        return asked.addressed == username if asked.addressed else table.named(asked.name) is not None
    return f"@{username}" in text.lower()
