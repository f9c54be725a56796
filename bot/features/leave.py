"""Leaving: after a question, at once; what is kept stays until erased, and goes on after coming back."""

from __future__ import annotations

from bot import texts
from bot.render.buttons import Act, Join
from bot.render.keyboards import Button, Row
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, deeds, members, openings, personal, sleepers

SETTINGS = "set"
ERASE = (Button(texts.DATA_ERASE, Act(SETTINGS, "erase", 0)),)
# What somebody who is no member any more may still press.
OF_STRANGERS = frozenset({"erase", "erased"})


async def ask(visit: Visit) -> Screen:
    """What leaving means, and whether it is meant.

    Raises:
        Sorry: this person cannot leave, and why.
    """
    await _check(visit)
    ways: Row = (
        Button(texts.CONFIRM, Act(SETTINGS, "left", 0)),
        Button(texts.CANCEL, Act(SETTINGS, "back", 0)),
    )
    return Screen(plain(texts.LEAVE_SURE), (ways, ERASE))


async def go(visit: Visit) -> Screen:
    """End the membership of whoever asks.

    Raises:
        Sorry: this person cannot leave, and why.
    """
    await _check(visit)
    await visit.desk.store.awrite(_leave, visit)
    return Screen(plain(texts.LEAVE_DONE), ((Button(texts.JOIN, Join()),), ERASE))


def _leave(session: Session, visit: Visit) -> None:
    user, now = visit.person.user_id, visit.desk.clock.now()
    members.remove(session, user)
    sleepers.sleep_of_person(session, user, sleepers.LEFT)
    openings.answered(session, user)
    deeds.note(session, now, user, "leave", detail=visit.person.name)


async def _check(visit: Visit) -> None:
    """Raises `Sorry` where the settings would let the person in again, or nobody would be left to admit."""
    user, desk = visit.person.user_id, visit.desk
    if user in desk.settings.admins:
        raise Sorry(texts.LEAVE_BY_SETTINGS)
    if await desk.administrators() == [user]:
        raise Sorry(texts.LEAVE_LAST)


async def left_something(visit: Visit) -> bool:
    """Whether somebody who is no member has things here that could be erased."""
    held = await visit.desk.store.aread(personal.counts, visit.person.user_id)
    return any(held.values())
