"""确认, 好的, 对 behind an order that was kept as it was said: that nothing waits to be confirmed."""

from __future__ import annotations

from bot import texts
from bot.features import undoing
from bot.features.subscription import describe
from bot.labels import word_meant
from bot.render.markup import plain
from bot.screen import Screen
from bot.visit import Visit
from store import subscriptions


async def answered(visit: Visit, text: str) -> Screen | None:
    """What is kept already; None for another word, and where something else was said last."""
    if visit.chat_id != visit.person.user_id or word_meant(text) != texts.CONFIRM:
        return None
    said = await undoing.last(visit)
    if said is None or word_meant(said.text) == texts.CONFIRM:
        # A card that was confirmed by such a word is no order that was kept as it was said.
        return None
    visit.stays_last = True
    mine = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    kept = [describe(sub) for sub in mine if str(sub.id) in said.states]
    return Screen(plain("\n".join([texts.SAVED_ALREADY_SO, *kept])))
