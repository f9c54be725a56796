"""确认 said though something else was shown since the card: the only order that waits is confirmed."""

from __future__ import annotations

from bot import texts
from bot.features import card, ordering, undecided
from bot.features.lastshown import WAITS
from bot.labels import word_meant
from bot.plainly import levelled
from bot.render.buttons import Press
from bot.render.keyboards import Button
from bot.screen import Sorry
from bot.visit import Visit
from store import views

# What fits a button.
_NAME = 40


async def pressed(visit: Visit, text: str) -> Press | None:
    """The button of the only card that waits; None where none does, or for another word.

    Raises:
        Sorry: several wait.
    """
    if visit.chat_id != visit.person.user_id or word_meant(text) != texts.CONFIRM:
        return None
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    if noted is None:
        return None
    now, plainly = visit.desk.clock.now().timestamp(), levelled(text).startswith(texts.typed.PLAIN_CONSENT)
    cards = [
        one
        for one in undecided.cards(noted.items)
        if now - one.at <= WAITS.total_seconds() and (plainly or one.since <= undecided.NEAR)
    ]
    named = [(one, await (ordering if one.several else card).name_of(visit, one.view)) for one in cards]
    waits = [(one, name) for one, name in named if name]
    if len(waits) > 1:
        doors = [(Button(name[:_NAME], one.press),) for one, name in waits]
        raise Sorry(texts.SEVERAL_WAIT.format(count=len(waits)), tuple(doors))
    return waits[0][0].press if waits else None
