"""Who may read. Strangers get a sentence and a button; administrators decide with one press."""

from __future__ import annotations

import datetime as dt
import logging

from telegram import Update, User
from telegram.error import TelegramError

from bot import texts
from bot.context import Context, Desk, Person
from bot.delivery import pending
from bot.features import leave
from bot.render.buttons import Decide, Join
from bot.render.keyboards import Button, Keyboard, Row
from bot.render.markup import plain
from bot.render.receipt import moment
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import members
from store.values import Member

_log = logging.getLogger(__name__)
_JOIN: Keyboard = ((Button(texts.JOIN, Join()),),)


async def identify(desk: Desk, user: User) -> Person:
    """Who this is. Reads only: a stranger leaves no trace until asking for access."""
    name = members.readable(user.full_name) or str(user.id)
    if user.id in desk.settings.admins:
        return Person(user.id, name, user.username, "administrator")
    known = await desk.store.aread(members.member, user.id)
    return Person(user.id, name, user.username, known.role if known else "stranger")


async def visitor(update: Update, context: Context) -> Visit:
    """Whoever an update comes from, ready to be answered."""
    user = update.effective_user
    if user is None:
        # A channel's post or an anonymous group admin: nobody whom rights could belong to.
        return Visit(update, context, Person(0, "", None, "stranger"))
    return Visit(update, context, await identify(context.desk, user))


async def closed_door(visit: Visit, *, invited: bool = False) -> Screen:
    """What a stranger gets, whatever was asked for."""
    # Who has left can still erase what is kept of them.
    more: Keyboard = (leave.ERASE,) if await leave.left_something(visit) else ()
    if invited:
        return Screen(plain(texts.INVITATION_GONE), _JOIN + more)
    if await _is_waiting(visit):
        return Screen(plain(texts.STRANGER_WAITING), more)
    if not await visit.desk.administrators():
        sentence = texts.STRANGER_NO_ADMINISTRATOR.format(user_id=visit.person.user_id)
        return Screen(plain(sentence), _JOIN + more)
    return Screen(plain(texts.STRANGER), _JOIN + more)


async def ask_to_join(visit: Visit) -> Screen:
    """Keep the request once, and tell the administrators."""
    person, desk = visit.person, visit.desk
    if person.admitted:
        raise Sorry(texts.ALREADY_MEMBER)
    asked = await desk.store.awrite(
        members.request_access, person.user_id, person.name, person.username, desk.clock.now()
    )
    if not asked:
        raise Sorry(texts.REQUEST_WAITS if await _is_waiting(visit) else texts.REQUEST_LATER)
    notice = _request(person, desk, desk.clock.now())
    told = await desk.administrators()
    for administrator in told:
        await tell(visit, administrator, notice)
    return Screen(plain(texts.REQUESTED if told else texts.REQUESTED_NO_ADMINISTRATOR))


async def decide(visit: Visit, asked: Decide) -> Screen:
    """Admit or refuse; in force at once, and the person is told.

    Raises:
        Sorry: this person may not decide, or the request has been dealt with.
    """
    if not visit.person.is_administrator:
        raise Sorry(texts.NOT_ALLOWED)
    desk, by = visit.desk, visit.person
    decided = await desk.store.awrite(members.decide, asked.user, asked.admit, by.user_id, desk.clock.now())
    if decided is None:
        raise Sorry(texts.REQUEST_GONE)
    told = texts.YOU_ARE_IN if asked.admit else texts.YOU_ARE_OUT
    await tell(visit, asked.user, Screen(plain(told)))
    if asked.admit:
        await pending.came_in(visit.context.bot, desk, asked.user)
    done = texts.REQUEST_ADMITTED if asked.admit else texts.REQUEST_REFUSED
    asker = who(Person(asked.user, decided.name, decided.username, "stranger"))
    return Screen(plain(done.format(who=asker, by=by.name)))


async def waiting_requests(visit: Visit) -> list[Screen]:
    """The requests that wait for a decision, one message each, for an administrator."""
    if not visit.person.is_administrator:
        return []
    found = await visit.desk.store.aread(members.requests)
    return [
        _request(Person(each.user_id, each.name, each.username, "stranger"), visit.desk, each.asked_at)
        for each in found
    ]


def _request(person: Person, desk: Desk, at: dt.datetime) -> Screen:
    """Who asks to be admitted, since when, and the decision."""
    said = texts.REQUEST.format(who=who(person), when=moment(at, desk.clock.zone))
    return Screen(plain(said), (decision_row(person.user_id),))


async def keep_up(visit: Visit) -> None:
    """Members stand in the store as they call themselves now: colleagues hand things on by name.

    An administrator of the settings too, as a plain member: the rights are those of the settings, and go
    when they go from there.
    """
    person, store = visit.person, visit.desk.store
    if not person.admitted:
        return
    known = await store.aread(members.member, person.user_id)
    called = (person.user_id, person.name, person.username)
    if known is None:
        if person.user_id in visit.desk.settings.admins:
            await store.awrite(members.add, *called, "member")
    elif (known.name, known.username) != called[1:]:
        await store.awrite(members.rename, *called, visit.desk.clock.now())


def decision_row(user_id: int) -> Row:
    """同意 and 拒绝 for a person's request."""
    return (
        Button(texts.ADMIT, Decide(user_id, admit=True)),
        Button(texts.REFUSE, Decide(user_id, admit=False)),
    )


async def _is_waiting(visit: Visit) -> bool:
    return await visit.desk.store.aread(members.is_waiting, visit.person.user_id)


async def tell(visit: Visit, user_id: int, screen: Screen) -> None:
    """Send somebody else a message; that one cannot be reached is no reason to stop."""
    try:
        await visit.send(screen, user_id)
    except TelegramError as error:
        _log.info("user %s could not be told: %s", user_id, type(error).__name__)


def who(person: Person | Member) -> str:
    """A person as administrators see them: name, @username, number."""
    handle = f"@{person.username}，" if person.username else ""
    # A name is a stranger's own words: without line ends and turns of direction it cannot pose as a sentence.
    name = "".join(character for character in person.name if character.isprintable())
    return f"{name}（{handle}编号 {person.user_id}）"
