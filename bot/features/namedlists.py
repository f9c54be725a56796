"""Named lists of colleagues on the card of /send: chosen at once, and removed."""

from __future__ import annotations

from dataclasses import replace

from bot import texts
from bot.features.sendcard import ACTS, Sending, card, colleagues
from bot.render.buttons import Act
from bot.render.keyboards import Button
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import contacts
from store.contacts import NamedList


async def picked(visit: Visit, sending: Sending, asked: Act) -> Screen:
    """The people of a list are chosen, or no more where they are already.

    Raises:
        Sorry: the list is gone.
    """
    named, people = await _list(visit, asked.other), {each.user_id for each in await colleagues(visit)}
    chosen = () if named.people == sending.chosen else tuple(user for user in named.people if user in people)
    return await card(visit, replace(sending, chosen=chosen))


async def ended(visit: Visit, sending: Sending, asked: Act) -> Screen:
    """Remove a list, after a question.

    Raises:
        Sorry: the list is gone.
    """
    named = await _list(visit, asked.other)
    if asked.action == "unlist":
        said = texts.SEND_LIST_REMOVE_SURE.format(name=named.name, count=len(named.people))
        yes = Button(texts.CONFIRM, Act(ACTS, "unlisted", asked.number, named.id))
        return Screen(plain(said), ((yes, Button(texts.CANCEL, Act(ACTS, "stay", asked.number))),))
    await visit.desk.store.awrite(contacts.remove, visit.person.user_id, named.id)
    await visit.toast(texts.SEND_LIST_REMOVED.format(name=named.name))
    return await card(visit, sending)


async def _list(visit: Visit, number: int) -> NamedList:
    lists = await visit.desk.store.aread(contacts.lists, visit.person.user_id)
    found = next((each for each in lists if each.id == number), None)
    if found is None:
        raise Sorry(texts.BUTTON_DEAD)
    return found
