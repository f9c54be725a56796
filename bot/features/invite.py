"""/invite: a link that admits whoever opens it; and what happens when it is opened."""

from __future__ import annotations

from telegram import Bot

from bot import texts
from bot.delivery import pending
from bot.features.access import tell, who
from bot.features.allowance import MOST_DAYS, MOST_USES, read_allowance
from bot.features.lists import number_of, remember, text_of
from bot.render.buttons import Act
from bot.render.keyboards import Button, Keyboard, Row, in_rows, pager
from bot.render.markup import bold, join, plain
from bot.render.receipt import moment
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, invitations, members, views
from store.invitations import DAYS, USES, Invitation
from store.values import View

ACTS = "inv"
KIND, LIST = "invitation", "invitations"
PREFIX = "i_"
_USES, _DAYS = (1, 5, 50), (7, 30)
_CHOICES = {"uses": _USES, "days": _DAYS}
_STEP = 6


async def run(visit: Visit, argument: str) -> Screen:
    """A new invitation: single use, seven days, or as the argument says; or those that are open.

    Raises:
        Sorry: no invitation can have such numbers.
    """
    if argument.strip().lower() in texts.INVITATIONS_WORDS:
        return await show(visit, None, 0)
    asked = read_allowance(argument)
    if not asked.fits:
        raise Sorry(texts.INVITATION_RANGE.format(uses=MOST_USES, days=MOST_DAYS))
    desk, user = visit.desk, visit.person.user_id
    made = await desk.store.awrite(
        invitations.invite, user, desk.clock.now(), uses=asked.uses or USES, days=asked.days or DAYS
    )
    above = texts.INVITATION_UNREAD.format(typed=asked.unread[:20]) if asked.unread else ""
    return await _card(visit, made, asked.days or DAYS, above)


async def act(visit: Visit, asked: Act) -> Screen:
    """Other numbers for a link; no link any more; or all the links that are open.

    Raises:
        Sorry: this person may not, or the invitation is gone.
    """
    _check(visit)
    if asked.action == "list":
        return await show(visit, None, 0)
    desk, user = visit.desk, visit.person.user_id
    view = await desk.store.aread(views.recall, asked.number, user)
    if view is not None and view.kind == LIST and asked.action == "end":
        return await _ended(visit, view, asked.other)
    if view is None or view.kind != KIND:
        raise Sorry(texts.VIEW_DEAD)
    code, now = text_of(view, "code") or "", desk.clock.now()
    if asked.action == "revoke":
        await desk.store.awrite(invitations.revoke, code, user, now)
        others = len(await desk.store.aread(invitations.still_open, now))
        return Screen(plain(texts.INVITATION_REVOKED), (_all(others),))
    if asked.other not in _CHOICES.get(asked.action, ()):
        raise Sorry(texts.BUTTON_DEAD)
    other = {asked.action: asked.other}
    changed = await desk.store.awrite(lambda session: invitations.change(session, code, user, now, **other))
    if changed is None:
        raise Sorry(texts.INVITATION_OVER)
    return await _card(visit, changed, other.get("days") or number_of(view, "days", DAYS))


async def show(visit: Visit, _: View | None, offset: int) -> Screen:
    """The invitations that are open, of all administrators, with their links.

    Raises:
        Sorry: this person may not look, or there are none.
    """
    _check(visit)
    desk = visit.desk
    every = await desk.store.aread(invitations.still_open, desk.clock.now())
    if not every:
        raise Sorry(texts.INVITATIONS_NONE)
    offset = min(offset, (len(every) - 1) // _STEP * _STEP)
    shown = every[offset : offset + _STEP]
    view = await remember(visit, LIST, codes=" ".join(each.code for each in shown))
    names = {each.user_id: each.name for each in await desk.store.aread(members.members)}
    lines = [bold(texts.INVITATIONS_HEAD.format(count=len(every)))]
    lines += [plain(_line(visit, at, each, names)) for at, each in enumerate(shown, start=offset + 1)]
    ends = [
        Button(texts.INVITATIONS_END.format(number=offset + at + 1), Act(ACTS, "end", view.id, at))
        for at in range(len(shown))
    ]
    return Screen(join(lines, "\n\n"), (*in_rows(ends, 3), pager(view.id, offset, _STEP, len(every))))


def _line(visit: Visit, number: int, each: Invitation, names: dict[int, str]) -> str:
    zone = visit.desk.clock.zone
    return texts.INVITATIONS_LINE.format(
        number=number, uses=each.uses, day=texts.short_day(each.until.astimezone(zone).date()),
        who=names.get(each.made_by, str(each.made_by)), made=moment(each.made_at, zone),
        link=invitation_link(visit.context.bot, each.code),
    )  # fmt: skip


async def _ended(visit: Visit, view: View, at: int) -> Screen:
    codes = (text_of(view, "codes") or "").split()
    if at >= len(codes):
        raise Sorry(texts.BUTTON_DEAD)
    desk, user = visit.desk, visit.person.user_id
    await desk.store.awrite(invitations.revoke, codes[at], user, desk.clock.now())
    await visit.toast(texts.INVITATION_REVOKED)
    try:
        return await show(visit, None, 0)
    except Sorry as none:
        return none.screen


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


async def _card(visit: Visit, made: Invitation, days: int, above: str = "") -> Screen:
    """A link with its numbers; other links are named, for they go on."""
    desk = visit.desk
    view = await remember(visit, KIND, code=made.code, days=days)
    day = texts.short_day(made.until.astimezone(desk.clock.zone).date())
    text = texts.INVITATION.format(
        uses=made.uses, day=day, link=invitation_link(visit.context.bot, made.code)
    )
    every = len(await desk.store.aread(invitations.still_open, desk.clock.now()))
    also = texts.INVITATION_OTHERS.format(count=every - 1) if every > 1 else ""
    said = "\n\n".join(filter(None, (above, text, also)))
    return Screen(plain(said), (*_keyboard(view.id, made.uses, days), _all(every) if also else ()))


def _all(count: int) -> Row:
    return (Button(texts.INVITATIONS_BUTTON.format(count=count), Act(ACTS, "list", 0)),) if count else ()


def _check(visit: Visit) -> None:
    if not visit.person.is_administrator:
        raise Sorry(texts.NOT_ALLOWED)


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
