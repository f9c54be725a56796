"""改成九点, 周末也要: what is said to the card of a subscription that waits to be confirmed."""

from __future__ import annotations

from bot import refining, texts
from bot.cardwords import Amended, read_amended
from bot.features import card, lastshown, outdating, search
from bot.features.lastshown import WAITS
from bot.render import buttons
from bot.render.buttons import Choose
from bot.screen import Screen
from bot.visit import Visit
from store import views


async def card_waiting(visit: Visit) -> int | None:
    """The card of a subscription that this person was shown last and can still confirm by a word."""
    if visit.chat_id != visit.person.user_id:
        return None
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    if noted is None or visit.desk.clock.now() - noted.at > WAITS:
        return None
    press = buttons.read(noted.items.get(texts.CONFIRM))
    return press.view if isinstance(press, Choose) and press.field == "ok" else None


async def said_to_card(visit: Visit, text: str) -> Screen | None:
    """The card that waits, with what was said of it (改成九点); None where none waits, or for anything else.

    Raises:
        Sorry: it cannot be so.
    """
    change = read_amended(text)
    if change is None:
        return None
    if last := await card_waiting(visit):
        if change.doubted and await _is_written(visit, text, change):
            return None
        shown = await card.amended(visit, last, change)
        await outdating.note(visit)
        return shown
    near = await lastshown.card_near(visit)
    # 周五 behind another answer is looked for.
    if near is None or near.several or not change.led or await _is_of_list(visit, text):
        return None
    if await _is_written(visit, text, change):
        return None
    shown = await card.amended(visit, near.view, change)
    visit.outdated = near.message
    return shown


async def _is_of_list(visit: Visit, text: str) -> bool:
    """Whether it is said to what was shown since: a list of hits, or one of what is brought already."""
    if refining.read(text) and await lastshown.view_on_screen(visit):
        return True
    return await lastshown.is_asked(visit)


async def _is_written(visit: Visit, text: str, change: Amended) -> bool:
    """Whether the words may be a headline: articles say them so, or nothing of what they would change."""
    if await search.is_held(visit, f"“{text.strip()}”"):
        return True
    topics = (*change.added, *change.dropped)
    return bool(topics) and not any([await search.is_held(visit, topic) for topic in topics])
