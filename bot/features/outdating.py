"""The message of a card that says what is no more so: once it is changed by words, it says that it was."""

from __future__ import annotations

from bot import texts
from bot.render.buttons import Choose, OfSubscription
from bot.render.markup import plain
from bot.screen import Screen
from bot.visit import Visit
from store import views

# Kept beside the labels of buttons that may be typed: the card's message, and the subscription that it is of.
_MESSAGE, _OF = "@message", "@subscription"
KEYS = (_MESSAGE, _OF)


def noted_of(screen: Screen, message: int | None) -> dict[str, str]:
    """The message of a screen that is the card of one subscription; nothing for another screen."""
    under = [button.does for row in screen.keyboard for button in row]
    of = {does.number for does in under if isinstance(does, OfSubscription)}
    waits = any(isinstance(does, Choose) for does in under)
    if message is None or not (waits or len(of) == 1):
        return {}
    return {_MESSAGE: str(message), _OF: str(of.pop() if len(of) == 1 else 0)}


async def note(visit: Visit, subscription: int | None = None) -> None:
    """The card that was shown last, or of this subscription if it is that, is to be marked."""
    user = visit.person.user_id
    noted = await visit.desk.store.aread(views.last_pressable, user) if visit.chat_id == user else None
    message = int(noted.items.get(_MESSAGE, "0")) if noted else 0
    if noted and message and (subscription is None or noted.items.get(_OF) == str(subscription)):
        visit.outdated = message


async def mark(visit: Visit) -> None:
    """The card says that there is a new one, unless that stands in its place."""
    message, visit.outdated = visit.outdated, None
    if message is not None and message != visit.shown:
        await visit.edit(Screen(plain(texts.CARD_OUTDATED)), message)
