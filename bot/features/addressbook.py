"""Telegram's own chooser: people from the sender's contacts, members or not, for something handed on."""

from __future__ import annotations

from dataclasses import replace

from telegram import KeyboardButton, KeyboardButtonRequestUsers, ReplyKeyboardMarkup, ReplyKeyboardRemove

from bot import texts
from bot.delivery.receipts import article_link
from bot.dispatch.routing import takes_back
from bot.features.invite import invitation_link
from bot.features.sendcard import KIND, Sending, card, colleagues, sending_of
from bot.render.keyboards import Button, Elsewhere
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import forwards, invitations, members, openings, views
from store.forwards import Forward

BOOK = "book"
# Bot API, KeyboardButtonRequestUsers: 1-10 people; the request's number is a signed 32-bit integer.
MOST = 10
_NUMBERS = 2**31
_NAME_LENGTH = 20


async def ask(visit: Visit, view: int) -> None:
    """Offer the chooser; the way back is a word on the same keyboard."""
    request = KeyboardButtonRequestUsers(
        view % _NUMBERS, user_is_bot=False, max_quantity=MOST, request_name=True, request_username=True
    )
    keys = [[KeyboardButton(texts.BOOK_PICK, request_users=request)], [KeyboardButton(texts.CANCEL)]]
    now, user = visit.desk.clock.now(), visit.person.user_id
    await visit.desk.store.awrite(openings.ask, user, BOOK, view, now)
    keyboard = ReplyKeyboardMarkup(keys, resize_keyboard=True, one_time_keyboard=True)
    await visit.send_with(texts.BOOK_ASK.format(most=MOST), keyboard)


async def closed(visit: Visit, number: int, typed: str) -> Screen | None:
    """Something was typed in the place of a choice; None when it is about something else."""
    if not takes_back(typed):
        return None
    await visit.send_with(texts.BOOK_CLOSED, ReplyKeyboardRemove())
    view = await visit.desk.store.aread(views.recall, number, visit.person.user_id)
    return await card(visit, sending_of(view)) if view and view.kind == KIND else None


async def chosen(visit: Visit) -> Screen:
    """People have been chosen: they are on the card, those who are no members with what that means.

    Raises:
        Sorry: the card is gone.
    """
    message = visit.update.effective_message
    shared = message.users_shared if message else None
    view = None
    if shared is not None:
        view = await visit.desk.store.aread(views.recall, shared.request_id, visit.person.user_id)
    await visit.desk.store.awrite(openings.answered, visit.person.user_id)
    if shared is None or view is None or view.kind != KIND:
        await visit.send_with(texts.VIEW_DEAD, ReplyKeyboardRemove())
        raise Sorry(texts.SEND_WHAT)
    people = {each.user_id for each in await colleagues(visit)}
    sending = sending_of(view)
    for each in shared.users:
        # One's own name and those chosen already add nothing.
        if each.user_id in people and each.user_id not in sending.chosen:
            sending = sending.toggled(each.user_id)
        elif each.user_id not in people and each.user_id != visit.person.user_id:
            name = " ".join(part for part in (each.first_name, each.last_name) if part)
            sending = with_stranger(sending, each.user_id, name or each.username or "")
    await visit.send_with(texts.BOOK_CHOSEN.format(count=len(shared.users)), ReplyKeyboardRemove())
    return await card(visit, sending)


def with_stranger(sending: Sending, user: int, name: str) -> Sending:
    """With somebody who is no member; a stranger's name is shown in one line, whatever it holds."""
    shown = members.readable(name)[:_NAME_LENGTH] or str(user)
    others = tuple(each for each in sending.strangers if each[0] != user)
    return replace(sending, strangers=(*others, (user, shown)))


async def tell_of_strangers(visit: Visit, forward: Forward) -> None:
    """Say at once who is no member, and what to send them: a link that admits, or that of the article."""
    names = [each.name for each in forward.recipients if each.failed == forwards.UNKNOWN]
    if not names:
        return
    said = {"names": "、".join(names), "title": forward.title[:40]}
    if visit.person.is_administrator:
        now, by = visit.desk.clock.now(), visit.person.user_id
        made = await visit.desk.store.awrite(invitations.invite, by, now, uses=len(names))
        link = invitation_link(visit.context.bot, made.code)
        await visit.send(Screen(plain(texts.STRANGERS_INVITED.format(**said, link=link))))
        return
    link = article_link(visit.context.bot, forward.article_id)
    door = Button(texts.SEND_CARD, Elsewhere(f"a_{forward.article_id}"))
    await visit.send(Screen(plain(texts.STRANGERS_MAY_APPLY.format(**said, link=link)), ((door,),)))
