"""/invite: a link that admits whoever opens it; and what happens when it is opened."""

from __future__ import annotations

from telegram import Bot

from bot import texts
from bot.delivery import pending
from bot.features.access import tell, who
from bot.features.lists import number_of, remember, text_of
from bot.render.buttons import Act
from bot.render.keyboards import Button, Keyboard
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, invitations, views
from store.invitations import DAYS, USES, Invitation

ACTS = "inv"
KIND = "invitation"
PREFIX = "i_"
_USES, _DAYS = (1, 5, 50), (7, 30)


async def run(visit: Visit, _: str) -> Screen:
    """A new invitation: single use, seven days."""
    return await _new(visit, USES, DAYS)


async def act(visit: Visit, asked: Act) -> Screen:
    """Other numbers, in the place of the former link; or no link at all.

    Raises:
        Sorry: this person may not, or the invitation is gone.
    """
    if not visit.person.is_administrator:
        raise Sorry(texts.NOT_ALLOWED)
    desk, user = visit.desk, visit.person.user_id
    view = await desk.store.aread(views.recall, asked.number, user)
    if view is None or view.kind != KIND:
        raise Sorry(texts.VIEW_DEAD)
    await desk.store.awrite(invitations.revoke, text_of(view, "code") or "", user, desk.clock.now())
    uses, days = number_of(view, "uses", USES), number_of(view, "days", DAYS)
    if asked.action == "uses" and asked.other in _USES:
        return await _new(visit, asked.other, days)
    if asked.action == "days" and asked.other in _DAYS:
        return await _new(visit, uses, asked.other)
    return Screen(plain(texts.INVITATION_REVOKED))


async def redeem(visit: Visit, code: str) -> Screen | None:
    """Admit a stranger who has opened an invitation, and tell who made it; None when it is worthless."""
    person, desk = visit.person, visit.desk

    def enter(session: Session) -> Invitation | None:
        now = desk.clock.now()
        return invitations.redeem(
            session, code, person.user_id, name=person.name, username=person.username, now=now
        )

    found = await desk.store.awrite(enter)
    if found is None:
        return None
    await pending.came_in(visit.context.bot, desk, person.user_id)
    await tell(visit, found.made_by, Screen(plain(texts.INVITED_CAME.format(who=who(person)))))
    return Screen(plain(texts.INVITED_IN))


async def _new(visit: Visit, uses: int, days: int) -> Screen:
    desk, user = visit.desk, visit.person.user_id
    made = await desk.store.awrite(invitations.invite, user, desk.clock.now(), uses=uses, days=days)
    view = await remember(visit, KIND, code=made.code, uses=uses, days=days)
    link = invitation_link(visit.context.bot, made.code)
    day = texts.short_day(made.until.astimezone(desk.clock.zone).date())
    text = texts.INVITATION.format(uses=uses, day=day, link=link)
    return Screen(plain(text), _keyboard(view.id, uses, days))


def invitation_link(bot: Bot, code: str) -> str:
    """The link that admits whoever opens it."""
    return f"https://t.me/{bot.username}?start={PREFIX}{code}"


def _keyboard(view: int, uses: int, days: int) -> Keyboard:
    more = [
        Button(texts.INVITATION_USES.format(uses=each), Act(ACTS, "uses", view, each))
        for each in _USES
        if each != uses
    ]
    longer = [
        Button(texts.INVITATION_DAYS.format(days=each), Act(ACTS, "days", view, each))
        for each in _DAYS
        if each != days
    ]
    return (tuple(more), (*longer, Button(texts.INVITATION_REVOKE, Act(ACTS, "revoke", view))))
