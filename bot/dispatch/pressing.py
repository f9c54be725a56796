"""From a pressed button to what is shown: read strictly, checked, answered always."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType

from bot import texts
from bot.context import Context
from bot.dispatch import table
from bot.features import (
    access,
    card,
    groups,
    issue,
    lastshown,
    leave,
    onscreen,
    read,
    search,
    settings,
    subscribe,
    undoing,
)
from bot.features.lists import LARGEST_OFFSET
from bot.render import buttons
from bot.render.buttons import (
    Act,
    Begin,
    Change,
    Choose,
    Decide,
    Join,
    OfSubscription,
    OpenArticle,
    OpenPage,
    Press,
    ShowView,
)
from bot.render.markup import utf16_length
from bot.render.split import TOAST_LIMIT
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import deliveries, views
from store.values import View


async def on_button(update: Update, context: Context) -> None:
    """Read the button strictly, do what it says if this person may, and stop it spinning."""
    visit = await access.visitor(update, context)
    await access.keep_up(visit)
    press = buttons.read(visit.query.data if visit.query else None)
    chat = update.effective_chat
    in_group = chat is not None and chat.type != ChatType.PRIVATE
    # What is behind other buttons is nobody else's business there.
    if in_group and not (groups.fits(press) and await groups.is_open(visit)):
        await visit.toast(texts.GROUP, alert=True)
        return
    try:
        screen = await _pressed(visit, press)
    except Sorry as sorry:
        if sorry.keyboard or utf16_length(sorry.sentence) > TOAST_LIMIT:
            await _replaced(visit, sorry.screen)
        else:
            await visit.toast(sorry.sentence, alert=True)
    else:
        await _shown_in_place(visit, press, screen)
    await visit.toast()
    await undoing.settle(visit)


async def _shown_in_place(visit: Visit, press: Press | None, screen: Screen | None) -> None:
    """Put the screen in the message's place; what somebody has been brought to read stays, and it follows."""
    stays = isinstance(press, OfSubscription) and screen is not None and await _is_to_be_read(visit)
    await visit.toast(texts.SEE_BELOW if stays else None)
    if screen is None:
        if visit.handed:
            await lastshown.note(visit, None)
        return
    if stays:
        await visit.send(screen)
        await lastshown.note(visit, screen)
    else:
        await _replaced(visit, screen)


async def _is_to_be_read(visit: Visit) -> bool:
    """Whether the pressed button's message brings articles or came by itself, and is no answer."""
    message = visit.query.message if visit.query else None
    if message is None:
        return False
    markup = getattr(message, "reply_markup", None)
    data = [button.callback_data for row in markup.inline_keyboard for button in row] if markup else []
    if any(isinstance(buttons.read(each), OpenArticle) for each in data if isinstance(each, str)):
        return True
    sent = await visit.desk.store.aread(deliveries.of_message, visit.chat_id, message.message_id)
    return sent is not None


async def _replaced(visit: Visit, screen: Screen) -> None:
    """Put the screen in the message's place; a digest that reads otherwise now is not put right any more."""
    await visit.show(screen)
    await onscreen.note(visit, screen)
    await lastshown.note(visit, screen)
    message = visit.query.message if visit.query else None
    if message is None:
        return
    delivery = await visit.desk.store.aread(deliveries.of_message, visit.chat_id, message.message_id)
    if delivery is not None:
        await visit.desk.store.awrite(deliveries.replaced, delivery, message.message_id)


async def _pressed(visit: Visit, press: Press | None) -> Screen | None:
    if isinstance(press, Join):
        return await access.ask_to_join(visit)
    if not visit.person.admitted:
        erases = isinstance(press, Act) and press.what == settings.ACTS and press.action in leave.OF_STRANGERS
        if isinstance(press, Act) and erases and await leave.left_something(visit):
            return await settings.act(visit, press)
        # In the place of the message: who is no longer a member loses what it showed.
        await visit.toast(texts.STRANGER_ALERT, alert=True)
        return await access.closed_door(visit)
    return await opened(visit, press)


async def opened(visit: Visit, press: Press | None) -> Screen | None:
    """What a member's button leads to.

    Raises:
        Sorry: it leads nowhere any more, or not this person.
    """
    screen: Screen | None
    match press:
        case ShowView(number, offset):
            view = await _recalled(visit, number)
            screen = await table.VIEWS[view.kind](visit, view, min(offset, LARGEST_OFFSET))
        case OpenPage(page, number):
            screen = await issue.open_page(visit, await _recalled(visit, number), page)
        case Change(number, what):
            screen = await search.change(visit, await _recalled(visit, number), what)
        case OpenArticle():
            screen = await read.open_article(visit, press)
        case Begin(what, day):
            screen = await table.BEGINNINGS[what](visit, day)
        case OfSubscription():
            screen = await subscribe.act(visit, press)
        case Act(what) if what in table.ACTS:
            screen = await table.ACTS[what](visit, press)
        case Choose():
            screen = await card.choose(visit, press)
        case Decide():
            screen = await access.decide(visit, press)
        case _:
            raise Sorry(texts.BUTTON_DEAD)
    return screen


async def _recalled(visit: Visit, number: int) -> View:
    """The kept list, if it is this person's."""
    view = await visit.desk.store.aread(views.recall, number, visit.person.user_id)
    if view is None or view.kind not in table.VIEWS:
        raise Sorry(texts.VIEW_DEAD)
    return view
