"""One thing that one person asks for, and the way to answer it."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import CallbackQuery, ReplyKeyboardMarkup, ReplyKeyboardRemove, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.context import Context, Desk, Person
from bot.render.keyboards import to_telegram
from bot.render.markup import plain
from bot.render.split import fitted, fitted_toast
from bot.screen import Screen

_UNCHANGED = "message is not modified"


@dataclass(slots=True)
class Visit:
    """An update being answered.

    `show` edits the message whose button was pressed, or sends a new one, whose number `shown` is then.
    `answered` says whether a pressed button has stopped spinning. `outdated`: a message that says what is
    no more so, to be marked once the answer stands below it. `sought`: whether the answer is a search's;
    `emptied`: whether it is a list of nothing; `handed`: what it has handed on;
    `undoable`: whether what is said of subscriptions is being kept, to be taken back; `stays_last`:
    whether what was said of them last is so still: this is it, or it only goes with it. `changed`: whether
    any of them was changed; `decided`: the card that was confirmed or put away.
    """

    update: Update
    context: Context
    person: Person
    answered: bool = False
    shown: int | None = None
    outdated: int | None = None
    sought: bool = False
    emptied: bool = False
    handed: tuple[int, ...] = ()
    undoable: bool = False
    stays_last: bool = False
    changed: bool = False
    decided: int = 0

    @property
    def desk(self) -> Desk:
        """The settings, the store and the clock."""
        return self.context.desk

    @property
    def chat_id(self) -> int:
        """The chat to answer in; a private chat has the number of its person."""
        chat = self.update.effective_chat
        return chat.id if chat else self.person.user_id

    @property
    def thread_id(self) -> int | None:
        """The topic of a forum that is answered in."""
        message = self.update.effective_message
        if message is None or not getattr(message, "is_topic_message", False):
            return None
        return message.message_thread_id

    @property
    def query(self) -> CallbackQuery | None:
        """The pressed button, if it was one."""
        return self.update.callback_query

    async def send(self, screen: Screen, chat_id: int | None = None) -> int:
        """Send a message, to another chat where one is named; returns its number."""
        message = await self.context.bot.send_message(
            chat_id or self.chat_id,
            fitted(screen.text).html(),
            parse_mode=ParseMode.HTML,
            reply_markup=to_telegram(screen.keyboard),
            message_thread_id=None if chat_id else self.thread_id,
        )
        return message.message_id

    async def send_with(self, text: str, markup: ReplyKeyboardMarkup | ReplyKeyboardRemove) -> None:
        """Send a sentence that puts a keyboard in the place of the letters, or takes it away."""
        await self.context.bot.send_message(self.chat_id, text, reply_markup=markup)

    async def show(self, screen: Screen) -> None:
        """Put the screen in the place of the message whose button was pressed, else send it."""
        message = self.query.message if self.query else None
        if message is not None and await self.edit(screen, message.message_id):
            self.shown = message.message_id
        else:
            self.shown = await self.send(screen)

    async def edit(self, screen: Screen, message_id: int) -> bool:
        """Change a message of this chat; False when it is gone or too old to be changed."""
        try:
            await self.context.bot.edit_message_text(
                fitted(screen.text).html(),
                chat_id=self.chat_id,
                message_id=message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=to_telegram(screen.keyboard),
            )
        except BadRequest as refused:
            return _UNCHANGED in str(refused).lower()
        return True

    async def toast(self, text: str | None = None, *, alert: bool = False) -> None:
        """Answer the pressed button, once: with nothing, a line that fades, or an alert.

        Where the word of the button was typed the line is a message.
        """
        if self.query is None and text:
            await self.send(Screen(plain(text)))
        if self.query is None or self.answered:
            return
        self.answered = True
        try:
            line = fitted_toast(text) if text else None
            await self.context.bot.answer_callback_query(self.query.id, line, show_alert=alert)
        except TelegramError:
            # Pressed too long ago, or the network fails: the screen still changes, the toast is lost.
            return
