"""From an update to what is shown: who asks, whether they may, which entry of the table answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import InlineQueryResultsButton, Update
from telegram.constants import ChatType
from telegram.ext import BaseHandler, CallbackQueryHandler, InlineQueryHandler, MessageHandler, filters

from bot import table, texts
from bot.context import Context, Person
from bot.features import access, ingest, issue, read, start
from bot.features.lists import LARGEST_OFFSET
from bot.render import buttons
from bot.render.buttons import Begin, Decide, Join, OpenArticle, OpenPage, Press, ShowView
from bot.render.markup import plain
from bot.routing import Asked, Sought, Worded, clean, route
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import views
from store.values import View

Answer = Callable[[Visit], Awaitable[Screen | None]]
_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_GROUP = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE


def handlers() -> list[BaseHandler[Update, Context, Any]]:
    """The handlers, in the order in which they are asked; the first that fits answers.

    Buttons and inline queries first: they have filters of their own. In private chats a document is an
    intake, text a command or a search, and anything else gets a sentence. Groups come last: nothing of
    the above may answer there.
    """
    return [
        CallbackQueryHandler(on_button),
        InlineQueryHandler(on_inline_query),
        MessageHandler(_PRIVATE & filters.Document.ALL, _answering(_document)),
        MessageHandler(_PRIVATE & filters.TEXT, _answering(_text)),
        MessageHandler(_PRIVATE & ~filters.StatusUpdate.ALL, _answering(_something_else)),
        MessageHandler(_GROUP & filters.TEXT, on_group_text),
    ]


def _answering(answer: Answer) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """A handler that shows what `answer` finds, or why it found nothing."""

    async def handle(update: Update, context: Context) -> None:
        visit = await _visit(update, context)
        try:
            screen = await answer(visit)
        except Sorry as sorry:
            screen = sorry.screen
        if screen is not None:
            await visit.show(screen)

    return handle


async def _visit(update: Update, context: Context) -> Visit:
    user = update.effective_user
    if user is None:
        # A channel's post or an anonymous group admin: nobody whom rights could belong to.
        return Visit(update, context, Person(0, "", None, "stranger"))
    return Visit(update, context, await access.identify(context.desk, user))


async def _text(visit: Visit) -> Screen | None:
    message = visit.update.effective_message
    text = clean((message.text if message else None) or "")
    asked = route(text, table.words())
    if not visit.person.admitted:
        invited = isinstance(asked, Asked) and asked.name == "start" and start.is_invitation(asked.argument)
        return await access.closed_door(visit, invited=invited)
    if not text:
        return Screen(plain(texts.ONLY_TEXT))
    match asked:
        case Asked():
            return await _command(visit, asked)
        case Worded():
            command = table.words()[asked.word]
            if not asked.argument or await command.takes(visit, asked.argument):
                return await command.run(visit, asked.argument)
            return await _search(visit, asked.text)
        case Sought():
            return await _search(visit, asked.text)


async def _command(visit: Visit, asked: Asked) -> Screen | None:
    command = table.named(asked.name)
    if command is None:
        return start.unknown_command(asked.name, visit.person, table.COMMANDS)
    if command.for_administrators and not visit.person.is_administrator:
        raise Sorry(texts.NOT_ALLOWED)
    return await command.run(visit, asked.argument)


async def _search(visit: Visit, text: str) -> Screen | None:
    command = table.named("search")
    return await command.run(visit, text) if command else None


async def _document(visit: Visit) -> Screen | None:
    message = visit.update.effective_message
    if message is None or message.document is None:
        return None
    return await ingest.take(visit, message.document, message.caption or "")


async def _something_else(visit: Visit) -> Screen | None:
    if not visit.person.admitted:
        return await access.closed_door(visit)
    also = f"\n\n{texts.INGEST_USAGE}" if visit.person.is_administrator else ""
    return Screen(plain(texts.ONLY_TEXT + also))


async def on_button(update: Update, context: Context) -> None:
    """Read the button strictly, do what it says if this person may, and stop it spinning."""
    visit = await _visit(update, context)
    if update.effective_chat and update.effective_chat.type != ChatType.PRIVATE:
        # No message of ours in a group has buttons; what is behind them is nobody else's business there.
        await visit.toast(texts.GROUP, alert=True)
        return
    try:
        screen = await _pressed(visit, buttons.read(visit.query.data if visit.query else None))
    except Sorry as sorry:
        if sorry.keyboard or len(sorry.sentence) > _LONGEST_ALERT:
            await visit.show(sorry.screen)
        else:
            await visit.toast(sorry.sentence, alert=True)
    else:
        await visit.toast()
        await visit.show(screen)
    await visit.toast()


# Bot API, answerCallbackQuery: 0-200 characters.
_LONGEST_ALERT = 200


async def _pressed(visit: Visit, press: Press | None) -> Screen:
    if isinstance(press, Join):
        return await access.ask_to_join(visit)
    if not visit.person.admitted:
        raise Sorry(texts.STRANGER_ALERT)
    match press:
        case ShowView(number, offset):
            view = await _recalled(visit, number)
            return await table.VIEWS[view.kind](visit, view, min(offset, LARGEST_OFFSET))
        case OpenPage(page, number):
            return await issue.open_page(visit, await _recalled(visit, number), page)
        case OpenArticle():
            return await read.open_article(visit, press)
        case Begin(what, day):
            return await table.BEGINNINGS[what](visit, day)
        case Decide():
            return await access.decide(visit, press)
        case _:
            raise Sorry(texts.BUTTON_DEAD)


async def _recalled(visit: Visit, number: int) -> View:
    """The kept list, if it is this person's."""
    view = await visit.desk.store.aread(views.recall, number, visit.person.user_id)
    if view is None or view.kind not in table.VIEWS:
        raise Sorry(texts.VIEW_DEAD)
    return view


async def on_inline_query(update: Update, context: Context) -> None:
    """Inline mode is not there yet: nothing for members, the way to apply for everybody else."""
    visit = await _visit(update, context)
    if update.inline_query is None:
        return
    join = None
    if not visit.person.admitted:
        join = InlineQueryResultsButton(texts.INLINE_JOIN, start_parameter="join")
    await update.inline_query.answer([], cache_time=0, is_personal=True, button=join)


async def on_group_text(update: Update, context: Context) -> None:
    """In a group say only where this works, and only when a command or a mention addresses the bot."""
    message = update.effective_message
    if message is None or not _addressed(clean(message.text or ""), context.bot.username.lower()):
        return
    visit = Visit(update, context, Person(0, "", None, "stranger"))
    await visit.send(Screen(plain(texts.GROUP)))


def _addressed(text: str, username: str) -> bool:
    if not text:
        return False
    asked = route(text, ())
    if isinstance(asked, Asked):
        return asked.addressed == username if asked.addressed else table.named(asked.name) is not None
    return f"@{username}" in text.lower()
