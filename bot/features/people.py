"""/members: who may read, what else they may do, and their going."""

from __future__ import annotations

from collections.abc import Container

from bot import texts
from bot.features.access import tell, who
from bot.features.lists import remember, text_of
from bot.named import people_called
from bot.render.buttons import Act, ShowView
from bot.render.keyboards import Button, in_rows, pager
from bot.render.markup import Rich, bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, deeds, members, openings, subscriptions
from store.values import Member, Role, View

ACTS, KIND = "mb", "members"
_STEP = 10
_ROLES: tuple[Role, ...] = ("member", "editor", "administrator")
# An action of a button has eight letters at most.
_SHORT: dict[Role, str] = {"member": "member", "editor": "editor", "administrator": "admin"}


async def run(visit: Visit, argument: str) -> Screen:
    """Everybody, or those whom a name may mean."""
    view = await remember(visit, KIND, typed=argument[:60])
    return await show(visit, view, 0)


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """A stretch of the list.

    Raises:
        Sorry: nobody is called so, or this person may not look.
    """
    _check(visit)
    typed = text_of(view, "typed") or ""
    every = await visit.desk.store.aread(members.members)
    found = people_called(typed, every) if typed else list(every)
    if not found and typed:
        raise Sorry(texts.NO_MEMBER.format(typed=typed[:20]))
    shown = found[offset : offset + _STEP]
    lines = [bold(texts.MEMBERS_HEAD.format(count=len(found)))]
    admins = visit.desk.settings.admins
    lines += [_line(number, each, admins) for number, each in enumerate(shown, start=offset + 1)]
    doors = [
        Button(str(number), Act(ACTS, "card", view.id, each.user_id))
        for number, each in enumerate(shown, start=offset + 1)
    ]
    return Screen(join(lines), (*in_rows(doors, 5), pager(view.id, offset, _STEP, len(found))))


def _line(number: int, each: Member, admins: Container[int]) -> Rich:
    handle = f"（@{each.username}）" if each.username else ""
    now: Role = "administrator" if each.user_id in admins else each.role
    role = "" if now == "member" else f" · {texts.ROLES[now]}"
    return plain(f"{number}. {each.name}{handle}{role}")


async def act(visit: Visit, asked: Act) -> Screen:
    """Look at somebody, change their role, or let them go.

    Raises:
        Sorry: this person may not, or the other is no member.
    """
    _check(visit)
    desk = visit.desk
    person = await desk.store.aread(members.member, asked.other)
    if person is None:
        raise Sorry(texts.MEMBER_GONE)
    if asked.action == "card":
        return _card(visit, person, asked.number)
    if person.user_id in desk.settings.admins:
        raise Sorry(texts.BY_SETTINGS)
    if asked.action == "sure":
        return Screen(
            plain(texts.REMOVE_SURE.format(who=who(person))),
            (
                (
                    Button(texts.CONFIRM, Act(ACTS, "remove", asked.number, person.user_id)),
                    Button(texts.CANCEL, Act(ACTS, "card", asked.number, person.user_id)),
                ),
            ),
        )
    if asked.action == "remove":
        await desk.store.awrite(_remove, person, visit)
        return Screen(plain(texts.REMOVED.format(who=who(person))))
    role = next((each for each in _ROLES if _SHORT[each] == asked.action), None)
    if role is None:
        raise Sorry(texts.BUTTON_DEAD)
    changed = await desk.store.awrite(_promote, person, role, visit)
    if role != person.role:
        await tell(visit, person.user_id, Screen(plain(texts.ROLE_NOW.format(role=texts.ROLES[role]))))
    return _card(visit, changed, asked.number)


def _remove(session: Session, person: Member, visit: Visit) -> None:
    members.remove(session, person.user_id)
    subscriptions.forget_person(session, person.user_id)
    openings.answered(session, person.user_id)
    by, now = visit.person.user_id, visit.desk.clock.now()
    deeds.note(session, now, by, "remove", whom=person.user_id, detail=person.name)


def _promote(session: Session, person: Member, role: Role, visit: Visit) -> Member:
    if members.member(session, person.user_id) is None:
        # Another administrator was faster: a change of role must not bring back who was removed.
        raise Sorry(texts.MEMBER_GONE)
    by, now = visit.person.user_id, visit.desk.clock.now()
    deeds.note(session, now, by, "role", whom=person.user_id, detail=role)
    return members.add(session, person.user_id, person.name, person.username, role)


def _card(visit: Visit, person: Member, view: int) -> Screen:
    fixed = person.user_id in visit.desk.settings.admins
    role = texts.ROLES["administrator" if fixed else person.role] + (texts.BY_SETTINGS if fixed else "")
    text = plain(texts.MEMBER_CARD.format(who=who(person), role=role))
    back = (Button(texts.BACK, ShowView(view)),)
    if fixed:
        return Screen(text, (back,))
    roles = [
        Button(texts.ROLES[each], Act(ACTS, _SHORT[each], view, person.user_id))
        for each in _ROLES
        if each != person.role
    ]
    remove = Button(texts.REMOVE, Act(ACTS, "sure", view, person.user_id))
    return Screen(text, (tuple(roles), (remove, *back)))


def _check(visit: Visit) -> None:
    if not visit.person.is_administrator:
        raise Sorry(texts.NOT_ALLOWED)
